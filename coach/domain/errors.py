"""The error family: each error is a plain sentence and says where it happened."""


class CoachError(Exception):
    """An error that a person can read and act on."""

    code = "error"


class RefusedInput(CoachError):
    """Something a person or a file gave is not acceptable.

    Reads `SOURCE: PATH: found FOUND, expected EXPECTED`; `path` is a key path such as `$.items[2].hold_s`.
    """

    code = "refused-input"

    def __init__(self, source: str, path: str, found: str, expected: str) -> None:
        self.source = source
        self.path = path
        self.found = found
        self.expected = expected
        where = ": ".join(part for part in (source, path) if part)
        super().__init__(f"{where}: found {found}, expected {expected}")


class UnknownRoutine(CoachError):
    """No routine has this id."""

    code = "unknown-routine"

    def __init__(self, routine_id: str, known: tuple[str, ...]) -> None:
        super().__init__(f'routine: found "{routine_id}", expected one of {", ".join(known)}')
        self.routine_id = routine_id


class UnknownExercise(CoachError):
    """No exercise has this id."""

    code = "unknown-exercise"

    def __init__(self, exercise_id: str, known: tuple[str, ...]) -> None:
        super().__init__(f'exercise: found "{exercise_id}", expected one of {", ".join(known)}')
        self.exercise_id = exercise_id


class NotAllowed(CoachError):
    """A routine may not start now; `reason` is a code of `red_flags.Reason`."""

    code = "not-allowed"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NothingPlanned(CoachError):
    """Something was asked of a plan before there is one."""

    code = "nothing-planned"

    def __init__(self) -> None:
        super().__init__("There is no plan yet. Plan a week first.")


class StorageError(CoachError):
    """The data folder or the database cannot be used."""

    code = "storage"
