"""What is suggested without a plan: core and glutes in turn, with a free day between."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercise import Category
from coach.domain.session import Outcome, SessionOutline
from coach.domain.suggestion import Suggestion, suggest

TODAY = date(2026, 11, 17)
CORE, GLUTES, STRETCH = (Category.CORE,), (Category.GLUTES,), (Category.STRETCH,)
EXPRESS = (Category.CORE, Category.GLUTES)
STRENGTH = {Category.CORE, Category.GLUTES}


@dataclass(frozen=True, slots=True)
class Ago:
    """A session told by how many days ago it was."""

    days: int
    categories: tuple[Category, ...]
    outcome: Outcome = Outcome.COMPLETE

    def session(self) -> SessionOutline:
        on = TODAY - timedelta(days=self.days)
        return SessionOutline(
            id=f"{self.days}-{self.outcome}",
            routine="any",
            categories=self.categories,
            plan_on=on,
            started_at=datetime(on.year, on.month, on.day, 9, tzinfo=UTC),
            outcome=self.outcome,
            credit=1.0,
        )


def suggested(*told: Ago) -> Suggestion:
    return suggest([ago.session() for ago in told], TODAY)


@pytest.mark.parametrize(
    ("told", "category", "due_in_days"),
    [
        ((), Category.CORE, 0),
        ((Ago(0, CORE),), Category.GLUTES, 1),
        ((Ago(0, GLUTES),), Category.CORE, 1),
        ((Ago(1, CORE),), Category.GLUTES, 0),
        ((Ago(1, CORE), Ago(3, GLUTES)), Category.GLUTES, 0),
        ((Ago(3, CORE), Ago(1, GLUTES)), Category.CORE, 0),
        ((Ago(0, EXPRESS),), Category.CORE, 2),
        ((Ago(1, EXPRESS),), Category.CORE, 1),
        ((Ago(2, EXPRESS),), Category.CORE, 0),
        ((Ago(1, EXPRESS), Ago(0, CORE)), Category.GLUTES, 1),
        ((Ago(0, STRETCH),), Category.CORE, 0),
        ((Ago(0, CORE, Outcome.PARTIAL),), Category.CORE, 0),
        ((Ago(0, CORE, Outcome.ATTEMPTED),), Category.CORE, 0),
        ((Ago(0, CORE, Outcome.STOPPED),), Category.CORE, 0),
        ((Ago(2, CORE), Ago(9, CORE), Ago(5, GLUTES)), Category.GLUTES, 0),
        ((Ago(9, CORE), Ago(2, CORE), Ago(5, GLUTES)), Category.GLUTES, 0),
    ],
)
def test_what_comes_next(told: tuple[Ago, ...], category: Category, due_in_days: int) -> None:
    found = suggested(*told)
    assert (found.category, (found.due_on - TODAY).days) == (category, due_in_days)
    expected = {Category.CORE: "core-foundation", Category.GLUTES: "glute-foundation"}
    assert found.routine == expected[category]


def test_when_it_was_last_done_is_told() -> None:
    assert suggested().last_on is None
    assert suggested(Ago(4, CORE)).last_on is None
    assert suggested(Ago(4, CORE), Ago(6, GLUTES)).last_on == TODAY - timedelta(days=6)


HISTORIES = st.lists(
    st.builds(
        Ago,
        days=st.integers(0, 28),
        categories=st.sampled_from([CORE, GLUTES, STRETCH, EXPRESS]),
        outcome=st.sampled_from(Outcome),
    ),
    max_size=12,
)


def done_days(told: list[Ago], category: Category) -> list[int]:
    return [ago.days for ago in told if category in ago.categories and ago.outcome is Outcome.COMPLETE]


@given(HISTORIES)
def test_a_free_day_lies_between_two_sessions_of_a_category(told: list[Ago]) -> None:
    found = suggested(*told)
    assert TODAY <= found.due_on <= TODAY + timedelta(days=2)
    for days in done_days(told, found.category):
        assert found.due_on - (TODAY - timedelta(days=days)) >= timedelta(days=2)


@given(HISTORIES)
def test_the_category_that_waits_longest_comes_next(told: list[Ago]) -> None:
    found = suggested(*told)
    waited = {category: min(done_days(told, category), default=1000) for category in STRENGTH}
    assert waited[found.category] == max(waited.values())


@given(HISTORIES)
def test_two_strength_sessions_never_fall_on_today(told: list[Ago]) -> None:
    if any(0 in done_days(told, category) for category in STRENGTH):
        assert suggested(*told).due_on > TODAY


@given(HISTORIES, st.randoms(use_true_random=False))
def test_the_order_of_the_past_does_not_matter(told: list[Ago], chance) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert suggested(*told) == suggested(*shuffled)
