import numpy as np
import pytest
from poses_on_file import IDS, pose

from coach.figure import profiles
from coach.figure.body import Grips, parts_of
from coach.figure.hands import grips_between
from coach.figure.skeleton import mirrored, posture_of, skeleton_of


def key_of(exercise_id):
    return pose(exercise_id).key(pose(exercise_id).phases.hold)


def parts(exercise_id, **changes):
    return {part.name: part for part in parts_of(skeleton_of(posture_of(key_of(exercise_id))), **changes)}


def test_a_profile_keeps_its_ends_and_does_not_overshoot():
    sampled = profiles.resampled(((0, 0.08, 0.09, 0), (0.5, 0.06, 0.07, 0), (1, 0.05, 0.05, 0)), 9)
    assert sampled[0] == pytest.approx((0, 0.08, 0.09, 0))
    assert sampled[-1] == pytest.approx((1, 0.05, 0.05, 0))
    assert all(np.diff(sampled[:, 1]) < 0)


def test_every_part_is_there_once_and_on_its_side():
    names = [part.name for part in parts_of(skeleton_of(posture_of(key_of("bird-dog"))))]
    assert len(names) == len(set(names)) == 26
    assert {"torso", "pelvis", "neck", "head", "thumbL", "toesR", "buttockL"} <= set(names)
    thigh = parts("bird-dog")["thighR"]
    assert (thigh.owner, thigh.kind) == ("R", "thigh")


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_body_in_the_mirror_is_the_mirrored_body(exercise_id):
    posture = posture_of(key_of(exercise_id))
    here = {part.name: part for part in parts_of(skeleton_of(posture))}
    there = {part.name: part for part in parts_of(skeleton_of(mirrored(posture)))}
    flip = np.array((1.0, 1.0, -1.0))
    for part in here.values():
        other = there[part.name if part.owner == "C" else part.kind + {"R": "L", "L": "R"}[part.owner]]
        assert np.allclose(other.centres, part.centres * flip, atol=1e-9)
        assert np.allclose(np.abs(other.sides), np.abs(part.sides), atol=1e-9)
        assert np.allclose(np.abs(other.fronts), np.abs(part.fronts), atol=1e-9)


def test_a_breath_deepens_the_chest_and_nothing_else():
    out, deep = parts("glute-bridge"), parts("glute-bridge", breath_m=0.007)
    deepened = np.linalg.norm(deep["torso"].fronts, axis=1) - np.linalg.norm(out["torso"].fronts, axis=1)
    assert deepened.max() == pytest.approx(0.007, abs=0.0005)
    assert all(
        np.array_equal(out[name].centres, deep[name].centres)
        for name in out
        if name not in ("torso", "pelvis")
    )


def test_a_fist_is_shorter_and_thicker_than_a_palm():
    palm, fist = parts("bird-dog")["handR"], parts("bird-dog", grips=Grips(right=1.0))["handR"]
    assert np.linalg.norm(fist.fronts, axis=1).min() > np.linalg.norm(palm.fronts, axis=1).max()
    lengths = [np.linalg.norm(hand.centres[-1] - hand.centres[0]) for hand in (fist, palm)]
    assert lengths[0] < 0.7 * lengths[1]


def test_hands_close_round_a_strap_and_stay_open_on_the_floor():
    strap, floor = key_of("hamstring-strap"), key_of("bird-dog")
    assert grips_between(strap, strap, 0.0, False) == Grips(1.0, 1.0)
    assert grips_between(floor, floor, 0.0, False) == Grips(0.0, 0.0)
    assert grips_between(floor, strap, 0.5, False) == Grips(0.5, 0.5)
