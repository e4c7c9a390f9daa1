"""A sheet from wish to paper: drawings built on the worker, pages painted in turns."""

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.domain.errors import StorageError
from coach.domain.routine import Routine
from coach.ui.content import Content
from coach.ui.figure_builder import Shot, builder
from coach.ui.figure_inks import look_of
from coach.ui.figure_replay import Drawing
from coach.ui.paper.coarse import coarse
from coach.ui.paper.exercise_row import Drawings, Shots, shots_of
from coach.ui.paper.page import Document, page_size, paint_pages
from coach.ui.paper.pdf_file import written_in_turns
from coach.ui.paper.routine_sheet import routine_sheet

LOOK_AGAIN_MS = 15
LONGEST_WAIT_S = 20
"""A drawing that is not there by then is left out; its exercise keeps its words."""

_PLAIN_FIELDS = "QLineEdit { min-height: 0; padding: 0 4px; border-radius: 0; }"
"""Qt's own toolbar has no room for our fields."""

_DONE = object()

ChooseFile = Callable[[QWidget, str, str], str]
"""Asks for a file to write, with a title and the name offered; empty when the person changes their mind."""


def ask_for_file(window: QWidget, title: str, offered: str) -> str:
    """Ask with the file dialog of the system."""
    name, _ = QFileDialog.getSaveFileName(window, title, offered, "PDF (*.pdf)")
    return name


class SheetFlow(QObject):
    """Makes the sheet of a routine and brings it into a file or on paper; the latest wish wins."""

    def __init__(
        self,
        window: QWidget,
        content: Content,
        say: Callable[[str], None],
        choose_file: ChooseFile = ask_for_file,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._content = content
        self._say = say
        self._choose_file = choose_file
        self._waiting = QWidget(window)
        self._waiting.hide()
        self._work: Generator[object, None, None] | None = None
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether a sheet is being made."""
        return self._turns.isActive()

    def save(self, routine: Routine) -> None:
        """Ask where to, then write the sheet as PDF."""
        title = self.tr("Save the sheet as PDF")
        chosen = self._choose_file(self._window, title, f"{routine.id}.pdf")
        if chosen:
            path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".pdf")
            self._begin(self._saving(routine, path))

    def preview(self, routine: Routine) -> None:
        """Show the pages as the printer will set them, and print from there."""
        self._begin(self._previewing(routine))

    def _begin(self, work: Generator[object, None, None]) -> None:
        if self._work is not None:
            self._work.close()
        self._work = work
        self._turns.start(0)

    def _go_on(self) -> None:
        if self._work is None or next(self._work, _DONE) is _DONE:
            self._turns.stop()

    def _saving(self, routine: Routine, path: Path) -> Generator[object, None, None]:
        document = yield from self._made(routine)
        self._turns.setInterval(0)
        try:
            yield from written_in_turns(document, path, routine.name, page_size())
        except StorageError as error:
            self._say(str(error))
        else:
            self._say(self.tr("Saved as {file}.").format(file=path.name))

    def _previewing(self, routine: Routine) -> Generator[object, None, None]:
        document = yield from self._made(routine)
        show_preview(self._window, document, routine.name, page_size(), self._say)

    def _made(self, routine: Routine) -> Generator[None, None, Document]:
        """The sheet, once its drawings are there; one is turned into shapes a turn."""
        shots = shots_of(routine, self._content.pose)
        wanted = [shot for of_one in shots.values() for shot in of_one.all]
        ready: dict[Shot, Drawing] = {}
        looks_left = LONGEST_WAIT_S * 1000 // LOOK_AGAIN_MS
        self._turns.setInterval(LOOK_AGAIN_MS)
        while len(ready) < len(set(wanted)) and looks_left > 0:
            shot = next(it for it in wanted if it not in ready)
            drawing = builder().at_hand(shot, self._waiting)
            if drawing is not None:
                ready[shot] = coarse(drawing)
            looks_left -= 1
            yield
        builder().forget(self._waiting)
        drawings = {exercise: _drawings(of_one, ready) for exercise, of_one in shots.items()}
        return routine_sheet(routine, self._content, drawings, look_of(self._window))


def _drawings(shots: Shots, ready: dict[Shot, Drawing]) -> Drawings:
    start = ready.get(shots.start) if shots.start else None
    work = ready.get(shots.work) if shots.work else None
    return Drawings(start, work)


def show_preview(
    window: QWidget, document: Document, title: str, paper: QPageSize, say: Callable[[str], None]
) -> None:
    """Open the print preview over a window; without a printer it says so, and printing writes a PDF file.

    Loads Qt's print support the first time."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewDialog

    dialog = QPrintPreviewDialog(window)
    printer = dialog.printer()
    printer.setDocName(title)
    printer.setPageSize(paper)
    printer.setFullPage(True)
    if not QPrinterInfo.availablePrinterNames():
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        say(QCoreApplication.translate("print", "No printer was found. Printing saves a PDF file."))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setStyleSheet(_PLAIN_FIELDS)
    dialog.paintRequested.connect(lambda device: paint_pages(document, device))
    dialog.open()
