"""How parts join: which are outlined together, and where an outline is left open so that no line crosses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np

from coach.figure.body import Part
from coach.figure.outline import Open, Outlines

_STRAIGHT_RAD: Final = 0.25
_BENT_RAD: Final = 1.0
_HINGES: Final = (("thigh", "shank"), ("upperArm", "forearm"))
_FAR_END_OF_UPPER: Final = Open(first=True, first_trim=(3, 3))
_FAR_END_OF_LOWER: Final = Open(last=True, last_trim=(3, 3))
_BESIDE_M: Final = 0.02
_WITHOUT_HEM: Final = Open(first=True, first_trim=(4, 4))
"""Hips over a thigh that goes on below them."""
_GROUP_OF: Final = {
    "ankle": "foot",
    "foot": "foot",
    "toes": "foot",
    "hand": "hand",
    "thumb": "hand",
    "forearm": "hand",
}


class Under(NamedTuple):
    """A part outlined before another one that it is drawn after, and the ends it leaves open there."""

    part: int
    ends: Open = Open()


@dataclass(frozen=True, slots=True)
class Joins:
    """Groups in drawing order; open ends, parts first outlined underneath, and bends (0..1) of both ends.

    `ingrown`: thighs that hips or a buttock drawn after them must not cross with a line."""

    groups: tuple[tuple[int, ...], ...]
    open_ends: Mapping[int, Open]
    underneath: Mapping[int, tuple[Under, ...]]
    bends: Mapping[int, tuple[float, float]]
    ingrown: Mapping[int, tuple[int, ...]]


def joins_of(parts: Sequence[Part], outlines: Outlines, order: Sequence[int]) -> Joins:
    """How the parts join in this drawing order."""
    index = {part.name: i for i, part in enumerate(parts)}
    place = {i: n for n, i in enumerate(order)}
    groups = _groups(parts, outlines, order, index)
    open_ends: dict[int, Open] = {}
    bends: dict[int, tuple[float, float]] = {}
    underneath: dict[int, tuple[Under, ...]] = {}
    for side in "RL":
        for bones in _HINGES:
            upper, lower = (index[f"{bone}{side}"] for bone in bones)
            _open_hinge(upper, lower, outlines, place, open_ends, bends)
            first, last = sorted((upper, lower), key=lambda i: place[i])
            far_end = _FAR_END_OF_UPPER if last == upper else _FAR_END_OF_LOWER
            underneath[first] = (Under(last, far_end),)
    _join_shoulders(index, place, outlines, open_ends, underneath)
    _join_hips(index, place, groups, open_ends, underneath)
    ingrown = _ingrown(index, place, groups, outlines)
    return Joins(groups, open_ends, underneath, bends, ingrown)


def _ingrown(
    index: Mapping[str, int],
    place: Mapping[int, int],
    groups: Sequence[Sequence[int]],
    outlines: Outlines,
) -> dict[int, tuple[int, ...]]:
    """For hips and buttocks, the thighs drawn before them."""
    pelvis = index["pelvis"]
    with_pelvis = next(group for group in groups if pelvis in group)
    found: dict[int, tuple[int, ...]] = {}
    for side in "RL":
        thigh, buttock = index[f"thigh{side}"], index[f"buttock{side}"]
        if place[thigh] < place[pelvis] and not outlines.is_foreshortened(thigh):
            found[pelvis] = (*found.get(pelvis, ()), thigh)
            if buttock in with_pelvis:
                found[buttock] = (thigh,)
    return found


def _join_shoulders(
    index: Mapping[str, int],
    place: Mapping[int, int],
    outlines: Outlines,
    open_ends: dict[int, Open],
    underneath: dict[int, tuple[Under, ...]],
) -> None:
    """A sleeve over the trunk is open toward it, and outlined once underneath."""
    torso = index["torso"]
    if place[torso] < place[index["pelvis"]] and not outlines.is_foreshortened(torso):
        open_ends[torso] = Open(first=True)
    over = [index[f"sleeve{side}"] for side in "RL" if place[index[f"sleeve{side}"]] > place[torso]]
    for sleeve in over:
        open_ends[sleeve] = Open(first=True, first_trim=(1, 1))
    underneath[torso] = tuple(Under(sleeve) for sleeve in over)
    for side in "RL":
        arm = index[f"upperArm{side}"]
        open_ends[arm] = replace(open_ends.get(arm, Open()), first=True)


def _join_hips(
    index: Mapping[str, int],
    place: Mapping[int, int],
    groups: Sequence[Sequence[int]],
    open_ends: dict[int, Open],
    underneath: dict[int, tuple[Under, ...]],
) -> None:
    """A thigh over the hips is open toward them, and outlined once underneath; hips over a thigh are too."""
    pelvis = index["pelvis"]
    with_pelvis = next(group for group in groups if pelvis in group)
    thighs = [index[f"thigh{side}"] for side in "RL"]
    free = [thigh for thigh in thighs if place[thigh] > place[pelvis] and thigh not in with_pelvis]
    at_knees = {thigh: open_ends.get(thigh, Open()) for thigh in free}
    underneath[pelvis] = tuple(Under(thigh, ends) for thigh, ends in at_knees.items())
    for thigh, ends in at_knees.items():
        open_ends[thigh] = replace(ends, first=True, first_trim=(2, 2))
    behind = sorted((thigh for thigh in thighs if place[thigh] < place[pelvis]), key=lambda i: place[i])
    for side, thigh in zip("RL", thighs, strict=True):
        buttock = index[f"buttock{side}"]
        if thigh in behind and buttock in with_pelvis:
            open_ends[buttock] = Open(last=True)
            underneath[thigh] = (Under(buttock), *underneath.get(thigh, ()))
    if behind:
        open_ends[pelvis] = _WITHOUT_HEM
        underneath[behind[0]] = (Under(pelvis), *underneath.get(behind[0], ()))


def _open_hinge(
    upper: int,
    lower: int,
    outlines: Outlines,
    place: Mapping[int, int],
    open_ends: dict[int, Open],
    bends: dict[int, tuple[float, float]],
) -> None:
    """A knee or an elbow: the part drawn later is open, and its inner side starts later the more it bends."""
    a = outlines.along[outlines.rows(upper).stop - 2]
    b = outlines.along[outlines.rows(lower).start + 1]
    turn = float(a[0] * b[1] - a[1] * b[0])
    bend_rad = abs(float(np.arctan2(turn, float(a @ b))))
    bend = min(1.0, max(0.0, (bend_rad - 0.2) / 0.6))
    bends[upper], bends[lower] = (0.0, bend), (bend, 0.0)
    stations = 0 if bend_rad < _STRAIGHT_RAD else 1 if bend_rad < _BENT_RAD else 2
    trim = (stations, 0) if turn > 0.0 else (0, stations)
    if place[upper] < place[lower]:
        open_ends[lower] = Open(first=True, first_trim=trim)
    else:
        open_ends[upper] = Open(last=True, last_trim=trim)


def _is_behind(buttock: int, thigh: int, outlines: Outlines) -> bool:
    """Whether a buttock is no nearer than the upper half of its thigh, seen from the front or the side."""
    rows = outlines.rows(thigh)
    upper = outlines.depth[rows.start : (rows.start + rows.stop) // 2]
    return outlines.mean_depth(buttock) < float(upper.mean()) + _BESIDE_M


def _groups(
    parts: Sequence[Part], outlines: Outlines, order: Sequence[int], index: Mapping[str, int]
) -> tuple[tuple[int, ...], ...]:
    """Parts outlined together: hips with the next thigh, hand with forearm, foot with ankle.

    A buttock goes with the hips, or under its thigh where that is drawn first and in front of it."""
    groups: list[tuple[str, list[int]]] = []
    at_hips = {index["buttockR"], index["buttockL"]}
    for i in order:
        part = parts[i]
        if part.kind == "buttock":
            continue
        if part.kind == "pelvis":
            groups.append(("pelvis", [*sorted(at_hips, key=outlines.mean_depth), i]))
            at_hips = set()
            continue
        name = f"{_GROUP_OF.get(part.kind, part.kind)}{part.owner}"
        buttock = index.get(f"buttock{part.owner}", i)
        if part.kind == "thigh" and buttock in at_hips and _is_behind(buttock, i, outlines):
            at_hips.discard(buttock)
            groups.append((name, [buttock, i]))
            continue
        if groups and groups[-1][0] == name:
            groups[-1][1].append(i)
        elif groups and groups[-1][0] == "pelvis" and part.kind == "thigh":
            groups[-1][1].append(i)
            groups[-1] = ("hips", groups[-1][1])
        else:
            groups.append((name, [i]))
    return tuple(tuple(members) for _, members in groups)
