from math import radians

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.figure.vectors import (
    about_axis,
    about_x,
    about_y,
    about_z,
    across,
    between,
    dot,
    frame_from,
    length,
    other_side,
    product,
    reflected,
    transposed,
    turned,
    unit,
)

ANGLES = st.floats(-180.0, 180.0)
IDENTITY = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def flat(matrix):
    return [value for row in matrix for value in row]


def test_rotations_turn_the_right_way():
    assert turned(about_z(90), (1, 0, 0)) == pytest.approx((0, 1, 0))
    assert turned(about_x(90), (0, 1, 0)) == pytest.approx((0, 0, 1))
    assert turned(about_y(90), (0, 0, 1)) == pytest.approx((1, 0, 0))


@given(ANGLES, ANGLES, ANGLES, st.floats(0.0, 1.0))
def test_a_blend_of_rotations_is_a_rotation_with_the_right_ends(a, b, c, t):
    start, end = product(about_z(a), about_x(b)), product(about_y(c), about_z(b))
    middle = between(start, end, t)
    assert flat(product(middle, transposed(middle))) == pytest.approx(flat(IDENTITY), abs=1e-6)
    assert flat(between(start, end, 0.0)) == pytest.approx(flat(start), abs=1e-6)
    assert flat(between(start, end, 1.0)) == pytest.approx(flat(end), abs=1e-4)


def test_the_shortest_way_is_taken():
    assert flat(between(about_y(170), about_y(-170), 0.5)) == pytest.approx(flat(about_y(180)))


def test_a_turn_that_is_only_rounding_is_none():
    rounded = tuple(tuple(value * (1.0 - 1e-14) for value in row) for row in IDENTITY)
    assert between(IDENTITY, rounded, 0.5) == IDENTITY


@given(st.floats(1e-6, 1e-3), st.floats(0.0, 1.0))
def test_a_small_turn_is_measured_exactly(angle_rad, t):
    end = about_axis((0, 0, 1), angle_rad)
    assert between(IDENTITY, end, t)[1][0] == pytest.approx(angle_rad * t, rel=1e-5, abs=1e-12)


def test_a_half_turn_has_a_middle():
    assert flat(between(IDENTITY, about_z(180), 0.5)) in (
        pytest.approx(flat(about_z(90))),
        pytest.approx(flat(about_z(-90))),
    )


def test_about_axis_agrees_with_the_named_axes():
    assert flat(about_axis((0, 0, 1), radians(33))) == pytest.approx(flat(about_z(33)))


def test_a_frame_from_up_and_front_is_a_rotation():
    supine = frame_from((-1, 0, 0), (0.3, 1, 0))
    assert turned(supine, (0, 1, 0)) == pytest.approx((-1, 0, 0))
    assert turned(supine, (1, 0, 0)) == pytest.approx((0, 1, 0))
    assert turned(supine, (0, 0, 1)) == pytest.approx((0, 0, 1))


def test_a_reflection_turns_rolls_and_twists_round_and_keeps_pitch():
    assert flat(reflected(about_x(20))) == pytest.approx(flat(about_x(-20)))
    assert flat(reflected(about_y(20))) == pytest.approx(flat(about_y(-20)))
    assert flat(reflected(about_z(20))) == pytest.approx(flat(about_z(20)))


@given(st.tuples(*[st.floats(-1, 1)] * 3), st.tuples(*[st.floats(-1, 1)] * 3))
def test_across_stands_at_a_right_angle(along, wanted):
    assume(length(along) > 0.01)
    found = across(along, wanted)
    assert length(found) == pytest.approx(1.0)
    assert dot(found, unit(along)) == pytest.approx(0.0, abs=1e-6)


def test_across_keeps_to_the_wanted_side():
    assert across((0, 1, 0), (1, 5, 0)) == pytest.approx((1, 0, 0))
    assert length(across((0, 1, 0), (0, 2, 0))) == pytest.approx(1.0)


def test_the_other_side_of_a_name():
    assert [other_side(name) for name in ("kneeR", "kneeL", "pelvis")] == ["kneeL", "kneeR", "pelvis"]
