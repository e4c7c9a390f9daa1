import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.figure.ik import bone_frame, hinge_axis, two_bones
from coach.figure.vectors import cross, dot, length, minus, turned, unit

WAY = st.tuples(*[st.floats(-1, 1)] * 3).filter(lambda v: length(v) > 0.1)


@given(WAY, st.floats(0.05, 0.83), WAY)
def test_two_bones_reach_a_place_within_their_reach(way, away_m, pole):
    target = tuple(c * away_m for c in unit(way))
    bend = two_bones((0.0, 0.0, 0.0), target, 0.43, 0.405, pole)
    assert not bend.clamped
    assert bend.end == pytest.approx(target, abs=1e-9)
    assert length(bend.middle) == pytest.approx(0.43)
    assert length(minus(bend.end, bend.middle)) == pytest.approx(0.405)


@given(WAY, st.floats(0.1, 0.8), WAY)
def test_the_middle_joint_points_to_the_pole(way, away_m, pole):
    assume(length(cross(unit(way), unit(pole))) > 0.1)
    target = tuple(c * away_m for c in unit(way))
    bend = two_bones((0.0, 0.0, 0.0), target, 0.43, 0.405, pole)
    assert dot(cross(target, pole), cross(target, bend.middle)) >= 0.0
    assert length(cross(cross(target, pole), cross(target, bend.middle))) == pytest.approx(0.0, abs=1e-9)


def test_out_of_reach_is_said_and_not_hidden():
    bend = two_bones((0.0, 0.0, 0.0), (0.9, 0.0, 0.0), 0.43, 0.405, (0.0, 1.0, 0.0))
    assert bend.clamped
    assert bend.reach == pytest.approx(0.9 / (0.835 * 0.9995))
    assert length(bend.end) == pytest.approx(0.835 * 0.9995)


def test_too_near_is_said_as_well():
    bend = two_bones((0.0, 0.0, 0.0), (0.01, 0.0, 0.0), 0.43, 0.405, (0.0, 1.0, 0.0))
    assert bend.clamped
    assert bend.fold < 1.0


def test_a_pole_along_the_limb_still_gives_a_bend():
    bend = two_bones((0.0, 0.0, 0.0), (0.5, 0.0, 0.0), 0.43, 0.405, (1.0, 0.0, 0.0))
    assert length(bend.middle) == pytest.approx(0.43)


def test_a_bent_knee_has_its_axis_to_the_right_and_its_front_ahead():
    axis = hinge_axis((0.2, -1.0, 0.0), (-0.2, -1.0, 0.0), (1.0, 0.0, 0.0))
    assert axis == pytest.approx((0.0, 0.0, 1.0))
    frame = bone_frame((0.0, -1.0, 0.0), axis)
    assert turned(frame, (1.0, 0.0, 0.0)) == pytest.approx((1.0, 0.0, 0.0))
    assert turned(frame, (0.0, 1.0, 0.0)) == pytest.approx((0.0, 1.0, 0.0))
