"""Every exercise's keyframes as pictures, and all of them on one sheet a theme, to be looked at."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from coach.domain.errors import StorageError
from coach.domain.exercise import Exercise
from coach.figure.camera import Camera, camera_of
from coach.figure.motion import Moment, working_moment
from coach.figure.pose_file import PoseFile
from coach.ui.figure_builder import Shot, build
from coach.ui.figure_inks import Inks, Look
from coach.ui.figure_replay import replay
from coach.ui.theme import DARK, LIGHT, Tokens, font

PICTURE = QSize(840, 630)
CELL = QSize(320, 240)
COLUMNS = 6
GAP_PX = 6
TURN_STEP = 15
"""Degrees between two pictures of a turn."""

LINE_M = 0.0062

Drawn = tuple[Exercise, PoseFile]


def draw_figures(out: Path, drawn: Iterable[Drawn], *, is_dark: bool, is_turned: bool) -> Iterator[Path]:
    """Draw each key of each exercise and the sheet of them all; with `is_turned`, each from all around."""
    tokens, theme = (DARK, "dark") if is_dark else (LIGHT, "light")
    folder = out / theme
    cells: list[QImage] = []
    for exercise, pose_file in drawn:
        for number, key in enumerate(pose_file.keys, start=1):
            at_key = Moment(key.id, key.id, 0.0)
            picture = _picture(exercise, pose_file, at_key, tokens, PICTURE)
            yield _saved(picture, folder / f"{exercise.id}-{number}-{key.id}.png")
            small = picture.scaled(CELL, mode=Qt.TransformationMode.SmoothTransformation)
            cells.append(_labelled(small, f"{exercise.id}, {key.id}", tokens))
        if is_turned:
            turned = _sheet(_turn(exercise, pose_file, tokens), tokens)
            yield _saved(turned, folder / f"{exercise.id}-turn.png")
    yield _saved(_sheet(cells, tokens), out / f"sheet-{theme}.png")


def _turn(exercise: Exercise, pose_file: PoseFile, tokens: Tokens) -> list[QImage]:
    at_work, camera = working_moment(pose_file), camera_of(pose_file, "right")
    pictures = []
    for degrees in range(-180, 180, TURN_STEP):
        turned = camera.turned(degrees, 0.0)
        picture = _picture(exercise, pose_file, at_work, tokens, CELL, turned)
        pictures.append(_labelled(picture, f"{degrees}°", tokens))
    return pictures


def _picture(
    exercise: Exercise,
    pose_file: PoseFile,
    moment: Moment,
    tokens: Tokens,
    size: QSize,
    camera: Camera | None = None,
) -> QImage:
    category = exercise.category.value
    tint = tokens.tint(category)
    shot = Shot(pose_file, hash(pose_file), moment, "right", camera or camera_of(pose_file, "right"), LINE_M)
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(QColor(tint))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    replay(painter, QRectF(picture.rect()), build(shot), Inks(category, tokens, tint, Look()))
    painter.end()
    return picture


def _labelled(picture: QImage, text: str, tokens: Tokens) -> QImage:
    painter = QPainter(picture)
    painter.setFont(font("caption"))
    painter.setPen(QColor(tokens.ink_2))
    painter.drawText(QPointF(8, 18), text)
    painter.end()
    return picture


def _sheet(cells: list[QImage], tokens: Tokens) -> QImage:
    columns = min(COLUMNS, max(1, len(cells)))
    rows = -(-len(cells) // columns)
    wide, high = CELL.width() + GAP_PX, CELL.height() + GAP_PX
    sheet = QImage(columns * wide + GAP_PX, rows * high + GAP_PX, QImage.Format.Format_RGB32)
    sheet.fill(QColor(tokens.canvas))
    painter = QPainter(sheet)
    for number, cell in enumerate(cells):
        row, column = divmod(number, columns)
        painter.drawImage(GAP_PX + column * wide, GAP_PX + row * high, cell)
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
