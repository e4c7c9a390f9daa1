"""The learn page in its place, and what follows from it: a card read, a routine to start, a page to open."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coach.application.workspace import Workspace
from coach.desktop.session_runner import WhenStored
from coach.domain.card import Destination
from coach.domain.errors import CoachError
from coach.ui.content import Content
from coach.ui.kit.toast import Toast
from coach.ui.kit.turns import in_next_turn
from coach.ui.pages.learn.page import LearnPage


class LearnFlow(QObject):
    """Builds the page when it is first wished for. `page_wished` carries the name of a page of the shell."""

    start_wished = Signal(str)
    plan_wished = Signal(str)
    page_wished = Signal(str)
    body_ticked = Signal(object, bool)

    def __init__(
        self, window: QWidget, workspace: Workspace, content: Content, when_stored: WhenStored, toast: Toast
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._learning = workspace.learning
        self._content = content
        self._when_stored = when_stored
        self._toast = toast
        self._page: LearnPage | None = None

    def page(self) -> LearnPage:
        """What the shell shows; the cards come in turns, so that the page comes at once."""
        if self._page is None:
            self._page = page = LearnPage(self._content)
            page.card_wished.connect(self.open_card)
            page.doctor_wished.connect(lambda: page.show_signs(self._workspace.safety.sheet))
            page.check_wished.connect(lambda: self.page_wished.emit(Destination.SYMPTOM_CHECK.value))
            page.start_wished.connect(self.start_wished)
            page.plan_wished.connect(self.plan_wished)
            page.place_wished.connect(self.page_wished)
            page.body_ticked.connect(self.body_ticked)
            in_next_turn(page, self._fill)
        return self._page

    def show_card(self, card_id: str) -> None:
        """Go to a card from another page; the page comes first, the card a turn later."""
        self.page_wished.emit("learn")
        in_next_turn(self, lambda: self.open_card(card_id))

    def open_card(self, card_id: str) -> None:
        """Show a card; opened is read."""
        try:
            card = next(card for card in self._learning.cards if card.id == card_id)
            name = self._workspace.routine(card.routine).name if card.routine is not None else ""
        except CoachError as error:
            self._toast.say(str(error))
            return
        self._fill()
        self.page().show_card(card_id, name, self._workspace.settings.body)
        self._when_stored(self._learning.mark_read(card_id), self._show_read, self._toast.say)

    def show_body(self) -> None:
        """Show what was said of the body elsewhere."""
        if self._page is not None:
            self._page.reader.show_body(self._workspace.settings.body)

    def _fill(self) -> None:
        """Give the page its cards, or say why there are none."""
        try:
            if not self.page().is_filled:
                self.page().show_cards(self._learning.cards, self._learning.read())
        except CoachError as error:
            self._toast.say(str(error))

    def _show_read(self) -> None:
        self.page().show_read(self._learning.read())
