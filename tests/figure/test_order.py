from itertools import pairwise

import pytest
from poses_on_file import IDS, pose

from coach.figure.body import parts_of
from coach.figure.camera import Camera, camera_of
from coach.figure.motion import Moment
from coach.figure.order import drawing_order
from coach.figure.outline import outlines_of
from coach.figure.scene import skeleton_at

LEG = {"thigh", "shank", "ankle", "foot", "toes"}
ARM = {"sleeve", "upperArm", "forearm", "hand", "thumb"}
WITH_PELVIS = {"buttockR", "buttockL"}
"""Painted in the place of the pelvis, whatever their own place."""


def order(exercise_id, moment, camera=None):
    """Names in drawing order, and the pairs whose sections overlap in the picture."""
    parts = parts_of(skeleton_at(pose(exercise_id), moment, "right"))
    outlines = outlines_of(parts, camera or camera_of(pose(exercise_id), "right"))
    return [parts[i].name for i in drawing_order(parts, outlines)], overlapping(parts, outlines)


def overlapping(parts, outlines):
    pairs = set()
    for i, a in enumerate(parts):
        for j in range(i + 1, len(parts)):
            mine, theirs = outlines.centre[outlines.rows(i)], outlines.centre[outlines.rows(j)]
            apart = ((mine[:, None] - theirs[None]) ** 2).sum(-1) ** 0.5
            reach = outlines.reach[outlines.rows(i)][:, None] + outlines.reach[outlines.rows(j)][None]
            if (apart - reach).min() < -0.01:
                pairs.add((a.name, parts[j].name))
    return pairs


def kinds(*names):
    return {name[:-1] if name[-1] in "RL" else name for name in names}


def is_one_limb(a, b):
    if kinds(a, b) in ({"pelvis", "thigh"}, {"torso", "thigh"}, {"torso", "sleeve"}, {"torso", "upperArm"}):
        return True
    return a[-1] == b[-1] and (kinds(a, b) <= LEG or kinds(a, b) <= ARM)


def is_taking_hold(a, b):
    """An arm goes round the leg it takes hold of, and the hands meet on it."""
    return any(kinds(one) <= ARM and kinds(other) <= LEG | ARM for one, other in ((a, b), (b, a)))


def is_rolling_over(exercise_id, a, b):
    """On the side, one shank lies on the other."""
    return exercise_id == "side-plank-knee" and {a, b} == {"shankR", "shankL"}


@pytest.mark.parametrize("yaw", range(0, 360, 60))
def test_fixed_rules_hold_from_every_side(yaw):
    names, _ = order("dead-bug", Moment("reach", "reach", 0.0), Camera(yaw, 20))
    place = names.index
    assert len(names) == 26
    assert place("neck") < place("torso")
    assert place("neck") < place("head")
    for side in "RL":
        assert place(f"upperArm{side}") < place(f"sleeve{side}")
        assert place(f"foot{side}") < place(f"ankle{side}") < place(f"shank{side}")
        assert place(f"thumb{side}") < place(f"hand{side}")


@pytest.mark.parametrize("exercise_id", ["cat-cow", "knee-plank", "bird-dog"])
def test_the_shirt_hides_the_hips_from_the_front_and_not_from_behind(exercise_id):
    start = Moment(pose(exercise_id).phases.begin, pose(exercise_id).phases.begin, 0.0)
    front, _ = order(exercise_id, start, Camera(90, 12))
    behind, _ = order(exercise_id, start, Camera(-90, 12))
    assert front.index("pelvis") < front.index("torso")
    assert behind.index("torso") < behind.index("pelvis")


def test_near_limbs_are_drawn_after_far_limbs():
    names, _ = order("bird-dog", Moment("start", "start", 0.0))
    assert names.index("upperArmL") < names.index("torso") < names.index("upperArmR")
    names, _ = order("bird-dog", Moment("start", "start", 0.0), Camera(180, 10))
    assert names.index("upperArmR") < names.index("torso") < names.index("upperArmL")


@pytest.mark.parametrize("exercise_id", IDS)
def test_unrelated_parts_keep_their_order_along_the_motion(exercise_id):
    out = pose(exercise_id).phases.out
    for a, b in pairwise(out):
        seen = [order(exercise_id, Moment(a, b, n / 15)) for n in range(16)]
        for pair in flips(seen):
            assert is_one_limb(*pair) or is_taking_hold(*pair) or is_rolling_over(exercise_id, *pair), pair


def flips(seen):
    """Touching pairs whose order changes between neighbours."""
    for (before, touching), (after, still) in pairwise(seen):
        for one, other in touching & still:
            is_flipped = (before.index(one) < before.index(other)) != (after.index(one) < after.index(other))
            if is_flipped and not WITH_PELVIS & {one, other}:
                yield one, other
