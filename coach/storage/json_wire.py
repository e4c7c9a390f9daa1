"""The shape of an export: one record a table row, with what may stand in each field."""

from datetime import date, datetime, time
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from coach.domain.exercise import Category, Side
from coach.domain.pain import Moment
from coach.domain.plan import PauseReason, SkipReason
from coach.domain.progression import Kind
from coach.domain.session import Outcome, StepResult
from coach.domain.timeline import StepKind
from coach.domain.walking import Source, Unit
from coach.storage.decoding import Wire
from coach.storage.symptom_sheet import SeverityName, UrgencyName

FORMAT: Final = "back-coach"
VERSION: Final = 1

MAX_RECORDS = 100_000
"""Most records of one kind: five times twenty years of practice."""

MAX_STEPS = 5_000
MAX_TEXT = 100_000

Id = Annotated[str, Meta(min_length=1, max_length=64, description="a text of 1 to 64 characters")]
Words = Annotated[
    str, Meta(max_length=MAX_TEXT, description=f"a text of at most {MAX_TEXT} characters, or null")
]
Name = Annotated[str, Meta(min_length=1, max_length=1000, description="a text of 1 to 1000 characters")]
Instant = Annotated[
    datetime, Meta(tz=True, description="an instant with its offset, such as 2026-11-17T07:30:00Z")
]
Day = Annotated[date, Meta(description="a date such as 2026-11-17")]
LocalTime = Annotated[time, Meta(tz=False, description="a time of day such as 07:30:00")]
Flag = Annotated[bool, Meta(description="true or false")]
Score = Annotated[int, Meta(ge=0, le=10, description="a whole number from 0 to 10")]
Effort = Annotated[int, Meta(ge=1, le=10, description="a whole number from 1 to 10")]
LadderWeek = Annotated[int, Meta(ge=1, le=6, description="a whole number from 1 to 6")]
Weekday = Annotated[int, Meta(ge=0, le=6, description="a day from 0, Monday, to 6, Sunday")]
Share = Annotated[float, Meta(ge=0, le=1, description="a number from 0 to 1")]
Seconds = Annotated[float, Meta(ge=0, le=1e9, description="a number of seconds from 0 on")]
Whole = Annotated[int, Meta(ge=0, le=1_000_000_000, description="a whole number from 0 on")]
Positive = Annotated[int, Meta(ge=1, le=1_000_000_000, description="a whole number from 1 on")]
Metres = Annotated[
    str,
    Meta(pattern=r"^\d{1,12}(\.\d{1,30})?$", description='metres as a text, such as "2200" or "1609.344"'),
]


def _one_of(kind: type[Any]) -> Meta:
    return Meta(description=f"one of {', '.join(each.value for each in kind)}")


Categories = Annotated[
    tuple[Annotated[Category, _one_of(Category)], ...],
    Meta(min_length=1, max_length=6, description="a list of 1 to 6 categories"),
]


class RecordJson(Wire, frozen=True, kw_only=True, gc=False):
    """What every record carries."""

    id: Id
    created_at: Instant
    changed_at: Instant
    deleted_at: Instant | None


