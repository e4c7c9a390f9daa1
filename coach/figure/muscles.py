"""What lights up: patches on the skin of a part, as a pose file gives them for the right side at work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from coach.figure.fields import PoseFileError, Span, choice, list_of, number, numbers, table_of
from coach.figure.vectors import other_side

PARTS: Final = (
    "torso",
    "pelvis",
    *(
        f"{part}{side}"
        for part in ("buttock", "thigh", "shank", "foot", "upperArm", "forearm", "hand")
        for side in "RL"
    ),
)
_FIELDS: Final = {"part", "s", "angle", "half"}
_SHARE: Final[Span] = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Muscle:
    """From `start` to `end` along a part, shares of its length, and `half_deg` to either side of an angle.

    Seen from above its bone, 0 is the right of the figure, 90 its front, 180 its left, 270 its back; only a
    buttock faces backward, so its 90 is the back."""

    part: str
    start: float
    end: float
    angle_deg: float
    half_deg: float


def muscles_from(value: object, path: str) -> tuple[Muscle, ...]:
    """The checked patches.

    Raises PoseFileError with path, found and allowed."""
    patches = list_of(value, path, "a list of patches")
    return tuple(_muscle(patch, f"{path}[{i}]") for i, patch in enumerate(patches))


def _muscle(value: object, path: str) -> Muscle:
    table = table_of(value, path, _FIELDS, _FIELDS)
    start, end = numbers(table["s"], f"{path}.s", (_SHARE, _SHARE))
    if start >= end:
        raise PoseFileError(f"{path}.s", repr(list(table["s"])), "a start before the end")
    return Muscle(
        part=choice(table["part"], f"{path}.part", PARTS),
        start=start,
        end=end,
        angle_deg=number(table["angle"], f"{path}.angle", (-360.0, 360.0)),
        half_deg=number(table["half"], f"{path}.half", (1.0, 90.0)),
    )


def mirrored_muscle(muscle: Muscle) -> Muscle:
    """The same patch in the mirror image of the figure."""
    return replace(muscle, part=other_side(muscle.part), angle_deg=(180.0 - muscle.angle_deg) % 360.0)
