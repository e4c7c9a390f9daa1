"""The plan's records of an export as values of the domain, which refuse what no plan can hold."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from coach.domain.errors import RefusedInput
from coach.domain.plan import Move, Pause, Plan, Revision, Skip, Slot
from coach.storage.json_wire import (
    CardEventJson,
    MoveJson,
    PauseJson,
    RecordJson,
    ReviewJson,
    RevisionJson,
    SkipJson,
    SlotJson,
)

Key = tuple[object, ...]

UNIQUE: Mapping[str, Callable[[Any], Key]] = {
    "plan_revisions": lambda it: (it.starts_on, it.from_at),
    "plan_moves": lambda it: (it.slot, it.original_on),
    "plan_skips": lambda it: (it.slot, it.original_on),
    "ladder_reviews": lambda it: (it.week_on,),
    "card_events": lambda it: (it.card, it.kind, it.happened_on if it.kind == "shown" else None),
}
"""What only one record that is not deleted may have, by kind."""


def value_of(record: RecordJson) -> Revision | Move | Skip | Pause | None:
    """The value of a record of the plan, None for any other; RefusedInput when the plan could not hold it."""
    match record:
        case RevisionJson():
            return Revision(
                id=record.id,
                starts_on=record.starts_on,
                from_at=record.from_at,
                slots=tuple(_slot(number, slot) for number, slot in enumerate(record.slots)),
                ladder_week=record.ladder_week,
            )
        case MoveJson():
            return Move(
                id=record.id,
                slot=record.slot,
                on=record.original_on,
                to_on=record.to_on,
                to_at=record.to_at,
            )
        case SkipJson():
            return Skip(id=record.id, slot=record.slot, on=record.original_on, reason=record.reason)
        case PauseJson():
            return Pause(
                id=record.id,
                starts_on=record.starts_on,
                returns_on=record.returns_on,
                reason=record.reason,
            )
        case ReviewJson() | CardEventJson():
            return None
    raise TypeError(type(record))


def plan_of(records: Iterable[RecordJson]) -> Plan:
    """The plan that records make, the deleted ones left out; RefusedInput when they contradict."""
    values = (value_of(record) for record in records if record.deleted_at is None)
    return Plan().with_records(value for value in values if value is not None)


def _slot(number: int, slot: SlotJson) -> Slot:
    try:
        return Slot(
            id=slot.id,
            weekday=slot.weekday,
            at=slot.at,
            routine=slot.routine,
            categories=slot.categories,
        )
    except RefusedInput as error:
        raise RefusedInput("", f"slots[{number}].{error.path}", error.found, error.expected) from error
