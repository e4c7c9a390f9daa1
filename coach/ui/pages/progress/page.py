"""The Progress page: five figures, four charts, and what they mean."""

from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coach.application.history import Range
from coach.ui.charts.card import ChartCard
from coach.ui.charts.readout import Readout
from coach.ui.charts.story import Reading, Story
from coach.ui.charts.table_dialog import TableDialog
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.scroll import Scroll, centred
from coach.ui.kit.turns import in_next_turn
from coach.ui.navigation import WIDE_FROM_PX
from coach.ui.pages.progress.counting import CountingDialog
from coach.ui.pages.progress.empty import EmptyCard
from coach.ui.pages.progress.figures import FiguresRow
from coach.ui.pages.progress.head import Head
from coach.ui.pages.progress.view import View
from coach.ui.theme import CARD_GAP, CONTENT_PX, PAGE_MARGIN_X, PAGE_MARGIN_Y, SPACE_12

THREE_FROM_PX, TWO_FROM_PX = 740, 560
"""Widths of the content from which the small charts stand in three and in two columns."""

_LARGE_PX, _SMALL_PX = 236, 160


class ProgressPage(QWidget):
    """Shows a View; every wish of the person is a signal."""

    shown = Signal()
    range_wished = Signal(object)
    picture_wished = Signal(str)
    csv_wished = Signal()
    history_wished = Signal()
    report_wished = Signal()
    start_wished = Signal()
    walk_wished = Signal()
    import_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: View | None = None
        self._turns: deque[Callable[[], None]] = deque()
        self._is_compact = False
        self._arranged: tuple[int, bool] | None = None
        self.head, self.figures, self.empty = Head(), FiguresRow(), EmptyCard()
        self.sessions = ChartCard(_LARGE_PX, is_wide=True)
        self.days, self.pain, self.walking = (ChartCard(_SMALL_PX) for _ in range(3))
        self.how = Button(self.tr("How this is counted"), "quiet", height_px=32)
        self.sessions.add_link(self.how)
        self._page = self._build()
        self.readout = Readout(self._page)
        self._scroll = Scroll(centred(self._page, CONTENT_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._connect()
        self._add_shortcuts()
        self._hide_all()

    def _build(self) -> QWidget:
        page = QWidget()
        self._column = column = QVBoxLayout(page)
        self._grid = QGridLayout()
        column.addWidget(self.head)
        column.addWidget(self.figures)
        column.addWidget(self.sessions, 2)
        column.addLayout(self._grid, 1)
        column.addWidget(self.empty, 3)
        return page

    def _connect(self) -> None:
        head, empty = self.head, self.empty
        head.range_chosen.connect(self.range_wished)
        head.picture_wished.connect(self.picture_wished)
        head.csv_wished.connect(self.csv_wished)
        head.history_wished.connect(self.history_wished)
        head.report_wished.connect(self.report_wished)
        empty.start_wished.connect(self.start_wished)
        empty.walk_wished.connect(self.walk_wished)
        empty.import_wished.connect(self.import_wished)
        self.how.clicked.connect(self._explain)
        for card in self._cards:
            card.read.connect(lambda reading, at, card=card: self._read(card, reading, at))
            card.table_wished.connect(self._show_table)

    def _add_shortcuts(self) -> None:
        for number, range_ in enumerate(Range, start=1):
            QShortcut(QKeySequence(str(number)), self).activated.connect(
                lambda range_=range_: self._choose(range_)
            )
        QShortcut(QKeySequence("E"), self).activated.connect(self.head.open_saving)

    @property
    def _cards(self) -> tuple[ChartCard, ...]:
        return (self.sessions, self.pain, self.walking, self.days)

    # Showing

    @property
    def view(self) -> View | None:
        """What is shown."""
        return self._view

    def show_view(self, view: View) -> None:
        """Show a range, a chart at each turn of the event loop."""
        is_full = not view.is_empty
        if self._view is not None and self._view.range is not view.range:
            # All charts anew in one painting would hold the window up; each comes with its turn.
            for card in self._cards:
                card.clear()
        self._view = view
        self.head.ranges.show_value(view.range)
        self.head.show_span(view.span if is_full else self.tr("Charts fill in as you go."))
        self.head.set_full(has_data=is_full)
        self.empty.setVisible(view.is_empty)
        self.empty.show_target(view.target)
        self._turns.clear()
        if view.is_empty:
            self._hide_all()
            return
        self.figures.show_figures(view.figures)
        self.figures.show()
        self._arrange()
        stories = (view.sessions, view.days, view.pain, view.walking)
        cards = (self.sessions, self.days, self.pain, self.walking)
        for card, story in zip(cards, stories, strict=True):
            self._turns.append(partial(self._tell, card, story))
        in_next_turn(self, self._next_turn)

    @property
    def is_showing(self) -> bool:
        """Whether charts are still to come."""
        return bool(self._turns)

    def finish_showing(self) -> None:
        """Take all turns now."""
        while self._turns:
            self._turns.popleft()()

    def _next_turn(self) -> None:
        if self._turns:
            self._turns.popleft()()
            in_next_turn(self, self._next_turn)

    def _tell(self, card: ChartCard, story: Story) -> None:
        card.show_story(story)
        card.show()

    def _hide_all(self) -> None:
        is_empty = self._view is not None and self._view.is_empty
        self.empty.setVisible(is_empty)
        for part in (self.figures, *self._cards):
            part.hide()

    def _choose(self, range_: Range) -> None:
        if self._view is not None:
            self.head.ranges.show_value(range_)
            self.range_wished.emit(range_)

    # Reading

    def _read(self, card: ChartCard, reading: Reading | None, at: QPoint) -> None:
        if reading is None:
            self.readout.hide()
            return
        view = self._scroll.viewport()
        seen = QRect(self._page.mapFrom(view, QPoint(0, 0)), view.size()).intersected(self._page.rect())
        self.readout.show_reading(reading, card.mapTo(self._page, at), seen)

    def _explain(self) -> None:
        if self._view is not None:
            self._open(CountingDialog(self.window(), self._view.counting))

    def _show_table(self, story: Story) -> None:
        self._open(TableDialog(self.window(), story.title, story.table()))

    def _open(self, dialog: Dialog) -> None:
        self.readout.hide()
        dialog.open()

    # Room

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_compact = self.window().width() < WIDE_FROM_PX
        x, y = (24, 16) if is_compact else (PAGE_MARGIN_X, PAGE_MARGIN_Y)
        gap = SPACE_12 if is_compact else CARD_GAP
        self._column.setContentsMargins(x, y, x, y)
        self._column.setSpacing(gap)
        self._grid.setSpacing(gap)
        self.head.set_compact(is_compact)
        self.readout.hide()
        self._arrange()

    def _arrange(self) -> None:
        """Pain and walking stand side by side; the calendar takes a row of its own where it needs one."""
        width = min(self.width(), CONTENT_PX) - self._column.contentsMargins().left() * 2
        columns = 3 if width >= THREE_FROM_PX else 2 if width >= TWO_FROM_PX else 1
        is_days_wide = columns < 3 or (self._view is not None and self._view.is_days_wide)
        if (columns, is_days_wide) == self._arranged:
            return
        self._arranged = (columns, is_days_wide)
        grid = self._grid
        for card in (self.days, self.pain, self.walking):
            grid.removeWidget(card)
        for column, stretch in enumerate((4, 5, 5) if columns == 3 and not is_days_wide else (1, 1, 0)):
            grid.setColumnStretch(column, stretch)
        if columns == 1:
            for row, card in enumerate((self.pain, self.walking, self.days)):
                grid.addWidget(card, row, 0, 1, 2)
        elif is_days_wide:
            grid.addWidget(self.pain, 0, 0)
            grid.addWidget(self.walking, 0, 1)
            grid.addWidget(self.days, 1, 0, 1, 2)
        else:
            for number, card in enumerate((self.days, self.pain, self.walking)):
                grid.addWidget(card, 0, number)
        self._order_focus()

    def _order_focus(self) -> None:
        """Tab goes through the charts in the order in which they stand."""
        views = [card.view for card in self._cards if card.view is not None]
        for one, other in pairwise(views):
            QWidget.setTabOrder(one, other)
