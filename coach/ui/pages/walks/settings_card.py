"""The card on the settings page about walking: unit, step and ceiling."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.settings import Settings
from coach.domain.walking import Unit
from coach.ui.kit.card import Card
from coach.ui.kit.divider import Divider
from coach.ui.kit.dropdown import Dropdown, Option
from coach.ui.kit.segmented import Segmented
from coach.ui.kit.setting_row import SettingRow
from coach.ui.kit.stepper import Stepper
from coach.ui.kit.text import Text
from coach.ui.theme import CONTROL_PX, SPACE_8

LEAST_STEP, MOST_STEP = 10, 15
CEILINGS_MIN = (90, 120, 150, 180, 240, 300)
"""Minutes a week that are offered as a goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkingChange:
    """What was chosen anew; None for what stays."""

    unit: Unit | None = None
    step_percent: int | None = None
    ceiling_min: int | None = None

    def on(self, settings: Settings, today: date) -> Settings:
        """The settings with it. What was walked before the first week is said in the unit of then."""
        if self.unit is not None:
            said = settings.walked_last_week if self.unit is settings.walk_unit else None
            settings = replace(settings, walk_unit=self.unit, walk_unit_on=today, walked_last_week=said)
        if self.step_percent is not None:
            settings = replace(settings, walk_step_percent=self.step_percent)
        if self.ceiling_min is not None:
            settings = replace(settings, walk_ceiling_min=self.ceiling_min)
        return settings


class WalkingCard(Card):
    """`changed` carries a WalkingChange. `unit` is what walks are counted in now."""

    changed = Signal(object)

    def __init__(self, settings: Settings, unit: Unit) -> None:
        super().__init__()
        self.body.setSpacing(SPACE_8)
        self.unit = Segmented(
            self.tr("Count walks in"),
            [
                Option(Unit.MINUTES, self.tr("Minutes")),
                Option(Unit.KILOMETRES, self.tr("Kilometres")),
                Option(Unit.MILES, self.tr("Miles")),
            ],
            is_tight=True,
        )
        self.unit.show_value(unit)
        self.unit.chosen.connect(lambda chosen: self.changed.emit(WalkingChange(unit=chosen)))
        self.step = Stepper(
            self.tr("Weekly step"), settings.walk_step_percent, least=LEAST_STEP, most=MOST_STEP, suffix="%"
        )
        self.step.setMinimumHeight(CONTROL_PX)
        self.step.valueChanged.connect(lambda chosen: self.changed.emit(WalkingChange(step_percent=chosen)))
        self.ceiling = Dropdown(self.tr("Weekly goal"), self._ceilings(settings.walk_ceiling_min))
        self.ceiling.show_value(settings.walk_ceiling_min)
        self.ceiling.chosen.connect(lambda chosen: self.changed.emit(WalkingChange(ceiling_min=chosen)))
        self.body.addWidget(Text(self.tr("Walking"), "heading"))
        self.body.addWidget(
            _row(
                self.tr("Count walks in"),
                self.tr("Another unit starts a new baseline week; earlier walks stay as they are"),
                self.unit,
            )
        )
        self.body.addWidget(Divider())
        self.body.addWidget(
            _row(
                self.tr("Weekly step"),
                self.tr("More than 10 % takes effect after two green weeks in a row"),
                self.step,
            )
        )
        self.body.addWidget(Divider())
        self.body.addWidget(
            _row(
                self.tr("Weekly goal"),
                self.tr("Where the target stops growing, when you count in minutes"),
                self.ceiling,
            )
        )

    def _ceilings(self, chosen: int) -> list[Option]:
        minutes = sorted({*CEILINGS_MIN, chosen} - {0})
        return [
            Option(0, self.tr("None")),
            *(Option(it, self.tr("{n} min").format(n=it)) for it in minutes),
        ]


def _row(label: str, effect: str, control: QWidget) -> SettingRow:
    return SettingRow(label, Text(effect, "body", "ink_2", wrap=True), control)
