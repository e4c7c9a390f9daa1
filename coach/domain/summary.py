"""What a session came to: per exercise and in all, from the records alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from coach.domain.session import StepRecord, StepResult
from coach.domain.timeline import Step, Timeline, prescribed_s


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
    for record in records:
        credited[record.step] = max(credited.get(record.step, 0.0), record.credited_s)
        if record.result is StepResult.DONE:
            done.add(record.step)
    works = {step.index: step for step in (*timeline, *route) if step.is_work}
    items = tuple(
        _item(item, timeline, route, done, _seconds_of(item, works, credited))
        for item in dict.fromkeys(step.item for step in timeline if step.item is not None)
    )
    return Summary(
        items=items,
        sets=sum(item.sets for item in items),
        sets_done=sum(item.sets_done for item in items),
        worked_s=sum(item.worked_s for item in items),
        prescribed_s=prescribed_s(timeline),
    )


def _seconds_of(item: int, works: dict[int, Step], credited: dict[int, float]) -> float:
    return sum(credited.get(index, 0.0) for index, step in works.items() if step.item == item)


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
