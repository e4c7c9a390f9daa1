"""The content at hand: shipped files, the person's own beside them, each read when first asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from coach.domain.errors import RefusedInput, UnknownExercise, UnknownRoutine
from coach.domain.exercise import Exercise
from coach.domain.plan import StartingSlot
from coach.domain.progression import Ladder
from coach.domain.routine import Origin, Routine
from coach.storage.cards import read_card
from coach.storage.decoding import found_text, read_toml
from coach.storage.exercises import read_exercise
from coach.storage.plan_files import prove_ladder, prove_starting_week, read_ladder, read_starting_week
from coach.storage.poses import read_pose
from coach.storage.routines import read_routine
from coach.storage.symptom_sheet import read_symptom_sheet

T = TypeVar("T")

LADDER_FILE = Path("plans") / "ladder.toml"
STARTING_WEEK_FILE = Path("plans") / "starting-week.toml"
"""Where the plan files lie below the shipped routines."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of content files and who wrote them."""

    path: Path
    origin: Origin


@dataclass(slots=True)
class Catalogue:
    """Routines and exercises by id; a shipped file wins over an own file of the same id."""

    routine_folders: tuple[Folder, ...]
    exercise_folders: tuple[Folder, ...]
    _routines: dict[str, Routine] = field(default_factory=dict)
    _exercises: dict[str, Exercise] = field(default_factory=dict)
    _ladder: Ladder | None = None

    def routine_ids(self) -> tuple[str, ...]:
        """Ids of all routine files, readable or not, without opening one."""
        return tuple(sorted(_paths(self.routine_folders)))

    def routine(self, routine_id: str) -> Routine:
        """The routine, its exercises proved to be there; UnknownRoutine or RefusedInput otherwise."""
        if routine_id not in self._routines:
            path, folder = self._routine_path(routine_id)
            routine = read_routine(path, folder.origin)
            self.prove_exercises(routine, str(path))
            self._routines[routine_id] = routine
        return self._routines[routine_id]

    def dosed(self, routine_id: str, ladder_week: int | None) -> Routine:
        """The routine at the dose of a ladder week, as written without one; RefusedInput for no such week."""
        routine = self.routine(routine_id)
        return routine if ladder_week is None else self.ladder().week(ladder_week).scaled(routine)

    def ladder(self) -> Ladder:
        """The shipped ladder; RefusedInput when its file is not one."""
        if self._ladder is None:
            self._ladder = read_ladder(self._shipped() / LADDER_FILE)
        return self._ladder

    def starting_week(self) -> tuple[StartingSlot, ...]:
        """The shipped starting week; RefusedInput when its file is not one."""
        return read_starting_week(self._shipped() / STARTING_WEEK_FILE)

    def _shipped(self) -> Path:
        return next(folder.path for folder in self.routine_folders if folder.origin is Origin.SHIPPED)

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise; KeyError when no folder has it, RefusedInput when its file is not one."""
        if exercise_id not in self._exercises:
            path, _ = _paths(self.exercise_folders)[exercise_id]
            self._exercises[exercise_id] = read_exercise(path)
        return self._exercises[exercise_id]

    def exercise_named(self, exercise_id: str) -> Exercise:
        """The exercise a person asked for; UnknownExercise when there is none."""
        try:
            return self.exercise(exercise_id)
        except KeyError:
            raise UnknownExercise(exercise_id, self.exercise_ids()) from None

    def exercises_of(self, routine: Routine) -> dict[str, Exercise]:
        """The exercises that a routine uses, by id."""
        return {item.exercise: self.exercise(item.exercise) for item in routine.items}

    def routines(self) -> tuple[list[Routine], list[RefusedInput]]:
        """All readable routines by id, and what is wrong with the rest."""
        return _readable(self.routine, self.routine_ids(), self.clashes())

    def exercises(self) -> tuple[list[Exercise], list[RefusedInput]]:
        """All readable exercises by id, and what is wrong with the rest."""
        return _readable(self.exercise, self.exercise_ids(), iter(()))

    def forget_routine(self, routine_id: str) -> None:
        """Read the file of a routine anew when it is next asked for."""
        self._routines.pop(routine_id, None)

    def refresh(self) -> None:
        """Notice whatever has happened to the person's own files; what ships stays read."""
        shipped = _paths(tuple(f for f in self.exercise_folders if f.origin is Origin.SHIPPED))
        kept = {routine_id: r for routine_id, r in self._routines.items() if r.origin is Origin.SHIPPED}
        self._routines = kept
        self._exercises = {name: each for name, each in self._exercises.items() if name in shipped}

    def exercise_ids(self) -> tuple[str, ...]:
        """Ids of all exercise files, readable or not, without opening one."""
        return tuple(sorted(_paths(self.exercise_folders)))

    def own_exercise_ids(self) -> frozenset[str]:
        """Ids of the exercise files that the person wrote."""
        paths = _paths(self.exercise_folders)
        return frozenset(name for name, (_, folder) in paths.items() if folder.origin is Origin.OWN)

    def clashes(self) -> Iterator[RefusedInput]:
        """One problem for each own file that carries the id of a shipped one."""
        chosen = _paths(self.routine_folders)
        for folder in self.routine_folders:
            for path in _toml_files(folder.path):
                if chosen[path.stem][0] != path:
                    yield RefusedInput(
                        str(path), "$.id", found_text(path.stem), "an id no shipped routine has"
                    )

    def check_file(self, path: Path) -> None:
        """Prove one content file, wherever it lies; what it is shows by the key only its kind has."""
        keys = read_toml(path).keys()
        if "steps" in keys:
            self.prove_neighbours(read_exercise(path), str(path))
        elif "key" in keys:
            read_pose(path)
        elif "evidence" in keys:
            read_card(path)
        elif "questions" in keys:
            read_symptom_sheet(path)
        elif "weeks" in keys:
            prove_ladder(read_ladder(path), str(path), self.routine)
        elif "slots" in keys:
            prove_starting_week(read_starting_week(path), str(path), self.routine)
        else:
            self.prove_exercises(read_routine(path, Origin.OWN), str(path))

    def prove_exercises(self, routine: Routine, source: str) -> None:
        """RefusedInput when a routine names an exercise that is not here."""
        for number, item in enumerate(routine.items):
            self._prove(item.exercise, f"$.items[{number}].exercise", source)

    def prove_neighbours(self, exercise: Exercise, source: str) -> None:
        """RefusedInput when an exercise names an easier, a harder or another one that is not here."""
        for key in ("easier", "harder"):
            neighbour = getattr(exercise, key)
            if neighbour is not None:
                self._prove(neighbour, f"$.{key}", source)
        for number, care in enumerate(exercise.cares):
            if care.instead is not None:
                self._prove(care.instead, f"$.care[{number}].instead", source)

    def _prove(self, exercise_id: str, place: str, source: str) -> None:
        try:
            self.exercise(exercise_id)
        except KeyError:
            raise RefusedInput(source, place, found_text(exercise_id), "a known exercise") from None

    def _routine_path(self, routine_id: str) -> tuple[Path, Folder]:
        try:
            return _paths(self.routine_folders)[routine_id]
        except KeyError:
            raise UnknownRoutine(routine_id, self.routine_ids()) from None


def _toml_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _paths(folders: tuple[Folder, ...]) -> dict[str, tuple[Path, Folder]]:
    found: dict[str, tuple[Path, Folder]] = {}
    for folder in folders:
        for path in _toml_files(folder.path):
            found.setdefault(path.stem, (path, folder))
    return found


def _readable(
    read: Callable[[str], T], ids: tuple[str, ...] | list[str], problems: Iterator[RefusedInput]
) -> tuple[list[T], list[RefusedInput]]:
    good: list[T] = []
    bad = list(problems)
    for content_id in ids:
        try:
            good.append(read(content_id))
        except RefusedInput as error:
            bad.append(error)
    return good, bad
