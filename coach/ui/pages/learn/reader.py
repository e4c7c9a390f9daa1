"""One card in full."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.body import BodyFact
from coach.domain.card import Card
from coach.ui import body_words
from coach.ui.content import Content
from coach.ui.kit import card as kit
from coach.ui.kit.button import Button
from coach.ui.kit.divider import Divider
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text
from coach.ui.kit.tick_row import TickRow
from coach.ui.pages.learn import phrases
from coach.ui.pages.learn.evidence_mark import EvidenceMark
from coach.ui.pages.learn.paper import Paper, section
from coach.ui.theme import CARD_GAP, CARD_PADDING, COLUMN_GAP, SPACE_8, SPACE_12, SPACE_16
from coach.ui.top_picture import TopPicture

PICTURE_PX, LOW_PICTURE_PX = 300, 180
NO_LIMIT_PX = 16_777_215
NARROW_LEFT_PX = 280
"""The side of the picture in a narrow window."""


class CardReader(Paper):
    """Shows one card of a row of them; `turned` comes with the id of the one before or after it."""

    turned = Signal(str)
    start_wished = Signal(str)
    plan_wished = Signal(str)
    place_wished = Signal(str)
    body_ticked = Signal(object, bool)

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self.card: Card | None = None
        self.tick: TickRow | None = None
        self._before = self._after = ""
        for key, step in ((Qt.Key.Key_Left, self.go_before), (Qt.Key.Key_Right, self.go_after)):
            QShortcut(QKeySequence(key), self).activated.connect(step)

    def show_card(
        self, card: Card, row: list[Card], routine_name: str, body: Collection[BodyFact] = ()
    ) -> None:
        """Show a card of a row; `routine_name` is that of the routine it leads to, if it leads to one.

        `body` is what the person has said of the own body."""
        ids = [each.id for each in row]
        at = ids.index(card.id)
        self.card = card
        self._before = ids[at - 1] if at else ""
        self._after = ids[at + 1] if at + 1 < len(ids) else ""
        inside = QWidget()
        self._columns = columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 0, 0)
        self._side = self._left(card, f"{at + 1} / {len(ids)}")
        columns.addWidget(self._side, 1)
        right = QVBoxLayout()
        right.addWidget(self._words(card, routine_name, body))
        right.addStretch(1)
        columns.addLayout(right, 1)
        line = self.tr("{topic}, {minutes} to read").format(
            topic=phrases.topic(card.topic), minutes=phrases.minutes(card)
        )
        self.put(card.title, line, None, inside)

    def show_body(self, body: Collection[BodyFact]) -> None:
        """Show what was said of the body elsewhere, without announcing it."""
        if self.tick is not None and self.card is not None:
            self.tick.show_ticked(self.card.tick in body)

    def go_before(self) -> None:
        """To the card before, if there is one."""
        if self._before:
            self.turned.emit(self._before)

    def go_after(self) -> None:
        """To the card after, if there is one."""
        if self._after:
            self.turned.emit(self._after)

    def _left(self, card: Card, where: str) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        stage = kit.Card(padding=0)
        self._picture = TopPicture(lambda: self._content.pose(card.picture), card.tint.value)
        stage.body.addWidget(self._picture)
        stage.body.addLayout(self._evidence(card))
        column.addWidget(stage)
        column.addLayout(self._turning(where))
        column.addStretch(1)
        return side

    def _evidence(self, card: Card) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(CARD_PADDING, SPACE_16, CARD_PADDING, SPACE_16)
        row.setSpacing(SPACE_12)
        row.addWidget(EvidenceMark(card.evidence), 0, Qt.AlignmentFlag.AlignTop)
        meant = phrases.evidence_means(card.evidence)
        row.addLayout(section(phrases.evidence(card.evidence), meant), 1)
        return row

    def _turning(self, where: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        self.before = Button(self.tr("Previous"), "quiet", "chevron-left")
        self.after = Button(self.tr("Next"), "quiet", trailing_icon="chevron-right")
        for button, other, step in (
            (self.before, self._before, self.go_before),
            (self.after, self._after, self.go_after),
        ):
            button.setEnabled(bool(other))
            button.clicked.connect(step)
        row.addWidget(self.before)
        row.addStretch(1)
        row.addWidget(Text(where, "caption", "ink_2", tabular=True))
        row.addStretch(1)
        row.addWidget(self.after)
        return row

    def _words(self, card: Card, routine_name: str, body: Collection[BodyFact]) -> kit.Card:
        panel = kit.Card()
        column = panel.body
        column.setSpacing(SPACE_16)
        column.addWidget(Text(card.text, "body_large", wrap=True))
        if card.is_condition:
            column.addLayout(_noted(phrases.disclaimer()))
        self.tick = None
        if card.tick is not None:
            self.tick = self._tick(card.tick, is_ticked=card.tick in body)
            column.addWidget(self.tick)
        column.addLayout(self._buttons(card, routine_name))
        column.addWidget(Divider())
        column.addLayout(section(self.tr("What is known"), card.honesty))
        sources = card.sources or (self.tr("This card rests on no single study."),)
        column.addLayout(section(self.tr("Sources"), *sources))
        return panel

    def _tick(self, fact: BodyFact, *, is_ticked: bool) -> TickRow:
        says = self.tr(
            "Exercises that bend you back then ask for care, and one that bends you forward is offered."
        )
        tick = TickRow(body_words.statement(fact), says, is_ticked=is_ticked)
        tick.toggled.connect(lambda is_so: self.body_ticked.emit(fact, is_so))
        return tick

    def _buttons(self, card: Card, routine_name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        routine, destination = card.routine, card.opens
        if routine is not None:
            start = Button(phrases.start(routine_name), "primary", "play")
            start.clicked.connect(lambda: self.start_wished.emit(routine))
            plan = Button(self.tr("Plan it"), "secondary", "plan")
            plan.setAccessibleDescription(routine_name)
            plan.clicked.connect(lambda: self.plan_wished.emit(routine))
            row.addWidget(start)
            row.addWidget(plan)
        elif destination is not None:
            lead = Button(phrases.lead_to(destination), "secondary")
            lead.clicked.connect(lambda: self.place_wished.emit(destination.value))
            row.addWidget(lead)
        row.addStretch(1)
        return row

    def arrange(self, *, is_wide: bool) -> None:
        """As much room for the picture as for the words in a wide window, less in a narrow one."""
        super().arrange(is_wide=is_wide)
        self._side.setMinimumWidth(NARROW_LEFT_PX)
        self._side.setMaximumWidth(NO_LIMIT_PX if is_wide else NARROW_LEFT_PX)
        self._columns.setSpacing(COLUMN_GAP if is_wide else CARD_GAP)
        self._picture.setFixedHeight(PICTURE_PX if is_wide else LOW_PICTURE_PX)


def _noted(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    row.addWidget(IconView("info", 20, "ink"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(text, "body_medium", wrap=True), 1)
    return row
