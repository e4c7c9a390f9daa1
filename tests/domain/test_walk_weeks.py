"""Walks laid out as weeks, and rated with what else was said about pain."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from coach.domain.pain import Moment, PainScore
from coach.domain.plan import Pause, PauseReason
from coach.domain.traffic_light import Light
from coach.domain.walk_rating import rated
from coach.domain.walk_weeks import RatedWalk, WalkedWeek, walked_weeks
from coach.domain.walking import Unit, Walk

MONDAY = date(2026, 11, 2)
GREEN, AMBER, UNKNOWN = Light.GREEN, Light.AMBER, Light.UNKNOWN


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def a_walk(on: int, unit: Unit = Unit.MINUTES, **scores: int) -> Walk:
    is_timed = unit is Unit.MINUTES
    return Walk(
        id=f"w{on}",
        walked_on=day(on),
        unit=unit,
        moving_s=1200 if is_timed else None,
        distance_m=None if is_timed else Decimal(2000),
        **scores,  # type: ignore[arg-type]
    )


def test_weeks_follow_without_a_gap_from_monday_to_sunday() -> None:
    walks = [RatedWalk(a_walk(on), GREEN) for on in (0, 6, 14)]
    assert walked_weeks(walks, (), day(3), day(20)) == (
        WalkedWeek(monday=day(0), unit=Unit.MINUTES, amount=Decimal(40), walks=2, light=GREEN),
        WalkedWeek(monday=day(7)),
        WalkedWeek(monday=day(14), unit=Unit.MINUTES, amount=Decimal(20), walks=1, light=GREEN),
    )
    assert walked_weeks((), (), day(7), day(6)) == ()


def test_the_last_walk_tells_the_series_and_all_walks_the_light() -> None:
    walks = [
        RatedWalk(a_walk(0), AMBER),
        RatedWalk(a_walk(1, Unit.KILOMETRES), GREEN),
        RatedWalk(a_walk(2, Unit.KILOMETRES), AMBER),
    ]
    (week,) = walked_weeks(walks, (), MONDAY, MONDAY)
    assert (week.unit, week.amount, week.walks, week.has_other_unit) == (Unit.KILOMETRES, 4, 2, True)
    assert (week.light, week.ambers, week.is_mostly_amber) == (AMBER, 2, True)


@pytest.mark.parametrize(
    ("starts", "returns", "expected"), [(7, 14, True), (5, 20, True), (8, 14, False), (7, 13, False)]
)
def test_a_week_is_paused_when_all_of_it_is(starts: int, returns: int, expected: bool) -> None:
    pause = Pause(id="p", starts_on=day(starts), returns_on=day(returns), reason=PauseReason.ILL)
    (_, week) = walked_weeks((), [pause], day(0), day(7))
    assert week.is_paused is expected


# Lights


def said(value: int, moment: Moment, on: int) -> PainScore:
    return PainScore(
        value=value, moment=moment, scored_at=datetime(2026, 11, 2, tzinfo=UTC), scored_on=day(on)
    )


def lights(walks: list[Walk], scores: list[PainScore], *, persistent: bool = False) -> list[Light]:
    return [it.light for it in rated(walks, scores, is_persistent=persistent)]


def test_a_walk_with_all_its_scores_needs_no_other() -> None:
    walk = a_walk(7, pain_before=4, pain_after=5, pain_next=5)
    assert lights([walk], []) == [AMBER]
    assert lights([walk], [], persistent=True) == [GREEN]
    assert lights([walk], [said(0, Moment.NEXT, 8), said(0, Moment.NOW, 6)]) == [AMBER]


def test_the_score_of_the_morning_after_is_taken() -> None:
    walk = a_walk(7, pain_before=1, pain_after=1)
    assert lights([walk], [said(1, Moment.NEXT, 7), said(3, Moment.NOW, 8)]) == [UNKNOWN]
    assert lights([walk], [said(1, Moment.NEXT, 8)]) == [GREEN]
    assert lights([walk], [said(1, Moment.NEXT, 8), said(3, Moment.NEXT, 8)]) == [Light.RED]


def test_the_median_at_rest_stands_in_before() -> None:
    walk = a_walk(7, pain_after=3, pain_next=3)
    assert lights([walk], [said(9, Moment.AFTER, 6), said(9, Moment.DURING, 6)]) == [UNKNOWN]
    assert lights([walk], [said(2, Moment.NOW, 6)]) == [GREEN]
    assert lights([a_walk(6, pain_before=2), walk], []) == [UNKNOWN, GREEN]
