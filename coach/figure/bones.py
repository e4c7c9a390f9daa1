"""Bones and joints: where every joint is, given how each bone is turned. Metres; stature 1.72."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from coach.figure.limbs import HandShape
from coach.figure.vectors import (
    Mat,
    Vec,
    about_x,
    about_y,
    about_z,
    other_side,
    plus,
    product,
    reflected,
    times,
    turned,
)

THIGH_M: Final = 0.430
SHANK_M: Final = 0.405
UPPER_ARM_M: Final = 0.285
FOREARM_M: Final = 0.250
HAND_M: Final = 0.175
ANKLE_HEIGHT_M: Final = 0.075
HEEL_M: Final = 0.058
BALL_M: Final = 0.125
TOES_M: Final = 0.062
HIP_HALF_WIDTH_M: Final = 0.092
SHOULDER_HALF_WIDTH_M: Final = 0.152

_PELVIS_M: Final = 0.07
_LUMBAR_STEP_M: Final = 0.19 / 8
_THORACIC_STEP_M: Final = 0.24 / 8
_SHOULDER_STEP: Final = 14
_SHOULDER_OFFSET: Final[Vec] = (-0.012, 0.006, SHOULDER_HALF_WIDTH_M)
_NECK_BASE_M: Final = 0.03
_NECK: Final[Vec] = (0.012, 0.080, 0.0)


@dataclass(frozen=True, slots=True)
class Trunk:
    """How the pelvis is turned, and the angles above it."""

    rotation: Mat
    lumbar: Vec
    thoracic: Vec
    neck: Vec
    head: Vec


@dataclass(frozen=True, slots=True)
class Limb:
    """Each bone turned against the one before it: upper against the trunk, lower, then hand or foot.

    `toes` is their bend in degrees, `girdle` the shoulder's way up and forward, `shape` that of the hand."""

    upper: Mat
    lower: Mat
    end: Mat
    toes: float = 0.0
    girdle: tuple[float, float] = (0.0, 0.0)
    shape: HandShape = "open"


