"""From a wish on the settings page to a file, and from a file to what came in; all of it off this thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.application.saved_files import save_file
from coach.application.transfer import Preview
from coach.application.workspace import Workspace
from coach.desktop.session_runner import WhenStored
from coach.domain.errors import RefusedInput
from coach.domain.plan import plan_day
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.toast import Toast
from coach.ui.pages.transfer import phrases
from coach.ui.pages.transfer.data_card import DataCard
from coach.ui.pages.transfer.dialogs import TAKE, NoticeDialog, PreviewDialog
from coach.ui.worker import Worker

T = TypeVar("T")

CSV_FOLDER = "back-coach-csv"
"""The tables get a folder of their own, so that nobody's sessions.csv is written over."""


@dataclass(frozen=True, slots=True)
class Choosers:
    """How a person says where something goes, or comes from; None when nowhere."""

    save: Callable[[QWidget, str], Path | None]
    calendar: Callable[[QWidget], Path | None]
    folder: Callable[[QWidget], Path | None]
    open: Callable[[QWidget], Path | None]


def _save(window: QWidget, name: str) -> Path | None:
    kinds = phrases.tr("Back Coach data (*.json)")
    chosen, _ = QFileDialog.getSaveFileName(window, phrases.tr("Export everything"), name, kinds)
    return Path(chosen) if chosen else None


def _calendar(window: QWidget) -> Path | None:
    title, kinds = phrases.tr("Save the coming weeks"), phrases.tr("Calendar (*.ics)")
    chosen, _ = QFileDialog.getSaveFileName(window, title, "back-coach.ics", kinds)
    return Path(chosen) if chosen else None


def _folder(window: QWidget) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(window, phrases.tr("Save tables in a folder"))
    return Path(chosen) if chosen else None


def _open(window: QWidget) -> Path | None:
    kinds = phrases.tr("Back Coach data (*.json)")
    chosen, _ = QFileDialog.getOpenFileName(window, phrases.tr("Import"), "", kinds)
    return Path(chosen) if chosen else None


SYSTEM = Choosers(_save, _calendar, _folder, _open)
"""The dialogs of the system."""


class TransferFlow(QObject):
    """Lets everything out and in; `changed` when something came in."""

    changed = Signal()

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        when_stored: WhenStored,
        toast: Toast,
        choosers: Choosers = SYSTEM,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._transfer = workspace.transfer
        self._toast = toast
        self._choosers = choosers
        self._worker = Worker(self, when_stored)

    def finish(self) -> None:
        """Wait until nothing is being read or written any more."""
        self._worker.finish()

    def card(self, import_walks: Callable[[], None]) -> DataCard:
        """The card of the settings page, with all that it wishes for; walks come in by a way of their own."""
        card = DataCard(self._workspace.folder)
        card.export_wished.connect(self.export_everything)
        card.csv_wished.connect(self.save_csv)
        card.calendar_wished.connect(self.save_calendar)
        card.import_wished.connect(self.import_file)
        card.walks_wished.connect(import_walks)
        return card

    # Out

    def export_everything(self) -> None:
        """Ask for a file, and write everything into it."""
        today = plan_day(self._workspace.clock.now())
        path = self._choosers.save(self._window, f"back-coach-{today.isoformat()}.json")
        if path is not None:
            self._run(
                lambda: self._transfer.save_everything(path),
                lambda left_out: self._tell_saved(path, left_out),
                self._tell_unsaved,
            )

    def save_csv(self) -> None:
        """Ask for a folder, and write the four tables into one of their own in it."""
        folder = self._choosers.folder(self._window)
        if folder is not None:
            self._run(
                lambda: self._transfer.save_tables(folder / CSV_FOLDER),
                lambda _paths: self._toast.say(
                    self.tr("Four tables are in the folder {folder}.").format(folder=CSV_FOLDER)
                ),
                self._tell_unsaved,
            )

    def save_calendar(self) -> None:
        """Ask for a file, and write the coming weeks into it."""
        path = self._choosers.calendar(self._window)
        if path is not None:
            self._run(
                lambda: save_file(path, self._workspace.calendar()),
                lambda _nothing: self._toast.say(
                    self.tr("The coming weeks are in {file}.").format(file=path.name)
                ),
                self._tell_unsaved,
            )

    def _tell_saved(self, path: Path, left_out: tuple[RefusedInput, ...]) -> None:
        if not left_out:
            self._toast.say(self.tr("Everything is saved."))
            return
        subtitle = self.tr("These files of your own cannot be read, and are not in it.")
        reasons = [str(problem) for problem in left_out]
        NoticeDialog(
            self._window, self.tr("{file} is saved").format(file=path.name), subtitle, reasons
        ).open()

    def _tell_unsaved(self, reason: str) -> None:
        title, subtitle = self.tr("This could not be saved"), self.tr("Your data is as it was.")
        NoticeDialog(self._window, title, subtitle, [reason]).open()

    # In

    def import_file(self) -> None:
        """Ask for a file, show what it would change, and take it when that is agreed to."""
        path = self._choosers.open(self._window)
        if path is not None:
            self._run(
                lambda: self._transfer.preview(path),
                self._ask,
                lambda reason: self._refuse(path.name, reason),
            )

    def _ask(self, preview: Preview) -> None:
        if preview.is_nothing:
            self._toast.say(phrases.came_in(preview))
            return
        dialog: Dialog = PreviewDialog(self._window, preview)

        def answered(answer: object) -> None:
            if answer == TAKE:
                self._run(
                    lambda: self._transfer.take(preview),
                    self._taken,
                    lambda reason: self._refuse(preview.path.name, reason),
                )

        dialog.finished.connect(answered)
        dialog.open()

    def _taken(self, preview: Preview) -> None:
        self._workspace.read_anew()
        self.changed.emit()
        self._toast.say(phrases.came_in(preview))

    def _refuse(self, name: str, reason: str) -> None:
        title = self.tr("This file cannot be taken")
        subtitle = self.tr("{file} was left as it is. Nothing was changed.").format(file=name)
        NoticeDialog(self._window, title, subtitle, [reason]).open()

    def _run(self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[str], None]) -> None:
        if self._worker.is_busy:
            self._toast.say(self.tr("One moment, the last one is still on its way."))
        else:
            self._worker.run(work, then, failed)
