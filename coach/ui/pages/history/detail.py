"""One session in full: how it went, what was counted, every exercise, and what can be set right."""

from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.correction import Logged, is_closed_to, may_not_delete
from coach.domain.session import Outcome, SessionRecord
from coach.domain.session_steps import ItemLines, item_lines, spent_s
from coach.domain.summary import Summary, summarise
from coach.ui import day_words, words
from coach.ui.content import Content
from coach.ui.kit.button import Button, IconButton
from coach.ui.kit.card import Card
from coach.ui.kit.divider import Divider
from coach.ui.kit.mark import CategoryChip
from coach.ui.kit.row_table import answer_ink
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.text import Text
from coach.ui.pages.history import phrases
from coach.ui.pages.history.exercise_row import ExerciseRow
from coach.ui.theme import CARD_PADDING, SPACE_4, SPACE_8, SPACE_12, SPACE_16

TURN_MS = 12
"""How long one turn of the event loop adds exercises."""


class Detail(Card):
    """The card beside the list, or in its place; empty until a session is shown."""

    correct_wished = Signal(str)
    delete_wished = Signal(str)

    def __init__(self, content: Content) -> None:
        super().__init__(padding=0)
        self._content = content
        self._inside: QWidget | None = None
        self._to_come: list[ItemLines] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._add_exercises)
        self.exercises: list[ExerciseRow] = []
        self.logged: Logged | None = None

    def show_session(self, logged: Logged | None, now: datetime) -> None:
        """Show another session from its top, or nothing; its exercises follow in turns."""
        self._next.stop()
        self.logged = logged
        if self._inside is not None:
            self.body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        if logged is not None:
            self.setAccessibleName(logged.session.routine_name)
            self._inside = self._build(logged, now)
            self.body.addWidget(self._inside)

    def _build(self, logged: Logged, now: datetime) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Scroll(self._words(logged)), 1)
        column.addWidget(Divider())
        column.addLayout(self._answers(logged, now))
        return inside

    def _words(self, logged: Logged) -> QWidget:
        session = logged.session
        summary = summarise(session.timeline, session.route, session.records)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(CARD_PADDING, CARD_PADDING, CARD_PADDING, SPACE_8)
        column.setSpacing(0)
        column.addLayout(_chips(session))
        column.addSpacing(SPACE_8)
        column.addWidget(Text(session.routine_name, "title", wrap=True))
        column.addWidget(Text(self._when(session), "body", "ink_2", wrap=True))
        column.addSpacing(SPACE_12)
        column.addWidget(Divider())
        column.addLayout(self._figures(session, summary))
        column.addWidget(Divider())
        column.addSpacing(SPACE_12)
        for text in self._sentences(logged, summary):
            column.addWidget(Text(text, "body", wrap=True))
            column.addSpacing(SPACE_8)
        if session.note:
            column.addLayout(self._note(session.note))
        column.addSpacing(SPACE_4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.exercises = []
        self._to_come = list(item_lines(session))
        self._next.start(0)
        return page

    def _add_exercises(self) -> None:
        """Some at a time: a pose that was not read yet takes a while."""
        if self.logged is None:
            return
        elapsed = QElapsedTimer()
        elapsed.start()
        while self._to_come and elapsed.elapsed() < TURN_MS:
            item = self._to_come.pop(0)
            row = ExerciseRow(item, self._content, is_by_hand=self.logged.session.is_by_hand)
            self._rows.addWidget(Divider())
            self._rows.addWidget(row)
            self.exercises.append(row)
        if self._to_come:
            self._next.start(0)

    def _when(self, session: SessionRecord) -> str:
        at = session.started_at
        when = self.tr("{day}, {time}").format(day=day_words.long_date(at.date()), time=f"{at:%H:%M}")
        parts = (when, words.minutes(spent_s(session)), phrases.tags(session))
        return ", ".join(part for part in parts if part)

    def _figures(self, session: SessionRecord, summary: Summary) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, SPACE_8, 0, SPACE_8)
        how, credit = session.outcome or Outcome.ATTEMPTED, session.credit or 0.0
        share = self.tr("{n} %").format(n=phrases.percent(how, credit))
        sets = (self.tr("{n} of {m}").format(n=summary.sets_done, m=summary.sets), self.tr("sets"))
        if session.is_by_hand:
            sets = (str(summary.sets), self.tr("sets"))
        for value, label in (
            (share, self.tr("of the work")),
            sets,
            (phrases.pain(session.pain_before, session.pain_after), self.tr("pain")),
            (phrases.score(session.effort), self.tr("effort")),
        ):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Text(value, "title", answer_ink(value)))
            column.addWidget(Text(label, "caption", "ink_2"))
            row.addLayout(column, 1)
        return row

    def _sentences(self, logged: Logged, summary: Summary) -> list[str]:
        session = logged.session
        said = [phrases.counted(session, summary)]
        if logged.during:
            given = words.listed([str(value) for value in logged.during])
            said.append(self.tr("Pain during the session: {given}.").format(given=given))
        if session.options.ladder_week is not None:
            said.append(self.tr("At the dose of week {n}.").format(n=session.options.ladder_week))
        return said

    def _note(self, note: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, SPACE_8)
        column.setSpacing(0)
        column.addWidget(Text(self.tr("Your note"), "caption", "ink_2"))
        words_said = Text(note, "body", wrap=True)
        words_said.setMinimumWidth(1)
        column.addWidget(words_said)
        return column

    def _answers(self, logged: Logged, now: datetime) -> QVBoxLayout:
        session_id = logged.session.id
        why_not, why_kept = is_closed_to(logged, now), may_not_delete(logged, now)
        column = QVBoxLayout()
        column.setContentsMargins(CARD_PADDING, SPACE_12, CARD_PADDING, SPACE_16)
        column.setSpacing(SPACE_8)
        reasons = [phrases.until(logged, why_not)]
        if why_kept is not None:
            reasons.append(phrases.refused(why_kept))
        column.addWidget(Text(" ".join(reasons), "caption", "ink_2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        self.correct = Button(self.tr("Correct"), "secondary", "edit")
        self.correct.setEnabled(why_not is None)
        self.correct.setAccessibleDescription(phrases.until(logged, why_not))
        self.correct.clicked.connect(lambda: self.correct_wished.emit(session_id))
        self.delete = IconButton("trash", self.tr("Delete"))
        self.delete.setEnabled(why_kept is None)
        self.delete.setAccessibleDescription(phrases.refused(why_kept) if why_kept else "")
        self.delete.clicked.connect(lambda: self.delete_wished.emit(session_id))
        row.addWidget(self.correct)
        row.addWidget(self.delete)
        row.addStretch(1)
        column.addLayout(row)
        return column


def _chips(session: SessionRecord) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    for category in session.categories:
        row.addWidget(CategoryChip(category.value))
    row.addStretch(1)
    return row
