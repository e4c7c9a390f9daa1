"""What a pose file says: its schema, its limits, and how it is checked.

Lengths in metres, angles in degrees, axes as in the drawing: X forward, Y up, Z to the figure's right.
A file describes the right side working; the left is its mirror image.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, TypeVar

from coach.figure.contacts import PROP_SURFACES, contacts_from
from coach.figure.fields import PoseFileError as PoseFileError
from coach.figure.fields import (
    Span,
    choice,
    list_of,
    number,
    one_of,
    table_of,
    text,
    vector,
)
from coach.figure.limbs import Angles, Arm, Leg, Pin, arm_from, leg_from, mirrored_arm, mirrored_leg
from coach.figure.muscles import Muscle, muscles_from
from coach.figure.surroundings import Props, props_from
from coach.figure.vectors import Mat, Vec, about_x, about_y, about_z, cross, frame_from, length, product

SCHEMA: Final = 1
ANCHORS: Final = (
    "pelvis",
    "chest",
    *(
        f"{joint}{side}"
        for joint in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "ball")
        for side in "RL"
    ),
)
_ANY_ANGLE: Final[Span] = (-180.0, 180.0)
_PLACE: Final[Span] = (-3.0, 3.0)
_TRUNK: Final[Span] = (-60.0, 60.0)


@dataclass(frozen=True, slots=True)
class Root:
    """How the pelvis is turned, and which joint stands where.

    `on_knee`: the height follows from the pinned knee under it."""

    rotation: Mat
    anchor: str
    at: Vec
    on_knee: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    id: str
    about: str
    root: Root
    lumbar: Vec
    thoracic: Vec
    neck: Vec
    head: Vec
    arm_r: Arm
    arm_l: Arm
    leg_r: Leg
    leg_l: Leg
    contacts: tuple[tuple[str, str], ...] = ()
    """What touches what: a place of the body and the surface it lies on."""


@dataclass(frozen=True, slots=True)
class View:
    yaw: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Phases:
    """The keys passed on the way out and back, held between, and begun from.

    `alternates`: every other rep is for the other side, mirrored."""

    out: tuple[str, ...]
    hold: str
    return_: tuple[str, ...]
    pause: str
    begin: str
    alternates: bool


@dataclass(frozen=True, slots=True)
class PoseFile:
    id: str
    works: Literal["right", "both"]
    view: View
    props: Props
    highlight: tuple[Muscle, ...]
    keys: tuple[Key, ...]
    phases: Phases

    def key(self, key_id: str) -> Key:
        return next(key for key in self.keys if key.id == key_id)


def pose_file_from(mapping: Mapping[str, Any]) -> PoseFile:
    """The checked pose file.

    Raises PoseFileError with path, found and allowed."""
    fields = {"schema", "id", "works", "view", "scene", "highlight", "key", "phases"}
    top = table_of(mapping, "$", fields, {"schema", "id", "works", "view", "key", "phases"})
    if top["schema"] != SCHEMA or isinstance(top["schema"], bool):
        raise PoseFileError("$.schema", repr(top["schema"]), str(SCHEMA))
    keys = _keys(top["key"])
    view = table_of(top["view"], "$.view", {"yaw", "pitch"}, {"yaw", "pitch"})
    works = choice(top["works"], "$.works", ("right", "both"))
    props = props_from(top.get("scene", {}), "$.scene")
    _check_surfaces(keys, props)
    return PoseFile(
        id=text(top["id"], "$.id"),
        works="right" if works == "right" else "both",
        view=View(
            number(view["yaw"], "$.view.yaw", _ANY_ANGLE),
            number(view["pitch"], "$.view.pitch", (0.0, 90.0)),
        ),
        props=props,
        highlight=muscles_from(top.get("highlight", []), "$.highlight"),
        keys=keys,
        phases=_phases(top["phases"], tuple(key.id for key in keys)),
    )


def _keys(value: object) -> tuple[Key, ...]:
    tables = list_of(value, "$.key", "at least one [[key]]")
    if not tables:
        raise PoseFileError("$.key", "an empty list", "at least one [[key]]")
    keys: dict[str, Key] = {}
    for i, table in enumerate(tables):
        key = _key(table, f"$.key[{i}]", keys)
        if key.id in keys:
            raise PoseFileError(f"$.key[{i}].id", repr(key.id), "an id used once")
        keys[key.id] = key
    return tuple(keys.values())


_KEY_FIELDS: Final = {
    "id", "about", "extends", "root", "spine", "neck", "head", "arms", "armR", "armL", "legs", "legR", "legL",
    "contacts",
}  # fmt: skip


def _key(value: object, path: str, known: Mapping[str, Key]) -> Key:
    table = table_of(value, path, _KEY_FIELDS, {"id"})
    base = _base(table, path, known)
    changes: dict[str, Any] = {"id": text(table["id"], f"{path}.id")}
    if "about" in table:
        changes["about"] = text(table["about"], f"{path}.about")
    if "root" in table:
        changes["root"] = _root(table["root"], f"{path}.root")
    if "spine" in table:
        changes.update(_spine(table["spine"], f"{path}.spine"))
    for name in ("neck", "head"):
        if name in table:
            changes[name] = vector(table[name], f"{path}.{name}", _TRUNK)
    changes.update(_limbs(table, path, "arm", arm_from, mirrored_arm))
    changes.update(_limbs(table, path, "leg", leg_from, mirrored_leg))
    if "contacts" in table:
        changes["contacts"] = contacts_from(table["contacts"], f"{path}.contacts")
    key = replace(base, **changes)
    _check_agreement(key, path)
    return key


_UPRIGHT: Final = Key(
    id="",
    about="",
    root=Root(about_z(0.0), "pelvis", (0.0, 0.0, 0.0)),
    lumbar=(0.0, 0.0, 0.0),
    thoracic=(0.0, 0.0, 0.0),
    neck=(0.0, 0.0, 0.0),
    head=(0.0, 0.0, 0.0),
    arm_r=Arm(Angles((0.0, 0.0, 0.0, 0.0))),
    arm_l=Arm(Angles((0.0, 0.0, 0.0, 0.0))),
    leg_r=Leg(Angles((0.0, 0.0, 0.0, 0.0))),
    leg_l=Leg(Angles((0.0, 0.0, 0.0, 0.0))),
)


def _base(table: Mapping[str, Any], path: str, known: Mapping[str, Key]) -> Key:
    if "extends" in table:
        return known[choice(table["extends"], f"{path}.extends", tuple(known))]
    for field, spellings in {
        "root": ("root",),
        "armR": ("arms", "armR"),
        "armL": ("arms", "armL"),
        "legR": ("legs", "legR"),
        "legL": ("legs", "legL"),
    }.items():
        if not any(spelling in table for spelling in spellings):
            raise PoseFileError(f"{path}.{field}", "nothing", " or ".join(spellings))
    return _UPRIGHT


def _root(value: object, path: str) -> Root:
    table = table_of(value, path, {"rot", "up", "front", "pos", "anchor", "at"}, set())
    rotation = one_of(table, path, ("rot",), ("up", "front"))
    place = one_of(table, path, ("pos",), ("anchor", "at"))
    if rotation == ("rot",):
        pitch, roll, yaw = vector(table["rot"], f"{path}.rot", _ANY_ANGLE)
        matrix = product(about_y(yaw), about_z(-pitch), about_x(roll))
    else:
        up = vector(table["up"], f"{path}.up", (-1.0, 1.0))
        front = vector(table["front"], f"{path}.front", (-1.0, 1.0))
        if length(cross(up, front)) < 1e-3:
            raise PoseFileError(f"{path}.front", repr(list(front)), "a direction across up")
        matrix = frame_from(up, front)
    if place == ("pos",):
        return _at_pelvis(table["pos"], f"{path}.pos", matrix)
    anchor = choice(table["anchor"], f"{path}.anchor", ANCHORS)
    return Root(matrix, anchor, vector(table["at"], f"{path}.at", _PLACE))


def _at_pelvis(value: object, path: str, rotation: Mat) -> Root:
    on_knee = isinstance(value, list) and value[1:2] == ["auto"]
    place = [value[0], 0.0, *value[2:]] if on_knee and isinstance(value, list) else value
    return Root(rotation, "pelvis", vector(place, path, _PLACE), on_knee)


def _spine(value: object, path: str) -> dict[str, Vec]:
    table = table_of(value, path, {"lumbar", "thoracic"}, set())
    return {name: vector(table[name], f"{path}.{name}", _TRUNK) for name in table}


Limb = TypeVar("Limb", Arm, Leg)


def _limbs(
    table: Mapping[str, Any],
    path: str,
    limb: str,
    read: Callable[[object, str], Limb],
    mirror: Callable[[Limb], Limb],
) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if f"{limb}s" in table:
        if f"{limb}R" in table and f"{limb}L" in table:
            raise PoseFileError(f"{path}.{limb}s", f"{limb}R and {limb}L beside it", f"{limb}s or both sides")
        both = read(table[f"{limb}s"], f"{path}.{limb}s")
        changes = {f"{limb}_r": both, f"{limb}_l": mirror(both)}
    for side in "RL":
        if f"{limb}{side}" in table:
            changes[f"{limb}_{side.lower()}"] = read(table[f"{limb}{side}"], f"{path}.{limb}{side}")
    return changes


def _check_agreement(key: Key, path: str) -> None:
    """Raises PoseFileError where two fields of a key cannot both be true."""
    limbs = {"R": (key.arm_r, key.leg_r), "L": (key.arm_l, key.leg_l)}
    side = key.root.anchor[-1]
    if side in limbs and key.root.anchor[:-1] not in ("shoulder", "hip"):
        limb = limbs[side][0 if key.root.anchor[:-1] in ("elbow", "wrist") else 1]
        if isinstance(limb.mode, Pin):
            raise PoseFileError(f"{path}.root.anchor", f"{key.root.anchor}, which is pinned", "a free joint")
    pins = [leg.mode for leg in (key.leg_r, key.leg_l) if isinstance(leg.mode, Pin)]
    if key.root.on_knee and not any(pin.joint == "knee" and not pin.slides for pin in pins):
        raise PoseFileError(f"{path}.root.pos", '"auto"', "a number, since no knee is pinned")
    for name, leg, other in (("R", key.leg_r, key.leg_l), ("L", key.leg_l, key.leg_r)):
        _check_support(name, leg, other, path)


def _check_support(side: str, leg: Leg, other: Leg, path: str) -> None:
    if not isinstance(leg.mode, Pin) or leg.mode.on is None:
        return
    leans_back = isinstance(other.mode, Pin) and other.mode.on is not None
    if leg.mode.on.endswith(side) or leans_back:
        raise PoseFileError(
            f"{path}.leg{side}.on", leg.mode.on, "a part of the other leg that is not on this one"
        )


def _check_surfaces(keys: tuple[Key, ...], props: Props) -> None:
    for i, key in enumerate(keys):
        for place, surface in key.contacts:
            if surface in PROP_SURFACES - props.surfaces:
                raise PoseFileError(f"$.key[{i}].contacts.{place}", surface, "a surface that is in the scene")


def _phases(value: object, keys: tuple[str, ...]) -> Phases:
    path = "$.phases"
    needed = {"out", "hold", "return", "pause"}
    table = table_of(value, path, needed | {"begin", "second_half"}, needed)
    out = _way(table["out"], f"{path}.out", keys)
    hold = choice(table["hold"], f"{path}.hold", (out[-1],))
    return_ = _way(table["return"], f"{path}.return", keys)
    choice(return_[0], f"{path}.return[0]", (hold,))
    pause = choice(table["pause"], f"{path}.pause", (return_[-1],))
    choice(out[0], f"{path}.out[0]", (pause,))
    if "second_half" in table:
        choice(table["second_half"], f"{path}.second_half", ("mirrored",))
    return Phases(
        out=out,
        hold=hold,
        return_=return_,
        pause=pause,
        begin=choice(table.get("begin", out[0]), f"{path}.begin", keys),
        alternates="second_half" in table,
    )


def _way(value: object, path: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    ids = list_of(value, path, "a list of two or more key ids")
    if len(ids) < 2:
        raise PoseFileError(path, f"{len(ids)} of them", "a list of two or more key ids")
    return tuple(choice(key, f"{path}[{i}]", keys) for i, key in enumerate(ids))
