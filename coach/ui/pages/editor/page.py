"""The routine editor: name, category, exercises with their doses, live totals, advice."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.advice import advice
from coach.domain.draft import (
    Draft,
    Obstacle,
    counted_as,
    dosed,
    inserted,
    moved,
    obstacles,
    prepared,
    removed,
    renamed,
    spaced,
)
from coach.domain.history import History
from coach.ui.content import Content
from coach.ui.kit.dropdown import Dropdown
from coach.ui.kit.dropped import toml_files
from coach.ui.kit.field import Field
from coach.ui.kit.scroll import Scroll, centred
from coach.ui.kit.text import Text
from coach.ui.navigation import WIDE_FROM_PX
from coach.ui.pages.editor import phrases
from coach.ui.pages.editor.head import Head
from coach.ui.pages.editor.phrases import tr
from coach.ui.pages.editor.picker import OWN, PickerCard, PickerDialog
from coach.ui.pages.editor.shelf import Shelf
from coach.ui.pages.editor.summary import CheckCard, TotalsCard
from coach.ui.pages.editor.table import Table
from coach.ui.theme import (
    CARD_GAP,
    COLUMN_GAP,
    CONTENT_PX,
    PAGE_MARGIN_X,
    PAGE_MARGIN_Y,
    SPACE_4,
    SPACE_12,
    SPACE_16,
    SPACE_24,
)

SIDE_PX = 312
CATEGORY_PX = 168
TYPING = "typing"
_PLACES = {
    Obstacle.NO_NAME: "name",
    Obstacle.NAME_TOO_LONG: "name",
    Obstacle.NO_EXERCISE: "table",
    Obstacle.TOO_MANY_EXERCISES: "table",
    Obstacle.TOO_LONG: "totals",
}


class EditorPage(QWidget):
    """Changes a draft; what is to happen with it is a signal that carries it."""

    save_wished = Signal(object)
    try_wished = Signal(object)
    left = Signal()
    own_exercise_wished = Signal()
    files_dropped = Signal(list)

    def __init__(self, draft: Draft, shelf: Shelf, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = History(draft)
        self._saved = draft
        self._shelf, self._content = shelf, content
        self._exercises = shelf.by_id()
        self._dialog: PickerDialog | None = None
        self._has_refused = False
        self.setAcceptDrops(True)
        self.head = Head()
        self.name = Field(tr("Name of the routine"), draft.name)
        self.category = Dropdown(tr("Category"), phrases.category_options(draft.categories))
        self.category.setMinimumWidth(CATEGORY_PX)
        self.table = Table(content)
        self.totals = TotalsCard()
        self.checks = CheckCard()
        self.side = PickerCard(shelf, content)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.name.line.leaves_undo = True
        self._show()

    # Building

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_12)
        top.addLayout(_labelled(tr("Name"), self.name), 1)
        top.addLayout(_labelled(tr("Category"), self.category))
        main = QWidget()
        self._main = QVBoxLayout(main)
        self._main.setContentsMargins(4, 4, 4, PAGE_MARGIN_Y)
        self._main.setSpacing(CARD_GAP)
        self._main.addLayout(top)
        self._main.addWidget(self.table)
        self._main.addWidget(self.totals)
        self._main.addStretch(1)
        self.pane = Scroll(main)
        self._side_column = QWidget()
        self._side_column.setFixedWidth(SIDE_PX)
        self._side = QVBoxLayout(self._side_column)
        self._side.setContentsMargins(0, 4, 0, PAGE_MARGIN_Y)
        self._side.setSpacing(CARD_GAP)
        self._side.addWidget(self.side, 1)
        body = QWidget(self)
        self._page = QVBoxLayout(body)
        self._page.setSpacing(0)
        self._page.addWidget(self.head)
        columns = QHBoxLayout()
        columns.setSpacing(COLUMN_GAP - 4)
        self._page.addLayout(columns, 1)
        columns.addWidget(self.pane, 1)
        columns.addWidget(self._side_column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(centred(body, CONTENT_PX))
        self._arrange()

    def _connect(self) -> None:
        self.head.left.connect(self.left)
        self.head.undo_wished.connect(self.undo)
        self.head.try_wished.connect(self.try_it)
        self.head.save_wished.connect(self.save)
        self.name.changed.connect(lambda name: self._change(renamed(self.draft, name), TYPING))
        self.category.chosen.connect(lambda chosen: self._change(counted_as(self.draft, chosen)))
        self.table.dosed.connect(lambda place, dose: self._change(dosed(self.draft, place, dose)))
        self.table.removed.connect(self.remove)
        self.table.moved.connect(self.move_item)
        self.table.add_wished.connect(self.add)
        self.totals.prepared.connect(lambda seconds: self._change(prepared(self.draft, seconds)))
        self.totals.spaced.connect(lambda seconds: self._change(spaced(self.draft, seconds)))
        picker = self.side.picker
        picker.picked.connect(self.insert)
        picker.own_wished.connect(self.own_exercise_wished)
        picker.dragged.connect(lambda _exercise, point: self.table.show_landing(point))
        picker.dropped.connect(self._drop)

    def _add_shortcuts(self) -> None:
        for keys, action in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+T", self.try_it),
            ("Ctrl+S", self.save),
            ("Insert", self.add),
            ("Delete", lambda: self._with_current(self.remove)),
            ("Alt+Up", lambda: self._with_current(lambda place: self.move_item(place, place - 1))),
            ("Alt+Down", lambda: self._with_current(lambda place: self.move_item(place, place + 1))),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def take_focus(self) -> None:
        """Put the keyboard on the name."""
        self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # The draft

    @property
    def draft(self) -> Draft:
        """The routine as it stands on the page."""
        return self._history.now

    @property
    def is_changed(self) -> bool:
        """Whether there is work that is not saved."""
        return self.draft != self._saved

    @property
    def stands(self) -> bool:
        """Whether what is seen first is all there; the rest of the rows come in turns."""
        return self.table.stands

    def mark_saved(self, draft: Draft) -> None:
        """What is on the page is on disk now, as `draft`."""
        self._saved = draft
        self._history = History(draft)
        self.head.show_trouble("")
        self._show()

    def show_trouble(self, text: str) -> None:
        """Say what went wrong; the draft stays."""
        self.head.show_trouble(text)

    def show_shelf(self, shelf: Shelf) -> None:
        """There are other exercises now."""
        self._shelf = shelf
        self._exercises = shelf.by_id()
        self.side.picker.show_shelf(shelf)
        self._show()

    def _change(self, draft: Draft, kind: str = "") -> None:
        self._to(self._history.changed(draft, kind))

    def _to(self, history: History[Draft]) -> None:
        self._history = history
        self._show()

    def undo(self) -> None:
        """Take the last change back."""
        self._to(self._history.undone())

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self._to(self._history.redone())

    # Changes to the list

    def insert(self, exercise_id: str) -> None:
        """Add an exercise after the current row."""
        current = self.table.current
        self._insert_at(len(self.draft.items) if current is None else current + 1, exercise_id)

    def _insert_at(self, place: int, exercise_id: str) -> None:
        self._change(inserted(self.draft, place, self._exercises[exercise_id]))
        self.table.choose(place)
        self.pane.ensureWidgetVisible(self.table.row(place))

    def remove(self, place: int) -> None:
        """Take an exercise out; the next one becomes the current one."""
        by_keyboard = self.table.has_focus()
        self._change(removed(self.draft, place))
        self.table.choose(place)
        if by_keyboard:
            self.table.take_focus()

    def move_item(self, place: int, to: int) -> None:
        """Put an exercise at another place and keep it the current one."""
        to = min(len(self.draft.items) - 1, max(0, to))
        had_focus = self.table.has_focus()
        self._change(moved(self.draft, place, to))
        self.table.choose(to)
        if had_focus:
            self.table.step_to(to)

    def _with_current(self, change: object) -> None:
        if self.table.current is not None and callable(change):
            change(self.table.current)

    def _drop(self, exercise_id: str, point: QPoint) -> None:
        self.table.hide_landing()
        place = self.table.place_at(point)
        if place is not None:
            self._insert_at(place, exercise_id)

    def add(self) -> None:
        """Go to the list of exercises: beside the routine, or over it where there is no room."""
        if self._is_wide():
            self.side.picker.search.select_all()
            return
        if self._dialog is not None:
            return

        def answered(answer: object) -> None:
            self._dialog = None
            if answer == OWN:
                self.own_exercise_wished.emit()
            elif isinstance(answer, str):
                self.insert(answer)
                self.table.take_focus()

        self._dialog = PickerDialog(self.window(), self._shelf, self._content)
        self._dialog.finished.connect(answered)
        self._dialog.open()

    # What is to happen with it

    def save(self) -> None:
        """Wish the draft saved if nothing is in the way; otherwise say what."""
        if self._is_ready():
            self.save_wished.emit(self.draft)

    def try_it(self) -> None:
        """Wish the draft saved and started if nothing is in the way; otherwise say what."""
        if self._is_ready():
            self.try_wished.emit(self.draft)

    def _is_ready(self) -> bool:
        found = obstacles(self.draft)
        self._has_refused = bool(found)
        self._show_obstacles(found)
        if not found:
            return True
        if _PLACES[found[0]] == "name":
            self.name.select_all()
        elif _PLACES[found[0]] == "table":
            self.table.take_focus()
        return False

    # Showing

    def _show(self) -> None:
        draft = self.draft
        if self.name.text != draft.name:
            self.name.line.blockSignals(True)
            self.name.set_text(draft.name)
            self.name.line.blockSignals(False)
        self.category.show_value(draft.categories)
        self.table.show_items(draft.items, self._exercises)
        self.totals.show_draft(draft, self._exercises)
        self.checks.show_advice(advice(draft, self._exercises), self._exercises)
        can_undo = bool(self._history.past)
        self.head.show_draft(draft, is_changed=self.is_changed, can_undo=can_undo)
        self._show_obstacles(obstacles(draft) if self._has_refused else _at_once(draft))

    def _show_obstacles(self, found: tuple[Obstacle, ...]) -> None:
        said = {_PLACES[obstacle]: phrases.obstacle(obstacle) for obstacle in reversed(found)}
        self.name.show_error(said.get("name", ""))
        self.table.add.show_error(said.get("table", ""))
        self.totals.show_error(said.get("totals", ""))

    def _is_wide(self) -> bool:
        return self.window().width() >= WIDE_FROM_PX

    def _arrange(self) -> None:
        is_wide = self._is_wide()
        self._side_column.setVisible(is_wide)
        if is_wide:
            self._side.addWidget(self.checks)
        else:
            self._main.insertWidget(self._main.count() - 1, self.checks)
        self.table.add.show_words(
            tr("Add an exercise here, or drag one from the list") if is_wide else tr("Add an exercise")
        )
        x, y = (PAGE_MARGIN_X, PAGE_MARGIN_Y) if is_wide else (SPACE_24, SPACE_16)
        self._page.setContentsMargins(x - 4, y, x, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Files from others

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if toml_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files: list[Path] = toml_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)


def _at_once(draft: Draft) -> tuple[Obstacle, ...]:
    """What is worth saying before anybody wants to save: only what is too much."""
    too_much = (Obstacle.NAME_TOO_LONG, Obstacle.TOO_MANY_EXERCISES, Obstacle.TOO_LONG)
    return tuple(obstacle for obstacle in obstacles(draft) if obstacle in too_much)


def _labelled(label: str, control: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE_4 + 2)
    column.addWidget(Text(label, "body_medium"))
    column.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
    return column
