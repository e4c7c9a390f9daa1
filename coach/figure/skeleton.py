"""Bones and joints: where every joint is in a key or between two keys. Metres; stature 1.72."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coach.figure.fields import Four
from coach.figure.pose_file import Arm, Key, Leg
from coach.figure.vectors import (
    Mat,
    Vec,
    about_x,
    about_y,
    about_z,
    between,
    minus,
    mix,
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
HAND_M: Final = 0.150
ANKLE_HEIGHT_M: Final = 0.075
BALL_M: Final = 0.125
TOES_M: Final = 0.050
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
class Posture:
    """All the angles of one moment, and where the pelvis is."""

    rotation: Mat
    pelvis: Vec
    lumbar: Vec
    thoracic: Vec
    neck: Vec
    head: Vec
    arm_r: Arm
    arm_l: Arm
    leg_r: Leg
    leg_l: Leg


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Joints by name, the body frames by part, and the spine from the pelvis up (17 points, 17 frames)."""

    joints: dict[str, Vec]
    frames: dict[str, Mat]
    spine: tuple[Vec, ...]
    spine_frames: tuple[Mat, ...]


def posture_of(key: Key) -> Posture:
    """The posture of a key, moved so that its anchor stands where the file says."""
    return _posture(key, key, 0.0, key.root.rotation, None)


def blended(a: Key, b: Key, t: float) -> Posture:
    """The posture a share `t` of the way from `a` to `b`.

    Angles go straight, the pelvis turns the shortest way; an anchor both keys share stays planted, otherwise
    the pelvis moves in a straight line."""
    rotation = between(a.root.rotation, b.root.rotation, t)
    if a.root.anchor == b.root.anchor:
        return _posture(a, b, t, rotation, None)
    pelvis = mix(posture_of(a).pelvis, posture_of(b).pelvis, t)
    return _posture(a, b, t, rotation, pelvis)


def _posture(a: Key, b: Key, t: float, rotation: Mat, pelvis: Vec | None) -> Posture:
    angles = (
        mix(a.lumbar, b.lumbar, t),
        mix(a.thoracic, b.thoracic, t),
        mix(a.neck, b.neck, t),
        mix(a.head, b.head, t),
        _arm_between(a.arm_r, b.arm_r, t),
        _arm_between(a.arm_l, b.arm_l, t),
        _leg_between(a.leg_r, b.leg_r, t),
        _leg_between(a.leg_l, b.leg_l, t),
    )
    if pelvis is None:
        at_origin = skeleton_of(Posture(rotation, (0.0, 0.0, 0.0), *angles))
        pelvis = minus(mix(a.root.at, b.root.at, t), at_origin.joints[a.root.anchor])
    return Posture(rotation, pelvis, *angles)


def _arm_between(a: Arm, b: Arm, t: float) -> Arm:
    return Arm(_four_between(a.angles, b.angles, t), a.wrist + (b.wrist - a.wrist) * t)


def _leg_between(a: Leg, b: Leg, t: float) -> Leg:
    return Leg(
        _four_between(a.angles, b.angles, t),
        a.plantar + (b.plantar - a.plantar) * t,
        a.toes + (b.toes - a.toes) * t,
    )


def _four_between(a: Four, b: Four, t: float) -> Four:
    return (
        a[0] + (b[0] - a[0]) * t,
        a[1] + (b[1] - a[1]) * t,
        a[2] + (b[2] - a[2]) * t,
        a[3] + (b[3] - a[3]) * t,
    )


def mirrored(posture: Posture) -> Posture:
    """The same posture for the other side."""
    x, y, z = posture.pelvis
    return Posture(
        rotation=reflected(posture.rotation),
        pelvis=(x, y, -z),
        lumbar=_other_way(posture.lumbar),
        thoracic=_other_way(posture.thoracic),
        neck=_other_way(posture.neck),
        head=_other_way(posture.head),
        arm_r=posture.arm_l,
        arm_l=posture.arm_r,
        leg_r=posture.leg_l,
        leg_l=posture.leg_r,
    )


def _other_way(angles: Vec) -> Vec:
    flex, side, twist = angles
    return (flex, -side, -twist)


