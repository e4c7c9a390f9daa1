"""Why a routine may not start now, said to a person."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from coach.domain.red_flags import NO_STRENGTH_FROM, Due, Reason, Standing
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.text import Text
from coach.ui.safety_words import what_rest_means, why_asked

SYMPTOM_CHECK = "symptom-check"
_DANGER = frozenset({Reason.EMERGENCY, Reason.SEE_DOCTOR})


@dataclass(frozen=True, slots=True)
class Explanation:
    """Words for a reason; `action` is "symptom-check" where that check can change it, or ""."""

    title: str
    text: str
    action: str


def explain(reason: Reason, standing: Standing, emergency_number: str) -> Explanation:
    """What is said when a routine may not start, as things stand."""
    translate = QCoreApplication.translate
    match reason:
        case Reason.NO_CHECK:
            return Explanation(
                translate("Blocked", "First, a short symptom check"),
                translate(
                    "Blocked",
                    "Sixteen questions, about two minutes. They look for signs that need a doctor, not "
                    "exercise. Until then only the standing break is open.",
                ),
                SYMPTOM_CHECK,
            )
        case Reason.CHECK_DUE:
            return Explanation(
                translate("Blocked", "First, the symptom check"),
                why_asked(standing.due or Due.MONTH)
                + " "
                + translate("Blocked", "Sixteen questions, about two minutes. The standing break is open."),
                SYMPTOM_CHECK,
            )
        case Reason.RESTING:
            return Explanation(
                translate("Blocked", "Your back rests for now"),
                what_rest_means(standing.rests_until or date.max),
                "",
            )
        case Reason.EMERGENCY:
            return Explanation(
                translate("Blocked", "Get emergency care now."),
                translate(
                    "Blocked",
                    "What you reported can mean pressure on nerves or another emergency. Go to an emergency "
                    "department or call your emergency number ({number}) now. Every routine is locked. Once "
                    "a clinician has looked into it, go through the symptom check again.",
                ).format(number=emergency_number),
                SYMPTOM_CHECK,
            )
        case Reason.SEE_DOCTOR:
            return Explanation(
                translate("Blocked", "See a doctor before you go on."),
                translate(
                    "Blocked",
                    "What you reported should be looked at by a doctor or physiotherapist first. Once that "
                    "is done and nothing new has come up, go through the symptom check again.",
                ),
                SYMPTOM_CHECK,
            )
        case Reason.LEVEL_ONE_ONLY:
            return Explanation(
                translate("Blocked", "Go gently for now"),
                translate(
                    "Blocked",
                    "Your symptom check says level 1 only, and this routine goes further. Every routine of "
                    "level 1 is open. If things have changed, go through the symptom check again.",
                ),
                SYMPTOM_CHECK,
            )
        case Reason.PAIN_TOO_HIGH:
            return Explanation(
                translate("Blocked", "Too much pain for strength today"),
                translate(
                    "Blocked",
                    "From a pain of {limit}, strength waits. Recovery-day gentle is open, and a rest is fine "
                    "too. If the pain is 8 or more, or unlike your usual pain, go through the symptom check.",
                ).format(limit=NO_STRENGTH_FROM),
                SYMPTOM_CHECK,
            )
        case Reason.PAIN_UNKNOWN:
            return Explanation(
                translate("Blocked", "How is your back right now?"),
                translate(
                    "Blocked",
                    "A routine starts once you have said how much your back hurts. Start it again and give a "
                    "number from 0 to 10.",
                ),
                "",
            )


class BlockedDialog(Dialog):
    """Says why a routine waits; `finished` carries "symptom-check" or None. It never starts anything."""

    def __init__(
        self, window: QWidget, reason: Reason, routine_name: str, standing: Standing, emergency_number: str
    ) -> None:
        said = explain(reason, standing, emergency_number)
        icon = "octagon-alert" if reason in _DANGER else "lock"
        super().__init__(window, said.title, routine_name, icon)
        self.body.addWidget(Text(said.text, "body_large", wrap=True))
        is_next = reason in (Reason.NO_CHECK, Reason.CHECK_DUE)
        close = Button(self.tr("Not now") if is_next else self.tr("Close"))
        close.clicked.connect(lambda: self.close_with(None))
        buttons = [close]
        if said.action:
            check = Button(self.tr("Go to the symptom check"))
            check.clicked.connect(lambda: self.close_with(SYMPTOM_CHECK))
            buttons.insert(1 if is_next else 0, check)
        buttons[-1].set_kind("primary")
        self.set_default(buttons[-1])
        self.footer.addStretch(1)
        for button in buttons:
            self.footer.addWidget(button)
