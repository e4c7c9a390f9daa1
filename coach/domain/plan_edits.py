"""Editing the plan: each edit is a change of records, checked before it is stored, and can be undone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from coach.domain.errors import RefusedInput
from coach.domain.occurrences import Key, Occurrence, occurrence
from coach.domain.plan import (
    Move,
    Pause,
    PauseReason,
    Plan,
    Record,
    Revision,
    Skip,
    SkipReason,
    Slot,
    revision_begins,
)
from coach.domain.review import Review

FIRST_LADDER_WEEK = 1

NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Change:
    """Records that come and go together, with the reviews whose answers they follow from."""

    added: tuple[Record, ...]
    removed: tuple[Record, ...] = ()
    answered: tuple[Review, ...] = ()
    reopened: tuple[Review, ...] = ()

    @property
    def undone(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.removed, self.added, self.reopened, self.answered)

    def applied(self, plan: Plan) -> Plan:
        """The plan with this change."""
        return plan.with_records(self.added, self.removed)


def week_to_change(plan: Plan, now: datetime) -> Revision | None:
    """The week that an edit of this moment builds on; None before there is a plan.

    After midnight it is that of the new day, on which the edits of this night begin."""
    starts_on, _ = revision_begins(now)
    return plan.in_force(starts_on)


def change_week(
    plan: Plan, slots: tuple[Slot, ...], now: datetime, new_id: NewId, ladder_week: int | None = None
) -> Change:
    """A revision from this moment on; one that begins at the same moment gives way.

    The ladder week stays unless another one is given."""
    starts_on, from_at = revision_begins(now)
    held = week_to_change(plan, now)
    if ladder_week is None:
        ladder_week = held.ladder_week if held else FIRST_LADDER_WEEK
    revision = Revision(
        id=new_id(), starts_on=starts_on, from_at=from_at, slots=slots, ladder_week=ladder_week
    )
    same = tuple(it for it in plan.revisions if it.begins == revision.begins)
    return Change((revision,), same)


def add_slot(plan: Plan, slot: Slot, now: datetime, new_id: NewId) -> Change:
    """One more slot in every week to come."""
    return change_week(plan, (*_slots(plan, now), slot), now, new_id)


def remove_slot(plan: Plan, slot_id: str, now: datetime, new_id: NewId) -> Change:
    """One slot less in every week to come."""
    _slot(plan, slot_id, now)
    return change_week(plan, tuple(it for it in _slots(plan, now) if it.id != slot_id), now, new_id)


def shift_slot(plan: Plan, slot_id: str, weekday: int, at: time, now: datetime, new_id: NewId) -> Change:
    """A slot on another weekday or at another time in every week to come."""
    shifted = replace(_slot(plan, slot_id, now), weekday=weekday, at=at)
    slots = tuple(shifted if it.id == slot_id else it for it in _slots(plan, now))
    return change_week(plan, slots, now, new_id)


def move(plan: Plan, key: Key, to_on: date, to_at: time, today: date, new_id: NewId) -> Change:
    """One occurrence on another day or at another time; back where it came from, its move is taken away.

    RefusedInput when it is not in the plan, when its day has ended, or when the new day is over."""
    _prove_standing(plan, key, today)
    if to_on < today:
        raise RefusedInput("", "to_on", to_on.isoformat(), f"a day from {today.isoformat()} on")
    before = tuple(it for it in plan.moves if (it.slot, it.on) == key)
    slot_id, on = key
    unmoved = _row(plan.with_records((), before), key)
    if (unmoved.on, unmoved.at) == (to_on, to_at):
        return Change((), before)
    return Change((Move(id=new_id(), slot=slot_id, on=on, to_on=to_on, to_at=to_at),), before)


def skip(plan: Plan, key: Key, reason: SkipReason, today: date, new_id: NewId) -> Change:
    """One occurrence left out; RefusedInput when it is not in the plan or its day has ended."""
    _prove_standing(plan, key, today)
    before = tuple(it for it in plan.skips if (it.slot, it.on) == key)
    return Change((Skip(id=new_id(), slot=key[0], on=key[1], reason=reason),), before)


def unskip(plan: Plan, key: Key, today: date) -> Change:
    """A skip taken back; RefusedInput when the day has ended."""
    _prove_standing(plan, key, today)
    return Change((), tuple(it for it in plan.skips if (it.slot, it.on) == key))


def pause(
    plan: Plan, starts_on: date, returns_on: date, reason: PauseReason, today: date, new_id: NewId
) -> Change:
    """Days off; RefusedInput when they begin in the past, end before they begin, or meet another pause."""
    if starts_on < today:
        raise RefusedInput("", "starts_on", starts_on.isoformat(), f"a day from {today.isoformat()} on")
    added = Pause(id=new_id(), starts_on=starts_on, returns_on=returns_on, reason=reason)
    for other in plan.pauses:
        if other.starts_on < returns_on and starts_on < other.returns_on:
            taken = f"{other.starts_on.isoformat()} to {other.returns_on.isoformat()}"
            raise RefusedInput("", "starts_on", starts_on.isoformat(), f"days outside the pause {taken}")
    return Change((added,))


def end_pause(plan: Plan, pause_id: str, today: date, new_id: NewId) -> Change:
    """The plan goes on today; a pause that has not begun, or begins today, is taken away."""
    ended = tuple(it for it in plan.pauses if it.id == pause_id and it.returns_on > today)
    shorter = tuple(replace(it, id=new_id(), returns_on=today) for it in ended if it.starts_on < today)
    return Change(shorter, ended)


def _slots(plan: Plan, now: datetime) -> tuple[Slot, ...]:
    held = week_to_change(plan, now)
    return held.slots if held else ()


def _slot(plan: Plan, slot_id: str, now: datetime) -> Slot:
    for slot in _slots(plan, now):
        if slot.id == slot_id:
            return slot
    raise RefusedInput("", "slot", f'"{slot_id}"', "a slot of the plan")


def _prove_standing(plan: Plan, key: Key, today: date) -> None:
    """RefusedInput for an occurrence that can no longer be changed."""
    row = _row(plan, key)
    if row.on < today:
        raise RefusedInput("", "on", row.on.isoformat(), "a day that has not ended")


def _row(plan: Plan, key: Key) -> Occurrence:
    row = occurrence(plan, key)
    if row is None:
        raise RefusedInput("", "slot", f'"{key[0]}" on {key[1].isoformat()}', "an occurrence of the plan")
    return row
