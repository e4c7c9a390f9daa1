"""When to see a doctor: the card that stays above all others, and its page."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.red_flags import Severity, SymptomSheet, Urgency
from coach.ui.kit.button import Button, IconButton
from coach.ui.kit.card import Card
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text
from coach.ui.kit.turns import in_next_turn
from coach.ui.pages.learn import phrases
from coach.ui.pages.learn.paper import Paper
from coach.ui.pages.learn.signs import Sign, signs
from coach.ui.theme import CARD_GAP, SPACE_4, SPACE_8, SPACE_12

READING_PX = 720
SOURCES = ("NHS emergency and urgent lists, as NHS services give them", "Finucane 2020")
"""Source: content.md, section 5.1."""


class DoctorCard(Card):
    """Outlined in red. A click anywhere opens the page, the other button opens the symptom check."""

    opened = Signal()
    check_wished = Signal()

    def __init__(self) -> None:
        super().__init__(padding=13)
        self.set_fill("surface", "danger")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Text(self.tr("When to see a doctor"), "body_strong"))
        text = self.tr(
            "Numbness, weakness, severe pain at rest, bladder or bowel changes,"
            " or pain that keeps getting worse."
        )
        said.addWidget(Text(text, "body", "ink_2", wrap=True))
        self.signs = IconButton("chevron-right", self.tr("Read the signs"), quiet=True)
        self.signs.clicked.connect(self.opened)
        self.check = Button(self.tr("Open symptom check"), "secondary")
        self.check.clicked.connect(self.check_wished)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addSpacing(SPACE_4)
        row.addWidget(IconView("symptom", 24, "danger"))
        row.addSpacing(SPACE_4)
        row.addLayout(said, 1)
        row.addWidget(self.check)
        row.addWidget(self.signs)
        self.body.addLayout(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and is_inside:
            self.opened.emit()


class DoctorPage(Paper):
    """The signs by how soon a doctor should see them, in the words of the symptom check."""

    check_wished = Signal()

    def show_sheet(self, sheet: SymptomSheet) -> None:
        """Lay out the signs of a symptom check: the emergencies at once, the others in turns."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        found = signs(sheet)
        column.addWidget(self._panel(Urgency.NOW, found.pop(Urgency.NOW, ()), sheet))
        others = QGridLayout()
        others.setSpacing(CARD_GAP)

        def add(place: int, urgency: Urgency) -> None:
            others.addWidget(self._panel(urgency, found[urgency], sheet), *divmod(place, 2))
            others.setColumnStretch(place % 2, 1)

        for place, urgency in enumerate(found):
            in_next_turn(body, partial(add, place, urgency))
        column.addLayout(others)
        for text in (
            sheet.advice[Severity.CLEAR].text,
            self.tr("Sources: {sources}.").format(sources="; ".join(SOURCES)),
        ):
            column.addLayout(_readable(Text(text, "caption", "ink_2", wrap=True)))
        check = Button(self.tr("Open symptom check"), "secondary")
        check.clicked.connect(self.check_wished)
        line = self.tr(
            "None of these signs is a diagnosis. They mean: please get checked. Not sure counts as yes."
        )
        self.put(self.tr("When to see a doctor"), line, check, body)

    def _panel(self, urgency: Urgency, listed: tuple[Sign, ...], sheet: SymptomSheet) -> Card:
        is_emergency = urgency is Urgency.NOW
        panel = Card()
        column = panel.body
        column.setSpacing(SPACE_12)
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        if is_emergency:
            panel.set_fill("danger_tint", "danger")
            head.addWidget(IconView("octagon-alert", 24, "danger"))
        head.addWidget(Text(phrases.how_soon(urgency), "subtitle", wrap=True), 1)
        column.addLayout(head)
        if is_emergency:
            text = sheet.advice[Severity.EMERGENCY].text
            column.addLayout(_readable(Text(text, "body_medium", wrap=True)))
        for sign in listed:
            column.addLayout(_row(sign))
        column.addStretch(1)
        return panel


def _readable(text: Text) -> QHBoxLayout:
    """Words from the left, in lines that are not too long to read."""
    text.setMaximumWidth(READING_PX)
    row = QHBoxLayout()
    row.addWidget(text, READING_PX)
    row.addStretch(1)
    return row


def _row(sign: Sign) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_12)
    row.addWidget(Text("•", "body", "ink_2"), 0, Qt.AlignmentFlag.AlignTop)
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addWidget(Text(sign.question, "body", wrap=True))
    for answer in sign.answers:
        said.addWidget(Text(f"{answer}.", "body", "ink_2", wrap=True))
    row.addLayout(said, 1)
    return row
