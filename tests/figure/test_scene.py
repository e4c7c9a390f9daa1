from itertools import pairwise

import numpy as np
import pytest
from poses_on_file import EXERCISES, IDS, pose

from coach.figure.camera import Camera, camera_of
from coach.figure.motion import Moment, moment, working_moment
from coach.figure.outline import area
from coach.figure.scene import Extras, framing, scene_of

BODY = {"torso", "pelvis", "neck", "head"}


def is_body(mark):
    return mark.part in BODY or (mark.part[-1] in "RL" and mark.part != "L")


def points(scene):
    """Every point of the person."""
    return np.vstack([polygon for mark in scene.marks if is_body(mark) for polygon in mark.polygons])


def middles(scene):
    """The middle of the first fill of every part."""
    found = {}
    for mark in scene.marks:
        if is_body(mark) and mark.ink.tone == "fill" and not mark.is_open:
            found.setdefault(mark.part, mark.polygons[0].mean(0))
    return found


def at(key_id, mirrored=False):
    return Moment(key_id, key_id, 0.0, mirrored)


def glowing(scene):
    return {mark.part for mark in scene.marks if mark.ink.tone == "glow"}


def test_the_camera_sees_what_the_drawing_says():
    assert Camera(0, 0).seen((1, 2, 3)) == pytest.approx((1, 2))
    assert Camera(90, 0).seen((1, 2, 3)) == pytest.approx((-3, 2))
    assert Camera(0, 90).seen((1, 2, 3)) == pytest.approx((1, -3))
    assert Camera(90, 0).toward == pytest.approx((1, 0, 0))
    assert Camera(170, 80).turned(20, 20) == Camera(-170, 90)


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_person_stays_inside_one_frame_in_every_phase(exercise_id):
    pose_file = pose(exercise_id)
    frames = set()
    ways = [(a, b) for way in (pose_file.phases.out, pose_file.phases.return_) for a, b in pairwise(way)]
    for a, b in ways:
        for t in (0.0, 0.15, 0.35, 0.6, 0.85, 1.0):
            scene = scene_of(pose_file, Moment(a, b, t, pose_file.phases.alternates and t > 0.5), "right")
            frames.add(scene.bounds)
            low, high = points(scene).min(0), points(scene).max(0)
            assert low[0] >= scene.bounds.left
            assert low[1] >= scene.bounds.bottom
            assert high[0] <= scene.bounds.right
            assert high[1] <= scene.bounds.top
    assert len(frames) == 1


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_person_stays_inside_the_frame_from_every_side(exercise_id):
    pose_file = pose(exercise_id)
    for yaw in range(0, 360, 60):
        for pitch in (10, 64):
            scene = scene_of(pose_file, working_moment(pose_file), "right", Camera(yaw, pitch))
            low, high = points(scene).min(0), points(scene).max(0)
            assert low[0] >= scene.bounds.left
            assert low[1] >= scene.bounds.bottom
            assert high[0] <= scene.bounds.right
            assert high[1] <= scene.bounds.top


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_left_side_is_the_picture_in_a_mirror(exercise_id):
    """Outlines are the same points; the light, which comes from the left for both, is not."""
    pose_file = pose(exercise_id)
    shown = working_moment(pose_file)
    right, left = scene_of(pose_file, shown, "right"), scene_of(pose_file, shown, "left")
    assert left.bounds.left == pytest.approx(-right.bounds.right)
    assert left.bounds.top == pytest.approx(right.bounds.top)
    for tone in ("edge", "glow") if pose_file.highlight else ("edge",):
        here, there = (
            np.vstack([p for m in scene.marks if m.ink.tone == tone and is_body(m) for p in m.polygons])
            for scene in (right, left)
        )
        mirrored = here * (-1.0, 1.0)
        assert len(there) == len(here)
        assert np.sort(mirrored[:, 0]) == pytest.approx(np.sort(there[:, 0]), abs=1e-6)
        assert np.sort(mirrored[:, 1]) == pytest.approx(np.sort(there[:, 1]), abs=1e-6)


def test_an_alternating_half_keeps_the_camera():
    pose_file = pose("bird-dog")
    assert camera_of(pose_file, "both") == camera_of(pose_file, "right")
    here = middles(scene_of(pose_file, at("reach"), "right"))
    there = middles(scene_of(pose_file, at("reach", mirrored=True), "right"))
    assert here["head"] == pytest.approx(there["head"], abs=0.02)
    assert here["footR"][0] < -0.3
    assert there["footL"][0] < -0.3


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_what_works_is_lit_and_only_that(exercise_id):
    pose_file = pose(exercise_id)
    scene = scene_of(pose_file, working_moment(pose_file), "right")
    assert glowing(scene)
    assert glowing(scene) <= {muscle.part for muscle in pose_file.highlight}
    left = glowing(scene_of(pose_file, working_moment(pose_file), "left"))
    swapped = {part.translate(str.maketrans("RL", "LR")) if part[-1] in "RL" else part for part in left}
    assert swapped == glowing(scene)


def test_a_muscle_on_the_far_side_is_not_lit():
    pose_file, front = pose("dead-bug"), Camera(0, 90)
    assert "torso" in glowing(scene_of(pose_file, at("start"), "right", front))
    back = pose("childs-pose")
    behind = scene_of(back, at("start"), "right", Camera(0, 90))
    assert "torso" in glowing(behind)


