"""Red events: which sessions and walks were red, when they turned, and what follows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from coach.domain.exercise import Category
from coach.domain.pain import Moment, PainScore
from coach.domain.red_flags import IN_SESSION, NOTHING, STOPPED_FOR, SymptomCheck
from coach.domain.reds import Red, is_twice, rated_sessions, reds, rest_days, rests_until
from coach.domain.session import Outcome, SessionOutline
from coach.domain.traffic_light import Light
from coach.domain.walk_rating import rated
from coach.domain.walking import Unit, Walk

MONDAY = date(2026, 3, 2)
A_DAY = timedelta(days=1)
EARLIER = datetime(2026, 1, 1, tzinfo=UTC)


def at(day: int, hour: int = 8) -> datetime:
    """An hour of the day so many days after Monday."""
    return datetime(2026, 3, 2, hour, tzinfo=UTC) + day * A_DAY


def session(
    id_: str = "s",
    day: int = 0,
    *,
    before: int | None = 2,
    after: int | None = None,
    edited_day: int | None = None,
) -> SessionOutline:
    return SessionOutline(
        id=id_,
        routine="core-foundation",
        categories=(Category.CORE,),
        plan_on=MONDAY + day * A_DAY,
        started_at=at(day),
        outcome=Outcome.COMPLETE,
        credit=1.0,
        pain_before=before,
        pain_after=after,
        edited_at=None if edited_day is None else at(edited_day),
    )


def score(
    value: int, moment: Moment, day: int = 0, session_id: str | None = None, hour: int = 9
) -> PainScore:
    return PainScore(
        value=value,
        moment=moment,
        scored_at=at(day, hour),
        scored_on=MONDAY + day * A_DAY,
        session=session_id,
    )


def walk(
    day: int = 0, *, before: int | None = 2, after: int | None = 2, following: int | None = None
) -> Walk:
    return Walk(
        id=f"w{day}",
        walked_on=MONDAY + day * A_DAY,
        unit=Unit.MINUTES,
        moving_s=1200,
        distance_m=Decimal(1500),
        pain_before=before,
        pain_after=after,
        pain_next=following,
    )


def sign(day: int, session_id: str = "") -> SymptomCheck:
    answers = {STOPPED_FOR: "leg", IN_SESSION: session_id} if session_id else {}
    return SymptomCheck(
        answered_at=at(day, 10), answered_on=MONDAY + day * A_DAY, answers=answers, finding=NOTHING
    )


def found(
    sessions: Sequence[SessionOutline] = (),
    scores: Sequence[PainScore] = (),
    walks: Sequence[Walk] = (),
    checks: Sequence[SymptomCheck] = (),
    *,
    is_persistent: bool = False,
) -> tuple[Red, ...]:
    return reds(
        rated_sessions(sessions, scores, is_persistent=is_persistent),
        rated(walks, scores, is_persistent=is_persistent),
        {it.id: at((it.walked_on - MONDAY).days, 20) for it in walks},
        checks,
    )


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], Light.UNKNOWN),
        ([score(3, Moment.AFTER, 0, "s")], Light.UNKNOWN),
        ([score(3, Moment.AFTER, 0, "s"), score(3, Moment.NEXT, 1)], Light.GREEN),
        (
            [score(4, Moment.DURING, 0, "s"), score(2, Moment.AFTER, 0, "s"), score(2, Moment.NEXT, 1)],
            Light.AMBER,
        ),
        (
            [score(4, Moment.DURING, 0, "other"), score(2, Moment.AFTER, 0, "s"), score(2, Moment.NEXT, 1)],
            Light.GREEN,
        ),
        ([score(5, Moment.DURING, 0, "s")], Light.RED),
        ([score(6, Moment.AFTER, 0, "s")], Light.RED),
        ([score(2, Moment.AFTER, 0, "s"), score(4, Moment.NEXT, 1)], Light.RED),
        (
            [score(2, Moment.AFTER, 0, "s"), score(4, Moment.NEXT, 1, hour=7), score(3, Moment.NEXT, 1)],
            Light.GREEN,
        ),
    ],
)
def test_the_light_of_a_session(scores: list[PainScore], expected: Light) -> None:
    (only,) = rated_sessions([session()], scores, is_persistent=False)
    assert only.light is expected
    assert (only.red is not None) is (expected is Light.RED)


def test_usual_pain_lets_rises_count_alone() -> None:
    scores = [score(6, Moment.AFTER, 0, "s")]
    assert found([session(before=5)], scores) == (Red("s", at(0, 9), MONDAY),)
    assert found([session(before=5)], scores, is_persistent=True) == ()
    assert found([session(before=5)], [score(8, Moment.AFTER, 0, "s")], is_persistent=True)


def test_a_missing_score_before_is_the_usual_one() -> None:
    usual = [score(1, Moment.NOW, -3), score(1, Moment.BEFORE, -1)]
    assert found([session(before=None)], [*usual, score(4, Moment.AFTER, 0, "s")])
    assert not found([session(before=None)], [score(4, Moment.AFTER, 0, "s")])


def test_a_session_that_turns_red_by_morning_is_red_on_that_day() -> None:
    scores = [score(3, Moment.AFTER, 0, "s"), score(5, Moment.NEXT, 1, hour=7)]
    assert found([session()], scores) == (Red("s", at(1, 7), MONDAY + A_DAY),)


def test_what_is_set_right_later_is_red_from_then_on() -> None:
    assert found([session(after=7, edited_day=3)]) == (Red("s", at(3), MONDAY),)


def test_a_walk_is_red_when_it_was_put_down_or_on_the_morning_after() -> None:
    assert found(walks=[walk(after=6)]) == (Red("w0", at(0, 20), MONDAY),)
    assert found(walks=[walk(following=4)]) == (Red("w0", at(0, 20), MONDAY + A_DAY),)
    assert found(walks=[walk()], scores=[score(4, Moment.NEXT, 1, hour=7)]) == (
        Red("w0", at(1, 7), MONDAY + A_DAY),
    )


def test_a_sign_and_a_score_of_one_session_are_one_event() -> None:
    scores = [score(7, Moment.AFTER, 0, "s", hour=11)]
    assert found([session()], scores, checks=[sign(0, "s")]) == (Red("s", at(0, 11), MONDAY),)
    assert len(found([session()], scores, checks=[sign(0)])) == 2
    earlier = [score(7, Moment.AFTER, 0, "s", hour=9)]
    assert found([session()], earlier, checks=[sign(0, "s")]) == (Red("s", at(0, 10), MONDAY),)


def test_a_stop_that_was_not_scored_was_for_a_leg() -> None:
    stopped = replace(session(), outcome=Outcome.STOPPED)
    assert found([stopped]) == (Red("s", at(0), MONDAY),)
    assert found([stopped], [score(3, Moment.DURING, 0, "s")]) == ()
    assert found([session()]) == ()


def red(day: int, put_down: datetime | None = None) -> Red:
    return Red(f"r{day}", put_down or at(day), MONDAY + day * A_DAY)


def test_a_red_rests_through_the_day_after_tomorrow() -> None:
    assert rest_days([red(0), red(1)]) == {MONDAY + number * A_DAY for number in range(4)}
    assert [rests_until([red(0)], MONDAY + number * A_DAY) for number in (-1, 0, 2, 3)] == [
        None,
        MONDAY + 2 * A_DAY,
        MONDAY + 2 * A_DAY,
        None,
    ]
    assert rests_until([red(0), red(2)], MONDAY + 2 * A_DAY) == MONDAY + 4 * A_DAY


@pytest.mark.parametrize(
    ("days", "expected"), [((0, 7), True), ((0, 8), False), ((0, 8, 9), True), ((0, 0), True), ((0,), False)]
)
def test_two_reds_in_seven_days(days: tuple[int, ...], expected: bool) -> None:
    assert is_twice([red(day) for day in days], EARLIER) is expected


def test_two_reds_before_the_last_check_are_in_its_finding_already() -> None:
    both = [red(0), red(2)]
    assert is_twice(both, at(1))
    assert not is_twice(both, at(2, 9))
    assert is_twice([red(0, at(5)), red(2)], at(2, 9))
