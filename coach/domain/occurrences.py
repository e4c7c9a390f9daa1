"""What the plan asks for on each day, and the instant at which each is due."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from coach.domain.exercise import Category
from coach.domain.plan import Move, PauseReason, Plan, Revision, SkipReason, Slot

A_DAY = timedelta(days=1)
A_MINUTE = timedelta(minutes=1)

Key = tuple[str, date]
"""A slot and the original date: what moves and skips refer to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One slot on one local date. A moved one keeps its row with `moved_to`; its target has `moved_from`."""

    slot: str
    on: date
    at: time
    routine: str | None
    categories: tuple[Category, ...]
    ladder_week: int
    moved_from: date | None = None
    moved_to: date | None = None
    skip: SkipReason | None = None
    pause: PauseReason | None = None

    @property
    def key(self) -> Key:
        """The slot and its original date."""
        return (self.slot, self.moved_from or self.on)

    @property
    def is_prescribed(self) -> bool:
        """Whether this row asks for something; the row that was moved away does not."""
        return self.moved_to is None

    @property
    def is_open(self) -> bool:
        """Whether nobody has moved it, skipped it or paused the plan."""
        return self.is_prescribed and self.skip is None and self.pause is None


def occurrences(plan: Plan, first: date, last: date) -> tuple[Occurrence, ...]:
    """All rows from `first` to `last`, both included, in the order of day, time and slot."""
    changes = _changes(plan)
    rows = [row for on in days(first, last) for row in _rows_on(plan, on, changes)]
    targets = [move for move in plan.moves if first <= move.to_on <= last]
    rows += [row for move in targets for row in _target(plan, move, changes)]
    return tuple(sorted(rows, key=_place))


def occurrence(plan: Plan, key: Key) -> Occurrence | None:
    """The row that asks for an occurrence, wherever it was moved; None when the plan has none."""
    slot, on = key
    changes = _changes(plan)
    rows = [row for row in _rows_on(plan, on, changes) if row.slot == slot]
    move = changes.moves.get(key)
    moved = list(_target(plan, move, changes)) if move else []
    return next(iter(moved or rows), None)


def days(first: date, last: date) -> Iterator[date]:
    """The days from `first` to `last`, both included."""
    return (first + number * A_DAY for number in range((last - first).days + 1))


def due_at(on: date, at: time, zone: tzinfo) -> datetime:
    """The instant of a wall-clock time, aware.

    A time that the clocks leave out gives the first minute after the gap, one that comes twice the first."""
    wall = datetime.combine(on, at)
    while not _exists(wall, zone):
        wall = wall.replace(second=0, microsecond=0) + A_MINUTE
    return wall.replace(tzinfo=zone)


def _exists(wall: datetime, zone: tzinfo) -> bool:
    there_and_back = wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None, fold=0) == wall


def _place(row: Occurrence) -> tuple[date, time, str, date]:
    return (row.on, row.at, row.slot, row.moved_from or row.on)


@dataclass(frozen=True, slots=True)
class _Changes:
    """What was changed for single occurrences, by slot and original date."""

    moves: Mapping[Key, Move]
    skips: Mapping[Key, SkipReason]


def _changes(plan: Plan) -> _Changes:
    return _Changes(
        {(move.slot, move.on): move for move in plan.moves},
        {(skip.slot, skip.on): skip.reason for skip in plan.skips},
    )


def _rows_on(plan: Plan, on: date, changes: _Changes) -> Iterator[Occurrence]:
    """The rows whose original date is this one; a moved one as the row that stays behind."""
    pause = plan.pause_on(on)
    for slot, revision in _slots_on(plan, on):
        key = (slot.id, on)
        move = changes.moves.get(key)
        yield Occurrence(
            slot=slot.id,
            on=on,
            at=slot.at,
            routine=slot.routine,
            categories=slot.categories,
            ladder_week=revision.ladder_week,
            moved_to=move.to_on if move else None,
            skip=changes.skips.get(key),
            pause=pause.reason if pause else None,
        )


def _target(plan: Plan, move: Move, changes: _Changes) -> Iterator[Occurrence]:
    """The row where a moved occurrence now stands; none when its slot is no longer on that day."""
    pause = plan.pause_on(move.to_on)
    for row in _rows_on(plan, move.on, changes):
        if row.slot == move.slot:
            yield replace(
                row,
                on=move.to_on,
                at=move.to_at,
                moved_from=move.on,
                moved_to=None,
                pause=pause.reason if pause else None,
            )


def _slots_on(plan: Plan, on: date) -> list[tuple[Slot, Revision]]:
    """The slots of a day; those already due when a revision began on it stay as they were."""
    before = bisect_left(plan.revisions, on, key=_starts_on)
    kept = _slots_of(plan.revisions[before - 1], on) if before else []
    for revision in plan.revisions[before : bisect_right(plan.revisions, on, key=_starts_on)]:
        past = [(slot, of) for slot, of in kept if slot.at <= revision.from_at]
        known = {slot.id for slot, _ in past}
        coming = [
            (slot, of)
            for slot, of in _slots_of(revision, on)
            if slot.at > revision.from_at and slot.id not in known
        ]
        kept = past + coming
    return kept


def _starts_on(revision: Revision) -> date:
    return revision.starts_on


def _slots_of(revision: Revision, on: date) -> list[tuple[Slot, Revision]]:
    return [(slot, revision) for slot in revision.slots if slot.weekday == on.weekday()]
