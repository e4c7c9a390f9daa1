"""The line of the session that says why an exercise asks for care, with the way to a kinder version."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.domain.kinder import Mark
from coach.domain.player.state import Lead
from coach.domain.player.view import PlayerView
from coach.ui import body_words
from coach.ui.care_note import CareNote
from coach.ui.content import Content
from coach.ui.kit.button import Button

BUTTON_PX = 36


class CareLine(QWidget):
    """Hidden while nothing asks for care; `wished` carries the mark whose kinder version is wished for."""

    wished = Signal(object)

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._care = content.care
        self._seen: tuple[str, float | None] | None = None
        self._mark: Mark | None = None
        self.button = Button("", "secondary", height_px=BUTTON_PX)
        self.button.clicked.connect(self.ask)
        self._note = CareNote("", control=self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._note)
        self.hide()

    def show_view(self, view: PlayerView) -> None:
        """Show what the exercise of a moment asks for; an eased one is kinder already."""
        work = None if view.lead is Lead.WARM_UP else view.work
        seen = (work.exercise or "", work.worth_s) if work is not None else None
        if seen == self._seen:
            return
        self._seen = seen
        self._mark = self._care(seen[0]) if seen is not None and seen[0] and seen[1] is None else None
        if self._mark is not None:
            self._note.show_words(body_words.asks(self._mark))
            self._note.setToolTip(self._mark.caution)
            self.button.setText(body_words.act(self._mark))
            said = f"{body_words.both(self._mark)} {self._mark.caution}"
            self.button.setAccessibleDescription(said)
            self.button.setToolTip(body_words.kinder(self._mark))
        self.setVisible(self._mark is not None)

    def forget(self) -> None:
        """Ask anew at the next moment, such as for another session."""
        self._seen = None
        self._mark = None
        self.hide()

    def ask(self) -> None:
        """Wish for the kinder version, if there is something to be kinder than."""
        if self._mark is not None:
            self.wished.emit(self._mark)
