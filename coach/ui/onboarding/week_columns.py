"""Seven days side by side, each slot a small card with its picture."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.first_week import Choices, Shelf
from coach.domain.plan import StartingSlot
from coach.figure.pose_file import PoseFile
from coach.ui import day_words
from coach.ui.figure_thumb import FigureThumb
from coach.ui.kit.card import Card
from coach.ui.kit.control import rounded
from coach.ui.kit.divider import Divider
from coach.ui.kit.mark import CategoryMark
from coach.ui.kit.place import Place
from coach.ui.kit.text import Text
from coach.ui.onboarding import phrases
from coach.ui.onboarding.phrases import Kind
from coach.ui.theme import RADIUS_CONTROL, SPACE_4, SPACE_8, SPACE_12, tokens_of

_PICTURE_PX, _MARK_PX = 47, 11
_BESIDE_FROM_PX = 92
"""From this width of a card on, mark and name stand in one line."""


class SlotCard(QWidget):
    """What is planned, and how long it takes."""

    def __init__(self, kind: Kind, length: str, pose: PoseFile | None) -> None:
        super().__init__()
        self._picture = FigureThumb(pose, kind.category, QSize(72, _PICTURE_PX), RADIUS_CONTROL - 1)
        self._marks = [CategoryMark(kind.category, "plain", _MARK_PX) for _ in range(2)]
        self.setAccessibleName(f"{kind.name}, {length}")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, SPACE_8)
        inside.setSpacing(SPACE_4)
        inside.addWidget(self._picture)
        lines = QVBoxLayout()
        lines.setContentsMargins(SPACE_8 - 1, 0, SPACE_4, 0)
        lines.setSpacing(0)
        texts = (Text(kind.name, "caption_strong", wrap=True), Text(length, "caption", "ink_2", wrap=True))
        for mark, text in zip(self._marks, texts, strict=True):
            line = QHBoxLayout()
            line.setSpacing(SPACE_4 + 1)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(text, 1)
            lines.addLayout(line)
        inside.addLayout(lines)
        self._place_marks()

    def _place_marks(self) -> None:
        """Beside the name, or where that needs the whole width, beside the length."""
        is_beside = self.width() >= _BESIDE_FROM_PX
        self._marks[0].setVisible(is_beside)
        self._marks[1].setVisible(not is_beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture.setFixedSize(self.width() - 2, _PICTURE_PX)
        self._place_marks()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        rounded(QPainter(self), QRectF(self.rect()), RADIUS_CONTROL, tokens.surface, tokens.line)


class WeekColumns(Card):
    """A week from Monday to Sunday."""

    def __init__(self, pose: Callable[[str], PoseFile | None]) -> None:
        super().__init__(padding=0)
        self._pose = pose
        self._place = Place()
        self.body.addWidget(self._place)

    def show_week(self, week: Sequence[StartingSlot], choices: Choices, shelf: Shelf) -> None:
        """Show another week."""
        self._place.fill((tuple(week), choices), lambda: self._table(week, choices, shelf))
        self.show()

    def _table(self, week: Sequence[StartingSlot], choices: Choices, shelf: Shelf) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(Divider(), 1, 0, 1, 13)
        for day in range(7):
            grid.setColumnStretch(2 * day, 1)
            name = Text(day_words.short_weekday_name(day), "body_strong")
            name.setAccessibleName(day_words.weekday_name(day))
            name.setContentsMargins(SPACE_12, SPACE_12, 0, SPACE_8)
            grid.addWidget(name, 0, 2 * day)
            if day:
                grid.addWidget(Divider(vertical=True), 0, 2 * day - 1, 3, 1)
            slots = [slot for slot in week if slot.weekday == day]
            grid.addLayout(self._day(slots, choices, shelf), 2, 2 * day)
        return table

    def _day(self, slots: Sequence[StartingSlot], choices: Choices, shelf: Shelf) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_8, SPACE_8, SPACE_8, SPACE_12)
        column.setSpacing(SPACE_8)
        for slot in slots:
            kind = phrases.kind_of(slot, shelf)
            length = phrases.length(slot, choices, shelf)
            column.addWidget(SlotCard(kind, length, self._pose(kind.exercise)))
        if not slots:
            rest = Text(phrases.tr("Rest day"), "body", "ink_2", wrap=True)
            rest.setContentsMargins(SPACE_4, SPACE_4, 0, 0)
            column.addWidget(rest)
        column.addStretch(1)
        return column
