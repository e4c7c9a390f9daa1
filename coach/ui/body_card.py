"""The card on the settings page where a person says what an exercise has to heed."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from coach.domain.body import BodyFact, in_order
from coach.ui import body_words
from coach.ui.kit.card import Card
from coach.ui.kit.text import Text
from coach.ui.kit.tick_row import TickRow
from coach.ui.theme import SPACE_4, SPACE_16

_COLUMNS = 2


class BodyCard(Card):
    """`changed` carries all facts that are ticked, at once, in their order."""

    changed = Signal(object)

    def __init__(self, facts: Collection[BodyFact]) -> None:
        super().__init__()
        self.body.setSpacing(SPACE_4)
        self.body.addWidget(Text(self.tr("About my body"), "heading"))
        says = self.tr("Tick what applies. Exercises that ask for care are marked, never removed.")
        self.body.addWidget(Text(says, "body", "ink_2", wrap=True))
        grid = QGridLayout()
        grid.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(0)
        self.ticks = {fact: TickRow(body_words.statement(fact), is_ticked=fact in facts) for fact in BodyFact}
        rows = -(-len(self.ticks) // _COLUMNS)
        for number, tick in enumerate(self.ticks.values()):
            tick.toggled.connect(self._tell)
            grid.addWidget(tick, number % rows, number // rows, Qt.AlignmentFlag.AlignTop)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        private = self.tr(
            "This never leaves this computer, unless you export everything yourself."
            " New pain, numbness or weakness in a leg belongs in the symptom check."
        )
        self.body.addWidget(Text(private, "body", "ink_2", wrap=True))

    def show_facts(self, facts: Collection[BodyFact]) -> None:
        """Show what was said elsewhere, without announcing it."""
        for fact, tick in self.ticks.items():
            tick.show_ticked(fact in facts)

    def take_focus(self) -> None:
        """Bring the card into sight with the keyboard on its first row."""
        parent: QWidget | None = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        next(iter(self.ticks.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(self, 0, 0)

    def _tell(self) -> None:
        self.changed.emit(in_order(fact for fact, tick in self.ticks.items() if tick.isChecked()))
