"""Faults that only show from some sides: bare skin beyond the hair, ticks of a collar, lines across hips."""

from itertools import pairwise, product

import numpy as np
import pytest
from poses_on_file import IDS, pose

from coach.figure.camera import Camera, camera_of
from coach.figure.display import Ink
from coach.figure.hair import hair_of
from coach.figure.motion import working_moment
from coach.figure.outline import drawn_in, is_within
from coach.figure.scene import scene_of, skeleton_at
from coach.figure.skeleton import Skeleton

STEP = 15
FARTHEST_M = 0.215
"""Nothing of a part is farther from its bone than this; the crown is, from the base of the skull."""


def turns(pose_file):
    camera = camera_of(pose_file, "right")
    return [camera.turned(degrees, 0.0) for degrees in range(-180, 180, STEP)]


def scene(exercise_id, camera):
    return scene_of(pose(exercise_id), working_moment(pose(exercise_id)), "right", camera)


def round_number(points, polygon):
    """How often a ring goes round each point."""
    away = polygon[None] - points[:, None]
    angle = np.arctan2(away[..., 1], away[..., 0])
    step = np.diff(angle, axis=1, append=angle[:, :1])
    return np.rint((np.mod(step + np.pi, 2 * np.pi) - np.pi).sum(1) / (2 * np.pi)).astype(int)


def covered(points, polygons):
    return sum(round_number(points, polygon) for polygon in polygons) != 0


def scalp(view):
    """Points of the skull well under the hair that face the camera, in the picture."""
    azimuth, height = np.meshgrid(np.radians(np.arange(105, 256, 15)), np.linspace(0.11, 0.18, 6))
    crown = np.sqrt(1.0 - ((height - 0.10) / 0.10) ** 2)
    front, right = 0.086 * crown * np.cos(azimuth), 0.070 * crown * np.sin(azimuth)
    points = np.stack((front, height, right), -1).reshape(-1, 3)
    outward = np.stack((front / 0.086**2, (height - 0.10) / 0.10**2, right / 0.070**2), -1).reshape(-1, 3)
    outward /= np.linalg.norm(outward, axis=1)[:, None]
    return (points @ view[:2].T)[outward @ view[2] > 0.1]


@pytest.mark.parametrize("pitch", range(-60, 81, 20))
def test_no_skin_of_the_scalp_shows_from_anywhere(pitch):
    for yaw in range(-180, 180, STEP):
        view = np.array(Camera(yaw, pitch).axes)
        points = scalp(view)
        near, _ = hair_of(view)
        assert covered(points, [ring @ view[:2].T for ring in near]).all(), yaw


def test_hair_leaves_the_face_free():
    view = np.array(Camera(90, 0).axes)
    near, beyond = hair_of(view)
    face = np.array([(0.0, 0.06), (0.02, 0.09), (-0.02, 0.02)])
    assert not covered(face, [ring @ view[:2].T for ring in near]).any()
    assert covered(np.array([(0.0, 0.16)]), [ring @ view[:2].T for ring in near]).all()
    assert beyond


def bones(skeleton: Skeleton, axes):
    """Points along the spine and between neighbouring joints, in the picture."""
    joints = {name: np.array(at) for name, at in skeleton.joints.items()}
    pairs = [("neck", "head"), ("head", "neck")]
    for side in "RL":
        arm, leg = ("shoulder", "elbow", "wrist", "fingers"), ("hip", "knee", "ankle", "ball", "toes")
        for chain in (arm, leg, ("ankle", "heel"), ("pelvis", "hip")):
            names = [name if name == "pelvis" else f"{name}{side}" for name in chain]
            pairs += pairwise(names)
    shares = np.linspace(0.0, 1.0, 5)[:, None]
    lines = [joints[a] * (1 - shares) + joints[b] * shares for a, b in pairs]
    return np.vstack([*lines, np.array(skeleton.spine)]) @ axes[:2].T


