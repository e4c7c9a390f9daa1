"""Stop for pain: what was felt, how strong it is, and how to go on or end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.pain import RED_FROM, RED_FROM_WHEN_PERSISTENT, RED_RISE, is_red
from coach.domain.red_flags import Advice
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import ChoiceRow, Dialog
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text
from coach.ui.safety_page import focus_reason
from coach.ui.start_dialog import PainQuestion
from coach.ui.theme import SPACE_4, SPACE_16

Kind = Literal["false-alarm", "ease", "skip", "end", "leg", "emergency"]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class StopAnswer:
    """How a stop ended; `score` is 0 to 10 where it was asked, `is_red` ends the session for safety."""

    kind: Kind
    score: int | None = None
    is_red: bool = False


FALSE_ALARM = StopAnswer("false-alarm")


class StopDialog(Dialog):
    """Four answers; `answered` once one is given, after which there is no false alarm any more."""

    answered = Signal()

    def __init__(
        self,
        window: QWidget,
        *,
        pain_before: int | None,
        is_persistent: bool,
        easier_name: str | None,
        is_same_exercise: bool,
        emergency: Advice,
    ) -> None:
        super().__init__(
            window,
            self.tr("Stopped. What did you feel?"),
            self.tr("Your session is saved up to this point."),
            "octagon-alert",
        )
        self._pain_before, self._emergency = pain_before, emergency
        self._is_persistent = is_persistent
        self._red_from = RED_FROM_WHEN_PERSISTENT if is_persistent else RED_FROM
        self._easier_name, self._is_same_exercise = easier_name, is_same_exercise
        self._rows: list[ChoiceRow] = []
        self._question: PainQuestion | None = None
        self._enter: Button | None = None
        self._page = self._first_page()
        self.body.addWidget(self._page)

    def _heading(self, title: str, subtitle: str, icon: str | None) -> QHBoxLayout:
        self.heading = Text(title, "page", wrap=True)
        self.subheading = Text(subtitle, "body_large", "ink_2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self.subheading)
        row = QHBoxLayout()
        row.setSpacing(SPACE_16)
        row.addWidget(IconView(icon or "info", 40, "danger"))
        row.addLayout(words, 1)
        return row

    def _first_page(self) -> QWidget:
        page, column = _page()
        choices = (
            (
                self.tr("A dull ache or tired muscles"),
                self.tr("Rest a minute. Go on with an easier version, or end here"),
                self._ache,
            ),
            (self.tr("Sharp pain in this exercise"), self.tr("Skip it today, or end here"), self._sharp),
            (
                self.tr("Pain, tingling or numbness down a leg"),
                self.tr("End here and go through the symptom check"),
                self._leg,
            ),
            (
                self.tr("Weak leg, numb groin, or bladder or bowel trouble"),
                self.tr("This needs urgent medical care. We show you what to do"),
                self._call_for_help,
            ),
        )
        for number, (title, subtitle, then) in enumerate(choices, 1):
            row = ChoiceRow(number, title, subtitle, danger=number == len(choices))
            row.clicked.connect(partial(self._choose, then))
            column.addWidget(row)
            self._rows.append(row)
        false_alarm = Button(self.tr("Go back, false alarm"), "quiet", "undo")
        false_alarm.clicked.connect(lambda: self.close_with(FALSE_ALARM))
        footer = _footer(column)
        footer.addWidget(false_alarm)
        footer.addStretch(1)
        footer.addWidget(Text(self._reminder(), "caption", "ink_2"))
        return page

    def _reminder(self) -> str:
        return self.tr("Back Coach cannot diagnose. If in doubt, call a doctor.")

    def _choose(self, then: Callable[[], None]) -> None:
        self._rows = []
        self.answered.emit()
        then()

    def _turn(self, title: str, subtitle: str, content: QWidget | None, buttons: Sequence[Button]) -> None:
        """Replace the page; the first button is the default, and stands last."""
        self.heading.setText(title)
        self.subheading.setText(subtitle)
        self.subheading.setVisible(bool(subtitle))
        self.setAccessibleName(title)
        self.setAccessibleDescription(subtitle)
        old = self._page
        self._page, column = _page()
        if content is not None:
            column.addWidget(content)
        footer = _footer(column)
        footer.addWidget(Text(self._reminder(), "caption", "ink_2", wrap=True), 1)
        for button in reversed(buttons):
            footer.addWidget(button)
        self.body.replaceWidget(old, self._page)
        self._page.show()
        self._enter = buttons[0]
        first = self._question.first_stop() if self._question is not None else buttons[0]
        first.setFocus(focus_reason(self))
        old.hide()
        old.deleteLater()

    def _button(self, label: str, answer: StopAnswer, kind: str = "primary") -> Button:
        button = Button(label, kind)
        button.clicked.connect(lambda: self.close_with(answer))
        return button

    def _ache(self) -> None:
        self._ask_score(self._offer_easing)

    def _sharp(self) -> None:
        self._ask_score(self._offer_skip)

    def _leg(self) -> None:
        text = self.tr(
            "Symptoms in a leg need a closer look before you exercise again, so the session ends here."
        )
        end = self._button(
            self.tr("End here and go through the symptom check"), StopAnswer("leg", is_red=True)
        )
        self._turn(self.tr("Your leg comes first"), "", Text(text, "body_large", wrap=True), [end])

    def _call_for_help(self) -> None:
        end = self._button(self.tr("End session"), StopAnswer("emergency", is_red=True))
        text = Text(self._emergency.text, "title", wrap=True)
        self._turn(self._emergency.title, "", text, [end])

    def _ask_score(self, then: Callable[[int], None]) -> None:
        before = self._pain_before
        question = PainQuestion(self.tr("Back pain at its worst"), self.tr("before the session:"), before)
        go_on = Button(self.tr("Continue"), "primary")
        go_on.setEnabled(False)
        go_on.setToolTip(self.tr("Say how strong the pain was first."))

        def tell() -> None:
            go_on.setEnabled(question.value is not None)
            go_on.setToolTip("")

        def judge() -> None:
            if question.value is not None:
                self._judge(question.value, then)

        question.changed.connect(tell)
        question.entered.connect(go_on.click)
        go_on.clicked.connect(judge)
        self._question = question
        self._turn(self.tr("How strong was the pain?"), "", question, [go_on])

    def _judge(self, score: int, then: Callable[[int], None]) -> None:
        self._question = None
        if not is_red(score, self._pain_before, is_persistent=self._is_persistent):
            then(score)
            return
        end = self._button(self.tr("End session"), StopAnswer("end", score, is_red=True))
        text = self.tr(
            "Training on would not help your back today. Please go through the symptom check before your "
            "next session."
        )
        content = Text(text, "body_large", wrap=True)
        self._turn(self.tr("The session ends here"), self._why_red(score), content, [end])

    def _why_red(self, score: int) -> str:
        if score >= self._red_from or self._pain_before is None:
            return self.tr("Your pain was {score}. A session ends at {limit} or more.").format(
                score=score, limit=self._red_from
            )
        return self.tr(
            "Your pain was {score}, and {before} before. A session ends at {rise} more than before."
        ).format(score=score, before=self._pain_before, rise=RED_RISE)

    def _offer_easing(self, score: int) -> None:
        if self._easier_name is None:
            go_on = self._button(self.tr("Skip this exercise"), StopAnswer("skip", score))
        else:
            label = self.tr("Go on with {name}").format(name=self._easier_name)
            if self._is_same_exercise:
                label = self.tr("Go on with fewer")
            go_on = self._button(label, StopAnswer("ease", score))
        end = self._button(self.tr("End here"), StopAnswer("end", score), "secondary")
        text = self.tr("Go on only if it settles. Ending now is fine, what you did is saved.")
        self._turn(
            self.tr("Rest a minute first"),
            self.tr("Your pain was {score}.").format(score=score),
            Text(text, "body_large", wrap=True),
            [go_on, end],
        )

    def _offer_skip(self, score: int) -> None:
        skip = self._button(self.tr("Skip it today"), StopAnswer("skip", score))
        end = self._button(self.tr("End here"), StopAnswer("end", score), "secondary")
        text = self.tr("Sharp pain means this exercise is not for today. The rest of the session can go on.")
        self._turn(
            self.tr("Leave this exercise out"),
            self.tr("Your pain was {score}.").format(score=score),
            Text(text, "body_large", wrap=True),
            [skip, end],
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0.value
        if event.key() == Qt.Key.Key_Escape:
            if self._rows:
                self.close_with(FALSE_ALARM)
        elif self._question is not None and 0 <= digit <= 9:
            self._question.press(event)
        elif 1 <= digit <= len(self._rows):
            self._rows[digit - 1].click()
        elif event.key() in _ENTER and self._enter is not None:
            self._enter.click()


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_16)
    return page, column


def _footer(column: QVBoxLayout) -> QHBoxLayout:
    footer = QHBoxLayout()
    footer.setContentsMargins(0, SPACE_4, 0, 0)
    footer.setSpacing(SPACE_16)
    column.addLayout(footer)
    return footer
