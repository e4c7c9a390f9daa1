"""Easing an exercise that hurts: the remaining sets at an easier exercise, credited by sets.

Source: rules.md, section 2.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from coach.domain.exercise import Dose, Exercise, RepsDose, Side
from coach.domain.timeline import Step, StepKind, Timeline, leading, set_steps, sides

BREATHER_S = 60
"""The minute of rest before going on easier."""

KINDER_CHANGE_S = 15
"""The rest before a kinder exercise that is chosen without pain: time to change over (design)."""

BETWEEN_SETS_S = 20
"""Rest between eased sets when the easier dose names none."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """The part of one set that is still to do, and the seconds of the prescription it is worth."""

    set: int
    sets: int
    side: Side
    worth_s: float


def fewer(dose: Dose) -> Dose | None:
    """About half of a dose, for an exercise without an easier one; None when it cannot be less."""
    if isinstance(dose, RepsDose):
        return replace(dose, reps=dose.reps // 2) if dose.reps > 1 else None
    return replace(dose, holds=dose.holds // 2) if dose.holds > 1 else None


def item_end(route: Timeline, position: int) -> int:
    """The position after the last step of the exercise that is played or comes next at `position`."""
    item = item_at(route, position)
    return next((at for at in range(position, len(route)) if route[at].item not in {None, item}), len(route))


def item_at(route: Timeline, position: int) -> int | None:
    """The number of the exercise that is played or comes next at `position`."""
    return next((step.item for step in route[position:] if step.item is not None), None)


def fresh_index(route: Timeline) -> int:
    """The first index that no step of a route has."""
    return 1 + max(step.index for step in route)


def eased(
    route: Timeline,
    position: int,
    credited_s: Mapping[int, float],
    exercise: Exercise,
    dose: Dose,
    breather_s: int = BREATHER_S,
) -> Timeline:
    """The route with the rest of the current exercise done as `exercise` at `dose`.

    Steps before `position` stay. `credited_s` has the best credit so far by step index; the eased steps are
    worth what is missing, and begin with `breather_s` of rest. They get fresh indices, so that records of the
    steps they stand for keep their meaning.
    """
    end = item_end(route, position)
    units = _remaining_units(route[position:end], credited_s, is_per_side=dose.per_side)
    item = item_at(route, position)
    if item is None:
        return route
    steps = _eased_steps(units, exercise, dose, item, breather_s)
    fresh = (replace(step, index=number) for number, step in enumerate(steps, start=fresh_index(route)))
    return _end_to_end((*route[:position], *fresh, *route[end:]))


def _remaining_units(steps: Timeline, credited_s: Mapping[int, float], *, is_per_side: bool) -> list[_Unit]:
    worth: dict[tuple[int, int, Side], float] = {}
    for step in steps:
        if not step.is_work or step.set is None or step.sets is None or step.side is None:
            continue
        key = (step.set, step.sets, step.side if is_per_side else Side.BOTH)
        missing_s = max(0.0, step.credit_s - credited_s.get(step.index, 0.0))
        worth[key] = worth.get(key, 0.0) + missing_s
    return [_Unit(number, of, side, worth_s) for (number, of, side), worth_s in worth.items()]


def _eased_steps(
    units: list[_Unit], exercise: Exercise, dose: Dose, item: int, breather_s: int
) -> Iterator[Step]:
    between_s = dose.rest_s or BETWEEN_SETS_S
    for number, unit in enumerate(units):
        steps = list(_unit_steps(unit, exercise, dose, item))
        yield leading(StepKind.REST, between_s if number else breather_s, steps[0])
        yield from steps


def _unit_steps(unit: _Unit, exercise: Exercise, dose: Dose, item: int) -> Iterator[Step]:
    turns = (unit.side,) if dose.per_side and unit.side in {Side.LEFT, Side.RIGHT} else sides(dose)
    counted = replace(dose, sets=unit.sets)
    worked = [list(set_steps(exercise, counted, item, unit.set, side)) for side in turns]
    work_s = sum(step.duration_s for turn in worked for step in turn if step.is_work)
    for turn in worked:
        if turn is not worked[0] and dose.switch_s:
            yield leading(StepKind.SWITCH, dose.switch_s, turn[0])
        for step in turn:
            if step.is_work:
                yield replace(step, worth_s=unit.worth_s * step.duration_s / work_s)
            elif step.duration_s:
                yield step


def _end_to_end(steps: Timeline) -> Timeline:
    laid: list[Step] = []
    start_s = 0
    for step in steps:
        laid.append(replace(step, start_s=start_s))
        start_s += step.duration_s
    return tuple(laid)
