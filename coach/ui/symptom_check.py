"""The symptom check: sixteen questions in short groups, then what the answers mean."""

from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coach.domain.red_flags import Finding, Severity, SymptomSheet, Urgency
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.divider import Divider
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text
from coach.ui.kit.turns import in_next_turn
from coach.ui.safety_page import SafetyPage, focus_reason
from coach.ui.symptom_question import AskedRow, QuestionRow
from coach.ui.theme import SPACE_8, SPACE_16, SPACE_24


class SymptomCheckView(QWidget):
    """All questions, one group a page; `submitted` carries answers by question id and the assessment."""

    submitted = Signal(dict, bool)
    left = Signal()

    def __init__(self, sheet: SymptomSheet, *, needs_assessment: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = SafetyPage(
            subtitle=self.tr("Is any of this true for you now? If you are not sure, say so.")
        )
        groups = groupby(sheet.questions, key=lambda question: question.group)
        self._asked = [(name, list(questions)) for name, questions in groups]
        self._needs_assessment = needs_assessment
        self._assessed: AskedRow | None = None
        self._groups: list[list[AskedRow]] = []
        self._cards: list[Card] = []
        self._at, self._is_sent = 0, False
        self._back = Button(self.tr("Back"), "quiet", "chevron-left", large=True)
        self._still_open = Text("", "caption", "ink_2")
        self.go_on = Button(self.tr("Continue"), "primary", large=True)
        self._page.footer.addWidget(self._back)
        self._page.footer.addStretch(1)
        self._page.footer.addWidget(self._still_open)
        self._page.footer.addWidget(self.go_on)
        self._back.clicked.connect(self._step_back)
        self.go_on.clicked.connect(self._step_on)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self._build_until(1)
        self.restart()
        for number in range(2, len(self._asked) + 1):
            in_next_turn(self, partial(self._build_until, number))

    def _build_until(self, number: int) -> None:
        """Have so many groups: the first at once, each other in a turn of its own or when it is needed."""
        for _, questions in self._asked[len(self._groups) : number]:
            rows: list[AskedRow] = [QuestionRow(question) for question in questions]
            if self._needs_assessment and len(self._groups) + 1 == len(self._asked):
                self._assessed = self._assessment()
                rows.append(self._assessed)
            self._groups.append(rows)
            self._cards.append(self._card(rows))
            self._cards[-1].hide()
            self._page.body.addWidget(self._cards[-1])

    def _assessment(self) -> AskedRow:
        return AskedRow(
            self.tr(
                "Has a clinician looked into what you reported before, and nothing new has come up since?"
            ),
            [(False, self.tr("No")), (True, self.tr("Yes"))],
        )

    def _card(self, rows: list[AskedRow]) -> Card:
        card = Card(padding=0)
        for number, row in enumerate(rows):
            if number:
                card.body.addWidget(Divider())
            card.body.addWidget(row)
            row.changed.connect(self._tell)
            if isinstance(row, QuestionRow):
                row.unfolded.connect(lambda row=row: self._page.reveal(row))
        return card

    def restart(self) -> None:
        """Take every answer back and show the first group."""
        for rows in self._groups:
            for row in rows:
                row.clear()
        self.show_not_saved("")
        self._show(0)

    def show_not_saved(self, sentence: str) -> None:
        """Say that the answers could not be kept and let them be sent again; an empty sentence clears."""
        self._is_sent = False
        self._page.alert.say(sentence)
        self._tell()

    def rows(self) -> list[AskedRow]:
        """Every question in order, the assessment last."""
        self._build_until(len(self._asked))
        return [row for group in self._groups for row in group]

    def shown_rows(self) -> list[AskedRow]:
        """The questions of the group on screen."""
        return self._groups[self._at]

    def _show(self, at: int) -> None:
        self._at = at
        self._build_until(at + 1)
        name, _ = self._asked[at]
        self._page.title.setText(name)
        place = self.tr("{number} of {count}").format(number=at + 1, count=len(self._asked))
        self._page.note.setText(place)
        self.setAccessibleName(f"{name}, {place}")
        for number, card in enumerate(self._cards):
            card.setVisible(number == at)
        self._page.scroll_to_top()
        self._tell()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the first question of the group."""
        row = self.shown_rows()[0]
        stop = next(cell for cell in row.choice.cells() if cell.focusPolicy() & Qt.FocusPolicy.TabFocus)
        stop.setFocus(focus_reason(self))

    def _tell(self) -> None:
        missing = sum(not row.is_answered for row in self.shown_rows())
        reason = ""
        if missing:
            reason = self.tr("Still to answer here: {count}").format(count=missing)
        elif self._is_sent:
            reason = self.tr("Saving your answers")
        self._still_open.setText(reason or self.tr("Back Coach is not a medical device."))
        self.go_on.setToolTip(reason)
        self.go_on.setEnabled(not reason)
        self.go_on.set_kind("secondary" if reason else "primary")

    def _step_on(self) -> None:
        if self._at + 1 < len(self._asked):
            self._show(self._at + 1)
            return
        self._page.alert.say("")
        self._is_sent = True
        self._tell()
        answers = {row.question.id: row.answer for row in self.rows() if isinstance(row, QuestionRow)}
        self.submitted.emit(answers, self._assessed is not None and self._assessed.choice.value is True)

    def _step_back(self) -> None:
        if self._at:
            self._show(self._at - 1)
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class OutcomeView(QWidget):
    """What a finding means, how soon to act, and what stays open."""

    def __init__(self, sheet: SymptomSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._card = Card()
        self._icon = IconView("info", 40, "ink")
        self._title = Text("", "title", wrap=True)
        self._text = Text("", "body_large", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(SPACE_8)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addSpacing(SPACE_8)
        words.addLayout(self._facts())
        row = QHBoxLayout()
        row.setSpacing(SPACE_16)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._card.body.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_16)
        outer.addWidget(self._card)
        outer.addWidget(
            Text(
                self.tr("Back Coach cannot diagnose. If in doubt, call a doctor."), "body", "ink_2", wrap=True
            )
        )

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_24)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnStretch(1, 1)
        self._how_soon_label, self._how_soon = Text("", "body", "ink_2"), Text("", "body_strong", wrap=True)
        self._open_label, self._open = Text("", "body", "ink_2"), Text("", "body_strong", wrap=True)
        self._next = Text("", "body", wrap=True)
        self._how_soon_label.setText(self.tr("How soon"))
        self._open_label.setText(self.tr("What stays open"))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._how_soon_label, 0, 0, top)
        grid.addWidget(self._how_soon, 0, 1)
        grid.addWidget(self._open_label, 1, 0, top)
        grid.addWidget(self._open, 1, 1)
        grid.addWidget(self._next, 2, 0, 1, 2)
        return grid

    def show_finding(self, finding: Finding) -> None:
        """Say what `finding` means."""
        advice, is_blocking = self._sheet.advice[finding.severity], finding.severity.is_blocking
        self._card.set_fill(*(("danger_tint", "danger") if is_blocking else ("surface", "")))
        icon = "octagon-alert" if is_blocking else _CALM_ICON[finding.severity]
        self._icon.set_icon(icon, "danger" if is_blocking else "ink")
        self._title.setText(advice.title)
        self._title.set_color("danger" if is_blocking else "ink")
        self._text.setText(advice.text)
        how_soon = self._urgency(finding.urgency)
        self._how_soon.setText(how_soon)
        for part in (self._how_soon_label, self._how_soon):
            part.setVisible(bool(how_soon))
        self._open.setText(self._what_stays_open(finding))
        self._next.setText(self._what_lifts_it(finding.severity))
        self._next.setVisible(is_blocking)
        self.setAccessibleName(f"{advice.title} {advice.text}")

    def _urgency(self, urgency: Urgency) -> str:
        words = {
            Urgency.NONE: "",
            Urgency.SOON: self.tr("Soon, at the next free appointment"),
            Urgency.BEFORE_STARTING: self.tr("Before you start exercising"),
            Urgency.URGENT: self.tr("Within days"),
            Urgency.TODAY: self.tr("Today"),
            Urgency.NOW: self.tr("Now"),
        }
        return words[urgency]

    def _what_stays_open(self, finding: Finding) -> str:
        match finding.severity:
            case Severity.EMERGENCY:
                return self.tr("Nothing. Every routine is locked.")
            case Severity.SEE_DOCTOR if finding.has_leg_symptoms:
                return self.tr("Learning stays open. Every routine is locked, standing breaks too.")
            case Severity.SEE_DOCTOR:
                return self.tr("Standing breaks and learning stay open. Every other routine is locked.")
            case Severity.CONTINUE_GENTLY:
                return self.tr("Routines of level 1 stay open. Harder ones wait.")
            case Severity.CLEAR:
                return self.tr("Every routine is open.")

    def _what_lifts_it(self, severity: Severity) -> str:
        if severity is Severity.EMERGENCY:
            return self.tr(
                "Once a clinician has looked into it, come back and go through the symptom check again."
            )
        return self.tr(
            "This stays until a clinician has looked into it. Then go through the symptom check again."
        )


_CALM_ICON = {Severity.CONTINUE_GENTLY: "info", Severity.CLEAR: "check"}


class SymptomCheckFlow(QWidget):
    """The questions, then their outcome; `done` when the person leaves or closes it."""

    submitted = Signal(dict, bool)
    done = Signal()

    def __init__(self, sheet: SymptomSheet, needs_assessment: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = SymptomCheckView(sheet, needs_assessment=needs_assessment)
        self.outcome = OutcomeView(sheet)
        self._result = SafetyPage(self.tr("What your answers mean"))
        self._result.subtitle.hide()
        self._result.body.addWidget(self.outcome)
        self._close = Button(self.tr("Close"), "primary", large=True)
        self._result.footer.addStretch(1)
        self._result.footer.addWidget(self._close)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._result)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self.view.submitted.connect(self.submitted)
        self.view.left.connect(self.done)
        self._close.clicked.connect(self.done)

    def show_finding(self, finding: Finding) -> None:
        """Move on to what the stored answers mean."""
        self.outcome.show_finding(finding)
        self._close.set_kind("secondary" if finding.severity.is_blocking else "primary")
        self._pages.setCurrentWidget(self._result)
        self._close.setFocus(focus_reason(self))

    def show_not_saved(self, sentence: str) -> None:
        """Stay at the questions and say that the answers could not be kept."""
        self.view.show_not_saved(sentence)
