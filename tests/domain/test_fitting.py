from dataclasses import replace

from shipped_content import shipped

from coach.domain.fitting import Limit, fitting
from coach.domain.routine import Routine


def found(limit: Limit, due: str) -> list[str]:
    catalogue = shipped()
    routines, problems = catalogue.routines()
    assert not problems
    exercises = {it.id: it for it in catalogue.exercises()[0]}
    return [it.id for it in fitting(limit, catalogue.routine(due), routines, exercises)]


def test_five_minutes_are_kept_the_longest_first() -> None:
    assert found(Limit.FIVE_MINUTES, "core-foundation") == [
        "morning-mobility",
        "post-walk-quick",
        "standing-break",
    ]


def test_what_shares_a_category_comes_first() -> None:
    assert found(Limit.FIVE_MINUTES, "post-walk-stretch")[0] == "post-walk-quick"
    assert found(Limit.NO_MAT, "post-walk-stretch") == ["post-walk-quick", "standing-break"]


def test_without_a_mat_nobody_is_sent_to_the_floor() -> None:
    for limit in (Limit.NO_MAT, Limit.NOT_ON_FLOOR):
        assert found(limit, "glute-foundation") == ["post-walk-quick", "standing-break"]


def test_nothing_harder_is_offered_and_never_the_same_again() -> None:
    catalogue = shipped()
    exercises = {it.id: it for it in catalogue.exercises()[0]}
    short = [it for it in catalogue.routines()[0] if it.duration_s <= 300]
    harder = [_at_level(it, 2) for it in short]
    due = catalogue.routine("core-foundation")
    assert fitting(Limit.FIVE_MINUTES, due, harder, exercises) == ()
    assert "morning-mobility" not in found(Limit.FIVE_MINUTES, "morning-mobility")


def _at_level(routine: Routine, level: int) -> Routine:
    return replace(routine, levels=(level,))
