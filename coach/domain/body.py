"""About my body: what a person says of it, and what an exercise asks of whom.

Source: the cautions of content.md, section 1, and rules.md, section 7. Nothing here is a diagnosis.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class BodyFact(StrEnum):
    """What a person may say of the own body, in the order in which it is asked."""

    WRISTS = "wrists"
    ELBOWS = "elbows"
    SHOULDER = "shoulder"
    NECK = "neck"
    HIPS = "hips"
    KNEES = "knees"
    KNEELING = "kneeling"
    ACHILLES = "achilles"
    BENDING = "bending"
    LEGS_EASE = "legs-ease"
    LEG_NERVE = "leg-nerve"
    DIZZINESS = "dizziness"
    BALANCE = "balance"
    HIP_REPLACEMENT = "hip-replacement"
    KNEE_REPLACEMENT = "knee-replacement"
    OSTEOPOROSIS = "osteoporosis"
    STEROIDS = "steroids"
    OVER_70 = "over-70"
    BLOOD_PRESSURE = "blood-pressure"
    PREGNANCY = "pregnancy"


HIDING = frozenset({BodyFact.LEGS_EASE})
"""Facts whose exercises stay out of lists until they are asked for. Source: content.md, section 6."""


@dataclass(frozen=True, slots=True)
class Care:
    """Facts for which an exercise asks for care, what to do instead, and whether leaving it out is better
    than less of it."""

    facts: tuple[BodyFact, ...]
    instead: str | None = None
    is_skip: bool = False


def in_order(facts: Iterable[BodyFact]) -> tuple[BodyFact, ...]:
    """Facts as they are kept: each once, in the order in which they are asked."""
    said = frozenset(facts)
    return tuple(fact for fact in BodyFact if fact in said)
