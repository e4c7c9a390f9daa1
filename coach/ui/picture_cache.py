"""Small pictures of the drawn person, kept as PNG files so that a start paints them without drawing them.

The folder may be emptied at any time; what is missing or damaged is drawn anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from weakref import WeakSet

from PySide6.QtCore import QByteArray, QCoreApplication, QIODevice, QObject, QSaveFile, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

import coach

MOST_FILES = 2000
READ_AHEAD_BYTES = 4_000_000
"""How much of the latest is read before it is asked for, as it lies in memory."""

READY_MS = 30
_TIDIED_EVERY = 500
_OURS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{32}\.png(\..*)?")
_PNG = QByteArray(b"png")
_PROPERTY = "picture cache"


def edition() -> str:
    """What draws: the version and, where the sources lie beside it, when each of them last changed."""
    package = Path(coach.__file__).parent
    sources = sorted(
        (*package.glob("figure/*.py"), *package.glob("ui/figure_*.py"), *package.glob("ui/theme.py"))
    )
    changed = [(path.name, path.stat().st_mtime_ns) for path in sources]
    return f"{coach.__version__} {changed}"


class PictureCache(QObject):
    """One worker reads and writes the folder; the window's thread never waits for the disk."""

    _looked = Signal()

    def __init__(self, folder: Path, drawn_by: str) -> None:
        super().__init__()
        self._folder = folder
        self._prefix = _digest(drawn_by, 4)
        self._images: dict[str, QImage] = {}
        self._names: set[str] | None = None
        self._asked: set[str] = set()
        self._waiting: WeakSet[QWidget] = WeakSet()
        self._written = 0
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._looked.connect(self._tell)
        self._pool.start(self._read_ahead)

    def find(self, key: str) -> QImage | None:
        """A picture that is at hand."""
        name = self._name(key)
        image = self._images.pop(name, None)
        if image is not None:
            self._pool.start(lambda: self._touch(name))
        return image

    def awaits(self, key: str, widget: QWidget) -> bool:
        """Whether a picture may come from the folder; `widget` is updated once that is known."""
        name = self._name(key)
        if self._names is not None and name not in self._names:
            return False
        self._waiting.add(widget)
        if self._names is not None and name not in self._asked:
            self._asked.add(name)
            self._pool.start(lambda: self._look_for(name))
        return True

    def keep(self, key: str, image: QImage) -> None:
        """Write a picture, soon."""
        name = self._name(key)
        self._pool.start(lambda: self._write(name, image))

    def get_ready(self) -> None:
        """Wait a moment for what is read ahead, so that the first paint has it."""
        self._pool.waitForDone(READY_MS)

    def finish(self) -> None:
        """Wait until everything asked for is read and written."""
        self._pool.waitForDone()
        QCoreApplication.sendPostedEvents(self)

    def _name(self, key: str) -> str:
        return f"{self._prefix}-{_digest(key, 16)}.png"

    def _tell(self) -> None:
        self._asked.clear()
        waiting = [widget for widget in self._waiting if isValid(widget)]
        self._waiting.clear()
        for widget in waiting:
            widget.update()

    # On the worker

    def _read_ahead(self) -> None:
        newest = [name for _, name in sorted(self._files(), reverse=True) if self._is_current(name)]
        self._names = set(newest)
        room = READ_AHEAD_BYTES
        for name in newest:
            image = self._read(name)
            room -= image.sizeInBytes()
            if room < 0:
                break
        self._looked.emit()

    def _look_for(self, name: str) -> None:
        if name not in self._images:
            self._read(name)
        self._looked.emit()

    def _read(self, name: str) -> QImage:
        image = QImage(str(self._folder / name))
        if not image.isNull():
            self._images[name] = image
        elif self._names is not None:
            self._names.discard(name)
        return image

    def _write(self, name: str, image: QImage) -> None:
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = QSaveFile(str(self._folder / name))
        if (
            file.open(QIODevice.OpenModeFlag.WriteOnly)
            and QImageWriter(file, _PNG).write(image)
            and file.commit()
        ):
            if self._names is not None:
                self._names.add(name)
            if self._written % _TIDIED_EVERY == 0:
                self._tidy()
            self._written += 1

    def _touch(self, name: str) -> None:
        with suppress(OSError):
            os.utime(self._folder / name)

    def _tidy(self) -> None:
        """Remove what other editions drew, what was left half written, and the longest unused."""
        newest = sorted(self._files(), reverse=True)
        current = [name for _, name in newest if self._is_current(name)]
        for name in {name for _, name in newest} - set(current[:MOST_FILES]):
            with suppress(OSError):
                (self._folder / name).unlink()

    def _is_current(self, name: str) -> bool:
        return name.startswith(self._prefix) and name.endswith(".png")

    def _files(self) -> Iterator[tuple[int, str]]:
        """When each of our files was last used, and its name."""
        with suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                if _OURS.fullmatch(entry.name):
                    yield entry.stat().st_mtime_ns, entry.name


def _digest(text: str, size_bytes: int) -> str:
    return blake2b(text.encode(), digest_size=size_bytes).hexdigest()


def pictures_of(widget: QWidget) -> PictureCache | None:
    """The cache that the window of a widget has, if any."""
    found = widget.window().property(_PROPERTY)
    return found if isinstance(found, PictureCache) else None


def give_pictures(window: QWidget, pictures: PictureCache) -> None:
    """Let everything in a window take its small pictures from a cache."""
    window.setProperty(_PROPERTY, pictures)
