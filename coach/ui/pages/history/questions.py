"""Setting a session right, and writing one down that was done without the program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coach.domain.correction import (
    CORRECTED_WITHIN,
    Correction,
    Logged,
    Refusal,
    days_allowed,
    refusal,
)
from coach.domain.routine import Routine
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.dropdown import Dropdown, Option
from coach.ui.kit.field import Field
from coach.ui.kit.form import labelled, side_by_side
from coach.ui.kit.moment_steppers import DayStepper, TimeStepper
from coach.ui.kit.stepper import Stepper
from coach.ui.kit.text import Text
from coach.ui.pages.history import phrases
from coach.ui.pain_scale import NumberScale, effort_scale, pain_scale
from coach.ui.theme import CONTROL_PX

LONGEST_NOTE = 2000
"""Characters; as long as on the page after a session."""

WIDTH_PX = 620
A_DAY = timedelta(days=1)
STEP_MIN = 5

InstantOf = Callable[[date, time], datetime]


@dataclass(frozen=True, slots=True)
class Added:
    """A session to write down."""

    routine: str
    started_at: datetime
    effort: int | None


class _Began:
    """The day and the time at which a session began; a moment that is not touched stays as it is."""

    def __init__(self, dialog: Dialog, at: datetime, first: date, last: date, instant: InstantOf) -> None:
        self._shown, self._instant = at, instant
        self.day = DayStepper(dialog.tr("Day"), at.date(), first, last)
        self.time = TimeStepper(dialog.tr("Began at"), at.time())
        self.time.setMinimum(0)
        self.time.setSingleStep(STEP_MIN)
        self.time.show_at(at.time())
        self.row = side_by_side(
            [labelled(dialog.tr("Day"), self.day), labelled(dialog.tr("Began at"), self.time)]
        )

    @property
    def at(self) -> datetime:
        """What was chosen."""
        self.time.interpretText()
        shown = self._shown
        if (self.day.on, self.time.at) == (shown.date(), shown.time().replace(second=0, microsecond=0)):
            return shown
        return self._instant(self.day.on, self.time.at)


class _Question(Dialog):
    """What both have: one width, and a sentence when an answer cannot be taken."""

    def __init__(self, window: QWidget, title: str, subtitle: str) -> None:
        super().__init__(window, title, subtitle)
        self._card.setMaximumWidth(WIDTH_PX)
        self.problem = Text("", "body", "danger", wrap=True)
        self.problem.hide()

    def _scale(self, label: str, scale: NumberScale, value: int | None) -> NumberScale:
        scale.set_value(value)
        self.body.addLayout(labelled(label, scale))
        return scale

    def _end(self, save: Button) -> None:
        self.body.addWidget(self.problem)
        self.add_answers(save, self.tr("Cancel"))

    def open_in_turns(self) -> None:
        """Fill it and open it, each in a turn of its own: three scales are many cells."""
        QTimer.singleShot(0, self, self._fill_and_open)

    def _fill_and_open(self) -> None:
        self.fill()
        QTimer.singleShot(0, self, self.open)

    def fill(self) -> None:
        """Put the questions in."""
        raise NotImplementedError

    def say_problem(self, text: str) -> None:
        """Say why an answer cannot be taken; nothing is changed."""
        self.problem.setText(text)
        self.problem.show()
        self.setAccessibleDescription(text)


class CorrectDialog(_Question):
    """Answers with a Correction that may be made; `now` is when the question is asked."""

    def __init__(self, window: QWidget, logged: Logged, now: datetime, instant: InstantOf) -> None:
        session = logged.session
        super().__init__(window, self.tr("Correct this session"), session.routine_name)
        self._logged, self._now = logged, now
        self.began: _Began | None = None
        if logged.holds_a_stop:
            self.body.addWidget(Text(phrases.refused(Refusal.STOP_MOVED), "body", "ink_2", wrap=True))
        else:
            first, last = days_allowed(logged)
            latest = max(session.started_at.date(), min(last + A_DAY, now.date()))
            self.began = _Began(
                self, session.started_at, min(first, session.started_at.date()), latest, instant
            )
            self.body.addLayout(self.began.row)
        self.share: Stepper | None = None
        if session.is_by_hand:
            self._share_was = round(100 * (session.credit or 0.0))
            name = self.tr("How much of it you did")
            self.share = Stepper(name, self._share_was, least=0, most=100, step=5, suffix="%")
            self.share.setMinimumHeight(CONTROL_PX)
            self.body.addLayout(labelled(name, self.share))

    def fill(self) -> None:
        """Put the questions in."""
        session = self._logged.session
        self.effort = self._scale(self.tr("How hard was it?"), effort_scale(), session.effort)
        self.before = self._scale(self.tr("Pain before"), pain_scale(compact=True), session.pain_before)
        self.after = self._scale(self.tr("Pain after"), pain_scale(compact=True), session.pain_after)
        self.before.setAccessibleName(self.tr("Pain before, 0 to 10"))
        self.after.setAccessibleName(self.tr("Pain after, 0 to 10"))
        self.note = Field(self.tr("Note"), session.note)
        self.note.line.setMaxLength(max(LONGEST_NOTE, len(session.note)))
        self._note_was = self.note.text
        self.body.addLayout(labelled(self.tr("Note"), self.note))
        self.save = Button(self.tr("Save"), "primary")
        self.save.clicked.connect(self._save)
        self._end(self.save)

    def _save(self) -> None:
        session = self._logged.session
        note = session.note if self.note.text == self._note_was else self.note.text.strip()
        correction = Correction(
            started_at=self.began.at if self.began else session.started_at,
            effort=self.effort.value,
            pain_before=self.before.value,
            pain_after=self.after.value,
            note=note,
            credit=self._credit(),
        )
        why = refusal(self._logged, correction, self._now)
        if why is None:
            self.close_with(correction)
        else:
            self.say_problem(phrases.refused(why))

    def _credit(self) -> float | None:
        if self.share is None:
            return None
        self.share.interpretText()
        return None if self.share.value() == self._share_was else self.share.value() / 100


class AddDialog(_Question):
    """Asks which, when and how hard. `keep` tries to store the answer, and says what is wrong with it."""

    def __init__(
        self,
        window: QWidget,
        routines: Sequence[Routine],
        now: datetime,
        instant: InstantOf,
        keep: Callable[[Added], str],
    ) -> None:
        super().__init__(
            window,
            self.tr("Add a session"),
            self.tr("One of the last seven days that you did without Back Coach."),
        )
        self._keep, self._lengths_s = keep, {it.id: it.duration_s for it in routines}
        options = [Option(it.id, it.name, it.categories[0].value) for it in routines]
        self.routine = Dropdown(self.tr("Routine"), options)
        self.body.addLayout(labelled(self.tr("Routine"), self.routine))
        at = _before(now, self._lengths_s[routines[0].id])
        self.began = _Began(self, at, now.date() - CORRECTED_WITHIN, now.date(), instant)
        self.body.addLayout(self.began.row)

    def fill(self) -> None:
        """Put the questions in."""
        self.effort = self._scale(self.tr("How hard was it? You can leave this open."), effort_scale(), None)
        self.save = Button(self.tr("Write it down"), "primary")
        self.save.clicked.connect(self._save)
        self._end(self.save)

    def _save(self) -> None:
        added = Added(str(self.routine.value), self.began.at, self.effort.value)
        problem = self._keep(added)
        if problem:
            self.say_problem(problem)
        else:
            self.close_with(added)


def _before(now: datetime, length_s: int) -> datetime:
    """A full five minutes at which a session that is over by now can have begun."""
    at = now - timedelta(seconds=length_s)
    return at.replace(minute=at.minute - at.minute % STEP_MIN, second=0, microsecond=0)
