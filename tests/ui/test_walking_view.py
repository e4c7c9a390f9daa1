"""The walk on its stage and as a thumbnail."""

import pytest
from PySide6.QtGui import QPixmapCache
from reference_pictures import subject_of

from coach.figure.motion import STRIDE_S, WALKING
from coach.ui import figure_builder
from coach.ui.figure_builder import builder, finish_building
from coach.ui.figure_thumb import FigureThumb
from coach.ui.figure_view import FigureView
from coach.ui.theme import LIGHT, palette_of

WALK = subject_of(WALKING).pose_file


@pytest.fixture(autouse=True)
def _fresh(qapp):
    QPixmapCache.clear()
    figure_builder.builder.cache_clear()
    yield
    builder().stop()


def shown(widget):
    widget.grab()
    finish_building()
    return widget.grab().toImage()


def test_a_walk_moves_and_comes_round_beyond_its_duration(qtbot):
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(320, 240)
    view.show_motion(
        WALK,
        kind="walk",
        tempo_s=None,
        duration_s=STRIDE_S,
        side="right",
        alternate=False,
        category="walk",
        fallback_text="Walk",
    )
    pictures = []
    for strides in (0.0, 0.25, 0.5, 5.25, 7.0):
        view.set_elapsed(strides * STRIDE_S)
        pictures.append(shown(view))
    strike, passing, other_strike, *later = pictures
    assert strike != passing != other_strike != strike
    assert later == [passing, strike]


def test_a_thumbnail_shows_the_walk_on_its_tint(qtbot):
    thumb = FigureThumb(WALK, "walk")
    qtbot.addWidget(thumb)
    thumb.setPalette(palette_of(LIGHT))
    bare = thumb.grab().toImage()
    drawn = shown(thumb)
    assert drawn != bare
    assert drawn.pixelColor(8, 8).name() == LIGHT.walk_tint.lower()
