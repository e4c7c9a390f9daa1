"""Every figure, at its beginning and at work, against the picture that was looked at and kept."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from reference_pictures import (
    FOLDER,
    IDS,
    MOMENTS,
    SIZE,
    difference,
    drawn,
    fault_of,
    levels,
    path_of,
    subject_of,
)

from coach.figure.limbs import Angles, Pin
from coach.figure.motion import WALKING
from coach.figure.vectors import plus

pytestmark = pytest.mark.usefixtures("qapp")

EXERCISES = [pose_id for pose_id in IDS if pose_id != WALKING]
FOREARMS = {
    "bird-dog": "arm_r",
    "cat-cow": "arm_r",
    "childs-pose": "arm_r",
    "dead-bug": "arm_l",
    "glute-bridge": "arm_r",
    "heel-raise": "arm_l",
    "hip-hinge": "arm_r",
    "standing-march": "arm_l",
    "walking": "arm_r",
}


@pytest.mark.parametrize("stage", MOMENTS)
@pytest.mark.parametrize("pose_id", IDS)
def test_a_figure_looks_as_it_did(pose_id, stage, tmp_path):
    fault = fault_of(pose_id, stage, drawn(subject_of(pose_id), stage), tmp_path / f"{pose_id}-{stage}.png")
    assert fault is None, fault


def test_every_figure_has_its_pictures_and_no_other_is_kept():
    kept = {path.name for path in FOLDER.iterdir()}
    assert kept == {path_of(pose_id, stage).name for pose_id in IDS for stage in MOMENTS}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 800_000


def moved(arm):
    """The wrist 3 cm away, the hand with it."""
    if isinstance(arm.mode, Pin):
        return replace(arm, mode=replace(arm.mode, at=plus(arm.mode.at, (0.0, 0.03, 0.0))))
    flexion, abduction, rotation, elbow = arm.mode.four
    return replace(arm, mode=Angles((flexion, abduction, rotation, elbow + 7.0)))


@pytest.mark.parametrize("pose_id", FOREARMS)
def test_a_forearm_moved_by_three_centimetres_is_seen(pose_id):
    subject = subject_of(pose_id)
    pose_file = subject.pose_file
    held = pose_file.key(pose_file.phases.hold)
    name = FOREARMS[pose_id]
    other = replace(held, **{name: moved(getattr(held, name))})
    keys = tuple(other if key is held else key for key in pose_file.keys)
    strayed = replace(subject, pose_file=replace(pose_file, keys=keys))
    assert not difference(QImage(str(path_of(pose_id, "work"))), drawn(strayed, "work")).is_small


@pytest.mark.parametrize("pose_id", EXERCISES)
def test_a_lost_highlight_is_seen(pose_id):
    subject = subject_of(pose_id)
    dull = replace(subject, pose_file=replace(subject.pose_file, highlight=()))
    assert not difference(QImage(str(path_of(pose_id, "work"))), drawn(dull, "work")).is_small


def test_another_colour_is_seen():
    subject = replace(subject_of("bird-dog"), category="stretch")
    assert not difference(QImage(str(path_of("bird-dog", "work"))), drawn(subject, "work")).is_small


@pytest.mark.parametrize("pose_id", IDS[::4])
def test_edges_smoothed_another_way_pass(pose_id):
    """Drawn at twice the size and scaled down."""
    twice = drawn(subject_of(pose_id), "work", QSize(SIZE.width() * 2, SIZE.height() * 2))
    smooth = twice.scaled(SIZE, mode=Qt.TransformationMode.SmoothTransformation)
    assert difference(QImage(str(path_of(pose_id, "work"))), smooth).is_small


def test_a_few_levels_of_noise_pass():
    kept = QImage(str(path_of("cat-cow", "work")))
    noise = np.random.default_rng(1).integers(-4, 5, levels(kept).shape)
    rows = np.clip(levels(kept) + noise, 0, 255).astype(np.uint8)
    wide, high = SIZE.width(), SIZE.height()
    noisy = QImage(rows.tobytes(), wide, high, wide * 3, QImage.Format.Format_RGB888)
    assert difference(kept, noisy).is_small


def test_a_fault_is_shown_side_by_side(tmp_path):
    picture = drawn(subject_of("cat-cow"), "work")
    fault = fault_of("bird-dog", "work", picture, tmp_path / "shown.png")
    assert str(tmp_path / "shown.png") in fault
    shown = QImage(str(tmp_path / "shown.png"))
    assert (shown.width(), shown.height()) == (SIZE.width() * 3, SIZE.height())
    assert shown.copy(SIZE.width(), 0, SIZE.width(), SIZE.height()) == picture.convertToFormat(shown.format())


def test_a_picture_that_was_never_kept_is_a_fault(tmp_path):
    fault = fault_of("handstand", "work", drawn(subject_of("bird-dog"), "work"), tmp_path / "shown.png")
    assert fault == "handstand-work.png is missing"
