"""One window a data folder: a second process hands its wish over and leaves.

A lock file says who is first; wishes are small files in the data folder, so no socket of any kind is needed.
"""

from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QFileSystemWatcher, QIODevice, QLockFile, QObject, QSaveFile, Signal

MAX_WISH_BYTES = 256


class SingleInstance(QObject):
    """Emits `asked` with a routine id, or "" for just the window, when another process was started."""

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._wishes = folder / "wishes"
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._read_wishes)

    def is_first(self) -> bool:
        """Whether this process now owns the folder's window; the first one starts listening."""
        if not self._lock.tryLock(0):
            return False
        self._wishes.mkdir(mode=0o700, exist_ok=True)
        for left_over in self._wishes.iterdir():
            with suppress(OSError):
                left_over.unlink()
        self._watcher.addPath(str(self._wishes))
        return True

    def hand_over(self, routine_id: str) -> bool:
        """Ask the process that is first to come forward and start a routine, if one is named."""
        file = QSaveFile(str(self._wishes / f"{uuid4()}.wish"))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            return False
        file.write(routine_id.encode("utf-8"))
        return file.commit()

    def release(self) -> None:
        """Let another process be first."""
        self._watcher.removePaths(self._watcher.directories())
        self._lock.unlock()

    def _read_wishes(self) -> None:
        for path in sorted(self._wishes.glob("*.wish")):
            try:
                with path.open("rb") as file:
                    wish = file.read(MAX_WISH_BYTES)
                path.unlink()
                self.asked.emit(wish.decode("utf-8"))
            except (OSError, UnicodeDecodeError):
                continue
