"""Files that are dropped on a page."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def toml_files(dropped: QMimeData) -> list[Path]:
    """The TOML files among what is dropped, in order."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".toml"]
