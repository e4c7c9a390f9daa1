"""One day of the week grid: its head, its chips, and what it says when it has none."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.ui import day_words
from coach.ui.kit.control import inside_card, put_text
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.pages.plan import phrases
from coach.ui.pages.plan.chip import RoutineChip
from coach.ui.pages.plan.drop_spot import DropSpot
from coach.ui.pages.plan.paragraph import Paragraph, paragraph
from coach.ui.pages.plan.values import Chip, DayPart
from coach.ui.theme import RADIUS_CONTROL, font, sized_font, tokens_of

HEAD_PX = 44
_SIDE_PX, _GAP_PX, _TODAY_PX = 6, 8, 3
_HEAD_LEFT_PX, _NOTE_LEFT_PX, _NOTE_LINE_PX = 10, 9, 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DayColumn(QWidget):
    """Keeps its chips in the order of the day and reuses them; `place` is 0 for Monday."""

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._day: DayPart | None = None
        self._is_compact = False
        self.focus_radius = RADIUS_CONTROL
        self.chips: list[RoutineChip] = []
        self.spot: DropSpot | None = None
        self._spot_before = 0
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def day(self) -> DayPart:
        """What it shows."""
        if self._day is None:
            raise LookupError("a day that was never shown")
        return self._day

    @property
    def on(self) -> date:
        """Its date."""
        return self.day.on

    def show_day(self, day: DayPart) -> list[RoutineChip]:
        """Show a day; gives the chips that had to be made. The day that it shows already costs nothing."""
        if day == self._day:
            return []
        self._day = day
        self.setAccessibleName(phrases.day_name(day))
        made = [self._made(chip) for chip in day.chips[len(self.chips) :]]
        for spare in self.chips[len(day.chips) :]:
            spare.hide()
            spare.deleteLater()
        self.chips = [*self.chips[: len(day.chips)], *made]
        for widget, chip in zip(self.chips, day.chips, strict=True):
            if widget.chip != chip:
                widget.show_chip(chip)
        self.update()
        return made

    def _made(self, chip: Chip) -> RoutineChip:
        widget = RoutineChip(chip, self)
        widget.set_compact(self._is_compact)
        widget.show()
        return widget

    def set_compact(self, is_compact: bool) -> None:
        """Chips without times."""
        self._is_compact = is_compact
        for chip in self.chips:
            chip.set_compact(is_compact)

    def chip_at(self, position: int) -> RoutineChip | None:
        """The chip at a position, or None."""
        return self.chips[position] if 0 <= position < len(self.chips) else None

    # Dropping

    def show_spot(self, text: str, *, is_free: bool, before: int) -> None:
        """Say how the day suits, above the chip at position `before`."""
        self.hide_spot()
        self.spot = DropSpot(text, is_free=is_free, parent=self)
        self._spot_before = before
        self.spot.show()

    def hide_spot(self) -> None:
        """Say nothing any more."""
        if self.spot is not None:
            self.spot.hide()
            self.spot.deleteLater()
            self.spot = None

    # Laying out

    def _stack(self) -> list[RoutineChip | DropSpot]:
        parts: list[RoutineChip | DropSpot] = list(self.chips)
        if self.spot is not None:
            parts.insert(self._spot_before, self.spot)
        return parts

    def _note(self, width: int) -> Paragraph:
        room = width - 2 * _NOTE_LEFT_PX
        return paragraph(phrases.day_note(self.day), font("caption"), _NOTE_LINE_PX, room)

    def _top_px(self, width: int) -> int:
        """Where the chips begin: under the note, if there is one."""
        has_note = bool(phrases.day_note(self.day))
        return HEAD_PX + _GAP_PX + 1 + (self._note(width).height_px + 2 * _GAP_PX if has_note else 0)

    def height_for(self, width: int) -> int:
        """How high it must be at a width, px."""
        inside = width - 2 * _SIDE_PX
        return self._top_px(width) + sum(part.height_for(inside) + _GAP_PX for part in self._stack())

    def arrange(self) -> None:
        """Put everything where it belongs."""
        if self._day is None:
            return
        y = self._top_px(self.width())
        inside = self.width() - 2 * _SIDE_PX
        for part in self._stack():
            height = part.height_for(inside)
            part.setGeometry(_SIDE_PX, y, inside, height)
            y += height + _GAP_PX

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._day is None:
            return
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        note = phrases.day_note(self.day)
        if note:
            painter.fillPath(self._outline(rect), QColor(tokens.sunken))
        painter.fillRect(QRectF(0, HEAD_PX - 1, rect.width(), 1), QColor(tokens.line))
        if self.day.is_today:
            line = QRectF(0, HEAD_PX - _TODAY_PX, rect.width(), _TODAY_PX)
            painter.fillRect(line, QColor(tokens.ink))
        if self._place < 6:
            painter.fillRect(QRectF(rect.width() - 1, 0, 1, rect.height()), QColor(tokens.line))
        strong, plain = (tokens.ink_3, tokens.ink_3) if self.day.is_over else (tokens.ink, tokens.ink_2)
        for (text, role, place), colour in zip(self._head(), (strong, plain, tokens.ink), strict=False):
            put_text(painter, place, text, font(role), colour, _LEFT)
        if note:
            corner = QPointF(_NOTE_LEFT_PX, HEAD_PX + _GAP_PX + 8)
            self._note(self.width()).draw(painter, corner, tokens.ink_2)

    def _head(self) -> list[tuple[str, str, QRectF]]:
        """Weekday, number and, where there is room, the word for today."""
        parts = [(day_words.short_weekday(self.on), "body_strong"), (str(self.on.day), "body")]
        found, x = [], float(_HEAD_LEFT_PX)
        for text, role in parts:
            width = text_size(font(role), text).width()
            found.append((text, role, QRectF(x, 0, width, HEAD_PX - 1)))
            x += width + 8
        word = phrases.tr("Today")
        width = text_size(sized_font(12, 600), word).width()
        if self.day.is_today and self.width() - x >= width + _HEAD_LEFT_PX:
            left = self.width() - _HEAD_LEFT_PX - width
            found.append((word, "caption_strong", QRectF(left, 0, width, HEAD_PX - 1)))
        return found

    def _outline(self, rect: QRectF) -> QPainterPath:
        """The column without the round corners of the grid."""
        inner = [("left", self._place == 0), ("right", self._place == 6)]
        return inside_card(rect, *(edge for edge, is_outer in inner if not is_outer)).simplified()

    def text_boxes(self) -> list[TextBox]:
        """Head and note against their room."""
        boxes = [TextBox(text, text_size(font(role), text), place) for text, role, place in self._head()]
        if phrases.day_note(self.day):
            boxes.append(self._note(self.width()).box(QPointF(_NOTE_LEFT_PX, HEAD_PX + _GAP_PX + 8)))
        return boxes
