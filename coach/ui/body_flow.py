"""What a person says of the own body: kept at once, wherever it is said."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coach.application.workspace import Workspace
from coach.domain.body import BodyFact, in_order
from coach.domain.errors import CoachError
from coach.ui.body_card import BodyCard


class BodyFlow(QObject):
    """Builds the card of the settings page; `changed` comes when exercises may be marked differently."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, window: QWidget, workspace: Workspace) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._card: BodyCard | None = None

    def card(self) -> BodyCard:
        """The card, as things stand."""
        self._card = BodyCard(self._workspace.settings.body)
        self._card.changed.connect(self._keep)
        return self._card

    def tick(self, fact: BodyFact, is_so: bool) -> None:
        """Take one fact from another place than the card."""
        rest = [said for said in self._workspace.settings.body if said is not fact]
        self._keep(in_order([*rest, fact] if is_so else rest))

    def take_focus(self) -> None:
        """Bring the card into sight."""
        if self._card is not None:
            self._card.take_focus()

    def _keep(self, facts: tuple[BodyFact, ...]) -> None:
        try:
            self._workspace.change_settings(replace(self._workspace.settings, body=facts))
        except CoachError as error:
            self.failed.emit(str(error))
        if self._card is not None:
            self._card.show_facts(self._workspace.settings.body)
        self.changed.emit()
