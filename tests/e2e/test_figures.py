"""`back-coach figures` in a process of its own: every key a picture, a sheet a theme, a turn all around."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage
from shipped_content import shipped

from coach.domain.settings import Clothes, Hair, Skin


def figures(out: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "coach", "figures", "--out", str(out), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def sheets(theme: str) -> tuple[str, str]:
    return f"sheet-{theme}.png", f"sheet-looks-{theme}.png"


def colours(path: Path) -> int:
    image = QImage(str(path))
    points = ((x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7))
    return len({image.pixel(x, y) for x, y in points})


def test_one_exercise_in_both_themes_and_from_all_around(tmp_path: Path) -> None:
    done = figures(tmp_path, "--exercise", "bird-dog", "--turn")
    assert (done.returncode, done.stderr) == (0, "")
    names = [
        f"{theme}/{name}.png"
        for theme in ("light", "dark")
        for name in ("bird-dog-1-start", "bird-dog-2-reach", "bird-dog-turn")
    ]
    drawn = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.png")}
    assert drawn == {*names, *(sheet for theme in ("light", "dark") for sheet in sheets(theme))}
    assert done.stdout.split() == [
        *(str(tmp_path / name) for name in (*names[:3], *sheets("light"))),
        *(str(tmp_path / name) for name in (*names[3:], *sheets("dark"))),
    ]
    assert all(colours(path) > 20 for path in tmp_path.rglob("*.png"))


def test_the_sheet_holds_a_picture_of_every_key(tmp_path: Path) -> None:
    done = figures(tmp_path, "--theme", "light")
    assert (done.returncode, done.stderr) == (0, "")
    keys = [path.stem for path in (tmp_path / "light").glob("*.png")]
    exercises, _ = shipped().exercises()
    assert len(exercises) == 31
    assert all(any(key.startswith(f"{exercise.id}-1-") for key in keys) for exercise in exercises)
    assert len(keys) >= 74
    assert sum(key.startswith("walking-") for key in keys) == 8


def test_the_walk_is_drawn_alone_and_in_every_look(tmp_path: Path) -> None:
    done = figures(tmp_path, "--exercise", "walking", "--theme", "dark")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "dark").glob("walking-*.png"))) == 8
    looks = QImage(str(tmp_path / "sheet-looks-dark.png"))
    across, down = len(Hair) * len(Clothes), len(Skin)
    assert (looks.width() - 6, looks.height() - 6) == (across * 170, down * 156)
    cells = {
        bytes(looks.copy(6 + x * 170, 36 + y * 156, 164, 114).constBits())
        for x in range(across)
        for y in range(down)
    }
    assert len(cells) == across * down


def test_an_unknown_exercise_and_a_folder_that_cannot_be_are_refused(tmp_path: Path) -> None:
    unknown = figures(tmp_path, "--exercise", "handstand")
    assert unknown.returncode == 1
    assert unknown.stderr.startswith('exercise: found "handstand", expected one of bird-dog, ')
    (tmp_path / "file").write_text("", encoding="utf-8")
    blocked = figures(tmp_path / "file", "--exercise", "bird-dog", "--theme", "light")
    assert (blocked.returncode, blocked.stdout) == (1, "")
    assert blocked.stderr.startswith("Could not write ")
