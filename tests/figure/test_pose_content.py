"""The pose files say what the exercises say."""

import tomllib
from itertools import pairwise

import pytest
from poses_on_file import FOLDER, IDS, pose

from coach.figure.body import lowest, parts_of
from coach.figure.motion import moment
from coach.figure.skeleton import blended, posture_of, skeleton_of
from coach.figure.vectors import about_z

STANDING = (
    "bodyweight-squat",
    "calf-wall-bent",
    "calf-wall-straight",
    "chair-squat",
    "hip-hinge",
    "standing-back-extension",
    "standing-march",
)


def test_every_exercise_has_a_pose_and_every_pose_an_exercise():
    exercises = (path.stem for path in (FOLDER.parent / "exercises").glob("*.toml"))
    assert set(IDS) == set(exercises)
    assert len(IDS) == 31


@pytest.mark.parametrize("exercise_id", IDS)
def test_a_pose_carries_the_name_of_its_file_and_shows_what_works(exercise_id):
    pose_file = pose(exercise_id)
    assert pose_file.id == exercise_id
    assert pose_file.highlight
    assert all(key.about.endswith(".") for key in pose_file.keys)


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_sides_agree_with_the_exercise(exercise_id):
    words = tomllib.loads((FOLDER.parent / "exercises" / f"{exercise_id}.toml").read_text(encoding="utf-8"))
    alternates, sided = (_says(words, field) for field in ("alternate", "per_side"))
    assert pose(exercise_id).phases.alternates == alternates
    assert pose(exercise_id).works == ("right" if sided or alternates else "both")


def _says(table, field):
    if field in table:
        return table[field] is True
    return any(_says(value, field) for value in table.values() if isinstance(value, dict))


@pytest.mark.parametrize("exercise_id", IDS)
def test_a_key_rests_on_the_floor(exercise_id):
    for key in pose(exercise_id).keys:
        assert lowest(parts_of(skeleton_of(posture_of(key)))) == pytest.approx(0.0, abs=0.015)


@pytest.mark.parametrize("exercise_id", IDS)
def test_nobody_sinks_into_the_floor_or_flies_on_the_way(exercise_id):
    ways = pose(exercise_id).phases
    first = () if ways.begin in ways.out else (ways.begin, ways.out[0])
    for way in (first, ways.out, ways.return_):
        for a, b in pairwise(way):
            for t in (0.125, 0.25, 0.5, 0.75, 0.875):
                posture = blended(pose(exercise_id).key(a), pose(exercise_id).key(b), t)
                assert -0.03 <= lowest(parts_of(skeleton_of(posture))) <= 0.03, (a, b, t)


@pytest.mark.parametrize("exercise_id", STANDING)
def test_a_foot_is_flat_when_its_angles_say_so(exercise_id):
    """AD = pitch - HF + KF (sagittal)."""
    for key in pose(exercise_id).keys:
        joints = skeleton_of(posture_of(key)).joints
        front = key.root.rotation[0][0], key.root.rotation[1][0]
        for side, leg in (("R", key.leg_r), ("L", key.leg_l)):
            flexion, abduction, _, knee = leg.angles
            if abduction or joints[f"ankle{side}"][1] > 0.1:
                continue
            pitch = next(p for p in _tenths(-10, 60) if _front_of(p) == pytest.approx(front, abs=1e-3))
            assert -leg.plantar == pytest.approx(pitch - flexion + knee, abs=2.0)
            assert joints[f"ball{side}"][1] == pytest.approx(0.0, abs=0.008)


def _tenths(first, last):
    return (i / 10 for i in range(first * 10, last * 10 + 1))


def _front_of(pitch):
    matrix = about_z(-pitch)
    return matrix[0][0], matrix[1][0]


