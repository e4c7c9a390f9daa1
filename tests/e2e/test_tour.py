"""The tour draws every screen of the main job, the same to the pixel each time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from coach.ui.theme import DARK, LIGHT, Tokens

ROOT = Path(__file__).parents[2]
NAMES = [
    "first-run-welcome",
    "first-run-adults-only",
    "first-run-goals",
    "first-run-symptoms",
    "first-run-outcome",
    "first-run-week",
    "first-run-outcome-locked",
    "first-run-week-locked",
    "today-review",
    "today",
    "today-less",
    "did-it-already",
    "before-a-walk",
    "preview",
    "before-the-start",
    "prepare",
    "reps",
    "reps-alternating",
    "rest",
    "transition",
    "hold",
    "paused",
    "get-ready",
    "switch-sides",
    "stop-for-pain",
    "stop-for-pain-score",
    "stop-for-pain-ease",
    "eased",
    "finished",
    "today-next",
    "today-done",
    "plan-week",
    "plan-dragging",
    "plan-too-close",
    "plan-details",
    "plan-add",
    "plan-leave-out",
    "plan-pause",
    "plan-paused",
    "plan-four-weeks",
    "progress",
    "progress-week",
    "progress-counted",
    "report",
    "history",
    "library",
    "library-detail",
    "library-exercise",
    "library-no-match",
    "learn",
    "learn-card",
    "walks",
    "walks-list",
    "walks-refused",
    "walks-saved",
    "walks-edit",
    "walks-log",
    "walks-empty",
    "settings",
    "walks-reading",
    "walks-found",
    "symptom-check",
    "about-my-body",
    "library-marked",
    "preview-marked",
    "before-the-start-marked",
    "session-marked",
    "end-session",
    "today-resume",
    "amber-offer",
    "today-red",
    "check-due",
    "resting",
]
FEWEST_COLOURS = 30


def draw(folder: Path, theme: str = "light") -> list[Path]:
    """Run the command, which has to say what it drew and nothing else."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "coach", "tour", "--out", str(folder), "--theme", theme]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    complaints = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert complaints == []
    return [Path(line) for line in done.stdout.splitlines()]


def colours(picture: Path) -> int:
    image = QImage(str(picture))
    points = ((x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))
    return len({image.pixel(x, y) for x, y in points})


def differing_pixels(one: Path, other: Path) -> int:
    first, second = QImage(str(one)), QImage(str(other))
    if first == second:
        return 0
    points = ((x, y) for x in range(first.width()) for y in range(first.height()))
    return sum(first.pixel(x, y) != second.pixel(x, y) for x, y in points)


def canvas(picture: Path) -> str:
    return QImage(str(picture)).pixelColor(1270, 790).name().upper()


@pytest.fixture(scope="module")
def light(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return draw(tmp_path_factory.mktemp("light"))


def test_every_screen_in_its_order(light: list[Path]) -> None:
    expected = [f"{number:02}-{name}.png" for number, name in enumerate(NAMES, 1)]
    assert [picture.name for picture in light] == expected


def test_no_picture_is_blank_and_no_two_are_the_same(light: list[Path]) -> None:
    assert {QImage(str(picture)).size() for picture in light} == {QSize(1280, 800)}
    assert [picture.name for picture in light if colours(picture) < FEWEST_COLOURS] == []
    assert len({picture.read_bytes() for picture in light}) == len(light)


def test_drawn_again_no_pixel_differs(light: list[Path], tmp_path: Path) -> None:
    again = draw(tmp_path)
    found = {one.name: differing_pixels(one, other) for one, other in zip(light, again, strict=True)}
    assert {name: count for name, count in found.items() if count} == {}


def test_a_difference_would_be_counted(light: list[Path]) -> None:
    assert differing_pixels(light[7], light[12]) > 0


@pytest.mark.parametrize(("theme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_a_tour_has_the_theme_it_was_asked_for(
    theme: str, tokens: Tokens, light: list[Path], tmp_path: Path
) -> None:
    pictures = light if theme == "light" else draw(tmp_path, theme)
    assert [picture.name for picture in pictures] == [picture.name for picture in light]
    assert canvas(pictures[NAMES.index("today")]) == tokens.canvas
