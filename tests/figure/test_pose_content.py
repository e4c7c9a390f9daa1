"""The pose files say what the exercises say, and what they say holds in every frame."""

import tomllib
from functools import cache
from itertools import pairwise
from math import atan2, cos, degrees, radians

import pytest
from keyframe_angles import KEYFRAMES
from pose_checks import deviations, gap, gap_to_plane, lowest
from pose_exceptions import ANGLES, MOVES
from poses_on_file import EXERCISES as IDS
from poses_on_file import FOLDER, pose

from coach.figure.motion import moment
from coach.figure.skeleton import blended, mirrored, posture_of, skeleton_of
from coach.figure.vectors import length, minus, turned

TOLERANCE_DEG = 12.0
SHARES = (0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875)


@cache
def pairs(exercise_id):
    """The keys that follow one another, whichever way the step goes through them."""
    ways = pose(exercise_id).phases
    first = () if ways.begin in ways.out else (ways.begin, ways.out[0])
    found = [pair for way in (first, ways.out, ways.return_) for pair in pairwise(way)]
    return [(pose(exercise_id).key(a), pose(exercise_id).key(b)) for a, b in dict.fromkeys(found)]


@cache
def body_of(key):
    return skeleton_of(posture_of(key))


def words_of(exercise_id):
    return tomllib.loads((FOLDER.parent / "exercises" / f"{exercise_id}.toml").read_text(encoding="utf-8"))


def test_every_exercise_has_a_pose_and_every_pose_an_exercise():
    exercises = (path.stem for path in (FOLDER.parent / "exercises").glob("*.toml"))
    assert set(IDS) == set(exercises) == set(KEYFRAMES)
    assert len(IDS) == 31


@pytest.mark.parametrize("exercise_id", IDS)
def test_a_pose_carries_the_name_of_its_file_and_says_what_touches_what(exercise_id):
    pose_file = pose(exercise_id)
    assert pose_file.id == exercise_id
    assert all(key.about.endswith(".") and key.contacts for key in pose_file.keys)


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_sides_agree_with_the_exercise(exercise_id):
    words = words_of(exercise_id)
    alternates, sided = (_says(words, field) for field in ("alternate", "per_side"))
    assert pose(exercise_id).phases.alternates == alternates
    assert pose(exercise_id).works == ("right" if sided or alternates else "both")


def _says(table, field):
    if field in table:
        return table[field] is True
    return any(_says(value, field) for value in table.values() if isinstance(value, dict))


LIT_BY = {
    "torso": ("abdom", "oblique", "spine", "spinal", "low back", "low-back", "back extensors"),
    "pelvis": ("gluteus medius",),
    "buttock": ("glut", "rotators"),
    "thigh": ("quadriceps", "hamstring", "rectus femoris", "iliopsoas", "hip flexors"),
    "shank": ("soleus", "gastrocnemius", "calves"),
}


@pytest.mark.parametrize("exercise_id", IDS)
def test_what_lights_up_is_what_works(exercise_id):
    muscles = words_of(exercise_id)["muscles"]
    patches = pose(exercise_id).highlight
    lit = {muscle.part for muscle in patches}
    assert lit
    for part in lit:
        assert any(word in muscles for word in LIT_BY[part.rstrip("RL")]), part
    if pose(exercise_id).works == "right":
        assert not any(part.endswith("L") for part in lit)
        assert all(cos(radians(m.angle_deg)) >= 0.0 for m in patches if m.part == "pelvis")
    else:
        assert {part[:-1] for part in lit if part.endswith("R")} == {p[:-1] for p in lit if p.endswith("L")}


@pytest.mark.parametrize("exercise_id", IDS)
def test_every_pin_is_within_reach_in_every_frame(exercise_id):
    for a, b in pairs(exercise_id):
        for t in (0.0, *SHARES, 1.0):
            assert blended(a, b, t).faults == (), (a.id, b.id, t)


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_joints_are_bent_as_the_exercise_says(exercise_id):
    pose_file, allowed = pose(exercise_id), ANGLES.get(exercise_id, {})
    used = set()
    for key_id, wanted in KEYFRAMES[exercise_id].items():
        key = pose_file.key(key_id)
        for joint, off_deg in deviations(body_of(key), posture_of(key).trunk, wanted).items():
            kind = joint.rstrip("RL") if joint.rstrip("RL") in allowed else joint
            if abs(off_deg) <= TOLERANCE_DEG:
                continue
            assert kind in allowed, (key_id, joint, off_deg)
            used.add(kind)
    assert used == set(allowed), "an exception that is not needed"


@pytest.mark.parametrize("exercise_id", IDS)
def test_what_touches_a_surface_is_within_a_centimetre_of_it(exercise_id):
    pose_file = pose(exercise_id)
    for key in pose_file.keys:
        for place, surface in key.contacts:
            if surface == "strap":
                assert body_of(key).hands[place[-1]] == "grip"
                continue
            assert gap(pose_file, body_of(key), place, surface) == pytest.approx(0.0, abs=0.0105), (
                key.id,
                place,
            )


