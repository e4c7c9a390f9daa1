"""A routine is an ordered list of exercises with their doses."""

from dataclasses import dataclass
from enum import StrEnum

from coach.domain.exercise import STRENGTH, Category, Dose, item_s


class Origin(StrEnum):
    """Who wrote a routine. The ladder scales shipped routines only."""

    SHIPPED = "shipped"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of a routine, by its id, with the dose it has there."""

    exercise: str
    dose: Dose


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """An authored routine. Source of the shipped ones: content.md, section 2."""

    id: str
    name: str
    categories: tuple[Category, ...]
    levels: tuple[int, ...]
    when: str
    prepare_s: int
    transition_s: int
    items: tuple[Item, ...]
    origin: Origin = Origin.SHIPPED

    @property
    def duration_s(self) -> int:
        """Exact length in seconds."""
        between_s = (len(self.items) - 1) * self.transition_s
        return self.prepare_s + between_s + sum(item_s(item.dose) for item in self.items)

    @property
    def hardest_level(self) -> int:
        """The highest level this routine reaches."""
        return max(self.levels)

    @property
    def is_strength(self) -> bool:
        """Whether the routine trains core or glutes."""
        return not STRENGTH.isdisjoint(self.categories)
