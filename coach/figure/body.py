"""The simple-limbed body: every part as balls along its bones, to be wrapped into smooth outlines. Metres."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from coach.figure.skeleton import Skeleton
from coach.figure.vectors import Vec, mix, plus, turned


@dataclass(frozen=True, slots=True)
class Ball:
    centre: Vec
    radius: float


@dataclass(frozen=True, slots=True)
class Part:
    """A part is drawn as one; each piece is the skin stretched over its balls."""

    name: str
    pieces: tuple[tuple[Ball, ...], ...]


_TORSO_RINGS: Final = (
    # point of the spine, up from it, forward, half-distance of the two balls, radius
    (0, -0.070, -0.006, 0.066, 0.093),
    (2, 0.0, 0.000, 0.060, 0.091),
    (5, 0.0, 0.005, 0.053, 0.088),
    (8, 0.0, 0.008, 0.054, 0.088),
    (11, 0.0, 0.007, 0.060, 0.090),
    (13, 0.0, 0.002, 0.074, 0.084),
    (15, -0.008, -0.007, 0.092, 0.070),
)
_HEAD_CENTRE: Final[Vec] = (0.006, 0.082, 0.0)
_HEAD_RADIUS: Final = 0.102
_NECK_RADIUS: Final = 0.050


def parts_of(skeleton: Skeleton) -> tuple[Part, ...]:
    """All parts of the body, the trunk first."""
    parts = [_torso(skeleton), _head(skeleton)]
    for side in "RL":
        parts.extend(_leg(skeleton, side))
        parts.extend(_arm(skeleton, side))
    return tuple(parts)


def lowest(parts: tuple[Part, ...]) -> float:
    """Height of the lowest point of the body above the floor."""
    return min(ball.centre[1] - ball.radius for part in parts for piece in part.pieces for ball in piece)


def _torso(skeleton: Skeleton) -> Part:
    rings = []
    for step, up, forward, half_width, radius in _TORSO_RINGS:
        point, frame = skeleton.spine[step], skeleton.spine_frames[step]
        rings.append(
            tuple(
                Ball(plus(point, turned(frame, (forward, up, side * half_width))), radius)
                for side in (1.0, -1.0)
            )
        )
    return Part("torso", tuple(lower + upper for lower, upper in pairwise(rings)))


def _head(skeleton: Skeleton) -> Part:
    centre = plus(skeleton.joints["head"], turned(skeleton.frames["head"], _HEAD_CENTRE))
    neck = (Ball(skeleton.joints["neck"], _NECK_RADIUS), Ball(skeleton.joints["head"], _NECK_RADIUS))
    return Part("head", (neck, (Ball(centre, _HEAD_RADIUS),)))


def _leg(skeleton: Skeleton, side: str) -> list[Part]:
    joints, frames = skeleton.joints, skeleton.frames
    hip, knee, ankle = (joints[f"{joint}{side}"] for joint in ("hip", "knee", "ankle"))
    foot = frames[f"foot{side}"]
    heel = Ball(plus(ankle, turned(foot, (-0.030, -0.043, 0.0))), 0.032)
    instep = Ball(plus(ankle, turned(foot, (0.008, -0.010, 0.0))), 0.036)
    ball = Ball(plus(joints[f"ball{side}"], turned(foot, (0.0, 0.023, 0.0))), 0.023)
    toes = Ball(plus(joints[f"toes{side}"], turned(frames[f"toes{side}"], (0.0, 0.018, 0.0))), 0.018)
    buttock = Ball(plus(hip, turned(frames["pelvis"], (-0.026, -0.012, 0.0))), 0.082)
    return [
        Part(f"foot{side}", ((heel, instep, ball), (ball, toes))),
        Part(f"shank{side}", ((Ball(knee, 0.052), Ball(ankle, 0.036)),)),
        Part(f"thigh{side}", ((Ball(hip, 0.080), Ball(knee, 0.055)),)),
        Part(f"buttock{side}", ((buttock, Ball(mix(hip, knee, 0.34), 0.072)),)),
    ]


def _arm(skeleton: Skeleton, side: str) -> list[Part]:
    shoulder, elbow, wrist, fingers = (
        skeleton.joints[f"{joint}{side}"] for joint in ("shoulder", "elbow", "wrist", "fingers")
    )
    return [
        Part(f"hand{side}", ((Ball(wrist, 0.028), Ball(fingers, 0.021)),)),
        Part(f"forearm{side}", ((Ball(elbow, 0.040), Ball(wrist, 0.029)),)),
        Part(f"upperArm{side}", ((Ball(shoulder, 0.052), Ball(elbow, 0.041)),)),
    ]
