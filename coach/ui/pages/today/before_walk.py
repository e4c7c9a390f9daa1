"""A look at footwear and posture before a walk, in the words of the knowledge cards."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.card import Card
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.text import Text
from coach.ui.pages.learn import phrases
from coach.ui.pages.learn.evidence_mark import EvidenceMark

BEFORE_A_WALK = ("shoes", "tip-load", "tip-shoulders", "tip-quality")
"""From the feet up, then how to walk."""

LOG = "log"


def looks(cards: Iterable[Card]) -> tuple[Card, ...]:
    """The cards that are looked at before a walk, in their order."""
    by_id = {card.id: card for card in cards}
    return tuple(by_id[card_id] for card_id in BEFORE_A_WALK if card_id in by_id)


class BeforeWalkDialog(Dialog):
    """`finished` carries LOG when the walk is to be logged, None otherwise."""

    def __init__(self, window: QWidget, cards: Sequence[Card]) -> None:
        super().__init__(window, self.tr("Before you go"), self.tr("Things to try, none of them a must."))
        for card in cards:
            self.body.addLayout(_look(card))
        self.close_button = Button(self.tr("Close"), "quiet")
        self.close_button.clicked.connect(lambda: self.close_with(None))
        self.log = Button(self.tr("Log walk"), "secondary", "plus")
        self.log.clicked.connect(lambda: self.close_with(LOG))
        self.footer.addWidget(self.close_button)
        self.footer.addStretch(1)
        self.footer.addWidget(self.log)


def _look(card: Card) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Text(card.title, "body_strong", wrap=True))
    column.addWidget(Text(card.text, "body", wrap=True))
    sure = QHBoxLayout()
    sure.setSpacing(8)
    sure.addWidget(EvidenceMark(card.evidence))
    sure.addWidget(Text(phrases.evidence(card.evidence), "caption", "ink_2", wrap=True), 1)
    column.addLayout(sure)
    return column
