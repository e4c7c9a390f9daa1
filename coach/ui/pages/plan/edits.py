"""Edits of the plan: made at once, stored behind, taken back when they cannot be."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from coach.application.planner import Planner
from coach.desktop.session_runner import WhenStored
from coach.domain.errors import CoachError
from coach.ui.pages.plan import phrases

Edit = Callable[[], Future[None]]


class Edits(QObject):
    """`made` when the plan has to be drawn anew, `stored` when it is on disk.

    `said` carries a sentence and what would take the edit back."""

    made = Signal()
    stored = Signal()
    said = Signal(str, object)

    def __init__(self, parent: QObject, planner: Planner, when_stored: WhenStored) -> None:
        super().__init__(parent)
        self._planner = planner
        self._when_stored = when_stored

    def attempt(self, edit: Edit) -> bool:
        """Make an edit and say why when it is refused; whether it was made."""
        try:
            stored = edit()
        except CoachError as error:
            self.said.emit(phrases.refusal(error), None)
            return False
        self._when_stored(stored, self.stored.emit, self._failed)
        return True

    def _failed(self, _reason: str) -> None:
        self._planner.reload()
        self.made.emit()
        self.said.emit(self.tr("Could not save the change. The plan is as it was before."), None)

    def undo_of_now(self) -> Callable[[], None]:
        """What takes the edit back that has just been made, unless another has followed it."""
        edited = self._planner.plan

        def undo() -> None:
            if self._planner.plan is edited:
                self.undo()

        return undo

    def undo(self) -> None:
        """Take the last edit back."""
        if not self._planner.can_undo:
            self.said.emit(self.tr("Nothing to take back."), None)
        elif self.attempt(self._planner.undo):
            self.made.emit()
            self.said.emit(self.tr("Taken back."), None)

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        if not self._planner.can_redo:
            self.said.emit(self.tr("Nothing to bring back."), None)
        elif self.attempt(self._planner.redo):
            self.made.emit()
            self.said.emit(self.tr("Brought back."), self.undo_of_now())