@dataclass(frozen=True, slots=True)
class Posture:
    """All the turns of one moment, and where the pelvis is.

    `faults` names what a pose asks for and a body cannot do: a place out of reach."""

    trunk: Trunk
    pelvis: Vec
    arm_r: Limb
    arm_l: Limb
    leg_r: Limb
    leg_l: Limb
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Joints by name, the body frames by part, and the spine from the pelvis up (17 points, 17 frames).

    Joints: pelvis, chest, neck, head, and with R or L shoulder, elbow, wrist, fingers, hip, knee, ankle,
    heel, ball, toes. Frames: pelvis, chest, neck, head, and with R or L upperArm, forearm, hand, thigh,
    shank, foot, toes; columns front, up, right. A hand's front is its back, and its fingers point down.
    `hands`: the shapes of the hands R and L."""

    joints: dict[str, Vec]
    frames: dict[str, Mat]
    spine: tuple[Vec, ...]
    spine_frames: tuple[Mat, ...]
    hands: dict[str, HandShape]


def mirrored(posture: Posture) -> Posture:
    """The same posture for the other side."""
    trunk = posture.trunk
    x, y, z = posture.pelvis
    return Posture(
        trunk=Trunk(
            reflected(trunk.rotation),
            *(_other_way(angles) for angles in (trunk.lumbar, trunk.thoracic, trunk.neck, trunk.head)),
        ),
        pelvis=(x, y, -z),
        arm_r=_reflected_limb(posture.arm_l),
        arm_l=_reflected_limb(posture.arm_r),
        leg_r=_reflected_limb(posture.leg_l),
        leg_l=_reflected_limb(posture.leg_r),
        faults=tuple(" ".join(other_side(word) for word in fault.split()) for fault in posture.faults),
    )


def _other_way(angles: Vec) -> Vec:
    flex, side, twist = angles
    return (flex, -side, -twist)


def _reflected_limb(limb: Limb) -> Limb:
    return replace(limb, upper=reflected(limb.upper), lower=reflected(limb.lower), end=reflected(limb.end))


def skeleton_of(posture: Posture) -> Skeleton:
    """Forward kinematics: every joint and frame of a posture."""
    body = trunk_of(posture.trunk, posture.pelvis)
    for side, arm, leg in (
        ("R", posture.arm_r, posture.leg_r),
        ("L", posture.arm_l, posture.leg_l),
    ):
        place_arm(body, side, arm)
        place_leg(body, side, leg)
    return body


def trunk_of(trunk: Trunk, pelvis: Vec) -> Skeleton:
    """The skeleton up to the hips and the head; limbs are placed on it."""
    spine, frames_up = _spine(trunk, pelvis)
    joints: dict[str, Vec] = {"pelvis": pelvis, "chest": spine[_SHOULDER_STEP]}
    frames: dict[str, Mat] = {"pelvis": trunk.rotation, "chest": frames_up[_SHOULDER_STEP]}
    for side, sign in (("R", 1.0), ("L", -1.0)):
        joints[f"hip{side}"] = plus(pelvis, turned(trunk.rotation, (0.0, 0.0, sign * HIP_HALF_WIDTH_M)))
    joints["neck"] = plus(spine[-1], turned(frames_up[-1], (0.0, _NECK_BASE_M, 0.0)))
    frames["neck"] = product(frames_up[-1], _trunk_turn(trunk.neck, 1))
    joints["head"] = plus(joints["neck"], turned(frames["neck"], _NECK))
    frames["head"] = product(frames["neck"], _trunk_turn(trunk.head, 1))
    return Skeleton(joints, frames, spine, frames_up, {})


def _trunk_turn(angles: Vec, steps: int) -> Mat:
    flex, side, twist = times(angles, 1.0 / steps)
    return product(about_z(-flex), about_x(side), about_y(twist))


def _spine(trunk: Trunk, pelvis: Vec) -> tuple[tuple[Vec, ...], tuple[Mat, ...]]:
    frame = trunk.rotation
    point = plus(pelvis, turned(frame, (0.0, _PELVIS_M, 0.0)))
    points, frames = [point], [frame]
    for angles, step_m in ((trunk.lumbar, _LUMBAR_STEP_M), (trunk.thoracic, _THORACIC_STEP_M)):
        step = _trunk_turn(angles, 8)
        for _ in range(8):
            frame = product(frame, step)
            point = plus(point, turned(frame, (0.0, step_m, 0.0)))
            points.append(point)
            frames.append(frame)
    return tuple(points), tuple(frames)


def limb_turn(angles: tuple[float, float, float, float], side: str) -> Mat:
    """The turn of thigh or upper arm against the trunk."""
    sign = 1.0 if side == "R" else -1.0
    flex, abduction, rotation, _ = angles
    return product(about_z(flex), about_x(-sign * abduction), about_y(-sign * rotation))


def place_shoulder(body: Skeleton, side: str, girdle: tuple[float, float]) -> Vec:
    """Put a shoulder on the chest, moved up and forward by its girdle."""
    x, y, z = _SHOULDER_OFFSET
    place = (x + girdle[1], y + girdle[0], z if side == "R" else -z)
    body.joints[f"shoulder{side}"] = plus(body.joints["chest"], turned(body.frames["chest"], place))
    return body.joints[f"shoulder{side}"]


def place_arm(body: Skeleton, side: str, arm: Limb) -> None:
    """Put an arm on a skeleton that has its trunk."""
    joints, frames = body.joints, body.frames
    shoulder = place_shoulder(body, side, arm.girdle)
    upper = product(frames["chest"], arm.upper)
    fore = product(upper, arm.lower)
    hand = product(fore, arm.end)
    joints[f"elbow{side}"] = plus(shoulder, turned(upper, (0.0, -UPPER_ARM_M, 0.0)))
    joints[f"wrist{side}"] = plus(joints[f"elbow{side}"], turned(fore, (0.0, -FOREARM_M, 0.0)))
    joints[f"fingers{side}"] = plus(joints[f"wrist{side}"], turned(hand, (0.0, -HAND_M, 0.0)))
    frames[f"upperArm{side}"] = upper
    frames[f"forearm{side}"] = fore
    frames[f"hand{side}"] = hand
    body.hands[side] = arm.shape


def place_leg(body: Skeleton, side: str, leg: Limb) -> None:
    """Put a leg on a skeleton that has its trunk."""
    joints, frames = body.joints, body.frames
    thigh = product(frames["pelvis"], leg.upper)
    shank = product(thigh, leg.lower)
    foot = product(shank, leg.end)
    toes = product(foot, about_z(leg.toes))
    knee = plus(joints[f"hip{side}"], turned(thigh, (0.0, -THIGH_M, 0.0)))
    ankle = plus(knee, turned(shank, (0.0, -SHANK_M, 0.0)))
    ball = plus(ankle, turned(foot, (BALL_M, -ANKLE_HEIGHT_M, 0.0)))
    joints[f"knee{side}"] = knee
    joints[f"ankle{side}"] = ankle
    joints[f"heel{side}"] = plus(ankle, turned(foot, (-HEEL_M, -ANKLE_HEIGHT_M, 0.0)))
    joints[f"ball{side}"] = ball
    joints[f"toes{side}"] = plus(ball, turned(toes, (TOES_M, 0.0, 0.0)))
    frames[f"thigh{side}"] = thigh
    frames[f"shank{side}"] = shank
    frames[f"foot{side}"] = foot
    frames[f"toes{side}"] = toes
