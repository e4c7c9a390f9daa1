"""What a pose is measured by: the angles of its joints, and how far its skin is from a surface. Metres."""

from __future__ import annotations

from itertools import pairwise
from math import acos, atan2, degrees, hypot

from coach.figure.bones import Skeleton, limb_turn
from coach.figure.vectors import (
    cross,
    dot,
    length,
    minus,
    mix,
    plus,
    product,
    times,
    transposed,
    turned,
    unit,
)

TORSO = (
    # along the spine, half-width, half-depth, forward
    (-0.03, 0.137, 0.098, -0.014),
    (0.02, 0.160, 0.108, -0.016),
    (0.08, 0.153, 0.103, -0.010),
    (0.14, 0.136, 0.092, 0.003),
    (0.20, 0.126, 0.087, 0.010),
    (0.27, 0.132, 0.093, 0.013),
    (0.34, 0.144, 0.102, 0.012),
    (0.40, 0.154, 0.103, 0.006),
    (0.445, 0.156, 0.094, -0.003),
    (0.47, 0.150, 0.084, -0.008),
)
HEAD = ((0.036, 0.060, 0.077, 0.015), (0.066, 0.067, 0.087, 0.005), (0.098, 0.074, 0.093, 0.002),
        (0.130, 0.076, 0.092, -0.001), (0.166, 0.064, 0.075, -0.006))  # fmt: skip
LIMBS = {
    "thigh": (
        "hip",
        "knee",
        (
            (0.15, 0.085, 0.089, -0.002),
            (0.4, 0.077, 0.08, 0.006),
            (0.7, 0.06, 0.063, 0.005),
            (1.0, 0.05, 0.053, 0.0),
        ),
    ),
    "shank": (
        "knee",
        "ankle",
        (
            (0.0, 0.05, 0.053, 0.0),
            (0.12, 0.049, 0.053, -0.004),
            (0.3, 0.053, 0.057, -0.014),
            (0.5, 0.046, 0.05, -0.012),
            (0.75, 0.034, 0.037, -0.004),
            (1.0, 0.031, 0.035, 0.0),
        ),
    ),
    "upperArm": (
        "shoulder",
        "elbow",
        (
            (0.1, 0.05, 0.056, 0.0),
            (0.5, 0.042, 0.046, 0.002),
            (1.0, 0.035, 0.037, 0.0),
        ),
    ),
    "forearm": (
        "elbow",
        "wrist",
        (
            (0.0, 0.035, 0.037, 0.0),
            (0.22, 0.04, 0.041, 0.002),
            (0.5, 0.035, 0.034, 0.001),
            (1.0, 0.027, 0.021, 0.0),
        ),
    ),
    "hand": (
        "wrist",
        "fingers",
        (
            (0.25, 0.037, 0.018, 0.0),
            (0.5, 0.041, 0.016, 0.0),
            (0.75, 0.036, 0.012, 0.0),
        ),
    ),
}
FOOT = ((-0.040, 0.027, 0.030, -0.044), (0.010, 0.032, 0.046, -0.028), (0.045, 0.035, 0.036, -0.038),
        (0.085, 0.040, 0.026, -0.048), (0.125, 0.044, 0.019, -0.055))  # fmt: skip


class Ring:
    """A slice of the body: its centre, and its half-axes to the side and to the front."""

    def __init__(self, centre, side, front, up=(0.0, 0.0, 0.0)):
        self.centre, self.side, self.front, self.up = centre, side, front, up

    def toward(self, direction):
        """How far the slice reaches along a direction."""
        reach = hypot(dot(self.side, direction), dot(self.front, direction), dot(self.up, direction))
        return dot(self.centre, direction) + reach


def _ring(centre, frame, width, depth, forward):
    return Ring(
        plus(centre, turned(frame, (forward, 0.0, 0.0))),
        turned(frame, (0.0, 0.0, width)),
        turned(frame, (depth, 0.0, 0.0)),
    )


def spine_at(body: Skeleton, t: float):
    if t <= 0.07:
        return plus(body.joints["pelvis"], turned(body.frames["pelvis"], (0.0, t, 0.0))), body.frames[
            "pelvis"
        ]
    step = (t - 0.07) / 0.02375 if t < 0.26 else 8 + (t - 0.26) / 0.03
    i = min(int(step), 15)
    return mix(body.spine[i], body.spine[i + 1], step - i), body.spine_frames[i + 1]


