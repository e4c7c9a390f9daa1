"""The history of sessions: read in turns, set right, added to, deleted with a way back."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from coach.application.session_log import PAGE
from coach.application.workspace import Workspace
from coach.desktop.session_runner import WhenStored
from coach.domain.correction import Correction, Refusal, is_closed_to, may_not_delete
from coach.domain.errors import CoachError, RefusedInput
from coach.ui.content import Content
from coach.ui.kit.toast import Toast
from coach.ui.pages.history import phrases
from coach.ui.pages.history.page import HistoryPage
from coach.ui.pages.history.questions import AddDialog, Added, CorrectDialog


class HistoryFlow(QObject):
    """`closed` leads back to Progress; `changed` says that what is counted has changed."""

    closed = Signal()
    changed = Signal()

    def __init__(
        self, window: QWidget, workspace: Workspace, when_stored: WhenStored, content: Content, toast: Toast
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._log = workspace.session_log
        self._when_stored = when_stored
        self._toast = toast
        self._has_more, self._is_reading = False, False
        self._is_opening = False
        self._number = 0
        self.page = HistoryPage(content, self._log.session, workspace.clock.now)
        self.page.left.connect(self.closed)
        self.page.more_wished.connect(self._read_soon)
        self.page.filter_changed.connect(self._begin)
        self.page.add_wished.connect(self.add)
        self.page.correct_wished.connect(self.correct)
        self.page.delete_wished.connect(self.delete)

    def open(self) -> None:
        """Read the list anew, from its top, and put the keyboard on it."""
        self._is_opening = True
        self._begin()
        QTimer.singleShot(0, self.page, self._count)

    # Reading

    def _begin(self) -> None:
        self._has_more = True
        self.page.begin()
        self._read_soon()

    def _read_soon(self) -> None:
        """Read the next page in a turn of its own."""
        if self._has_more and not self._is_reading:
            self._is_reading = True
            QTimer.singleShot(0, self.page, self._read)

    def _read(self) -> None:
        self._is_reading = False
        try:
            entries = self._log.page(self.page.table.rows.last, self.page.category)
        except CoachError as error:
            self._has_more = False
            self._toast.say(str(error))
            return
        self._has_more = len(entries) == PAGE
        self.page.append(entries)
        if self._is_opening:
            self._is_opening = False
            self.page.take_focus()

    def _count(self) -> None:
        """In a turn of its own: over twenty years this takes a while, so it is done once."""
        self._number = self._log.count()
        self._tell_count()

    def _tell_count(self, more: int = 0) -> None:
        self._number += more
        self.page.show_count(self._number, self._log.first_on())

    def _show(self, session_id: str, more: int) -> None:
        """Show a session where it belongs now; whether there is one `more` than before."""
        entry = self._log.entry(session_id)
        if entry is not None:
            self.page.put(entry, is_last=not self._has_more)
        self._tell_count(more)
        self.changed.emit()

    # Changing

    def correct(self, session_id: str) -> None:
        """Ask what was otherwise, and store it."""
        logged = self._log.session(session_id)
        now = self._workspace.clock.now()
        if logged is None:
            return
        why = is_closed_to(logged, now)
        if why is not None:
            self._toast.say(phrases.refused(why))
            return
        dialog = CorrectDialog(self._window, logged, now, self._log.instant)

        def answered(answer: object) -> None:
            if isinstance(answer, Correction):
                self._correct(session_id, answer)

        dialog.finished.connect(answered)
        dialog.open_in_turns()

    def _correct(self, session_id: str, correction: Correction) -> None:
        try:
            _, stored = self._log.correct(session_id, correction)
        except (CoachError, LookupError) as error:
            self._toast.say(_why(error))
            return

        def kept() -> None:
            self._show(session_id, 0)
            self._toast.say(self.tr("Corrected, and marked as edited."))

        self._when_stored(stored, kept, self._toast.say)

    def add(self) -> None:
        """Ask about a session of the last days, and store it."""
        routines = sorted(self._workspace.routines()[0], key=lambda it: it.name.casefold())
        now = self._workspace.clock.now()
        dialog = AddDialog(self._window, routines, now, self._log.instant, self._add)
        dialog.open_in_turns()

    def _add(self, added: Added) -> str:
        try:
            session, stored = self._log.write_down(added.routine, added.started_at, effort=added.effort)
        except CoachError as error:
            return _why(error)

        def kept() -> None:
            self._show(session.id, 1)
            said = self.tr("{routine} is written down.").format(routine=session.routine_name)
            self._toast.say(said, lambda: self._delete(session.id))

        self._when_stored(stored, kept, self._toast.say)
        return ""

    def delete(self, session_id: str) -> None:
        """Delete a session, with a way back."""
        logged = self._log.session(session_id)
        if logged is None:
            return
        why = may_not_delete(logged, self._workspace.clock.now())
        if why is not None:
            self._toast.say(phrases.refused(why))
            return
        self._delete(session_id)

    def _delete(self, session_id: str) -> None:
        def kept() -> None:
            self.page.remove(session_id)
            self._tell_count(-1)
            self.changed.emit()
            self._toast.say(self.tr("Session deleted."), lambda: self._restore(session_id))

        try:
            self._when_stored(self._log.delete(session_id), kept, self._toast.say)
        except (CoachError, LookupError) as error:
            self._toast.say(_why(error))

    def _restore(self, session_id: str) -> None:
        self._when_stored(self._log.restore(session_id), lambda: self._show(session_id, 1), self._toast.say)


def _why(error: Exception) -> str:
    """A refusal in the words of the page."""
    if isinstance(error, LookupError):
        return phrases.tr("This session is no longer on record.")
    if isinstance(error, RefusedInput) and error.found in list(Refusal):
        return phrases.refused(Refusal(error.found))
    return str(error)
