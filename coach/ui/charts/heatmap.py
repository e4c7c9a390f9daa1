"""Active days as a calendar of rounded cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.ui.charts.labels import LEFT, LINE_PX, Label, boxes, paint_labels, width_of
from coach.ui.charts.pointing import Pointing
from coach.ui.charts.strokes import paint_boxes
from coach.ui.kit.text_box import TextBox
from coach.ui.theme import Tokens, mix, tokens_of

DAYS = 7
_LEFT_PX, _HEAD_PX, _FOOT_PX = 30, 18, 24
_LARGEST_PX, _USUAL_PX = 20, 16
_SHADES = (0.32, 0.62, 1.0)
"""How much ink one, two and three things have."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A day: 0 to 3 of ink, None for one to come."""

    level: int | None
    is_today: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """Columns of seven days. `months` stands above a column, "" where nothing does; `weekdays` at the left.

    `fewest` and `most` are the words at the ends of the legend."""

    weeks: tuple[tuple[Cell, ...], ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    fewest: str
    most: str

    @property
    def count(self) -> int:
        """How many days can be pointed at."""
        return sum(cell.level is not None for week in self.weeks for cell in week)

    def pitch_px(self, area: QRectF) -> float:
        """From one cell to the next."""
        room = (area.width() - _LEFT_PX) / max(1, len(self.weeks))
        height = (area.height() - _HEAD_PX - _FOOT_PX) / DAYS
        return max(1.0, min(_LARGEST_PX, room, height))

    def cell(self, area: QRectF, index: int) -> QRectF:
        """The box of a day."""
        pitch = self.pitch_px(area)
        week, day = divmod(index, DAYS)
        gap = min(3.0, pitch / 4)
        left, top = area.left() + _LEFT_PX + week * pitch, area.top() + _HEAD_PX + day * pitch
        return QRectF(left, top, pitch - gap, pitch - gap)

    def at(self, area: QRectF, point: QPointF) -> int | None:
        """The day at a point."""
        pitch = self.pitch_px(area)
        week = int((point.x() - area.left() - _LEFT_PX) // pitch)
        day = int((point.y() - area.top() - _HEAD_PX) // pitch)
        if not (0 <= week < len(self.weeks) and 0 <= day < DAYS):
            return None
        index = week * DAYS + day
        return index if index < self.count else None

    def paint(self, painter: QPainter, area: QRectF, tokens: Tokens, cursor: int | None = None) -> None:
        """Draw cells, words and legend."""
        boxes: dict[int | None, list[QRectF]] = {None: [], 0: [], 1: [], 2: [], 3: []}
        rings = []
        for number, cell in enumerate(cell for week in self.weeks for cell in week):
            boxes[cell.level].append(self.cell(area, number))
            if cell.is_today or number == cursor:
                rings.append((number, 2.5 if number == cursor else 1.5))
        for level, box in enumerate(self._legend_boxes(area)):
            boxes[level].append(box)
        for shade, alike in boxes.items():
            _paint_cells(painter, alike, shade, tokens)
        for number, width_px in rings:
            _paint_ring(painter, self.cell(area, number), tokens, width_px)
        paint_labels(painter, self.labels(area), tokens)

    def _legend_boxes(self, area: QRectF) -> list[QRectF]:
        top = area.top() + _HEAD_PX + DAYS * self.pitch_px(area) + 8
        left = area.left() + width_of(self.fewest) + 5
        return [QRectF(left + number * 16, top, 13, 13) for number in range(len(_SHADES) + 1)]

    def labels(self, area: QRectF) -> Sequence[Label]:
        """Months above, weekdays at the left, and what the shades stand for."""
        words = self._month_labels(area)
        for day in range(0, DAYS, 2):
            cell = self.cell(area, day)
            box = QRectF(area.left(), cell.center().y() - LINE_PX / 2, _LEFT_PX, LINE_PX)
            words.append(Label(self.weekdays[day], box, align=LEFT, size_px=11))
        keys = self._legend_boxes(area)
        middle = keys[0].center().y() - LINE_PX / 2
        few = QRectF(area.left(), middle, width_of(self.fewest), LINE_PX)
        many = QRectF(keys[-1].right() + 5, middle, width_of(self.most), LINE_PX)
        return [*words, Label(self.fewest, few, align=LEFT), Label(self.most, many, align=LEFT)]

    def _month_labels(self, area: QRectF) -> list[Label]:
        """From the right, so that a month of which only a week is left gives way to the next one."""
        words: list[Label] = []
        free_px = area.right()
        for number, month in reversed(list(enumerate(self.months))):
            left, width = self.cell(area, number * DAYS).left(), width_of(month, 11)
            if month and left + width <= free_px:
                box = QRectF(left, area.top() - 1, width, LINE_PX)
                words.append(Label(month, box, align=LEFT, size_px=11))
                free_px = left - 6
        return words


def _paint_cells(painter: QPainter, boxes: list[QRectF], level: int | None, tokens: Tokens) -> None:
    if not boxes:
        return
    radius = min(3.0, boxes[0].width() / 3)
    if level is None:
        paint_boxes(painter, boxes, radius, "", tokens.line)
    elif level == 0:
        paint_boxes(painter, boxes, radius, tokens.sunken, tokens.line)
    else:
        paint_boxes(painter, boxes, radius, mix(tokens.ink, tokens.surface, _SHADES[level - 1]))


def _paint_ring(painter: QPainter, box: QRectF, tokens: Tokens, width_px: float) -> None:
    painter.setPen(QPen(QColor(tokens.ink), width_px))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(-1.25, -1.25, 1.25, 1.25), 4, 4)


class HeatMapView(Pointing, QWidget):
    """Shows a heat map, whose days are pointed at."""

    column = DAYS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heat: HeatMap | None = None
        self.setMouseTracking(True)
        self.take_keys()

    def show_heat(self, heat: HeatMap) -> None:
        """Draw other days."""
        self.heat = heat
        self.point_at(None)
        self.update()

    def clear(self) -> None:
        """Draw nothing."""
        self.point_at(None)
        self.heat = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_LEFT_PX + 8 * _USUAL_PX, _HEAD_PX + DAYS * _USUAL_PX + _FOOT_PX)

    @property
    def count(self) -> int:
        return self.heat.count if self.heat is not None else 0

    @property
    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0, 0, -2, 0)

    def spot(self, index: int) -> QPoint:
        """Where a read-out belongs, in the pixels of this widget."""
        assert self.heat is not None
        box = self.heat.cell(self._area, index)
        return QPointF(box.center().x(), box.top()).toPoint()

    def text_boxes(self) -> list[TextBox]:
        """Every text of the calendar."""
        return boxes(self.heat.labels(self._area)) if self.heat is not None else []

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.heat is not None:
            self.heat.paint(QPainter(self), self._area, tokens_of(self), self.cursor_at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.heat is not None:
            self.point_at(self.heat.at(self._area, event.position()))
