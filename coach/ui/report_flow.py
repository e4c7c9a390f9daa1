"""From the wish for a report to a file or a preview: asked, gathered behind the window, drawn in turns."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QSizeF, QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from coach.application.report import Report
from coach.application.workspace import Workspace
from coach.desktop.session_runner import WhenStored
from coach.domain.errors import CoachError
from coach.domain.plan import plan_day
from coach.ui.kit.toast import Toast
from coach.ui.paper import report_phrases as phrases
from coach.ui.paper.pdf_file import written_in_turns
from coach.ui.paper.printing import ChooseFile, ask_for_file, show_preview
from coach.ui.paper.report_page import ReportDocument
from coach.ui.report_dialog import Goal, ReportDialog, ReportWish


class ReportFlow(QObject):
    """Makes one report at a time; nothing is written before there is something to write."""

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        when_stored: WhenStored,
        toast: Toast,
        choose_file: ChooseFile = ask_for_file,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._when_stored = when_stored
        self._toast = toast
        self._choose_file = choose_file
        self._dialog: ReportDialog | None = None
        self._work: Iterator[object] = iter(())
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._go_on)
        self._is_gathering = False

    @property
    def is_busy(self) -> bool:
        """Whether a report is being asked for or made."""
        return self._dialog is not None or self._is_gathering or self._turns.isActive()

    def open(self) -> None:
        """Ask what the report shall hold."""
        if self.is_busy:
            return
        self._dialog = ReportDialog(self._window)
        self._dialog.finished.connect(self._answered)
        self._dialog.open()

    def _answered(self, wish: object) -> None:
        self._dialog = None
        if not isinstance(wish, ReportWish):
            return
        path = self._ask_where() if wish.goal is Goal.FILE else None
        if path is not None or wish.goal is Goal.PREVIEW:
            self._gather(wish, path)

    def _ask_where(self) -> Path | None:
        today = plan_day(self._workspace.clock.now())
        offered = f"back-coach-report-{today.isoformat()}.pdf"
        chosen = self._choose_file(self._window, self.tr("Save the report as PDF"), offered)
        if not chosen:
            return None
        return Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".pdf")

    def _gather(self, wish: ReportWish, path: Path | None) -> None:
        """Read on a thread of its own, then go on here."""
        self._is_gathering = True
        gathered: Future[None] = Future()
        found: list[Report] = []

        def work() -> None:
            try:
                reports = self._workspace.reports
                found.append(reports.of_weeks(wish.range.weeks, has_notes=wish.has_notes))
            except Exception as error:
                gathered.set_exception(error)
            else:
                gathered.set_result(None)

        thread = Thread(target=work, name="report")

        def there() -> None:
            thread.join()
            self._is_gathering = False
            self._go(found[0], wish, path)

        def failed(reason: str) -> None:
            thread.join()
            self._is_gathering = False
            self._toast.say(reason)

        thread.start()
        self._when_stored(gathered, there, failed)

    def _go(self, report: Report, wish: ReportWish, path: Path | None) -> None:
        if report.is_empty:
            self._toast.say(phrases.nothing_yet())
        elif path is None:
            paper = QPageSize(wish.paper)
            show_preview(self._window, ReportDocument(report), phrases.title(), paper, self._toast.say)
        else:
            self._work = self._written(report, wish, path)
            self._turns.start(0)

    def _written(self, report: Report, wish: ReportWish, path: Path) -> Iterator[object]:
        document, paper = ReportDocument(report), QPageSize(wish.paper)
        yield from document.lay_out(QSizeF(paper.size(QPageSize.Unit.Point)))
        try:
            yield from written_in_turns(document, path, phrases.title(), paper)
        except CoachError as error:
            self._toast.say(str(error))
        else:
            self._toast.say(self.tr("Saved as {file}.").format(file=path.name))

    def _go_on(self) -> None:
        try:
            next(self._work)
        except StopIteration:
            self._turns.stop()
