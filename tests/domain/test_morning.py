"""When the question of the next morning is asked, and which answer holds."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercise import Category
from coach.domain.morning import After, MorningQuestion, morning_question
from coach.domain.pain import Moment, PainScore
from coach.domain.session import Outcome, SessionOutline
from coach.domain.traffic_light import Light
from coach.domain.walk_rating import rated
from coach.domain.walking import Unit, Walk

YESTERDAY, TODAY = date(2026, 11, 16), date(2026, 11, 17)
AT = datetime(2026, 11, 17, 7, tzinfo=UTC)


def session(before: int | None = None, after: int | None = None) -> SessionOutline:
    return SessionOutline(
        id="s",
        routine="core-foundation",
        categories=(Category.CORE,),
        plan_on=YESTERDAY,
        started_at=AT,
        outcome=Outcome.COMPLETE,
        credit=1.0,
        pain_before=before,
        pain_after=after,
    )


def walk(before: int | None = None, after: int | None = None, next_: int | None = None) -> Walk:
    return Walk(
        id="w",
        walked_on=YESTERDAY,
        unit=Unit.KILOMETRES,
        distance_m=Decimal(2000),
        pain_before=before,
        pain_after=after,
        pain_next=next_,
    )


def scores(*values: int, moment: Moment = Moment.NEXT) -> list[PainScore]:
    return [
        PainScore(value=value, moment=moment, scored_at=AT + timedelta(minutes=n), scored_on=TODAY)
        for n, value in enumerate(values)
    ]


def asked(
    sessions: Sequence[SessionOutline] = (),
    walks: Sequence[Walk] = (),
    said: Sequence[PainScore] = (),
    *,
    is_put_off: bool = False,
) -> MorningQuestion | None:
    return morning_question(sessions, walks, said, is_put_off=is_put_off)


@pytest.mark.parametrize(
    ("sessions", "walks", "after"),
    [
        ([session(after=2)], [], After.SESSION),
        ([session(before=2)], [], After.SESSION),
        ([], [walk(after=0)], After.WALK),
        ([], [walk(before=3)], After.WALK),
        ([session(after=2)], [walk(after=2)], After.BOTH),
        ([session()], [walk(after=2)], After.WALK),
        ([session(after=2)], [walk(after=2, next_=1)], After.BOTH),
        ([], [walk(after=2, next_=1), walk(after=2)], After.WALK),
    ],
)
def test_it_is_asked_after_what_has_a_score(
    sessions: list[SessionOutline], walks: list[Walk], after: After
) -> None:
    assert asked(sessions, walks) == MorningQuestion(after)


@pytest.mark.parametrize(
    ("sessions", "walks"),
    [([], []), ([session()], []), ([], [walk()]), ([], [walk(after=2, next_=0)])],
)
def test_it_is_not_asked_without_one_nor_twice(sessions: list[SessionOutline], walks: list[Walk]) -> None:
    assert asked(sessions, walks) is None


def test_put_off_is_quiet_and_other_scores_are_no_answer() -> None:
    assert asked([session(after=2)], is_put_off=True) is None
    assert asked([session(after=2)], said=scores(4, moment=Moment.NOW)) == MorningQuestion(After.SESSION)


@given(values=st.lists(st.integers(0, 10), min_size=1, max_size=5), is_put_off=st.booleans())
def test_the_last_answer_holds_and_rates_the_walk(values: list[int], is_put_off: bool) -> None:
    said = scores(*values)
    question = asked(walks=[walk(2, 2)], said=said, is_put_off=is_put_off)
    assert question == MorningQuestion(After.WALK, values[-1])
    (found,) = rated([walk(2, 2)], said, is_persistent=False)
    assert found.light is (Light.GREEN if values[-1] <= 3 else Light.RED)
