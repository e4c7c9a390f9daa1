"""How much was walked last week, in the unit a person counts in, or that nobody knows."""

import re
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.domain.walking import Unit
from coach.ui.kit.dropdown import Option
from coach.ui.kit.segmented import Segmented
from coach.ui.kit.stepper import Stepper
from coach.ui.theme import CONTROL_PX, SPACE_8

_TYPED = re.compile(r"\s*(\d{1,4})(?:[.,](\d))?\s*[a-z]*\s*")


@dataclass(frozen=True, slots=True)
class _Scale:
    """A unit in the whole numbers of a stepper: so many make one, step and end."""

    per_one: int
    step: int
    most: int


_SCALES = {
    Unit.MINUTES: _Scale(1, 10, 1500),
    Unit.KILOMETRES: _Scale(10, 5, 1500),
    Unit.MILES: _Scale(10, 5, 950),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("WalkedField", text)


class WalkedStepper(Stepper):
    """An amount in a unit; the lowest stands for not knowing. "90", "7.5" and "7,5 km" can be typed."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        scale = _SCALES[unit]
        super().__init__(_tr("Walked last week"), 0, least=0, most=scale.most, step=scale.step)
        self.setMinimumHeight(CONTROL_PX)

    @property
    def amount(self) -> Decimal | None:
        """What it shows; None when that is not known."""
        return Decimal(self.value()) / _SCALES[self._unit].per_one if self.value() else None

    def show_unit(self, unit: Unit, value: int) -> None:
        """Count in another unit, from its own whole number on."""
        self._unit = unit
        self.setRange(0, _SCALES[unit].most)
        self.setSingleStep(_SCALES[unit].step)
        self.setValue(value)
        self.lineEdit().setText(self.textFromValue(value))

    def textFromValue(self, value: int) -> str:  # noqa: N802
        if value == 0:
            return _tr("Not sure")
        per_one = _SCALES[self._unit].per_one
        return f"{value} min" if per_one == 1 else f"{value / per_one:.1f} {self._unit.value}"

    def valueFromText(self, text: str) -> int:  # noqa: N802
        typed = _TYPED.fullmatch(text.lower())
        if typed is None:
            return 0
        return int(Decimal(f"{typed[1]}.{typed[2] or 0}") * _SCALES[self._unit].per_one)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        typed = _TYPED.fullmatch(text.lower())
        if typed is None and text != self.textFromValue(0):
            return QValidator.State.Intermediate, text, position
        is_within = self.valueFromText(text) <= self.maximum()
        state = QValidator.State.Acceptable if is_within else QValidator.State.Intermediate
        return state, text, position


class WalkedField(QWidget):
    """A stepper and the unit beside it; each unit keeps what was said in it."""

    changed = Signal()

    def __init__(self, unit: Unit) -> None:
        super().__init__()
        self._said = dict.fromkeys(Unit, 0)
        self.stepper = WalkedStepper(unit)
        self.units = Segmented(_tr("Counted in"), [Option(each, each.value) for each in Unit], is_tight=True)
        self.units.show_value(unit)
        self.stepper.valueChanged.connect(self._said_something)
        self.units.chosen.connect(self._count_in)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.stepper)
        row.addWidget(self.units)
        row.addStretch(1)

    @property
    def unit(self) -> Unit:
        """What is counted in."""
        return Unit(str(self.units.value))

    @property
    def amount(self) -> Decimal | None:
        """What was walked, in the unit; None when that is not known."""
        return self.stepper.amount

    def _said_something(self, value: int) -> None:
        self._said[self.unit] = value
        self.changed.emit()

    def _count_in(self) -> None:
        self.stepper.blockSignals(True)
        self.stepper.show_unit(self.unit, self._said[self.unit])
        self.stepper.blockSignals(False)
        self.changed.emit()
