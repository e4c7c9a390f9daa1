"""Text, rules and fills of the report, in points, in black and greys that survive a photocopier.

What is laid out is the same on every device, since it is measured without one. Tabular figures and
contextual alternates of Inter stay off: Qt's PDF engine writes their glyphs without the characters they stand
for, so that digits, colons, brackets and hyphens could be seen, but neither selected nor searched.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from coach.ui.kit.mark import paint_mark
from coach.ui.theme import LIGHT, sized_font

INK, INK_2, LINE, SHADE = "#16191F", "#474D57", "#A9AEB6", "#8A9099"
HAIR_PT, RULE_PT = 0.5, 0.9

_FINE = 10
"""Units of a font in one point: fonts have whole sizes, type on paper has not."""


@dataclass(frozen=True, slots=True)
class Type:
    """One step of the type scale on paper, never tracked: readers of the PDF would lose the spaces."""

    size_pt: float
    line_pt: float
    weight: int = 400


TITLE = Type(14, 18, 600)
LEAD = Type(18.5, 24, 600)
FIGURE = Type(13, 17, 600)
HEADING = Type(10, 14, 600)
BODY = Type(8.5, 11.5)
STRONG = Type(8.5, 11.5, 600)
SMALL = Type(7.5, 10)
SMALL_STRONG = Type(7.5, 10, 600)

_BLACK = replace(LIGHT, core=INK, glutes=INK, stretch=INK, walk=INK)


@lru_cache(maxsize=16)
def _font(step: Type) -> QFont:
    chosen = sized_font(step.size_pt * _FINE, step.weight)
    chosen.setFeature(QFont.Tag("calt"), 0)
    return chosen


def width_pt(text: str, step: Type) -> float:
    """How wide a text is on one line."""
    return QFontMetricsF(_font(step)).horizontalAdvance(text) / _FINE


@dataclass(frozen=True, slots=True)
class Lines:
    """A text broken into lines of one type."""

    parts: tuple[str, ...]
    step: Type

    @property
    def height_pt(self) -> float:
        """The height of all lines."""
        return len(self.parts) * self.step.line_pt


@lru_cache(maxsize=512)
def broken(text: str, step: Type, room_pt: float, most: int = 99) -> Lines:
    """A text in lines no wider than the room; what does not fit into `most` of them ends in an ellipsis."""
    text = " ".join(text.split())
    if not text or most < 1:
        return Lines((), step)
    starts = _starts(text, step, room_pt)
    parts = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    if len(parts) > most:
        rest = text[starts[most - 1] :]
        metrics = QFontMetricsF(_font(step))
        parts = parts[: most - 1]
        parts.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room_pt * _FINE))
    return Lines(tuple(parts), step)


def _starts(text: str, step: Type, room_pt: float) -> list[int]:
    """Where each line begins."""
    layout = QTextLayout(text, _font(step))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(room_pt * _FINE)
        starts.append(line.textStart())
        line = layout.createLine()
    layout.endLayout()
    return starts


class Ink:
    """Writes and draws with a painter whose unit is the point."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def write(
        self, at: QPointF, text: str, step: Type = BODY, colour: str = INK, *, is_right: bool = False
    ) -> None:
        """One line of text with its upper left corner at a point; with `is_right` the upper right one."""
        if not text:
            return
        font = _font(step)
        metrics = QFontMetricsF(font)
        left_pt = at.x() - (width_pt(text, step) if is_right else 0.0)
        spare_pt = step.line_pt - metrics.height() / _FINE
        painter = self._painter
        painter.save()
        painter.scale(1 / _FINE, 1 / _FINE)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QPointF(left_pt, at.y() + spare_pt / 2) * _FINE + QPointF(0, metrics.ascent()), text)
        painter.restore()

    def write_lines(self, at: QPointF, lines: Lines, colour: str = INK) -> None:
        """Broken text with its upper left corner at a point."""
        for number, part in enumerate(lines.parts):
            self.write(at + QPointF(0, number * lines.step.line_pt), part, lines.step, colour)

    def rule(
        self,
        start: QPointF,
        end: QPointF,
        colour: str = LINE,
        wide_pt: float = HAIR_PT,
        *,
        dashed: bool = False,
    ) -> None:
        """A straight line."""
        pen = QPen(QColor(colour), wide_pt)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashed:
            pen.setDashPattern([2.2, 2.2])
        self._painter.setPen(pen)
        self._painter.drawLine(QLineF(start, end))

    def curve(self, points: Sequence[QPointF], wide_pt: float, colour: str = INK) -> None:
        """Points joined by straight lines."""
        pen = QPen(QColor(colour), wide_pt)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.drawPolyline(points)

    def box(self, area: QRectF, colour: str = INK, *, dashed: bool = False) -> None:
        """An outline inside an area."""
        pen = QPen(QColor(colour), HAIR_PT)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if dashed:
            pen.setDashPattern([3, 2.4])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = HAIR_PT / 2
        self._painter.drawRect(area.adjusted(inside, inside, -inside, -inside))

    def fill(self, area: QRectF, colour: str) -> None:
        """A plain area."""
        self._painter.fillRect(area, QColor(colour))

    def grey(self, area: QRectF) -> None:
        """A grey area, outlined for copiers that know black and white alone."""
        self.fill(area, SHADE)
        self.box(area)

    def pattern(self, area: QRectF, category: str) -> None:
        """An area in the pattern of a category: black, grey, hatched or dotted."""
        if category == "core":
            self.fill(area, INK)
        elif category == "glutes":
            self.grey(area)
        else:
            self._texture(area, is_dotted=category == "mobility")
            self.box(area)

    def _texture(self, area: QRectF, *, is_dotted: bool) -> None:
        painter = self._painter
        painter.save()
        painter.setClipRect(area)
        step_pt = 2.6
        if is_dotted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(INK))
            for row in range(int(area.height() / step_pt) + 1):
                for column in range(int(area.width() / step_pt) + 1):
                    middle = QPointF(column + 0.5 + 0.5 * (row % 2), row + 0.5) * step_pt
                    painter.drawEllipse(area.topLeft() + middle, 0.55, 0.55)
        else:
            painter.setPen(QPen(QColor(INK), 0.7))
            for number in range(int((area.width() + area.height()) / step_pt) + 1):
                foot = area.bottomLeft() + QPointF(number * step_pt - area.height(), 0)
                painter.drawLine(QLineF(foot, foot + QPointF(area.height(), -area.height())))
        painter.restore()

    def dot(
        self, middle: QPointF, radius_pt: float, *, is_open: bool = False, is_square: bool = False
    ) -> None:
        """A point of a chart."""
        painter = self._painter
        painter.setPen(QPen(QColor(INK), 0.8))
        painter.setBrush(QColor("#FFFFFF" if is_open else INK))
        if is_square:
            half = QPointF(radius_pt, radius_pt)
            painter.drawRect(QRectF(middle - half, middle + half))
        else:
            painter.drawEllipse(middle, radius_pt, radius_pt)

    def mark(self, area: QRectF, category: str) -> None:
        """The mark of a category in black."""
        paint_mark(self._painter, area, category, "plain", _BLACK)
