"""The body as lofted parts: each a row of elliptical sections along its bone. Metres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from coach.figure import profiles
from coach.figure.arrays import Floats
from coach.figure.skeleton import FOREARM_M, SHANK_M, THIGH_M, UPPER_ARM_M, Skeleton
from coach.figure.vectors import Mat, Vec

Garment = Literal["skin", "shirt", "leggings"]
Owner = Literal["C", "R", "L"]


@dataclass(frozen=True, slots=True)
class Part:
    """Sections by centre and two half-axes, to the side and to the front; caps round off both ends."""

    name: str
    garment: Garment
    owner: Owner
    centres: Floats
    sides: Floats
    fronts: Floats
    caps_m: tuple[float, float]

    @property
    def kind(self) -> str:
        """The name without its side."""
        return self.name if self.owner == "C" else self.name[:-1]


@dataclass(frozen=True, slots=True)
class Grips:
    """How far each hand is closed, from 0 (open palm) to 1 (fist)."""

    right: float = 0.0
    left: float = 0.0


OPEN_HANDS: Final = Grips()
_HAND_M: Final = 0.175
_SLEEVE_STATIONS: Final = 5
_TROUSER_STATIONS: Final = 9
_PELVIS_STATIONS: Final = 8
_CHEST_AT_M: Final = 0.36
_CHEST_REACH_M: Final = 0.10
_SPINE_AT_M: Final = np.concatenate((0.07 + 0.19 / 8 * np.arange(9), 0.26 + 0.03 * np.arange(1, 9)))
_BELOW_HIPS_M: Final = 0.07
_NECK_SHARES: Final = (-0.45, -0.1, 0.3, 0.7, 1.15)
_NECK_RADII_M: Final = (0.060, 0.055, 0.050, 0.049, 0.050)
_BUTTOCK_RADII_M: Final = (0.060, 0.073, 0.081, 0.084, 0.082, 0.075, 0.062)


def parts_of(skeleton: Skeleton, grips: Grips = OPEN_HANDS, breath_m: float = 0.0) -> tuple[Part, ...]:
    """All parts of the body, the trunk first; `breath_m` deepens the chest."""
    parts = [*_trunk(skeleton, breath_m), _neck(skeleton), _head(skeleton)]
    owners: tuple[Literal["R", "L"], ...] = ("R", "L")
    for owner in owners:
        parts.extend(_arm(skeleton, owner, grips.right if owner == "R" else grips.left))
        parts.extend(_leg(skeleton, owner))
    return tuple(parts)


def lowest(parts: tuple[Part, ...]) -> float:
    """Height of the lowest point of the body above the floor."""
    return min(
        float((part.centres[:, 1] - np.hypot(part.sides[:, 1], part.fronts[:, 1])).min()) for part in parts
    )


def _axes(frame: Mat) -> tuple[Floats, Floats, Floats]:
    """Front, up and right of a frame."""
    columns = np.array(frame, dtype=np.float64)
    return columns[:, 0], columns[:, 1], columns[:, 2]


def _point(point: Vec) -> Floats:
    return np.array(point, dtype=np.float64)


def _unit(v: Floats) -> Floats:
    length = float(np.sqrt(v @ v))
    return v / length if length > 1e-9 else v


def _along_spine(skeleton: Skeleton, at_m: Floats) -> tuple[Floats, Floats]:
    """Points and frames (as 3x3) at these lengths along the spine from the middle of the hips."""
    points, frames = np.array(skeleton.spine), np.array(skeleton.spine_frames)
    first, last = frames[0][:, 1], frames[-1][:, 1]
    at = np.concatenate(([-_BELOW_HIPS_M], _SPINE_AT_M, [0.55]))
    points = np.vstack((points[0] - first * 0.14, points, points[-1] + last * 0.05))
    frames = np.concatenate((frames[:1], frames, frames[-1:]))
    i = np.clip(np.searchsorted(at, at_m, side="right") - 1, 0, len(at) - 2)
    share = (at_m - at[i]) / (at[i + 1] - at[i])
    return (
        points[i] + (points[i + 1] - points[i]) * share[:, None],
        frames[i] + (frames[i + 1] - frames[i]) * share[:, None, None],
    )


def _trunk(skeleton: Skeleton, breath_m: float) -> tuple[Part, Part]:
    """The shirt from its hem up, and the hips, which reach a station into it."""
    at, wide, deep, ahead = profiles.TORSO.T[:, :, None]
    points, frames = _along_spine(skeleton, profiles.TORSO[:, 0])
    swelling = np.exp(-(((at - _CHEST_AT_M) / _CHEST_REACH_M) ** 2)) * breath_m
    front, right = frames[:, :, 0], frames[:, :, 2]
    centres, sides, fronts = points + front * (ahead + swelling / 2), right * wide, front * (deep + swelling)
    upper, lower = slice(_PELVIS_STATIONS - 2, None), slice(_PELVIS_STATIONS)
    return (
        Part("torso", "shirt", "C", centres[upper], sides[upper], fronts[upper], (0.0, 0.010)),
        Part(
            "pelvis",
            "leggings",
            "C",
            centres[lower],
            sides[lower] * 1.012,
            fronts[lower] * 1.012,
            (0.03, 0.0),
        ),
    )


def _neck(skeleton: Skeleton) -> Part:
    front, _, right = _axes(skeleton.frames["neck"])
    chest_front, chest_up, _ = _axes(skeleton.frames["chest"])
    base, top = _point(skeleton.joints["neck"]), _point(skeleton.joints["head"])
    shares, radii = np.array(_NECK_SHARES)[:, None], np.array(_NECK_RADII_M)[:, None]
    centres = base + (top - base) * shares
    centres[0] = base - chest_up * 0.035 + chest_front * 0.004
    return Part("neck", "skin", "C", centres, right * radii, front * radii * 1.04, (0.022, 0.03))


def _head(skeleton: Skeleton) -> Part:
    front, up, right = _axes(skeleton.frames["head"])
    at, wide, deep, ahead = profiles.HEAD.T[:, :, None]
    centres = _point(skeleton.joints["head"]) + up * at + front * ahead
    return Part("head", "skin", "C", centres, right * wide, front * deep, (0.016, 0.034))


def _lofted(
    name: str,
    garment: Garment,
    owner: Owner,
    start: Vec,
    frame: Mat,
    length_m: float,
    profile: Floats,
    caps_m: tuple[float, float],
    grown_m: float = 0.0,
) -> Part:
    """A part hanging down its bone from the joint at `start`."""
    front, up, right = _axes(frame)
    at, wide, deep, ahead = profile.T[:, :, None]
    centres = _point(start) - up * (at * length_m) + front * ahead
    return Part(name, garment, owner, centres, right * (wide + grown_m), front * (deep + grown_m), caps_m)


def _arm(skeleton: Skeleton, owner: Literal["R", "L"], grip: float) -> list[Part]:
    shoulder, elbow = skeleton.joints[f"shoulder{owner}"], skeleton.joints[f"elbow{owner}"]
    upper, fore = skeleton.frames[f"upperArm{owner}"], skeleton.frames[f"forearm{owner}"]
    skin, sleeve = profiles.UPPER_ARM[2:], profiles.UPPER_ARM[:_SLEEVE_STATIONS]
    return [
        _lofted(f"upperArm{owner}", "skin", owner, shoulder, upper, UPPER_ARM_M, skin, (0.055, 0.037)),
        _lofted(
            f"sleeve{owner}", "shirt", owner, shoulder, upper, UPPER_ARM_M, sleeve, (0.0625, 0.004), 0.0065
        ),
        _lofted(f"forearm{owner}", "skin", owner, elbow, fore, FOREARM_M, profiles.FOREARM, (0.037, 0.015)),
        *_hand(skeleton, owner, grip),
    ]


def _hand(skeleton: Skeleton, owner: Literal["R", "L"], grip: float) -> list[Part]:
    """The palm faces against the frame's front; the thumb is on the inner side."""
    front, up, right = _axes(skeleton.frames[f"hand{owner}"])
    wrist = _point(skeleton.joints[f"wrist{owner}"])
    inner = right * (-1.0 if owner == "R" else 1.0)
    at, wide, deep, _ = profiles.HAND.T[:, :, None]
    wide = wide + (np.clip(wide * 0.95, 0.030, 0.036) - wide) * grip
    deep = deep + (np.maximum(deep * 1.75, 0.022) - deep) * grip
    length_m = _HAND_M * (1.0 - 0.38 * grip)
    centres = wrist - up * (at * length_m)
    hand = Part(
        f"hand{owner}", "skin", owner, centres, right * wide, front * deep, (0.012, 0.012 + 0.008 * grip)
    )
    root = wrist - up * 0.035 + inner * 0.026
    tip = wrist - up * 0.085 + inner * (0.058 - 0.023 * grip) - front * (0.012 + 0.018 * grip)
    middle = root * 0.45 + tip * 0.55 + inner * 0.004
    radii = np.array((0.016, 0.0135, 0.0105))[:, None]
    thumb = Part(
        f"thumb{owner}",
        "skin",
        owner,
        np.array((root, middle, tip)),
        right * radii,
        front * radii,
        (0.01, 0.011),
    )
    return [hand, thumb]


