"""Before the first step: what this is, and whom it is for."""

from PySide6.QtCore import Signal

from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.text import Text
from coach.ui.safety_page import SafetyPage, focus_reason
from coach.ui.symptom_question import AskedRow
from coach.ui.theme import SPACE_12


class WelcomePage(SafetyPage):
    """The disclaimer, and whether the person is 18 or over; `answered` carries that."""

    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.title.setText(self.tr("Welcome to Back Coach"))
        self.subtitle.setText(self.tr("Please read this first. Three short steps follow."))
        card = Card()
        card.body.setSpacing(SPACE_12)
        disclaimer = self.tr(
            "This app gives general exercise education for adults. It does not diagnose or treat, "
            "and does not replace a clinician who knows you."
        )
        card.body.addWidget(Text(self.tr("What this is"), "heading"))
        card.body.addWidget(Text(disclaimer, "body_large", wrap=True))
        card.body.addWidget(Text(self.tr("Your answers stay on this computer."), "body_large", wrap=True))
        self.body.addWidget(card)
        self.age = AskedRow(self.tr("Are you 18 or over?"), [(False, self.tr("No")), (True, self.tr("Yes"))])
        self.age.changed.connect(self._tell)
        asked = Card(padding=0)
        asked.body.addWidget(self.age)
        self.body.addWidget(asked)
        self._needed = Text("", "caption", "ink_2")
        self.go_on = Button(self.tr("Next: goals and days"), "primary", large=True)
        self.go_on.clicked.connect(lambda: self.answered.emit(self.age.choice.value is True))
        self.footer.addStretch(1)
        self.footer.addWidget(self._needed)
        self.footer.addWidget(self.go_on)
        self._tell()

    def _tell(self) -> None:
        reason = "" if self.age.is_answered else self.tr("Say whether you are 18 or over to go on.")
        is_refused = self.age.choice.value is False
        self.go_on.setText(self.tr("Next") if is_refused else self.tr("Next: goals and days"))
        self.go_on.setEnabled(not reason)
        self.go_on.setToolTip(reason)
        self.go_on.set_kind("secondary" if reason or is_refused else "primary")
        self._needed.setText(reason)


class AdultsOnlyPage(SafetyPage):
    """What somebody under 18 reads; nothing starts from here."""

    left = Signal()
    close_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title.setText(self.tr("Back Coach is for adults"))
        self.subtitle.setText(self.tr("Nothing was started, and nothing was saved."))
        card = Card()
        card.body.setSpacing(SPACE_12)
        for sentence in (
            self.tr("The exercises and the safety check are written for people of 18 or over."),
            self.tr("If your back hurts, tell a parent or somebody who looks after you, and see a doctor."),
        ):
            card.body.addWidget(Text(sentence, "body_large", wrap=True))
        self.body.addWidget(card)
        self.back = Button(self.tr("Back"), "quiet", "chevron-left", large=True)
        self.back.clicked.connect(self.left)
        self.close_app = Button(self.tr("Close Back Coach"), "secondary", large=True)
        self.close_app.clicked.connect(self.close_wished)
        self.footer.addWidget(self.back)
        self.footer.addStretch(1)
        self.footer.addWidget(self.close_app)

    def take_focus(self) -> None:
        """Put the keyboard on the way out."""
        self.close_app.setFocus(focus_reason(self))
