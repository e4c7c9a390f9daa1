"""One quiet row: how the back is this morning, after what was done the day before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.domain.morning import After, MorningQuestion
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.text import Text
from coach.ui.pain_scale import pain_scale

SCALE_PX = 336


class MorningRow(Card):
    """The question with its scale; an answer can be changed as long as the day lasts."""

    scored = Signal(int)
    put_off = Signal()

    def __init__(self, question: MorningQuestion) -> None:
        super().__init__(padding=0)
        self.body.setContentsMargins(17, 9, 9, 9)
        row = QHBoxLayout()
        row.setSpacing(12)
        asked = self._asked(question.after)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Text(asked, "body_medium", wrap=True))
        self._changeable = Text(self.tr("You can change it all day."), "caption", "ink_2", wrap=True)
        words.addWidget(self._changeable)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.scale = pain_scale(compact=True)
        self.scale.setAccessibleName(asked)
        self.scale.setFixedWidth(SCALE_PX)
        self.scale.value_changed.connect(self.scored)
        row.addWidget(self.scale)
        self.not_today = Button(self.tr("Not today"), "quiet")
        self.not_today.setAccessibleDescription(asked)
        self.not_today.clicked.connect(self.put_off)
        row.addWidget(self.not_today, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.show_value(question.value)

    def show_value(self, value: int | None) -> None:
        """Show the answer that holds; None while there is none."""
        self.scale.set_value(value)
        self.not_today.setVisible(value is None)
        self._changeable.setVisible(value is not None)

    def _asked(self, after: After) -> str:
        return {
            After.SESSION: self.tr("How is your back this morning, after yesterday's session?"),
            After.WALK: self.tr("How is your back this morning, after yesterday's walk?"),
            After.BOTH: self.tr("How is your back this morning, after yesterday's session and walk?"),
        }[after]
