"""A day and a time between a minus and a plus."""

import re
from datetime import date, time

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from coach.domain.plan import DAY_BEGINS_AT
from coach.ui.kit.stepper import Stepper
from coach.ui.pages.plan import phrases
from coach.ui.theme import CONTROL_PX

_TYPED = re.compile(r"\s*(\d{1,2})(?:[:.]?(\d{2}))?\s*")
_PAGE = 10


class TimeStepper(Stepper):
    """A time of the day in half hours; "7", "7:15" and "0715" can be typed."""

    def __init__(self, name: str, at: time, parent: QWidget | None = None) -> None:
        least = DAY_BEGINS_AT.hour * 60 + DAY_BEGINS_AT.minute
        super().__init__(name, _minutes(at), least=least, most=24 * 60 - 1, step=30, parent=parent)
        self.setMinimumHeight(CONTROL_PX)

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


class DayStepper(Stepper):
    """A date, one day a step, a week with Page Up and Page Down."""

    def __init__(self, name: str, on: date, first: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(name, on.toordinal(), least=first.toordinal(), most=last.toordinal(), parent=parent)
        self.setMinimumHeight(CONTROL_PX)
        self.lineEdit().setReadOnly(True)

    @property
    def on(self) -> date:
        """What it shows."""
        return date.fromordinal(self.value())

    def set_first(self, first: date) -> None:
        """Begin with another day at the earliest."""
        self.setMinimum(first.toordinal())

    def textFromValue(self, value: int) -> str:  # noqa: N802
        return phrases.short_day(date.fromordinal(value))

    def valueFromText(self, text: str) -> int:  # noqa: N802
        return self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, position

    def stepBy(self, steps: int) -> None:  # noqa: N802
        """Page Up and Page Down are a week."""
        super().stepBy(7 * steps // _PAGE if abs(steps) == _PAGE else steps)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
