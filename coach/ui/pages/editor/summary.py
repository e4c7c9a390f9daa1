"""What the routine comes to: minutes, a bar of its parts, and advice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.advice import Advice
from coach.domain.dosing import PAUSE_S
from coach.domain.draft import Draft, totals, work_s
from coach.domain.exercise import Exercise, item_s
from coach.ui.kit.card import Card
from coach.ui.kit.control import rounded
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.mark import CategoryMark, category_word
from coach.ui.kit.session_strip import segment_widths
from coach.ui.kit.stepper import Stepper
from coach.ui.kit.text import Text
from coach.ui.pages.editor import phrases
from coach.ui.pages.editor.phrases import tr
from coach.ui.theme import RADIUS_BAR, SPACE_8, SPACE_12, SPACE_16, tokens_of

_BAR_PX, _REST_PX, _GAP_PX = 16, 6, 3.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Seconds of work of a category, or of everything else where there is none."""

    seconds: int
    category: str = ""


def pieces(draft: Draft, exercises: Mapping[str, Exercise]) -> tuple[Piece, ...]:
    """Each exercise's work, followed by its rests and the way to the next; together the whole length."""
    found = [Piece(draft.prepare_s)]
    for place, item in enumerate(draft.items):
        worked_s = work_s(item.dose)
        is_last = place == len(draft.items) - 1
        found.append(Piece(worked_s, exercises[item.exercise].category.value))
        found.append(Piece(item_s(item.dose) - worked_s + (0 if is_last else draft.transition_s)))
    return tuple(piece for piece in found if piece.seconds)


class RoutineBar(QWidget):
    """Work as blocks in the colour of the category, the rest as a thin line between them."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: Sequence[Piece] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pieces(self, parts: Sequence[Piece], said: str) -> None:
        """Change what is drawn and what a screen reader says of it."""
        self._pieces = parts
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _BAR_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        room = self.width() - _GAP_PX * max(0, len(self._pieces) - 1)
        left = 0.0
        for piece, width in zip(
            self._pieces, segment_widths([piece.seconds for piece in self._pieces], room), strict=True
        ):
            height = _BAR_PX if piece.category else _REST_PX
            rect = QRectF(left, (_BAR_PX - height) / 2, width, height)
            colour = tokens.category(piece.category) if piece.category else tokens.line_strong
            rounded(painter, rect, min(RADIUS_BAR, height / 2, width / 2), colour)
            left += width + _GAP_PX


class _RestMark(QWidget):
    """The line that stands for rest in the legend."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(0, 3, 16, _REST_PX)
        rounded(QPainter(self), rect, _REST_PX / 2, QColor(tokens_of(self).line_strong))


class TotalsCard(Card):
    """The length of the routine, live, and the times between the exercises."""

    prepared = Signal(int)
    spaced = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(SPACE_12)
        head = QHBoxLayout()
        head.setSpacing(SPACE_16)
        self._whole = Text("", "heading")
        self._parts = Text("", "body", "ink_2", wrap=True)
        self._parts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._whole)
        head.addWidget(self._parts, 1)
        self.body.addLayout(head)
        self._error = Text("", "caption", "danger", wrap=True)
        self._error.hide()
        self.body.addWidget(self._error)
        self._bar = RoutineBar()
        self.body.addWidget(self._bar)
        self._legend = QHBoxLayout()
        self._legend.setSpacing(SPACE_8 - 2)
        self._categories: list[str] | None = None
        self.body.addLayout(self._legend)
        self.prepare = _pause(tr("Seconds to get ready"))
        self.between = _pause(tr("Seconds between exercises"))
        self.prepare.valueChanged.connect(self.prepared)
        self.between.valueChanged.connect(self.spaced)
        times = QHBoxLayout()
        times.setSpacing(SPACE_8)
        for label, stepper in (
            (tr("Get ready"), self.prepare),
            (tr("Between exercises"), self.between),
        ):
            times.addWidget(Text(label, "body", "ink_2"))
            times.addWidget(stepper)
            times.addSpacing(SPACE_16)
        times.addStretch(1)
        self.body.addLayout(times)

    def show_draft(self, draft: Draft, exercises: Mapping[str, Exercise]) -> None:
        """Show what a draft comes to."""
        whole = totals(draft)
        self._whole.setText(phrases.whole(whole))
        self._parts.setText(phrases.parts(whole))
        shown = pieces(draft, exercises)
        self._bar.show_pieces(shown, f"{phrases.whole(whole)}: {phrases.parts(whole)}")
        categories = list(dict.fromkeys(piece.category for piece in shown if piece.category))
        if categories != self._categories:
            self._categories = categories
            self._show_legend(categories)
        for stepper, seconds in ((self.prepare, draft.prepare_s), (self.between, draft.transition_s)):
            stepper.blockSignals(True)
            stepper.setValue(seconds)
            stepper.blockSignals(False)

    def show_error(self, error: str) -> None:
        """Say why the routine cannot be saved; an empty text clears it."""
        self._error.setText(error)
        self._error.setVisible(bool(error))

    def _show_legend(self, categories: list[str]) -> None:
        while (entry := self._legend.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for category in categories:
            self._legend.addWidget(CategoryMark(category, "plain", 10))
            self._legend.addWidget(Text(category_word(category).lower(), "caption", "ink_2"))
            self._legend.addSpacing(SPACE_8)
        self._legend.addWidget(_RestMark())
        self._legend.addWidget(Text(tr("rest and changeovers"), "caption", "ink_2"))
        self._legend.addStretch(1)


def _pause(name: str) -> Stepper:
    return Stepper(name, 0, least=PAUSE_S.least, most=PAUSE_S.most, step=PAUSE_S.step, suffix="s")


class CheckCard(Card):
    """Advice about the routine; it blocks nothing."""

    def __init__(self) -> None:
        super().__init__(padding=SPACE_16)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_8)
        self._shown: tuple[str, ...] | None = None
        self.body.setSpacing(SPACE_8)
        self.body.addWidget(Text(tr("Check"), "heading"))
        self.body.addLayout(self._column)

    def show_advice(self, found: Sequence[Advice], exercises: Mapping[str, Exercise]) -> None:
        """Show findings, the good ones with a check."""
        said = tuple(phrases.advice(each, exercises) for each in found)
        if said == self._shown:
            return
        self._shown = said
        while (entry := self._column.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each, sentence in zip(found, said, strict=True):
            self._column.addWidget(_line("check" if each.is_good else "info", sentence))
        if not said:
            self._column.addWidget(
                Text(tr("Advice appears once there is an exercise."), "body", "ink_2", wrap=True)
            )


def _line(icon: str, sentence: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    holder = QVBoxLayout()
    holder.setContentsMargins(0, 1, 0, 0)
    holder.addWidget(IconView(icon, 18, "ink"))
    holder.addStretch(1)
    row.addLayout(holder)
    row.addWidget(Text(sentence, "body", wrap=True), 1)
    return line
