"""Routine files: one routine a TOML file, named after its id."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec

from coach.domain.errors import RefusedInput
from coach.domain.exercise import Category
from coach.domain.routine import Item, Origin, Routine
from coach.storage.decoding import LongText, ShortText, Slug, Wire, convert, found_text, read_toml
from coach.storage.doses import DoseWire, PauseS, dose_from
from coach.storage.exercises import CategoryName

MAX_ROUTINE_S = 3 * 3600

Level = Annotated[int, msgspec.Meta(ge=1, le=3, description="a whole number from 1 to 3")]


class ItemWire(DoseWire, frozen=True, kw_only=True):
    """One `[[items]]` table: an exercise and its dose."""

    exercise: Slug


class RoutineWire(Wire, frozen=True, kw_only=True):
    """The keys of a routine file."""

    id: Slug
    name: ShortText
    categories: Annotated[
        tuple[CategoryName, ...], msgspec.Meta(min_length=1, max_length=5, description="a list of categories")
    ]
    levels: Annotated[
        tuple[Level, ...], msgspec.Meta(min_length=1, max_length=3, description="a list of 1 to 3 levels")
    ]
    when: LongText
    prepare_s: PauseS
    transition_s: PauseS
    items: Annotated[
        tuple[ItemWire, ...], msgspec.Meta(min_length=1, max_length=60, description="1 to 60 items")
    ]


def read_routine(path: Path, origin: Origin) -> Routine:
    """The routine that a file named after it describes; RefusedInput says where and why it is not one."""
    routine = routine_in(path, origin)
    if routine.id != path.stem:
        raise RefusedInput(str(path), "$.id", found_text(routine.id), f'the name of the file, "{path.stem}"')
    return routine


def routine_in(path: Path, origin: Origin) -> Routine:
    """The routine that a file of any name describes; RefusedInput says where and why it is not one."""
    return routine_from(read_toml(path), str(path), origin)


def routine_from(tables: Mapping[str, Any], source: str, origin: Origin) -> Routine:
    """The routine that the tables of a TOML text describe; RefusedInput says why they do not."""
    wire = convert(tables, RoutineWire, source)
    routine = Routine(
        id=wire.id,
        name=wire.name,
        categories=tuple(Category(name) for name in wire.categories),
        levels=wire.levels,
        when=wire.when,
        prepare_s=wire.prepare_s,
        transition_s=wire.transition_s,
        items=tuple(
            Item(item.exercise, dose_from(item, source, f"$.items[{number}]"))
            for number, item in enumerate(wire.items)
        ),
        origin=origin,
    )
    if routine.duration_s > MAX_ROUTINE_S:
        raise RefusedInput(source, "$.items", f"{routine.duration_s} s in all", f"at most {MAX_ROUTINE_S} s")
    return routine
