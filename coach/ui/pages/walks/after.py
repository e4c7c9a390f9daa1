"""What follows a walk, said on a card or as a question: a stretch to start, or rest and the symptom check."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.application.walk_diary import AfterWalk
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text
from coach.ui.safety_words import what_rest_means
from coach.ui.theme import SPACE_8, SPACE_12, SPACE_16
from coach.ui.walk_words import tr

START, CHECK = "start", "check"


def title(after: AfterWalk) -> str:
    """What it is about."""
    return tr("Rest first") if after.is_red else tr("A short stretch now?")


def sentence(after: AfterWalk) -> str:
    """What to do, and why."""
    if not after.is_red:
        return tr("Muscles are warm after a walk. It takes a few minutes; later is fine too.")
    what = tr("This walk was red.") if after.rests_through is None else what_rest_means(after.rests_through)
    return " ".join((what, tr("Please go through the symptom check now.")))


def _action(after: AfterWalk) -> Button:
    if after.is_red:
        return Button(tr("Symptom check"), "primary")
    return Button(tr("Start stretch"), "secondary", "play")


class AfterCard(Card):
    """Stands on the page until it is answered."""

    start_wished = Signal(str)
    check_wished = Signal()
    left = Signal()

    def __init__(self, after: AfterWalk) -> None:
        super().__init__(padding=SPACE_16)
        self._after = after
        self.action = _action(after)
        self.later = Button(tr("Not now"), "quiet")
        self.setAccessibleName(f"{title(after)} {sentence(after)}")
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Text(title(after), "body_strong"))
        text.addWidget(Text(sentence(after), "body", "ink_2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        if after.is_red:
            row.addWidget(IconView("octagon-alert", 24, "danger"))
        row.addLayout(text, 1)
        row.addSpacing(SPACE_8)
        row.addWidget(self.later)
        row.addWidget(self.action)
        self.body.addLayout(row)
        self.action.clicked.connect(self._act)
        self.later.clicked.connect(lambda: self.left.emit())

    def _act(self) -> None:
        wished = self.check_wished.emit if self._after.is_red else self._start
        self.left.emit()
        wished()

    def _start(self) -> None:
        self.start_wished.emit(self._after.routine)


class AfterDialog(Dialog):
    """The same where the walks page is not in sight; answers with START or CHECK, None for later."""

    def __init__(self, window: QWidget, after: AfterWalk) -> None:
        icon = "octagon-alert" if after.is_red else None
        super().__init__(window, title(after), sentence(after), icon)
        self.action = _action(after)
        self.action.set_kind("primary")
        answer = CHECK if after.is_red else START
        self.action.clicked.connect(lambda: self.close_with(answer))
        self.add_answers(self.action, tr("Not now"))
