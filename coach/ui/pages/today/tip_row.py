"""A knowledge card that came up by itself, as one quiet row."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from coach.domain.card import Card as KnowledgeCard
from coach.ui.kit.button import Button, IconButton
from coach.ui.kit.card import Card
from coach.ui.kit.menu_button import open_menu_below
from coach.ui.kit.text import Text
from coach.ui.pages.learn import phrases
from coach.ui.pages.learn.evidence_mark import EvidenceMark


class TipRow(Card):
    """Title, first sentence and how sure it is; to be read, put away, or never to come again."""

    read_wished = Signal(str)
    put_away = Signal()
    turned_off = Signal()

    def __init__(self, card: KnowledgeCard) -> None:
        super().__init__(padding=0)
        self.card_id = card.id
        self.body.setContentsMargins(17, 13, 9, 13)
        row = QHBoxLayout()
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(card.title, "body_strong", wrap=True))
        words.addWidget(Text(card.first_line, "body", "ink_2", wrap=True))
        sure = QHBoxLayout()
        sure.setSpacing(8)
        sure.addWidget(EvidenceMark(card.evidence))
        sure.addWidget(Text(phrases.evidence(card.evidence), "caption", "ink_2", wrap=True), 1)
        words.addLayout(sure)
        row.addLayout(words, 1)
        self.read = Button(self.tr("Read"), "secondary")
        self.read.setAccessibleName(self.tr("Read: {title}").format(title=card.title))
        self.read.clicked.connect(lambda: self.read_wished.emit(card.id))
        self.not_now = Button(self.tr("Not now"), "quiet")
        self.not_now.setAccessibleDescription(card.title)
        self.not_now.clicked.connect(self.put_away)
        self.more = IconButton("more", self.tr("More about cards on Today"), quiet=True)
        self.more.clicked.connect(lambda: open_menu_below(self.more, self._fill_menu))
        for button in (self.read, self.not_now, self.more):
            row.addWidget(button)
        self.body.addLayout(row)

    def _fill_menu(self, menu: QMenu) -> None:
        text = QCoreApplication.translate("TipRow", "Turn off cards on Today")
        menu.addAction(text).triggered.connect(self.turned_off)
