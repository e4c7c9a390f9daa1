"""Numbers and values put into words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from coach.domain.cues import RepPhase
from coach.domain.exercise import Category, Dose, HoldDose, Side
from coach.domain.routine import Routine
from coach.domain.timeline import Step

UNSAID = "–"
"""Stands for an answer that was not given."""

_EASY_LEVEL = 1


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("words", text)


def clock(seconds: float) -> str:
    """Seconds as m:ss, rounded up: a countdown shows 0:00 only when nothing is left."""
    whole = -int(-seconds // 1)
    return f"{whole // 60}:{whole % 60:02}"


def minutes(seconds: float) -> str:
    """Seconds as "13 min", at least one."""
    return tr("{n} min").format(n=max(1, round(seconds / 60)))


def number(count: int) -> str:
    """A count as a word up to ten."""
    small = (
        tr("no"),
        tr("one"),
        tr("two"),
        tr("three"),
        tr("four"),
        tr("five"),
        tr("six"),
        tr("seven"),
        tr("eight"),
        tr("nine"),
        tr("ten"),
    )
    return small[count] if count < len(small) else str(count)


def sentence(text: str) -> str:
    """A text with a capital first letter."""
    return text[:1].upper() + text[1:]


def category(which: Category) -> str:
    """A category inside a sentence."""
    return {
        Category.CORE: tr("core"),
        Category.GLUTES: tr("glutes"),
        Category.STRETCH: tr("stretch"),
        Category.MOBILITY: tr("mobility"),
        Category.WALK: tr("walk"),
        Category.BREAK: tr("break"),
    }[which]


def listed(parts: Sequence[str]) -> str:
    """Words as "core", "core and glutes", "core, glutes and stretch"."""
    if len(parts) < 2:
        return "".join(parts)
    return tr("{some} and {last}").format(some=", ".join(parts[:-1]), last=parts[-1])


def level(routine: Routine) -> str:
    """How hard a routine is."""
    return tr("easy") if routine.hardest_level == _EASY_LEVEL else tr("medium")


def exercises(count: int) -> str:
    """A number of exercises."""
    return tr("1 exercise") if count == 1 else tr("{n} exercises").format(n=count)


def side(which: Side) -> str:
    """The side that works."""
    return {
        Side.LEFT: tr("Left"),
        Side.RIGHT: tr("Right"),
        Side.BOTH: tr("Both"),
        Side.ALTERNATING: tr("Alternate"),
    }[which]


def rep_phase(phase: RepPhase) -> str:
    """What to do in this part of a rep."""
    return {
        RepPhase.OUT: tr("Go"),
        RepPhase.HOLD: tr("Hold"),
        RepPhase.RETURN: tr("Return"),
        RepPhase.PAUSE: tr("Pause"),
    }[phase]


def dose(amount: Dose) -> str:
    """A dose as it is read in a list: "2 × 6 each side", "3 × 20 s"."""
    if isinstance(amount, HoldDose):
        once = tr("{s} s").format(s=amount.hold_s)
        if amount.holds > 1:
            once = tr("{n} × {s} s").format(n=amount.holds, s=amount.hold_s)
        is_sided = amount.per_side
    else:
        once = tr("1 rep") if amount.reps == 1 else tr("{n} reps").format(n=amount.reps)
        is_sided = amount.per_side or amount.alternate
    if amount.sets > 1:
        once = tr("{n} sets of {once}").format(n=amount.sets, once=once)
    return tr("{once} each side").format(once=once) if is_sided else once


def work(step: Step) -> str:
    """What a work step asks for: "6 reps each side", "hold 10 s"."""
    if step.reps is None:
        text = tr("Hold {s} s").format(s=step.duration_s)
    elif step.reps == 1:
        text = tr("1 rep")
    else:
        text = tr("{n} reps").format(n=step.reps)
    if step.side is Side.ALTERNATING:
        text = tr("{text} each side").format(text=text)
    if step.sets and step.sets > 1:
        return tr("{text}, set {n} of {m}").format(text=text, n=step.set, m=step.sets)
    return text
