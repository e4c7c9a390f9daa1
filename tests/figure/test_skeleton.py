import pytest
from hypothesis import given
from hypothesis import strategies as st
from poses_on_file import IDS, pose

from coach.figure import skeleton as bones
from coach.figure.pose_file import pose_file_from
from coach.figure.skeleton import blended, mirrored, posture_of, skeleton_of
from coach.figure.vectors import length, minus, other_side, turned

LENGTHS_M = {
    ("hip", "knee"): bones.THIGH_M,
    ("knee", "ankle"): bones.SHANK_M,
    ("shoulder", "elbow"): bones.UPPER_ARM_M,
    ("elbow", "wrist"): bones.FOREARM_M,
    ("wrist", "fingers"): bones.HAND_M,
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
def test_the_root_of_a_key_stands_where_the_file_says(exercise_id):
    for key in pose(exercise_id).keys:
        x, y, z = skeleton_of(posture_of(key)).joints[key.root.anchor]
        wanted_x, wanted_y, wanted_z = key.root.at
        assert (x, z) == pytest.approx((wanted_x, wanted_z), abs=1e-9)
        assert key.root.on_knee or y == pytest.approx(wanted_y, abs=1e-9)


@pytest.mark.parametrize("exercise_id", IDS)
def test_a_blend_begins_and_ends_in_its_keys(exercise_id):
    keys = pose(exercise_id).keys
    for a in keys:
        for b in keys:
            for t, key in ((0.0, a), (1.0, b)):
                reached = skeleton_of(blended(a, b, t)).joints
                for joint, place in skeleton_of(posture_of(key)).joints.items():
                    assert reached[joint] == pytest.approx(place, abs=1e-4), (a.id, b.id, t, joint)


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_other_side_is_the_mirror_image(exercise_id):
    for key in pose(exercise_id).keys:
        posture = posture_of(key)
        here, there = skeleton_of(posture), skeleton_of(mirrored(posture))
        for joint, (x, y, z) in here.joints.items():
            assert there.joints[other_side(joint)] == pytest.approx((x, y, -z), abs=1e-9)
        for part, frame in here.frames.items():
            x, y, z = turned(frame, (1.0, 0.0, 0.0))
            front = turned(there.frames[other_side(part)], (1.0, 0.0, 0.0))
            assert front == pytest.approx((x, y, -z), abs=1e-9)
        assert there.hands == {"R": here.hands["L"], "L": here.hands["R"]}
        assert mirrored(mirrored(posture)) == posture


@given(st.floats(0.0, 1.0))
def test_a_blend_of_a_key_with_itself_is_that_key(t):
    key = pose("side-plank-full").keys[1]
    for joint, place in skeleton_of(posture_of(key)).joints.items():
        assert skeleton_of(blended(key, key, t)).joints[joint] == pytest.approx(place, abs=1e-9)


STANDING = {
    "id": "a",
    "root": {"rot": [0, 0, 0], "pos": [0, 0.9, 0]},
    "arms": {"angles": [0, 5, 0, 10]},
    "legs": {"angles": [0, 0, 0, 0]},
}


def key_with(**fields):
    mapping = {
        "schema": 1,
        "id": "x",
        "works": "both",
        "view": {"yaw": 0, "pitch": 6},
        "key": [{**STANDING, **fields}],
        "phases": {"out": ["a", "a"], "hold": "a", "return": ["a", "a"], "pause": "a"},
    }
    return pose_file_from(mapping).keys[0]


def test_a_pinned_wrist_is_where_the_file_says_with_its_palm_down():
    hand = {"dir": [1, 0, 0], "back": [0, 1, 0], "shape": "grip"}
    key = key_with(arms={"wrist": [0.3, 1.1, 0.2], "pole": [-1, -1, 0.5], "hand": hand})
    body = skeleton_of(posture_of(key))
    assert body.joints["wristR"] == pytest.approx((0.3, 1.1, 0.2))
    assert body.joints["wristL"] == pytest.approx((0.3, 1.1, -0.2))
    assert body.joints["fingersL"] == pytest.approx((0.3 + bones.HAND_M, 1.1, -0.2))
    assert turned(body.frames["handR"], (1, 0, 0)) == pytest.approx((0, 1, 0))
    assert body.hands == {"R": "grip", "L": "grip"}


def test_a_wrist_lies_on_the_part_it_is_pinned_to():
    arm = {"wrist": [0.1, -0.2, 0.05], "on": "thighR", "pole": [-1, 0, 0.5]}
    body = skeleton_of(posture_of(key_with(armR=arm, legs={"angles": [60, 0, 0, 60]})))
    local = minus(body.joints["wristR"], body.joints["hipR"])
    thigh = body.frames["thighR"]
    assert [sum(thigh[i][k] * local[i] for i in range(3)) for k in range(3)] == pytest.approx(
        [0.1, -0.2, 0.05]
    )


def test_a_raised_heel_stands_on_its_ball_with_flat_toes():
    leg = {"ball": [0.1, 0, 0.092], "pole": [1, 0, 0], "foot": {"pitch": 30}}
    joints = skeleton_of(posture_of(key_with(legs=leg))).joints
    assert joints["ballR"] == pytest.approx((0.1, 0.0, 0.092))
    assert joints["toesR"] == pytest.approx((0.1 + bones.TOES_M, 0.0, 0.092))
    assert joints["heelR"][1] == pytest.approx(0.0915, abs=1e-3)


def test_the_hips_stand_over_a_pinned_knee():
    leg = {"knee": [0.1, 0.056, 0.092], "shin": [-1, 0, 0], "foot": {"plantar": 65}}
    posture = posture_of(key_with(legs=leg, root={"rot": [0, 0, 0], "pos": [0, "auto", 0]}))
    assert posture.faults == ()
    assert skeleton_of(posture).joints["kneeR"] == pytest.approx((0.1, 0.056, 0.092))


def test_a_trunk_hangs_between_a_planted_elbow_and_a_pinned_knee():
    arm = {"dirs": [[0, -1, 0], [1, 0, 0]], "pole": [-1, 0, 0]}
    leg = {"knee": [0.1, 0.05, -0.26], "shin": [-1, 0, 0]}
    root = {"rot": [0, 70, 0], "anchor": "elbowR", "at": [0, 0.04, 0.6]}
    fields = {"root": root, "armR": arm, "legL": {"angles": [10, 0, 0, 90]}}
    posture = posture_of(key_with(legs=leg, **fields))
    joints = skeleton_of(posture).joints
    assert posture.faults == ()
    assert joints["elbowR"] == pytest.approx((0, 0.04, 0.6))
    assert joints["kneeR"] == pytest.approx((0.1, 0.05, -0.26))
    apart = posture_of(key_with(legs={**leg, "knee": [0.1, 0.05, -1.0]}, **fields))
    assert any("armR elbow" in fault for fault in apart.faults)


def test_what_cannot_be_reached_is_reported():
    far = posture_of(key_with(arms={"wrist": [1.5, 1.1, 0.2], "pole": [-1, -1, 0.5]}))
    assert [fault.split(":")[0] for fault in far.faults] == ["armR wrist", "armL wrist"]
    leg = {"knee": [0.1, 0.056, 0.092], "shin": [-1, 0, 0]}
    assert any("legR knee" in fault for fault in posture_of(key_with(legs=leg)).faults)
    assert [fault.split(" ")[0] for fault in mirrored(far).faults] == ["armL", "armR"]
