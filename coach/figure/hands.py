"""Which hands hold something: the strap, or the leg they pull."""

from __future__ import annotations

from coach.figure.body import Grips
from coach.figure.skeleton import Skeleton
from coach.figure.vectors import Vec, dot, length, minus, plus, times

_PALM_M = 0.08
_HOOKED = 0.75
_CLOSED_WITHIN_M = 0.10
_OPEN_BEYOND_M = 0.17


def grips_of(skeleton: Skeleton, has_strap: bool) -> Grips:
    """Fists round a strap; on the back, hands hook the leg they reach."""
    if has_strap:
        return Grips(1.0, 1.0)
    if skeleton.frames["pelvis"][1][0] < 0.5:
        return Grips()
    return Grips(_hooked(skeleton, "R"), _hooked(skeleton, "L"))


def _hooked(skeleton: Skeleton, hand: str) -> float:
    joints = skeleton.joints
    frame = skeleton.frames[f"hand{hand}"]
    palm = plus(joints[f"wrist{hand}"], times((frame[0][1], frame[1][1], frame[2][1]), -_PALM_M))
    apart = min(
        _from_bone(palm, joints[f"{a}{side}"], joints[f"{b}{side}"])
        for side in "RL"
        for a, b in (("hip", "knee"), ("knee", "ankle"))
    )
    if joints[f"knee{hand}"][1] < joints["pelvis"][1] + 0.15:
        return 0.0
    return _HOOKED * max(0.0, min(1.0, (_OPEN_BEYOND_M - apart) / (_OPEN_BEYOND_M - _CLOSED_WITHIN_M)))


def _from_bone(point: Vec, a: Vec, b: Vec) -> float:
    bone = minus(b, a)
    share = max(0.0, min(1.0, dot(minus(point, a), bone) / dot(bone, bone)))
    return length(minus(point, plus(a, times(bone, share))))
