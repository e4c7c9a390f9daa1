"""Painter's order: which part is drawn before which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from coach.figure.arrays import Floats
from coach.figure.body import Part
from coach.figure.outline import Outlines

_OVERLAP_M: Final = 0.005
_HEAD_COVERS_M: Final = 0.03
_LEANS_IN: Final = 0.35
"""From which share of its length the trunk points at the camera, so that the shirt hides the hips."""
_ALWAYS_BEFORE: Final = frozenset(
    {
        ("upperArm", "sleeve"),
        ("ankle", "shank"),
        ("thumb", "hand"),
        ("foot", "ankle"),
        ("foot", "toes"),
        ("foot", "shank"),
        ("toes", "ankle"),
        ("toes", "shank"),
        ("buttock", "thigh"),
        ("neck", "head"),
        ("neck", "torso"),
        ("ankle", "thigh"),
    }
)
_JOINED: Final = frozenset(
    {
        ("torso", "pelvis"),
        ("torso", "neck"),
        ("pelvis", "thigh"),
        ("pelvis", "buttock"),
        ("thigh", "buttock"),
        ("thigh", "shank"),
        ("shank", "ankle"),
        ("ankle", "foot"),
        ("foot", "toes"),
        ("torso", "sleeve"),
        ("torso", "upperArm"),
        ("sleeve", "upperArm"),
        ("upperArm", "forearm"),
        ("forearm", "hand"),
        ("hand", "thumb"),
        ("neck", "head"),
        ("sleeve", "forearm"),
        ("shank", "foot"),
        ("forearm", "thumb"),
        ("torso", "buttock"),
        ("torso", "thigh"),
        ("torso", "head"),
    }
)


def drawing_order(parts: Sequence[Part], outlines: Outlines) -> tuple[int, ...]:
    """Indices of the parts, the farthest first."""
    always, here = _constraints(parts, outlines)
    depths = [outlines.mean_depth(i) for i in range(len(parts))]
    waiting = set(range(len(parts)))
    order = []
    while waiting:
        possible = [i for i in waiting if not always[i] & waiting]
        ready = [i for i in possible if not here[i] & waiting] or possible
        following = min(ready, key=lambda i: depths[i])
        order.append(following)
        waiting.discard(following)
    return tuple(order)


def _constraints(parts: Sequence[Part], outlines: Outlines) -> tuple[list[set[int]], list[set[int]]]:
    """For each part, those that have to be drawn before it: in every pose, and in this one."""
    gaps = _gaps(outlines)
    starts = outlines.starts[:-1]
    nearest = np.minimum.reduceat(np.minimum.reduceat(gaps, starts, 0), starts, 1)
    always: list[set[int]] = [set() for _ in parts]
    here: list[set[int]] = [set() for _ in parts]
    for i in range(len(parts)):
        for j in range(i + 1, len(parts)):
            is_first = _is_before(parts[i], parts[j])
            if (parts[i].kind, parts[j].kind) == ("torso", "pelvis"):
                is_first = not _leans_in(outlines, i)
            if is_first is not None:
                always[j if is_first else i].add(i if is_first else j)
            elif nearest[i, j] <= -_OVERLAP_M:
                is_first = _is_farther(i, j, parts, outlines, gaps)
                here[j if is_first else i].add(i if is_first else j)
    return always, here


def _leans_in(outlines: Outlines, torso: int) -> bool:
    """Whether the trunk points at the camera."""
    rows = outlines.rows(torso)
    nearer_m = float(outlines.depth[rows.stop - 1] - outlines.depth[rows.start])
    across = outlines.centre[rows.stop - 1] - outlines.centre[rows.start]
    return nearer_m > _LEANS_IN * float(np.hypot(np.hypot(*across), nearer_m))


def _gaps(outlines: Outlines) -> Floats:
    """Between every two stations, negative where they overlap."""
    apart = outlines.centre[:, None, :] - outlines.centre[None, :, :]
    return np.asarray(np.sqrt((apart * apart).sum(-1)) - outlines.reach[:, None] - outlines.reach[None, :])


def _is_one_side(a: Part, b: Part) -> bool:
    return a.owner == b.owner or "C" in (a.owner, b.owner)


def _is_before(a: Part, b: Part) -> bool | None:
    """What holds whatever the pose; None when it depends."""
    if not _is_one_side(a, b):
        return None
    if (a.kind, b.kind) in _ALWAYS_BEFORE:
        return True
    return False if (b.kind, a.kind) in _ALWAYS_BEFORE else None


def _is_farther(i: int, j: int, parts: Sequence[Part], outlines: Outlines, gaps: Floats) -> bool:
    """Whether part `i` lies behind part `j` where they overlap most."""
    a, b = parts[i], parts[j]
    if _is_one_side(a, b) and ((a.kind, b.kind) in _JOINED or (b.kind, a.kind) in _JOINED):
        nearer_m = outlines.mean_depth(j) - outlines.mean_depth(i)
        return nearer_m > (-_HEAD_COVERS_M if (a.kind, b.kind) == ("torso", "head") else 0.0)
    ours, theirs = outlines.rows(i), outlines.rows(j)
    weight = np.maximum(-gaps[ours, theirs], 0.0) ** 2
    behind = outlines.depth[theirs][None, :] - outlines.depth[ours][:, None]
    return float((weight * behind).sum()) > 0.0
