"""A card with one chart: title, what the marks mean, the chart, or when it will begin."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from coach.ui.charts.heatmap import HeatMap, HeatMapView
from coach.ui.charts.legend import Legend
from coach.ui.charts.story import Reading, Story
from coach.ui.kit.card import Card
from coach.ui.kit.text import Text
from coach.ui.theme import CARD_PADDING, SPACE_8, SPACE_16

if TYPE_CHECKING:
    from coach.ui.charts.plot import Plot


class ChartCard(Card):
    """`read` comes with what is pointed at, and where in this card; None and no place when nothing is."""

    read = Signal(object, QPoint)
    table_wished = Signal(object)

    def __init__(self, chart_px: int, *, is_wide: bool = False) -> None:
        super().__init__(padding=0)
        self._is_wide, self._chart_px = is_wide, chart_px
        self._story: Story | None = None
        self._view: Plot | HeatMapView | None = None
        self.title, self.sub = Text("", "heading"), Text("", "caption", "ink_2", wrap=True)
        self.legend = Legend()
        self.nothing = Text("", "body", "ink_2", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMinimumHeight(chart_px)
        self.nothing.hide()
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACE_16)
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._under = QVBoxLayout()
        self._under.setSpacing(4)
        self._under.addWidget(self.sub)
        (self._head if is_wide else self._under).addWidget(self.legend)
        column = QVBoxLayout()
        column.setContentsMargins(CARD_PADDING, CARD_PADDING - 3, CARD_PADDING, SPACE_8)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._under)
        column.addSpacing(SPACE_8)
        self._room = QVBoxLayout()
        self._room.addWidget(self.nothing, 1)
        column.addLayout(self._room, 1)
        self.body.addLayout(column)

    def add_link(self, link: QWidget) -> None:
        """A control after the title."""
        self._head.insertWidget(1, link)

    @property
    def view(self) -> "Plot | HeatMapView | None":
        """What the chart is drawn by; None before there is any."""
        return self._view

    def clear(self) -> None:
        """Draw nothing until there is another story."""
        if self._view is not None:
            self._view.clear()

    def show_story(self, story: Story) -> None:
        """Tell another story. pyqtgraph has to be loaded by now, if there is a line or a bar to draw."""
        self._story = story
        self.title.setText(story.title)
        self.sub.setText(story.sub)
        self.sub.setVisible(bool(story.sub))
        self.legend.show_keys(story.keys)
        self.legend.setVisible(bool(story.keys))
        self.nothing.setText(story.nothing)
        self.nothing.setVisible(story.chart is None)
        if story.chart is not None:
            self._draw(story)
        if self._view is not None:
            self._view.setVisible(story.chart is not None)
        self._arrange()

    def _draw(self, story: Story) -> None:
        view = self._view or self._build(story)
        view.setAccessibleName(story.title)
        view.setAccessibleDescription(story.summary)
        if isinstance(view, HeatMapView):
            assert isinstance(story.chart, HeatMap)
            view.show_heat(story.chart)
        elif story.chart is not None and not isinstance(story.chart, HeatMap):
            view.show_chart(story.chart)

    def _build(self, story: Story) -> "Plot | HeatMapView":
        view: HeatMapView | Plot
        if isinstance(story.chart, HeatMap):
            view = HeatMapView()
        else:
            from coach.ui.charts import plot

            view = plot.Plot()
        view.setMinimumHeight(self._chart_px)
        view.pointed.connect(self._point)
        view.table_wished.connect(self._open_menu)
        self._room.addWidget(view, 1)
        self._view = view
        return view

    def _point(self, index: int | None) -> None:
        if index is None or self._story is None or self._view is None:
            self.read.emit(None, QPoint())
            return
        reading: Reading = self._story.read(index)
        self.read.emit(reading, self._view.mapTo(self, self._view.spot(index)))
        self._view.announce(reading.sentence)

    def _open_menu(self, at: QPoint) -> None:
        if self._story is None:
            return
        story = self._story
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(story.title)
        menu.addAction(self.tr("Show as table"), lambda: self.table_wished.emit(story))
        menu.popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The legend stands beside the title of a wide card if there is room, else below it."""
        if not self._is_wide:
            return
        found = [self._head.itemAt(number) for number in range(self._head.count())]
        beside = [widget for it in found if it is not None and (widget := it.widget()) is not None]
        others = [it for it in beside if it is not self.legend and not it.isHidden()]
        needed = sum(it.sizeHint().width() + SPACE_16 for it in others) + self.legend.sizeHint().width()
        is_beside = needed <= self.width() - 2 * CARD_PADDING
        if is_beside == (self.legend in beside):
            return
        (self._under if self.legend in beside else self._head).addWidget(self.legend)
        self.legend.updateGeometry()
