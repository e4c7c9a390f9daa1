"""What a picture is made of: polygons in metres (x right, y up), back to front, each with its ink."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from coach.figure.arrays import Floats

Tone = Literal["fill", "edge", "shade", "glow"]


class Ink(NamedTuple):
    """A colour by meaning. `far` 0..1 sinks it into the background; `amount` is the share of a tone."""

    role: str
    tone: Tone = "fill"
    far: float = 0.0
    amount: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Polygons filled as one with the winding rule; `pen_m` draws along them in the same ink.

    An open mark is a line: drawn with the pen, not filled and not closed."""

    part: str
    ink: Ink
    polygons: tuple[Floats, ...]
    pen_m: float = 0.0
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle of the picture, metres."""

    left: float
    bottom: float
    right: float
    top: float
