"""PySide6 6.12.0 drops a reference to None in every void call on Python 3.11; the pin must keep it out."""

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QImage, QLinearGradient, QPainter, QPainterPath
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
CALLS = 300
LOST_BY_CHANCE = 30
NONE_IS_COUNTED = sys.version_info < (3, 12)


def references_lost(call: Callable[[], None]) -> int:
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


def object_name() -> Callable[[], None]:
    thing = QObject()
    return lambda: thing.setObjectName("x")


def painter_path() -> Callable[[], None]:
    path = QPainterPath()
    return lambda: path.moveTo(QPointF(1.0, 2.0))


def gradient() -> Callable[[], None]:
    colours = QLinearGradient()
    return lambda: colours.setFinalStop(1.0, 2.0)


def painter() -> Callable[[], None]:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)

    def draw() -> None:
        brush = QPainter(image)
        brush.drawLine(0, 0, 7, 7)
        brush.end()

    return draw


def label_text() -> Callable[[], None]:
    label = QLabel()
    return lambda: label.setText("x")


@pytest.mark.parametrize("make_call", [object_name, painter_path, gradient, painter, label_text])
def test_void_calls_keep_their_references_to_none(
    qtbot: QtBot, make_call: Callable[[], Callable[[], None]]
) -> None:
    lost = references_lost(make_call())
    # From Python 3.12 None is immortal: nothing can be lost, and the pin below is the guard.
    assert lost < LOST_BY_CHANCE if NONE_IS_COUNTED else lost == 0


def test_a_dropped_reference_would_be_noticed() -> None:
    kept: list[None] = [None] * CALLS
    before = sys.getrefcount(None)
    kept.clear()
    lost = before - sys.getrefcount(None)
    assert (lost >= CALLS - LOST_BY_CHANCE) is NONE_IS_COUNTED


@pytest.mark.parametrize("name", ["PySide6-Essentials", "PySide6-Addons"])
def test_the_pin_keeps_the_faulty_release_out(name: str) -> None:
    declared = map(Requirement, tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["dependencies"])
    (pin,) = [requirement.specifier for requirement in declared if requirement.name == name]
    assert pin.contains("6.11.3")
    assert not pin.contains("6.12.0")
