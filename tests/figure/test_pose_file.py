import copy

import pytest

from coach.figure.limbs import Angles, Arm, Directions, Foot, Leg, Pin
from coach.figure.muscles import Muscle, mirrored_muscle
from coach.figure.pose_file import PoseFileError, pose_file_from
from coach.figure.surroundings import Cushion
from coach.figure.vectors import turned

KEY = {
    "id": "down",
    "root": {"rot": [0, 0, 0], "pos": [0, 0.9, 0]},
    "arms": {"angles": [0, 5, 0, 10]},
    "legs": {"angles": [10, 0, 0, 20], "foot": {"plantar": -10}},
}
PATCH = {"part": "torso", "s": [0.24, 0.68], "angle": 90, "half": 60}
GOOD = {
    "schema": 1,
    "id": "squat",
    "works": "both",
    "view": {"yaw": 0, "pitch": 6},
    "highlight": [PATCH],
    "key": [KEY, {"id": "up", "extends": "down", "legR": {"angles": [0, 0, 0, 0]}}],
    "phases": {"out": ["down", "up"], "hold": "up", "return": ["up", "down"], "pause": "down"},
}


def changed(**fields):
    return {**copy.deepcopy(GOOD), **fields}


def with_key(**fields):
    return changed(key=[{**copy.deepcopy(KEY), **fields}, GOOD["key"][1]])


def test_limbs_stand_for_both_sides_and_a_key_extends_another():
    down, up = pose_file_from(GOOD).keys
    assert down.leg_r == down.leg_l == Leg(Angles((10, 0, 0, 20)), Foot(plantar=-10))
    assert up.leg_r == Leg(Angles((0, 0, 0, 0)))
    assert up.leg_l == down.leg_l
    assert up.arm_r == Arm(Angles((0, 5, 0, 10)))


def test_a_root_may_be_given_by_up_and_front():
    root = {"up": [-1, 0, 0], "front": [0, 1, 0], "anchor": "kneeR", "at": [0, 0.05, 0.1]}
    key = pose_file_from(with_key(root=root)).keys[0]
    assert turned(key.root.rotation, (0, 1, 0)) == pytest.approx((-1, 0, 0))
    assert (key.root.anchor, key.root.at) == ("kneeR", (0, 0.05, 0.1))


def test_the_left_limb_is_the_mirror_image_of_the_right_one():
    arms = {"wrist": [0.3, 0.5, 0.2], "on": "thighR", "pole": [0, 0.6, 0.8]}
    key = pose_file_from(with_key(arms=arms)).keys[0]
    assert key.arm_r.mode == Pin("wrist", (0.3, 0.5, 0.2), pytest.approx((0, 0.6, 0.8)), on="thighR")
    assert key.arm_l.mode == Pin("wrist", (0.3, 0.5, -0.2), pytest.approx((0, 0.6, -0.8)), on="thighL")


def test_directions_bend_where_they_meet_unless_a_pole_says_otherwise():
    legs = {"dirs": [[1, 0, 0], [0, -1, 0]]}
    key = pose_file_from(with_key(legs=legs)).keys[0]
    assert isinstance(key.leg_r.mode, Directions)
    assert key.leg_r.mode.pole == pytest.approx((0.5**0.5, 0.5**0.5, 0))


def test_a_contact_may_stand_for_both_sides():
    key = pose_file_from(with_key(contacts={"feet": "floor", "handL": "thighL"})).keys[0]
    assert dict(key.contacts) == {"footR": "floor", "footL": "floor", "handL": "thighL"}


def test_a_foot_on_its_ball_bends_its_toes_as_much_as_it_is_raised():
    legs = {"ball": [0, 0, 0.1], "pole": [1, 0, 0], "foot": {"pitch": 30}}
    assert pose_file_from(with_key(legs=legs)).keys[0].leg_r.end.toes == 30
    legs["foot"]["toes"] = 20
    assert pose_file_from(with_key(legs=legs)).keys[0].leg_r.end.toes == 20


def test_an_alternating_file_says_that_its_second_half_is_mirrored():
    assert not pose_file_from(GOOD).phases.alternates
    phases = {**GOOD["phases"], "second_half": "mirrored"}
    assert pose_file_from(changed(phases=phases)).phases.alternates


def patched(**fields):
    return changed(highlight=[PATCH, {**PATCH, **fields}])


def test_a_patch_of_muscle_is_kept_as_the_file_gives_it():
    assert pose_file_from(GOOD).highlight == (Muscle("torso", 0.24, 0.68, 90.0, 60.0),)


def test_a_patch_moves_to_the_other_side_in_the_mirror():
    outer = Muscle("buttockR", 0.0, 0.9, 45.0, 60.0)
    assert mirrored_muscle(outer) == Muscle("buttockL", 0.0, 0.9, 135.0, 60.0)
    assert mirrored_muscle(mirrored_muscle(outer)) == outer
    assert mirrored_muscle(Muscle("torso", 0.2, 0.7, 270.0, 58.0)).angle_deg == 270.0


def test_a_cushion_lies_where_the_file_says():
    scene = {"cushion": {"at": [0.4, -0.1], "size": [0.3, 0.05, 0.25]}}
    assert pose_file_from(changed(scene=scene)).props.cushion == Cushion(0.4, -0.1, 0.3, 0.05, 0.25)


