"""Two histories made one: what of a file is new here, what replaces something, and the order of both."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID, uuid5

from msgspec.structs import replace

from coach.domain.red_flags import Severity
from coach.storage.json_plan import Key
from coach.storage.json_wire import CheckJson, RecordJson

R = TypeVar("R", bound=RecordJson)

_CARRIED = UUID("8a2f6d0e-6f0c-5b8e-9d3c-2f3f6a1f7c11")
"""Both computers give the check that is said again the same id."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a file does to one kind of record.

    `new` are not here yet, `same` are here as they are, `newer` replace what is here, `older` are left
    alone. `displaced` are here and make way for another record in their place in the plan."""

    new: int = 0
    same: int = 0
    newer: int = 0
    older: int = 0
    displaced: int = 0

    @property
    def replaced(self) -> int:
        """How many records of this computer are no longer what they were."""
        return self.newer + self.displaced

    @property
    def is_nothing(self) -> bool:
        """Whether nothing changes."""
        return not (self.new or self.newer or self.displaced)


def sorted_out(
    coming: Iterable[R], here: Mapping[str, datetime], changed_at: Callable[[R], datetime]
) -> tuple[list[R], Tally]:
    """The records to store, and how many there are of each; `here` is when each one here was changed last.

    A record is told by its id, and its version by when it was changed: the later one wins."""
    stored: list[R] = []
    new = same = newer = older = 0
    for record in coming:
        known = here.get(record.id)
        if known is None:
            new += 1
            stored.append(record)
        elif changed_at(record) > known:
            newer += 1
            stored.append(record)
        elif changed_at(record) == known:
            same += 1
        else:
            older += 1
    return stored, Tally(new, same, newer, older)


def own_changed_at(record: RecordJson) -> datetime:
    """When a record without parts was changed last."""
    return record.changed_at


def merged_plan(
    coming: Sequence[R], here: Sequence[R], key: Callable[[R], Key] | None
) -> tuple[list[R], Tally]:
    """The records of the plan to store, such that each place in it is taken once.

    Of two records in one place, which two computers can make, the one changed later stays, of equals the
    one with the greater id. The other is deleted at that moment, so that every computer comes to the same."""
    stored, tally = sorted_out(coming, {it.id: it.changed_at for it in here}, own_changed_at)
    if key is None:
        return stored, tally
    before = {record.id: record for record in here}
    after = before | {record.id: record for record in stored}
    winners: dict[Key, R] = {}
    for record in sorted(after.values(), key=lambda it: (it.changed_at, it.id)):
        if record.deleted_at is None:
            winners[key(record)] = record
    for record in list(after.values()):
        winner = winners.get(key(record), record)
        if record.deleted_at is None and winner.id != record.id:
            gone_at = winner.changed_at
            after[record.id] = replace(record, deleted_at=gone_at, changed_at=gone_at)
    differing = [record for record in after.values() if before.get(record.id) != record]
    coming_ids = {record.id for record in stored}
    displaced = sum(record.id not in coming_ids for record in differing)
    return differing, changed(tally, displaced=displaced)


# The order of storing


def in_order(here: Sequence[R], coming: Sequence[R], stored: Iterable[R]) -> list[R]:
    """All records in the order in which they were stored; `stored` are those of `coming` that are taken.

    The latest symptom check is the one stored last, since a clock that was set back must not bring an older
    answer forward. So the order on either side stays, and a record counts as made no earlier than all that
    were stored before it there."""
    known = {record.id for record in here}
    taken = {record.id: record for record in stored}
    merged: list[tuple[datetime, int, R]] = []
    for side, records in enumerate((here, coming)):
        made_at = datetime.min.replace(tzinfo=UTC)
        for record in records:
            made_at = max(made_at, record.created_at)
            if side == 0 or record.id not in known:
                merged.append((made_at, side, taken.get(record.id, record)))
    return [record for _, _, record in sorted(merged, key=lambda it: it[:2])]


def carried_check(checks: Iterable[CheckJson]) -> CheckJson | None:
    """The finding that has to be said again after all checks of both computers; None when it stands.

    Milder answers never lift a blocking finding, but those given on another computer did not know of it."""
    told = [check for check in checks if check.deleted_at is None]
    blocking: CheckJson | None = None
    for check in told:
        is_blocking = level_of(check.severity).is_blocking
        if blocking is None or check.is_assessed:
            blocking = check if is_blocking else None
        elif is_blocking:
            blocking = _worse(blocking, check)
    if blocking is None or _says(told[-1], blocking):
        return None
    last = told[-1]
    return replace(
        blocking,
        id=str(uuid5(_CARRIED, f"{blocking.id} {last.id}")),
        is_assessed=False,
        created_at=last.created_at,
        changed_at=last.created_at,
    )


def level_of(name: str) -> Severity:
    """The severity that a name of an export stands for."""
    return Severity[name.upper().replace("-", "_")]


def _says(check: CheckJson, finding: CheckJson) -> bool:
    has_legs = check.has_leg_symptoms or not finding.has_leg_symptoms
    return has_legs and level_of(check.severity) >= level_of(finding.severity)


def _worse(one: CheckJson, other: CheckJson) -> CheckJson:
    worse = one if level_of(one.severity) > level_of(other.severity) else other
    return replace(worse, has_leg_symptoms=one.has_leg_symptoms or other.has_leg_symptoms)
