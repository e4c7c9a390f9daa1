"""A document as a PDF file, whole or not at all."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QMarginsF, QSaveFile
from PySide6.QtGui import QPageSize, QPdfWriter

from coach.domain.errors import StorageError
from coach.ui.paper.page import Document, paint_in_turns


def pdf_writer(device: QIODevice, title: str, paper: QPageSize) -> QPdfWriter:
    """A PDF file to paint on, its origin in the corner of the sheet; text stays text."""
    writer = QPdfWriter(device)
    writer.setTitle(title)
    writer.setCreator("Back Coach")
    writer.setPageSize(paper)
    writer.setPageMargins(QMarginsF())
    return writer


def written_in_turns(document: Document, path: Path, title: str, paper: QPageSize) -> Iterator[None]:
    """Write a document piece by piece; StorageError when it cannot be written, and then nothing is there."""
    if path.exists() and not path.is_file():  # QSaveFile would put a file in the place of a device.
        raise StorageError(_refusal(path, tr("it is a folder") if path.is_dir() else tr("it is not a file")))
    file = QSaveFile(str(path))
    is_written = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if is_written:
        # Given up half way, the painter must let go before the file does.
        with closing(paint_in_turns(document, pdf_writer(file, title, paper))) as turns:
            for is_so_far in turns:
                is_written = is_so_far
                yield
    if not (is_written and file.commit()):
        raise StorageError(_refusal(path, file.errorString()))


def tr(text: str) -> str:
    """A sentence in the person's language."""
    return QCoreApplication.translate("pdf_file", text)


def _refusal(path: Path, reason: str) -> str:
    return tr("Could not save {file}: {reason}.").format(file=path, reason=reason)
