"""The part of the tour that says what an exercise has to heed, and sees what is marked."""

from collections.abc import Callable

from coach.domain.body import BodyFact
from coach.ui.body_card import BodyCard
from coach.ui.kit.dialog import Dialog
from coach.ui.pages.library.page import LibraryPage
from coach.ui.window import Window

SAID = (BodyFact.WRISTS, BodyFact.KNEELING)
ROUTINE = "recovery-gentle"


class BodyTour:
    """Ticks two facts, and leaves them ticked."""

    def __init__(self, window: Window, settle: Callable[[], None], picture: Callable[[str], None]) -> None:
        self._window, self._settle, self._picture = window, settle, picture

    def walk(self) -> None:
        """Walk through what the ticks change."""
        self._window.body.open_card()
        (card,) = self._window.findChildren(BodyCard)
        for fact in SAID:
            card.ticks[fact].click()
        self._settle()
        self._picture("about-my-body")
        self._window.shell.show_page("library")
        self._settle()
        (page,) = self._window.findChildren(LibraryPage)
        page.choose(ROUTINE)
        page.grid.opened.emit(ROUTINE)
        self._settle()
        self._picture("library-marked")
        page.back.click()
        self._window.show_today()
        self._window.today.preview_requested.emit(ROUTINE)
        self._settle()
        self._picture("preview-marked")
        [it for it in self._window.findChildren(Dialog) if it.isVisible()][-1].close_with(None)
        self._settle()
