"""The posture of a key or between two keys: the root in place, pinned joints reached, the rest turned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import sqrt

from coach.figure.bones import ANKLE_HEIGHT_M as ANKLE_HEIGHT_M
from coach.figure.bones import BALL_M as BALL_M
from coach.figure.bones import FOREARM_M as FOREARM_M
from coach.figure.bones import HAND_M as HAND_M
from coach.figure.bones import HEEL_M as HEEL_M
from coach.figure.bones import HIP_HALF_WIDTH_M as HIP_HALF_WIDTH_M
from coach.figure.bones import SHANK_M as SHANK_M
from coach.figure.bones import SHOULDER_HALF_WIDTH_M as SHOULDER_HALF_WIDTH_M
from coach.figure.bones import THIGH_M as THIGH_M
from coach.figure.bones import TOES_M as TOES_M
from coach.figure.bones import UPPER_ARM_M as UPPER_ARM_M
from coach.figure.bones import Limb as Limb
from coach.figure.bones import Posture as Posture
from coach.figure.bones import Skeleton as Skeleton
from coach.figure.bones import Trunk as Trunk
from coach.figure.bones import limb_turn, place_arm, place_leg, place_shoulder, trunk_of
from coach.figure.bones import mirrored as mirrored
from coach.figure.bones import skeleton_of as skeleton_of
from coach.figure.ik import bone_frame, hinge_axis, two_bones
from coach.figure.limbs import Angles, Arm, Directions, Foot, Hand, Leg, Pin
from coach.figure.pose_file import Key, Root
from coach.figure.vectors import (
    Mat,
    Vec,
    about_z,
    between,
    cross,
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

_OUT_OF_PLACE_M = 0.002
_ORIGIN: Vec = (0.0, 0.0, 0.0)
_ORIGINS = {"thigh": "hip", "shank": "knee", "foot": "ankle"}


@dataclass(frozen=True, slots=True)
class _Plan:
    """What each limb is asked to do; a turn in `ends` overrules the hand or foot that comes of it."""

    arms: dict[str, Arm | Limb]
    legs: dict[str, Leg | Limb]
    ends: dict[str, Mat]


@lru_cache(maxsize=512)
def posture_of(key: Key) -> Posture:
    """The posture of a key: its root in place, its pinned joints reached."""
    plan = _Plan({"R": key.arm_r, "L": key.arm_l}, {"R": key.leg_r, "L": key.leg_l}, {})
    return _settled(_trunk(key), key.root, plan)


def blended(a: Key, b: Key, t: float) -> Posture:
    """The posture a share `t` of the way from `a` to `b`.

    What both keys pin or point alike keeps to it: the place goes straight and the limb follows. Everything
    else turns the shortest way, and the pelvis goes straight unless an anchor or a knee that both keys share
    holds it."""
    here, there = posture_of(a), posture_of(b)
    ends: dict[str, Mat] = {}
    arms: dict[str, Arm | Limb] = {}
    legs: dict[str, Leg | Limb] = {}
    for side, arm_a, arm_b, from_arm, to_arm in (
        ("R", a.arm_r, b.arm_r, here.arm_r, there.arm_r),
        ("L", a.arm_l, b.arm_l, here.arm_l, there.arm_l),
    ):
        arms[side] = _arm_between(arm_a, arm_b, from_arm, to_arm, t)
        if not _alike(arm_a.end.frame, arm_b.end.frame):
            ends[f"arm{side}"] = between(from_arm.end, to_arm.end, t)
    for side, leg_a, leg_b, from_leg, to_leg in (
        ("R", a.leg_r, b.leg_r, here.leg_r, there.leg_r),
        ("L", a.leg_l, b.leg_l, here.leg_l, there.leg_l),
    ):
        legs[side] = _leg_between(leg_a, leg_b, from_leg, to_leg, t)
        if not _alike(leg_a.end.frame, leg_b.end.frame):
            ends[f"leg{side}"] = between(from_leg.end, to_leg.end, t)
    plan = _Plan(arms, legs, ends)
    return _settled(_trunk_between(here.trunk, there.trunk, t), _root_between(a, b, plan, t), plan)


def _trunk(key: Key) -> Trunk:
    return Trunk(key.root.rotation, key.lumbar, key.thoracic, key.neck, key.head)


def _trunk_between(a: Trunk, b: Trunk, t: float) -> Trunk:
    return Trunk(
        between(a.rotation, b.rotation, t),
        mix(a.lumbar, b.lumbar, t),
        mix(a.thoracic, b.thoracic, t),
        mix(a.neck, b.neck, t),
        mix(a.head, b.head, t),
    )


def _root_between(a: Key, b: Key, plan: _Plan, t: float) -> Root:
    rotation = between(a.root.rotation, b.root.rotation, t)
    if a.root.on_knee and b.root.on_knee and _pinned_knee(plan.legs) is not None:
        return Root(rotation, "pelvis", mix(a.root.at, b.root.at, t), on_knee=True)
    if a.root.anchor == b.root.anchor and a.root.on_knee == b.root.on_knee:
        return Root(rotation, a.root.anchor, mix(a.root.at, b.root.at, t))
    return Root(rotation, "pelvis", mix(posture_of(a).pelvis, posture_of(b).pelvis, t))


def _arm_between(a: Arm, b: Arm, here: Limb, there: Limb, t: float) -> Arm | Limb:
    mode = _mode_between(a.mode, b.mode, t)
    girdle = (_share(a.girdle[0], b.girdle[0], t), _share(a.girdle[1], b.girdle[1], t))
    shape = a.end.shape if t < 0.5 else b.end.shape
    if mode is None:
        return replace(_limb_between(here, there, t), girdle=girdle, shape=shape)
    frame = _frame_between(a.end.frame, b.end.frame, t)
    return Arm(mode, Hand(frame, _share(a.end.bend, b.end.bend, t), shape), girdle)


def _leg_between(a: Leg, b: Leg, here: Limb, there: Limb, t: float) -> Leg | Limb:
    mode = _mode_between(a.mode, b.mode, t)
    toes = _share(a.end.toes, b.end.toes, t)
    if mode is None:
        return replace(_limb_between(here, there, t), toes=toes)
    frame = _frame_between(a.end.frame, b.end.frame, t)
    return Leg(mode, Foot(frame, _share(a.end.plantar, b.end.plantar, t), toes))


def _share(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def _alike(a: Mat | None, b: Mat | None) -> bool:
    return (a is None) == (b is None)


def _frame_between(a: Mat | None, b: Mat | None, t: float) -> Mat | None:
    return None if a is None or b is None else between(a, b, t)


def _limb_between(a: Limb, b: Limb, t: float) -> Limb:
    upper, lower, end = between(a.upper, b.upper, t), between(a.lower, b.lower, t), between(a.end, b.end, t)
    return Limb(upper, lower, end)


def _mode_between(
    a: Angles | Directions | Pin, b: Angles | Directions | Pin, t: float
) -> Directions | Pin | None:
    """What both ways of placing a limb share, or None if it is to turn freely."""
    if isinstance(a, Directions) and isinstance(b, Directions):
        return Directions(mix(a.upper, b.upper, t), mix(a.lower, b.lower, t), mix(a.pole, b.pole, t))
    if not isinstance(a, Pin) or not isinstance(b, Pin):
        return None
    if (a.joint, a.on, a.slides) != (b.joint, b.on, b.slides):
        return None
    shin = None if a.shin is None or b.shin is None else mix(a.shin, b.shin, t)
    return Pin(a.joint, mix(a.at, b.at, t), mix(a.pole, b.pole, t), a.on, shin, a.slides)


def _pinned_knee(legs: dict[str, Leg | Limb]) -> tuple[str, Vec] | None:
    for side, leg in legs.items():
        pin = leg.mode if isinstance(leg, Leg) else None
        if isinstance(pin, Pin) and pin.joint == "knee" and not pin.slides:
            return side, pin.at
    return None


def _settled(trunk: Trunk, root: Root, plan: _Plan) -> Posture:
    faults: list[str] = []
    plan = _propped(trunk, root, plan, faults)
    body = trunk_of(trunk, _pelvis(trunk, root, plan, faults))
    limbs: dict[str, Limb] = {}
    for side in sorted(plan.legs, key=lambda side: _leans(plan.legs[side])):
        limbs[f"leg{side}"] = _settle_leg(body, side, plan, faults)
    for side in plan.arms:
        limbs[f"arm{side}"] = _settle_arm(body, side, plan, faults)
    return Posture(
        trunk,
        body.joints["pelvis"],
        limbs["armR"],
        limbs["armL"],
        limbs["legR"],
        limbs["legL"],
        tuple(faults),
    )


def _propped(trunk: Trunk, root: Root, plan: _Plan, faults: list[str]) -> _Plan:
    """The plan of a trunk that is held up between an elbow and a knee: the upper arm tips until both fit.

    Upper arm, trunk and thigh make a chain from the elbow to the knee; only its first and last bone turn."""
    knee = _pinned_knee(plan.legs)
    side = root.anchor[-1]
    arm = plan.arms.get(side) if root.anchor[:-1] == "elbow" else None
    if knee is None or not isinstance(arm, Arm) or not isinstance(arm.mode, Directions):
        return plan
    body = trunk_of(trunk, _ORIGIN)
    reach = minus(body.joints[f"hip{knee[0]}"], place_shoulder(body, side, arm.girdle))
    target = minus(knee[1], reach)
    bend = two_bones(root.at, target, UPPER_ARM_M, THIGH_M, times(arm.mode.upper, -1.0))
    if bend.clamped:
        faults.append(f"arm{side} elbow: reach {bend.reach:.3f} from leg{knee[0]} knee")
    tipped = replace(arm, mode=replace(arm.mode, upper=unit(minus(root.at, bend.middle))))
    return replace(plan, arms=plan.arms | {side: tipped})


def _leans(leg: Leg | Limb) -> bool:
    """Whether a leg lies on the other one, which has to be placed first."""
    return isinstance(leg, Leg) and isinstance(leg.mode, Pin) and leg.mode.on is not None


def _pelvis(trunk: Trunk, root: Root, plan: _Plan, faults: list[str]) -> Vec:
    knee = _pinned_knee(plan.legs) if root.on_knee else None
    body = trunk_of(trunk, _ORIGIN)
    if knee is not None:
        side, place = knee
        x, y, z = plus(root.at, body.joints[f"hip{side}"])
        rise = THIGH_M**2 - (x - place[0]) ** 2 - (z - place[2]) ** 2
        if rise <= 0.0:
            faults.append(f"leg{side} knee: the hip is too far to the side of it")
        return (root.at[0], place[1] + sqrt(max(rise, 0.0)) - (y - root.at[1]), root.at[2])
    if root.anchor not in body.joints:
        side = root.anchor[-1]
        if root.anchor[:-1] in ("shoulder", "elbow", "wrist"):
            _settle_arm(body, side, plan, [])
        else:
            _settle_leg(body, side, plan, [])
    return minus(root.at, body.joints[root.anchor])


def _settle_arm(body: Skeleton, side: str, plan: _Plan, faults: list[str]) -> Limb:
    arm = plan.arms[side]
    if isinstance(arm, Arm):
        shoulder = place_shoulder(body, side, arm.girdle)
        support: Mat | None = None
        match arm.mode:
            case Angles(four):
                upper = product(body.frames["chest"], limb_turn(four, side))
                lower = product(upper, about_z(four[3]))
            case Directions():
                upper, lower = _bone_frames(arm.mode.upper, arm.mode.lower, times(arm.mode.pole, -1.0), 1.0)
            case Pin():
                place, pole, support = _on(body, arm.mode)
                bend = two_bones(shoulder, place, UPPER_ARM_M, FOREARM_M, pole)
                if bend.clamped:
                    faults.append(f"arm{side} wrist: reach {bend.reach:.3f}, fold {bend.fold:.3f}")
                upper, lower = _bent(shoulder, bend.middle, bend.end, times(pole, -1.0))
        hand = arm.end
        turn = _end_turn(lower, support, hand.frame, about_z(hand.bend))
        arm = Limb(
            product(transposed(body.frames["chest"]), upper),
            product(transposed(upper), lower),
            plan.ends.get(f"arm{side}", turn),
            girdle=arm.girdle,
            shape=hand.shape,
        )
    place_arm(body, side, arm)
    return arm


def _settle_leg(body: Skeleton, side: str, plan: _Plan, faults: list[str]) -> Limb:
    leg = plan.legs[side]
    if isinstance(leg, Leg):
        support: Mat | None = None
        match leg.mode:
            case Angles(four):
                upper = product(body.frames["pelvis"], limb_turn(four, side))
                lower = product(upper, about_z(-four[3]))
            case Directions():
                upper, lower = _bone_frames(leg.mode.upper, leg.mode.lower, leg.mode.pole, -1.0)
            case Pin(joint="knee"):
                upper, lower = _kneeling(body, side, leg.mode, faults)
            case Pin():
                place, pole, support = _on(body, leg.mode)
                if leg.mode.joint == "ball" and leg.end.frame is not None:
                    place = minus(place, turned(leg.end.frame, (BALL_M, -ANKLE_HEIGHT_M, 0.0)))
                hip = body.joints[f"hip{side}"]
                bend = two_bones(hip, place, THIGH_M, SHANK_M, pole)
                if bend.clamped:
                    faults.append(f"leg{side} {leg.mode.joint}: reach {bend.reach:.3f}, fold {bend.fold:.3f}")
                upper, lower = _bent(hip, bend.middle, bend.end, pole)
        foot = leg.end
        turn = _end_turn(lower, support, foot.frame, about_z(-foot.plantar))
        leg = Limb(
            product(transposed(body.frames["pelvis"]), upper),
            product(transposed(upper), lower),
            plan.ends.get(f"leg{side}", turn),
            foot.toes,
        )
    place_leg(body, side, leg)
    return leg


def _end_turn(lower: Mat, support: Mat | None, frame: Mat | None, bent: Mat) -> Mat:
    if frame is None:
        return bent
    return product(transposed(lower), frame if support is None else product(support, frame))


def _on(body: Skeleton, pin: Pin) -> tuple[Vec, Vec, Mat | None]:
    """Place and pole of a pin in the room, and the frame of the part it lies on."""
    if pin.on is None:
        return pin.at, pin.pole, None
    frame = body.frames[pin.on]
    origin = _ORIGINS.get(pin.on[:-1])
    joint = pin.on if origin is None else f"{origin}{pin.on[-1]}"
    return plus(body.joints[joint], turned(frame, pin.at)), turned(frame, pin.pole), frame


def _bent(start: Vec, middle: Vec, end: Vec, front: Vec) -> tuple[Mat, Mat]:
    """The frames of two bones whose front, away from an elbow or toward a knee, lies in their plane."""
    chord = unit(minus(end, start))
    axis = hinge_axis(chord, chord, front)
    return bone_frame(minus(middle, start), axis), bone_frame(minus(end, middle), axis)


def _bone_frames(upper: Vec, lower: Vec, front: Vec, flexion: float) -> tuple[Mat, Mat]:
    """As `_bent` for given directions; `flexion` is 1 for an elbow, -1 for a knee."""
    axis = times(cross(unit(upper), unit(lower)), flexion)
    if length(axis) < 0.05:
        axis = hinge_axis(upper, lower, front)
    return bone_frame(upper, axis), bone_frame(lower, axis)


def _kneeling(body: Skeleton, side: str, pin: Pin, faults: list[str]) -> tuple[Mat, Mat]:
    hip = body.joints[f"hip{side}"]
    knee = _slid(hip, pin.at) if pin.slides else pin.at
    thigh = minus(knee, hip)
    if abs(length(thigh) - THIGH_M) > _OUT_OF_PLACE_M:
        faults.append(f"leg{side} knee: {length(thigh):.3f} m from the hip")
    shin = pin.shin if pin.shin is not None else thigh
    front = pin.pole if pin.pole != _ORIGIN else turned(body.frames["pelvis"], (1.0, 0.0, 0.0))
    return _bone_frames(thigh, shin, front, -1.0)


def _slid(hip: Vec, place: Vec) -> Vec:
    """The knee at its height, as far behind the hip as the thigh reaches."""
    rest = THIGH_M**2 - (hip[1] - place[1]) ** 2 - (hip[2] - place[2]) ** 2
    return (hip[0] - sqrt(max(rest, 0.0)), place[1], place[2])