def skeleton_of(posture: Posture) -> Skeleton:
    """Forward kinematics: every joint and frame of a posture."""
    spine, frames_up = _spine(posture)
    joints: dict[str, Vec] = {"pelvis": posture.pelvis, "chest": spine[_SHOULDER_STEP]}
    frames: dict[str, Mat] = {"pelvis": posture.rotation, "chest": frames_up[_SHOULDER_STEP]}
    _head(posture, spine[-1], frames_up[-1], joints, frames)
    for side, sign, arm, leg in (
        ("R", 1.0, posture.arm_r, posture.leg_r),
        ("L", -1.0, posture.arm_l, posture.leg_l),
    ):
        _place_arm(arm, side, sign, joints, frames)
        _place_leg(leg, side, sign, joints, frames)
    return Skeleton(joints, frames, spine, frames_up)


def _trunk_turn(angles: Vec, steps: int) -> Mat:
    flex, side, twist = times(angles, 1.0 / steps)
    return product(about_z(-flex), about_x(side), about_y(twist))


def _spine(posture: Posture) -> tuple[tuple[Vec, ...], tuple[Mat, ...]]:
    frame = posture.rotation
    point = plus(posture.pelvis, turned(frame, (0.0, _PELVIS_M, 0.0)))
    points, frames = [point], [frame]
    for angles, step_m in ((posture.lumbar, _LUMBAR_STEP_M), (posture.thoracic, _THORACIC_STEP_M)):
        step = _trunk_turn(angles, 8)
        for _ in range(8):
            frame = product(frame, step)
            point = plus(point, turned(frame, (0.0, step_m, 0.0)))
            points.append(point)
            frames.append(frame)
    return tuple(points), tuple(frames)


def _head(posture: Posture, top: Vec, frame: Mat, joints: dict[str, Vec], frames: dict[str, Mat]) -> None:
    joints["neck"] = plus(top, turned(frame, (0.0, _NECK_BASE_M, 0.0)))
    frames["neck"] = product(frame, _trunk_turn(posture.neck, 1))
    joints["head"] = plus(joints["neck"], turned(frames["neck"], _NECK))
    frames["head"] = product(frames["neck"], _trunk_turn(posture.head, 1))


def _limb_turn(angles: Four, sign: float) -> Mat:
    flex, abduction, rotation, _ = angles
    return product(about_z(flex), about_x(-sign * abduction), about_y(-sign * rotation))


def _place_arm(arm: Arm, side: str, sign: float, joints: dict[str, Vec], frames: dict[str, Mat]) -> None:
    chest = frames["chest"]
    x, y, z = _SHOULDER_OFFSET
    shoulder = plus(joints["chest"], turned(chest, (x, y, sign * z)))
    upper = product(chest, _limb_turn(arm.angles, sign))
    fore = product(upper, about_z(arm.angles[3]))
    hand = product(fore, about_z(arm.wrist))
    elbow = plus(shoulder, turned(upper, (0.0, -UPPER_ARM_M, 0.0)))
    wrist = plus(elbow, turned(fore, (0.0, -FOREARM_M, 0.0)))
    joints[f"shoulder{side}"] = shoulder
    joints[f"elbow{side}"] = elbow
    joints[f"wrist{side}"] = wrist
    joints[f"fingers{side}"] = plus(wrist, turned(hand, (0.0, -HAND_M, 0.0)))
    frames[f"upperArm{side}"] = upper
    frames[f"forearm{side}"] = fore
    frames[f"hand{side}"] = hand


def _place_leg(leg: Leg, side: str, sign: float, joints: dict[str, Vec], frames: dict[str, Mat]) -> None:
    pelvis = frames["pelvis"]
    hip = plus(joints["pelvis"], turned(pelvis, (0.0, 0.0, sign * HIP_HALF_WIDTH_M)))
    thigh = product(pelvis, _limb_turn(leg.angles, sign))
    shank = product(thigh, about_z(-leg.angles[3]))
    foot = product(shank, about_z(-leg.plantar))
    toes = product(foot, about_z(leg.toes))
    knee = plus(hip, turned(thigh, (0.0, -THIGH_M, 0.0)))
    ankle = plus(knee, turned(shank, (0.0, -SHANK_M, 0.0)))
    ball = plus(ankle, turned(foot, (BALL_M, -ANKLE_HEIGHT_M, 0.0)))
    joints[f"hip{side}"] = hip
    joints[f"knee{side}"] = knee
    joints[f"ankle{side}"] = ankle
    joints[f"ball{side}"] = ball
    joints[f"toes{side}"] = plus(ball, turned(toes, (TOES_M, 0.0, 0.0)))
    frames[f"thigh{side}"] = thigh
    frames[f"shank{side}"] = shank
    frames[f"foot{side}"] = foot
    frames[f"toes{side}"] = toes
