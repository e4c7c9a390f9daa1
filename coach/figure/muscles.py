"""Which patch of a part lights up for an exercise: where it lies on the part, seen from above its bone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Muscle:
    """A patch from `start` to `end` of a part, round an angle.

    0 is the right of the figure, 90 its front, 180 its left, 270 its back."""

    start: float
    end: float
    angle_deg: float
    half_deg: float


_ABDOMEN: Final = Muscle(0.24, 0.68, 90, 60)
_LOW_BACK: Final = Muscle(0.24, 0.66, 270, 58)
_RIGHT_FLANK: Final = Muscle(0.24, 0.66, 0, 52)
_BUTTOCK: Final = Muscle(0.06, 0.94, 80, 60)
_OUTER_BUTTOCK: Final = Muscle(0.0, 0.92, 45, 60)
_QUADRICEPS: Final = Muscle(0.16, 0.88, 90, 62)
_HIP_FLEXOR: Final = Muscle(0.02, 0.58, 90, 58)
_HAMSTRING: Final = Muscle(0.18, 0.92, 270, 60)
_CALF: Final = Muscle(0.04, 0.78, 270, 62)
_SOLEUS: Final = Muscle(0.30, 0.98, 270, 60)

_BY_KIND: Final = {
    "torso": _ABDOMEN,
    "buttock": _BUTTOCK,
    "thigh": _HAMSTRING,
    "shank": _CALF,
}
_BY_EXERCISE: Final = {
    ("bird-dog", "torso"): _LOW_BACK,
    ("cat-cow", "torso"): _LOW_BACK,
    ("childs-pose", "torso"): _LOW_BACK,
    ("knee-to-chest-double", "torso"): _LOW_BACK,
    ("knee-to-chest-single", "torso"): _LOW_BACK,
    ("standing-back-extension", "torso"): _LOW_BACK,
    ("lumbar-rotation", "torso"): _RIGHT_FLANK,
    ("side-plank-full", "torso"): _RIGHT_FLANK,
    ("side-plank-knee", "torso"): _RIGHT_FLANK,
    ("bodyweight-squat", "thigh"): _QUADRICEPS,
    ("chair-squat", "thigh"): _QUADRICEPS,
    ("hip-flexor-half-kneeling", "thigh"): _HIP_FLEXOR,
    ("hip-flexor-standing", "thigh"): _HIP_FLEXOR,
    ("standing-march", "thigh"): _HIP_FLEXOR,
    ("calf-wall-bent", "shank"): _SOLEUS,
    ("clamshell", "buttock"): _OUTER_BUTTOCK,
    ("side-lying-hip-abduction", "buttock"): _OUTER_BUTTOCK,
}


def muscle_of(exercise_id: str, part: str, is_turned_over: bool) -> Muscle | None:
    """The patch on a part of the figure; None where nothing can light up.

    `is_turned_over`: the figure is the mirror image of its file. Left parts mirror right ones."""
    is_left = part.endswith("L")
    kind = part[:-1] if part[-1] in "RL" else part
    muscle = _BY_EXERCISE.get((exercise_id, kind), _BY_KIND.get(kind))
    if muscle is None:
        return None
    is_reflected = is_turned_over if kind == "torso" else is_left
    angle = 180.0 - muscle.angle_deg if is_reflected else muscle.angle_deg
    return Muscle(muscle.start, muscle.end, angle % 360.0, muscle.half_deg)