PLANTED = {
    "hand": ("wrist", "fingers"),
    "forearm": ("elbow", "wrist"),
    "foot": ("ankle", "ball"),
    "heel": ("heel",),
    "ball": ("ball",),
    "knee": ("knee",),
    "shin": ("ankle",),
}
CARRIER = {"thigh": ("hip", "thigh"), "shin": ("knee", "shank"), "foot": ("ankle", "foot")}


def _from(body, joint, surface):
    """Where a joint is, seen from the surface it lies on."""
    if surface in ("floor", "wall", "seat", "chairBack", "cushion"):
        return body.joints[joint]
    origin, part = CARRIER.get(surface[:-1], (surface, surface))
    side = surface[-1] if surface[:-1] in CARRIER else ""
    frame, away = body.frames[part + side], minus(body.joints[joint], body.joints[origin + side])
    return tuple(sum(frame[i][k] * away[i] for i in range(3)) for k in range(3))


@pytest.mark.parametrize("exercise_id", IDS)
def test_what_is_planted_stays_within_a_millimetre(exercise_id):
    moves = MOVES.get(exercise_id, {})
    moved = set()
    for a, b in pairs(exercise_id):
        for place, surface in set(a.contacts) & set(b.contacts):
            for joint in PLANTED.get(place.rstrip("RL"), ()):
                joint += place[-1]
                if surface == "strap":
                    continue
                there = _from(body_of(a), joint, surface)
                for t in (*SHARES, 1.0):
                    off = length(minus(_from(skeleton_of(blended(a, b, t)), joint, surface), there))
                    if off > 0.001:
                        assert place[:-1] in moves, (a.id, b.id, t, place, joint, off)
                        moved.add(place[:-1])
    assert moved == set(moves), "an exception that is not needed"


@pytest.mark.parametrize("exercise_id", IDS)
def test_nothing_sinks_into_the_floor_and_nobody_flies(exercise_id):
    for a, b in pairs(exercise_id):
        for t in (0.0, *SHARES, 1.0):
            assert -0.01 <= lowest(skeleton_of(blended(a, b, t))) <= 0.01, (a.id, b.id, t)


@pytest.mark.parametrize("exercise_id", IDS)
def test_no_joint_goes_further_than_it_can(exercise_id):
    for a, b in pairs(exercise_id):
        for t in (0.0, *SHARES, 1.0):
            body = skeleton_of(blended(a, b, t))
            for side in "RL":
                _check_joints(body, side, (a.id, b.id, t, side))


PLANTAR_DEG = 55.0
INSTEP_DEG = 90.0
"""How far a foot points: in the air, and where its instep rests on the floor."""
KNEELS = {
    "bird-dog": "RL", "cat-cow": "RL", "childs-pose": "RL", "knee-plank": "RL",
    "hip-flexor-half-kneeling": "R",
}  # fmt: skip
SPINE_DEG = {"lumbar": ((-30, 60), 30, 40), "thoracic": ((-25, 45), 30, 40)}
"""Flexion from and to, side bend and twist either way."""
NECK_DEG = ((-45, 45), 40, 60)
"""Neck and head together."""


@pytest.mark.parametrize("exercise_id", IDS)
def test_spine_and_neck_bend_no_further_than_they_can(exercise_id):
    for key in pose(exercise_id).keys:
        for part, limits in SPINE_DEG.items():
            _check_bend(getattr(key, part), limits, (key.id, part))
        neck = tuple(a + b for a, b in zip(key.neck, key.head, strict=True))
        _check_bend(neck, NECK_DEG, (key.id, "neck"))


def _check_bend(angles, limits, where):
    flexion, side, twist = angles
    (least, most), most_side, most_twist = limits
    assert least <= flexion <= most, where
    assert abs(side) <= most_side, where
    assert abs(twist) <= most_twist, where


@pytest.mark.parametrize("exercise_id", IDS)
def test_feet_point_only_as_far_as_in_the_air_unless_the_instep_rests_on_the_floor(exercise_id):
    resting = KNEELS.get(exercise_id, "")
    far = set()
    for a, b in pairs(exercise_id):
        for t in (0.0, *SHARES, 1.0):
            body = skeleton_of(blended(a, b, t))
            for side in "RL":
                plantar = -_bends(body)[f"ankle{side}"]
                assert plantar <= (INSTEP_DEG if side in resting else PLANTAR_DEG), (a.id, b.id, t, side)
                if plantar > PLANTAR_DEG:
                    far.add(side)
                    toes = _lowest_of_foot(body, side)
                    assert toes == pytest.approx(0.0, abs=0.0105), (a.id, b.id, t, side)
    assert far == set(resting), "an exception that is not needed"


def _lowest_of_foot(body, side):
    return min(gap_to_plane(body, f"{place}{side}", (0.0, -1.0, 0.0), 0.0) for place in ("foot", "shin"))


LYING = ("pelvis", "back", "head", "hip", "shoulder")