class StepJson(Wire, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A step of a timeline; `worth_s` is there for eased steps only."""

    index: Whole
    kind: Annotated[StepKind, _one_of(StepKind)]
    start_s: Whole
    duration_s: Whole
    item: Whole | None
    exercise: Id | None
    set: Whole | None
    sets: Whole | None
    side: Annotated[Side, _one_of(Side)] | None
    hold: Whole | None
    holds: Whole | None
    reps: Whole | None
    tempo_s: Annotated[tuple[Whole, Whole, Whole, Whole], Meta(description="four numbers of seconds")] | None
    cue: Words | None
    worth_s: Seconds | None = None


class AttemptJson(Wire, frozen=True, kw_only=True, gc=False):
    """One attempt at a step."""

    step: Whole
    attempt: Positive
    result: Annotated[StepResult, _one_of(StepResult)]
    credited_s: Seconds
    elapsed_s: Seconds
    extended_s: Seconds
    next_step: Whole | None
    created_at: Instant
    changed_at: Instant
    deleted_at: Instant | None


class SessionJson(RecordJson, frozen=True, kw_only=True, gc=False):
    """A session; `timeline` and `route` are places in the list of timelines."""

    routine: Id
    routine_name: Words
    categories: Categories
    plan_on: Day
    slot: Id | None
    safety: Annotated[
        Literal["unasked", "clear", "continue_gently", "see_doctor", "emergency"],
        Meta(description="one of unasked, clear, continue_gently, see_doctor, emergency"),
    ]
    warm_up: Flag
    ladder_week: LadderWeek | None
    started_at: Instant
    ended_at: Instant | None
    outcome: Annotated[Outcome, _one_of(Outcome)] | None
    credit: Share | None
    effort: Effort | None
    pain_before: Score | None
    pain_after: Score | None
    note: Words
    by_hand: Flag
    edited_at: Instant | None
    timeline: Whole
    route: Whole | None
    steps: Annotated[
        tuple[AttemptJson, ...],
        Meta(max_length=MAX_STEPS, description=f"a list of at most {MAX_STEPS} attempts"),
    ]

    @property
    def last_changed_at(self) -> datetime:
        """When the session or one of its attempts was changed last."""
        return max((self.changed_at, *(step.changed_at for step in self.steps)))


class WalkJson(RecordJson, frozen=True, kw_only=True, gc=False):
    """A walk."""

    walked_on: Day
    started_at: Instant | None
    unit: Annotated[Unit, _one_of(Unit)]
    moving_s: Positive | None
    distance_m: Metres | None
    pain_before: Score | None
    pain_after: Score | None
    pain_next: Score | None
    shoes: Words
    surface: Words
    note: Words
    source: Annotated[Source, _one_of(Source)]


class CheckJson(RecordJson, frozen=True, kw_only=True, gc=False):
    """A symptom check."""

    answered_at: Instant
    answered_on: Day
    answers: Annotated[dict[Id, Name], Meta(max_length=200, description="at most 200 answers by question")]
    severity: SeverityName
    urgency: UrgencyName
    has_leg_symptoms: Flag
    is_assessed: Flag


class PainJson(RecordJson, frozen=True, kw_only=True, gc=False):
    """A pain score."""

    value: Score
    moment: Annotated[Moment, _one_of(Moment)]
    scored_at: Instant
    scored_on: Day
    session: Id | None


class SlotJson(Wire, frozen=True, kw_only=True, gc=False):
    """A place in the week."""

    id: Id
    weekday: Weekday
    at: LocalTime
    routine: Id | None
    categories: Categories


class RevisionJson(RecordJson, frozen=True, kw_only=True, gc=False):
    """The week as it is from a moment on."""

    starts_on: Day
    from_at: LocalTime
    ladder_week: LadderWeek
    slots: Annotated[tuple[SlotJson, ...], Meta(max_length=1000, description="a list of at most 1000 slots")]


class MoveJson(RecordJson, frozen=True, kw_only=True, gc=False):
    """One occurrence on another day or at another time."""

    slot: Id
    original_on: Day
    to_on: Day
    to_at: LocalTime


class SkipJson(RecordJson, frozen=True, kw_only=True, gc=False):
    """One occurrence left out."""

    slot: Id
    original_on: Day
    reason: Annotated[SkipReason, _one_of(SkipReason)]


class PauseJson(RecordJson, frozen=True, kw_only=True, gc=False):
    """Days on which the plan rests."""

    starts_on: Day
    returns_on: Day
    reason: Annotated[PauseReason, _one_of(PauseReason)]


class ReviewJson(RecordJson, frozen=True, kw_only=True, gc=False):
    """An answered Monday review."""

    week_on: Day
    ladder_week: LadderWeek
    proposal: Annotated[Kind, _one_of(Kind)]
    proposed_week: LadderWeek
    is_accepted: Flag


class CardEventJson(RecordJson, frozen=True, kw_only=True, gc=False):
    """A card that was read, or came up by itself."""

    card: Id
    kind: Annotated[Literal["read", "shown"], Meta(description="one of read, shown")]
    happened_at: Instant
    happened_on: Day


class OwnFileJson(Wire, frozen=True, kw_only=True, gc=False):
    """A file of the person's own content: its name, and its TOML text as it stands."""

    file: Annotated[
        str,
        Meta(
            pattern=r"^[a-z0-9][a-z0-9-]{0,63}\.toml$",
            description="a file name of lower-case letters, digits and hyphens that ends in .toml",
        ),
    ]
    text: Annotated[str, Meta(max_length=256 * 1024, description="the text of a file of at most 256 KiB")]


_STEPS = f"a list of 1 to {MAX_STEPS} steps"
Many = Meta(max_length=MAX_RECORDS, description=f"a list of at most {MAX_RECORDS} records")
Files = Annotated[
    tuple[OwnFileJson, ...], Meta(max_length=10_000, description="a list of at most 10000 files")
]


class Archive(Wire, frozen=True, kw_only=True, gc=False):
    """Everything a data folder holds."""

    format: Annotated[Literal["back-coach"], Meta(description=f'"{FORMAT}"')] = FORMAT
    version: Annotated[Literal[1], Meta(description=str(VERSION))] = VERSION
    settings: Annotated[dict[str, Any], Meta(description="a table of settings, or null")] | None
    routines: Files
    exercises: Files
    poses: Files
    plan_revisions: Annotated[tuple[RevisionJson, ...], Many]
    plan_moves: Annotated[tuple[MoveJson, ...], Many]
    plan_skips: Annotated[tuple[SkipJson, ...], Many]
    plan_pauses: Annotated[tuple[PauseJson, ...], Many]
    ladder_reviews: Annotated[tuple[ReviewJson, ...], Many]
    card_events: Annotated[tuple[CardEventJson, ...], Many]
    symptom_checks: Annotated[tuple[CheckJson, ...], Many]
    pain_scores: Annotated[tuple[PainJson, ...], Many]
    walks: Annotated[tuple[WalkJson, ...], Many]
    timelines: Annotated[
        tuple[
            Annotated[tuple[StepJson, ...], Meta(min_length=1, max_length=MAX_STEPS, description=_STEPS)], ...
        ],
        Many,
    ]
    sessions: Annotated[tuple[SessionJson, ...], Many]


ON_ONE_LINE: tuple[type[msgspec.Struct], ...] = (StepJson, AttemptJson, SlotJson)
"""What is small enough to stand on a line of its own."""
