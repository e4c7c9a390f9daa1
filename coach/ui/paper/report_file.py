"""The report as a PDF file, whole or not at all, and as a preview on the paper that was chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from coach.domain.errors import StorageError
from coach.ui.paper import printing
from coach.ui.paper import report_phrases as phrases
from coach.ui.paper.page import Document, paint_in_turns


def written_in_turns(document: Document, path: Path, paper: QPageSize) -> Iterator[None]:
    """Write a document piece by piece; StorageError when it cannot be written, and then nothing is there."""
    if path.exists() and not path.is_file():  # QSaveFile would put a file in the place of a device.
        reason = phrases.is_folder() if path.is_dir() else phrases.is_no_file()
        raise StorageError(phrases.not_written(str(path), reason))
    file = QSaveFile(str(path))
    is_taken = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if is_taken:
        writer = printing.pdf_writer(file, phrases.title(), paper)
        for is_so_far in paint_in_turns(document, writer):  # Given up half way, its painter goes first.
            is_taken = is_so_far
            yield
    if not (is_taken and file.commit()):
        raise StorageError(phrases.not_written(str(path), file.errorString()))


def show_preview(window: QWidget, document: Document, paper: QPageSize, say: Callable[[str], None]) -> None:
    """Open the print preview over a window, set to a paper."""
    from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget

    printing.show_preview(window, document, phrases.title(), say)
    dialog = window.findChildren(QPrintPreviewDialog)[-1]
    dialog.printer().setPageSize(paper)
    for preview in dialog.findChildren(QPrintPreviewWidget):
        preview.updatePreview()
