import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPixmapCache
from PySide6.QtTest import QTest

from coach.figure.pose_file import pose_file_from
from coach.ui import figure_builder
from coach.ui.figure_builder import builder
from coach.ui.figure_thumb import FigureThumb, picture
from coach.ui.figure_view import FigureView, finish_building
from coach.ui.theme import DARK, LIGHT, palette_of

FOLDER = Path(__file__).parents[2] / "assets" / "poses"
IDS = sorted(path.stem for path in FOLDER.glob("*.toml"))
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def pose(exercise_id):
    return pose_file_from(tomllib.loads((FOLDER / f"{exercise_id}.toml").read_text(encoding="utf-8")))


def at_once(widget):
    """What the widget shows before anything is built for it."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def grabbed(widget):
    at_once(widget)
    finish_building()
    return at_once(widget)


def share(image, colour):
    """How much of the picture has this colour."""
    pixels = list(image.constBits().cast("I"))
    return pixels.count(QColor(colour).rgb()) / len(pixels)


@pytest.fixture(autouse=True)
def _fresh(qapp):
    """Nothing is built before the test begins, and nothing is left to build after it."""
    QPixmapCache.clear()
    figure_builder.builder.cache_clear()
    yield
    builder().stop()


@pytest.fixture
def view(qtbot):
    widget = FigureView()
    qtbot.addWidget(widget)
    widget.resize(372, 242)
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
    view.set_elapsed(3.0)
    image = grabbed(view)
    assert share(image, tokens.core_tint) > 0.5
    assert share(image, tokens.core) > 0.001


@THEMES
@pytest.mark.parametrize("exercise_id", IDS)
def test_every_exercise_is_painted_inside_its_rectangle(qtbot, tokens, exercise_id):
    thumb = FigureThumb(pose(exercise_id), "core", QSize(420, 300), 0.0)
    qtbot.addWidget(thumb)
    thumb.setPalette(palette_of(tokens))
    image = grabbed(thumb)
    assert share(image, tokens.core_tint) < 0.97
    edge = [(x, y) for x in range(420) for y in (0, 299)] + [(x, y) for x in (0, 419) for y in range(300)]
    assert all(image.pixelColor(x, y) == QColor(tokens.core_tint) for x, y in edge)


def test_only_the_stage_is_painted_until_the_first_picture_is_built(view):
    show(view, pose("bird-dog"))
    empty = at_once(view)
    assert share(empty, LIGHT.core_tint) > 0.95
    finish_building()
    assert share(at_once(view), LIGHT.core_tint) < 0.9


def test_a_view_is_painted_again_when_its_picture_is_ready(qtbot, view):
    show(view, pose("bird-dog"))
    view.show()
    qtbot.waitUntil(lambda: share(at_once(view), LIGHT.core_tint) < 0.9)


def test_the_nearest_picture_stands_in_until_the_right_one_is_ready(view):
    show(view, pose("bird-dog"))
    view.set_elapsed(1.0)
    near = grabbed(view)
    view.set_elapsed(1.9)
    assert share(at_once(view), LIGHT.core_tint) < 0.9
    assert grabbed(view) != near


def test_the_pictures_of_the_next_moments_are_built_ahead(view):
    show(view, pose("bird-dog"))
    view.set_elapsed(1.0)
    grabbed(view)
    view.set_elapsed(1.3)
    ahead = at_once(view)
    assert ahead == grabbed(view)


def test_building_begins_only_after_the_painting_that_wished_for_it(view, monkeypatch, qapp):
    built = []
    listed = figure_builder.listed
    monkeypatch.setattr(figure_builder, "listed", lambda shot: built.append(shot) or listed(shot))
    show(view, pose("bird-dog"))
    at_once(view)
    builder()._pool.waitForDone()
    assert built == []
    finish_building()
    assert built


def test_a_hidden_view_stops_building(view, monkeypatch):
    built = []
    monkeypatch.setattr(figure_builder, "listed", lambda shot: built.append(shot))
    show(view, pose("bird-dog"))
    view.show()
    view.hide()
    builder().wish(view, [])
    finish_building()
    count = len(built)
    view.set_elapsed(1.0)
    finish_building()
    assert len(built) == count < 11


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
    assert share(left, LIGHT.glutes_tint) == pytest.approx(share(right, LIGHT.glutes_tint), rel=0.02)


def test_an_alternating_step_changes_sides(view):
    show(view, pose("bird-dog"), alternate=True, side="both")
    view.set_elapsed(3.0)
    first = grabbed(view)
    view.set_elapsed(11.0)
    assert grabbed(view) != first


def test_a_hold_needs_no_tempo_and_breathes(view):
    show(view, pose("forearm-plank"), kind="hold", tempo_s=None, duration_s=20.5)
    start = grabbed(view)
    view.set_elapsed(2.5)
    out = grabbed(view)
    assert out != start
    view.set_elapsed(4.75)
    deep = grabbed(view)
    assert deep != out
    view.set_elapsed(7.0)
    assert grabbed(view) == out


def test_a_still_view_shows_the_way_at_one_glance(view):
    show(view, pose("bird-dog"))
    view.set_elapsed(3.0)
    moving = grabbed(view)
    view.set_still(True)
    still = grabbed(view)
    assert still != moving
    view.set_elapsed(1.0)
    assert grabbed(view) == still


class PaintCounter(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_time_paints_a_moving_view_again_and_leaves_a_still_one(view, qapp):
    show(view, pose("bird-dog"))
    view.show()
    qapp.processEvents()
    finish_building()
    painted = PaintCounter(view)
    for still in (False, True):
        view.set_still(still)
        qapp.processEvents()
        finish_building()
        qapp.processEvents()
        painted.count = 0
        view.set_elapsed(view._elapsed_s + 1.0)
        qapp.processEvents()
        assert (painted.count == 0) is still


def drag(view, start, end):
    for kind, at in (
        (QEvent.Type.MouseButtonPress, start),
        (QEvent.Type.MouseMove, end),
        (QEvent.Type.MouseButtonRelease, end),
    ):
        button = Qt.MouseButton.LeftButton
        view.event(
            QMouseEvent(kind, QPointF(at), QPointF(at), button, button, Qt.KeyboardModifier.NoModifier)
        )


def test_a_drag_turns_the_camera_and_a_double_click_brings_it_back(view):
    show(view, pose("dead-bug"))
    first = grabbed(view)
    drag(view, QPoint(200, 100), QPoint(120, 140))
    assert grabbed(view) != first
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert grabbed(view) == first


@pytest.mark.parametrize(("there", "back"), [("Left", "Right"), ("Up", "Down")])
def test_arrow_keys_turn_the_camera_there_and_back(view, there, back):
    show(view, pose("dead-bug"))
    first = grabbed(view)
    QTest.keyClick(view, Qt.Key[f"Key_{there}"])
    assert grabbed(view) != first
    QTest.keyClick(view, Qt.Key[f"Key_{back}"])
    assert grabbed(view) == first


@pytest.mark.parametrize("turn", ["key", "drag"])
def test_home_brings_the_camera_back(view, turn):
    show(view, pose("dead-bug"))
    first = grabbed(view)
    if turn == "key":
        QTest.keyClick(view, Qt.Key.Key_Left)
    else:
        drag(view, QPoint(200, 100), QPoint(120, 140))
    assert grabbed(view) != first
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert grabbed(view) == first


def test_a_key_turns_as_far_as_a_drag_of_its_degrees(view):
    show(view, pose("dead-bug"))
    drag(view, QPoint(100, 100), QPoint(130, 120))
    dragged = grabbed(view)
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert grabbed(view) == dragged


def test_the_camera_comes_back_at_once_from_as_far_as_it_tilts(view):
    show(view, pose("dead-bug"))
    for _ in range(20):
        QTest.keyClick(view, Qt.Key.Key_Down)
    above = grabbed(view)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert grabbed(view) != above


@pytest.mark.parametrize("key", ["Left", "Right", "Up", "Down", "Home"])
def test_the_keys_of_the_camera_are_kept_from_shortcuts_unless_something_is_held_down(view, key):
    kept = {}
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key[f"Key_{key}"], modifier)
        event.ignore()
        view.event(event)
        kept[modifier] = event.isAccepted()
    assert list(kept.values()) == [True, False]


def test_other_keys_are_left_to_the_screen(view):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    view.event(event)
    assert not event.isAccepted()


def test_the_view_takes_the_focus_and_says_what_its_keys_do(view):
    assert view.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert "Arrow keys turn the view" in view.toolTip()
    assert view.focus_radius > 0


@THEMES
def test_rest_sinks_the_stage_and_pales_the_next_pose(view, tokens):
    view.setPalette(palette_of(tokens))
    show(view, pose("dead-bug"))
    view.set_quiet(True)
    image = grabbed(view)
    assert share(image, tokens.sunken) > 0.5
    assert share(image, tokens.core) == 0
    view.set_quiet(False)
    assert share(grabbed(view), tokens.core_tint) > 0.5


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
    before = at_once(thumb)
    image = grabbed(thumb)
    assert share(image, tokens.glutes_tint) > 0.4
    assert image != before


def test_a_small_picture_without_a_pose_is_its_tint(qtbot):
    thumb = FigureThumb(None, "stretch", QSize(52, 44), 6)
    qtbot.addWidget(thumb)
    thumb.setPalette(palette_of(LIGHT))
    assert thumb.size() == QSize(52, 44)
    assert share(grabbed(thumb), LIGHT.stretch_tint) > 0.9


def test_a_picture_is_drawn_once_for_a_look_and_a_size(qtbot):
    thumb = FigureThumb(pose("glute-bridge"), "glutes")
    qtbot.addWidget(thumb)
    grabbed(thumb)
    first = picture(pose("glute-bridge"), "glutes", thumb)
    assert picture(pose("glute-bridge"), "glutes", thumb).cacheKey() == first.cacheKey()
    assert picture(pose("glute-bridge"), "core", thumb).cacheKey() != first.cacheKey()


def test_the_window_opens_without_numpy():
    code = "import sys, coach.app, coach.ui.figure_view; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