def torso(body, low=-1.0, high=1.0):
    return [_ring(*spine_at(body, t), *profile) for t, *profile in TORSO if low <= t <= high]


def buttocks(body):
    """The lowest part of each, pressed flat by 4 mm."""
    frame = body.frames["pelvis"]
    return [
        Ring(
            plus(body.joints[f"hip{side}"], turned(frame, (-0.04, -0.03, 0.0))),
            turned(frame, (0.0, 0.0, 0.07)),
            turned(frame, (0.08, 0.0, 0.0)),
            turned(frame, (0.0, 0.08, 0.0)),
        )
        for side in "RL"
    ]


def head(body):
    frame = body.frames["head"]
    return [_ring(plus(body.joints["head"], turned(frame, (0.0, y, 0.0))), frame, *rest) for y, *rest in HEAD]


def limb(body, part, side, low=0.0, high=1.0):
    upper, lower, profile = LIMBS[part]
    a, b, frame = body.joints[upper + side], body.joints[lower + side], body.frames[part + side]
    return [_ring(mix(a, b, s), frame, *rest) for s, *rest in profile if low <= s <= high]


def foot(body, side):
    frame, ankle = body.frames[f"foot{side}"], body.joints[f"ankle{side}"]
    return [
        Ring(
            plus(ankle, turned(frame, (along, up, 0.0))),
            turned(frame, (0.0, 0.0, width)),
            turned(frame, (0.0, height, 0.0)),
        )
        for along, width, height, up in FOOT
    ]


def skin(body):
    rings = torso(body) + head(body) + buttocks(body)
    for side in "RL":
        rings += foot(body, side)
        for part in LIMBS:
            rings += limb(body, part, side)
    return rings


DOWN = (0.0, -1.0, 0.0)


def lowest(body) -> float:
    return -max(ring.toward(DOWN) for ring in skin(body))


RINGS_OF = {
    "pelvis": lambda body, _: torso(body, high=0.1) + buttocks(body),
    "back": lambda body, _: torso(body, 0.3),
    "head": lambda body, _: head(body),
    "hip": lambda body, side: torso(body, high=0.1) + limb(body, "thigh", side, high=0.2),
    "shoulder": lambda body, side: torso(body, 0.4) + limb(body, "upperArm", side, high=0.2),
    "upperArm": lambda body, side: limb(body, "upperArm", side),
    "forearm": lambda body, side: limb(body, "forearm", side),
    "hand": lambda body, side: limb(body, "hand", side),
    "knee": lambda body, side: limb(body, "shank", side, high=0.0) + limb(body, "thigh", side, low=1.0),
    "shin": lambda body, side: limb(body, "shank", side, 0.2),
    "heel": lambda body, side: foot(body, side)[:1],
    "foot": lambda body, side: foot(body, side),
    "ball": lambda body, side: foot(body, side)[-1:],
}


def _rings_of(body, place):
    return RINGS_OF[place.rstrip("RL")](body, place[-1])


def gap_to_plane(body, place, direction, surface_at) -> float:
    """How far a place of the body stays away from a plane it faces; negative inside it."""
    return surface_at - max(ring.toward(direction) for ring in _rings_of(body, place))


def gap_to_part(body, place, surface) -> float:
    """How far the skin of a place stays away from the skin of another part; negative inside it."""
    side = place[-1]
    own = _rings_of(body, place)
    if place[:-1] == "foot" and surface[:-1] != "foot":
        own = limb(body, "shank", side, low=0.75)
    gaps = []
    for ring in own:
        for other in _chain(body, surface):
            away = minus(other.centre, ring.centre)
            d = unit(away)
            gaps.append(length(away) - _half(ring, d) - _half(other, d))
    return min(gaps)


def _half(ring, direction):
    return hypot(dot(ring.side, direction), dot(ring.front, direction))


def _chain(body, surface):
    part, side = surface[:-1], surface[-1]
    if surface == "pelvis":
        return _fine(torso(body, high=0.22))
    rings = {
        "shin": lambda: limb(body, "shank", side),
        "ankle": lambda: limb(body, "shank", side, 0.7) + foot(body, side)[:3],
        "foot": lambda: foot(body, side),
    }.get(part, lambda: limb(body, part, side))()
    return _fine(rings)


