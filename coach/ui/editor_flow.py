"""From a wish to a written routine: opening the editor, saving, leaving, deleting, and files from others."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.application.own_content import Deleted, Offer
from coach.application.workspace import Workspace
from coach.domain.draft import Draft
from coach.domain.errors import CoachError
from coach.domain.exercise import Exercise
from coach.ui.content import Content
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.turns import in_next_turn
from coach.ui.pages.editor.own_exercise import OwnExerciseDialog
from coach.ui.pages.editor.page import EditorPage
from coach.ui.pages.editor.questions import DISCARD, SAVE, TAKE, ImportDialog, LeaveDialog, RefusedDialog
from coach.ui.pages.editor.shelf import Shelf

Say = Callable[[str, Callable[[], None] | None], None]


def ask_for_files(window: QWidget) -> list[Path]:
    """The files that a person picks in the dialog of the system."""
    title = QObject.tr(window, "Take routines from files")
    kinds = QObject.tr(window, "Routines and exercises (*.toml)")
    chosen, _ = QFileDialog.getOpenFileNames(window, title, "", kinds)
    return [Path(name) for name in chosen]


class EditorFlow(QObject):
    """Owns the one draft that is being edited; it stays while other pages are shown.

    `opened` carries the page to show; `closed` comes when there is nothing to edit any more, and `changed`
    when the person's own content is different; `start_wished` carries the id of a routine saved to be tried.
    """

    opened = Signal(object)
    closed = Signal()
    changed = Signal()
    start_wished = Signal(str)

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        say: Say,
        choose_files: Callable[[QWidget], list[Path]] = ask_for_files,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._own = workspace.own
        self._say = say
        self._choose_files = choose_files
        self._content = Content(workspace.exercise, workspace.pose, workspace.care)
        self._dialog: Dialog | None = None
        self._waiting: list[Path] = []
        self.page: EditorPage | None = None

    @property
    def has_unsaved(self) -> bool:
        """Whether there is work that closing the program would lose."""
        return self.page is not None and self.page.is_changed

    # Opening

    def create(self) -> None:
        """Begin a new routine."""
        self._leave_then(lambda: self._open(Draft()))

    def duplicate(self, routine_id: str) -> None:
        """Edit a copy of a routine; nothing is written until it is saved."""

        def open_copy() -> None:
            name = self._workspace.routine(routine_id).name
            copy = self._own.duplicate(routine_id, self.tr("{name}, my version").format(name=name))
            self._open(copy)

        self._leave_then(lambda: self._attempt(open_copy))

    def edit(self, routine_id: str) -> None:
        """Change an own routine; the one that is being edited already is shown again."""
        if self.page is not None and self.page.draft.id == routine_id:
            self.opened.emit(self.page)
            return
        self._leave_then(lambda: self._attempt(lambda: self._open(self._own.edited(routine_id))))

    def _open(self, draft: Draft) -> None:
        page = EditorPage(draft, self._shelf(), self._content)
        page.save_wished.connect(lambda draft: self._save(draft))
        page.try_wished.connect(self._try)
        page.left.connect(lambda: self.leave())
        page.own_exercise_wished.connect(self.write_exercise)
        page.files_dropped.connect(self.take_files)
        self.page = page
        page.name.select_all()
        in_next_turn(page, lambda: self._show(page))

    def _show(self, page: EditorPage) -> None:
        """Show a page that is still wished for, as soon as nothing on it will move any more."""
        if page is not self.page:
            return
        if page.stands:
            self.opened.emit(page)
        else:
            in_next_turn(page, lambda: self._show(page))

    def _shelf(self) -> Shelf:
        exercises = tuple(self._workspace.exercises()[0])
        return Shelf(exercises, self._own.levels(), self._own.own_exercises())

    # Saving and leaving

    def _save(self, draft: Draft) -> str | None:
        """Write the draft; the id it has on disk, or None with the reason on the page."""
        page = self.page
        if page is None:
            return None
        try:
            routine = self._own.save(draft)
            saved = self._own.edited(routine.id)
        except CoachError as error:
            page.show_trouble(
                self.tr("Could not save. Your draft is still here. {reason}").format(reason=error)
            )
            return None
        page.mark_saved(saved)
        self._say(self.tr("{name} is saved.").format(name=routine.name), None)
        self.changed.emit()
        return routine.id

    def _try(self, draft: Draft) -> None:
        is_changed = self.page is None or self.page.is_changed
        routine_id = self._save(draft) if is_changed or draft.id is None else draft.id
        if routine_id is not None:
            self.start_wished.emit(routine_id)

    def leave(self, then: Callable[[], object] | None = None) -> None:
        """Close the editor and go on, asking first what to do with unsaved work."""
        self._leave_then(then or (lambda: None))

    def _leave_then(self, then: Callable[[], object]) -> None:
        page = self.page
        if page is None or not page.is_changed:
            self._close()
            then()
            return

        def answered(answer: object) -> None:
            if answer == SAVE:
                page.save()
            if answer == DISCARD or (answer == SAVE and not page.is_changed):
                self._close()
                then()
            else:
                self.opened.emit(page)

        self._ask(LeaveDialog(self._window, page.draft.name), answered)

    def _close(self) -> None:
        if self.page is not None:
            page, self.page = self.page, None
            self.closed.emit()
            page.setParent(None)
            page.deleteLater()

    # Own content

    def delete(self, routine_id: str) -> None:
        """Delete an own routine and offer to undo it."""
        if self.page is not None and self.page.draft.id == routine_id:
            self._close()

        def delete() -> None:
            deleted = self._own.delete(routine_id)
            self.changed.emit()
            self._say(self.tr("{name} is deleted.").format(name=deleted.name), lambda: self._restore(deleted))

        self._attempt(delete)

    def delete_exercise(self, exercise_id: str) -> None:
        """Delete an own exercise that nothing needs, and offer to undo it."""

        def delete() -> None:
            deleted = self._own.delete_exercise(exercise_id)
            self._refresh()
            self._say(self.tr("{name} is deleted.").format(name=deleted.name), lambda: self._restore(deleted))

        self._attempt(delete)

    def _restore(self, deleted: Deleted) -> None:
        def restore() -> None:
            self._own.restore(deleted)
            self._refresh()
            self._say(self.tr("{name} is back.").format(name=deleted.name), None)

        self._attempt(restore)

    def write_exercise(self) -> None:
        """Ask for an exercise in words and keep it; an open routine gets it at once."""

        def answered(answer: object) -> None:
            if isinstance(answer, Exercise):
                self._attempt(lambda: self._keep(answer))

        self._ask(OwnExerciseDialog(self._window), answered)

    def _keep(self, exercise: Exercise) -> None:
        kept = self._own.save_exercise(exercise)
        self._refresh()
        if self.page is not None:
            self.page.insert(kept.id)
        self._say(self.tr("{name} is kept.").format(name=kept.name), None)

    def _refresh(self) -> None:
        self.refresh_shelf()
        self.changed.emit()

    def refresh_shelf(self) -> None:
        """Show what there is to add as it stands."""
        if self.page is not None:
            self.page.show_shelf(self._shelf())

    # From others

    def choose_files(self) -> None:
        """Let the person pick files to take."""
        self.take_files(self._choose_files(self._window))

    def take_files(self, paths: Iterable[Path]) -> None:
        """Preview one file after the other; only what is agreed to is kept."""
        self._waiting.extend(paths)
        self._next_file()

    def _next_file(self) -> None:
        if self._dialog is not None or not self._waiting:
            return
        path = self._waiting.pop(0)
        try:
            offer = self._own.preview(path)
        except CoachError as error:
            dialog = RefusedDialog(self._window, path.name, str(error))
            self._ask(dialog, lambda _answer: self._next_file())
            return
        self._ask(
            ImportDialog(self._window, offer, self._content), lambda answer: self._decide(offer, answer)
        )

    def _decide(self, offer: Offer, answer: object) -> None:
        def take() -> None:
            taken = self._own.take(offer)
            self._refresh()
            self._say(self.tr("{name} is in your library.").format(name=taken.name), None)

        if answer == TAKE:
            self._attempt(take)
        self._next_file()

    # Asking and telling

    def _ask(self, dialog: Dialog, answered: Callable[[object], None]) -> None:
        if self._dialog is not None:
            dialog.deleteLater()
            return

        def finished(answer: object) -> None:
            self._dialog = None
            answered(answer)

        self._dialog = dialog
        dialog.finished.connect(finished)
        dialog.open()

    def _attempt(self, action: Callable[[], None]) -> None:
        try:
            action()
        except CoachError as error:
            self._say(str(error), None)
