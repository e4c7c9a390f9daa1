"""Routines and exercises as TOML that a person can read, mail and change."""

import json
from collections.abc import Iterable, Mapping

from coach.domain.body import Care
from coach.domain.exercise import SWITCH_S, Dose, Exercise, HoldDose
from coach.domain.routine import Routine

Value = str | int | bool | list[str] | list[int]
Table = Mapping[str, Value]

_WIDEST = 100
"""Lists that would be wider have one value a line."""


def routine_text(routine: Routine) -> str:
    """A routine file, its keys in the order of the shipped ones."""
    head: Table = {
        "id": routine.id,
        "name": routine.name,
        "categories": [category.value for category in routine.categories],
        "levels": list(routine.levels),
        "when": routine.when,
        "prepare_s": routine.prepare_s,
        "transition_s": routine.transition_s,
    }
    items = (("[[items]]", {"exercise": item.exercise, **_dose(item.dose)}) for item in routine.items)
    return _text(head, items)


def exercise_text(exercise: Exercise) -> str:
    """An exercise file, its keys in the order of the shipped ones; what is not said is not there."""
    head: dict[str, Value | None] = {
        "id": exercise.id,
        "name": exercise.name,
        "category": exercise.category.value,
        "cue": exercise.cue,
        "muscles": exercise.muscles or None,
        "equipment": list(exercise.equipment),
        "start": exercise.start,
        "steps": list(exercise.steps),
        "breathing": exercise.breathing or None,
        "mistakes": list(exercise.mistakes) or None,
        "easier": exercise.easier,
        "harder": exercise.harder,
        "caution": exercise.caution,
        "sources": list(exercise.sources) or None,
    }
    said = {key: value for key, value in head.items() if value is not None}
    cares = (("[[care]]", _care(care)) for care in exercise.cares)
    return _text(said, [("[dose]", _dose(exercise.dose)), *cares])


def _care(care: Care) -> dict[str, Value]:
    """The keys of a care that differ from what a file means without them."""
    said: dict[str, Value] = {"body": [fact.value for fact in care.facts]}
    if care.instead is not None:
        said["instead"] = care.instead
    return said | ({"skip": True} if care.is_skip else {})


def _dose(dose: Dose) -> dict[str, Value]:
    """The keys of a dose that differ from what a file means without them."""
    rounds: tuple[tuple[str, int, int], ...] = (
        ("sets", dose.sets, 1),
        ("rest_s", dose.rest_s, 0),
        ("switch_s", dose.switch_s, SWITCH_S),
        ("per_side", dose.per_side, False),
    )
    if isinstance(dose, HoldDose):
        work: dict[str, Value] = {"hold_s": dose.hold_s}
        rounds = (("holds", dose.holds, 1), ("relax_s", dose.relax_s, 0), *rounds)
    else:
        work = {"reps": dose.reps, "tempo_s": list(dose.tempo.phases_s)}
        rounds = (*rounds, ("alternate", dose.alternate, False))
    return work | {key: value for key, value, usual in rounds if value != usual}


def _text(head: Table, tables: Iterable[tuple[str, Table]]) -> str:
    parts = [_lines(head), *(f"{title}\n{_lines(table)}" for title, table in tables)]
    return "\n".join(parts)


def _lines(table: Table) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in table.items())


def _value(value: Value) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    values = [_value(each) for each in value]
    line = f"[{', '.join(values)}]"
    return line if len(line) <= _WIDEST else "[\n" + "".join(f"    {each},\n" for each in values) + "]"


def _string(text: str) -> str:
    """A basic string: TOML reads JSON's escapes, and wants the delete character escaped, too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
