"""Small pictures come from files: at the first paint, across processes, and whatever became of the files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPixmapCache
from PySide6.QtWidgets import QWidget

from coach.storage.poses import PoseShelf
from coach.ui import figure_builder, picture_cache
from coach.ui.figure_builder import builder
from coach.ui.figure_thumb import FigureThumb
from coach.ui.picture_cache import PictureCache, give_pictures

ROOT = Path(__file__).parents[2]
POSES = PoseShelf(ROOT / "assets" / "poses")
CHILD = Path(__file__).with_name("cache_child.py")


def red(side: int = 8) -> QImage:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "new" / "pictures"


@pytest.fixture(autouse=True)
def _fresh(qapp):
    QPixmapCache.clear()
    figure_builder.builder.cache_clear()
    yield
    builder().stop()
    QPixmapCache.clear()


@pytest.fixture
def opened(folder: Path):
    """Opens the folder as another start of the program would."""
    caches: list[PictureCache] = []

    def open_folder(drawn_by: str = "1") -> PictureCache:
        caches.append(PictureCache(folder, drawn_by))
        caches[-1].finish()
        return caches[-1]

    yield open_folder
    for cache in caches:
        cache.finish()


@pytest.fixture
def thumb(qtbot):
    """A small picture in a window."""
    window = QWidget()
    qtbot.addWidget(window)
    made = FigureThumb(POSES.get("glute-bridge"), "glutes", QSize(64, 52), parent=window)
    window.show()
    yield made
    window.close()


def shown(thumb: FigureThumb) -> QImage:
    return thumb.grab().toImage()


def drawn(thumb: FigureThumb) -> QImage:
    shown(thumb)
    builder().finish()
    return shown(thumb)


def test_what_was_kept_is_found_by_the_next_start(opened) -> None:
    cache = opened()
    cache.keep("a picture", red())
    cache.finish()
    assert opened().find("a picture") == red()
    assert opened().find("another") is None


def test_a_picture_is_drawn_once_and_then_painted_at_once_without_drawing(
    opened, thumb: FigureThumb, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened()
    give_pictures(thumb.window(), first)
    picture = drawn(thumb)
    first.finish()
    monkeypatch.setattr(figure_builder, "listed", lambda shot: pytest.fail("drawn again"))
    QPixmapCache.clear()
    figure_builder.builder.cache_clear()
    give_pictures(thumb.window(), opened())
    assert shown(thumb) == picture


def test_what_is_not_read_ahead_comes_a_little_later(
    opened, thumb: FigureThumb, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened()
    give_pictures(thumb.window(), first)
    picture = drawn(thumb)
    first.finish()
    monkeypatch.setattr(picture_cache, "READ_AHEAD_BYTES", -1)
    monkeypatch.setattr(picture_cache.PictureCache, "_read_ahead", _only_listed)
    QPixmapCache.clear()
    figure_builder.builder.cache_clear()
    second = opened()
    give_pictures(thumb.window(), second)
    assert shown(thumb) != picture
    second.finish()
    assert shown(thumb) == picture


def _only_listed(cache: PictureCache) -> None:
    cache._names = {name for _, name in cache._files()}


def test_look_side_and_size_make_pictures_of_their_own(opened, folder: Path, thumb: FigureThumb) -> None:
    cache = opened()
    give_pictures(thumb.window(), cache)
    pictures = [drawn(thumb)]
    thumb.show_pose(POSES.get("glute-bridge"), "core")
    pictures.append(drawn(thumb))
    thumb.setFixedSize(72, 56)
    pictures.append(drawn(thumb))
    cache.finish()
    assert len(list(folder.iterdir())) == len(pictures)


@pytest.mark.parametrize("damage", [b"", b"no picture", "cut"])
def test_a_damaged_file_is_drawn_anew_and_replaced(opened, folder: Path, thumb: FigureThumb, damage) -> None:
    first = opened()
    give_pictures(thumb.window(), first)
    picture = drawn(thumb)
    first.finish()
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage == "cut" else damage)
    QPixmapCache.clear()
    figure_builder.builder.cache_clear()
    second = opened()
    give_pictures(thumb.window(), second)
    assert drawn(thumb) == picture
    second.finish()
    assert path.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, thumb: FigureThumb) -> None:
    (tmp_path / "file").touch()
    cache = PictureCache(tmp_path / "file" / "pictures", "1")
    cache.finish()
    give_pictures(thumb.window(), cache)
    before = shown(thumb)
    assert drawn(thumb) != before
    cache.finish()
    assert cache.find("a picture") is None


def test_files_of_other_editions_and_half_written_ones_go_and_strangers_stay(opened, folder: Path) -> None:
    old = opened("1")
    old.keep("a picture", red())
    old.finish()
    (left,) = folder.iterdir()
    left.with_name(f"{left.name}.AbCdEf").touch()
    (folder / "notes.txt").touch()
    new = opened("2")
    assert new.find("a picture") is None
    new.keep("a picture", red())
    new.finish()
    names = {path.name for path in folder.iterdir()}
    assert len(names) == 2
    assert "notes.txt" in names
    assert left.name not in names


def test_the_longest_unused_go_when_there_are_too_many(
    opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened()
    for number in range(4):
        first.keep(f"picture {number}", red())
    first.finish()
    for at, path in enumerate(sorted(folder.iterdir())):
        os.utime(path, (at, at))
    second = opened()
    used = next(n for n in range(4) if second._name(f"picture {n}") == min(p.name for p in folder.iterdir()))
    assert second.find(f"picture {used}") is not None
    second.finish()
    monkeypatch.setattr(picture_cache, "MOST_FILES", 2)
    second.keep("the newest", red())
    second.finish()
    third = opened()
    assert third.find("the newest") is not None
    assert third.find(f"picture {used}") is not None
    assert len(list(folder.iterdir())) == 2


def test_only_the_owner_can_look_into_the_folder(opened, folder: Path) -> None:
    cache = opened()
    cache.keep("a picture", red())
    cache.finish()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_next_process_paints_today_from_files_and_without_numpy(tmp_path: Path) -> None:
    environment = os.environ | {
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
        "PYTHONHASHSEED": "random",
    }

    def run() -> list[str]:
        command = [sys.executable, str(CHILD), str(tmp_path)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.split()

    cold, warm = run(), run()
    assert cold[0] == "numpy"
    assert warm[0] == "plain"
    assert warm[1] == cold[1]
    assert int(warm[2]) == 0
    assert int(cold[2]) > 5
