"""Exercise files: one exercise a TOML file, named after its id."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from coach.domain.body import BodyFact, Care
from coach.domain.errors import RefusedInput
from coach.domain.exercise import Category, Exercise
from coach.storage.decoding import LongText, ShortText, Slug, Wire, convert, found_text, read_toml
from coach.storage.doses import DoseWire, dose_from

CUE_WORDS = 8

CategoryName = Annotated[
    Literal["core", "glutes", "stretch", "mobility", "break"],
    msgspec.Meta(description="one of core, glutes, stretch, mobility, break"),
]
"""What a file may train; walks are not written as files."""

Lines = Annotated[
    tuple[LongText, ...], msgspec.Meta(min_length=1, max_length=20, description="a list of 1 to 20 texts")
]
Names = Annotated[
    tuple[ShortText, ...], msgspec.Meta(max_length=20, description="a list of at most 20 texts")
]


FactNames = Annotated[
    tuple[Annotated[BodyFact, msgspec.Meta(description=f"one of {', '.join(BodyFact)}")], ...],
    msgspec.Meta(min_length=1, max_length=20, description="a list of 1 to 20 facts"),
]


class CareWire(Wire, frozen=True, kw_only=True):
    """The keys of one `[[care]]`: facts of the body, another exercise, and whether less is no help."""

    body: FactNames
    instead: Slug | None = None
    skip: Annotated[bool, msgspec.Meta(description="true or false")] = False


class ExerciseWire(Wire, frozen=True, kw_only=True):
    """The keys of an exercise file."""

    id: Slug
    name: ShortText
    category: CategoryName
    cue: ShortText
    muscles: LongText | None = None
    equipment: Names
    start: LongText
    steps: Lines
    breathing: LongText | None = None
    mistakes: Lines = ()
    caution: LongText
    dose: Annotated[DoseWire, msgspec.Meta(description="a table with hold_s, or with reps and tempo_s")]
    easier: Slug | None = None
    harder: Slug | None = None
    sources: Names = ()
    care: Annotated[tuple[CareWire, ...], msgspec.Meta(max_length=10, description="at most 10 tables")] = ()


def read_exercise(path: Path) -> Exercise:
    """The exercise that a file named after it describes; RefusedInput says where and why it is not one."""
    exercise = exercise_in(path)
    if exercise.id != path.stem:
        raise RefusedInput(str(path), "$.id", found_text(exercise.id), f'the name of the file, "{path.stem}"')
    return exercise


def exercise_in(path: Path) -> Exercise:
    """The exercise that a file of any name describes; RefusedInput says where and why it is not one."""
    return exercise_from(read_toml(path), str(path))


def exercise_from(tables: Mapping[str, Any], source: str) -> Exercise:
    """The exercise that the tables of a TOML text describe; RefusedInput says why they do not."""
    wire = convert(tables, ExerciseWire, source)
    if len(wire.cue.split()) > CUE_WORDS:
        raise RefusedInput(source, "$.cue", found_text(wire.cue), f"at most {CUE_WORDS} words")
    for number, care in enumerate(wire.care):
        if care.instead == wire.id:
            place = f"$.care[{number}].instead"
            raise RefusedInput(source, place, found_text(care.instead), "another exercise")
    return Exercise(
        id=wire.id,
        name=wire.name,
        category=Category(wire.category),
        cue=wire.cue,
        muscles=wire.muscles or "",
        equipment=wire.equipment,
        start=wire.start,
        steps=wire.steps,
        breathing=wire.breathing or "",
        mistakes=wire.mistakes,
        caution=wire.caution,
        dose=dose_from(wire.dose, source, "$.dose"),
        easier=wire.easier,
        harder=wire.harder,
        cares=tuple(Care(care.body, care.instead, care.skip) for care in wire.care),
        sources=wire.sources,
    )
