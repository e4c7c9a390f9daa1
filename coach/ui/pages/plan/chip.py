"""One routine of the week: category edge, mark, name, time and minutes."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from coach.ui.icons import paint_icon
from coach.ui.kit.control import Control, put_text, rounded
from coach.ui.kit.mark import paint_mark
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.pages.plan import phrases
from coach.ui.pages.plan.carry import DragWatch
from coach.ui.pages.plan.paragraph import Paragraph, paragraph
from coach.ui.pages.plan.values import Chip
from coach.ui.theme import RADIUS_CONTROL, Tokens, sized_font, tokens_of

_EDGE_PX, _MARK_PX, _CHECK_PX = 4, 12, 16
_LINE_PX, _TOP_PX, _BOTTOM_PX = 18, 9, 9
_WIDE_TEXT_PX, _LEFT_PX, _RIGHT_PX = 32, 14, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RoutineChip(Control):
    """Draws a chip; keys go to the grid around it, a drag is told by `drag`."""

    opened = Signal()

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_compact = self._is_selected = False
        self.drag = DragWatch(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_chip(chip)

    @property
    def chip(self) -> Chip:
        """What it shows."""
        return self._chip

    def show_chip(self, chip: Chip) -> None:
        """Show another row in place."""
        self._chip = chip
        self.setText(chip.name.name)
        self.setAccessibleName(phrases.chip_name(chip))
        self._show_tip()
        self.drag.is_enabled = chip.is_editable
        self.setCursor(
            Qt.CursorShape.OpenHandCursor if chip.is_editable else Qt.CursorShape.PointingHandCursor
        )
        self.update()

    def set_compact(self, is_compact: bool) -> None:
        """Drop the time, and give the name the whole width."""
        self._is_compact = is_compact
        self._show_tip()
        self.update()

    def _show_tip(self) -> None:
        """The time, where the chip has no room for it, and what asks for care."""
        at = phrases.clock_time(self._chip.at) if self._is_compact else ""
        asks = self._chip.name.asks if self._chip.asks_for_care else ""
        self.setToolTip("\n".join(part for part in (at, asks) if part))

    def set_selected(self, is_selected: bool) -> None:
        """Draw the 2 px ink line, or not."""
        if is_selected != self._is_selected:
            self._is_selected = is_selected
            self.update()

    @property
    def is_selected(self) -> bool:
        """Whether it carries the ink line."""
        return self._is_selected

    def _name(self, width: int) -> Paragraph:
        left = _LEFT_PX if self._is_compact else _WIDE_TEXT_PX
        room = width - left - (4 if self._is_compact else _RIGHT_PX)
        return paragraph(self._chip.name.name, sized_font(13, 600), _LINE_PX, room)

    def height_for(self, width: int) -> int:
        """How high it must be at a width, px."""
        return _TOP_PX + self._name(width).height_px + _LINE_PX + _BOTTOM_PX

    def _facts(self) -> str:
        """The line under the name, or above it when there is no room for the time."""
        chip = self._chip
        length = phrases.minutes(chip.name.minutes)
        if chip.is_skipped:
            return phrases.tr("Left out")
        if self._is_compact:
            return length
        at = phrases.clock_time(chip.at)
        return f"{at}, {length}" if length else at

    def sizeHint(self) -> QSize:
        return QSize(130, self.height_for(130))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill = tokens.hover if self.hovered() else tokens.surface
        if self._is_selected:
            rounded(painter, rect, RADIUS_CONTROL, fill, tokens.ink, 2.0)
        else:
            rounded(painter, rect, RADIUS_CONTROL, fill, tokens.line)
        self._paint_edge(painter, rect, tokens)
        self._paint_words(painter, tokens)

    def _paint_edge(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        inset = 2 if self._is_selected else 0
        path = QPainterPath()
        radius = RADIUS_CONTROL - inset
        path.addRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.save()
        painter.setClipRect(QRectF(0, 0, _EDGE_PX + inset / 2, rect.height()))
        colour = tokens.ink_3 if self._chip.mark == "missed" else tokens.category(self._chip.category)
        painter.fillPath(path, QColor(colour))
        painter.restore()

    def _paint_words(self, painter: QPainter, tokens: Tokens) -> None:
        mark, name_at, facts = self._places()
        is_off = self._chip.mark == "missed"
        paint_mark(painter, mark, self._chip.category, self._chip.mark, tokens)
        self._name(self.width()).draw(painter, name_at, tokens.ink_2 if is_off else tokens.ink)
        put_text(painter, facts, self._facts(), sized_font(12, 400), tokens.ink_2, _LEFT)
        if self._chip.mark == "done":
            paint_icon(painter, self._check(facts), "check", tokens.ink)
        elif self._chip.asks_for_care:
            paint_icon(painter, self._check(facts), "care", tokens.ink)

    def _places(self) -> tuple[QRectF, QPointF, QRectF]:
        """Mark, corner of the name, and the line of facts."""
        name_px = self._name(self.width()).height_px
        if self._is_compact:
            mark = QRectF(_LEFT_PX, _TOP_PX + 3, _MARK_PX, _MARK_PX)
            facts = QRectF(mark.right() + 7, _TOP_PX, self.width() - mark.right() - 11, _LINE_PX)
            return mark, QPointF(_LEFT_PX, _TOP_PX + _LINE_PX), facts
        mark = QRectF(_LEFT_PX, _TOP_PX + 3, _MARK_PX, _MARK_PX)
        facts = QRectF(_LEFT_PX, _TOP_PX + name_px, self.width() - _LEFT_PX - _RIGHT_PX, _LINE_PX)
        return mark, QPointF(_WIDE_TEXT_PX, _TOP_PX), facts

    def _check(self, facts: QRectF) -> QRectF:
        return QRectF(self.width() - _CHECK_PX - 7, facts.top() + 1, _CHECK_PX, _CHECK_PX)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def picture(self) -> QPixmap:
        """What is carried while it is dragged."""
        was_selected, self._is_selected = self._is_selected, True
        pixmap = self.grab()
        self._is_selected = was_selected
        return pixmap

    def text_boxes(self) -> list[TextBox]:
        """Name and facts against their room."""
        _, corner, facts = self._places()
        boxes = [self._name(self.width()).box(corner)]
        if self._facts():
            boxes.append(TextBox(self._facts(), text_size(sized_font(12, 400), self._facts()), facts))
        return boxes
