"""What became of each piece of work of a session, exercise by exercise."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.domain.session import SessionRecord, StepRecord, StepResult
from coach.domain.summary import ItemSummary, summarise
from coach.domain.timeline import Step


@dataclass(frozen=True, slots=True)
class StepLine:
    """One piece of work: seconds credited of those it is worth; `result` is None before any attempt."""

    step: Step
    worth_s: float
    credited_s: float
    result: StepResult | None
    attempts: int
    is_eased: bool


@dataclass(frozen=True, slots=True)
class ItemLines:
    """One exercise: its sums and its pieces in the order in which they were played."""

    summary: ItemSummary
    prescribed_s: int
    lines: tuple[StepLine, ...]

    @property
    def is_eased(self) -> bool:
        """Whether part of it was done as something easier."""
        return any(line.is_eased for line in self.lines)

    @property
    def skipped(self) -> int:
        """Pieces that were skipped and not made up for."""
        return sum(line.result is StepResult.SKIPPED for line in self.lines)


def item_lines(session: SessionRecord) -> tuple[ItemLines, ...]:
    """The exercises of a session in order."""
    records: dict[int, list[StepRecord]] = {}
    for record in session.records:
        records.setdefault(record.step, []).append(record)
    summary = summarise(session.timeline, session.route, session.records)
    return tuple(_item(item, session, records) for item in summary.items)


def _item(item: ItemSummary, session: SessionRecord, records: dict[int, list[StepRecord]]) -> ItemLines:
    prescribed = [step for step in session.timeline if step.is_work and step.item == item.item]
    played = [step for step in session.route if step.is_work and step.item == item.item]
    known = {step.index for step in played}
    left_behind = [step for step in prescribed if step.index not in known and step.index in records]
    lines = [_line(step, records.get(step.index, ())) for step in (*left_behind, *played)]
    lines.sort(key=lambda line: line.step.index)
    return ItemLines(item, sum(step.duration_s for step in prescribed), tuple(lines))


def _line(step: Step, attempts: Sequence[StepRecord]) -> StepLine:
    results = [record.result for record in attempts]
    result = StepResult.DONE if StepResult.DONE in results else results[-1] if results else None
    credited_s = max((record.credited_s for record in attempts), default=0.0)
    return StepLine(step, step.credit_s, credited_s, result, len(attempts), step.worth_s is not None)


def spent_s(session: SessionRecord) -> float:
    """How long a session took, rests included and pauses not, seconds."""
    if session.is_by_hand and session.ended_at is not None:
        return (session.ended_at - session.started_at).total_seconds()
    return sum(record.elapsed_s for record in session.records)
