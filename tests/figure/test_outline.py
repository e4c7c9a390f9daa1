import numpy as np
import pytest
from poses_on_file import IDS, pose

from coach.figure.body import Part, parts_of
from coach.figure.camera import Camera
from coach.figure.outline import Open, area, oriented, outlines_of
from coach.figure.skeleton import posture_of, skeleton_of

ROUND = [Camera(yaw, pitch) for yaw in range(-180, 180, 45) for pitch in (0, 25, 64, 90)]


def rod(radius=0.05):
    """A straight rod of 0.4 m along X with round ends."""
    at = np.linspace(0, 0.4, 9)[:, None]
    side, front = np.zeros((9, 3)), np.zeros((9, 3))
    side[:, 2], front[:, 1] = radius, radius
    return Part("rod", "skin", "C", at * (1.0, 0.0, 0.0), side, front, (radius, radius))


def test_a_rod_from_the_side_is_a_rounded_bar():
    polygon = outlines_of([rod()], Camera(0, 0)).polygon(0)
    assert polygon.min(0) == pytest.approx((-0.05, -0.05), abs=1e-6)
    assert polygon.max(0) == pytest.approx((0.45, 0.05), abs=1e-6)


def test_a_rod_from_its_end_is_a_disc():
    outlines = outlines_of([rod()], Camera(90, 0))
    assert outlines.is_foreshortened(0)
    every = np.vstack(outlines.filled(0))
    assert np.hypot(*every.T).max() == pytest.approx(0.05, abs=1e-3)
    assert np.ptp(every, axis=0) == pytest.approx((0.1, 0.1), abs=2e-3)


def test_growing_pushes_every_point_out_by_as_much():
    outlines = outlines_of([rod()], Camera(0, 0))
    moved = outlines.polygon(0, 0.01) - outlines.polygon(0)
    assert np.hypot(*moved.T) == pytest.approx(0.01)


def test_an_open_end_has_no_cap_and_starts_later():
    outlines = outlines_of([rod()], Camera(0, 0))
    polygon = outlines.polygon(0, 0.0, Open(first=True, first_trim=(1, 2)))
    assert len(polygon) == len(outlines.polygon(0)) - 5 - 3
    assert polygon[:, 0].min() == pytest.approx(0.05)


def test_polygons_turn_one_way():
    square = np.array(((0, 0), (1, 0), (1, 1), (0, 1)), dtype=float)
    assert area(square) == pytest.approx(2.0)
    assert area(oriented(square[::-1])) == pytest.approx(2.0)


@pytest.mark.parametrize("exercise_id", IDS)
def test_no_spike_in_any_key_from_any_side(exercise_id):
    """No point of an outline lies farther from its part's sections than the part is thick."""
    for key in pose(exercise_id).keys:
        parts = parts_of(skeleton_of(posture_of(key)))
        for camera in ROUND:
            outlines = outlines_of(parts, camera)
            for i, part in enumerate(parts):
                thick = max(
                    np.hypot(np.linalg.norm(part.sides, axis=1), np.linalg.norm(part.fronts, axis=1)).max(),
                    *part.caps_m,
                )
                centres = outlines.centre[outlines.rows(i)]
                for polygon in outlines.filled(i, 0.006):
                    apart = np.linalg.norm(polygon[:, None] - centres[None], axis=2).min(1)
                    assert np.isfinite(polygon).all()
                    assert apart.max() <= thick + 0.0061, (key.id, camera, part.name)
