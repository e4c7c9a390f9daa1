"""Routine files: one routine a TOML file, named after its id."""

from pathlib import Path
from typing import Annotated

import msgspec

from coach.domain.errors import RefusedInput
from coach.domain.exercise import Category
from coach.domain.routine import Item, Origin, Routine
from coach.storage.decoding import LongText, ShortText, Slug, Wire, decode, found_text
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
    """The routine that a file describes; RefusedInput says where and why it is not one."""
    wire = decode(path, RoutineWire)
    source = str(path)
    if wire.id != path.stem:
        raise RefusedInput(source, "$.id", found_text(wire.id), f'the name of the file, "{path.stem}"')
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
