"""What a session came to: per exercise and in all, from the records alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coach.domain.session import StepRecord, StepResult
from coach.domain.timeline import Timeline, prescribed_s


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """One exercise: how many of its sets were done, and the seconds that count."""

    item: int
    exercise: str
    sets: int
    sets_done: int
    worked_s: float


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole session."""

    items: tuple[ItemSummary, ...]
    sets: int
    sets_done: int
    worked_s: float
    prescribed_s: int


def summarise(timeline: Timeline, route: Timeline, records: Iterable[StepRecord]) -> Summary:
    """Sum a session up. A set is done when each of its works on each side is, eased or not."""
    credited: dict[int, float] = {}
    done: set[int] = set()
    records = tuple(records)
    for record in records:
        credited[record.step] = max(credited.get(record.step, 0.0), record.credited_s)
        if record.result is StepResult.DONE:
            done.add(record.step)
    item_of = _item_by_step(timeline, route, records)
    items = tuple(
        _item(item, timeline, route, done, _seconds_of(item, item_of, credited))
        for item in dict.fromkeys(step.item for step in timeline if step.item is not None)
    )
    return Summary(
        items=items,
        sets=sum(item.sets for item in items),
        sets_done=sum(item.sets_done for item in items),
        worked_s=sum(credited.values()),
        prescribed_s=prescribed_s(timeline),
    )


def _item_by_step(
    timeline: Timeline, route: Timeline, records: Sequence[StepRecord]
) -> dict[int | None, int | None]:
    """The exercise that a step belongs to; a step that was eased away belongs to where it led."""
    found: dict[int | None, int | None] = {step.index: step.item for step in (*timeline, *route)}
    for record in reversed(records):
        found.setdefault(record.step, found.get(record.next_step))
    return found


def _seconds_of(item: int, item_of: Mapping[int | None, int | None], credited: Mapping[int, float]) -> float:
    return sum(seconds for step, seconds in credited.items() if item_of.get(step) == item)


def _item(item: int, timeline: Timeline, route: Timeline, done: set[int], worked_s: float) -> ItemSummary:
    prescribed = [step for step in timeline if step.is_work and step.item == item]
    played: dict[int | None, list[int]] = {}
    for step in route:
        if step.is_work and step.item == item:
            played.setdefault(step.set, []).append(step.index)
    return ItemSummary(
        item=item,
        exercise=prescribed[0].exercise or "",
        sets=len({step.set for step in prescribed}),
        sets_done=sum(done.issuperset(indices) for indices in played.values()),
        worked_s=worked_s,
    )