def _fine(rings):
    fine = []
    for a, b in pairwise(rings):
        fine += [
            Ring(mix(a.centre, b.centre, k / 8), mix(a.side, b.side, k / 8), mix(a.front, b.front, k / 8))
            for k in range(8)
        ]
    return fine + rings[-1:]


def gap(pose_file, body, place, surface) -> float:
    props = pose_file.props
    if surface == "floor":
        return gap_to_plane(body, place, DOWN, 0.0)
    if surface == "wall":
        return gap_to_plane(body, place, (1.0, 0.0, 0.0), props.wall)
    if surface == "seat":
        return gap_to_plane(body, place, DOWN, -props.chair.seat)
    if surface == "cushion":
        return _gap_to_cushion(props.cushion, body, place)
    if surface == "chairBack":
        return _gap_to_chair_back(props.chair, body, place)
    return gap_to_part(body, place, surface)


def _gap_to_cushion(cushion, body, place):
    """How far the lowest slice above the pad is from its top; far off where nothing is above it."""
    above = [
        ring
        for ring in _rings_of(body, place)
        if abs(ring.centre[0] - cushion.x) < cushion.length / 2
        and abs(ring.centre[2] - cushion.z) < cushion.width / 2
    ]
    return min((-ring.toward(DOWN) - cushion.thick for ring in above), default=1.0)


def _gap_to_chair_back(chair, body, place):
    """The upper edge of the back, where the nearest point of the hand counts."""
    facing = 1.0 if chair.faces == "forward" else -1.0
    x, y = chair.x - facing * 0.193, chair.seat + 0.46
    side = place[-1]
    a, b = body.joints[f"wrist{side}"], body.joints[f"fingers{side}"]
    points = [mix(a, b, k / 20) for k in range(21)]
    return min(hypot(px - x, py - y) for px, py, _ in points) - 0.016


def _between_ways(a, b) -> float:
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def deviations(body: Skeleton, trunk, wanted) -> dict[str, float]:
    """Degrees between the joints of a solved body and those of a keyframe in `content_data.json`."""
    found = {
        "spine": trunk.lumbar[0] + trunk.thoracic[0] - wanted["spine"],
        "side bend": trunk.lumbar[1] + trunk.thoracic[1] + wanted["sb"],
        "twist": trunk.lumbar[2] + trunk.thoracic[2] + wanted["sr"],
        "neck": trunk.neck[0] + trunk.head[0] - wanted["neck"],
    }
    for i, side in enumerate("RL"):
        leg = [wanted[name][i] for name in ("hf", "ha", "hr", "kf")]
        arm = [wanted[name][i] for name in ("sf", "sa", "si", "ef")]
        arm[2] = -arm[2]
        found |= _limb_deviations(body, ("pelvis", "thigh", "shank"), side, leg, "hip", "knee")
        found |= _limb_deviations(body, ("chest", "upperArm", "forearm"), side, arm, "shoulder", "elbow")
        foot_frame = product(transposed(body.frames[f"shank{side}"]), body.frames[f"foot{side}"])
        found[f"ankle{side}"] = degrees(atan2(foot_frame[1][0], foot_frame[0][0])) - wanted["ad"][i]
    return found


def _limb_deviations(body, parts, side, angles, joint, hinge):
    parent, upper, lower = body.frames[parts[0]], body.frames[parts[1] + side], body.frames[parts[2] + side]
    is_frame = product(transposed(parent), upper)
    wanted = limb_turn(tuple(angles), side)
    is_down, wanted_down = turned(is_frame, DOWN), turned(wanted, DOWN)
    bend = _between_ways(turned(upper, DOWN), turned(lower, DOWN))
    found = {
        f"{joint}{side}": _between_ways(is_down, wanted_down),
        f"{hinge}{side}": bend - angles[3],
    }
    if bend > 20 and angles[3] > 20:
        found[f"{joint} rotation{side}"] = _axial(is_frame, wanted, is_down, wanted_down)
    return found


def _axial(is_frame, wanted, is_down, wanted_down):
    """The turn about the bone that is left after the shortest swing to the solved bone."""
    axis = cross(wanted_down, is_down)
    front = turned(wanted, (1.0, 0.0, 0.0))
    if length(axis) > 1e-6:
        k, s, c = unit(axis), length(axis), dot(wanted_down, is_down)
        front = plus(plus(times(front, c), times(cross(k, front), s)), times(k, dot(k, front) * (1 - c)))
    return _between_ways(front, turned(is_frame, (1.0, 0.0, 0.0)))
