"""The Plan page: the week, what it asks for, and what can be added to it."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.plan import monday_of
from coach.ui.kit.button import Button
from coach.ui.kit.empty_state import EmptyState
from coach.ui.kit.scroll import Scroll, centred
from coach.ui.kit.text import Text
from coach.ui.navigation import WIDE_FROM_PX
from coach.ui.pages.plan.chip import RoutineChip
from coach.ui.pages.plan.dragging import Dragging
from coach.ui.pages.plan.four_weeks import FourWeeks
from coach.ui.pages.plan.head import Head, PauseBanner, WeekBar
from coach.ui.pages.plan.palette import Offer, Palette, Pill
from coach.ui.pages.plan.target_row import TargetRow
from coach.ui.pages.plan.values import PlanView, Scope, Span
from coach.ui.pages.plan.week_grid import WeekGrid
from coach.ui.theme import CARD_GAP, CONTENT_PX, PAGE_MARGIN_X, PAGE_MARGIN_Y, SPACE_8, SPACE_12

A_WEEK = timedelta(days=7)


class PlanPage(QWidget):
    """Draws a PlanView; every wish of the person is a signal."""

    shown = Signal()
    week_wished = Signal(object)
    span_wished = Signal(object)
    adopt_wished = Signal()
    add_wished = Signal(object)
    undo_wished = Signal()
    redo_wished = Signal()
    pause_wished = Signal()
    end_pause_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: PlanView | None = None
        self._is_compact = False
        self.head, self.bar, self.banner = Head(), WeekBar(), PauseBanner()
        self.targets, self.grid, self.four_weeks = TargetRow(), WeekGrid(), FourWeeks()
        self.palette_title = Text(self.tr("Add to the week"), "heading")
        self.pills = Palette()
        self.empty = EmptyState(
            self.tr("Your first week is ready"),
            self.tr("Core and glutes twice each, three walks with a stretch after them, a gentle Sunday."),
            "plan",
        )
        self.use_week = Button(self.tr("Use this week"), "primary", large=True)
        self.empty.body.addWidget(self.use_week)
        self.dragging = Dragging(self, self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(centred(self._page(), CONTENT_PX)))
        for part in (self.bar, self.banner, self.targets, self.grid, self.four_weeks, self.empty):
            part.hide()
        self._show_palette()
        self._connect()
        self._add_shortcuts()

    @property
    def is_drawn(self) -> bool:
        """Whether a plan has been shown yet."""
        return self._plan is not None

    def _page(self) -> QWidget:
        page = QWidget()
        self._column = column = QVBoxLayout(page)
        for part in (self.head, self.bar, self.banner, self.targets):
            column.addWidget(part)
        column.addWidget(self.grid, 1)
        column.addWidget(self.four_weeks, 1)
        column.addWidget(self.empty, 1)
        below = QVBoxLayout()
        below.setSpacing(SPACE_8)
        below.addWidget(self.palette_title)
        below.addWidget(self.pills)
        column.addLayout(below)
        return page

    def _connect(self) -> None:
        head = self.head
        head.undo_wished.connect(self.undo_wished)
        head.redo_wished.connect(self.redo_wished)
        head.pause_wished.connect(self.pause_wished)
        head.add_wished.connect(lambda: self.add_wished.emit(None))
        self.bar.week_wished.connect(self.week_wished)
        self.bar.span_chosen.connect(self.span_wished)
        self.banner.end_wished.connect(self.end_pause_wished)
        self.use_week.clicked.connect(self.adopt_wished)
        self.pills.wished.connect(self.add_wished)
        self.grid.add_wished.connect(lambda _on: self.add_wished.emit(None))
        self.grid.week_left.connect(self._leave_week)
        self.grid.chip_made.connect(self._watch_chip)
        self.four_weeks.week_wished.connect(self._open_week)

    def _add_shortcuts(self) -> None:
        for keys, action in (
            ("Ctrl+Z", self.undo_wished.emit),
            ("Ctrl+Shift+Z", self.redo_wished.emit),
            ("[", lambda: self._turn(-1)),
            ("]", lambda: self._turn(1)),
            ("T", self._go_to_today),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    # Showing

    @property
    def scope(self) -> Scope:
        """What edits apply to."""
        return Scope.EVERY_WEEK if self.bar.scope.value == Scope.EVERY_WEEK else Scope.ONCE

    def show_plan(self, plan: PlanView) -> None:
        """Draw the plan; what is the same as before stays as it is."""
        self._plan = plan
        has_plan, is_one = plan.has_plan, plan.span is Span.WEEK
        self.head.show_plan(plan, is_compact=self._is_compact)
        self.bar.setVisible(has_plan)
        self.targets.setVisible(has_plan and is_one)
        self.grid.setVisible(has_plan and is_one)
        self.four_weeks.setVisible(has_plan and not is_one)
        self.empty.setVisible(not has_plan)
        self.banner.show_plan(plan)
        self._show_palette()
        if not has_plan:
            return
        self.bar.show_plan(plan)
        if is_one:
            self.targets.show_targets(plan.targets)
            self.grid.show_week(plan.week)
        else:
            self.four_weeks.show_weeks(plan.weeks, plan.today)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Fill the palette."""
        self.pills.show_offers(offers, self._watch_pill)

    def _show_palette(self) -> None:
        plan = self._plan
        is_there = plan is not None and plan.has_plan and plan.span is Span.WEEK and not self._is_compact
        self.palette_title.setVisible(is_there)
        self.pills.setVisible(is_there)

    def _watch_chip(self, chip: RoutineChip) -> None:
        self.dragging.watch(chip, lambda: chip.chip)

    def _watch_pill(self, pill: Pill) -> None:
        self.dragging.watch(pill, lambda: pill.offer)

    # Going to another week

    def _turn(self, weeks: int) -> None:
        if self._plan is not None and self._plan.has_plan:
            self.week_wished.emit(self._plan.monday + weeks * A_WEEK)

    def _go_to_today(self) -> None:
        if self._plan is not None and self._plan.has_plan:
            today = self._plan.today
            self.week_wished.emit(monday_of(today))
            self.grid.select(today)

    def _leave_week(self, on: date) -> None:
        self.week_wished.emit(on)
        self.grid.select(on)
        self.grid.take_focus()

    def _open_week(self, monday: date) -> None:
        self.span_wished.emit(Span.WEEK)
        self.week_wished.emit(monday)
        self.grid.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plan = self._plan
        if event.key() == Qt.Key.Key_Escape and self.dragging.is_under_way:
            self.dragging.cancel()
        elif event.key() == Qt.Key.Key_Insert and plan is not None and plan.has_plan:
            self.add_wished.emit(None)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the week, or on the way to one; nowhere before a plan is drawn."""
        if self._plan is not None and self._plan.has_plan and self.grid.isVisibleTo(self):
            self.grid.take_focus()
        elif self._plan is not None and not self._plan.has_plan:
            self.use_week.setFocus(Qt.FocusReason.OtherFocusReason)

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_compact = self.window().width() < WIDE_FROM_PX
        x, y = (24, 16) if is_compact else (PAGE_MARGIN_X, PAGE_MARGIN_Y)
        self._column.setContentsMargins(x, y, x, y)
        self._column.setSpacing(SPACE_12 if is_compact else CARD_GAP)
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        for part in (self.head, self.bar, self.targets, self.grid, self.four_weeks):
            part.set_compact(is_compact)
        self._show_palette()
