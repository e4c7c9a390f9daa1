import pytest
from poses_on_file import IDS, pose

from coach.figure.motion import Moment, moment, working_moment
from coach.figure.scene import Camera, camera_of, scene_of


def middle(shape):
    points = [point for polygon in shape.polygons for point in polygon]
    return tuple(sum(values) / len(points) for values in zip(*points, strict=True))


def shapes(exercise_id, key_id, side="right", mirrored=False):
    scene = scene_of(pose(exercise_id), Moment(key_id, key_id, 0.0, mirrored), side)
    return {shape.part: shape for shape in scene.shapes}


def test_the_camera_sees_what_the_drawing_says():
    assert Camera(0, 0).seen((1, 2, 3)) == pytest.approx((1, 2))
    assert Camera(90, 0).seen((1, 2, 3)) == pytest.approx((-3, 2))
    assert Camera(0, 90).seen((1, 2, 3)) == pytest.approx((1, -3))
    assert Camera(90, 0).toward == pytest.approx((1, 0, 0))


@pytest.mark.parametrize("exercise_id", IDS)
def test_everything_lies_inside_one_frame(exercise_id):
    pose_file = pose(exercise_id)
    frames = set()
    for key in pose_file.keys:
        for mirrored in {False, pose_file.phases.alternates}:
            scene = scene_of(pose_file, Moment(key.id, key.id, 0.0, mirrored), "right")
            frames.add(scene.bounds)
            points = [p for shape in scene.shapes for polygon in shape.polygons for p in polygon]
            assert min(x for x, _ in points) >= scene.bounds.left - 1e-9
            assert max(x for x, _ in points) <= scene.bounds.right + 1e-9
            assert min(y for _, y in points) >= scene.bounds.bottom - 1e-9
            assert max(y for _, y in points) <= scene.bounds.top + 1e-9
    assert len(frames) == 1


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_left_side_is_the_picture_in_a_mirror(exercise_id):
    pose_file = pose(exercise_id)
    shown = working_moment(pose_file)
    right, left = scene_of(pose_file, shown, "right"), scene_of(pose_file, shown, "left")
    swapped = {"R": "L", "L": "R"}
    there = {shape.part: shape for shape in left.shapes}
    for shape in right.shapes:
        other = there[shape.part[:-1] + swapped.get(shape.part[-1], shape.part[-1])]
        x, y = middle(shape)
        assert middle(other) == pytest.approx((-x, y), abs=0.01)
        assert other.role == shape.role


def test_an_alternating_half_keeps_the_camera():
    assert camera_of(pose("bird-dog"), "both") == Camera(0, 6)
    here, there = shapes("bird-dog", "reach"), shapes("bird-dog", "reach", mirrored=True)
    assert middle(here["head"]) == pytest.approx(middle(there["head"]), abs=0.01)
    assert middle(here["footR"])[0] < -0.3
    assert middle(there["footL"])[0] < -0.3


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_working_parts_are_shown_working_and_on_the_working_side(exercise_id):
    pose_file = pose(exercise_id)
    for side in ("right", "left"):
        scene = scene_of(pose_file, working_moment(pose_file), side)
        working = {shape.part for shape in scene.shapes if shape.role == "working"}
        assert working
        if not any(part.endswith("L") for part in pose_file.highlight):
            assert not any(part.endswith("L" if side == "right" else "R") for part in working)


def test_near_limbs_are_told_from_far_limbs():
    parts = shapes("bird-dog", "start")
    assert {parts[part].role for part in ("thighR", "shankR", "upperArmR")} == {"near"}
    assert {parts[part].role for part in ("thighL", "shankL", "upperArmL")} == {"far"}
    assert parts["head"].role == "head"


def test_near_limbs_are_drawn_after_far_limbs():
    order = list(shapes("bird-dog", "start"))
    assert order.index("upperArmL") < order.index("torso") < order.index("upperArmR")


def test_props_are_drawn_where_the_exercise_needs_them():
    def scene(exercise_id):
        return scene_of(pose(exercise_id), working_moment(pose(exercise_id)), "right")

    assert scene("calf-wall-bent").lines
    assert len(scene("chair-squat").lines) == 3
    assert len(scene("hamstring-strap").straps) == 2
    assert not scene("bird-dog").lines
    assert scene("bird-dog").floor is not None
    assert scene("lumbar-rotation").mat
    assert scene("lumbar-rotation").floor is None


@pytest.mark.parametrize("exercise_id", IDS)
def test_outlines_change_smoothly_on_the_way(exercise_id):
    pose_file = pose(exercise_id)
    for i in range(50):
        first, second = (
            {
                shape.part: middle(shape)
                for shape in scene_of(
                    pose_file, moment(pose_file, "hold", (0, 0, 0, 0), (i + k) / 20, 20, False), "right"
                ).shapes
            }
            for k in (0, 1)
        )
        for part in first:
            assert middle_distance(first[part], second[part]) < 0.09


def middle_distance(a, b):
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]))
