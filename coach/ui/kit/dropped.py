"""Files that are dropped on a page."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def toml_files(dropped: QMimeData) -> list[Path]:
    """The TOML files among what is dropped, in order."""
    return _files(dropped, (".toml",))


def walk_files(dropped: QMimeData) -> list[Path]:
    """The GPX and FIT files among what is dropped, in order."""
    return _files(dropped, (".gpx", ".fit"))


def _files(dropped: QMimeData, suffixes: tuple[str, ...]) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in suffixes]
