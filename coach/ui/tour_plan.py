"""The part of the tour that plans: dragging, a day too close, details, a pause, four weeks."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coach.ui.kit.dialog import Dialog
from coach.ui.pages.plan.page import PlanPage
from coach.ui.pages.plan.values import Span
from coach.ui.pages.plan.week_grid import WeekGrid
from coach.ui.window import Window

FRIDAY, SATURDAY = 4, 5
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class PlanTour:
    """Plans, and leaves the plan as it was."""

    def __init__(self, window: Window, settle: Callable[[], None], picture: Callable[[str], None]) -> None:
        self._window, self._settle, self._picture = window, settle, picture

    def walk(self) -> None:
        """Walk through the page."""
        self._window.shell.show_page("plan")
        (page,) = self._window.findChildren(PlanPage)
        self._settle()
        self._picture("plan-week")
        self._drag(page.grid)
        self._ask(page)
        self._pause(page)
        page.span_wished.emit(Span.FOUR_WEEKS)
        self._picture("plan-four-weeks")
        page.span_wished.emit(Span.WEEK)

    def _drag(self, grid: WeekGrid) -> None:
        chip = grid.columns[SATURDAY].chips[0]
        QTest.mousePress(self._window.windowHandle(), _LEFT, _NONE, self._at(chip))
        for step in (20, 40):
            QTest.mouseMove(self._window.windowHandle(), self._at(chip) - QPoint(step, -step))
        self._picture("plan-dragging")
        QTest.keyClick(self._window.windowHandle(), Qt.Key.Key_Escape)
        QTest.mouseRelease(self._window.windowHandle(), _LEFT, _NONE, self._at(chip))
        self._settle()

    def _ask(self, page: PlanPage) -> None:
        grid = page.grid
        chip = grid.columns[SATURDAY].chips[0].chip
        grid.moved.emit(chip, grid.columns[FRIDAY].on, chip.at)
        self._picture("plan-too-close")
        self._leave()
        grid.opened.emit(chip)
        self._picture("plan-details")
        self._leave()
        page.add_wished.emit(None)
        self._picture("plan-add")
        self._leave()
        grid.removed.emit(chip)
        self._picture("plan-leave-out")
        self._leave()

    def _pause(self, page: PlanPage) -> None:
        page.pause_wished.emit()
        QTest.keyClick(self._dialog(), Qt.Key.Key_2)
        self._picture("plan-pause")
        QTest.keyClick(self._dialog(), Qt.Key.Key_Return)
        self._settle()
        self._picture("plan-paused")
        page.undo_wished.emit()
        self._settle()

    def _dialog(self) -> Dialog:
        return [it for it in self._window.findChildren(Dialog) if it.isVisible()][-1]

    def _leave(self) -> None:
        QTest.keyClick(self._dialog(), Qt.Key.Key_Escape)
        self._settle()

    def _at(self, widget: QWidget) -> QPoint:
        return widget.mapTo(self._window, widget.rect().center())
