"""The kept pictures of every figure, and how far a new drawing may be from them.

`python tests/ui/reference_pictures.py` keeps what is drawn now."""

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from coach.figure.motion import WALKING, starting_moment, working_moment
from coach.figure.pose_file import pose_file_from
from coach.ui.figures import Subject, picture_of
from coach.ui.theme import LIGHT

FOLDER = Path(__file__).parent / "references"
ASSETS = Path(__file__).parents[2] / "assets"
IDS = tuple(sorted(path.stem for path in (ASSETS / "poses").glob("*.toml")))
SIZE = QSize(240, 180)
MOMENTS = {"start": starting_moment, "work": working_moment}
MOST_MEAN, MOST_LOCAL = 1.0, 24.0
"""Levels of 255 that a picture may be away: on average, and in its worst spot.

Another way of smoothing edges reaches 0.3 and 18; a forearm moved by 3 cm reaches 36 at least."""
SPOT_PX = 4


@dataclass(frozen=True, slots=True)
class Difference:
    mean: float
    local: float

    @property
    def is_small(self) -> bool:
        return self.mean <= MOST_MEAN and self.local <= MOST_LOCAL


@cache
def subject_of(pose_id):
    text = (ASSETS / "poses" / f"{pose_id}.toml").read_text(encoding="utf-8")
    return Subject(pose_id, _category(pose_id), pose_file_from(tomllib.loads(text)))


def _category(pose_id):
    if pose_id == WALKING:
        return "walk"
    text = (ASSETS / "exercises" / f"{pose_id}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["category"]


def drawn(subject, stage, size=SIZE):
    return picture_of(subject, MOMENTS[stage](subject.pose_file), LIGHT, size)


def path_of(pose_id, stage):
    return FOLDER / f"{pose_id}-{stage}.png"


def levels(picture):
    """Rows of pixels of red, green, blue."""
    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3).astype(float)


def _spots(rows):
    """The mean of every spot: where an edge is counts, and how it is smoothed does not."""
    sums = np.pad(rows, ((1, 0), (1, 0), (0, 0))).cumsum(0).cumsum(1)
    n = SPOT_PX
    return (sums[n:, n:] - sums[:-n, n:] - sums[n:, :-n] + sums[:-n, :-n]) / (n * n)


def difference(expected, actual):
    apart = np.abs(_spots(levels(expected)) - _spots(levels(actual))).max(2)
    return Difference(float(apart.mean()), float(apart.max()))


def side_by_side(expected, actual):
    """Expected, actual, and what is different, four times as strong."""
    apart = np.minimum(np.abs(levels(expected) - levels(actual)) * 4.0, 255.0).astype(np.uint8)
    high, wide, _ = apart.shape
    apart = QImage(apart.tobytes(), wide, high, wide * 3, QImage.Format.Format_RGB888)
    sheet = QImage(wide * 3, high, QImage.Format.Format_RGB888)
    sheet.fill(QColor("black"))
    painter = QPainter(sheet)
    for column, shown in enumerate((expected, actual, apart)):
        painter.drawImage(column * wide, 0, shown)
    painter.end()
    return sheet


def fault_of(pose_id, stage, actual, saved_at):
    """None, or what is wrong with a picture; then expected, actual and difference lie at `saved_at`."""
    expected = QImage(str(path_of(pose_id, stage)))
    if expected.isNull():
        return f"{path_of(pose_id, stage).name} is missing"
    found = difference(expected, actual)
    if found.is_small:
        return None
    side_by_side(expected, actual).save(str(saved_at))
    return f"{pose_id}, {stage}: {found}; expected, actual and difference are in {saved_at}"


def renew():
    """Keep what is drawn now, and nothing else."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.png"):
        path.unlink()
    for pose_id in IDS:
        for stage in MOMENTS:
            picture = drawn(subject_of(pose_id), stage).convertToFormat(QImage.Format.Format_RGB888)
            picture.save(str(path_of(pose_id, stage)), "PNG", 0)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    renew()
