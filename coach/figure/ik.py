"""Two bones bent so that their end reaches a place. Metres."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final

from coach.figure.vectors import Mat, Vec, across, cross, length, minus, plus, times, transposed, unit

MOST_OF_REACH: Final = 0.9995
LEAST_OF_REACH: Final = 1.02


@dataclass(frozen=True, slots=True)
class Bend:
    """Where the middle joint and the end are; with `reach` over 1 or `fold` under 1 the end falls short."""

    middle: Vec
    end: Vec
    reach: float
    fold: float

    @property
    def clamped(self) -> bool:
        return self.reach > 1.0 or self.fold < 1.0


def two_bones(start: Vec, target: Vec, upper_m: float, lower_m: float, pole: Vec) -> Bend:
    """Bend two bones from `start` to `target`, the middle joint toward `pole`."""
    line = minus(target, start)
    away_m = length(line)
    most_m = (upper_m + lower_m) * MOST_OF_REACH
    least_m = abs(upper_m - lower_m) * LEAST_OF_REACH
    span_m = min(max(away_m, least_m), most_m)
    along = unit(line)
    foot_m = (upper_m * upper_m - lower_m * lower_m + span_m * span_m) / (2.0 * span_m)
    height_m = sqrt(max(upper_m * upper_m - foot_m * foot_m, 0.0))
    side = across(along, pole)
    middle = plus(plus(start, times(along, foot_m)), times(side, height_m))
    return Bend(middle, plus(start, times(along, span_m)), away_m / most_m, away_m / least_m)


def hinge_axis(upper: Vec, lower: Vec, front: Vec) -> Vec:
    """The axis to the right of a limb whose bones point along `upper` and `lower`, its `front` ahead."""
    chord = plus(unit(upper), unit(lower))
    return cross(unit(chord), across(chord, front))


def bone_frame(along: Vec, axis: Vec) -> Mat:
    """The frame of a bone that points down `along` and turns about `axis`."""
    y = unit(times(along, -1.0))
    z = across(y, axis)
    return transposed((cross(y, z), y, z))