@pytest.mark.parametrize("exercise_id", IDS)
def test_what_lies_down_stays_down_on_the_way(exercise_id):
    for a, b in pairs(exercise_id):
        for place, surface in set(a.contacts) & set(b.contacts):
            if place.rstrip("RL") not in LYING:
                continue
            for t in (0.25, 0.5, 0.75):
                body = skeleton_of(blended(a, b, t))
                away = gap(pose(exercise_id), body, place, surface)
                assert away == pytest.approx(0.0, abs=0.0105), (a.id, b.id, t, place, away)


NEUTRAL = dict.fromkeys(("spine", "sb", "sr", "neck"), 0.0) | dict.fromkeys(
    ("hf", "ha", "hr", "kf", "ad", "sf", "sa", "si", "ef"), (0.0, 0.0)
)


def _bends(body):
    return deviations(body, posture_of(pose("standing-march").keys[0]).trunk, NEUTRAL)


def _extension(body, side):
    """How far a thigh is drawn back behind the pelvis, degrees; negative in flexion."""
    x, y, z = turned(body.frames[f"thigh{side}"], (0.0, -1.0, 0.0))
    front, down = (sum(body.frames["pelvis"][i][k] * v for i, v in enumerate((x, y, z))) for k in (0, 1))
    return degrees(atan2(-front, -down)) if front < 0.0 else -1.0


def _check_joints(body, side, where):
    bends = _bends(body)
    assert _extension(body, side) <= 32, where
    assert bends[f"knee{side}"] <= 155, where
    assert bends[f"elbow{side}"] <= 150, where
    assert bends[f"hip{side}"] <= 140, where
    assert bends[f"ankle{side}"] <= 36, where
    thigh, shank = body.frames[f"thigh{side}"], body.frames[f"shank{side}"]
    forward = turned(shank, (0.0, -0.405, 0.0))
    ahead = sum(thigh[i][0] * forward[i] for i in range(3))
    assert ahead <= 0.02, ("knee beyond straight", where)


@pytest.mark.parametrize("exercise_id", [i for i in IDS if pose(i).phases.alternates])
def test_the_halves_of_an_alternating_exercise_meet_in_a_symmetrical_key(exercise_id):
    pose_file = pose(exercise_id)
    for key_id in (pose_file.phases.begin, pose_file.phases.pause):
        posture = posture_of(pose_file.key(key_id))
        here, there = skeleton_of(posture), skeleton_of(mirrored(posture))
        for joint, place in here.joints.items():
            assert there.joints[joint] == pytest.approx(place, abs=1e-4)


def test_the_bird_dog_reaches_with_the_right_leg_and_the_left_arm():
    joints = body_of(pose("bird-dog").key("reach")).joints
    assert joints["ankleR"][1] > 0.35
    assert joints["wristL"][1] > 0.4
    assert joints["kneeL"][1] == pytest.approx(0.056, abs=0.001)


def test_the_squat_sends_the_hips_back_and_the_arms_forward():
    joints = body_of(pose("bodyweight-squat").key("bottom")).joints
    assert joints["pelvis"][0] < joints["ankleR"][0] < joints["wristR"][0]
    assert joints["pelvis"][1] == pytest.approx(0.65 * 1.72 / 1.75, abs=0.04)


def test_the_leg_raise_lies_on_the_left_and_lifts_the_right():
    joints = body_of(pose("side-lying-hip-abduction").key("up")).joints
    assert joints["hipR"][1] > joints["hipL"][1] + 0.15
    assert joints["ankleR"][1] > joints["ankleL"][1] + 0.4


def test_the_bridge_lines_up_shoulder_hip_and_knee():
    joints = body_of(pose("glute-bridge").key("top")).joints
    (sx, sy, _), (hx, hy, _), (kx, ky, _) = (joints[j] for j in ("shoulderR", "hipR", "kneeR"))
    assert hy == pytest.approx(sy + (ky - sy) * (hx - sx) / (kx - sx), abs=0.05)


def test_hands_close_where_they_hold():
    hooked = body_of(pose("figure-four").key("pull")).hands
    assert hooked == {"R": "hook", "L": "hook"}
    assert body_of(pose("hip-flexor-standing").key("stretch")).hands["R"] == "grip"
    assert body_of(pose("bird-dog").key("start")).hands == {"R": "open", "L": "open"}


def test_toes_bend_under_weight():
    body = body_of(pose("heel-raise").key("up"))
    assert body.joints["heelR"][1] > 0.05
    assert body.joints["toesR"][1] == pytest.approx(body.joints["ballR"][1], abs=1e-6)


def test_palms_stay_on_the_wall():
    for exercise_id in ("calf-wall-bent", "calf-wall-straight"):
        pose_file = pose(exercise_id)
        for elapsed_s in (0.0, 1.0, 2.0, 10.0):
            now = moment(pose_file, "hold", (0, 0, 0, 0), elapsed_s, 30.0, False)
            body = skeleton_of(blended(pose_file.key(now.a), pose_file.key(now.b), now.t))
            assert gap(pose_file, body, "handR", "wall") == pytest.approx(0.0, abs=0.01)
