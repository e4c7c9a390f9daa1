"""A first week in words and numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from coach.domain.exercise import STRENGTH
from coach.domain.first_week import SHORTEST_WALK_S, Choices, Goal, Shelf, load, walk_s
from coach.domain.plan import StartingSlot
from coach.domain.walking import MINUTE_S, Unit
from coach.figure.motion import WALKING
from coach.ui import day_words, walk_words, words

WALK = "walk"
_ROUGHLY_MIN = 5
_MANY_FREE = 3
_WEEK = range(7)


@dataclass(frozen=True, slots=True)
class Kind:
    """How a slot is shown: its name, the category of its mark, and the exercise in its picture."""

    name: str
    category: str
    exercise: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A number and what it says."""

    value: str
    caption: str


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("FirstWeek", text)


def kind_of(slot: StartingSlot, shelf: Shelf) -> Kind:
    """How a slot of a first week is shown."""
    if slot.routine in shelf.stretches:
        return Kind(tr("Stretch"), "stretch", "hip-flexor-standing")
    return {
        None: Kind(tr("Walk"), WALK, WALKING),
        shelf.core: Kind(tr("Core"), "core", "bird-dog"),
        shelf.glutes: Kind(tr("Glutes"), "glutes", "glute-bridge"),
        shelf.express: Kind(tr("Core + glutes"), "core", "side-plank-knee"),
        shelf.mobility: Kind(tr("Mobility"), "mobility", "lumbar-rotation"),
        shelf.recovery: Kind(tr("Recovery"), "mobility", "knee-to-chest-single"),
    }[slot.routine]


def length(slot: StartingSlot, choices: Choices, shelf: Shelf) -> str:
    """How long a slot is: "7 min", a walk in the unit that a person counts in."""
    if slot.routine is not None:
        return words.minutes(shelf.durations_s[slot.routine])
    one_s = walk_s(choices, shelf)
    walked, walked_s, unit = choices.walked, choices.walked_s, choices.walk_unit
    if unit is Unit.MINUTES or not walked or not walked_s or one_s <= SHORTEST_WALK_S:
        return words.minutes(one_s)
    return walk_words.amount(walked * one_s / walked_s, unit)


def time_of(seconds: int) -> str:
    """A length as "45 min", "2 h 10", "3 h", to five minutes."""
    rounded = max(_ROUGHLY_MIN, round(seconds / MINUTE_S / _ROUGHLY_MIN) * _ROUGHLY_MIN)
    hours, minutes = divmod(rounded, 60)
    if not hours:
        return tr("{n} min").format(n=minutes)
    return tr("{h} h {m:02}").format(h=hours, m=minutes) if minutes else tr("{h} h").format(h=hours)


# Step one


def about(week: Sequence[StartingSlot], choices: Choices, shelf: Shelf) -> str:
    """How much time a week takes."""
    return tr("About {time} a week.").format(time=time_of(load(week, choices, shelf).week_s))


def summary(week: Sequence[StartingSlot], shelf: Shelf) -> str:
    """What a week is made of, and which days are free."""
    sentences = [words.sentence(", ".join(_parts(week, shelf))) + "."]
    free = [day for day in _WEEK if day not in {slot.weekday for slot in week}]
    if len(free) > _MANY_FREE:
        sentences.append(tr("{n} days are free.").format(n=words.sentence(words.number(len(free)))))
    elif free:
        names = words.listed([day_words.weekday_name(day) for day in free])
        text = tr("{day} is free.") if len(free) == 1 else tr("{day} are free.")
        sentences.append(text.format(day=names))
    return " ".join(sentences)


def at_first(week: Sequence[StartingSlot], shelf: Shelf) -> str:
    """How long sessions are in the first week, where they grow later."""
    longest_s = max((shelf.durations_s[slot.routine] for slot in week if slot.routine), default=0)
    if not longest_s:
        return ""
    upto = tr("Sessions take up to {n} min at first.").format(n=round(longest_s / MINUTE_S))
    grows = {shelf.core, shelf.glutes} & {slot.routine for slot in week}
    return f"{upto} {tr('They grow only when you agree.')}" if grows else upto


def _parts(week: Sequence[StartingSlot], shelf: Shelf) -> list[str]:
    count = Counter(slot.routine for slot in week)
    walks = count[None]
    stretched = (
        tr("one walk with a stretch after it") if walks == 1 else tr("{n} walks with a stretch after each")
    )
    texts = (
        (count[shelf.core], tr("{n} core")),
        (count[shelf.glutes], tr("{n} glute")),
        (count[shelf.express], tr("{n} core and glutes together")),
        (walks, stretched),
        (count[shelf.mobility], tr("{n} mobility")),
        (count[shelf.recovery], tr("{n} gentle recovery")),
    )
    return [text.format(n=words.number(number)) for number, text in texts if number]


# Step three


def facts(
    week: Sequence[StartingSlot], choices: Choices, shelf: Shelf, *, is_blocked: bool
) -> tuple[Fact, ...]:
    """The numbers under a week. Walking is as much as last week. Source: rules.md, section 8."""
    come_to = load(week, choices, shelf)
    at_most = tr("a week, at most {n} min a day").format(n=-(-come_to.day_s // MINUTE_S))
    found = [Fact(time_of(come_to.week_s), at_most)]
    if Goal.WALK in choices.goals and not is_blocked:
        found.append(_walking(week, choices))
    if _has_equal_sessions(week, shelf):
        found.append(Fact(tr("1 day"), tr("free between equal sessions")))
    return tuple(found)


def _walking(week: Sequence[StartingSlot], choices: Choices) -> Fact:
    if choices.walked:
        this_week = walk_words.amount(choices.walked, choices.walk_unit)
        return Fact(this_week, tr("walking, as much as last week"))
    walks = sum(slot.routine is None for slot in week)
    text = tr("1 walk") if walks == 1 else tr("{n} walks").format(n=walks)
    return Fact(text, tr("as far as feels easy; they set your start"))


def _has_equal_sessions(week: Sequence[StartingSlot], shelf: Shelf) -> bool:
    trained = {shelf.core: {"core"}, shelf.glutes: {"glutes"}, shelf.express: {it.value for it in STRENGTH}}
    count = Counter(category for slot in week for category in trained.get(slot.routine or "", ()))
    return any(number > 1 for number in count.values())


def start_label(slot: StartingSlot, shelf: Shelf) -> str:
    """What the button says that begins the first session."""
    name = tr("both") if slot.routine == shelf.express else kind_of(slot, shelf).name
    minutes = words.minutes(shelf.durations_s[slot.routine or ""])
    return tr("Start with {name}, {time}").format(name=name, time=minutes)
