"""What can be added to the week: a pill for each routine, to be dragged or pressed."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.exercise import Category
from coach.ui.kit.control import Control, follow_width, put_text, rounded
from coach.ui.kit.mark import paint_mark
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.pages.plan import phrases
from coach.ui.pages.plan.carry import DragWatch
from coach.ui.pages.plan.values import Named
from coach.ui.theme import CONTROL_PX, RADIUS_CONTROL, sized_font, tokens_of

_GRIP_LEFT_PX, _MARK_LEFT_PX, _MARK_PX, _TEXT_LEFT_PX, _RIGHT_PX = 14, 33, 12, 53, 13
_GAP_PX, _LENGTH_GAP_PX = 8, 9
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to add: a routine, or with None a walk."""

    routine: str | None
    name: Named
    categories: tuple[Category, ...]


class Pill(Control):
    """One offer; press it or drag it to a day."""

    wished = Signal()

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self.drag = DragWatch(self)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setText(offer.name.name)
        length = phrases.minutes(offer.name.minutes)
        name = phrases.tr("Add {routine}").format(routine=offer.name.name)
        self.setAccessibleName(f"{name}, {length}" if length else name)
        self.clicked.connect(self.wished)
        self.resize(self.sizeHint())

    def _widths(self) -> tuple[float, float]:
        """Of the name and of the minutes."""
        length = phrases.minutes(self.offer.name.minutes)
        return (
            text_size(sized_font(14, 500), self.text()).width(),
            text_size(sized_font(12, 400), length).width() + _LENGTH_GAP_PX if length else 0.0,
        )

    def sizeHint(self) -> QSize:
        return QSize(_TEXT_LEFT_PX + math.ceil(sum(self._widths())) + _RIGHT_PX, CONTROL_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert:
            self.wished.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        fill = tokens.hover if self.hovered() else tokens.surface
        rounded(painter, QRectF(self.rect()), RADIUS_CONTROL, fill, tokens.line_strong)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ink_3))
        for row in range(3):
            for across in range(2):
                painter.drawEllipse(QRectF(_GRIP_LEFT_PX + across * 4, self.height() / 2 - 6 + row * 5, 2, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        mark = QRectF(_MARK_LEFT_PX, (self.height() - _MARK_PX) / 2, _MARK_PX, _MARK_PX)
        paint_mark(painter, mark, self.offer.categories[0].value, "planned", tokens)
        name, length = self._places()
        put_text(painter, name, self.text(), sized_font(14, 500), tokens.ink, _LEFT)
        words = phrases.minutes(self.offer.name.minutes)
        put_text(painter, length, words, sized_font(12, 400), tokens.ink_2, _LEFT)

    def _places(self) -> tuple[QRectF, QRectF]:
        name, length = self._widths()
        left = _TEXT_LEFT_PX + name + _LENGTH_GAP_PX
        return (
            QRectF(_TEXT_LEFT_PX, 0, name, self.height()),
            QRectF(left, 0, length - _LENGTH_GAP_PX, self.height() + 1),
        )

    def picture(self) -> QPixmap:
        """What is carried while it is dragged."""
        return self.grab()

    def text_boxes(self) -> list[TextBox]:
        """The name against its room."""
        name, _ = self._places()
        return [TextBox(self.text(), text_size(sized_font(14, 500), self.text()), name)]


class Palette(QWidget):
    """Pills in rows as wide as the page."""

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self.pills: list[Pill] = []
        follow_width(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_offers(self, offers: Sequence[Offer], made: Callable[[Pill], None]) -> None:
        """Show what can be added; `made` is called with each pill."""
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        for pill in self.pills:
            pill.hide()
            pill.deleteLater()
        self.pills = [Pill(offer, self) for offer in offers]
        for pill in self.pills:
            pill.wished.connect(lambda pill=pill: self.wished.emit(pill.offer))
            made(pill)
            pill.show()
        self._arrange()
        self.updateGeometry()

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Where each pill goes."""
        found, x, y = [], 0, 0
        for pill in self.pills:
            wide = pill.sizeHint().width()
            if x and x + wide > width:
                x, y = 0, y + CONTROL_PX + _GAP_PX
            found.append((x, y))
            x += wide + _GAP_PX
        return found

    def _arrange(self) -> None:
        for pill, (x, y) in zip(self.pills, self._places(self.width()), strict=True):
            pill.setGeometry(x, y, pill.sizeHint().width(), CONTROL_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return places[-1][1] + CONTROL_PX if places else 0

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(400, self.width())))
