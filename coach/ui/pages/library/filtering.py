"""Which routines a person wants to see, and in which order."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from coach.domain.exercise import TRAINED, Category
from coach.domain.routine import Origin, Routine


class Length(Enum):
    """How long a routine may take; the bounds are in whole minutes, as they are shown."""

    ANY = (0, None)
    UP_TO_5 = (0, 5)
    UP_TO_10 = (0, 10)
    UP_TO_15 = (0, 15)
    LONGER = (16, None)

    def holds(self, routine: Routine) -> bool:
        """Whether a routine is as long as this says."""
        shortest_min, longest_min = self.value
        minutes = max(1, round(routine.duration_s / 60))
        return minutes >= shortest_min and (longest_min is None or minutes <= longest_min)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A category or any, a length, and words that the names of routine or exercises must hold."""

    category: Category | None = None
    length: Length = Length.ANY
    text: str = ""


def in_order(routines: Iterable[Routine]) -> tuple[Routine, ...]:
    """Shipped before own, by category, from easy to hard and from short to long."""
    categories = TRAINED
    return tuple(
        sorted(
            routines,
            key=lambda routine: (
                routine.origin is Origin.OWN,
                categories.index(routine.categories[0]),
                len(routine.categories),
                routine.hardest_level,
                routine.duration_s,
                routine.name,
            ),
        )
    )


def matching(
    routines: Iterable[Routine], exercise_names: Mapping[str, str], wanted: Wanted
) -> tuple[Routine, ...]:
    """The routines a person wants, in the order given; `exercise_names` are by exercise id."""
    return tuple(routine for routine in routines if _is_wanted(routine, exercise_names, wanted))


def _is_wanted(routine: Routine, exercise_names: Mapping[str, str], wanted: Wanted) -> bool:
    if wanted.category is not None and wanted.category not in routine.categories:
        return False
    if not wanted.length.holds(routine):
        return False
    names = (routine.name, *(exercise_names.get(item.exercise, "") for item in routine.items))
    known = " ".join(_plain(name) for name in names)
    return all(word in known for word in _plain(wanted.text).split())


def _plain(text: str) -> str:
    """Lower case without accents, apostrophes dropped and other signs as blanks."""
    letters = unicodedata.normalize("NFKD", text.casefold()).replace("'", "").replace("’", "")
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^\w]+", " ", bare)
