"""How hard an exercise is, read off the shipped routines that use it."""

from collections.abc import Iterable, Mapping

from coach.domain.exercise import STRENGTH, Exercise
from coach.domain.routine import Origin, Routine

EASY, MEDIUM = 1, 2


def exercise_levels(exercises: Iterable[Exercise], routines: Iterable[Routine]) -> dict[str, int]:
    """The level of each exercise by id. **(design)**

    It is that of the easiest shipped routine with it. Strength that is in none of them counts as medium, so
    that "level 1 only" holds for it; anything else as easy."""
    easiest: dict[str, int] = {}
    for routine in routines:
        if routine.origin is Origin.SHIPPED:
            for item in routine.items:
                level = min(routine.hardest_level, easiest.get(item.exercise, routine.hardest_level))
                easiest[item.exercise] = level
    return {
        exercise.id: easiest.get(exercise.id, MEDIUM if exercise.category in STRENGTH else EASY)
        for exercise in exercises
    }


def least_level(routine: Routine, levels: Mapping[str, int]) -> int:
    """The level a routine was given beyond that of its exercises, which a copy of it keeps."""
    of_items = max(levels[item.exercise] for item in routine.items)
    return routine.hardest_level if routine.hardest_level > of_items else EASY
