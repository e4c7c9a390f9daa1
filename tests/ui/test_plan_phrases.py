"""What the Plan page says."""

from datetime import date, time, timedelta

import pytest

from coach.domain.balance import Lack, Target
from coach.domain.errors import RefusedInput, StorageError
from coach.domain.exercise import Category
from coach.domain.placing import Fit, Verdict
from coach.domain.plan import Pause, PauseReason
from coach.ui.pages.plan import phrases

TUESDAY = date(2026, 11, 17)
MONDAY = TUESDAY - timedelta(days=1)
CORE, GLUTES = Category.CORE, Category.GLUTES


@pytest.mark.parametrize(
    ("first", "is_short", "words"),
    [
        (MONDAY, False, "16 to 22 November"),
        (MONDAY, True, "16 to 22 Nov"),
        (date(2026, 11, 30), False, "30 November to 6 December"),
        (date(2026, 12, 28), True, "28 Dec to 3 Jan"),
    ],
)
def test_a_week(first: date, is_short: bool, words: str) -> None:
    assert phrases.span_title(first, first + timedelta(days=6), is_short=is_short) == words


@pytest.mark.parametrize(
    ("weeks", "words"),
    [
        (-3, "3 weeks ago"),
        (-1, "last week"),
        (0, "this week"),
        (1, "next week"),
        (2, "in 2 weeks"),
        (3, "in 3 weeks"),
    ],
)
def test_how_far_a_week_is(weeks: int, words: str) -> None:
    assert phrases.week_distance(MONDAY + timedelta(days=7 * weeks), TUESDAY + timedelta(days=5)) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Verdict(TUESDAY, Fit.FREE), "Drop here, a free day on both sides"),
        (Verdict(TUESDAY, Fit.CLOSE, CORE, MONDAY), "No core today: the day after Monday"),
        (
            Verdict(TUESDAY, Fit.CLOSE, GLUTES, TUESDAY + timedelta(days=1)),
            "No glutes today: the day before Wednesday",
        ),
        (Verdict(TUESDAY, Fit.CLOSE, CORE, TUESDAY), "Core is on this day already"),
        (Verdict(TUESDAY, Fit.FULL, CORE), "Three core sessions are the most in a week"),
        (Verdict(TUESDAY, Fit.OVER), "This day is over"),
        (Verdict(TUESDAY, Fit.FAR), "At most a week from its own day"),
    ],
)
def test_why_a_day_suits_or_not(found: Verdict, words: str) -> None:
    assert phrases.verdict_hint(found, is_strength=True) == words


def test_what_trains_no_strength_is_dropped_without_more_words() -> None:
    assert phrases.verdict_hint(Verdict(TUESDAY, Fit.FREE), is_strength=False) == "Drop here"


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (Verdict(TUESDAY, Fit.CLOSE, CORE, MONDAY), "Too close to Monday's core"),
        (Verdict(TUESDAY, Fit.FULL, GLUTES), "Glutes is planned three times"),
    ],
)
def test_the_question_after_a_drop(found: Verdict, title: str) -> None:
    assert phrases.too_close(found)[0] == title


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target(CORE, 0, 2, None), "2 to 3, a free day between"),
        (Target(CORE, 0, 1, Lack.TOO_FEW), "2 to 3, a free day between"),
        (Target(CORE, 0, 4, Lack.TOO_MANY), "3 at most, a free day between"),
        (Target(CORE, 0, 2, Lack.TOO_CLOSE), "a free day between is missing"),
        (Target(Category.STRETCH, 0, 0, Lack.WALK_WITHOUT_STRETCH), "one walk has none after it"),
        (Target(Category.WALK, 0, 0, Lack.TOO_FEW), "none in this week"),
    ],
)
def test_what_the_week_asks_for(target: Target, words: str) -> None:
    assert phrases.target_rule(target) == words


def test_a_pause_that_holds_and_one_to_come() -> None:
    pause = Pause(
        id="p", starts_on=TUESDAY, returns_on=TUESDAY + timedelta(days=6), reason=PauseReason.HOLIDAY
    )
    assert phrases.pause_sentence(pause, TUESDAY) == "The plan is paused until Monday 23 November."
    assert phrases.pause_sentence(pause, MONDAY) == (
        "The plan is paused from Tuesday 17 November until Monday 23 November."
    )


@pytest.mark.parametrize("path", ["to_on", "on", "slot", "at", "starts_on", "returns_on", "routine", "slots"])
def test_each_refusal_is_a_plain_sentence(path: str) -> None:
    words = phrases.refusal(RefusedInput("", path, "this", "that"))
    assert words.endswith(".")
    assert "expected" not in words


def test_any_other_error_speaks_for_itself() -> None:
    assert phrases.refusal(StorageError("The disk is full.")) == "The disk is full."
    odd = RefusedInput("", "else", "this", "that")
    assert phrases.refusal(odd) == str(odd)


def test_times_and_weekdays() -> None:
    assert (phrases.clock_time(time(7, 5)), phrases.days_of(3)) == ("07:05", "Thursdays")
