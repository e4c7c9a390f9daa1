"""Routines and their doses in the words of the library."""

from PySide6.QtCore import QCoreApplication

from coach.domain.exercise import Dose
from coach.domain.routine import Origin, Routine
from coach.ui import words
from coach.ui.kit.mark import category_word


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


def steps(count: int) -> str:
    """A number of exercises in a row."""
    return _tr("1 step") if count == 1 else _tr("{n} steps").format(n=count)


def facts(routine: Routine) -> str:
    """A routine in a line: "13 min, 5 steps, easy"."""
    length = words.minutes(routine.duration_s)
    return ", ".join((length, steps(len(routine.items)), words.level(routine)))


def asking(count: int) -> str:
    """How many exercises of a routine ask for care, on a tile."""
    return _tr("1 asks for care") if count == 1 else _tr("{n} ask for care").format(n=count)


def spoken(routine: Routine) -> str:
    """What a screen reader says of a tile."""
    categories = " + ".join(category_word(category.value) for category in routine.categories)
    parts = [routine.name, categories, facts(routine)]
    if routine.origin is Origin.OWN:
        parts.append(yours())
    return ", ".join(parts)


def yours() -> str:
    """The label of an own routine."""
    return _tr("yours")


def dose_and_rest(dose: Dose) -> str:
    """A dose with the rest between its sets: "2 sets of 6 reps each side, 40 s rest"."""
    if dose.sets > 1 and dose.rest_s:
        return _tr("{dose}, {s} s rest").format(dose=words.dose(dose), s=dose.rest_s)
    return words.dose(dose)


def equipment(things: tuple[str, ...]) -> str:
    """What an exercise needs, as a sentence."""
    return _tr("{things}.").format(things=", ".join(things).capitalize()) if things else _tr("Nothing.")


def sentence(text: str) -> str:
    """A phrase of a content file with a capital and a full stop."""
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "!", "?")) else f"{whole}."
