import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from coach.figure.motion import working_moment
from coach.figure.pose_file import pose_file_from
from coach.ui.figure_view import FigureThumb, FigureView, paint_figure
from coach.ui.theme import DARK, LIGHT, palette_of

FOLDER = Path(__file__).parents[2] / "assets" / "poses"
IDS = sorted(path.stem for path in FOLDER.glob("*.toml"))
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def pose(exercise_id):
    return pose_file_from(tomllib.loads((FOLDER / f"{exercise_id}.toml").read_text(encoding="utf-8")))


def grabbed(widget):
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def share(image, colour):
    """How much of the picture has this colour."""
    pixels = list(image.constBits().cast("I"))
    return pixels.count(QColor(colour).rgb()) / len(pixels)


@pytest.fixture
def view(qtbot):
    widget = FigureView()
    qtbot.addWidget(widget)
    widget.resize(372, 202)
    return widget


def show(view, pose_file, **changes):
    view.show_motion(
        pose_file,
        **{
            "kind": "reps",
            "tempo_s": (2, 3, 2, 1),
            "duration_s": 80.0,
            "side": "right",
            "alternate": False,
            "category": "core",
            "fallback_text": "Bird-dog",
            **changes,
        },
    )


@THEMES
def test_the_figure_is_painted_in_the_colours_of_the_theme(view, tokens):
    view.setPalette(palette_of(tokens))
    show(view, pose("bird-dog"))
    image = grabbed(view)
    assert share(image, tokens.core_tint) > 0.5
    assert share(image, tokens.core) > 0.02
    assert share(image, tokens.figure_near) > 0.02
    assert share(image, tokens.figure_far) > 0.001


@THEMES
@pytest.mark.parametrize("exercise_id", IDS)
def test_every_exercise_is_painted_inside_its_rectangle(qapp, tokens, exercise_id):
    image = QImage(420, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.core_tint))
    painter = QPainter(image)
    pose_file = pose(exercise_id)
    paint_figure(
        painter,
        QRectF(0, 0, 420, 300),
        pose_file,
        working_moment(pose_file),
        "left",
        "core",
        tokens,
        tokens.core_tint,
    )
    painter.end()
    assert share(image, tokens.core) > 0.002
    edge = [(x, y) for x in range(420) for y in (0, 299)] + [(x, y) for x in (0, 419) for y in range(300)]
    assert all(image.pixelColor(x, y) == QColor(tokens.core_tint) for x, y in edge)


def test_time_moves_the_figure_and_only_time(view):
    show(view, pose("bird-dog"))
    start = grabbed(view)
    view.set_elapsed(3.0)
    reach = grabbed(view)
    assert reach != start
    view.set_elapsed(11.0)
    assert grabbed(view) == reach
    show(view, pose("bird-dog"))
    assert grabbed(view) == start


def test_the_left_side_is_the_right_side_in_a_mirror(view):
    show(view, pose("clamshell"), category="glutes")
    right = grabbed(view)
    show(view, pose("clamshell"), category="glutes", side="left")
    left = grabbed(view)
    assert left != right
    assert share(left, LIGHT.glutes) == pytest.approx(share(right, LIGHT.glutes), rel=0.1)


def test_an_alternating_step_changes_sides(view):
    show(view, pose("bird-dog"), alternate=True, side="both")
    view.set_elapsed(3.0)
    first = grabbed(view)
    view.set_elapsed(11.0)
    assert grabbed(view) != first


def test_a_hold_needs_no_tempo(view):
    show(view, pose("forearm-plank"), kind="hold", tempo_s=None, duration_s=20.0)
    start = grabbed(view)
    view.set_elapsed(10.0)
    hold = grabbed(view)
    assert hold != start
    view.set_elapsed(15.0)
    assert grabbed(view) == hold


@THEMES
def test_rest_sinks_the_stage_and_pales_the_next_pose(view, tokens):
    view.setPalette(palette_of(tokens))
    show(view, pose("dead-bug"))
    view.set_quiet(True)
    image = grabbed(view)
    assert share(image, tokens.sunken) > 0.5
    assert share(image, tokens.core) == 0
    view.set_quiet(False)
    assert share(grabbed(view), tokens.core) > 0.02


@THEMES
def test_an_exercise_without_a_pose_shows_its_words_on_a_neutral_card(view, tokens):
    view.setPalette(palette_of(tokens))
    show(view, None, fallback_text="Wall slides, slowly.")
    words = grabbed(view)
    assert share(words, tokens.sunken) > 0.5
    show(view, None, fallback_text="")
    assert grabbed(view) != words


def test_the_stage_is_empty_before_anything_is_shown(view):
    assert share(grabbed(view), LIGHT.sunken) > 0.95


def test_a_description_can_be_given(view):
    view.setAccessibleDescription("Right leg back, left arm forward")
    assert view.accessibleDescription() == "Right leg back, left arm forward"


@THEMES
def test_a_small_picture_shows_the_working_pose_on_its_tint(qtbot, tokens):
    thumb = FigureThumb(pose("glute-bridge"), "glutes")
    qtbot.addWidget(thumb)
    thumb.setPalette(palette_of(tokens))
    assert thumb.size() == QSize(64, 52)
    image = grabbed(thumb)
    assert share(image, tokens.glutes_tint) > 0.4
    assert share(image, tokens.glutes) > 0.01


def test_a_small_picture_without_a_pose_is_its_tint(qtbot):
    thumb = FigureThumb(None, "stretch", QSize(52, 44), 6)
    qtbot.addWidget(thumb)
    thumb.setPalette(palette_of(LIGHT))
    assert thumb.size() == QSize(52, 44)
    assert share(grabbed(thumb), LIGHT.stretch_tint) > 0.9
