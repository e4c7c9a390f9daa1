"""What stands above the week: title, undo, pause, which week, and what edits apply to."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.button import Button, IconButton
from coach.ui.kit.card import Card
from coach.ui.kit.dropdown import Option
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.page_title import PageTitle
from coach.ui.kit.segmented import Segmented
from coach.ui.kit.text import Text
from coach.ui.pages.plan import phrases
from coach.ui.pages.plan.values import PlanView, Scope, Span
from coach.ui.theme import SPACE_8, SPACE_12, SPACE_16


class Head(QWidget):
    """Title and the actions on the whole plan."""

    undo_wished = Signal()
    redo_wished = Signal()
    pause_wished = Signal()
    add_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.undo = Button(self.tr("Undo"), "quiet", "undo")
        self.redo = Button(self.tr("Redo"), "quiet", "redo")
        self.add = Button(self.tr("Add"), "secondary", "plus")
        self.pause = Button(self.tr("Pause plan"), "secondary", "pause")
        for button, wish in (
            (self.undo, self.undo_wished),
            (self.redo, self.redo_wished),
            (self.add, self.add_wished),
            (self.pause, self.pause_wished),
        ):
            button.clicked.connect(wish)
        titles = PageTitle(self.tr("Plan"), wrap=True)
        self._hint = titles.summary
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addLayout(titles, 1)
        for button in (self.undo, self.redo, self.add, self.pause):
            row.addWidget(button)

    def set_compact(self, is_compact: bool) -> None:
        """One Add button in place of the palette."""
        self.add.setVisible(is_compact and self.pause.isVisibleTo(self))

    def show_plan(self, plan: PlanView, *, is_compact: bool) -> None:
        """Offer what can be done."""
        self.undo.setEnabled(plan.can_undo)
        self.redo.setEnabled(plan.can_redo)
        self.undo.setToolTip("" if plan.can_undo else self.tr("Nothing to take back"))
        self.redo.setToolTip("" if plan.can_redo else self.tr("Nothing to bring back"))
        self._hint.setText(
            self.tr("Drag a routine to another day, or select it and press Ctrl + arrow keys.")
            if plan.span is Span.WEEK
            else self.tr("Select a week and press Enter to open it.")
        )
        for part in (self.pause, self._hint):
            part.setVisible(plan.has_plan)
        self.set_compact(is_compact)


class WeekBar(QWidget):
    """Which week, one or four of them, and whether edits are for once."""

    week_wished = Signal(object)
    span_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plan: PlanView | None = None
        self._is_compact = False
        self.back = IconButton("chevron-left", self.tr("Week before"))
        self.on = IconButton("chevron-right", self.tr("Week after"))
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.title = Text("", "subtitle")
        self.distance = Text("", "body", "ink_2")
        self._scope_word = Text(self.tr("Changes apply to"), "body", "ink_2")
        self.scope = Segmented(
            self.tr("Changes apply to"),
            [Option(Scope.ONCE, self.tr("This week")), Option(Scope.EVERY_WEEK, self.tr("Every week"))],
        )
        self.span = Segmented(
            self.tr("Show"),
            [Option(Span.WEEK, self.tr("Week")), Option(Span.FOUR_WEEKS, self.tr("4 weeks"))],
        )
        self.span.chosen.connect(self.span_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addSpacing(SPACE_8)
        row.addWidget(self.title)
        row.addWidget(self.distance)
        row.addStretch(1)
        row.addWidget(self._scope_word)
        row.addWidget(self.scope)
        row.addSpacing(SPACE_8)
        row.addWidget(self.span)

    def _turn(self, weeks: int) -> None:
        if self._plan is not None:
            self.week_wished.emit(self._plan.monday + timedelta(days=7 * weeks))

    def set_compact(self, is_compact: bool) -> None:
        """Shorter words."""
        self._is_compact = is_compact
        self._show()

    def show_plan(self, plan: PlanView) -> None:
        """Name the days that are shown."""
        self._plan = plan
        self._show()

    def _show(self) -> None:
        plan = self._plan
        if plan is None:
            return
        is_one = plan.span is Span.WEEK
        first, last = plan.monday, plan.weeks[-1][-1].on
        crosses = first.month != last.month
        self.title.setText(phrases.span_title(first, last, is_short=self._is_compact or crosses))
        self.title.setAccessibleName(phrases.span_title(first, last))
        self.distance.setText(phrases.week_distance(plan.monday, plan.today))
        self.distance.setVisible(is_one and not self._is_compact)
        self.span.show_value(plan.span)
        self.scope.setVisible(is_one)
        self._scope_word.setVisible(is_one and not self._is_compact)


class PauseBanner(Card):
    """Says that the plan rests, and ends that."""

    end_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=0)
        self._pause_id = ""
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_16, SPACE_8, SPACE_8, SPACE_8)
        row.setSpacing(SPACE_12)
        row.addWidget(IconView("pause", 18))
        self._words = Text("", "body_strong", wrap=True)
        self._more = Text("", "caption", "ink_2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._words)
        words.addWidget(self._more)
        row.addLayout(words, 1)
        self.end = Button("", "secondary")
        self.end.clicked.connect(lambda: self.end_wished.emit(self._pause_id))
        row.addWidget(self.end)
        self.body.addLayout(row)
        self.hide()

    def show_plan(self, plan: PlanView) -> None:
        """Stand there while a pause holds or is to come."""
        pause = plan.pause
        self.setVisible(pause is not None)
        if pause is None:
            return
        self._pause_id = pause.id
        self._words.setText(phrases.pause_sentence(pause, plan.today))
        reason = phrases.pause_reason(pause.reason)
        calm = self.tr("Nothing counts as missed while the plan is paused.")
        self._more.setText(f"{reason}. {calm}")
        holds = pause.covers(plan.today)
        self.end.setText(self.tr("End pause") if holds else self.tr("Cancel pause"))
