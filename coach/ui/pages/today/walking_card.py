"""The card of this week's walking: the ring, what is left, why, and the way to the walks."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.domain.walk_so_far import WeekSoFar
from coach.domain.walk_target import Rule
from coach.ui import walk_words, words
from coach.ui.kit.button import IconButton
from coach.ui.kit.card import Card
from coach.ui.kit.text import Text
from coach.ui.walk_ring import WalkRing
from coach.ui.walk_words import tr


@dataclass(frozen=True, slots=True)
class WalkingText:
    """What the card says: the line below the number, the heading beside the ring, the sentences."""

    caption: str
    heading: str
    sentences: tuple[str, ...]


def walking_text(week: WeekSoFar) -> WalkingText:
    """The week in words; what is over the safe limit is said calmly."""
    target, unit = week.target, week.unit
    if target.target is None or target.cap is None:
        caption = walk_words.unit_word(unit)
        if week.is_new_series and target.rule is Rule.BASELINE:
            said = tr("These walks are counted in {unit}, so this week sets a new baseline.")
            return WalkingText(caption, tr("A new start"), (said.format(unit=caption),))
        return WalkingText(caption, tr("No target yet"), (walk_words.why(target),))
    then = tr("At most {limit}; more can wait until next week.")
    if week.above is not None:
        then = tr("The limit is {limit}. Easy days are fine now.")
    return WalkingText(
        tr("of {amount}").format(amount=walk_words.amount(target.target, unit)),
        words.sentence(walk_words.to_go(week)),
        (walk_words.why(target), then.format(limit=walk_words.amount(target.cap, unit))),
    )


class WalkingCard(Card):
    """A chevron leads to the walks."""

    walks_wished = Signal()

    def __init__(self, week: WeekSoFar) -> None:
        super().__init__(padding=0)
        self.body.setContentsMargins(21, 9, 11, 21)
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Walking this week"), "heading"), 1)
        self.open = IconButton("chevron-right", self.tr("Open walks"), quiet=True)
        self.open.clicked.connect(self.walks_wished)
        head.addWidget(self.open)
        self.body.addLayout(head)
        said = walking_text(week)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(16)
        target, number = week.target, walk_words.number(week.walked, week.unit)
        ring = WalkRing(week.walked, target.target, target.cap, number, said.caption)
        row.addWidget(ring, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(Text(said.heading, "body_strong", wrap=True))
        column.addWidget(Text(" ".join(said.sentences), "caption", "ink_2", wrap=True))
        column.addStretch(1)
        row.addLayout(column, 1)
        self.body.addLayout(row)
