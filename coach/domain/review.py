"""The Monday review: what the closed week came to, what it proposes, and what the person made of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coach.domain.adherence import Verdict, verdicts
from coach.domain.exercise import STRENGTH
from coach.domain.plan import Pause, Plan, Slot, monday_of
from coach.domain.progression import Kind, Ladder, LadderWeek, WeekResult
from coach.domain.statuses import Entry

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An answered review. `week_on` is the Monday of the closed week, `ladder_week` the one it had."""

    id: str
    week_on: date
    ladder_week: int
    proposal: Kind
    proposed_week: int
    is_accepted: bool


def week_result(
    entries: Iterable[Entry], pains_after: Sequence[int], *, has_red: bool, is_held: bool = False
) -> WeekResult:
    """A closed week counted in strength demand units; what is excused or moved away counts for nothing."""
    strength = [
        verdict
        for entry in entries
        for category, verdict, _ in verdicts(entry, date.max)
        if category in STRENGTH and verdict is not Verdict.EXCUSED
    ]
    return WeekResult(
        prescribed=len(strength),
        complete=strength.count(Verdict.COMPLETE),
        has_red=has_red,
        is_held=is_held,
        pains_after=tuple(pains_after),
    )


def repeats_before(reviews: Iterable[Review], week_on: date) -> int:
    """How often in a row, up to a week, the ladder week was repeated."""
    repeats = 0
    for review in sorted(reviews, key=lambda it: it.week_on, reverse=True):
        if review.week_on >= week_on or review.proposal is Kind.STAY:
            continue
        if review.proposal is not Kind.REPEAT:
            break
        repeats += 1
    return repeats


def weeks_off(pauses: Iterable[Pause], week_on: date) -> int:
    """Whole ISO weeks of the pause that covers a week and ended with it; 0 while it lasts or without one."""
    for pause in pauses:
        if pause.covers(week_on) and week_on + A_WEEK <= pause.returns_on < week_on + 2 * A_WEEK:
            first = monday_of(pause.starts_on - timedelta(days=1)) + A_WEEK
            return (pause.returns_on - first) // A_WEEK
    return 0


def on_ladder(slots: Iterable[Slot], ladder: Ladder, week: LadderWeek) -> tuple[Slot, ...]:
    """The slots with the routines of a ladder week in place of those of any other week.

    What the ladder does not name stays: walks, mobility, a person's own routines."""
    by_routine: dict[str | None, str] = {}
    for other in ladder.weeks:
        by_routine[other.core.routine] = week.core.routine
        by_routine[other.glutes.routine] = week.glutes.routine
        by_routine[other.stretch] = week.stretch
    return tuple(replace(slot, routine=by_routine.get(slot.routine, slot.routine)) for slot in slots)


def due_review(plan: Plan, reviews: Iterable[Review], today: date) -> date | None:
    """The Monday of the week that closed last, when nobody has answered for it and it was planned."""
    week_on = monday_of(today) - A_WEEK
    is_planned = any(revision.starts_on <= week_on for revision in plan.revisions)
    is_answered = any(review.week_on >= week_on for review in reviews)
    return week_on if is_planned and not is_answered else None
