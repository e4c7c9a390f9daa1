"""What the editor says."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from coach.domain.advice import PLANK_S, Advice, Code
from coach.domain.dosing import Turns, turns_of
from coach.domain.draft import LONGEST_NAME, LONGEST_S, MOST_ITEMS, Draft, Obstacle, Totals
from coach.domain.exercise import TRAINED, Category, Dose, Exercise, HoldDose
from coach.ui import words
from coach.ui.kit.dropdown import Option
from coach.ui.kit.mark import category_word
from coach.ui.pages.editor.shelf import Shelf

_EASY = 1
_PAIR = (Category.CORE, Category.GLUTES)


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Editor", text)


def joined(categories: tuple[Category, ...]) -> str:
    """Categories in words: "Core and glutes"."""
    first, *others = (category_word(category.value) for category in categories)
    if not others:
        return first
    rest = [other.lower() for other in others]
    return tr("{first} and {last}").format(first=", ".join([first, *rest[:-1]]), last=rest[-1])


def category_options(shown: tuple[Category, ...]) -> list[Option]:
    """What a routine may count as; `shown` is always among it."""
    values: list[tuple[Category, ...]] = [(Category.CORE,), (Category.GLUTES,), _PAIR]
    values += [(category,) for category in TRAINED if category not in _PAIR]
    if shown not in values:
        values.append(shown)
    return [Option(value, joined(value), value[0].value) for value in values]


def turns(how: Turns) -> str:
    """How the sides take part, in a word or two."""
    return {
        Turns.BOTH: tr("Both"),
        Turns.PER_SIDE: tr("Each side"),
        Turns.ALTERNATING: tr("Alternating"),
    }[how]


def hint(dose: Dose) -> str:
    """What a row says of a dose beside its numbers: "each side, 4 holds", "alternating, 3-1-2-1"."""
    sides = turns_of(dose)
    parts = [] if sides is Turns.BOTH else [turns(sides).lower()]
    if isinstance(dose, HoldDose):
        if dose.holds > 1:
            parts.append(tr("{n} holds").format(n=dose.holds))
    else:
        parts.append("-".join(str(phase) for phase in dose.tempo.phases_s))
    return ", ".join(parts) or tr("one hold")


def kind(exercise: Exercise, shelf: Shelf) -> str:
    """What an exercise is: "Glutes, easy"."""
    if exercise.id in shelf.own:
        how = tr("your own")
    else:
        how = tr("easy") if shelf.levels[exercise.id] == _EASY else tr("medium")
    return f"{category_word(exercise.category.value)}, {how}"


def whole(totals: Totals) -> str:
    """The length of a routine: "14 min in all"."""
    return tr("{minutes} in all").format(minutes=words.minutes(totals.whole_s))


def parts(totals: Totals) -> str:
    """Where the time goes: "work 7:55, rest 4:45, changeovers 1:20"."""
    return tr("work {work}, rest {rest}, changeovers {changeovers}").format(
        work=words.clock(totals.work_s),
        rest=words.clock(totals.rest_s),
        changeovers=words.clock(totals.changeover_s),
    )


def obstacle(what: Obstacle) -> str:
    """Why a draft cannot be saved, and what to do about it."""
    return {
        Obstacle.NO_NAME: tr("Give the routine a name, for example Core, my version"),
        Obstacle.NAME_TOO_LONG: tr("Use at most {n} characters").format(n=LONGEST_NAME),
        Obstacle.NO_EXERCISE: tr("Add at least one exercise"),
        Obstacle.TOO_MANY_EXERCISES: tr("A routine holds at most {n} exercises. Remove some").format(
            n=MOST_ITEMS
        ),
        Obstacle.TOO_LONG: tr("A routine lasts at most {n} hours. Remove or shorten something").format(
            n=LONGEST_S // 3600
        ),
    }[what]


def advice(found: Advice, exercises: Mapping[str, Exercise]) -> str:
    """A piece of advice in a sentence or two."""
    name = exercises[found.exercise].name if found.exercise else ""
    counted = joined(found.categories) if found.categories else ""
    return _sentence(found.code).format(
        s=found.seconds,
        minutes=words.minutes(found.seconds),
        name=name,
        category=counted,
        plank=PLANK_S,
    )


def _sentence(code: Code) -> str:
    return {
        Code.WARM_UP_AND_STRETCH: tr("Starts with a warm-up and ends with a stretch"),
        Code.NO_WARM_UP: tr("Starts with strength. Some mobility first, or the warm-up at the start, helps"),
        Code.NO_STRETCH: tr("Ends with strength. A stretch at the end can feel good"),
        Code.SHORT: tr("Under 20 min, good for 3 times a week"),
        Code.LONG: tr("{minutes} in all. Shorter routines are easier to keep up"),
        Code.PLANK: tr("Plank is {s} s in all. Beginners do well with {plank} s"),
        Code.LONG_HOLD: tr("{name}: holds of {s} s are long. Several of 8 to 10 s train better"),
        Code.STRETCH_TOO_SHORT: tr("{name}: {s} s is short. A stretch works from about 10 s"),
        Code.STRETCH_TOO_LONG: tr("{name}: {s} s is long. Up to 60 s is enough"),
        Code.SHORT_REST: tr("{name}: {s} s between sets is short. Your form lasts better with 30 s or more"),
        Code.COUNTS_AS_STRENGTH: tr("It holds strength, so it counts for {category} too"),
    }[code]


def origin(draft: Draft) -> str:
    """Where a draft comes from."""
    if draft.copy_of is not None:
        return tr("Copy of {name}. The original stays as it is.").format(name=draft.copy_of)
    if draft.id is not None:
        return tr("Your own routine. Past sessions stay as they were.")
    return tr("Your own routine, from the first exercise on.")
