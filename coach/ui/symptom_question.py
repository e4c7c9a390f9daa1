"""One question of the symptom check with its answers."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.red_flags import NO, NOT_SURE, Question
from coach.domain.red_flags import Choice as WayToSayYes
from coach.ui.kit.choice import Choice, OptionCell, RadioRow
from coach.ui.kit.control import LaidOut, follow_width, rounded
from coach.ui.kit.text import Text
from coach.ui.kit.text_box import TextBox
from coach.ui.theme import (
    CARD_PADDING,
    RADIUS_CONTROL,
    SPACE_8,
    SPACE_12,
    SPACE_24,
    tokens_of,
)

YES = "yes"
_RADIO_PX = 20


class WayLine(LaidOut, OptionCell):
    """One way to say yes, as a line with a radio mark; wraps."""

    def __init__(self, label: str) -> None:
        super().__init__(label, QSize())
        self._label = Text(label, "body", wrap=True)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(SPACE_12 + _RADIO_PX + SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        self._inside.addWidget(self._label)
        self.toggled.connect(lambda on: self._label.set_role("body_strong" if on else "body"))
        follow_width(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        line, line_px = (tokens.ink, 2.0) if self.isChecked() else (tokens.line_strong, 1.0)
        fill = tokens.hover if self.hovered() else tokens.surface
        rounded(painter, QRectF(self.rect()), RADIUS_CONTROL, fill, line, line_px)
        middle = QPointF(SPACE_12 + _RADIO_PX / 2, self.height() / 2)
        painter.setPen(QPen(QColor(line), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, _RADIO_PX / 2 - 1, _RADIO_PX / 2 - 1)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.ink))
            painter.drawEllipse(middle, 5, 5)

    def text_boxes(self) -> list[TextBox]:
        """The wrapped label inside the line."""
        needed = self._label.heightForWidth(self._label.width())
        return [TextBox(self.text(), QSizeF(self._label.width(), needed), QRectF(self._label.geometry()))]


class Ways(RadioRow):
    """The ways to say yes, one below the other."""

    def __init__(self, ways: tuple[WayToSayYes, ...], name: str) -> None:
        super().__init__(SPACE_8)
        self.setAccessibleName(name)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        follow_width(self, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        for way in ways:
            self.add(way.id, WayLine(way.label))


class AskedRow(QWidget):
    """A question left and its answers right."""

    changed = Signal()

    def __init__(self, text: str, options: list[tuple[object, str]]) -> None:
        super().__init__()
        self.choice = Choice(options, text)
        self.choice.chosen.connect(self._answer)
        row = QHBoxLayout()
        row.setSpacing(SPACE_24)
        row.addWidget(Text(text, "body_large", wrap=True), 1)
        row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(CARD_PADDING, SPACE_12, CARD_PADDING, SPACE_12)
        self.column.setSpacing(SPACE_12)
        self.column.addLayout(row)

    def _answer(self) -> None:
        self.changed.emit()

    @property
    def is_answered(self) -> bool:
        """Whether an answer counts."""
        return self.choice.value is not None

    def clear(self) -> None:
        """Take every answer back."""
        self.choice.show_value(None)


class QuestionRow(AskedRow):
    """One question of the sheet; several ways to say yes unfold below it."""

    unfolded = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__(question.text, _answers())
        self.question = question
        self.ways = Ways(question.yes, question.text) if len(question.yes) > 1 else None
        if self.ways is not None:
            self.ways.hide()
            self.ways.chosen.connect(self.changed)
            self.column.addWidget(self.ways)

    @property
    def answer(self) -> str | None:
        """No, not sure, or the id of a way to say yes; None while open."""
        said = self.choice.value
        if said == YES:
            said = self.ways.value if self.ways is not None else self.question.yes[0].id
        return None if said is None else str(said)

    @property
    def is_answered(self) -> bool:
        return self.answer is not None

    def clear(self) -> None:
        super().clear()
        self._fold()

    def _answer(self) -> None:
        self._fold()
        super()._answer()

    def _fold(self) -> None:
        if self.ways is None:
            return
        unfolds = self.choice.value == YES
        if not unfolds:
            self.ways.show_value(None)
        self.ways.setVisible(unfolds)
        if unfolds:
            self.unfolded.emit()


def _answers() -> list[tuple[object, str]]:
    translate = QCoreApplication.translate
    return [
        (NO, translate("QuestionRow", "No")),
        (YES, translate("QuestionRow", "Yes")),
        (NOT_SURE, translate("QuestionRow", "Not sure")),
    ]