@pytest.mark.parametrize("exercise_id", [i for i in IDS if pose(i).phases.alternates])
def test_the_halves_of_an_alternating_exercise_meet_in_a_symmetrical_key(exercise_id):
    pose_file = pose(exercise_id)
    for key_id in (pose_file.phases.begin, pose_file.phases.pause):
        key = pose_file.key(key_id)
        assert key.arm_r == key.arm_l
        assert key.leg_r == key.leg_l
        assert key.lumbar[1:] == key.thoracic[1:] == (0.0, 0.0)


def test_the_bird_dog_reaches_with_the_right_leg_and_the_left_arm():
    start, reach = pose("bird-dog").keys
    assert reach.leg_r.angles == pytest.approx((-8, 0, 0, 0), abs=6)
    assert reach.leg_l.angles == pytest.approx((78, 0, 0, 93), abs=6)
    assert reach.arm_l.angles == pytest.approx((166, 0, 0, 0), abs=6)
    assert reach.arm_r.angles == pytest.approx((76, 0, 0, 0), abs=6)
    assert start.arm_l == start.arm_r
    joints = skeleton_of(posture_of(reach)).joints
    assert joints["ankleR"][1] > 0.35
    assert joints["wristL"][1] > 0.4
    assert joints["kneeL"][1] == pytest.approx(0.053, abs=0.01)


def test_the_squat_sends_the_hips_back_and_the_arms_forward():
    stand, bottom = pose("bodyweight-squat").keys
    assert stand.leg_r.angles[0] == pytest.approx(0, abs=5)
    assert bottom.leg_r.angles == pytest.approx((100, 12, 10, 88), abs=6)
    assert bottom.arm_r.angles == pytest.approx((128, 0, 0, 0), abs=6)
    joints = skeleton_of(posture_of(bottom)).joints
    assert joints["pelvis"][0] < joints["ankleR"][0] < joints["wristR"][0]
    assert joints["pelvis"][1] == pytest.approx(0.65 * 1.72 / 1.75, abs=0.04)


def test_the_leg_raise_lies_on_the_left_and_lifts_the_right():
    down, up = pose("side-lying-hip-abduction").keys
    assert down.leg_r.angles == pytest.approx((0, 0, 0, 0), abs=6)
    assert up.leg_r.angles == pytest.approx((-5, 35, 0, 0), abs=6)
    assert up.leg_l.angles == pytest.approx((30, -4, 0, 50), abs=6)
    joints = skeleton_of(posture_of(up)).joints
    assert joints["hipR"][1] > joints["hipL"][1] + 0.15
    assert joints["ankleR"][1] > joints["ankleL"][1] + 0.4


def test_the_bridge_lines_up_shoulder_hip_and_knee():
    top = pose("glute-bridge").key("top")
    joints = skeleton_of(posture_of(top)).joints
    (sx, sy, _), (hx, hy, _), (kx, ky, _) = (joints[j] for j in ("shoulderR", "hipR", "kneeR"))
    assert hy == pytest.approx(sy + (ky - sy) * (hx - sx) / (kx - sx), abs=0.05)


def test_a_seat_holds_who_sits_on_it():
    for exercise_id, key_id in (("chair-squat", "sit"), ("hamstring-seated", "tall")):
        pose_file = pose(exercise_id)
        chair = pose_file.props.chair
        x, y, _ = skeleton_of(posture_of(pose_file.key(key_id))).joints["pelvis"]
        assert chair is not None
        assert y == pytest.approx(chair.seat + 0.094, abs=0.01)
        assert abs(x - chair.x) < 0.2


def test_palms_stay_on_the_wall():
    for exercise_id in ("calf-wall-bent", "calf-wall-straight"):
        pose_file = pose(exercise_id)
        for share_s in (0.0, 1.0, 2.0, 10.0):
            now = moment(pose_file, "hold", (0, 0, 0, 0), share_s, 30.0, False)
            posture = blended(pose_file.key(now.a), pose_file.key(now.b), now.t)
            wrist = skeleton_of(posture).joints["wristR"]
            assert wrist[0] == pytest.approx(pose_file.props.wall - 0.045, abs=0.03)
