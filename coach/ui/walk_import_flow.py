"""From files of watches and phones to walks: chosen or dropped, read off this thread, previewed, taken."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.application.walk_import import Candidate, Found
from coach.application.workspace import Workspace
from coach.desktop.session_runner import WhenStored
from coach.domain.plan import plan_day
from coach.domain.walking import Walk
from coach.ui.kit.dropped import walk_files
from coach.ui.kit.toast import Toast
from coach.ui.kit.turns import in_next_turn, when_idle
from coach.ui.pages.transfer.dialogs import NoticeDialog
from coach.ui.pages.walk_import import phrases
from coach.ui.pages.walk_import.dialogs import DONE, FoundDialog, ReadingDialog
from coach.ui.worker import Worker

PATIENCE_MS = 300
"""Reading that is over sooner needs no bar."""

LARGE = 200_000
"""Bytes from which reading will surely take longer than that."""

ChooseFiles = Callable[[QWidget], list[Path]]


def ask_for_files(window: QWidget) -> list[Path]:
    """The files that a person picks in the dialog of the system."""
    title, kinds = phrases.tr("Import walks"), phrases.tr("Recordings of walks (*.gpx *.fit *.GPX *.FIT)")
    chosen, _ = QFileDialog.getOpenFileNames(window, title, "", kinds)
    return [Path(name) for name in chosen]


class WalkImportFlow(QObject):
    """One import at a time; `changed` when walks came in or went again."""

    changed = Signal()
    _read = Signal(int)

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        when_stored: WhenStored,
        toast: Toast,
        choose_files: ChooseFiles = ask_for_files,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._when_stored = when_stored
        self._toast = toast
        self._choose_files = choose_files
        self._enough = Event()
        self._reading: ReadingDialog | None = None
        self._count = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_reading)
        self._read.connect(self._show_read, Qt.ConnectionType.QueuedConnection)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(lambda: self._enough.set())
        self._worker = Worker(self, when_stored)

    def finish(self) -> None:
        """Wait until no file is being read any more."""
        self._worker.finish()

    def take_drops_on(self, page: QWidget) -> None:
        """Let GPX and FIT files be dropped on a page, and on whatever in it does not take files itself."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            paths = walk_files(event.mimeData())
            if paths:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent):
                    self.take(paths)
                return True
        return super().eventFilter(watched, event)

    # Reading

    def choose(self) -> None:
        """Let the person pick files to take walks from."""
        self.take(self._choose_files(self._window))

    def take(self, paths: Iterable[Path]) -> None:
        """Read files, show what they hold, and take what is agreed to."""
        files = list(paths)
        if not files:
            return
        if self._worker.is_busy or self._reading is not None:
            self._toast.say(self.tr("One moment, the last files are still being read."))
            return
        self._enough = enough = Event()
        self._count = len(files)

        def read() -> list[Candidate]:
            candidates: list[Candidate] = []
            for number, of_file in enumerate(self._workspace.walk_import.preview(files), 1):
                candidates.extend(of_file)
                if enough.is_set():
                    break
                self._read.emit(number)
            return candidates

        def begin() -> None:
            self._worker.run(read, self._go_on, self._fail)

        if _size(files) < LARGE:
            self._patience.start()
            begin()
        else:
            # The bar is painted before the reading begins, since both together would hold the window up.
            self._show_reading()
            in_next_turn(self, partial(when_idle, self, begin))

    def _show_reading(self) -> None:
        self._reading = ReadingDialog(self._window, self._count)
        self._reading.finished.connect(self._end_reading)
        self._reading.open()

    def _show_read(self, number: int) -> None:
        if self._reading is not None:
            self._reading.show_read(number)

    def _end_reading(self, answer: object) -> None:
        self._reading = None
        if answer != DONE:
            self._enough.set()

    def _stop_waiting(self) -> None:
        self._patience.stop()
        if self._reading is not None:
            self._reading.close_with(DONE)

    def _fail(self, reason: str) -> None:
        self._stop_waiting()
        self._tell(self.tr("These files could not be read"), reason)

    # Taking

    def _go_on(self, candidates: Sequence[Candidate]) -> None:
        self._stop_waiting()
        if self._enough.is_set():
            return
        today = plan_day(self._workspace.clock.now())
        dialog = FoundDialog(self._window, candidates, today)
        dialog.finished.connect(lambda chosen: self._store(chosen) if chosen else None)
        dialog.open()

    def _store(self, chosen: Sequence[Found]) -> None:
        def take() -> tuple[Walk, ...]:
            walks, stored = self._workspace.walk_import.take(chosen)
            stored.result()
            return walks

        self._worker.run(take, self._taken, self._tell_unsaved)

    def _taken(self, walks: Sequence[Walk]) -> None:
        self.changed.emit()
        self._toast.say(phrases.taken(len(walks)), lambda: self._take_back(walks))

    def _take_back(self, walks: Sequence[Walk]) -> None:
        gone = self._workspace.walk_import.take_back(walks)
        self._when_stored(gone, self.changed.emit, self._toast.say)

    def _tell_unsaved(self, reason: str) -> None:
        self._tell(self.tr("These walks could not be taken"), reason)

    def _tell(self, title: str, reason: str) -> None:
        NoticeDialog(self._window, title, self.tr("Your walks are as they were."), [reason]).open()


def _size(files: Iterable[Path]) -> int:
    """Bytes of all files that are there."""
    return sum(path.stat().st_size for path in files if path.is_file())
