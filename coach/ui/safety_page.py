"""The page that the safety conversations share."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.card import Card
from coach.ui.kit.divider import Divider
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.text import Text
from coach.ui.theme import (
    CARD_GAP,
    PAGE_MARGIN_X,
    PAGE_MARGIN_Y,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    SPACE_24,
    SPACE_56,
)

_WIDE_PX, _CONTENT_PX = 900, 960


def focus_reason(widget: QWidget) -> Qt.FocusReason:
    """How to hand on the focus so that its ring shows only for someone on the keyboard."""
    by_keyboard = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    return Qt.FocusReason.ShortcutFocusReason if by_keyboard else Qt.FocusReason.OtherFocusReason


class Alert(Card):
    """Octagon and words on the danger tint."""

    def __init__(self) -> None:
        super().__init__(padding=SPACE_16)
        self.set_fill("danger_tint", "danger")
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(IconView("octagon-alert", 24, "danger"))
        self._text = Text("", "body_medium", wrap=True)
        row.addWidget(self._text, 1)
        self.body.addLayout(row)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the card."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))


class _Content(QWidget):
    """What scrolls; narrower than its page while there is a scroll bar."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class _Scroller(Scroll):
    """Tells when its view has another size, which a scroll bar that comes or goes gives it as well."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class SafetyPage(QWidget):
    """A large title, a body that scrolls up and down, and a footer that stays."""

    def __init__(self, title: str = "", subtitle: str = "") -> None:
        super().__init__()
        self._growing: QWidget | None = None
        self.title = Text(title, "hero", wrap=True)
        self.note = Text("", "body", "ink_2")
        self.subtitle = Text(subtitle, "body_large", "ink_2", wrap=True)
        heading = QHBoxLayout()
        heading.addWidget(self.title, 1)
        heading.addWidget(self.note, 0, Qt.AlignmentFlag.AlignBottom)
        self.body = QVBoxLayout()
        self.body.setSpacing(CARD_GAP)
        self.alert = Alert()
        content = _Content()
        content.resized.connect(self._content_resized)
        self._column = QVBoxLayout(content)
        self._column.setSpacing(0)
        self._column.addLayout(heading)
        self._column.addSpacing(SPACE_4)
        self._column.addWidget(self.subtitle)
        self._column.addSpacing(SPACE_24)
        self._column.addLayout(self.body)
        self._column.addStretch(1)
        self.scroller = _Scroller(content)
        self.scroller.resized.connect(self._place)
        self._edge = Divider()
        self._edge.hide()
        self.footer = QHBoxLayout()
        self.footer.setSpacing(SPACE_16)
        self._bottom = QVBoxLayout()
        self._bottom.setSpacing(SPACE_12)
        self._bottom.addWidget(self.alert)
        self._bottom.addLayout(self.footer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.scroller, 1)
        outer.addWidget(self._edge)
        outer.addLayout(self._bottom)

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part of the body that is about to grow."""
        self._growing = part

    def scroll_to_top(self) -> None:
        """Start reading from the title."""
        self._growing = None
        self.scroller.verticalScrollBar().setValue(0)

    def _content_resized(self) -> None:
        self._place()
        if self._growing is not None:
            self.scroller.ensureWidgetVisible(self._growing, 0, SPACE_16)
            self._growing = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        """Give body and footer the same edges, with or without a scroll bar."""
        wide = self.width() >= _WIDE_PX
        left, y = (SPACE_56, PAGE_MARGIN_X) if wide else (PAGE_MARGIN_X, PAGE_MARGIN_Y)
        right = max(left, self.width() - left - _CONTENT_PX)
        bar_px = self.scroller.width() - self.scroller.viewport().width()
        self._column.setContentsMargins(left, y + (SPACE_8 if wide else 0), right - bar_px, SPACE_16)
        self._bottom.setContentsMargins(left, SPACE_16, right, y)
        self._edge.setVisible(bar_px > 0)
