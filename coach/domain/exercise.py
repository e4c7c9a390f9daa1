"""An exercise is a movement in words; a dose says how much of it."""

from dataclasses import dataclass
from enum import StrEnum

from coach.domain.body import Care

SWITCH_S = 6
"""Seconds to change sides when a dose does not say otherwise (content.md, section 2)."""


class Category(StrEnum):
    """What an exercise or a routine trains."""

    CORE = "core"
    GLUTES = "glutes"
    STRETCH = "stretch"
    MOBILITY = "mobility"
    BREAK = "break"
    WALK = "walk"


TRAINED: tuple[Category, ...] = tuple(category for category in Category if category is not Category.WALK)
"""What exercises and routines train; walks are planned beside them."""

STRENGTH = frozenset({Category.CORE, Category.GLUTES})


class Side(StrEnum):
    """The side of the body that works in a step."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    ALTERNATING = "alternating"


@dataclass(frozen=True, slots=True)
class Tempo:
    """The pace of one rep: out, hold, return, pause, in seconds."""

    out_s: int
    hold_s: int
    return_s: int
    pause_s: int

    @property
    def rep_s(self) -> int:
        """Seconds of one rep."""
        return self.out_s + self.hold_s + self.return_s + self.pause_s

    @property
    def phases_s(self) -> tuple[int, int, int, int]:
        """The four phases in their order, in seconds."""
        return (self.out_s, self.hold_s, self.return_s, self.pause_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldDose:
    """Holds of some seconds with a short relax between them."""

    hold_s: int
    holds: int = 1
    relax_s: int = 0
    sets: int = 1
    rest_s: int = 0
    switch_s: int = SWITCH_S
    per_side: bool = False

    @property
    def set_s(self) -> int:
        """Seconds of one set on one side, relaxing included."""
        return self.holds * self.hold_s + (self.holds - 1) * self.relax_s


@dataclass(frozen=True, slots=True, kw_only=True)
class RepsDose:
    """Reps at a tempo; with `alternate` both sides take turns and `reps` counts each side."""

    reps: int
    tempo: Tempo
    sets: int = 1
    rest_s: int = 0
    switch_s: int = SWITCH_S
    per_side: bool = False
    alternate: bool = False

    @property
    def set_s(self) -> int:
        """Seconds of one set on one side."""
        return self.reps * self.tempo.rep_s * (2 if self.alternate else 1)


Dose = HoldDose | RepsDose


def item_s(dose: Dose) -> int:
    """Seconds from the first work of an exercise to its last, rests and side changes included."""
    block_s = 2 * dose.set_s + dose.switch_s if dose.per_side else dose.set_s
    return dose.sets * block_s + (dose.sets - 1) * dose.rest_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """A movement with its words and its usual dose. Source: content.md, section 1."""

    id: str
    name: str
    category: Category
    cue: str
    muscles: str
    equipment: tuple[str, ...]
    start: str
    steps: tuple[str, ...]
    breathing: str
    mistakes: tuple[str, ...]
    caution: str
    dose: Dose
    easier: str | None = None
    harder: str | None = None
    cares: tuple[Care, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def neighbours(self) -> frozenset[str]:
        """The other exercises that it names: easier, harder, and kinder to some bodies."""
        named = (self.easier, self.harder, *(care.instead for care in self.cares))
        return frozenset(name for name in named if name is not None)
