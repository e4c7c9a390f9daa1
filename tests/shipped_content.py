"""The content that ships, read once for all tests."""

from functools import cache

from coach import resources
from coach.domain.exercise import Exercise
from coach.domain.routine import Origin, Routine
from coach.domain.timeline import Timeline, expand
from coach.storage.catalogue import Catalogue, Folder


@cache
def shipped() -> Catalogue:
    return Catalogue(
        (Folder(resources.routines(), Origin.SHIPPED),),
        (Folder(resources.assets() / "exercises", Origin.SHIPPED),),
    )


def routine_of(routine_id: str) -> Routine:
    return shipped().routine(routine_id)


def exercise_of(exercise_id: str) -> Exercise:
    return shipped().exercise(exercise_id)


def timeline_of(routine_id: str) -> Timeline:
    routine = routine_of(routine_id)
    return expand(routine, shipped().exercises_of(routine))