@pytest.mark.parametrize("exercise_id", IDS)
def test_no_bald_patch_and_no_spike_from_all_around(exercise_id):
    pose_file = pose(exercise_id)
    skeleton = skeleton_at(pose_file, working_moment(pose_file), "right")
    base, frame = np.array(skeleton.joints["head"]), np.array(skeleton.frames["head"])
    for camera in turns(pose_file):
        marks, axes = scene(exercise_id, camera).marks, np.array(camera.axes)
        hair = [mark for mark in marks if mark.ink == Ink("hair")]
        assert covered(base @ axes[:2].T + scalp(axes @ frame), hair[-1].polygons).all(), camera
        edges = [mark for mark in marks if mark.ink.tone == "edge" and mark.ink.role != "strap"]
        every = np.vstack([polygon for mark in edges for polygon in mark.polygons])
        away = ((every[:, None] - bones(skeleton, axes)[None]) ** 2).sum(-1).min(1)
        assert np.sqrt(away.max()) < FARTHEST_M, camera


def necklines(exercise_id, camera):
    marks = scene(exercise_id, camera).marks
    return [mark for mark in marks if mark.part == "neck" and mark.ink.role == "shirt"]


@pytest.mark.parametrize("exercise_id", ["knee-plank", "forearm-plank", "bird-dog"])
def test_a_collar_on_the_far_side_of_the_shirt_is_not_drawn(exercise_id):
    own = camera_of(pose(exercise_id), "right")
    for degrees in (-120, -105, -90, -75, -60):
        assert not necklines(exercise_id, own.turned(degrees, 0.0)), degrees
    assert necklines(exercise_id, own.turned(75, 0.0))
    assert necklines("standing-march", Camera(90, 10))


def test_the_neck_rises_in_front_of_a_shirt_that_leans_to_the_camera():
    def after_the_shirt(camera):
        marks = scene("cat-cow", camera).marks
        shirt = next(n for n, mark in enumerate(marks) if mark.part == "torso" and mark.ink.tone == "fill")
        return [mark.ink for mark in marks[shirt:] if mark.part == "neck" and mark.ink.role == "skin"]

    own = camera_of(pose("cat-cow"), "right")
    assert Ink("skin", "edge") in after_the_shirt(own.turned(90, 0.0))
    assert Ink("skin", "edge") not in after_the_shirt(own.turned(-90, 0.0))


def test_a_line_is_drawn_in_where_it_would_cross_a_polygon():
    square = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])
    points = np.array([(0.5, 0.5), (1.5, 0.5), (-0.1, 0.2), (0.9, 0.1)])
    assert is_within(points, square).tolist() == [True, False, False, True]
    assert is_within(points, square[::-1]).tolist() == [True, False, False, True]
    assert drawn_in(points, points * 0.0, square).tolist() == [[0, 0], [1.5, 0.5], [-0.1, 0.2], [0, 0]]


def test_no_line_of_a_buttock_crosses_the_thigh_it_grows_from():
    own = camera_of(pose("side-plank-full"), "right")
    for degrees, side in product((-150, -135), "RL"):
        marks = scene("side-plank-full", own.turned(degrees, 0.0)).marks
        thigh = next(m for m in marks if m.part == f"thigh{side}" and m.ink.tone == "fill").polygons[0]
        edge, fill = (
            [m for m in marks if m.part == f"buttock{side}" and m.ink.tone == tone][-1].polygons[0]
            for tone in ("edge", "fill")
        )
        inside = edge[is_within(edge, thigh)]
        assert is_within(inside, fill).all(), (degrees, side)


def test_the_tint_of_a_far_thigh_grows_from_the_hip():
    tints = [
        mark.ink.far
        for mark in scene("standing-march", Camera(0, 12)).marks
        if mark.part == "thighL" and mark.ink.tone == "fill"
    ]
    assert tints[0] == 0.0
    assert tints == sorted(tints)
    assert tints[-1] > 0.3


@pytest.mark.parametrize("exercise_id", ["calf-wall-bent", "calf-wall-straight", "hip-flexor-standing"])
def test_a_wall_before_the_person_is_a_pane(exercise_id):
    for yaw in range(-165, 180, STEP):
        marks = scene(exercise_id, Camera(yaw, 10)).marks
        walls = [n for n, mark in enumerate(marks) if mark.part == "wall"]
        head = next(n for n, mark in enumerate(marks) if mark.part == "head")
        roles = {marks[n].ink.role for n in walls}
        is_between = 0 < yaw < 180
        assert (min(walls) > head) == is_between, yaw
        assert ("ghost" in roles) == is_between
        assert ("prop" in roles or "propSide" in roles) != is_between
