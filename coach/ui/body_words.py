"""About my body in words: what a person ticks, why an exercise is marked, and what is kinder."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QCoreApplication

from coach.domain.body import HIDING, BodyFact, in_order
from coach.domain.kinder import Mark
from coach.ui import words


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("body", text)


def statement(fact: BodyFact) -> str:
    """What a person ticks."""
    return {
        BodyFact.WRISTS: tr("My wrists are sore when I lean on them"),
        BodyFact.ELBOWS: tr("My elbows are sore when I lean on them"),
        BodyFact.SHOULDER: tr("My shoulder hurts"),
        BodyFact.NECK: tr("My neck hurts"),
        BodyFact.HIPS: tr("My hip hurts, or its side is sore"),
        BodyFact.KNEES: tr("My knees hurt"),
        BodyFact.KNEELING: tr("Kneeling hurts my knees"),
        BodyFact.ACHILLES: tr("My Achilles tendon or foot hurts"),
        BodyFact.BENDING: tr("Bending forward hurts my back just now"),
        BodyFact.LEGS_EASE: tr("My legs ease when I sit"),
        BodyFact.LEG_NERVE: tr("I have known nerve pain down a leg"),
        BodyFact.DIZZINESS: tr("I get dizzy when I bend or get up"),
        BodyFact.BALANCE: tr("I am unsteady on one leg"),
        BodyFact.HIP_REPLACEMENT: tr("I have a hip replacement"),
        BodyFact.KNEE_REPLACEMENT: tr("I have a knee replacement"),
        BodyFact.OSTEOPOROSIS: tr("I have osteoporosis, or broke a vertebra"),
        BodyFact.STEROIDS: tr("I take steroids long-term"),
        BodyFact.OVER_70: tr("I am over 70"),
        BodyFact.BLOOD_PRESSURE: tr("My blood pressure is not under control"),
        BodyFact.PREGNANCY: tr("I am pregnant"),
    }[fact]


def reason(fact: BodyFact) -> str:
    """A fact inside a sentence."""
    return {
        BodyFact.WRISTS: tr("wrists"),
        BodyFact.ELBOWS: tr("elbows"),
        BodyFact.SHOULDER: tr("shoulder"),
        BodyFact.NECK: tr("neck"),
        BodyFact.HIPS: tr("hip"),
        BodyFact.KNEES: tr("knees"),
        BodyFact.KNEELING: tr("kneeling"),
        BodyFact.ACHILLES: tr("Achilles tendon"),
        BodyFact.BENDING: tr("bending forward"),
        BodyFact.LEGS_EASE: tr("legs that ease when you sit"),
        BodyFact.LEG_NERVE: tr("nerve pain in a leg"),
        BodyFact.DIZZINESS: tr("dizziness"),
        BodyFact.BALANCE: tr("balance"),
        BodyFact.HIP_REPLACEMENT: tr("hip replacement"),
        BodyFact.KNEE_REPLACEMENT: tr("knee replacement"),
        BodyFact.OSTEOPOROSIS: tr("osteoporosis"),
        BodyFact.STEROIDS: tr("long-term steroids"),
        BodyFact.OVER_70: tr("over 70"),
        BodyFact.BLOOD_PRESSURE: tr("blood pressure"),
        BodyFact.PREGNANCY: tr("pregnancy"),
    }[fact]


def reasons(facts: Iterable[BodyFact]) -> str:
    """Facts as "wrists and kneeling"."""
    return words.listed([reason(fact) for fact in facts])


def asks(mark: Mark) -> str:
    """Why an exercise is marked: "Asks for care: wrists."."""
    return tr("Asks for care: {reasons}.").format(reasons=reasons(mark.facts))


def kinder(mark: Mark) -> str:
    """What may be done instead, as a sentence."""
    if mark.kinder is None:
        return tr("It can be left out.")
    if mark.is_less:
        return tr("Fewer of it is kinder.")
    return tr("{exercise} is kinder.").format(exercise=mark.kinder.exercise.name)


def both(mark: Mark) -> str:
    """The reason and what is kinder."""
    return f"{asks(mark)} {kinder(mark)}"


def act(mark: Mark) -> str:
    """What the button in a session does."""
    if mark.kinder is None:
        return tr("Leave it out")
    return tr("Do fewer") if mark.is_less else tr("Kinder version")


def choice(mark: Mark) -> str:
    """What may be chosen before a session."""
    name = mark.exercise.name
    if mark.kinder is None:
        return tr("Leave out {exercise}").format(exercise=name)
    if mark.is_less:
        return tr("Fewer of {exercise}").format(exercise=name)
    return tr("{kinder} instead of {exercise}").format(kinder=mark.kinder.exercise.name, exercise=name)


def count(marks: Collection[Mark]) -> str:
    """How many exercises are marked: "2 exercises ask for care"; nothing without any."""
    if not marks:
        return ""
    if len(marks) == 1:
        return tr("1 exercise asks for care")
    return tr("{n} exercises ask for care").format(n=len(marks))


def summary(marks: Collection[Mark]) -> str:
    """How many exercises are marked and why, as a sentence; nothing without any."""
    if not marks:
        return ""
    facts = in_order(fact for mark in marks for fact in mark.facts)
    return tr("{count}: {reasons}.").format(count=count(marks), reasons=reasons(facts))


def hidden(marks: Collection[Mark]) -> str:
    """How many exercises a list keeps back, and why."""
    because = {BodyFact.LEGS_EASE: tr("your legs ease when you sit")}
    facts = [because[fact] for fact in in_order(HIDING) if any(fact in mark.facts for mark in marks)]
    if len(marks) == 1:
        return tr("1 exercise is hidden because {reason}.").format(reason=words.listed(facts))
    several = tr("{n} exercises are hidden because {reason}.")
    return several.format(n=len(marks), reason=words.listed(facts))
