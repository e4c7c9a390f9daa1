"""The first step: goals, days, minutes, last week's walking, and the week that follows from them."""

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.first_week import Choices, Goal, Shelf, first_week
from coach.domain.walking import Unit
from coach.figure.motion import WALKING
from coach.figure.pose_file import PoseFile
from coach.ui import day_words
from coach.ui.kit.button import Button
from coach.ui.kit.column_grid import ColumnGrid
from coach.ui.kit.control import rounded
from coach.ui.kit.dropdown import Option
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.moment_steppers import TimeStepper
from coach.ui.kit.segmented import Segmented
from coach.ui.kit.text import Text
from coach.ui.onboarding import phrases
from coach.ui.onboarding.goal_card import DayCell, GoalCard
from coach.ui.onboarding.walked_field import WalkedField
from coach.ui.safety_page import SafetyPage
from coach.ui.theme import RADIUS_CONTROL, SPACE_8, SPACE_12, SPACE_16, SPACE_20, tokens_of

MINUTES = (8, 15, 20)
USUAL_MINUTES, USUAL_AT = 15, time(7, 30)

_GOAL_PX, _CHOICE_PX = 300, 280


class SummaryCard(QWidget):
    """What follows from the choices, on a sunken ground."""

    def __init__(self) -> None:
        super().__init__()
        self._about = Text("", "body_strong")
        self._more = Text("", "body", wrap=True)
        self._first = Text("", "caption", "ink_2", wrap=True)
        sentences = QVBoxLayout()
        sentences.setSpacing(0)
        sentences.addWidget(self._more)
        sentences.addWidget(self._first)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        row.setSpacing(SPACE_8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(IconView("plan", 18, "ink"), 0, top)
        row.addWidget(self._about, 0, top)
        row.addLayout(sentences, 1)

    def say(self, about: str, more: str, first: str) -> None:
        """Show the sentences; the first may be empty."""
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._more.setText(more)
        self._first.setText(first)
        self._first.setVisible(bool(first))
        self.setAccessibleName(" ".join(text for text in (about, more, first) if text))

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), RADIUS_CONTROL, tokens_of(self).sunken)


