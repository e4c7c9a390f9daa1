"""An amber day: less of what is planned, or something gentler in its place."""

from PySide6.QtWidgets import QWidget

from coach.domain.routine import Routine
from coach.ui import words
from coach.ui.kit.dialog import Dialog

GENTLER, LIGHTER = "gentler", "lighter"


class LessDialog(Dialog):
    """Two ways to do less; `finished` carries GENTLER, LIGHTER or None for not now."""

    def __init__(
        self, window: QWidget, *, planned: Routine, lighter: Routine, gentler: Routine, is_planned: bool
    ) -> None:
        super().__init__(
            window,
            self.tr("Your back asks for less today"),
            self.tr("Moving gently is fine. More can wait until it has settled."),
        )
        instead = self.tr("{routine}, {minutes}").format(
            routine=gentler.name, minutes=words.minutes(gentler.duration_s)
        )
        effect = self.tr("{routine} counts as excused, not as missed").format(routine=planned.name)
        self.add_choice(GENTLER, instead, effect if is_planned else self.tr("Gentle movement instead"))
        is_less = lighter != planned
        label = (
            self.tr("{routine} with fewer sets, {minutes}") if is_less else self.tr("{routine}, {minutes}")
        )
        self.add_choice(
            LIGHTER,
            label.format(routine=planned.name, minutes=words.minutes(lighter.duration_s)),
            self.tr("Finish only if it stays tolerable"),
        )
        self.add_choice(None, self.tr("Not now"))
