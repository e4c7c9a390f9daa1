"""The walk: a stride on the spot that closes on itself, its left half the mirror image of its right."""

from functools import cache
from itertools import pairwise
from math import atan2, degrees

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pose_checks import deviations, gap, lowest
from poses_on_file import EXERCISES, IDS, pose

from coach.figure.motion import STRIDE_S, WALKING, Moment, moment, walking_moment, working_moment
from coach.figure.scene import skeleton_at
from coach.figure.skeleton import blended, mirrored, posture_of, skeleton_of
from coach.figure.vectors import product, transposed, turned

WALK = pose(WALKING)
CYCLE = (*WALK.phases.out, *WALK.phases.return_[1:])
MOMENTS = tuple(Moment(a, b, n / 8) for a, b in pairwise(CYCLE) for n in range(8))
STEP_M = 0.63
NEUTRAL = dict.fromkeys(("spine", "sb", "sr", "neck"), 0.0) | dict.fromkeys(
    ("hf", "ha", "hr", "kf", "ad", "sf", "sa", "si", "ef"), (0.0, 0.0)
)


@cache
def body(shown):
    return skeleton_at(WALK, shown, "right")


def bend(shown, joint):
    trunk = posture_of(WALK.key(shown.a)).trunk
    return deviations(body(shown), trunk, NEUTRAL)[joint]


def hip_deg(shown, side):
    """Forward of the pelvis is positive."""
    frames = body(shown).frames
    thigh = turned(product(transposed(frames["pelvis"]), frames[f"thigh{side}"]), (0.0, -1.0, 0.0))
    return degrees(atan2(thigh[0], -thigh[1]))


def at_key(key_id):
    return Moment(key_id, key_id, 0.0)


def test_the_walk_is_the_one_pose_of_no_exercise():
    assert set(IDS) - set(EXERCISES) == {WALKING}
    assert WALK.id == WALKING
    assert not WALK.props.mat
    assert WALK.highlight == ()


def test_a_stride_passes_every_key_once_and_closes():
    assert CYCLE[0] == CYCLE[-1]
    assert sorted(CYCLE[:-1]) == sorted(key.id for key in WALK.keys)
    assert len(CYCLE) == 9


def test_the_moment_goes_on_evenly_and_comes_round():
    leg_s = STRIDE_S / 8
    assert walking_moment(WALK, 0.0) == Moment(CYCLE[0], CYCLE[1], 0.0)
    for n, (a, b) in enumerate(pairwise(CYCLE)):
        for share in (0.25, 0.5, 0.75):
            shown = walking_moment(WALK, (n + share) * leg_s)
            assert (shown.a, shown.b) == (a, b)
            assert shown.t == pytest.approx(share)
    assert walking_moment(WALK, STRIDE_S) == walking_moment(WALK, 0.0)


@given(st.floats(0.0, 4000.0))
def test_a_step_walks_on_beyond_its_duration(elapsed_s):
    shown = moment(WALK, "walk", (0.0, 0.0, 0.0, 0.0), elapsed_s, 60.0, False)
    assert shown == walking_moment(WALK, elapsed_s)
    assert 0.0 <= shown.t <= 1.0
    assert (shown.a, shown.b) in set(pairwise(CYCLE))


def test_no_joint_jumps_from_one_frame_to_the_next():
    frame_s = 1 / 120
    bodies = [body(walking_moment(WALK, n * frame_s)) for n in range(int(STRIDE_S / frame_s) + 3)]
    for before, after in pairwise(bodies):
        for joint, place in before.joints.items():
            assert after.joints[joint] == pytest.approx(place, abs=0.06), joint


def test_the_still_is_a_stride_with_the_near_leg_ahead():
    joints = body(working_moment(WALK)).joints
    assert joints["ankleR"][0] - joints["ankleL"][0] > 0.5
    assert joints["wristL"][0] - joints["wristR"][0] > 0.4


@pytest.mark.parametrize("half", range(4))
@pytest.mark.parametrize("share", [0.0, 0.3, 0.7])
def test_the_left_half_mirrors_the_right(half, share):
    here, there = (blended(WALK.key(CYCLE[n]), WALK.key(CYCLE[n + 1]), share) for n in (half, half + 4))
    left, right = skeleton_of(mirrored(here)), skeleton_of(there)
    for joint, place in right.joints.items():
        assert left.joints[joint] == pytest.approx(place, abs=1e-9), joint


@pytest.mark.parametrize("shown", MOMENTS, ids=str)
def test_every_frame_is_within_reach_on_the_floor_and_within_the_joints(shown):
    assert blended(WALK.key(shown.a), WALK.key(shown.b), shown.t).faults == ()
    assert -0.001 <= lowest(body(shown)) <= 0.006
    for side in "RL":
        assert -16 <= hip_deg(shown, side) <= 36
        assert 0 <= bend(shown, f"knee{side}") <= 65
        assert -15 <= bend(shown, f"ankle{side}") <= 16
        assert bend(shown, f"elbow{side}") <= 35


def test_the_legs_are_bent_as_in_a_walk():
    strike, push, passing = (at_key(f"right-{name}") for name in ("strike", "loads", "passes"))
    assert 18 <= hip_deg(strike, "R") <= 30
    assert bend(strike, "kneeR") <= 8
    assert abs(bend(strike, "ankleR")) <= 6
    assert -16 <= hip_deg(push, "L") <= -10
    assert body(push).joints["heelL"][1] > 0.1
    assert 50 <= bend(passing, "kneeR") <= 64
    assert body(passing).joints["ballR"][1] > 0.03


def test_the_arms_swing_against_the_legs():
    for shown in MOMENTS:
        joints = body(shown).joints
        apart = {side: joints[f"wrist{side}"][0] - joints[f"shoulder{side}"][0] for side in "RL"}
        legs = joints["ankleR"][0] - joints["ankleL"][0]
        if abs(legs) > 0.35:
            assert (apart["L"] - apart["R"]) * legs > 0.0, shown


def test_the_pelvis_rises_over_the_standing_leg_and_only_a_little():
    heights = [body(shown).joints["pelvis"][1] for shown in MOMENTS]
    assert 0.015 <= max(heights) - min(heights) <= 0.04
    assert body(at_key("right-passes")).joints["pelvis"][1] == pytest.approx(max(heights))


def test_the_head_looks_ahead():
    for shown in MOMENTS:
        front = turned(body(shown).frames["head"], (1.0, 0.0, 0.0))
        assert abs(degrees(atan2(front[2], front[0]))) < 1.0
        assert abs(degrees(atan2(front[1], front[0]))) < 5.0


@pytest.mark.parametrize("key", WALK.keys, ids=lambda key: key.id)
def test_what_touches_the_floor_is_on_it(key):
    for place, surface in key.contacts:
        assert gap(WALK, body(at_key(key.id)), place, surface) == pytest.approx(0.0, abs=0.0105), place


def test_the_standing_foot_goes_back_with_the_floor_at_one_pace():
    """From the flat foot on: what carries the ball stays at its height and loses the same way each time."""
    standing = [shown for shown in MOMENTS if shown.a in CYCLE[5:8]]
    balls = [body(shown).joints["ballR"] for shown in [*standing, at_key(CYCLE[8])]]
    pace_m = STEP_M / 4 / 8
    for before, after in pairwise(balls):
        assert before[0] - after[0] == pytest.approx(pace_m, abs=0.002)
        assert after[1] == pytest.approx(0.0, abs=0.001)
        assert after[2] == pytest.approx(before[2], abs=0.001)
