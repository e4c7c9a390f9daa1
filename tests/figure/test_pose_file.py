import copy

import pytest

from coach.figure.pose_file import Arm, Leg, PoseFileError, pose_file_from
from coach.figure.vectors import turned

KEY = {
    "id": "down",
    "root": {"rot": [0, 0, 0], "pos": [0, 0.9, 0]},
    "arms": {"angles": [0, 5, 0, 10]},
    "legs": {"angles": [10, 0, 0, 20], "plantar": -10},
}
GOOD = {
    "schema": 1,
    "id": "squat",
    "works": "both",
    "view": {"yaw": 0, "pitch": 6},
    "highlight": ["torso"],
    "key": [KEY, {"id": "up", "extends": "down", "legR": {"angles": [0, 0, 0, 0]}}],
    "phases": {"out": ["down", "up"], "hold": "up", "return": ["up", "down"], "pause": "down"},
}


def changed(**fields):
    return {**copy.deepcopy(GOOD), **fields}


def with_key(**fields):
    return changed(key=[{**copy.deepcopy(KEY), **fields}, GOOD["key"][1]])


def test_limbs_stand_for_both_sides_and_a_key_extends_another():
    down, up = pose_file_from(GOOD).keys
    assert down.leg_r == down.leg_l == Leg((10, 0, 0, 20), plantar=-10)
    assert up.leg_r == Leg((0, 0, 0, 0))
    assert up.leg_l == down.leg_l
    assert up.arm_r == Arm((0, 5, 0, 10))


def test_a_root_may_be_given_by_up_and_front():
    root = {"up": [-1, 0, 0], "front": [0, 1, 0], "anchor": "kneeR", "at": [0, 0.05, 0.1]}
    key = pose_file_from(with_key(root=root)).keys[0]
    assert turned(key.root.rotation, (0, 1, 0)) == pytest.approx((-1, 0, 0))
    assert (key.root.anchor, key.root.at) == ("kneeR", (0, 0.05, 0.1))


def test_an_alternating_file_says_that_its_second_half_is_mirrored():
    assert not pose_file_from(GOOD).phases.alternates
    phases = {**GOOD["phases"], "second_half": "mirrored"}
    assert pose_file_from(changed(phases=phases)).phases.alternates


BAD = {
    "unknown field": (changed(duration=3), "$.duration"),
    "wrong schema": (changed(schema=2), "$.schema"),
    "missing view": ({k: v for k, v in GOOD.items() if k != "view"}, "$.view"),
    "left works": (changed(works="left"), "$.works"),
    "unknown part": (changed(highlight=["torso", "tail"]), "$.highlight[1]"),
    "no keys": (changed(key=[]), "$.key"),
    "key twice": (changed(key=[KEY, KEY]), "$.key[1].id"),
    "unknown base": (changed(key=[KEY, {"id": "up", "extends": "top"}]), "$.key[1].extends"),
    "root both ways": (
        with_key(root={"rot": [0, 0, 0], "up": [0, 1, 0], "front": [1, 0, 0], "pos": [0, 0, 0]}),
        "$.key[0].root",
    ),
    "front without up": (with_key(root={"front": [1, 0, 0], "pos": [0, 0, 0]}), "$.key[0].root"),
    "two places": (
        with_key(root={"rot": [0, 0, 0], "pos": [0, 0, 0], "anchor": "pelvis", "at": [0, 0, 0]}),
        "$.key[0].root",
    ),
    "no direction": (
        with_key(root={"up": [1, 0, 0], "front": [1, 0, 0], "pos": [0, 0, 0]}),
        "$.key[0].root.front",
    ),
    "unknown anchor": (
        with_key(root={"rot": [0, 0, 0], "anchor": "nose", "at": [0, 0, 0]}),
        "$.key[0].root.anchor",
    ),
    "three angles": (with_key(arms={"angles": [0, 0, 0]}), "$.key[0].arms.angles"),
    "a word for an angle": (with_key(arms={"angles": [0, "up", 0, 0]}), "$.key[0].arms.angles[1]"),
    "yes for an angle": (with_key(arms={"angles": [0, True, 0, 0]}), "$.key[0].arms.angles[1]"),
    "knee bent forward": (with_key(legs={"angles": [0, 0, 0, -5]}), "$.key[0].legs.angles[3]"),
    "both ways at once": (
        with_key(armR=KEY["arms"], armL=KEY["arms"]),
        "$.key[0].arms",
    ),
    "a limb is missing": (
        changed(key=[{k: v for k, v in KEY.items() if k != "legs"}]),
        "$.key[0].legR",
    ),
    "a pin": (with_key(legs={"ankle": [0, 0, 0]}), "$.key[0].legs.ankle"),
    "a phase with a stranger": (
        changed(phases={**GOOD["phases"], "out": ["down", "top"]}),
        "$.phases.out[1]",
    ),
    "a phase of one key": (changed(phases={**GOOD["phases"], "out": ["up"]}), "$.phases.out"),
    "held elsewhere": (changed(phases={**GOOD["phases"], "hold": "down"}), "$.phases.hold"),
    "a gap in the loop": (
        changed(phases={**GOOD["phases"], "return": ["up", "up"], "pause": "up"}),
        "$.phases.out[0]",
    ),
    "seconds": (changed(phases={**GOOD["phases"], "seconds": 3}), "$.phases.seconds"),
    "chair facing sideways": (
        changed(scene={"chair": {"x": 0, "seat": 0.4, "faces": "left"}}),
        "$.scene.chair.faces",
    ),
    "mat by number": (changed(scene={"mat": 1}), "$.scene.mat"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_its_path(case):
    mapping, path = BAD[case]
    with pytest.raises(PoseFileError) as caught:
        pose_file_from(mapping)
    assert caught.value.path == path
    assert str(caught.value) == f"{path}: found {caught.value.found}, expected {caught.value.allowed}"
