"""The third step: the first week, its numbers, and the way into it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.first_week import Choices, Shelf
from coach.domain.plan import StartingSlot
from coach.domain.red_flags import Advice
from coach.figure.pose_file import PoseFile
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.divider import Divider
from coach.ui.kit.place import Place
from coach.ui.kit.text import Text
from coach.ui.kit.turns import in_next_turn
from coach.ui.onboarding import phrases
from coach.ui.onboarding.phrases import Fact
from coach.ui.onboarding.week_columns import WeekColumns
from coach.ui.safety_page import Alert, SafetyPage, focus_reason
from coach.ui.theme import SPACE_20


class FactsRow(Card):
    """Numbers side by side with what they say."""

    def __init__(self) -> None:
        super().__init__()
        self._place = Place()
        self.body.addWidget(self._place)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other numbers."""
        self._place.fill(tuple(facts), lambda: _row(facts))
        self.show()


class WeekPage(SafetyPage):
    """Shows a week; what leads out of it is stored by whoever listens."""

    left = Signal()
    start_wished = Signal(str)
    plan_wished = Signal()
    today_wished = Signal()

    def __init__(self, pose: Callable[[str], PoseFile | None], shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._starting: StartingSlot | None = None
        self.locked = Alert()
        self.columns = WeekColumns(pose)
        self.facts = FactsRow()
        for part in (self.locked, self.columns, self.facts):
            self.body.addWidget(part)
        self.back = Button(self.tr("Back"), "quiet", "chevron-left", large=True)
        self.adjust = Button(self.tr("Adjust in plan"), "secondary", large=True)
        self.go_on = Button("", "primary", large=True)
        self.back.clicked.connect(self.left)
        self.adjust.clicked.connect(self.plan_wished)
        self.go_on.clicked.connect(self._go_on)
        self.footer.addWidget(self.back)
        self.footer.addStretch(1)
        self.footer.addWidget(self.adjust)
        self.footer.addWidget(self.go_on)

    def show_week(
        self,
        week: Sequence[StartingSlot],
        choices: Choices,
        *,
        starting: StartingSlot | None,
        blocked: Advice | None,
    ) -> None:
        """Show a week, the session it may start with, and the advice while routines are locked.

        The days and their numbers follow in a turn of their own."""
        self._starting = starting
        ready = self.tr("Your first week is ready") if blocked is None else self.tr("Your week can wait")
        gently = self.tr("It starts gently and grows when your back agrees.")
        waits = self.tr("It is kept in your plan until a clinician has looked into what you reported.")
        self.title.setText(ready)
        self.subtitle.setText(gently if blocked is None else waits)
        locked = self.tr("{advice} The routines of this week are locked.")
        self.locked.say(locked.format(advice=blocked.text) if blocked else "")
        facts = phrases.facts(week, choices, self._shelf, is_blocked=blocked is not None)
        for part in (self.columns, self.facts):
            part.hide()
        in_next_turn(self, lambda: self.columns.show_week(week, choices, self._shelf))
        in_next_turn(self, lambda: self.facts.show_facts(facts))
        self.go_on.setText(phrases.start_label(starting, self._shelf) if starting else self.tr("Go to Today"))
        self.go_on.set_icon("play" if starting else None)
        self.go_on.set_kind("primary" if blocked is None else "secondary")
        self.alert.say("")
        self.set_waiting(False)
        self.scroll_to_top()

    def set_waiting(self, is_waiting: bool) -> None:
        """Take no second wish while the first is being stored."""
        for button in (self.back, self.adjust, self.go_on):
            button.setEnabled(not is_waiting)

    def take_focus(self) -> None:
        """Put the keyboard on the way on."""
        self.go_on.setFocus(focus_reason(self))

    def _go_on(self) -> None:
        if self._starting is not None and self._starting.routine is not None:
            self.start_wished.emit(self._starting.routine)
        else:
            self.today_wished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _row(facts: Sequence[Fact]) -> QWidget:
    inside = QWidget()
    row = QHBoxLayout(inside)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_20)
    for number, fact in enumerate(facts):
        if number:
            row.addWidget(Divider(vertical=True))
        row.addWidget(_cell(fact), 1)
    return inside


def _cell(fact: Fact) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Text(fact.value, "title"))
    column.addWidget(Text(fact.caption, "body", "ink_2", wrap=True))
    column.addStretch(1)
    return cell
