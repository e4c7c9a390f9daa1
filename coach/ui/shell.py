"""The rail and the page beside it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from coach.ui.navigation import WIDE_FROM_PX, Navigation
from coach.ui.pages.today.page import TodayPage

CHECK = "symptom-check"
PAGES = ("today", "plan", "library", "progress", "walks", "learn")


class Shell(QWidget):
    """Shows one page at a time; pages but Today are built when first asked for."""

    check_wished = Signal()

    def __init__(
        self,
        today: TodayPage,
        plan: Callable[[], QWidget],
        library: Callable[[], QWidget],
        progress: Callable[[], QWidget],
        walks: Callable[[], QWidget],
        settings: Callable[[], QWidget],
        learn: Callable[[], QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plan, self._library, self._progress = plan, library, progress
        self._walks, self._settings, self._learn = walks, settings, learn
        self.navigation = Navigation()
        self.today = today
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {"today": today}
        self._check: QWidget | None = None
        self.page = "today"
        self._stack.addWidget(today)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self._stack, 1)
        self.navigation.chosen.connect(self.show_page)
        self.navigation.set_current("today")

    def show_page(self, page: str) -> None:
        """Go to a page; the symptom check is not one, but a conversation of its own."""
        if page == CHECK:
            self.check_wished.emit()
            return
        self.end_check()
        if page not in self._pages:
            self._pages[page] = self._builders()[page]()
            self._stack.addWidget(self._pages[page])
        self._stack.setCurrentWidget(self._pages[page])
        self.navigation.set_current(page)
        self.page = page

    def show_check(self, check: QWidget) -> None:
        """Show the symptom check in place of a page, until another page is chosen."""
        self.end_check()
        self._check = check
        self._stack.addWidget(check)
        self._stack.setCurrentWidget(check)
        self.navigation.set_current(CHECK)

    def end_check(self) -> None:
        """Let the symptom check go, answered or not."""
        if self._check is not None:
            self._stack.removeWidget(self._check)
            self._check.deleteLater()
            self._check = None

    def _builders(self) -> dict[str, Callable[[], QWidget]]:
        return {
            "plan": self._plan,
            "library": self._library,
            "progress": self._progress,
            "walks": self._walks,
            "learn": self._learn,
            "settings": self._settings,
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_wide(self.width() >= WIDE_FROM_PX)
