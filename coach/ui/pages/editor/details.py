"""The numbers of a dose that a row does not show: sides, tempo, holds and the pause between them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.dosing import (
    HOLDS,
    PHASE_S,
    RELAX_S,
    least_phase_s,
    turns_of,
    turns_open_to,
    with_holds,
    with_phase,
    with_relax,
    with_turns,
)
from coach.domain.exercise import Dose, HoldDose, RepsDose
from coach.ui.kit.dropdown import Option
from coach.ui.kit.segmented import Segmented
from coach.ui.kit.stepper import Stepper
from coach.ui.kit.text import Text
from coach.ui.pages.editor import phrases
from coach.ui.pages.editor.phrases import tr
from coach.ui.theme import SPACE_4, SPACE_8, SPACE_12

_LEFT_PX = 49
_STEPPER_PX = 112


class Details(QWidget):
    """Two lines of controls under a row; every change is told as the whole dose."""

    dosed = Signal(object)

    def __init__(self, dose: Dose, name: str) -> None:
        super().__init__()
        self._dose = dose
        self._steppers: list[tuple[Stepper, Callable[[Dose], int]]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT_PX, 0, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_8)
        self.sides = Segmented(
            tr("Sides of {name}").format(name=name),
            [Option(turns, phrases.turns(turns)) for turns in turns_open_to(dose)],
        )
        self.sides.chosen.connect(lambda turns: self._tell(with_turns(self._dose, turns)))
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(SPACE_12)
        first.addLayout(_labelled(tr("Sides"), self.sides))
        if isinstance(dose, HoldDose):
            self._add_holds(first, name)
        else:
            self._add_tempo(second, name)
        for line in (first, second):
            line.addStretch(1)
        column.addLayout(first)
        column.addLayout(second)

    def _add_holds(self, line: QHBoxLayout, name: str) -> None:
        self._add(
            line,
            tr("Holds in a set"),
            Stepper(tr("Holds of {name}").format(name=name), 1, least=HOLDS.least, most=HOLDS.most),
            lambda dose: _held(dose).holds,
            lambda n: with_holds(_held(self._dose), n),
        )
        relax = Stepper(
            tr("Pause between holds of {name}").format(name=name),
            0,
            least=RELAX_S.least,
            most=RELAX_S.most,
            suffix="s",
        )
        self._add(
            line,
            tr("Pause between"),
            relax,
            lambda dose: _held(dose).relax_s,
            lambda n: with_relax(_held(self._dose), n),
        )

    def _add_tempo(self, line: QHBoxLayout, name: str) -> None:
        for phase, word in enumerate((tr("Go"), tr("Hold"), tr("Return"), tr("Pause"))):
            said = tr("Tempo of {name}, {phase}").format(name=name, phase=word.lower())
            stepper = Stepper(said, 0, least=PHASE_S.least, most=PHASE_S.most, suffix="s")
            self._add(
                line,
                word,
                stepper,
                partial(_phase_s, phase),
                partial(self._with_phase, phase),
            )

    def _add(
        self,
        line: QHBoxLayout,
        label: str,
        stepper: Stepper,
        value_of: Callable[[Dose], int],
        changed: Callable[[int], Dose],
    ) -> None:
        stepper.setFixedWidth(_STEPPER_PX)
        stepper.valueChanged.connect(lambda n: self._tell(changed(n)))
        self._steppers.append((stepper, value_of))
        line.addLayout(_labelled(label, stepper))

    def _with_phase(self, phase: int, seconds: int) -> Dose:
        return with_phase(_repeated(self._dose), phase, seconds)

    def steppers(self) -> list[Stepper]:
        """The steppers in order."""
        return [stepper for stepper, _ in self._steppers]

    def _tell(self, dose: Dose) -> None:
        if dose != self._dose:
            self.dosed.emit(dose)

    def show_dose(self, dose: Dose) -> None:
        """Show a dose of the same kind without telling of it."""
        self._dose = dose
        self.sides.show_value(turns_of(dose))
        for phase, (stepper, value_of) in enumerate(self._steppers):
            stepper.blockSignals(True)
            if isinstance(dose, RepsDose):
                stepper.setMinimum(least_phase_s(dose, phase))
            stepper.setValue(value_of(dose))
            stepper.blockSignals(False)
        self._steppers_open(dose)

    def _steppers_open(self, dose: Dose) -> None:
        """One hold has no pause between holds."""
        if isinstance(dose, HoldDose):
            relax = self._steppers[1][0]
            relax.setEnabled(dose.holds > 1)
            relax.setToolTip("" if dose.holds > 1 else tr("One hold has nothing to pause between"))


def _phase_s(phase: int, dose: Dose) -> int:
    return _repeated(dose).tempo.phases_s[phase]


def _held(dose: Dose) -> HoldDose:
    assert isinstance(dose, HoldDose)
    return dose


def _repeated(dose: Dose) -> RepsDose:
    assert isinstance(dose, RepsDose)
    return dose


def _labelled(label: str, control: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE_4)
    column.addWidget(Text(label, "caption", "ink_2"))
    column.addWidget(control)
    column.addStretch(1)
    return column
