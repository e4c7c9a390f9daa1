"""A chart on the screen, in a scene of pyqtgraph.

There is no graphics widget in it (a central item, a ViewBox, an axis): with the first of those Qt makes a
hidden window of its own. Where values lie is known by the chart's frame, as it is for pictures and print."""

import pyqtgraph  # type: ignore[import-untyped]
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from coach.ui.charts.frame import Chart, Frame, frame_of
from coach.ui.charts.labels import boxes
from coach.ui.charts.pointing import Pointing
from coach.ui.kit.text_box import TextBox
from coach.ui.theme import tokens_of

_USUAL_PX, _SMALLEST_PX = (240, 120), (160, 120)


class _Ink(pyqtgraph.GraphicsObject):  # type: ignore[misc]
    """Paints the chart over the whole view."""

    def __init__(self, plot: "Plot") -> None:
        super().__init__()
        self._plot = plot

    def boundingRect(self) -> QRectF:  # noqa: N802
        return QRectF(self._plot.rect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        plot = self._plot
        if plot.chart is not None and plot.frame.plot.isValid():
            plot.chart.paint(painter, plot.frame, tokens_of(plot), plot.cursor_at)


class Plot(Pointing, pyqtgraph.GraphicsView):  # type: ignore[misc]
    """Shows a chart, whose things are pointed at."""

    _is_ready = False
    """Qt and pyqtgraph call handlers before everything that they handle is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)  # type: ignore[call-arg]
        self.chart: Chart | None = None
        self.setCentralItem(None)
        self._ink = _Ink(self)
        self.addItem(self._ink)
        self._is_ready = True
        # A kept background would keep the colours of the theme as well.
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.viewport().setAutoFillBackground(False)
        # One stop for Tab, and that with a name; first, since a viewport hands its policy on to its view.
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.take_keys()

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart; nothing is pointed at then."""
        self.chart = chart
        self.point_at(None)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(*_USUAL_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(*_SMALLEST_PX)

    def clear(self) -> None:
        """Draw nothing."""
        self.point_at(None)
        self.chart = None
        self.redraw()

    @property
    def count(self) -> int:
        return self.chart.count if self.chart is not None else 0

    @property
    def frame(self) -> Frame:
        """Where the values lie now."""
        assert self.chart is not None
        return frame_of(self.chart, QRectF(self.rect()))

    def spot(self, index: int) -> QPoint:
        """Where a read-out belongs, in the pixels of this widget."""
        assert self.chart is not None
        return self.frame.at(*self.chart.spot(index)).toPoint()

    def text_boxes(self) -> list[TextBox]:
        """Every text of the chart."""
        return boxes(self.chart.labels(self.frame)) if self.chart is not None else []

    def redraw(self) -> None:
        self._ink.update()

    def _lay_out(self) -> None:
        self._ink.prepareGeometryChange()
        self.redraw()

    # What the person and Qt do

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self._is_ready:
            self.point_at(None)
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._is_ready:
            self.redraw()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.chart is None or self.count == 0:
            return
        frame = self.frame
        is_inside = frame.plot.adjusted(-4, -8, 4, 28).contains(event.position())
        self.point_at(self.chart.nearest(frame.value_at(event.position().x())) if is_inside else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
