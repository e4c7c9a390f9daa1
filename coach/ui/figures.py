"""Every keyframe as a picture, all of them on a sheet, and every look on another, to be looked at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from coach.domain.errors import StorageError
from coach.domain.settings import Clothes, Hair, Skin
from coach.figure.camera import Camera, camera_of
from coach.figure.motion import Moment, working_moment
from coach.figure.pose_file import PoseFile
from coach.ui.figure_builder import Shot, build
from coach.ui.figure_inks import Inks, Look
from coach.ui.figure_replay import replay
from coach.ui.theme import DARK, LIGHT, Tokens, font

PICTURE = QSize(840, 630)
CELL = QSize(320, 240)
LOOK_CELL = QSize(164, 150)
COLUMNS = 6
LOOKS_A_ROW = len(Hair) * len(Clothes)
GAP_PX = 6
TURN_STEP = 15
"""Degrees between two pictures of a turn."""

LINE_M = 0.0062
_PLAIN_LOOK = Look()


@dataclass(frozen=True, slots=True)
class Subject:
    """What is drawn: an exercise or a walk, in the colours of its category."""

    id: str
    category: str
    pose_file: PoseFile


def draw_figures(out: Path, subjects: Sequence[Subject], *, is_dark: bool, is_turned: bool) -> Iterator[Path]:
    """Draw each key of each subject, the sheet of them all, and the last subject in every look.

    With `is_turned`, each from all around as well."""
    tokens, theme = (DARK, "dark") if is_dark else (LIGHT, "light")
    folder = out / theme
    cells: list[QImage] = []
    for subject in subjects:
        for number, key in enumerate(subject.pose_file.keys, start=1):
            drawn = picture_of(subject, Moment(key.id, key.id, 0.0), tokens, PICTURE)
            yield _saved(drawn, folder / f"{subject.id}-{number}-{key.id}.png")
            small = drawn.scaled(CELL, mode=Qt.TransformationMode.SmoothTransformation)
            cells.append(_labelled(small, f"{subject.id}, {key.id}", tokens))
        if is_turned:
            turned = _sheet(_turn(subject, tokens), tokens)
            yield _saved(turned, folder / f"{subject.id}-turn.png")
    yield _saved(_sheet(cells, tokens), out / f"sheet-{theme}.png")
    for subject in subjects[-1:]:
        looks = _sheet(_looks(subject, tokens), tokens, LOOKS_A_ROW)
        yield _saved(looks, out / f"sheet-looks-{theme}.png")


def picture_of(
    subject: Subject,
    moment: Moment,
    tokens: Tokens,
    size: QSize,
    camera: Camera | None = None,
    look: Look = _PLAIN_LOOK,
) -> QImage:
    """The figure at a moment on the tint of its category; the camera is the file's unless given."""
    tint = tokens.tint(subject.category)
    pose_file = subject.pose_file
    shot = Shot(pose_file, hash(pose_file), moment, "right", camera or camera_of(pose_file, "right"), LINE_M)
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(QColor(tint))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    replay(painter, QRectF(picture.rect()), build(shot), Inks(subject.category, tokens, tint, look))
    painter.end()
    return picture


def _turn(subject: Subject, tokens: Tokens) -> list[QImage]:
    at_work, camera = working_moment(subject.pose_file), camera_of(subject.pose_file, "right")
    pictures = []
    for degrees in range(-180, 180, TURN_STEP):
        drawn = picture_of(subject, at_work, tokens, CELL, camera.turned(degrees, 0.0))
        pictures.append(_labelled(drawn, f"{degrees}°", tokens))
    return pictures


def _looks(subject: Subject, tokens: Tokens) -> list[QImage]:
    """A row for each skin, in it every hair with all clothes."""
    at_work = working_moment(subject.pose_file)
    pictures = []
    for skin, hair, clothes in product(Skin, Hair, Clothes):
        drawn = picture_of(subject, at_work, tokens, LOOK_CELL, look=Look(skin, hair, clothes))
        pictures.append(_labelled(drawn, f"{skin} {hair} {clothes}", tokens))
    return pictures


def _labelled(picture: QImage, text: str, tokens: Tokens) -> QImage:
    painter = QPainter(picture)
    painter.setFont(font("caption"))
    painter.setPen(QColor(tokens.ink_2))
    painter.drawText(QPointF(8, 18), text)
    painter.end()
    return picture


def _sheet(cells: list[QImage], tokens: Tokens, most_columns: int = COLUMNS) -> QImage:
    """All cells, as large as the first, in rows."""
    columns = min(most_columns, max(1, len(cells)))
    rows = -(-len(cells) // columns)
    cell = cells[0].size() if cells else CELL
    wide, high = cell.width() + GAP_PX, cell.height() + GAP_PX
    sheet = QImage(columns * wide + GAP_PX, rows * high + GAP_PX, QImage.Format.Format_RGB32)
    sheet.fill(QColor(tokens.canvas))
    painter = QPainter(sheet)
    for number, picture in enumerate(cells):
        row, column = divmod(number, columns)
        painter.drawImage(GAP_PX + column * wide, GAP_PX + row * high, picture)
    painter.end()
    return sheet


def _saved(picture: QImage, path: Path) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"Could not write {path.parent}: {error.strerror}.") from error
    if not picture.save(str(path)):
        raise StorageError(f"Could not write {path}.")
    return path
