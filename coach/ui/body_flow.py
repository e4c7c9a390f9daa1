"""What a person says of the own body: kept at once, wherever it is said."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coach.application.workspace import Workspace
from coach.domain.body import BodyFact, in_order
from coach.domain.errors import CoachError
from coach.ui.body_card import BodyCard
from coach.ui.kit.turns import when_idle
from coach.ui.learn_flow import LearnFlow
from coach.ui.library_flow import LibraryFlow


class BodyFlow(QObject):
    """Builds the card of the settings page, and lets library and cards follow what is ticked.

    `page_wished` carries the name of a page of the shell."""

    page_wished = Signal(str)

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        library: LibraryFlow,
        learning: LearnFlow,
        say: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._library, self._learning, self._say = library, learning, say
        self._card: BodyCard | None = None
        library.body_wished.connect(self.open_card)
        learning.body_ticked.connect(self._tick)

    def card(self) -> BodyCard:
        """The card, as things stand."""
        self._card = BodyCard(self._workspace.settings.body)
        self._card.changed.connect(self._keep)
        return self._card

    def open_card(self) -> None:
        """Go to the card, with the keyboard on its first row."""
        self.page_wished.emit("settings")
        # The page builds its cards one a turn.
        when_idle(self, self._take_focus)

    def _take_focus(self) -> None:
        if self._card is not None:
            self._card.take_focus()

    def _tick(self, fact: BodyFact, is_so: bool) -> None:
        """One fact from another place than the card."""
        rest = [said for said in self._workspace.settings.body if said is not fact]
        self._keep(in_order([*rest, fact] if is_so else rest))

    def _keep(self, facts: tuple[BodyFact, ...]) -> None:
        try:
            self._workspace.change_settings(replace(self._workspace.settings, body=facts))
        except CoachError as error:
            self._say(str(error))
        if self._card is not None:
            self._card.show_facts(self._workspace.settings.body)
        self._library.refresh_marks()
        self._learning.show_body()
