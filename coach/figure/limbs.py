"""How a pose file gives an arm or a leg: by angles, by directions, or by a joint pinned in place.

`arms` and `legs` describe the right limb; the left is its mirror image. Metres and degrees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from coach.figure.fields import (
    Four,
    PoseFileError,
    Span,
    choice,
    four,
    list_of,
    number,
    numbers,
    one_of,
    table_of,
    vector,
)
from coach.figure.vectors import (
    Mat,
    Vec,
    about_y,
    about_z,
    cross,
    dot,
    frame_from,
    length,
    minus,
    other_side,
    product,
    reflected,
    times,
    unit,
)

HandShape = Literal["open", "grip", "hook"]
Pinned = Literal["wrist", "ankle", "ball", "knee"]

_PLACE: Final[Span] = (-3.0, 3.0)
_WAY: Final[Span] = (-1.0, 1.0)
_ARM: Final[tuple[Span, ...]] = ((-70.0, 190.0), (-60.0, 120.0), (-100.0, 100.0), (0.0, 150.0))
_LEG: Final[tuple[Span, ...]] = ((-35.0, 140.0), (-50.0, 70.0), (-60.0, 90.0), (0.0, 155.0))
_GIRDLE: Final[tuple[Span, ...]] = ((-0.04, 0.06), (-0.06, 0.06))
_LEG_PARTS: Final = tuple(f"{part}{side}" for part in ("thigh", "shank", "foot") for side in "RL")
_BODY_PARTS: Final = ("pelvis", "chest", *_LEG_PARTS)


@dataclass(frozen=True, slots=True)
class Angles:
    """Flexion, abduction, outward rotation, and the bend of elbow or knee."""

    four: Four


@dataclass(frozen=True, slots=True)
class Directions:
    """Where the two bones point in the room, and where elbow or knee does."""

    upper: Vec
    lower: Vec
    pole: Vec


@dataclass(frozen=True, slots=True)
class Pin:
    """A joint kept in its place, in the room or in the frame of the part it lies `on`.

    `pole` is where elbow or knee points; a pinned knee has a `shin` instead, and if it `slides` its X follows
    from the hip in front of it."""

    joint: Pinned
    at: Vec
    pole: Vec
    on: str | None = None
    shin: Vec | None = None
    slides: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """`frame` in the room or in that of the part the wrist lies on; without it the wrist is bent by `bend`.

    A positive `bend` lifts the back of the hand."""

    frame: Mat | None = None
    bend: float = 0.0
    shape: HandShape = "open"


@dataclass(frozen=True, slots=True)
class Foot:
    """`frame` as for the hand; without it the foot is turned down from a right angle by `plantar`."""

    frame: Mat | None = None
    plantar: float = 0.0
    toes: float = 0.0


@dataclass(frozen=True, slots=True)
class Arm:
    """`girdle` moves the shoulder up and forward, in metres."""

    mode: Angles | Directions | Pin
    end: Hand = Hand()
    girdle: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Leg:
    mode: Angles | Directions | Pin
    end: Foot = Foot()


def arm_from(value: object, path: str) -> Arm:
    """The checked right arm.

    Raises PoseFileError with path, found and allowed."""
    table = table_of(value, path, {"angles", "dirs", "wrist", "pole", "on", "hand", "clav"}, set())
    girdle = numbers(table.get("clav", [0, 0]), f"{path}.clav", _GIRDLE)
    return Arm(
        _mode(table, path, "arm"), _hand(table.get("hand", {}), f"{path}.hand"), (girdle[0], girdle[1])
    )


def leg_from(value: object, path: str) -> Leg:
    """The checked right leg.

    Raises PoseFileError with path, found and allowed."""
    allowed = {"angles", "dirs", "ankle", "ball", "knee", "shin", "pole", "on", "foot"}
    table = table_of(value, path, allowed, set())
    mode = _mode(table, path, "leg")
    foot = _foot(table.get("foot", {}), f"{path}.foot")
    on_ball = isinstance(mode, Pin) and mode.joint == "ball"
    if on_ball and foot.frame is None:
        raise PoseFileError(
            f"{path}.foot", "no direction", "pitch, flat or dir + up, since the ball is pinned"
        )
    return Leg(mode, foot)


def mirrored_arm(arm: Arm) -> Arm:
    frame = None if arm.end.frame is None else reflected(arm.end.frame)
    return Arm(_mirrored(arm.mode), replace(arm.end, frame=frame), arm.girdle)


def mirrored_leg(leg: Leg) -> Leg:
    frame = None if leg.end.frame is None else reflected(leg.end.frame)
    return Leg(_mirrored(leg.mode), replace(leg.end, frame=frame))


def _mirrored(mode: Angles | Directions | Pin) -> Angles | Directions | Pin:
    match mode:
        case Angles():
            return mode
        case Directions():
            return Directions(_across(mode.upper), _across(mode.lower), _across(mode.pole))
        case Pin():
            on = None if mode.on is None else other_side(mode.on)
            shin = None if mode.shin is None else _across(mode.shin)
            return replace(mode, at=_across(mode.at), pole=_across(mode.pole), on=on, shin=shin)


def _across(v: Vec) -> Vec:
    return (v[0], v[1], -v[2])


_WITH: Final[dict[str, tuple[set[str], set[str]]]] = {
    "angles": (set(), set()),
    "dirs": ({"pole"}, set()),
    "wrist": ({"pole", "on"}, {"pole"}),
    "ankle": ({"pole", "on"}, {"pole"}),
    "ball": ({"pole"}, {"pole"}),
    "knee": ({"shin", "pole"}, {"shin"}),
}


def _mode(table: Mapping[str, Any], path: str, limb: str) -> Angles | Directions | Pin:
    ways = (
        ("angles",),
        ("dirs",),
        *((j,) for j in (("wrist",) if limb == "arm" else ("ankle", "ball", "knee"))),
    )
    (way,) = one_of(table, path, *ways)
    common = {way, "hand", "clav", "foot"}
    extra, needed = _WITH[way]
    table_of(table, path, common | extra, needed)
    if way == "angles":
        return Angles(four(table["angles"], f"{path}.angles", _ARM if limb == "arm" else _LEG))
    if way == "dirs":
        return _directions(table, path)
    return _pin(table, path, way, _BODY_PARTS if limb == "arm" else _LEG_PARTS)


def _directions(table: Mapping[str, Any], path: str) -> Directions:
    two = list_of(table["dirs"], f"{path}.dirs", "two directions")
    if len(two) != 2:
        raise PoseFileError(f"{path}.dirs", f"{len(two)} of them", "two directions")
    upper, lower = (_way(direction, f"{path}.dirs[{i}]") for i, direction in enumerate(two))
    if "pole" in table:
        return Directions(upper, lower, _way(table["pole"], f"{path}.pole"))
    bend = minus(upper, lower)
    if length(bend) < 0.05:
        raise PoseFileError(f"{path}.pole", "nothing", "where elbow or knee points, the limb being straight")
    return Directions(upper, lower, unit(bend))


_JOINTS: Final[dict[str, Pinned]] = {"wrist": "wrist", "ankle": "ankle", "ball": "ball", "knee": "knee"}


def _pin(table: Mapping[str, Any], path: str, joint: str, parts: tuple[str, ...]) -> Pin:
    place = table[joint]
    slides = joint == "knee" and isinstance(place, list) and place[:1] == ["auto"]
    at = vector([0.0, *place[1:]] if slides else place, f"{path}.{joint}", _PLACE)
    shin = _way(table["shin"], f"{path}.shin") if "shin" in table else None
    return Pin(
        joint=_JOINTS[joint],
        at=at,
        pole=_way(table["pole"], f"{path}.pole") if "pole" in table else (0.0, 0.0, 0.0),
        on=choice(table["on"], f"{path}.on", parts) if "on" in table else None,
        shin=shin,
        slides=slides,
    )


def _way(value: object, path: str) -> Vec:
    direction = vector(value, path, _WAY)
    if length(direction) < 1e-3:
        raise PoseFileError(path, repr(value), "a direction")
    return unit(direction)


def _across_of(table: Mapping[str, Any], path: str, along: str, across: str) -> tuple[Vec, Vec]:
    a, b = _way(table[along], f"{path}.{along}"), _way(table[across], f"{path}.{across}")
    if length(cross(a, b)) < 1e-3:
        raise PoseFileError(f"{path}.{across}", repr(list(b)), f"a direction across {along}")
    return a, b


def _shape(value: object, path: str) -> HandShape:
    shape = choice(value, path, ("open", "grip", "hook"))
    return "grip" if shape == "grip" else "hook" if shape == "hook" else "open"


def _hand(value: object, path: str) -> Hand:
    if isinstance(value, str):
        return Hand(shape=_shape(value, path))
    table = table_of(value, path, {"dir", "back", "bend", "shape"}, set())
    shape = _shape(table.get("shape", "open"), f"{path}.shape")
    if "dir" in table or "back" in table:
        one_of(table, path, ("dir", "back"), ("bend",))
        fingers, back = _across_of(table, path, "dir", "back")
        return Hand(frame_from(times(fingers, -1.0), back), 0.0, shape)
    return Hand(None, number(table.get("bend", 0), f"{path}.bend", (-90.0, 95.0)), shape)


def _foot(value: object, path: str) -> Foot:
    table = table_of(value, path, {"flat", "dir", "up", "plantar", "pitch", "heading", "toes"}, set())
    ways = (("flat",), ("dir", "up"), ("plantar",), ("pitch",))
    way = one_of(table, path, *ways) if set(table) - {"toes", "heading"} else ("plantar",)
    if "heading" in table and way != ("pitch",):
        raise PoseFileError(f"{path}.heading", "this field", "pitch beside it")
    pitch = number(table.get("pitch", 0), f"{path}.pitch", (-40.0, 90.0))
    toes = number(table.get("toes", pitch), f"{path}.toes", (-30.0, 80.0))
    if way == ("plantar",):
        return Foot(None, number(table.get("plantar", 0), f"{path}.plantar", (-40.0, 90.0)), toes)
    return Foot(_foot_frame(table, path, pitch), 0.0, toes)


def _foot_frame(table: Mapping[str, Any], path: str, pitch: float) -> Mat:
    if "dir" in table:
        forward, up = _across_of(table, path, "dir", "up")
        return frame_from(minus(up, times(forward, dot(up, forward))), forward)
    heading = number(table.get("flat", table.get("heading", 0)), f"{path}.heading", (-180.0, 180.0))
    return product(about_y(-heading), about_z(-pitch))
