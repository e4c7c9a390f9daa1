"""The list of exercises to add, with a search."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.exercise import Exercise
from coach.ui import body_words
from coach.ui.care_note import CareNote
from coach.ui.content import Content
from coach.ui.kit.button import Button, IconButton
from coach.ui.kit.card import Card
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.divider import Divider
from coach.ui.kit.field import Field
from coach.ui.kit.mark import CategoryMark
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.text import Text
from coach.ui.kit.turns import in_next_turn
from coach.ui.pages.editor import phrases
from coach.ui.pages.editor.phrases import tr
from coach.ui.pages.editor.shelf import Shelf, thumb_of
from coach.ui.theme import SPACE_4, SPACE_8, SPACE_12, SPACE_16

THUMB = QSize(56, 44)
OWN = "own"
LIST_PX = 360
ROWS_AT_ONCE = 3
_DRAG_FROM_PX = 4


class PickerRow(QWidget):
    """An exercise that can be added: by its button, or dragged to its place."""

    picked = Signal()
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, exercise: Exercise, shelf: Shelf, content: Content) -> None:
        super().__init__()
        self.exercise = exercise
        self._from: QPoint | None = None
        self._is_dragging = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Text(exercise.name, "body_medium", wrap=True))
        facts = QHBoxLayout()
        facts.setSpacing(SPACE_8 - 2)
        facts.addWidget(CategoryMark(exercise.category.value, "plain", 10))
        facts.addWidget(Text(phrases.kind(exercise, shelf), "caption", "ink_2"), 1)
        words.addLayout(facts)
        mark = content.care(exercise.id)
        if mark is not None:
            words.addWidget(CareNote(body_words.asks(mark), is_small=True))
        words.addStretch(1)
        self.plus = IconButton("plus", tr("Add {name}").format(name=exercise.name))
        self.plus.clicked.connect(self.picked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE_8, SPACE_4, SPACE_8)
        row.setSpacing(SPACE_12)
        row.addWidget(thumb_of(exercise, content, THUMB))
        row.addLayout(words, 1)
        row.addWidget(self.plus)
        for child in self.findChildren(QWidget):
            if child is not self.plus:
                child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.globalPosition().toPoint()
        if self._from is not None and (point - self._from).manhattanLength() >= _DRAG_FROM_PX:
            self._is_dragging = True
        if self._is_dragging:
            self.dragged.emit(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragging, self._is_dragging, self._from = self._is_dragging, False, None
        if was_dragging:
            self.dropped.emit(event.globalPosition().toPoint())


class Picker(QWidget):
    """A search over all exercises; `picked` carries the id, Enter takes the first one found.

    Its rows come in turns once it is seen."""

    picked = Signal(str)
    dragged = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    own_wished = Signal()

    def __init__(self, shelf: Shelf, content: Content) -> None:
        super().__init__()
        self._content = content
        self._rows: list[tuple[PickerRow, QWidget]] = []
        self._coming: list[Exercise] = []
        self._is_adding = False
        self.search = Field(tr("Search exercises"), icon="search")
        self.search.changed.connect(lambda _text: self._filter())
        self.search.entered.connect(self._take_first)
        self._none = Text("", "body", "ink_2", wrap=True)
        self._none.hide()
        self._is_all = False
        self.show_all = Button(tr("Show"), "quiet")
        self.show_all.clicked.connect(self._show_all)
        self.kept_back = CareNote("", control=self.show_all)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._scroll = Scroll(inside)
        self.own = Button(tr("An exercise of your own"), "quiet", "plus")
        self.own.clicked.connect(self.own_wished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self.search)
        column.addWidget(self._none)
        column.addWidget(self.kept_back)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_shelf(shelf)

    def show_shelf(self, shelf: Shelf) -> None:
        """Show what there is to add."""
        self._shelf = shelf
        while (entry := self._list.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        marks = [mark for it in shelf.exercises if (mark := self._content.care(it.id)) is not None]
        hidden = [] if self._is_all else [mark for mark in marks if mark.is_hidden]
        self.kept_back.show_words(body_words.hidden(hidden) if hidden else "")
        self.show_all.setAccessibleDescription(body_words.hidden(hidden) if hidden else "")
        self.kept_back.setVisible(bool(hidden))
        kept_back = {mark.exercise.id for mark in hidden}
        self._coming = [exercise for exercise in shelf.found("") if exercise.id not in kept_back]
        self._list.addStretch(1)
        self.search.line.setPlaceholderText(tr("Search {n} exercises").format(n=len(self._coming)))
        self._none.hide()
        if self.search.text:
            self._filter()
        elif self.isVisible():
            self._go_on_adding()

    def _show_all(self) -> None:
        """Hide nothing any more; the search has the keyboard, since the button goes."""
        self._is_all = True
        self.search.select_all()
        self.show_shelf(self._shelf)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on_adding()

    def _go_on_adding(self) -> None:
        if self._coming and not self._is_adding:
            self._is_adding = True
            in_next_turn(self, self._add_some)

    def _add_some(self) -> None:
        """Build a few rows, and more when the window has come round."""
        self._is_adding = False
        for _ in range(min(ROWS_AT_ONCE, len(self._coming))):
            self._add_row()
        self._go_on_adding()

    def _add_row(self) -> None:
        exercise = self._coming.pop(0)
        row = PickerRow(exercise, self._shelf, self._content)
        row.picked.connect(partial(self.picked.emit, exercise.id))
        row.dragged.connect(partial(self.dragged.emit, exercise.id))
        row.dropped.connect(partial(self.dropped.emit, exercise.id))
        ruled = _ruled(row)
        self._list.insertWidget(self._list.count() - 1, ruled)
        self._rows.append((row, ruled))

    def _add_all(self) -> None:
        while self._coming:
            self._add_row()

    def rows(self) -> list[PickerRow]:
        """The rows that the search leaves."""
        self._add_all()
        return [row for row, ruled in self._rows if not ruled.isHidden()]

    def _filter(self) -> None:
        self._add_all()
        found = {exercise.id for exercise in self._shelf.found(self.search.text)}
        for row, ruled in self._rows:
            ruled.setVisible(row.exercise.id in found)
        text = tr("No exercise called “{text}”").format(text=self.search.text.strip())
        self._none.setText(text)
        self._none.setVisible(not found)

    def _take_first(self) -> None:
        rows = self.rows()
        if self.search.text.strip() and rows:
            self.picked.emit(rows[0].exercise.id)


def _ruled(row: PickerRow) -> QWidget:
    """A row with the line under it."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(row)
    column.addWidget(Divider())
    return whole


class PickerCard(Card):
    """The list beside the routine."""

    def __init__(self, shelf: Shelf, content: Content) -> None:
        super().__init__(padding=SPACE_16)
        self.body.setSpacing(SPACE_8)
        self.body.addWidget(Text(tr("Add exercise"), "heading"))
        self.picker = Picker(shelf, content)
        self.body.addWidget(self.picker, 1)


class PickerDialog(Dialog):
    """The list over the window; finishes with the id of an exercise, OWN, or None."""

    def __init__(self, window: QWidget, shelf: Shelf, content: Content) -> None:
        super().__init__(window, tr("Add exercise"))
        self.picker = Picker(shelf, content)
        self.picker.setFixedHeight(LIST_PX)
        self.picker.picked.connect(self.close_with)
        self.picker.own_wished.connect(lambda: self.close_with(OWN))
        self.body.addWidget(self.picker)
        close = Button(tr("Cancel"), "secondary")
        close.clicked.connect(lambda: self.close_with(None))
        self.footer.addStretch(1)
        self.footer.addWidget(close)

    def open(self) -> None:
        """Cover the window with the keyboard in the search."""
        super().open()
        self.picker.search.select_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
