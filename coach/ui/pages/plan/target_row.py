"""What the week asks for in each category, with a check where it is balanced."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coach.domain.balance import Target
from coach.ui.icons import paint_icon
from coach.ui.kit.card import Card
from coach.ui.kit.control import put_text
from coach.ui.kit.divider import Divider
from coach.ui.kit.mark import category_word, paint_mark
from coach.ui.kit.text_box import TextBox
from coach.ui.pages.plan import phrases
from coach.ui.pages.plan.paragraph import Paragraph, paragraph
from coach.ui.theme import font, tokens_of

_HEIGHT_PX, _MARK_PX, _CHECK_PX, _TEXT_PX = 62, 14, 18, 28
_TITLE_PX, _RULE_LINE_PX = 20, 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TargetCell(QWidget):
    """One category: mark, count, rule, check."""

    def __init__(self) -> None:
        super().__init__()
        self._target: Target | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT_PX)

    def show_target(self, target: Target) -> None:
        """Show how the week stands."""
        self._target = target
        state = phrases.tr("balanced") if target.is_balanced else phrases.target_rule(target)
        self.setAccessibleName(f"{self._title()}, {state}")
        self.update()

    def _title(self) -> str:
        target = self._target
        if target is None:
            return ""
        word = category_word(target.category.value)
        return phrases.tr("{category} {n} of {m}").format(category=word, n=target.done, m=target.planned)

    def _rule(self) -> Paragraph:
        text = phrases.target_rule(self._target) if self._target else ""
        return paragraph(text, font("caption"), _RULE_LINE_PX, self.width() - _TEXT_PX - _CHECK_PX - 6)

    def _tops(self) -> tuple[QRectF, float]:
        """The title's line and where the rule begins."""
        top = (self.height() - _TITLE_PX - self._rule().height_px) / 2
        return QRectF(_TEXT_PX, top, self.width() - _TEXT_PX - _CHECK_PX - 6, _TITLE_PX), top + _TITLE_PX

    def paintEvent(self, event: QPaintEvent) -> None:
        target = self._target
        if target is None:
            return
        tokens = tokens_of(self)
        painter = QPainter(self)
        middle = self.height() / 2
        mark = QRectF(0, middle - _MARK_PX / 2, _MARK_PX, _MARK_PX)
        paint_mark(painter, mark, target.category.value, "plain", tokens)
        title, rule_top = self._tops()
        put_text(painter, title, self._title(), font("body_strong"), tokens.ink, _LEFT)
        self._rule().draw(painter, QRectF(_TEXT_PX, rule_top, 0, 0).topLeft(), tokens.ink_2)
        if target.is_balanced:
            check = QRectF(self.width() - _CHECK_PX, middle - _CHECK_PX / 2, _CHECK_PX, _CHECK_PX)
            paint_icon(painter, check, "check", tokens.ink)

    def text_boxes(self) -> list[TextBox]:
        """Title and rule against the room between mark and check."""
        title, rule_top = self._tops()
        words = paragraph(self._title(), font("body_strong"), _TITLE_PX, title.width())
        return [words.box(title.topLeft()), self._rule().box(QRectF(_TEXT_PX, rule_top, 0, 0).topLeft())]


class TargetRow(Card):
    """Core, glutes, stretch and walk side by side."""

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self.cells = [TargetCell() for _ in range(4)]
        for number, cell in enumerate(self.cells):
            if number:
                self._row.addWidget(_inset(Divider(vertical=True)))
            self._row.addWidget(cell, 1)
        self.body.addLayout(self._row)
        self.set_compact(False)

    def set_compact(self, is_compact: bool) -> None:
        """Less room at the sides."""
        side = 12 if is_compact else 20
        self._row.setSpacing(side)
        self._row.setContentsMargins(side, 0, side, 0)

    def show_targets(self, targets: Sequence[Target]) -> None:
        """Show how the week stands."""
        for cell, target in zip(self.cells, targets, strict=True):
            cell.show_target(target)


def _inset(divider: Divider) -> QWidget:
    """A line that does not touch the card's edge."""
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 13, 0, 13)
    row.addWidget(divider)
    return room
