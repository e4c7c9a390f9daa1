"""What is said about walks that were found in files."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from coach.application.walk_import import Candidate, Found, Refused
from coach.domain.walking import Unit, Walk, amount_of
from coach.ui import day_words, walk_words, words


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("WalkImport", text)


def when(walk: Walk, today: date) -> str:
    """Day and hour; the year where it is not this one."""
    day = day_words.with_year(day_words.long_date(walk.walked_on), walk.walked_on, today)
    return day if walk.started_at is None else tr("{day}, {time}").format(day=day, time=_time(walk))


def came_to(walk: Walk) -> str:
    """Distance and moving time: "2.2 km in 25 min"."""
    unit = walk.unit.of_distance
    distance = walk_words.amount(amount_of((walk,), unit), unit)
    if walk.moving_s is None:
        return distance
    return tr("{distance} in {time}").format(distance=distance, time=words.minutes(walk.moving_s))


def from_file(found: Found) -> str:
    """What a walk came to, and where it was found."""
    return tr("{came_to}, from {file}").format(came_to=came_to(found.walk), file=found.path.name)


def already(found: Found) -> str:
    """Which walk it is already, or may be."""
    same = found.same
    if same is None:
        return ""
    if found.same_in is not None:
        return tr("The same walk as in {file}.").format(file=found.same_in.name)
    if same.started_at is not None:
        return tr("Here already.")
    amount = words.minutes(same.moving_s or 0) if same.unit is Unit.MINUTES else came_to(same)
    return tr("You wrote {amount} down on that day. Tick it if this was another walk.").format(amount=amount)


def counts(candidates: Sequence[Candidate]) -> str:
    """How much is new, is left out, and cannot be taken; what is further down must not be missed."""
    found = [each for each in candidates if isinstance(each, Found)]
    new = sum(each.is_new for each in found)
    counted = (
        (new, tr("{n} new")),
        (len(found) - new, tr("{n} already known")),
        (len(candidates) - len(found), tr("{n} not taken")),
    )
    said = ", ".join(text.format(n=count) for count, text in counted if count)
    return tr("{counts}. Nothing is stored yet.").format(counts=said)


def refused(candidate: Refused) -> str:
    """Why something cannot be taken, without the name of the file."""
    error = candidate.error
    reason = tr("Found {found}, expected {expected}.").format(found=error.found, expected=error.expected)
    return f"{words.sentence(error.path)}: {reason[:1].lower()}{reason[1:]}" if error.path else reason


def take(count: int) -> str:
    """The button."""
    return tr("Take 1 walk") if count == 1 else tr("Take {n} walks").format(n=count)


def taken(count: int) -> str:
    """What was done."""
    return tr("1 walk is taken.") if count == 1 else tr("{n} walks are taken.").format(n=count)


def reading(number: int, count: int) -> str:
    """Which file is being read."""
    return tr("File {n} of {count}").format(n=min(number, count), count=count)


def _time(walk: Walk) -> str:
    return f"{walk.started_at:%H:%M}"
