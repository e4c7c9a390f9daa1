"""One real execution of a routine: what was finished, what it is worth, how it ended."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from coach.domain.exercise import STRENGTH, Category
from coach.domain.timeline import Timeline, prescribed_s

COMPLETE_FROM = 0.80
PARTIAL_FROM = 0.20
"""Shares of the prescribed work. Source: content.md, section 7."""

KEPT_OPEN = timedelta(hours=48)
"""How long an unfinished session can be resumed. Source: rules.md, section 2."""


class StepResult(StrEnum):
    """How an attempt at a step ended."""

    DONE = "done"
    SKIPPED = "skipped"
    LEFT = "left"


class Outcome(StrEnum):
    """How a session ended."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    ATTEMPTED = "attempted"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """One attempt at a step. `next_step` is where the session went then; None when it was over."""

    step: int
    attempt: int
    result: StepResult
    credited_s: float
    elapsed_s: float
    extended_s: float
    next_step: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was chosen at the start and does not belong to the routine; no ladder week: as written."""

    warm_up: bool = False
    ladder_week: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """A session as stored: `timeline` is the prescription, `route` what is played, eased steps included.

    One written down by hand has no records. `edited_at` is when a person last set it right."""

    id: str
    routine: str
    routine_name: str
    categories: tuple[Category, ...]
    timeline: Timeline
    route: Timeline
    options: Options
    plan_on: date
    started_at: datetime
    safety: str
    slot: str | None = None
    pain_before: int | None = None
    ended_at: datetime | None = None
    outcome: Outcome | None = None
    credit: float | None = None
    effort: int | None = None
    pain_after: int | None = None
    note: str = ""
    is_by_hand: bool = False
    edited_at: datetime | None = None
    records: tuple[StepRecord, ...] = field(default=())

    @property
    def is_open(self) -> bool:
        """Whether the session can still be resumed."""
        return self.outcome is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOutline:
    """What lists and counts need of a closed session, without its steps."""

    id: str
    routine: str
    categories: tuple[Category, ...]
    plan_on: date
    started_at: datetime
    outcome: Outcome
    credit: float
    pain_before: int | None = None
    pain_after: int | None = None
    edited_at: datetime | None = None

    @property
    def is_strength(self) -> bool:
        """Whether it trained core or glutes."""
        return not STRENGTH.isdisjoint(self.categories)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionNote:
    """What a person wrote about a session, as it was written; `on` is its plan date."""

    session: str
    on: date
    routine_name: str
    text: str


def credit_of(timeline: Timeline, records: Iterable[StepRecord]) -> float:
    """Share of the prescribed work that was done, 0 to 1; of several attempts at a step the best counts."""
    best: dict[int, float] = {}
    for record in records:
        best[record.step] = max(best.get(record.step, 0.0), record.credited_s)
    whole_s = prescribed_s(timeline)
    return min(1.0, sum(best.values()) / whole_s) if whole_s else 0.0


def outcome_of(credit: float, *, is_safety_stop: bool = False) -> Outcome:
    """The outcome that a credit of 0 to 1 gives; a safety stop is never less than honest about itself."""
    if credit >= COMPLETE_FROM:
        return Outcome.COMPLETE
    if is_safety_stop:
        return Outcome.STOPPED
    return Outcome.PARTIAL if credit >= PARTIAL_FROM else Outcome.ATTEMPTED


def unfinished_step(session: SessionRecord) -> int | None:
    """Index of the step that a resumed session begins anew; None when every step is behind it."""
    return session.records[-1].next_step if session.records else session.route[0].index
