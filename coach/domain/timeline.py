"""A routine laid out in time: every second of it belongs to exactly one step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from coach.domain.exercise import Dose, Exercise, HoldDose, RepsDose, Side, Tempo
from coach.domain.routine import Routine


class StepKind(StrEnum):
    """What a person does during a step."""

    PREPARE = "prepare"
    WORK = "work"
    RELAX = "relax"
    REST = "rest"
    SWITCH = "switch"
    TRANSITION = "transition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One timed piece. `index` counts from 0; `item`, `set` and `hold` from 1; None where it does not apply.

    Rest, switch and transition carry the item, set and side that come next. An eased step is worth the
    seconds of the prescription that it stands for, any other its own length.
    """

    index: int
    kind: StepKind
    start_s: int
    duration_s: int
    item: int | None = None
    exercise: str | None = None
    set: int | None = None
    sets: int | None = None
    side: Side | None = None
    hold: int | None = None
    holds: int | None = None
    reps: int | None = None
    tempo: Tempo | None = None
    cue: str | None = None
    worth_s: float | None = None

    @property
    def end_s(self) -> int:
        """Where the step ends, in seconds from the start of the routine."""
        return self.start_s + self.duration_s

    @property
    def is_work(self) -> bool:
        """Whether the step counts toward the prescription."""
        return self.kind is StepKind.WORK

    @property
    def credit_s(self) -> float:
        """Seconds credited when the step is done."""
        return self.duration_s if self.worth_s is None else self.worth_s


Timeline = tuple[Step, ...]


def expand(routine: Routine, exercises: Mapping[str, Exercise]) -> Timeline:
    """Lay a routine out as touching steps without gap or overlap. Source: rules.md, section 1."""
    return touching(_routine_steps(routine, exercises))


def touching(steps: Iterator[Step]) -> Timeline:
    """Drop steps without length, then number the rest and lay them end to end from second 0."""
    laid: list[Step] = []
    start_s = 0
    for step in steps:
        if step.duration_s == 0:
            continue
        laid.append(replace(step, index=len(laid), start_s=start_s))
        start_s += step.duration_s
    return tuple(laid)


def total_s(timeline: Timeline) -> int:
    """Length of a timeline in seconds."""
    return timeline[-1].end_s if timeline else 0


def prescribed_s(timeline: Timeline) -> int:
    """Seconds of work that a timeline asks for."""
    return sum(step.duration_s for step in timeline if step.is_work)


def work_from(timeline: Timeline, index: int) -> Step | None:
    """The work step at `index` or the first one after it; None when no work is left."""
    return next((step for step in timeline[index:] if step.is_work), None)


def _unplaced(kind: StepKind, duration_s: int, **fields: object) -> Step:
    return replace(Step(index=0, kind=kind, start_s=0, duration_s=duration_s), **fields)  # type: ignore[arg-type]


def _routine_steps(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Step]:
    yield _unplaced(StepKind.PREPARE, routine.prepare_s)
    for number, item in enumerate(routine.items, start=1):
        steps = list(item_steps(exercises[item.exercise], item.dose, number))
        if number > 1:
            yield leading(StepKind.TRANSITION, routine.transition_s, steps[0])
        yield from steps


def item_steps(exercise: Exercise, dose: Dose, item: int) -> Iterator[Step]:
    """The steps of one exercise, unplaced: sets with rests, sides with switches, holds with relaxing."""
    for number in range(1, dose.sets + 1):
        for turn, side in enumerate(sides(dose)):
            block = list(set_steps(exercise, dose, item, number, side))
            if turn > 0:
                yield leading(StepKind.SWITCH, dose.switch_s, block[0])
            elif number > 1:
                yield leading(StepKind.REST, dose.rest_s, block[0])
            yield from block


def sides(dose: Dose) -> tuple[Side, ...]:
    """The sides that take turns within a set, in their order."""
    if dose.per_side:
        return (Side.LEFT, Side.RIGHT)
    if isinstance(dose, RepsDose) and dose.alternate:
        return (Side.ALTERNATING,)
    return (Side.BOTH,)


def set_steps(exercise: Exercise, dose: Dose, item: int, number: int, side: Side) -> Iterator[Step]:
    """The steps of one set on one side, unplaced: works, with relaxing between holds."""
    work = Step(
        index=0,
        kind=StepKind.WORK,
        start_s=0,
        duration_s=dose.set_s,
        item=item,
        exercise=exercise.id,
        set=number,
        sets=dose.sets,
        side=side,
        cue=exercise.cue,
    )
    if isinstance(dose, HoldDose):
        for hold in range(1, dose.holds + 1):
            if hold > 1:
                yield leading(StepKind.RELAX, dose.relax_s, work)
            yield replace(work, duration_s=dose.hold_s, hold=hold, holds=dose.holds)
    else:
        yield replace(work, reps=dose.reps, tempo=dose.tempo)


def leading(kind: StepKind, duration_s: int, work: Step) -> Step:
    """A step that is not work and carries the work that comes next, unplaced."""
    return _unplaced(
        kind,
        duration_s,
        item=work.item,
        exercise=work.exercise,
        set=work.set,
        sets=work.sets,
        side=work.side,
    )
