import pytest
from hypothesis import given
from hypothesis import strategies as st
from poses_on_file import IDS, pose

from coach.figure import skeleton as bones
from coach.figure.skeleton import blended, mirrored, posture_of, skeleton_of
from coach.figure.vectors import length, minus

LENGTHS_M = {
    ("hip", "knee"): bones.THIGH_M,
    ("knee", "ankle"): bones.SHANK_M,
    ("shoulder", "elbow"): bones.UPPER_ARM_M,
    ("elbow", "wrist"): bones.FOREARM_M,
    ("ball", "toes"): bones.TOES_M,
}


def skeletons(exercise_id, shares=(0.0, 0.25, 0.5, 0.75, 1.0)):
    keys = pose(exercise_id).keys
    for a in keys:
        for b in keys:
            for t in shares:
                yield skeleton_of(blended(a, b, t))


@pytest.mark.parametrize("exercise_id", IDS)
def test_bones_keep_their_lengths(exercise_id):
    for skeleton in skeletons(exercise_id):
        for (upper, lower), expected in LENGTHS_M.items():
            for side in "RL":
                bone = minus(skeleton.joints[lower + side], skeleton.joints[upper + side])
                assert length(bone) == pytest.approx(expected, abs=1e-6)
        hips = minus(skeleton.joints["hipR"], skeleton.joints["hipL"])
        assert length(hips) == pytest.approx(2 * bones.HIP_HALF_WIDTH_M)


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_anchor_of_a_key_stands_where_the_file_says(exercise_id):
    for key in pose(exercise_id).keys:
        joints = skeleton_of(posture_of(key)).joints
        assert joints[key.root.anchor] == pytest.approx(key.root.at, abs=1e-9)


def test_a_shared_anchor_stays_planted_between_two_keys():
    stand, bottom = pose("bodyweight-squat").keys
    assert stand.root.anchor == bottom.root.anchor == "ankleR"
    for t in (0.2, 0.5, 0.8):
        ankle = skeleton_of(blended(stand, bottom, t)).joints["ankleR"]
        assert ankle == pytest.approx(stand.root.at, abs=0.004)


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_other_side_is_the_mirror_image(exercise_id):
    for key in pose(exercise_id).keys:
        posture = posture_of(key)
        here, there = skeleton_of(posture).joints, skeleton_of(mirrored(posture)).joints
        for joint, (x, y, z) in here.items():
            other = {"R": f"{joint[:-1]}L", "L": f"{joint[:-1]}R"}.get(joint[-1], joint)
            assert there[other] == pytest.approx((x, y, -z), abs=1e-9)
        assert mirrored(mirrored(posture)) == posture


@given(st.floats(0.0, 1.0))
def test_a_blend_of_a_key_with_itself_is_that_key(t):
    key = pose("side-plank-full").keys[1]
    assert skeleton_of(blended(key, key, t)).joints == skeleton_of(posture_of(key)).joints