BAD = {
    "unknown field": (changed(duration=3), "$.duration"),
    "wrong schema": (changed(schema=2), "$.schema"),
    "missing view": ({k: v for k, v in GOOD.items() if k != "view"}, "$.view"),
    "left works": (changed(works="left"), "$.works"),
    "a name for a patch": (changed(highlight=["torso"]), "$.highlight[0]"),
    "unknown part": (patched(part="tail"), "$.highlight[1].part"),
    "unknown field of a patch": (patched(colour="red"), "$.highlight[1].colour"),
    "a patch without its place": (
        changed(highlight=[{k: v for k, v in PATCH.items() if k != "s"}]),
        "$.highlight[0].s",
    ),
    "a patch without an angle": (
        changed(highlight=[{k: v for k, v in PATCH.items() if k != "angle"}]),
        "$.highlight[0].angle",
    ),
    "a patch beyond the part": (patched(s=[0.5, 1.2]), "$.highlight[1].s[1]"),
    "a patch that ends before it starts": (patched(s=[0.6, 0.6]), "$.highlight[1].s"),
    "a patch without width": (patched(half=0), "$.highlight[1].half"),
    "a patch all the way round": (patched(half=91), "$.highlight[1].half"),
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
    "angles and a pin": (
        with_key(arms={"angles": [0, 0, 0, 0], "wrist": [0, 0, 0], "pole": [1, 0, 0]}),
        "$.key[0].arms",
    ),
    "no way to place a leg": (with_key(legs={"foot": {"flat": 0}}), "$.key[0].legs"),
    "a pin without a pole": (with_key(legs={"ankle": [0, 0, 0]}), "$.key[0].legs.pole"),
    "a pole for angles": (
        with_key(arms={"angles": [0, 0, 0, 0], "pole": [1, 0, 0]}),
        "$.key[0].arms.pole",
    ),
    "no direction for a pole": (
        with_key(legs={"ankle": [0, 0, 0], "pole": [0, 0, 0]}),
        "$.key[0].legs.pole",
    ),
    "three bones": (with_key(arms={"dirs": [[1, 0, 0]] * 3}), "$.key[0].arms.dirs"),
    "a straight limb without a pole": (with_key(arms={"dirs": [[0, -1, 0]] * 2}), "$.key[0].arms.pole"),
    "a knee without its shin": (with_key(legs={"knee": [0, 0, 0]}), "$.key[0].legs.shin"),
    "a ball without its foot": (
        with_key(legs={"ball": [0, 0, 0], "pole": [1, 0, 0]}),
        "$.key[0].legs.foot",
    ),
    "a wrist on the head": (
        with_key(arms={"wrist": [0, 0, 0], "pole": [1, 0, 0], "on": "head"}),
        "$.key[0].arms.on",
    ),
    "a leg on itself": (
        with_key(legs={**KEY["legs"]}, legR={"ankle": [0, 0, 0], "pole": [1, 0, 0], "on": "thighR"}),
        "$.key[0].legR.on",
    ),
    "legs on each other": (
        with_key(legs={"ankle": [0, 0, 0], "pole": [1, 0, 0], "on": "thighL"}),
        "$.key[0].legR.on",
    ),
    "a foot two ways": (
        with_key(legs={"angles": [0, 0, 0, 0], "foot": {"flat": 0, "plantar": 5}}),
        "$.key[0].legs.foot",
    ),
    "a heading without a pitch": (
        with_key(legs={"angles": [0, 0, 0, 0], "foot": {"heading": 5}}),
        "$.key[0].legs.foot.heading",
    ),
    "fingers without a back": (
        with_key(arms={"angles": [0, 0, 0, 0], "hand": {"dir": [1, 0, 0]}}),
        "$.key[0].arms.hand",
    ),
    "a back along the fingers": (
        with_key(arms={"angles": [0, 0, 0, 0], "hand": {"dir": [1, 0, 0], "back": [1, 0, 0]}}),
        "$.key[0].arms.hand.back",
    ),
    "a fist of another kind": (
        with_key(arms={"angles": [0, 0, 0, 0], "hand": "claw"}),
        "$.key[0].arms.hand",
    ),
    "an anchor that is pinned": (
        with_key(
            root={"rot": [0, 0, 0], "anchor": "wristR", "at": [0, 0, 0]},
            arms={"wrist": [0, 0, 0], "pole": [1, 0, 0]},
        ),
        "$.key[0].root.anchor",
    ),
    "a height from no knee": (
        with_key(root={"rot": [0, 0, 0], "pos": [0, "auto", 0]}),
        "$.key[0].root.pos",
    ),
    "an unknown contact": (with_key(contacts={"nose": "floor"}), "$.key[0].contacts.nose"),
    "a contact twice": (
        with_key(contacts={"hands": "floor", "handR": "floor"}),
        "$.key[0].contacts.handR",
    ),
    "a surface that is not there": (with_key(contacts={"handR": "wall"}), "$.key[0].contacts.handR"),
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
    "a cushion without its size": (
        changed(scene={"cushion": {"at": [0, 0]}}),
        "$.scene.cushion.size",
    ),
    "a cushion as thick as a chair": (
        changed(scene={"cushion": {"at": [0, 0], "size": [0.3, 0.4, 0.3]}}),
        "$.scene.cushion.size[1]",
    ),
    "a cushion that is not there": (with_key(contacts={"head": "cushion"}), "$.key[0].contacts.head"),
    "mat by number": (changed(scene={"mat": 1}), "$.scene.mat"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_its_path(case):
    mapping, path = BAD[case]
    with pytest.raises(PoseFileError) as caught:
        pose_file_from(mapping)
    assert caught.value.path == path
    assert str(caught.value) == f"{path}: found {caught.value.found}, expected {caught.value.allowed}"
