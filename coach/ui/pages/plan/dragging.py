"""One drag at a time, from a chip or a pill to a day of the grid."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from coach.ui.pages.plan.carry import Carried, DragWatch
from coach.ui.pages.plan.week_grid import WeekGrid


class Draggable(Protocol):
    """Something with a drag to watch and a picture to carry."""

    drag: DragWatch

    def picture(self) -> QPixmap:
        """What is carried."""


class Dragging(QObject):
    """`lifted` tells what was taken up, `dropped` what was let go over which day."""

    lifted = Signal(object)
    dropped = Signal(object, object)

    def __init__(self, page: QWidget, grid: WeekGrid) -> None:
        super().__init__(page)
        self._page, self._grid = page, grid
        self._carried: Carried | None = None
        self._watch: DragWatch | None = None
        self._what: object = None

    def watch(self, source: Draggable, what: Callable[[], object]) -> None:
        """Let a widget be dragged; `what` says at that moment what it stands for."""
        source.drag.lifted.connect(lambda point: self._lift(source, what(), point))
        source.drag.moved.connect(self._follow)
        source.drag.dropped.connect(self._drop)

    @property
    def is_under_way(self) -> bool:
        """Whether something is being carried."""
        return self._carried is not None

    def cancel(self) -> None:
        """Put it back."""
        if self._watch is not None:
            self._watch.end()
        self._end()

    def _lift(self, source: Draggable, what: object, point: QPoint) -> None:
        self._what, self._watch = what, source.drag
        self._carried = Carried(self._page.window(), source.picture(), source.drag.grip)
        self._carried.follow(point)
        self.lifted.emit(what)

    def _follow(self, point: QPoint) -> None:
        if self._carried is not None:
            self._carried.follow(point)
            self._grid.point_at(self._grid.day_at(point))

    def _drop(self, point: QPoint) -> None:
        what, on = self._what, self._grid.day_at(point)
        was_carried = self.is_under_way
        self._end()
        if was_carried and isinstance(on, date):
            self.dropped.emit(what, on)

    def _end(self) -> None:
        if self._carried is not None:
            self._carried.hide()
            self._carried.deleteLater()
        self._carried = self._watch = self._what = None
        self._grid.hide_spots()
