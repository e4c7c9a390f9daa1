"""How far the hands are closed: open, hooked behind a leg, or round something."""

from __future__ import annotations

from typing import Final

from coach.figure.body import Grips
from coach.figure.limbs import Arm
from coach.figure.pose_file import Key

_CLOSED: Final = {"open": 0.0, "hook": 0.75, "grip": 1.0}


def grips_between(a: Key, b: Key, t: float, is_turned_over: bool) -> Grips:
    """The hands a share `t` of the way from key `a` to key `b`, swapped in the mirror image."""
    right, left = _between(a.arm_r, b.arm_r, t), _between(a.arm_l, b.arm_l, t)
    return Grips(left, right) if is_turned_over else Grips(right, left)


def _between(a: Arm, b: Arm, t: float) -> float:
    first, second = _CLOSED[a.end.shape], _CLOSED[b.end.shape]
    return first + (second - first) * t
