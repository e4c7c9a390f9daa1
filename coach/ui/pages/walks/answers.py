"""What is typed into the form of a walk, made into a walk."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from coach.application.walk_diary import Diary
from coach.domain.errors import RefusedInput
from coach.domain.walking import METRES, MINUTE_S, Unit, Walk
from coach.ui import walk_words
from coach.ui.pages.walks.refusals import not_a_number, refused

DISTANCE, TIME, DAY = "distance", "time", "day"
"""The fields in which something can be wrong."""

_FIELD_OF = {"distance_m": DISTANCE, "moving_s": TIME, "walked_on": DAY, "started_at": TIME}
_NUMBER = re.compile(r"\s*(-?\d{1,7}(?:[.,]\d{1,6})?)\s*", re.ASCII)
_HOURS = re.compile(r"\s*(\d{1,2}):(\d{2})\s*", re.ASCII)


class Wrong(Exception):
    """Something in a field cannot be taken; `text` says what to enter instead."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field, self.text = field, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """A form as it is filled in: texts as they are typed, scores None while they are not said."""

    walked_on: date
    distance: str = ""
    time: str = ""
    surface: str = ""
    shoes: str = ""
    pain_before: int | None = None
    pain_after: int | None = None
    pain_next: int | None = None


def suggested(diary: Diary) -> Answers:
    """The next walk as the plan would have it, on the ground and in the shoes of the last one."""
    one = diary.week.one_walk or diary.week.offered_walk
    text = "" if one is None else walk_words.number(one, diary.unit)
    is_timed = diary.unit is Unit.MINUTES
    return Answers(
        walked_on=diary.today,
        distance="" if is_timed else text,
        time=text if is_timed else "",
        surface=diary.last.surface if diary.last else "",
        shoes=diary.last.shoes if diary.last else "",
    )


def answers_of(walk: Walk) -> Answers:
    """A walk as a form shows it."""
    unit = walk.unit.of_distance
    return Answers(
        walked_on=walk.walked_on,
        distance="" if walk.distance_m is None else _shortest(walk.distance_m / METRES[unit]),
        time="" if walk.moving_s is None else _shortest(Decimal(walk.moving_s) / MINUTE_S),
        surface=walk.surface,
        shoes=walk.shoes,
        pain_before=walk.pain_before,
        pain_after=walk.pain_after,
        pain_next=walk.pain_next,
    )


def _shortest(value: Decimal) -> str:
    """At most two places, and no more than there are."""
    text = f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".")


def walk_of(answers: Answers, unit: Unit) -> Walk:
    """The walk that was written down; Wrong when it cannot be read."""
    moving_s, distance_m = _time(answers, unit), _distance(answers, unit)
    return _made(answers, {"id": "new", "unit": unit}, moving_s, distance_m)


def changed(walk: Walk, answers: Answers) -> Walk:
    """A walk as it is set right; what was not touched stays as exact as it was. Wrong as `walk_of`."""
    before = answers_of(walk)
    moving_s = walk.moving_s if answers.time == before.time else _time(answers, walk.unit)
    distance_m = walk.distance_m if answers.distance == before.distance else _distance(answers, walk.unit)
    started_at = walk.started_at
    if started_at is not None:
        started_at += timedelta(days=(answers.walked_on - walk.walked_on).days)
    kept = {"id": walk.id, "unit": walk.unit, "note": walk.note, "source": walk.source}
    return replace(_made(answers, kept, moving_s, distance_m), started_at=started_at)


def field_of(error: RefusedInput) -> str:
    """The field that a refusal of the domain is about."""
    return _FIELD_OF.get(error.path, DAY)


def _made(
    answers: Answers, values: Mapping[str, object], moving_s: int | None, distance_m: Decimal | None
) -> Walk:
    said = {name: getattr(answers, name) for name in ("pain_before", "pain_after", "pain_next")}
    try:
        return Walk(
            **values,  # type: ignore[arg-type]
            **said,
            walked_on=answers.walked_on,
            moving_s=moving_s,
            distance_m=distance_m,
            surface=answers.surface,
            shoes=answers.shoes.strip(),
        )
    except RefusedInput as error:
        raise Wrong(field_of(error), refused(error, None)) from None


def _time(answers: Answers, unit: Unit) -> int | None:
    clock = _HOURS.fullmatch(answers.time)
    if clock is not None:
        return int(clock[1]) * 3600 + int(clock[2]) * MINUTE_S
    minutes = _number(answers.time, TIME, Unit.MINUTES, is_needed=unit is Unit.MINUTES)
    return None if minutes is None else int((minutes * MINUTE_S).quantize(Decimal(1), ROUND_HALF_UP))


def _distance(answers: Answers, unit: Unit) -> Decimal | None:
    counted = unit.of_distance
    number = _number(answers.distance, DISTANCE, counted, is_needed=unit is counted)
    return None if number is None else number * METRES[counted]


def _number(text: str, field: str, unit: Unit, *, is_needed: bool) -> Decimal | None:
    if not text.strip() and not is_needed:
        return None
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise Wrong(field, not_a_number(unit))
    return Decimal(found[1].replace(",", "."))
