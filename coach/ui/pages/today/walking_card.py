"""The card of this week's walking: the ring, what is left, why, and the way to the walks."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.domain.walk_now import WalkNow
from coach.domain.walk_target import shown
from coach.ui import walk_words
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


def walking_text(now: WalkNow) -> WalkingText:
    """The week in words; what is over the safe limit is said calmly."""
    unit = walk_words.unit_word(now.unit)
    if now.is_new_series:
        said = tr("These walks are counted in {unit}, so this week sets a new baseline.").format(unit=unit)
        return WalkingText(unit, tr("A new start"), (said,))
    if now.goal is None or now.limit is None:
        return WalkingText(unit, tr("No target yet"), (walk_words.why(now.target),))
    caption = tr("of {amount}").format(amount=walk_words.amount(now.goal, now.unit))
    walked, goal, limit = (shown(it, now.unit) for it in (now.walked, now.goal, now.limit))
    why = walk_words.why(now.target)
    if walked > limit:
        heading, then = (
            tr("{amount} above the safe limit"),
            tr("The limit is {limit}. Easy days are fine now."),
        )
        return _with_goal(caption, heading, walked - limit, why, then, now)
    then = tr("At most {limit}; more can wait until next week.")
    if walked >= goal:
        return _with_goal(caption, tr("Target reached"), walked - goal, why, then, now)
    return _with_goal(caption, tr("{amount} to go"), goal - walked, why, then, now)


def _with_goal(caption: str, heading: str, amount: Decimal, why: str, then: str, now: WalkNow) -> WalkingText:
    """Fill in the amounts; the limit is known where there is a goal."""
    unit = now.unit
    limit = walk_words.amount(now.limit or amount, unit)
    return WalkingText(
        caption, heading.format(amount=walk_words.amount(amount, unit)), (why, then.format(limit=limit))
    )


class WalkingCard(Card):
    """A chevron leads to the walks."""

    walks_wished = Signal()

    def __init__(self, now: WalkNow) -> None:
        super().__init__(padding=0)
        self.body.setContentsMargins(21, 9, 11, 21)
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Walking this week"), "heading"), 1)
        self.open = IconButton("chevron-right", self.tr("Open walks"), quiet=True)
        self.open.clicked.connect(self.walks_wished)
        head.addWidget(self.open)
        self.body.addLayout(head)
        said = walking_text(now)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(16)
        number = walk_words.number(now.walked, now.unit)
        row.addWidget(
            WalkRing(now.walked, now.goal, now.limit, number, said.caption), 0, Qt.AlignmentFlag.AlignTop
        )
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(Text(said.heading, "body_strong", wrap=True))
        column.addWidget(Text(" ".join(said.sentences), "caption", "ink_2", wrap=True))
        column.addStretch(1)
        row.addLayout(column, 1)
        self.body.addLayout(row)
