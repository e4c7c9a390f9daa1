"""What this week of walking asks for, how far it got, and why."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.walk_so_far import WeekSoFar
from coach.ui import walk_words
from coach.ui.kit.card import Card
from coach.ui.kit.control import rounded
from coach.ui.kit.divider import Divider
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text
from coach.ui.pages.walks import phrases
from coach.ui.theme import SPACE_4, SPACE_8, SPACE_12, tokens_of

_BAR_PX = 12


class WalkedBar(QWidget):
    """A share of the target, filled from the left."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(_BAR_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, words: str) -> None:
        """Fill another share, 0 to 1; a screen reader says `words`."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _BAR_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter, box = tokens_of(self), QPainter(self), QRectF(self.rect())
        rounded(painter, box, _BAR_PX / 2, tokens.sunken, tokens.line)
        if self._share > 0:
            box.setWidth(max(float(_BAR_PX), box.width() * self._share))
            rounded(painter, box, _BAR_PX / 2, tokens.walk)


class TargetCard(Card):
    """Shows a WeekSoFar; without a target it says why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Text("", "body", "ink_2", wrap=True)
        self.amount, self.most = Text("", "finish"), Text("", "body", "ink_2")
        self.bar = WalkedBar()
        self.walked, self.to_go = Text("", "caption_strong"), Text("", "caption", "ink_2")
        self.question = Text("", "body_strong")
        self.reason = Text("", "body", "ink_2", wrap=True)
        self._advice = QVBoxLayout()
        self._advice.setSpacing(SPACE_8)
        self._said: tuple[str, ...] = ()
        self._asked = self._amount_row()
        self.body.addWidget(self.title)
        self.body.addWidget(self._asked)
        self.body.addWidget(self.bar)
        self.body.addSpacing(SPACE_4)
        self.body.addLayout(_apart(self.walked, self.to_go))
        self.body.addSpacing(SPACE_12)
        self.body.addWidget(Divider())
        self.body.addSpacing(SPACE_12)
        self.body.addWidget(self.question)
        self.body.addWidget(self.reason)
        self.body.addSpacing(SPACE_8)
        self.body.addLayout(self._advice)
        self.body.addStretch(1)

    def _amount_row(self) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, SPACE_4)
        across.setSpacing(SPACE_8)
        across.addWidget(self.amount)
        across.addWidget(self.most, 0, Qt.AlignmentFlag.AlignBottom)
        across.addStretch(1)
        self.most.setContentsMargins(0, 0, 0, 9)
        return row

    def show_week(self, week: WeekSoFar) -> None:
        """Show where a week stands."""
        target, unit = week.target, week.unit
        has_target = target.shown is not None
        self.title.setText(
            self.tr("Target for this week") if has_target else self.tr("No target for this week yet")
        )
        for part in (self._asked, self.bar):
            part.setVisible(has_target)
        walked = phrases.walked(week)
        self.walked.setText(walked)
        to_go = walk_words.to_go(week)
        self.to_go.setText(to_go)
        self.question.setText(self.tr("Why?"))
        if target.shown is not None and target.target is not None:
            self.amount.setText(walk_words.amount(target.shown, unit))
            self.question.setText(
                self.tr("Why {amount}?").format(amount=walk_words.number(target.shown, unit))
            )
            self.bar.show_share(float(week.walked / target.target), f"{walked}, {to_go}")
        if target.cap is not None:
            most = walk_words.number(target.cap, unit)
            self.most.setText(self.tr("at most {amount}").format(amount=most))
        self.most.setVisible(target.cap is not None)
        self.reason.setText(f"{walk_words.why(target)} {walk_words.safe_limit(target)}".rstrip())
        self._advise(phrases.advice(week))

    def _advise(self, said: tuple[str, ...]) -> None:
        if said == self._said:
            return
        self._said = said
        while (item := self._advice.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for sentence in said:
            self._advice.addWidget(_note(sentence))


def _note(sentence: str) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(SPACE_8)
    across.addWidget(IconView("info", 18), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(Text(sentence, "body", "ink_2", wrap=True), 1)
    return row


def _apart(left: Text, right: Text) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row
