"""The progress page in its place: read off the window's thread, shown, saved as a picture."""

import gc
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from coach.application.history import Range
from coach.application.saved_files import save_file
from coach.application.workspace import Workspace
from coach.desktop.session_runner import WhenStored
from coach.ui.content import Content
from coach.ui.history_flow import HistoryFlow
from coach.ui.kit.toast import Toast
from coach.ui.pages.progress.head import SVG
from coach.ui.pages.progress.page import ProgressPage
from coach.ui.pages.progress.picture import picture_of
from coach.ui.pages.progress.view import View, view_of
from coach.ui.reader import Reader

if TYPE_CHECKING:
    from coach.ui.report_flow import ReportFlow

ChooseFile = Callable[[QWidget, str], Path | None]


def ask_where(window: QWidget, kind: str) -> Path | None:
    """The file that a person names in the dialog of the system."""
    title = QObject.tr(window, "Save the charts")
    kinds = QObject.tr(window, "Drawing (*.svg)") if kind == SVG else QObject.tr(window, "Picture (*.png)")
    chosen, _ = QFileDialog.getSaveFileName(window, title, f"back-coach-progress.{kind}", kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(f".{kind}")


@cache
def load_charts() -> None:
    """Import pyqtgraph and numpy, once a process; on a worker, since it takes half a second."""
    import coach.ui.charts.plot  # noqa: F401

    # They bring tens of thousands of lasting objects that every full collection would walk again.
    gc.freeze()


class ProgressFlow(QObject):
    """Builds the page when it is first wished for and keeps it up to date while it is seen.

    The history opens in its place, the report over it. `changed` when a session was set right."""

    changed = Signal()
    csv_wished = Signal()
    import_wished = Signal()
    start_wished = Signal()
    walk_wished = Signal()

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        content: Content,
        when_stored: WhenStored,
        toast: Toast,
        choose_file: ChooseFile = ask_where,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._content = content
        self._when_stored = when_stored
        self._toast = toast
        self._choose_file = choose_file
        self._place = QStackedWidget()
        self._range = Range.WEEKS_8
        self.page: ProgressPage | None = None
        self.history: HistoryFlow | None = None
        self._report: ReportFlow | None = None
        self._reader = Reader(self, toast.say)

    def place(self) -> QStackedWidget:
        """What the shell shows; the charts come in turns."""
        if self.page is None:
            self.page = page = ProgressPage()
            page.shown.connect(self.refresh)
            page.range_wished.connect(self._show_range)
            page.picture_wished.connect(self._save_picture)
            page.history_wished.connect(self._show_history)
            page.report_wished.connect(self._ask_for_report)
            for wished, passed_on in (
                (page.csv_wished, self.csv_wished),
                (page.import_wished, self.import_wished),
                (page.start_wished, self.start_wished),
                (page.walk_wished, self.walk_wished),
            ):
                wished.connect(passed_on)
            self._place.addWidget(page)
        return self._place

    @property
    def range(self) -> Range:
        """How far back the page looks."""
        return self._range

    @property
    def is_in_history(self) -> bool:
        """Whether the history stands in the place of the charts."""
        return self.history is not None and self._place.currentWidget() is self.history.page

    def refresh(self) -> None:
        """Read anew, if the page is seen; it is read whenever it comes into sight anyway."""
        if self.page is not None and self.page.isVisible():
            self._reader.ask(partial(self._read, self._range), self._show)

    def finish(self) -> None:
        """Wait until what was asked for is shown."""
        self._reader.finish()
        if self.page is not None:
            self.page.finish_showing()

    def leave(self) -> None:
        """Show nothing more, and wait for the reading under way."""
        self._reader.leave()

    def _show_history(self) -> None:
        if self.history is None:
            self.history = HistoryFlow(
                self._window, self._workspace, self._when_stored, self._content, self._toast
            )
            self.history.closed.connect(self._leave_history)
            self.history.changed.connect(self.changed)
            self._place.addWidget(self.history.page)
        self._place.setCurrentWidget(self.history.page)
        self.history.open()

    def _leave_history(self) -> None:
        if self.page is not None:
            self._place.setCurrentWidget(self.page)
            self.page.head.history.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_report(self) -> None:
        # Paper is loaded when somebody wants some.
        from coach.ui.report_flow import ReportFlow

        if self._report is None:
            self._report = ReportFlow(self._window, self._workspace, self._when_stored, self._toast)
        self._report.open()

    def _show_range(self, range_: Range) -> None:
        self._range = range_
        self.refresh()

    def _read(self, range_: Range) -> View:
        view = view_of(self._workspace.history.progress(range_), range_)
        if not view.is_empty:
            load_charts()
        return view

    def _show(self, view: View) -> None:
        if self.page is not None:
            self.page.show_view(view)

    def _save_picture(self, kind: str) -> None:
        view = self.page.view if self.page is not None else None
        if view is None or view.is_empty:
            return
        path = self._choose_file(self._window, kind)
        if path is not None:
            saved = self.tr("Saved as {name}.").format(name=path.name)
            self._reader.do(lambda: save_file(path, picture_of(view, kind)), lambda _: self._toast.say(saved))
