"""The library and the editor in one place of the shell, and what leads from one to the other."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from coach.application.workspace import Workspace
from coach.ui.content import Content
from coach.ui.editor_flow import EditorFlow
from coach.ui.kit.toast import Toast
from coach.ui.kit.turns import in_next_turn
from coach.ui.pages.editor.page import EditorPage
from coach.ui.pages.library.page import LibraryPage
from coach.ui.paper.printing import SheetFlow


class LibraryFlow(QObject):
    """Builds the library when it is first wished for; a draft keeps its place while other pages are shown.

    `shown` comes when the place must be seen, `changed` when a routine of the person's own is different."""

    start_wished = Signal(str)
    plan_wished = Signal(str)
    shown = Signal()
    changed = Signal()
    body_wished = Signal()

    def __init__(self, window: QWidget, workspace: Workspace, content: Content, toast: Toast) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._content = content
        self._place = QStackedWidget()
        self.page: LibraryPage | None = None
        self._is_still = self._is_marking = False
        self.editor = EditorFlow(window, workspace, toast.say)
        self.editor.opened.connect(self._show)
        self.editor.closed.connect(lambda: self._show(self._library()))
        self.editor.changed.connect(self._refresh)
        self.editor.start_wished.connect(self.start_wished)
        self.sheets = SheetFlow(window, content, toast.say)

    @property
    def is_editing(self) -> bool:
        """Whether the editor is in the place of the library."""
        return self.editor.page is not None and self._place.currentWidget() is self.editor.page

    def place(self) -> QWidget:
        """What the shell shows; read and filled in turns, so that the page comes at once."""
        in_next_turn(self._place, self._read)
        self._place.addWidget(self._library())
        return self._place

    def set_still(self, still: bool) -> None:
        """Reduced motion for the exercises of the library."""
        self._is_still = still
        if self.page is not None:
            self.page.exercise_page.set_still(still)

    def refresh_marks(self) -> None:
        """Mark anew what asks for care, here and in the editor, a piece a turn."""
        self.editor.refresh_shelf()
        if self.page is not None and not self._is_marking:
            self._is_marking = True
            in_next_turn(self.page, self._mark)

    def _mark(self) -> None:
        self._is_marking = False
        self._fill()
        if self.page is not None:
            in_next_turn(self.page, self.page.detail.show_anew)
            in_next_turn(self.page, self.page.exercise_page.show_anew)

    def leave_then(self, then: Callable[[], object]) -> bool:
        """Ask about unsaved work before the window closes; whether there is any to ask about."""
        if not self.editor.has_unsaved:
            return False
        self.editor.leave(then)
        return True

    def _library(self) -> LibraryPage:
        if self.page is None:
            self.page = page = LibraryPage(self._content)
            page.exercise_page.set_still(self._is_still)
            page.start_requested.connect(self.start_wished)
            page.plan_wished.connect(self.plan_wished)
            page.exercise_page.body_wished.connect(self.body_wished)
            page.pdf_wished.connect(lambda routine_id: self.sheets.save(self._workspace.routine(routine_id)))
            page.print_wished.connect(
                lambda routine_id: self.sheets.preview(self._workspace.routine(routine_id))
            )
            page.new_wished.connect(self.editor.create)
            page.copy_wished.connect(self.editor.duplicate)
            page.edit_wished.connect(self.editor.edit)
            page.delete_wished.connect(self.editor.delete)
            page.import_wished.connect(self.editor.choose_files)
            page.files_dropped.connect(self.editor.take_files)
        return self.page

    def _read(self) -> None:
        """Have the files in memory before there are tiles to paint."""
        self._workspace.exercises()
        for routine in self._workspace.routines()[0]:
            self._content.pose(routine.items[len(routine.items) // 2].exercise)
        in_next_turn(self._place, self._fill)

    def _fill(self) -> None:
        exercises, unread = self._workspace.exercises()
        routines, refused = self._workspace.routines()
        self._library().show_routines(routines, exercises, [*refused, *unread])

    def _refresh(self) -> None:
        if self.page is not None:
            self._fill()
        self.changed.emit()

    def _show(self, page: LibraryPage | EditorPage) -> None:
        """Show a page; a new one is put in its place in one turn and drawn in the next."""
        if self._place.indexOf(page) >= 0:
            self._show_now(page)
            return
        self._place.addWidget(page)
        in_next_turn(page, lambda: self._show_now(page))

    def _show_now(self, page: LibraryPage | EditorPage) -> None:
        if self._place.indexOf(page) < 0:
            return
        self._place.setCurrentWidget(page)
        self.shown.emit()
        page.take_focus()
