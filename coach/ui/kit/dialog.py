"""A question laid over the window."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from coach.ui.icons import paint_icon
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.control import Control, LaidOut, follow_width, let_mouse_through, rounded
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.key_hint import KeyHint
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.text import Text
from coach.ui.theme import RADIUS_CARD, SPACE_4, SPACE_16, SPACE_24, SPACE_32, Tokens, tokens_of

_MAX_WIDTH_PX = 720
_CHEVRON_PX = 22


class ChoiceRow(LaidOut, Control):
    """A wide button with a number, a title and a sentence."""

    def __init__(self, number: int, title: str, subtitle: str, danger: bool) -> None:
        super().__init__()
        self.focus_radius = RADIUS_CARD
        self._danger = danger
        self.setAccessibleName(title)
        self.setAccessibleDescription(subtitle)
        self._inside = row = QHBoxLayout(self)
        row.setContentsMargins(17, 11, 17 + _CHEVRON_PX + 12, 11)
        row.setSpacing(16)
        row.addWidget(KeyHint(str(number)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title, "subtitle", wrap=True))
        if subtitle:
            words.addWidget(Text(subtitle, "body", "ink_2", wrap=True))
        row.addLayout(words, 1)
        let_mouse_through(self)
        follow_width(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        fill = tokens.sunken if self.isDown() else tokens.hover if self.hovered() else tokens.surface
        line, line_px = (tokens.danger, 2.0) if self._danger else (tokens.line_strong, 1.0)
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, fill, line, line_px)
        left, top = self.width() - 17 - _CHEVRON_PX, (self.height() - _CHEVRON_PX) / 2
        paint_icon(painter, QRectF(left, top, _CHEVRON_PX, _CHEVRON_PX), "chevron-right", tokens.ink)


class Dialog(QWidget):
    """A modal card inside its window; `finished` carries the answer, None when cancelled."""

    finished = Signal(object)

    def __init__(
        self, parent_window: QWidget, title: str, subtitle: str = "", icon: str | None = None
    ) -> None:
        super().__init__(parent_window)
        self.hide()
        self._window = parent_window
        self.setAccessibleName(title)
        self.setAccessibleDescription(subtitle)
        self._choices: list[tuple[object, ChoiceRow]] = []
        self._default: Button | None = None
        self._before: QWidget | None = None
        self._card = Card(padding=SPACE_32, strong=True)
        self._card.setMaximumWidth(_MAX_WIDTH_PX)
        self._card.body.setSpacing(SPACE_16)
        self._card.body.addLayout(self._heading(title, subtitle, icon))
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_16)
        self._card.body.addLayout(self.body)
        self.footer = QHBoxLayout()
        self.footer.setSpacing(SPACE_16)
        self.footer.setContentsMargins(0, SPACE_4, 0, 0)
        self._card.body.addLayout(self.footer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(self._centred()))
        parent_window.installEventFilter(self)

    def _heading(self, title: str, subtitle: str, icon: str | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_16)
        if icon is not None:
            row.addWidget(IconView(icon, 40, "danger" if icon == "octagon-alert" else "ink"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title, "page", wrap=True))
        if subtitle:
            words.addWidget(Text(subtitle, "body_large", "ink_2", wrap=True))
        row.addLayout(words, 1)
        return row

    def _centred(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card, _MAX_WIDTH_PX)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return content

    def add_choice(self, value: object, title: str, subtitle: str = "", danger: bool = False) -> None:
        """Add a row; its number key closes the dialog with `value`."""
        row = ChoiceRow(len(self._choices) + 1, title, subtitle, danger)
        row.clicked.connect(lambda: self.close_with(value))
        self._choices.append((value, row))
        self.body.addWidget(row)

    def add_answers(self, answer: Button, cancel_word: str, *, is_default: bool = True) -> None:
        """End the footer with a button that cancels and the one that answers, which Enter presses."""
        cancel = Button(cancel_word, "quiet")
        cancel.clicked.connect(lambda: self.close_with(None))
        self.footer.addStretch(1)
        self.footer.addWidget(cancel)
        self.footer.addWidget(answer)
        if is_default:
            self.set_default(answer)

    def set_default(self, button: Button) -> None:
        """The button that Enter presses while no other control has the focus."""
        self._default = button

    def open(self) -> None:
        """Cover the window and take the focus."""
        window = self._window
        self._before = window.focusWidget()
        by_keyboard = window.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        stops = self._stops()
        first = self._default if self._default in stops else next(iter(stops), None)
        reason = Qt.FocusReason.ShortcutFocusReason if by_keyboard else Qt.FocusReason.PopupFocusReason
        if first is None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        (first or self).setFocus(reason)

    def close_with(self, value: object) -> None:
        """Hide, give the focus back and announce the answer."""
        if self.isHidden():
            return
        self.hide()
        self._window.removeEventFilter(self)
        # What had the focus may have been built anew meanwhile.
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.emit(value)
        self.deleteLater()

    def _stops(self) -> list[QWidget]:
        """Everything inside that Tab reaches, in order.

        Walking `nextInFocusChain` instead makes each widget of the window the child of the one before it in
        the eyes of PySide, which then forgets those of the page together with the dialog."""
        return [widget for widget in _inside(self) if self._is_stop(widget)]

    def _is_stop(self, widget: QWidget) -> bool:
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        is_open = widget.isEnabled() and widget.isVisibleTo(self)
        return takes_tab and is_open and not isinstance(widget.parentWidget(), QAbstractSpinBox)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        return self._step(1 if forward else -1, self._stops(), forward)

    def _step(self, step: int, stops: list[QWidget], forward: bool) -> bool:
        if not stops:
            return True
        current = self.window().focusWidget()
        at = stops.index(current) if current in stops else (-1 if step > 0 else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + step) % len(stops)].setFocus(reason)
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        number = key - Qt.Key.Key_0.value
        rows = [row for _, row in self._choices]
        if key == Qt.Key.Key_Escape:
            self.close_with(None)
        elif 1 <= number <= len(rows):
            rows[number - 1].click()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._default is not None:
            self._default.click()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and rows:
            self._step(1 if key == Qt.Key.Key_Down else -1, list(rows), key == Qt.Key.Key_Down)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), scrim(tokens_of(self)))


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Everything within a widget but lists that pop up, each before what is within it."""
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield child
            yield from _inside(child)


def scrim(tokens: Tokens) -> QColor:
    """Flat 50 % ink; in the dark theme the canvas, so that the page behind recedes."""
    colour = QColor(tokens.ink if QColor(tokens.ink).lightness() < 128 else "#000000")
    colour.setAlphaF(0.5)
    return colour