def _leg(skeleton: Skeleton, owner: Literal["R", "L"]) -> list[Part]:
    joints, frames = skeleton.joints, skeleton.frames
    hip, knee = joints[f"hip{owner}"], joints[f"knee{owner}"]
    thigh, shank = frames[f"thigh{owner}"], frames[f"shank{owner}"]
    trouser, skin = profiles.SHANK[:_TROUSER_STATIONS], profiles.SHANK[_TROUSER_STATIONS - 2 :]
    return [
        _lofted(f"thigh{owner}", "leggings", owner, hip, thigh, THIGH_M, profiles.THIGH, (0.075, 0.05)),
        _buttock(skeleton, owner),
        _lofted(f"ankle{owner}", "skin", owner, knee, shank, SHANK_M, skin, (0.02, 0.028)),
        _lofted(f"shank{owner}", "leggings", owner, knee, shank, SHANK_M, trouser, (0.05, 0.006), 0.003),
        *_foot(skeleton, owner),
    ]


def _buttock(skeleton: Skeleton, owner: Literal["R", "L"]) -> Part:
    """The bridge between the back of the pelvis and the back of the thigh; its front faces backward."""
    front, up, right = _axes(skeleton.frames["pelvis"])
    thigh_front, thigh_up, _ = _axes(skeleton.frames[f"thigh{owner}"])
    outward = right * (1.0 if owner == "R" else -1.0)
    hips, hip = _point(skeleton.joints["pelvis"]), _point(skeleton.joints[f"hip{owner}"])
    first = hips + up * 0.050 + outward * 0.066 - front * 0.030
    seat = hip - outward * 0.004 - front * 0.040 - up * 0.030
    last = hip - thigh_up * 0.14 - thigh_front * 0.018 - outward * 0.006
    middle = first * 0.25 + seat * 0.5 + last * 0.25 - _unit(front + thigh_front) * 0.012
    t = np.linspace(0.0, 1.0, len(_BUTTOCK_RADII_M))[:, None]
    bow = middle * 2.0 - (first + last) / 2
    centres = first * (1.0 - t) ** 2 + bow * (2.0 * t * (1.0 - t)) + last * t**2
    radii = np.array(_BUTTOCK_RADII_M)[:, None]
    back = _unit(np.cross(_unit(last - first), right))
    return Part(
        f"buttock{owner}", "leggings", owner, centres, right * radii * 0.88, back * radii, (0.032, 0.05)
    )


def _foot(skeleton: Skeleton, owner: Literal["R", "L"]) -> list[Part]:
    front, up, right = _axes(skeleton.frames[f"foot{owner}"])
    toe_front, toe_up, _ = _axes(skeleton.frames[f"toes{owner}"])
    ankle, ball = _point(skeleton.joints[f"ankle{owner}"]), _point(skeleton.joints[f"ball{owner}"])
    at, wide, high, above = profiles.FOOT.T[:, :, None]
    foot = Part(
        f"foot{owner}", "skin", owner, ankle + front * at + up * above, right * wide, up * high, (0.020, 0.02)
    )
    at, wide, high, above = profiles.TOES.T[:, :, None]
    toes = Part(
        f"toes{owner}",
        "skin",
        owner,
        ball + toe_front * at + toe_up * above,
        right * wide,
        toe_up * high,
        (0.019, 0.014),
    )
    return [foot, toes]