class GoalsPage(SafetyPage):
    """Everything the week is made from; nothing is stored here."""

    went_on = Signal()
    left = Signal()
    restore_wished = Signal()

    def __init__(self, pose: Callable[[str], PoseFile | None], shelf: Shelf, unit: Unit) -> None:
        super().__init__()
        self._shelf = shelf
        self.title.setText(self.tr("Let us make your week"))
        self.subtitle.setText(
            self.tr("Three short steps, about four minutes. You can change all of it later.")
        )
        self.goals = self._goal_cards(pose)
        self.days = [
            DayCell(day_words.short_weekday_name(day), day_words.weekday_name(day)) for day in range(7)
        ]
        self.minutes = Segmented(
            self.tr("Time for one session"),
            [Option(n, self.tr("{n} min").format(n=n)) for n in MINUTES],
        )
        self.walked = WalkedField(unit)
        self.at = TimeStepper(self.tr("Best time"), USUAL_AT)
        self._summary = SummaryCard()
        self._lay_out()
        self._foot()
        for control in (*self.goals.values(), *self.days):
            control.setChecked(True)
        self.days[-1].setChecked(False)
        self.minutes.show_value(USUAL_MINUTES)
        for control in (*self.goals.values(), *self.days):
            control.toggled.connect(self._tell)
        self.minutes.chosen.connect(self._tell)
        self.walked.changed.connect(self._tell)
        self.at.valueChanged.connect(self._tell)
        self._tell()

    def _goal_cards(self, pose: Callable[[str], PoseFile | None]) -> dict[Goal, GoalCard]:
        texts = {
            Goal.WALK: (self.tr("Walk further without pain"), self.tr("Build up step by step")),
            Goal.CORE: (self.tr("A stronger core"), self.tr("Planks, bird-dogs, dead bugs")),
            Goal.GLUTES: (self.tr("Stronger glutes"), self.tr("Bridges and squats")),
            Goal.SUPPLE: (self.tr("Less stiffness"), self.tr("Gentle mobility on calm days")),
        }
        pictures = {
            Goal.WALK: (WALKING, "walk"),
            Goal.CORE: ("bird-dog", "core"),
            Goal.GLUTES: ("glute-bridge", "glutes"),
            Goal.SUPPLE: ("lumbar-rotation", "mobility"),
        }
        return {
            goal: GoalCard(*texts[goal], pose(exercise), category)
            for goal, (exercise, category) in pictures.items()
        }

    def _lay_out(self) -> None:
        self.body.setSpacing(SPACE_20)
        cards = ColumnGrid(_GOAL_PX, most_columns=2)
        cards.lay_out(list(self.goals.values()))
        self.body.addLayout(_under(self.tr("What would you like?"), cards))
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        for day in self.days:
            row.addWidget(day)
        row.addStretch(1)
        days = QVBoxLayout()
        days.setSpacing(SPACE_8)
        days.addWidget(Text(self.tr("Which days suit you?"), "heading"))
        days.addLayout(row)
        self.body.addLayout(days)
        choices = ColumnGrid(_CHOICE_PX, most_columns=3)
        choices.lay_out(
            [
                _field(self.tr("Time for one session"), self.minutes),
                _field(
                    self.tr("Walked last week"),
                    self.walked,
                    self.tr("Not sure? Your first full week will tell."),
                ),
                _field(self.tr("Best time"), self.at),
            ]
        )
        self.body.addWidget(choices)
        self.body.addWidget(self._summary)

    def _foot(self) -> None:
        self.restore = Button(self.tr("Restore a backup"), "quiet", large=True)
        self.restore.clicked.connect(self.restore_wished)
        self._needed = Text("", "caption", "ink_2")
        self.go_on = Button(self.tr("Next: safety check"), "primary", large=True)
        self.go_on.clicked.connect(self.went_on)
        self.footer.addWidget(self.restore)
        self.footer.addStretch(1)
        self.footer.addWidget(self._needed)
        self.footer.addWidget(self.go_on)

    @property
    def choices(self) -> Choices | None:
        """What was chosen; None while a goal or a day is missing."""
        goals = frozenset(goal for goal, card in self.goals.items() if card.isChecked())
        days = frozenset(number for number, day in enumerate(self.days) if day.isChecked())
        if not goals or not days:
            return None
        return Choices(
            goals=goals,
            weekdays=days,
            minutes=int(str(self.minutes.value)),
            at=self.at.at,
            walked=self.walked.amount,
            walk_unit=self.walked.unit,
        )

    def _tell(self) -> None:
        choices = self.choices
        if choices is None:
            has_goal = any(card.isChecked() for card in self.goals.values())
            missing = (
                self.tr("Choose at least one day.") if has_goal else self.tr("Choose at least one goal.")
            )
            self._summary.say("", missing, "")
        else:
            missing = ""
            week = first_week(choices, self._shelf)
            self._summary.say(
                phrases.about(week, choices, self._shelf),
                phrases.summary(week, self._shelf),
                phrases.at_first(week, self._shelf),
            )
        self._needed.setText(missing)
        self.go_on.setEnabled(not missing)
        self.go_on.setToolTip(missing)
        self.go_on.set_kind("secondary" if missing else "primary")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _under(title: str, control: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE_8)
    column.addWidget(Text(title, "heading"))
    column.addWidget(control)
    return column


def _field(title: str, control: QWidget, hint: str = "") -> QWidget:
    """A control under its title, as wide as it needs, with what helps to answer."""
    field = QWidget()
    column = QVBoxLayout(field)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_8)
    column.addWidget(Text(title, "heading"))
    column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
    if hint:
        column.addWidget(Text(hint, "caption", "ink_2", wrap=True))
    column.addStretch(1)
    return field
