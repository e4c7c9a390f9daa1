"""Routines as tiles in a grid."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.routine import Origin, Routine
from coach.figure.pose_file import PoseFile
from coach.ui import body_words
from coach.ui.care_note import CareNote
from coach.ui.content import Content
from coach.ui.kit.column_grid import MOVES, ColumnGrid
from coach.ui.kit.control import Control, LaidOut, follow_width, let_mouse_through, rounded
from coach.ui.kit.mark import CategoryMark
from coach.ui.kit.text import Text
from coach.ui.pages.library import phrases
from coach.ui.theme import RADIUS_CARD, SPACE_4, SPACE_8, tokens_of
from coach.ui.top_picture import TopPicture

NARROWEST_PX = 176
PICTURE_SHARE = 0.56
_MARK_PX = 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def leading_pose(routine: Routine, content: Content) -> PoseFile | None:
    """The pose that stands for a routine: that of its middle exercise."""
    return content.pose(routine.items[len(routine.items) // 2].exercise)


class _ChosenLine(QWidget):
    """The 2 px ink line over the edge of the chosen tile."""

    def __init__(self, tile: QWidget) -> None:
        super().__init__(tile)
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        rounded(QPainter(self), box, RADIUS_CARD, None, tokens_of(self).ink, 2.0)


class Tile(LaidOut, Control):
    """One routine: picture, marks, name and facts. Enter starts it, Space and a click choose it."""

    started = Signal()

    def __init__(self, routine: Routine, content: Content) -> None:
        super().__init__()
        self.routine = routine
        self.focus_radius = RADIUS_CARD
        self.setCheckable(True)
        tag = phrases.yours() if routine.origin is Origin.OWN else ""
        category = routine.categories[0].value
        self._inside = column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 12)
        column.setSpacing(0)
        column.addWidget(TopPicture(lambda: leading_pose(routine, content), category, tag, PICTURE_SHARE))
        words = QVBoxLayout()
        words.setContentsMargins(15, 10, 12, 0)
        words.setSpacing(2)
        words.addLayout(self._title(routine))
        words.addWidget(Text(phrases.facts(routine), "caption", "ink_2", wrap=True))
        marks = [mark for item in routine.items if (mark := content.care(item.exercise)) is not None]
        if marks:
            words.addWidget(CareNote(phrases.asking(len(marks)), is_small=True))
        self.setAccessibleName(
            ", ".join(part for part in (phrases.spoken(routine), body_words.count(marks)) if part)
        )
        column.addLayout(words)
        column.addStretch(1)
        self._line = _ChosenLine(self)
        self.toggled.connect(self._line.setVisible)
        let_mouse_through(self)
        follow_width(self)

    def _title(self, routine: Routine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        marks = QHBoxLayout()
        marks.setContentsMargins(0, 4, 0, 0)
        marks.setSpacing(SPACE_4)
        for category in routine.categories:
            marks.addWidget(CategoryMark(category.value, "plain", _MARK_PX), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(marks)
        row.addWidget(Text(routine.name, "body_strong", wrap=True), 1)
        return row

    def nextCheckState(self) -> None:  # noqa: N802
        """Which tile is chosen is for the grid to say."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in _ENTER:
            self.started.emit()
        elif event.key() in MOVES:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line.setGeometry(self.rect())
        self._line.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        fill = tokens.sunken if self.isDown() else tokens.hover if self.hovered() else tokens.surface
        rounded(QPainter(self), QRectF(self.rect()), RADIUS_CARD, fill, tokens.line)


class TileGrid(ColumnGrid):
    """Tiles of which one is chosen; one Tab stop, arrow keys move the choice."""

    chosen = Signal(str)
    opened = Signal(str)
    started = Signal(str)

    def __init__(self, content: Content) -> None:
        super().__init__(NARROWEST_PX)
        self._content = content
        self._tiles: dict[str, Tile] = {}
        self._shown: list[Tile] = []

    def show_routines(self, routines: Sequence[Routine]) -> None:
        """Make a tile for each routine; those before are gone."""
        self.lay_out(())
        for tile in self._tiles.values():
            tile.hide()
            tile.deleteLater()
        self._tiles = {routine.id: self._tile(routine) for routine in routines}
        self.show_only([routine.id for routine in routines])

    def _tile(self, routine: Routine) -> Tile:
        tile = Tile(routine, self._content)
        tile.setParent(self)
        tile.clicked.connect(lambda: self._open(routine.id))
        tile.started.connect(lambda: self.started.emit(routine.id))
        return tile

    def show_only(self, routine_ids: Sequence[str]) -> None:
        """Show these tiles in this order; the choice goes to the first if the chosen one is gone."""
        self._shown = [self._tiles[routine_id] for routine_id in routine_ids]
        for tile in self._tiles.values():
            tile.setVisible(tile in self._shown)
        self.lay_out(self._shown)
        if self.tile not in self._shown:
            self.choose(routine_ids[0] if routine_ids else "")

    @property
    def tile(self) -> Tile | None:
        """The chosen tile."""
        return next((tile for tile in self._tiles.values() if tile.isChecked()), None)

    def tiles(self) -> list[Tile]:
        """The tiles on show, in order."""
        return list(self._shown)

    def choose(self, routine_id: str) -> None:
        """Choose a tile and announce it; an empty id chooses none."""
        for key, tile in self._tiles.items():
            tile.setChecked(key == routine_id)
            is_stop = tile.isChecked()
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
        self.chosen.emit(routine_id)

    def _open(self, routine_id: str) -> None:
        self.choose(routine_id)
        self.opened.emit(routine_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tile = self.tile
        if event.key() not in MOVES or tile is None or tile not in self._shown:
            super().keyPressEvent(event)
            return
        to = self.moved(self._shown.index(tile), event.key())
        if to is not None:
            self.choose(self._shown[to].routine.id)
            self._shown[to].setFocus(Qt.FocusReason.ShortcutFocusReason)
