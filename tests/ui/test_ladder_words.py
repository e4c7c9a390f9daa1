"""What the ladder proposes, as it is read on a Monday."""

import pytest

from coach.domain.progression import Proposal, WeekResult, Why, decide
from coach.ui.ladder_words import proposal_sentence


def proposal(
    ladder_week: int,
    complete: int = 4,
    pains_after: tuple[int, ...] = (2, 3),
    *,
    prescribed: int = 4,
    has_red: bool = False,
    repeats_before: int = 0,
    weeks_off: int = 0,
    is_held: bool = False,
) -> Proposal:
    result = WeekResult(
        prescribed=prescribed, complete=complete, has_red=has_red, pains_after=pains_after, is_held=is_held
    )
    return decide(ladder_week, result, repeats_before, weeks_off)


SAID = [
    (
        proposal(2, 3),
        "You did 3 of 4 strength sessions and pain after them was around 2.5, so week 3 is next.",
    ),
    (
        proposal(6, 4, (3,)),
        (
            "You did 4 of 4 strength sessions and pain after them was around 3, "
            "so you stay at week 6 and keep what you have built."
        ),
    ),
    (
        proposal(2, 1),
        "You did 1 of 4 strength sessions; week 2 comes again until three quarters fit in.",
    ),
    (
        proposal(2, 4, (4,)),
        (
            "You did 4 of 4 strength sessions and pain after them was around 4; "
            "week 2 comes again until it is 3 or less."
        ),
    ),
    (
        proposal(2, 4, ()),
        "You did 4 of 4 strength sessions, but pain after them was not noted, so week 2 stays for now.",
    ),
    (
        proposal(3, has_red=True),
        "There was a red day last week, so week 2 is next while things settle.",
    ),
    (proposal(3, is_held=True), "Your symptom check says to go gently, so week 3 stays as it is."),
    (
        proposal(3, 1, repeats_before=2),
        (
            "You did 1 of 4 strength sessions after two repeats, "
            "so week 2 is next; you move on from there in your own time."
        ),
    ),
    (proposal(3, 0, (), prescribed=0), "Last week does not count, so week 3 stays as it is."),
    (proposal(3, weeks_off=1), "After a week off, week 3 comes again."),
    (proposal(4, weeks_off=2), "After 2 weeks off, you start again gently with week 2."),
    (proposal(6, weeks_off=9), "After 9 weeks off, you start again gently with week 1."),
]


@pytest.mark.parametrize(("made", "sentence"), SAID)
def test_a_proposal_is_one_sentence_with_its_numbers(made: Proposal, sentence: str) -> None:
    assert proposal_sentence(made) == sentence


def test_every_reason_has_its_sentence() -> None:
    assert {made.reason.why for made, _ in SAID} == set(Why)