def test_nested_patches_grow_lighter_outward():
    scene = scene_of(pose("glute-bridge"), working_moment(pose("glute-bridge")), "right")
    amounts = [mark.ink.amount for mark in scene.marks if mark.part == "buttockR" and mark.ink.tone == "glow"]
    assert amounts == sorted(amounts)
    assert amounts[-1] == 1.0


def test_far_limbs_are_tinted_and_near_limbs_are_not():
    scene = scene_of(pose("bird-dog"), at("start"), "right")
    far = {mark.part: mark.ink.far for mark in scene.marks if mark.ink.tone == "edge"}
    assert far["thighR"] == far["upperArmR"] == far["torso"] == 0.0
    assert far["thighL"] > 0.5
    assert far["handL"] == far["upperArmL"] > 0.5


def test_props_are_drawn_where_the_exercise_needs_them():
    def parts(exercise_id):
        return [
            mark.part
            for mark in scene_of(pose(exercise_id), working_moment(pose(exercise_id)), "right").marks
        ]

    assert "wall" in parts("calf-wall-bent")
    assert "chair" in parts("chair-squat")
    assert "strap" in parts("hamstring-strap")
    assert parts("bird-dog")[0] == "mat"
    assert parts("standing-march")[0] == "floor"
    assert not {"wall", "chair", "strap"} & set(parts("bird-dog"))


def test_the_back_of_a_chair_covers_who_sits_when_seen_from_behind():
    pose_file = pose("chair-squat")

    def order(yaw):
        parts = [mark.part for mark in scene_of(pose_file, at("sit"), "right", Camera(yaw, 12)).marks]
        return len(parts) - parts[::-1].index("chair") > parts.index("torso")

    assert order(-90)
    assert not order(90)


def parts_in_order(exercise_id, key_id, side="right", camera=None):
    return [mark.part for mark in scene_of(pose(exercise_id), at(key_id), side, camera).marks]


def test_a_seat_never_covers_who_sits_on_it():
    for exercise_id, key_id in (("hamstring-seated", "stretch"), ("chair-squat", "sit")):
        for yaw in range(0, 360, 30):
            marks = scene_of(pose(exercise_id), at(key_id), "right", Camera(yaw, 10)).marks
            tops = [n for n, m in enumerate(marks) if m.part == "chair" and m.ink.role == "propTop"]
            seat = max(tops, key=lambda n: abs(area(marks[n].polygons[0])))
            assert seat < [mark.part for mark in marks].index("thighR"), (exercise_id, yaw)


def test_a_cushion_is_drawn_before_what_rests_on_it_from_every_side():
    for exercise_id, key_id, resting in (
        ("clamshell", "open", "head"),
        ("hip-flexor-half-kneeling", "stretch", "thighR"),
    ):
        for yaw in range(0, 360, 15):
            parts = parts_in_order(exercise_id, key_id, camera=Camera(yaw, 20))
            assert parts.index("cushion") < parts.index(resting), yaw


def test_a_cushion_hides_the_arm_beyond_it():
    parts = parts_in_order("clamshell", "open", camera=Camera(-100, 20))
    assert parts.index("handL") < parts.index("cushion")


def test_a_cushion_changes_sides_with_the_figure():
    def middle(side):
        marks = scene_of(pose("clamshell"), at("open"), side, Camera(0, 90)).marks
        return next(mark.polygons[0].mean(0) for mark in marks if mark.part == "cushion")

    assert middle("left") == pytest.approx(middle("right") * (1.0, -1.0), abs=1e-3)


def test_the_start_is_a_ghost_and_the_way_an_arrow_when_asked_for():
    pose_file = pose("bird-dog")
    plain = {mark.part for mark in scene_of(pose_file, at("reach"), "right").marks}
    extras = Extras(has_ghost=True, has_arrow=True)
    still = [mark.part for mark in scene_of(pose_file, at("reach"), "right", extras=extras).marks]
    assert not {"ghost", "arrow"} & plain
    assert still.index("ghost") < still.index("torso") < still.index("arrow")


def test_a_breath_moves_the_chest_a_little():
    pose_file = pose("glute-bridge")
    out = points(scene_of(pose_file, at("top"), "right"))
    deep = points(scene_of(pose_file, at("top"), "right", extras=Extras(breath_m=0.007)))
    assert out.shape == deep.shape
    assert 0.003 < np.abs(out - deep).max() < 0.02


@pytest.mark.parametrize("exercise_id", IDS)
def test_outlines_change_smoothly_on_the_way(exercise_id):
    pose_file = pose(exercise_id)
    shown = [
        middles(scene_of(pose_file, moment(pose_file, "hold", (0, 0, 0, 0), n / 10, 20, False), "right"))
        for n in range(26)
    ]
    for first, second in pairwise(shown):
        for part, middle in first.items():
            assert np.abs(middle - second[part]).max() < 0.13, part


def test_a_display_list_is_small_and_finite():
    for exercise_id in IDS:
        scene = scene_of(pose(exercise_id), working_moment(pose(exercise_id)), "right")
        every = np.vstack([polygon for mark in scene.marks for polygon in mark.polygons])
        assert np.isfinite(every).all()
        assert len(scene.marks) < 200
        assert len(every) < 5000
        assert framing(pose(exercise_id), "right", camera_of(pose(exercise_id), "right")) == scene.bounds
