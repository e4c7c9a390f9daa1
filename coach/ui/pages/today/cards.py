"""The cards of Today around the task itself: what is unfinished, how the back is, the symptom check."""

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.domain.red_flags import Advice, Standing, SymptomCheck
from coach.domain.session import SessionRecord, unfinished_step
from coach.domain.timeline import work_from
from coach.ui import day_words, words
from coach.ui.content import Content
from coach.ui.figure_thumb import FigureThumb
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.session_bar import SessionBar
from coach.ui.kit.text import Text
from coach.ui.pain_scale import pain_scale
from coach.ui.safety_words import why_asked


class ResumeBanner(Card):
    """An unfinished session above all else."""

    resume_requested = Signal()
    keep_requested = Signal()
    discard_requested = Signal()

    def __init__(self, session: SessionRecord, today: date, content: Content) -> None:
        super().__init__(padding=12, strong=True)
        step = unfinished_step(session)
        at = next((place for place, candidate in enumerate(session.route) if candidate.index == step), 0)
        category = session.categories[0].value
        row = QHBoxLayout()
        row.setSpacing(16)
        work = work_from(session.route, at)
        pose = content.pose(work.exercise) if work and work.exercise else None
        row.addWidget(FigureThumb(pose, category, QSize(72, 56)))
        row.addLayout(self._words(session, at, today, category), 1)
        row.addLayout(self._buttons())
        self.body.addLayout(row)

    def _words(self, session: SessionRecord, at: int, today: date, category: str) -> QVBoxLayout:
        left_s = sum(step.duration_s for step in session.route[at:])
        works = [step for step in session.route if step.is_work]
        position = sum(1 for step in session.route[:at] if step.is_work)
        column = QVBoxLayout()
        column.setSpacing(6)
        when = self.tr("today") if session.plan_on == today else day_words.weekday(session.plan_on)
        title = self.tr("{routine} stopped {day} at {time}").format(
            routine=session.routine_name, day=when, time=f"{session.started_at:%H:%M}"
        )
        column.addWidget(Text(title, "body_strong", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(SessionBar(position / len(works), category))
        row.addWidget(
            Text(
                self.tr("step {n} of {m}, {time} left").format(
                    n=min(position + 1, len(works)), m=len(works), time=words.minutes(left_s)
                ),
                "caption",
                "ink_2",
            )
        )
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for text, kind, icon, signal in (
            (self.tr("Discard"), "quiet", None, self.discard_requested),
            (self.tr("Save as it is"), "secondary", None, self.keep_requested),
            (self.tr("Resume"), "primary", "play", self.resume_requested),
        ):
            button = Button(text, kind, icon)
            button.clicked.connect(signal)
            row.addWidget(button)
        return row


class PainCard(Card):
    """How the back is right now."""

    scored = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Back pain right now"), "heading"), 1)
        self._last = Text("", "caption", "ink_3")
        head.addWidget(self._last)
        self.body.addLayout(head)
        self.scale = pain_scale(compact=True)
        self.scale.value_changed.connect(self.scored)
        self.body.addWidget(self.scale)

    def show_pain(self, fresh: int | None, last: int | None) -> None:
        """Show the score that still counts as now, and the latest of all."""
        self.scale.set_value(fresh)
        self._last.setVisible(last is not None)
        self._last.setText("" if last is None else self.tr("last: {n}").format(n=last))


class SymptomCard(Card):
    """What the latest symptom check came to, and why it is asked again."""

    check_requested = Signal()

    def __init__(self, check: SymptomCheck | None, standing: Standing, advice: Advice, today: date) -> None:
        super().__init__()
        self.body.setSpacing(8)
        is_blocking = standing.finding.severity.is_blocking
        if is_blocking:
            self.set_fill("danger_tint", "danger")
        head = QHBoxLayout()
        head.setSpacing(8)
        if is_blocking:
            head.addWidget(IconView("octagon-alert", 20, "danger"))
        head.addWidget(Text(self.tr("Symptom check"), "heading"), 1)
        head.addWidget(Text(self._when(check, today), "caption", "ink_2" if is_blocking else "ink_3"))
        self.body.addLayout(head)
        is_due = standing.due is not None and not is_blocking
        text = why_asked(standing.due) if standing.due and is_due else advice.text
        self.body.addWidget(Text(text, "body", "ink" if is_blocking else "ink_2", wrap=True))
        self.body.addSpacing(4)
        again = Button(self.tr("Answer now") if is_due else self.tr("Check again"), "secondary")
        again.clicked.connect(self.check_requested)
        row = QHBoxLayout()
        row.addWidget(again)
        row.addStretch(1)
        self.body.addLayout(row)

    def _when(self, check: SymptomCheck | None, today: date) -> str:
        if check is None:
            return self.tr("not answered")
        days = (today - check.answered_on).days
        if days == 0:
            return self.tr("today")
        return self.tr("yesterday") if days == 1 else self.tr("{n} days ago").format(n=days)
