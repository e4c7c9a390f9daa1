"""A person's own routines and exercises: saved, deleted, restored, copied, and taken over from others."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from coach.domain.draft import Draft, copied, draft_of, finished, hidden_strength, obstacles
from coach.domain.errors import CoachError, RefusedInput
from coach.domain.exercise import Exercise
from coach.domain.ids import new_id
from coach.domain.levels import exercise_levels, least_level
from coach.domain.routine import Origin, Routine
from coach.storage.catalogue import Catalogue
from coach.storage.own_files import (
    DeletedFile,
    delete_file,
    read_foreign,
    restore_file,
    write_exercise,
    write_routine,
)

ContentT = TypeVar("ContentT", Routine, Exercise)


class StillUsed(CoachError):
    """An exercise cannot go while routines or other exercises name it."""

    code = "still-used"

    def __init__(self, exercise: Exercise, users: tuple[str, ...]) -> None:
        super().__init__(f"{exercise.name} is needed by {', '.join(users)}. Remove it there first.")
        self.users = users


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was deleted, to be restored as it was."""

    name: str
    file: DeletedFile


@dataclass(frozen=True, slots=True)
class Offer:
    """What a file from somebody else would become. `wished_id` is the id it came with."""

    content: Routine | Exercise
    wished_id: str

    @property
    def is_renamed(self) -> bool:
        """Whether its own id is taken, so that it comes under another."""
        return self.content.id != self.wished_id


class OwnContent:
    """The own content of one data folder; the catalogue always knows what happened."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._routines = folder / "routines"
        self._exercises = folder / "exercises"
        self._catalogue = catalogue

    # Routines

    def edited(self, routine_id: str) -> Draft:
        """An own routine to be changed; UnknownRoutine or RefusedInput when there is none."""
        routine = self._catalogue.routine(routine_id)
        if routine.origin is not Origin.OWN:
            raise ValueError(f"{routine_id} is not an own routine")
        return draft_of(routine, least_level(routine, self.levels()))

    def duplicate(self, routine_id: str, name: str) -> Draft:
        """A copy of any routine under another name; nothing is written yet."""
        routine = self._catalogue.routine(routine_id)
        return copied(routine, name, least_level(routine, self.levels()))

    def save(self, draft: Draft) -> Routine:
        """Write a draft without obstacles; a new one gets an id from its name.

        ValueError while there are obstacles, RefusedInput or StorageError when it cannot be written."""
        if obstacles(draft):
            raise ValueError(obstacles(draft))
        routine_id = draft.id or new_id(draft.name, self._catalogue.routine_ids(), "routine")
        exercises = {item.exercise: self._catalogue.exercise(item.exercise) for item in draft.items}
        return self._write_routine(finished(draft, routine_id, exercises, self.levels()))

    def delete(self, routine_id: str) -> Deleted:
        """Delete the file of an own routine; StorageError when it cannot be."""
        name = self._name_of(routine_id)
        file = delete_file(self._routines / f"{routine_id}.toml")
        self._catalogue.forget_routine(routine_id)
        return Deleted(name, file)

    def restore(self, deleted: Deleted) -> None:
        """Undo a deletion; StorageError when it cannot be."""
        restore_file(deleted.file)
        self._catalogue.refresh()

    # Exercises

    def save_exercise(self, exercise: Exercise) -> Exercise:
        """Write an exercise of one's own; without an id it gets one from its name."""
        taken = self._catalogue.exercise_ids()
        written = replace(exercise, id=exercise.id or new_id(exercise.name, taken, "exercise"))
        write_exercise(self._exercises, written)
        self._catalogue.refresh()
        return self._catalogue.exercise(written.id)

    def delete_exercise(self, exercise_id: str) -> Deleted:
        """Delete the file of an own exercise; StillUsed while something needs it, else as `delete`."""
        exercise = self._catalogue.exercise(exercise_id)
        users = (
            *(r.name for r in self._catalogue.routines()[0] if exercise_id in {i.exercise for i in r.items}),
            *(e.name for e in self._catalogue.exercises()[0] if exercise_id in e.neighbours),
        )
        if users:
            raise StillUsed(exercise, users)
        file = delete_file(self._exercises / f"{exercise_id}.toml")
        self._catalogue.refresh()
        return Deleted(exercise.name, file)

    def levels(self) -> dict[str, int]:
        """How hard each exercise is, by id."""
        return exercise_levels(self._catalogue.exercises()[0], self._catalogue.routines()[0])

    def own_exercises(self) -> frozenset[str]:
        """Ids of all exercises that the person wrote."""
        return self._catalogue.own_exercise_ids()

    # From others

    def preview(self, path: Path) -> Offer:
        """What a file would become; RefusedInput when it cannot be taken. Nothing is written."""
        content = read_foreign(path)
        if isinstance(content, Exercise):
            self._catalogue.prove_neighbours(content, str(path))
            return Offer(_free(content, self._catalogue.exercise_ids()), content.id)
        self._catalogue.prove_exercises(content, str(path))
        return Offer(_free(self._as_trained(content), self._catalogue.routine_ids()), content.id)

    def take(self, offer: Offer) -> Routine | Exercise:
        """Keep what was offered under an id free now; RefusedInput or StorageError when that fails."""
        content = offer.content
        if isinstance(content, Exercise):
            return self.save_exercise(_free(content, self._catalogue.exercise_ids()))
        return self._write_routine(_free(content, self._catalogue.routine_ids()))

    # Inside

    def _write_routine(self, routine: Routine) -> Routine:
        write_routine(self._routines, routine)
        self._catalogue.forget_routine(routine.id)
        return self._catalogue.routine(routine.id)

    def _as_trained(self, routine: Routine) -> Routine:
        """A routine that counts as what is in it, so that safety holds for it whatever its file says."""
        exercises = self._catalogue.exercises_of(routine)
        hidden = hidden_strength(routine.categories, routine.items, exercises)
        levels = self.levels()
        hardest = max(levels[item.exercise] for item in routine.items)
        return replace(
            routine,
            categories=routine.categories + hidden,
            levels=routine.levels if routine.hardest_level >= hardest else (hardest,),
        )

    def _name_of(self, routine_id: str) -> str:
        try:
            return self._catalogue.routine(routine_id).name
        except RefusedInput:
            return routine_id


def _free(content: ContentT, taken: tuple[str, ...]) -> ContentT:
    return replace(content, id=new_id(content.id, taken, content.id))
