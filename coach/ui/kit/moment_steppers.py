"""A day and a time between a minus and a plus."""

import re
from datetime import date, time

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox

from coach.domain.plan import DAY_BEGINS_AT
from coach.ui import day_words
from coach.ui.kit.stepper import Stepper
from coach.ui.theme import CONTROL_PX
from coach.ui.typed_day import typed_day

_TYPED = re.compile(r"\s*(\d{1,2})(?:[:.]?(\d{2}))?\s*")
_PAGE = 10


class MomentStepper(Stepper):
    """A stepper that goes back to what it showed when something else was typed."""

    def __init__(self, name: str, value: int, *, least: int, most: int, step: int = 1) -> None:
        super().__init__(name, value, least=least, most=most, step=step)
        self.setMinimumHeight(CONTROL_PX)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)


class TimeStepper(MomentStepper):
    """A time of the day in half hours; "7", "7:15" and "0715" can be typed."""

    def __init__(self, name: str, at: time) -> None:
        super().__init__(name, _minutes(at), least=_minutes(DAY_BEGINS_AT), most=24 * 60 - 1, step=30)

    @property
    def at(self) -> time:
        """What it shows."""
        return time(self.value() // 60, self.value() % 60)

    def show_at(self, at: time) -> None:
        """Show another time."""
        self.setValue(_minutes(at))

    def textFromValue(self, value: int) -> str:  # noqa: N802
        return f"{value // 60:02}:{value % 60:02}"

    def valueFromText(self, text: str) -> int:  # noqa: N802
        typed = _TYPED.fullmatch(text)
        return int(typed[1]) * 60 + int(typed[2] or 0) if typed else self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        typed = _TYPED.fullmatch(text)
        if typed is None:
            may_become = re.fullmatch(r"[\d:. ]{0,5}", text)
            state = QValidator.State.Intermediate if may_become else QValidator.State.Invalid
        else:
            is_time = int(typed[1]) < 24 and int(typed[2] or 0) < 60
            state = QValidator.State.Acceptable if is_time else QValidator.State.Intermediate
        return state, text, position

    def stepBy(self, steps: int) -> None:  # noqa: N802
        """Page Up and Page Down are two hours."""
        super().stepBy(steps * 4 // _PAGE if abs(steps) == _PAGE else steps)


class DayStepper(MomentStepper):
    """A date, one day a step, a week with Page Up and Page Down; "3", "3 Nov" and "3.11." can be typed."""

    def __init__(self, name: str, on: date, first: date, last: date) -> None:
        super().__init__(name, on.toordinal(), least=first.toordinal(), most=last.toordinal())

    @property
    def on(self) -> date:
        """What it shows."""
        return date.fromordinal(self.value())

    def set_first(self, first: date) -> None:
        """Begin with another day at the earliest."""
        self.setMinimum(first.toordinal())

    def textFromValue(self, value: int) -> str:  # noqa: N802
        return day_words.short_date(date.fromordinal(value))

    def valueFromText(self, text: str) -> int:  # noqa: N802
        return (self._typed(text) or self.on).toordinal()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        is_day = self._typed(text) is not None
        return QValidator.State.Acceptable if is_day else QValidator.State.Intermediate, text, position

    def _typed(self, text: str) -> date | None:
        first, last = date.fromordinal(self.minimum()), date.fromordinal(self.maximum())
        return typed_day(text, first, last, near=self.on)

    def stepBy(self, steps: int) -> None:  # noqa: N802
        """Page Up and Page Down are a week."""
        super().stepBy(7 * steps // _PAGE if abs(steps) == _PAGE else steps)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
