"""The part of the tour that reads: the cards, and one of them."""

from collections.abc import Callable

from coach.ui.kit.turns import finish_turns
from coach.ui.window import Window

CARD = "breaks"


class LearnTour:
    """Reads one card."""

    def __init__(self, window: Window, settle: Callable[[], None], picture: Callable[[str], None]) -> None:
        self._window, self._settle, self._picture = window, settle, picture

    def walk(self) -> None:
        """Walk through the page."""
        self._window.shell.show_page("learn")
        page = self._window.learning.page()
        finish_turns()
        self._picture("learn")
        page.card_wished.emit(CARD)
        self._settle()
        self._picture("learn-card")
        page.reader.left.emit()
