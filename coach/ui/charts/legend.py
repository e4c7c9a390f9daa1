"""What the marks of a chart stand for."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.exercise import Category
from coach.ui.charts.labels import LEFT, LINE_PX, Label, boxes, paint_labels, width_of
from coach.ui.charts.strokes import (
    TARGET_PX,
    THIN_PX,
    dashed,
    paint_line,
    paint_mean,
    paint_point,
)
from coach.ui.kit.mark import paint_mark
from coach.ui.kit.text_box import TextBox
from coach.ui.theme import Tokens, mix, tokens_of

_MARK_PX, _LINE_PX, _GAP_PX, _BETWEEN_PX = 11, 22, 6, 16
CATEGORIES = frozenset(category.value for category in Category)
POINTS = ("dot", "ring", "wedge")


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: a category, "target", "mean", "thick", "thin", "band", "limit" or the shape of a point."""

    mark: str
    text: str

    @property
    def width_px(self) -> float:
        """Room for mark and words."""
        return self.mark_px + _GAP_PX + math.ceil(width_of(self.text))

    @property
    def mark_px(self) -> int:
        """Room for the mark."""
        return _MARK_PX if self.mark in CATEGORIES or self.mark in POINTS else _LINE_PX


def _paint_key(painter: QPainter, box: QRectF, mark: str, tokens: Tokens) -> None:
    left, right = QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y())
    if mark in CATEGORIES:
        paint_mark(painter, box, mark, "plain", tokens)
    elif mark in POINTS:
        paint_point(painter, box.center(), mark, tokens)
    else:
        _LINES[mark](painter, left, right, tokens)


def _target(painter: QPainter, left: QPointF, right: QPointF, tokens: Tokens) -> None:
    painter.setPen(dashed(tokens.ink, TARGET_PX))
    painter.drawLine(left, right)


def _mean(painter: QPainter, left: QPointF, right: QPointF, tokens: Tokens) -> None:
    paint_line(painter, [left, right], tokens.ink, 2.5)
    paint_mean(painter, [(left + right) / 2], tokens, has_points=True)


def _band(painter: QPainter, left: QPointF, right: QPointF, tokens: Tokens) -> None:
    box = QRectF(left.x(), left.y() - 5, right.x() - left.x(), 10)
    painter.fillRect(box, mix(tokens.ink, tokens.surface, 0.14))


def _limit(painter: QPainter, left: QPointF, right: QPointF, tokens: Tokens) -> None:
    painter.fillRect(
        QRectF(left.x(), left.y() - 2, right.x() - left.x(), 6), mix(tokens.walk, tokens.surface, 0.28)
    )
    painter.fillRect(QRectF(left.x(), left.y() - 3, right.x() - left.x(), 2), QColor(tokens.walk))


_LINES: dict[str, Callable[[QPainter, QPointF, QPointF, Tokens], None]] = {
    "target": _target,
    "mean": _mean,
    "thick": lambda painter, left, right, tokens: paint_line(painter, [left, right], tokens.ink, 2.5),
    "thin": lambda painter, left, right, tokens: paint_line(
        painter, [left, right], tokens.line_strong, THIN_PX
    ),
    "band": _band,
    "limit": _limit,
}


def legend_width(keys: Sequence[Key]) -> float:
    """All entries in one row, px."""
    return sum(key.width_px for key in keys) + _BETWEEN_PX * max(0, len(keys) - 1)


def _rows(keys: Sequence[Key], width_px: float) -> list[list[Key]]:
    """The entries in as few rows as the width allows."""
    rows: list[list[Key]] = [[]]
    for key in keys:
        if rows[-1] and legend_width([*rows[-1], key]) > width_px:
            rows.append([])
        rows[-1].append(key)
    return rows


def _placed(keys: Sequence[Key], area: QRectF) -> list[tuple[Key, QRectF, Label]]:
    placed = []
    for number, row in enumerate(_rows(keys, area.width())):
        left, top = area.left(), area.top() + number * (LINE_PX + 4)
        for key in row:
            mark_top = top + (LINE_PX - _MARK_PX) / 2
            words = QRectF(left + key.mark_px + _GAP_PX, top, key.width_px - key.mark_px - _GAP_PX, LINE_PX)
            placed.append(
                (key, QRectF(left, mark_top, key.mark_px, _MARK_PX), Label(key.text, words, align=LEFT))
            )
            left += key.width_px + _BETWEEN_PX
    return placed


def paint_legend(painter: QPainter, keys: Sequence[Key], area: QRectF, tokens: Tokens) -> None:
    """Draw the entries from the upper left corner of an area, in as many rows as they need."""
    placed = _placed(keys, area)
    for key, box, _ in placed:
        _paint_key(painter, box, key.mark, tokens)
    paint_labels(painter, [label for _, _, label in placed], tokens)


class Legend(QWidget):
    """Entries in one row, or more where there is less room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[Key, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_keys(self, keys: Sequence[Key]) -> None:
        """Show other entries."""
        self._keys = tuple(keys)
        self.setAccessibleName(", ".join(key.text for key in keys))
        self._take_room()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(legend_width(self._keys)), LINE_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(math.ceil(max((key.width_px for key in self._keys), default=0)), LINE_PX)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = len(_rows(self._keys, width))
        return rows * LINE_PX + (rows - 1) * 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        """A grid of cards asks nobody how high they are at their width."""
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_legend(QPainter(self), self._keys, self._area, tokens_of(self))

    def text_boxes(self) -> list[TextBox]:
        """The words of each entry."""
        return boxes(label for _, _, label in _placed(self._keys, self._area))

    @property
    def _area(self) -> QRectF:
        """In the middle of a row that is higher than the entries."""
        spare = max(0, self.height() - self.heightForWidth(self.width()))
        return QRectF(self.rect()).adjusted(0, spare / 2, 0, 0)
