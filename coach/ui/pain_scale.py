"""The two scales a person answers: pain 0 to 10 and effort 1 to 10."""

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.choice import OptionCell, RadioRow
from coach.ui.kit.text import Text
from coach.ui.theme import RADIUS_CELL, RADIUS_CONTROL

_QUICK_MS = 1000


class _WordRow(QWidget):
    """Low word left, chosen words in the middle, high word right."""

    def __init__(self, low_word: str, high_word: str) -> None:
        super().__init__()
        self.low = Text(low_word, "caption", "ink_2")
        self.middle = Text("", "caption_strong")
        self.high = Text(high_word, "caption", "ink_2")
        self.middle.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.high.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.low)
        row.addWidget(self.middle, 1)
        row.addWidget(self.high)
        ends = max(self.low.sizeHint().width(), self.high.sizeHint().width())
        self.low.setMinimumWidth(ends)
        self.high.setMinimumWidth(ends)


class NumberScale(QWidget):
    """A radio group of numbers; unanswered is None, never a number."""

    value_changed = Signal(int)

    def __init__(
        self,
        low: int,
        high: int,
        words: dict[int, str],
        low_word: str,
        high_word: str,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self._words, self._remark = low, high, words, ""
        self._first_digit: int | None = None
        self._since_digit = QElapsedTimer()
        self._row = RadioRow(3 if compact else 6)
        size = QSize(24, 40) if compact else QSize(36, 52)
        for number in range(low, high + 1):
            cell = OptionCell(
                str(number),
                size,
                font_px=14 if compact else 16,
                weight=500,
                radius=RADIUS_CELL if compact else RADIUS_CONTROL,
            )
            cell.setAccessibleName(f"{number}, {words[number]}")
            self._row.add(number, cell, stretch=1)
        self._row.chosen.connect(self._announce)
        self._words_row = _WordRow(low_word, high_word)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._row)
        column.addWidget(self._words_row)

    @property
    def value(self) -> int | None:
        """The answer, or None while there is none."""
        value = self._row.value
        return value if isinstance(value, int) else None

    def set_value(self, value: int | None) -> None:
        """Show an answer without announcing it; None clears."""
        if value is not None and not self._low <= value <= self._high:
            raise ValueError(value)
        self._row.show_value(value)
        self._tell()

    def set_remark(self, remark: str) -> None:
        """Add a sentence after the word, such as a comparison."""
        self._remark = remark
        self._tell()

    def cells(self) -> list[OptionCell]:
        """The number buttons in order."""
        return self._row.cells()

    def _announce(self, value: object) -> None:
        self._tell()
        if isinstance(value, int):
            self.value_changed.emit(value)

    def _tell(self) -> None:
        value = self.value
        words = "" if value is None else f"{value}, {self._words[value]}"
        if words and self._remark:
            words = f"{words}. {self._remark}"
        self._words_row.middle.setText(words)
        self.setAccessibleDescription(words)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._overrides(event):
            event.accept()
            return True
        return super().event(event)

    def _overrides(self, event: QKeyEvent) -> bool:
        """Whether a digit is meant for the scale rather than for a shortcut of the window."""
        return event.type() is QEvent.Type.ShortcutOverride and self._meaning(event) is not None

    def _meaning(self, event: QKeyEvent) -> int | None:
        """The number a key stands for, before the range is looked at."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ends = {Qt.Key.Key_Home: self._low, Qt.Key.Key_End: self._high}
        if not plain:
            return None
        if event.key() in ends:
            return ends[Qt.Key(event.key())]
        digit = event.key() - Qt.Key.Key_0.value
        return digit if 0 <= digit <= 9 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self._meaning(event)
        if number is None:
            super().keyPressEvent(event)
            return
        quick = self._since_digit.isValid() and self._since_digit.elapsed() <= _QUICK_MS
        if self._first_digit is not None and quick and self._first_digit * 10 + number <= self._high:
            number += self._first_digit * 10
        self._first_digit = number if 0 < number <= 9 else None
        self._since_digit.start()
        if self._low <= number <= self._high:
            self._row.choose_at(number - self._low)


def pain_scale(compact: bool = False) -> NumberScale:
    """Back pain, 0 none to 10 worst."""
    translate = QCoreApplication.translate
    none, hardly, mild, moderate = (
        translate("NumberScale", "none"),
        translate("NumberScale", "hardly any"),
        translate("NumberScale", "mild"),
        translate("NumberScale", "moderate"),
    )
    strong, severe, worst = (
        translate("NumberScale", "strong"),
        translate("NumberScale", "severe"),
        translate("NumberScale", "worst"),
    )
    words = [none, hardly, mild, mild, moderate, moderate, strong, strong, severe, severe, worst]
    scale = NumberScale(0, 10, dict(enumerate(words)), none, worst, compact)
    scale.setAccessibleName(translate("NumberScale", "Back pain, 0 to 10"))
    return scale


def effort_scale() -> NumberScale:
    """How hard a session was, 1 very easy to 10 maximum."""
    translate = QCoreApplication.translate
    words = [
        translate("NumberScale", "very easy"),
        translate("NumberScale", "easy"),
        translate("NumberScale", "easy"),
        translate("NumberScale", "a bit of effort"),
        translate("NumberScale", "moderate"),
        translate("NumberScale", "moderate"),
        translate("NumberScale", "hard"),
        translate("NumberScale", "hard"),
        translate("NumberScale", "very hard"),
        translate("NumberScale", "all you had"),
    ]
    scale = NumberScale(1, 10, dict(enumerate(words, 1)), words[0], translate("NumberScale", "maximum"))
    scale.setAccessibleName(translate("NumberScale", "Effort, 1 to 10"))
    return scale
