import pytest
from hypothesis import given
from hypothesis import strategies as st
from poses_on_file import IDS, pose

from coach.figure.motion import RAMP_S, Moment, moment, smoothstep, starting_moment, working_moment

TEMPO = (2.0, 3.0, 4.0, 1.0)
BRIDGE = pose("glute-bridge")


def at(elapsed_s, pose_file=BRIDGE, tempo_s=TEMPO, reps=3, alternate=False):
    return moment(pose_file, "reps", tempo_s, elapsed_s, reps * sum(tempo_s), alternate)


def held(elapsed_s, duration_s=20.0, pose_file=BRIDGE):
    return moment(pose_file, "hold", (0, 0, 0, 0), elapsed_s, duration_s, False)


def test_a_rep_goes_out_holds_returns_and_pauses():
    assert at(0.0) == Moment("start", "top", 0.0)
    assert at(1.0) == Moment("start", "top", 0.5)
    assert at(0.5) == Moment("start", "top", smoothstep(0.25))
    assert at(2.0) == at(4.9) == Moment("top", "top", 0.0)
    assert at(5.0) == Moment("top", "start", 0.0)
    assert at(7.0) == Moment("top", "start", 0.5)
    assert at(9.0) == at(9.9) == Moment("start", "start", 0.0)
    assert at(10.0) == Moment("start", "top", 0.0)


def test_the_last_rep_ends_in_its_pause():
    assert at(30.0) == at(29.5) == at(99.0) == Moment("start", "start", 0.0)


def test_a_tempo_without_pause_or_hold_skips_them():
    march = pose("standing-march")
    tempo_s = (1.0, 0.0, 1.0, 0.0)
    assert at(1.0, march, tempo_s) == Moment("right-up", "stand", 0.0)
    assert at(2.0, march, tempo_s) == Moment("stand", "right-up", 0.0)


def test_a_way_over_three_keys_does_not_stop_in_the_middle():
    squat = pose("chair-squat")
    halfway = at(1.0, squat)
    assert halfway == Moment("lean", "stand", 0.0)
    before, after = at(0.99, squat), at(1.01, squat)
    assert (before.a, before.b) == ("sit", "lean")
    assert 0.95 < before.t < 0.99
    assert 0.01 < after.t < 0.05


def test_the_first_rep_begins_from_the_beginning():
    cat = pose("cat-cow")
    assert at(0.0, cat) == Moment("neutral", "cat", 0.0)
    assert at(10.0, cat) == Moment("cow", "neutral", 0.0)
    bridge = pose("single-leg-bridge")
    assert at(0.0, bridge) == Moment("start", "ready", 0.0)
    assert at(10.0, bridge) == Moment("ready", "top", 0.0)


def test_alternating_starts_with_the_other_side_and_changes_every_rep():
    dog = pose("bird-dog")
    sides = [at(10.0 * rep + 3.0, dog, alternate=True, reps=4).mirrored for rep in range(4)]
    assert sides == [True, False, True, False]
    assert not at(3.0, dog).mirrored


def test_a_hold_is_reached_in_a_ramp_and_kept():
    assert held(0.0) == Moment("start", "top", 0.0)
    assert held(RAMP_S / 2) == Moment("start", "top", 0.5)
    assert held(RAMP_S) == held(20.0) == Moment("top", "top", 0.0)


def test_a_short_hold_has_a_short_ramp():
    assert held(1.0, duration_s=4.0) == Moment("top", "top", 0.0)
    assert held(0.5, duration_s=4.0) == Moment("start", "top", 0.5)
    assert held(0.0, duration_s=0.0) == Moment("top", "top", 0.0)


def test_relaxing_comes_back_from_the_hold():
    def relaxed(elapsed_s):
        return moment(BRIDGE, "relax", (0, 0, 0, 0), elapsed_s, 20.0, False)

    assert relaxed(0.0) == Moment("top", "start", 0.0)
    assert relaxed(RAMP_S / 2) == Moment("top", "start", 0.5)
    assert relaxed(RAMP_S) == relaxed(20.0) == Moment("start", "start", 0.0)


def test_a_tempo_of_nothing_stays_at_the_beginning():
    assert at(3.0, tempo_s=(0, 0, 0, 0)) == starting_moment(BRIDGE)


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_working_pose_is_the_held_one(exercise_id):
    pose_file = pose(exercise_id)
    assert working_moment(pose_file) == held(20.0, pose_file=pose_file)


@given(
    st.sampled_from(IDS),
    st.tuples(*[st.integers(0, 5)] * 4).filter(any),
    st.integers(1, 6),
    st.lists(st.integers(1, 400), max_size=12),
    st.booleans(),
)
def test_splitting_the_time_changes_nothing(exercise_id, tempo_s, reps, ticks, alternate):
    """Where the figure is depends on the time elapsed only, not on the ticks that led there."""
    pose_file = pose(exercise_id)
    elapsed_s = 0.0
    for tick in ticks:
        elapsed_s += tick / 8
        now = at(elapsed_s, pose_file, tempo_s, reps, alternate)
    whole = at(sum(ticks) / 8, pose_file, tempo_s, reps, alternate)
    assert whole == (now if ticks else whole)
    assert 0.0 <= whole.t <= 1.0
    assert {whole.a, whole.b} <= {key.id for key in pose_file.keys}


@given(st.sampled_from(IDS), st.floats(0.0, 29.9))
def test_the_figure_never_jumps(exercise_id, elapsed_s):
    pose_file = pose(exercise_id)
    before, after = at(elapsed_s, pose_file), at(elapsed_s + 1e-6, pose_file)
    if (before.a, before.b) == (after.a, after.b):
        assert after.t == pytest.approx(before.t, abs=1e-4)
    else:
        where = before.b if before.t > 0.5 else before.a
        assert where == (after.b if after.t > 0.5 else after.a)
