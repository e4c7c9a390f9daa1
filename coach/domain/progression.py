"""The six-week ladder, and what a closed week says about the next one. Source: rules.md, section 4."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from coach.domain.errors import RefusedInput
from coach.domain.pain import median
from coach.domain.routine import Routine
from coach.domain.scaling import Scaling, scaled

FIRST_WEEK, LAST_WEEK = 1, 6

ENOUGH = Fraction(3, 4)
"""Share of the strength sessions that lets a week count as done."""

CALM_UP_TO = 3
"""The highest median of the pain scores after sessions that lets a week count as done."""

MOST_REPEATS = 2
"""Repeats in a row, after which the next one is a step back."""

STEP_BACK_FROM_WEEKS_OFF, START_AGAIN_FROM_WEEKS_OFF = 2, 4
"""Whole weeks off that cost a ladder week each, and that lead to the first. Source: content.md, section 7."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderWeek:
    """One week of the ladder: its routines with their doses, and strength sessions a category."""

    number: int
    core: Scaling
    glutes: Scaling
    stretch: str
    sessions: int
    has_optional_third: bool = False

    def scaled(self, routine: Routine) -> Routine:
        """The routine at this week's dose; one that the week does not name stays as it is."""
        return scaled(scaled(routine, self.core), self.glutes)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The weeks in their order, from the first to the last."""

    weeks: tuple[LadderWeek, ...]

    def week(self, number: int) -> LadderWeek:
        """The week with this number; RefusedInput when the ladder has none."""
        for week in self.weeks:
            if week.number == number:
                return week
        expected = f"a whole number from {FIRST_WEEK} to {LAST_WEEK}"
        raise RefusedInput("", "ladder week", str(number), expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekResult:
    """A closed ISO week in strength sessions; excused ones are in neither number, pain is 0 to 10.

    `is_held`: since it began, a symptom check ruled out to progress."""

    prescribed: int
    complete: int
    has_red: bool
    pains_after: tuple[int, ...]
    is_held: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether the share that was done lets the week count."""
        return self.complete >= ENOUGH * self.prescribed

    @property
    def median_after(self) -> Fraction | None:
        """The median pain after sessions; None when no score was given."""
        return median(self.pains_after)


class Kind(StrEnum):
    """What is proposed for the week that begins."""

    ADVANCE = "advance"
    REPEAT = "repeat"
    STEP_BACK = "step-back"
    MAINTAIN = "maintain"
    RETURN = "return"
    STAY = "stay"


class Why(StrEnum):
    """What decided."""

    DONE = "done"
    LADDER_DONE = "ladder-done"
    TOO_FEW = "too-few"
    PAIN_AFTER = "pain-after"
    PAIN_UNKNOWN = "pain-unknown"
    RED = "red"
    REPEATED = "repeated"
    EXCUSED = "excused"
    PAUSE = "pause"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why, with the numbers it rests on; `median_after` is None without a score."""

    why: Why
    complete: int
    prescribed: int
    median_after: Fraction | None
    weeks_off: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The ladder week from now on; only `Kind.REPEAT` counts as a repeat for the weeks that follow."""

    kind: Kind
    week: int
    reason: Reason


def decide(ladder_week: int, result: WeekResult, repeats_before: int, weeks_off: int) -> Proposal:
    """What a closed ISO week proposes.

    `ladder_week` is the one it was on, `repeats_before` how often that had been repeated in a row before,
    `weeks_off` the whole weeks of a pause that has just ended, 0 without one.
    """
    kind, why = _verdict(ladder_week, result, repeats_before, weeks_off)
    reason = Reason(
        why=why,
        complete=result.complete,
        prescribed=result.prescribed,
        median_after=result.median_after,
        weeks_off=weeks_off,
    )
    return Proposal(kind=kind, week=_next_week(kind, ladder_week, weeks_off), reason=reason)


def _verdict(ladder_week: int, result: WeekResult, repeats_before: int, weeks_off: int) -> tuple[Kind, Why]:
    # A red outweighs an excused week and a week off; more weeks off lead farther back anyway.
    if result.has_red and weeks_off < STEP_BACK_FROM_WEEKS_OFF:
        return _back_from(ladder_week), Why.RED
    if weeks_off > 0:
        return Kind.RETURN, Why.PAUSE
    if result.prescribed == 0:
        return Kind.STAY, Why.EXCUSED
    obstacle = _obstacle(result)
    if obstacle is None and result.is_held:
        return Kind.STAY, Why.HELD
    if obstacle is None:
        is_last = ladder_week == LAST_WEEK
        return (Kind.MAINTAIN, Why.LADDER_DONE) if is_last else (Kind.ADVANCE, Why.DONE)
    if obstacle is Why.PAIN_UNKNOWN:
        return Kind.STAY, obstacle
    if repeats_before >= MOST_REPEATS:
        return _back_from(ladder_week), Why.REPEATED
    return Kind.REPEAT, obstacle


def _obstacle(result: WeekResult) -> Why | None:
    """What keeps a week from counting as done; an unanswered pain question is no zero."""
    if not result.is_enough:
        return Why.TOO_FEW
    if result.median_after is None:
        return Why.PAIN_UNKNOWN
    return Why.PAIN_AFTER if result.median_after > CALM_UP_TO else None


def _back_from(ladder_week: int) -> Kind:
    return Kind.STEP_BACK if ladder_week > FIRST_WEEK else Kind.REPEAT


def _next_week(kind: Kind, ladder_week: int, weeks_off: int) -> int:
    if kind is Kind.ADVANCE:
        return ladder_week + 1
    if kind is Kind.STEP_BACK:
        return ladder_week - 1
    if kind is Kind.RETURN and weeks_off >= START_AGAIN_FROM_WEEKS_OFF:
        return FIRST_WEEK
    if kind is Kind.RETURN and weeks_off >= STEP_BACK_FROM_WEEKS_OFF:
        return max(FIRST_WEEK, ladder_week - weeks_off)
    return ladder_week
