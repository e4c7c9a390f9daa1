"""What Today says about the plan as a whole: the first week, the Monday review, a pause."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from coach.application.planner import ReviewQuestion
from coach.domain.plan import Pause, StartingSlot
from coach.domain.progression import Kind
from coach.domain.routine import Routine
from coach.ui import day_words
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.text import Text
from coach.ui.ladder_words import proposal_sentence
from coach.ui.pages.today import words as today_words
from coach.ui.pages.today.wishes import Answer, GoOn, UseWeek
from coach.ui.safety_words import what_rest_means

_NOTHING_TO_ACCEPT = frozenset({Kind.STAY, Kind.REPEAT, Kind.MAINTAIN})


class FirstWeekCard(Card):
    """The starting week in words, for somebody who has no plan yet."""

    wished = Signal(object)

    def __init__(self, week: Sequence[tuple[StartingSlot, Routine | None]], is_primary: bool) -> None:
        super().__init__(padding=24)
        self.body.setSpacing(12)
        self.body.addWidget(Text(self.tr("Your first week is ready"), "title", wrap=True))
        self.body.addWidget(
            Text(self.tr("You can change every day of it later."), "body", "ink_2", wrap=True)
        )
        days = QGridLayout()
        days.setHorizontalSpacing(16)
        days.setVerticalSpacing(6)
        days.setColumnStretch(1, 1)
        for row, (weekday, slots) in enumerate(groupby(week, key=lambda it: it[0].weekday)):
            parts = [
                self.tr("{routine} {time}").format(
                    routine=routine.name if routine else self.tr("Walk"), time=f"{slot.at:%H:%M}"
                )
                for slot, routine in slots
            ]
            days.addWidget(Text(day_words.weekday_name(weekday), "body_strong"), row, 0)
            days.addWidget(Text(", ".join(parts), "body", "ink_2", wrap=True), row, 1)
        self.body.addLayout(days)
        self.use = Button(self.tr("Use this week"), "primary" if is_primary else "secondary", large=True)
        self.use.clicked.connect(lambda: self.wished.emit(UseWeek()))
        self.body.addLayout(_left(self.use))


class ReviewCard(Card):
    """What the closed week came to, and what is proposed for the next."""

    wished = Signal(object)

    def __init__(self, question: ReviewQuestion, is_primary: bool) -> None:
        super().__init__(padding=16, strong=True)
        self._question = question
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(self._words(), 1)
        for button in self._buttons("primary" if is_primary else "secondary"):
            row.addWidget(button)
        self.body.addLayout(row)

    def _words(self) -> QVBoxLayout:
        proposal = self._question.proposal
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(self.tr("Last week"), "heading"))
        head.addWidget(Text(today_words.closed_week(self._question), "caption", "ink_2", wrap=True), 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(Text(proposal_sentence(proposal), "body", "ink_2", wrap=True))
        return column

    def _buttons(self, kind: str) -> tuple[Button, ...]:
        if is_only_news(self._question):
            return (self._button(self.tr("All right"), kind, is_accepted=True),)
        hold = self.tr("Stay at week {n}").format(n=self._question.ladder_week)
        return (
            self._button(hold, "quiet", is_accepted=False),
            self._button(self.tr("Accept"), kind, is_accepted=True),
        )

    def _button(self, text: str, kind: str, *, is_accepted: bool) -> Button:
        button = Button(text, kind)
        button.clicked.connect(lambda: self.wished.emit(Answer(self._question, is_accepted)))
        return button


class PauseCard(Card):
    """A plan that rests."""

    wished = Signal(object)

    def __init__(self, pause: Pause) -> None:
        super().__init__(padding=24)
        self.body.setSpacing(4)
        title = self.tr("Your plan rests until {day}.").format(day=day_words.long_date(pause.returns_on))
        self.body.addWidget(Text(title, "title", wrap=True))
        self.body.addWidget(Text(self.tr("Nothing counts as missed."), "body_large", "ink_2", wrap=True))
        self.body.addSpacing(12)
        end = Button(self.tr("End pause"), "secondary")
        end.clicked.connect(lambda: self.wished.emit(GoOn(pause.id)))
        self.body.addLayout(_left(end))


class RestCard(Card):
    """Days of rest after a red."""

    def __init__(self, until: date) -> None:
        super().__init__(padding=24)
        self.body.setSpacing(4)
        self.body.addWidget(Text(self.tr("Your back rests for now"), "title", wrap=True))
        self.body.addWidget(Text(what_rest_means(until), "body_large", "ink_2", wrap=True))


class WaitCard(Card):
    """Days on which a symptom check locks every routine."""

    def __init__(self) -> None:
        super().__init__(padding=24)
        self.body.setSpacing(4)
        self.body.addWidget(Text(self.tr("Your routines wait"), "title", wrap=True))
        says = self.tr(
            "They open again once a clinician has looked into what you reported. What was planned does not "
            "count as missed."
        )
        self.body.addWidget(Text(says, "body_large", "ink_2", wrap=True))


def is_only_news(question: ReviewQuestion) -> bool:
    """Whether accepting and holding would come to the same."""
    proposal = question.proposal
    return proposal.kind in _NOTHING_TO_ACCEPT or proposal.week == question.ladder_week


def _left(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
