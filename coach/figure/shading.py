"""Light and colour on the parts: shade strips, far tint, the glow of a working muscle, the neckline."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, radians
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.figure.arrays import Floats
from coach.figure.body import Part
from coach.figure.camera import Camera
from coach.figure.display import Ink, Mark
from coach.figure.muscles import Muscle
from coach.figure.outline import Open, Outlines, oriented, seen

_LIGHT: Final = np.array([-0.42, 0.91])
_SHADE: Final = 0.17
_STRIPS: Final = (0.20, 0.48, 0.74)
_UNLIT, _LIT = 0.42, 0.67
"""So foreshortened, a part shows no shade, and all of it."""
_UNSHADED: Final = frozenset({"thumb", "toes", "buttock", "pelvis", "foot", "hand", "neck", "head"})
_TAPERS: Final = {
    "thigh": (0.35, 0.0),
    "shank": (0.0, 0.0),
    "ankle": (0.0, 0.0),
    "sleeve": (0.5, 0.0),
    "upperArm": (0.0, 0.0),
    "forearm": (0.0, 0.2),
    "torso": (0.12, 0.25),
}
_LIMBS: Final = (
    ("thigh", "shank", "ankle", "foot", "toes", "buttock"),
    ("sleeve", "upperArm", "forearm", "hand", "thumb"),
)
_GLOWS: Final = ((1.0, 0.22), (0.86, 0.46), (0.71, 0.68), (0.54, 0.86), (0.36, 1.0))
_GLOW_STATIONS: Final = 14
_TURNED_IN_DEG: Final = {"buttock": 68.0}
_TURNED_IN_ELSE_DEG: Final = 42.0
_TURNING_ENDS_DEG: Final = (90.0, 135.0)
_NECKLINE_HALF: Final = radians(78)
_FROM_COLLAR: Final = Open(first=True, first_trim=(1, 1))
_NECKLINE_STATIONS: Final = 21


def trunk_depth(outlines: Outlines) -> float:
    """How near shirt and hips are, the first two parts."""
    return float(outlines.depth[: outlines.rows(1).stop].mean())


def far_tints(parts: Sequence[Part], outlines: Outlines) -> tuple[float, ...]:
    """How far each part lies behind the trunk, 0 to 1, one value a limb and none for the nearer of two."""
    index = {part.name: i for i, part in enumerate(parts)}
    trunk = trunk_depth(outlines)
    tints = [
        0.0 if part.owner == "C" else min(max((trunk - outlines.mean_depth(i) - 0.03) / 0.16, 0.0), 1.0)
        for i, part in enumerate(parts)
    ]
    for limb in _LIMBS:
        members = {side: [index[f"{kind}{side}"] for kind in limb] for side in "RL"}
        means = {side: sum(tints[i] for i in found) / len(found) for side, found in members.items()}
        nearest = min(means.values())
        for side, found in members.items():
            for i in found:
                tints[i] = round(means[side] - nearest, 1)
    return tuple(tints)


def shade(outlines: Outlines, i: int, part: Part, far: float, bends: tuple[float, float]) -> list[Mark]:
    """Three nested strips along the side away from the light."""
    if part.kind in _UNSHADED:
        return []
    rows = outlines.rows(i)
    lit = float((outlines.normal[rows] @ _LIGHT).mean())
    strength = min(1.0, 1.25 * abs(lit))
    seen_share = float(np.median(outlines.shortening[rows]))
    lit_share = min(max((seen_share - _UNLIT) / (_LIT - _UNLIT), 0.0), 1.0)
    if strength < 0.08 or not lit_share:
        return []
    edge = outlines.right[rows] if lit > 0.0 else outlines.left[rows]
    outward = edge - outlines.centre[rows]
    taper = _taper(rows.stop - rows.start, part.kind, bends) * lit_share
    marks = []
    for n, share in enumerate(_STRIPS, start=1):
        inner = outlines.centre[rows] + outward * (1.0 - (1.0 - share) * taper)[:, None]
        amount = round(1.0 - (1.0 - _SHADE / 2 * strength) ** n, 2)
        marks.append(
            Mark(part.name, Ink(part.garment, "shade", far, amount), (np.vstack((edge, inner[::-1])),))
        )
    return marks


def _taper(count: int, kind: str, bends: tuple[float, float]) -> Floats:
    along = np.linspace(0.0, 1.0, count)
    first, last = _TAPERS[kind]
    first, last = max(first, 0.22 * bends[0]), max(last, 0.22 * bends[1])
    taper = np.ones(count)
    if first:
        taper = taper * np.clip(along / first, 0.0, 1.0)
    if last:
        taper = taper * np.clip((1.0 - along) / last, 0.0, 1.0)
    return np.asarray(taper * taper * (3.0 - 2.0 * taper))


def _sections(part: Part, places: Floats) -> tuple[Floats, Floats, Floats]:
    """Centres and half-axes at these places, 0 to the number of stations less one."""
    i = np.clip(places.astype(int), 0, len(part.centres) - 2)
    share = (places - i)[:, None]
    centres, sides, fronts = (
        values[i] * (1.0 - share) + values[i + 1] * share
        for values in (part.centres, part.sides, part.fronts)
    )
    return centres, sides, fronts


def _facing(sides: Floats, fronts: Floats, camera: Camera) -> Floats:
    """The angle on each section that faces the camera, radians."""
    toward = np.array(camera.toward)
    across = sides @ toward / ((sides * sides).sum(-1) + 1e-9)
    ahead = fronts @ toward / ((fronts * fronts).sum(-1) + 1e-9)
    return np.asarray(np.arctan2(ahead, across))


def _faces(
    centres: Floats, sides: Floats, fronts: Floats, angle_rad: Floats, camera: Camera
) -> NDArray[np.bool_]:
    """Whether the skin at these angles of neighbouring sections is turned to the camera."""
    cos, sin = np.cos(angle_rad)[:, None], np.sin(angle_rad)[:, None]
    outward = sides * cos + fronts * sin
    along, round_ = np.gradient(centres + outward, axis=0), fronts * cos - sides * sin
    normal = np.cross(along, round_)
    return np.asarray((normal @ np.array(camera.toward)) * (normal * outward).sum(1) > 0.0)


def _wrapped(angle_rad: Floats) -> Floats:
    return np.asarray(np.mod(angle_rad + pi, 2 * pi) - pi)


def glow(part: Part, muscle: Muscle, camera: Camera, far: float) -> list[Mark]:
    """Nested patches on the skin of the part, aimed a little toward the camera."""
    whole = len(part.centres) - 1
    facing = float(_facing(part.sides.mean(0)[None], part.fronts.mean(0)[None], camera)[0])
    off = float(_wrapped(np.array(radians(muscle.angle_deg) - facing)))
    aimed = _turned_in(off, _TURNED_IN_DEG.get(part.kind, _TURNED_IN_ELSE_DEG))
    middle, half = (muscle.start + muscle.end) / 2, (muscle.end - muscle.start) / 2
    marks = []
    for size, amount in _GLOWS:
        along = np.linspace(-1.0, 1.0, _GLOW_STATIONS)
        centres, sides, fronts = _sections(part, (middle + along * half * (0.35 + 0.65 * size)) * whole)
        toward = _facing(sides, fronts, camera)
        centre = _wrapped(facing + aimed - toward)
        width = radians(muscle.half_deg) * size * np.sqrt(1.0 - along**2)
        low, high = np.maximum(centre - width, -pi / 2), np.minimum(centre + width, pi / 2)
        shown = (high >= low) & _faces(centres, sides, fronts, (low + high) / 2 + toward, camera)
        if shown.sum() < 4:
            break
        low, high = (low + toward)[shown, None], (high + toward)[shown, None]
        centres, sides, fronts = centres[shown], sides[shown], fronts[shown]
        edges = [seen(centres + sides * np.cos(a) + fronts * np.sin(a), camera) for a in (low, high)]
        ink = Ink(part.garment, "glow", far, amount)
        marks.append(Mark(part.name, ink, (np.vstack((edges[0], edges[1][::-1])),)))
    return marks


def _turned_in(off_rad: float, most_deg: float) -> float:
    """The angle to the camera, drawn in; less and less on the side turned away."""
    full, none = (radians(end) for end in _TURNING_ENDS_DEG)
    share = float(np.clip((none - abs(off_rad)) / (none - full), 0.0, 1.0))
    most = radians(most_deg) * share
    return off_rad - float(np.clip(off_rad, -most, most))


def neckline(torso: Part, chest_up: Floats, camera: Camera, line_m: float) -> list[Mark]:
    """The dip of skin at the front of the collar, as far as the shirt there faces the camera."""
    angle = np.linspace(-_NECKLINE_HALF, _NECKLINE_HALF, _NECKLINE_STATIONS)
    whole = len(torso.centres) - 1
    dip = np.cos(angle * 90 / 78) * 2.6
    cos, sin = np.cos(angle + pi / 2)[:, None], np.sin(angle + pi / 2)[:, None]

    def on_shirt(places: Floats) -> Floats:
        centres, sides, fronts = _sections(torso, places)
        return np.asarray(centres + sides * cos + fronts * sin)

    edge = on_shirt(whole - dip)
    upward = on_shirt(whole - dip + 0.2) - on_shirt(whole - dip - 0.2)
    shown = _longest_run(np.cross(upward, np.gradient(edge, axis=0)) @ np.array(camera.toward) < 0.0)
    if shown.stop - shown.start < 3:
        return []
    collar = torso.centres[-1] + (torso.sides[-1] * cos + torso.fronts[-1] * sin) * 0.74 + chest_up * 0.042
    edge, collar = seen(edge[shown], camera), seen(collar[shown], camera)
    return [
        Mark("neck", Ink("skin"), (np.vstack((edge, collar[::-1])),)),
        Mark("neck", Ink("shirt", "edge"), (edge,), pen_m=line_m, is_open=True),
    ]


def collar(outlines: Outlines, torso: int, line_m: float) -> list[Mark]:
    """The rim of the shirt round the neck, from its front and back to it, for who looks down into it."""
    rim = outlines.section(outlines.rows(torso).stop - 1)
    rim = np.roll(rim, -len(rim) // 4, axis=0)
    return [Mark("torso", Ink("shirt", "edge"), (np.vstack((rim, rim[:1])),), pen_m=line_m, is_open=True)]


def neck_over(outlines: Outlines, neck: int, line_m: float) -> list[Mark]:
    """The neck from the collar on, in front of the shirt."""
    row = outlines.rows(neck).start + 1
    edge, fill = (
        [oriented(polygon) for polygon in outlines.edged(neck, grown_m, _FROM_COLLAR)]
        for grown_m in (line_m, 0.0)
    )
    root = oriented(outlines.section(row))
    return [Mark("neck", Ink("skin", "edge"), tuple(edge)), Mark("neck", Ink("skin"), (*fill, root))]


def _longest_run(flags: NDArray[np.bool_]) -> slice:
    """The longest row of neighbours that are set."""
    ends = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(int)))
    if not len(ends):
        return slice(0, 0)
    longest = int(np.argmax(ends[1::2] - ends[::2]))
    return slice(int(ends[2 * longest]), int(ends[2 * longest + 1]))
