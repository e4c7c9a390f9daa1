"""Pausing the plan: why, from when, until when, and what that leaves out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.plan import LONGEST_PAUSE, PauseReason, monday_of
from coach.ui import day_words
from coach.ui.kit.button import Button
from coach.ui.kit.choice import OptionCell, RadioRow
from coach.ui.kit.control import LaidOut, follow_width, let_mouse_through, rounded
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.form import labelled, side_by_side
from coach.ui.kit.moment_steppers import DayStepper
from coach.ui.kit.text import Text
from coach.ui.kit.text_box import TextBox
from coach.ui.pages.plan import phrases
from coach.ui.theme import RADIUS_CONTROL, SPACE_8, tokens_of

WIDTH_PX = 520
_RADIO_PX, _LEFT_PX, _TEXT_PX = 20, 16, 48
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rest:
    """The days on which the plan shall rest, and why."""

    starts_on: date
    returns_on: date
    reason: PauseReason


class ReasonCell(LaidOut, OptionCell):
    """One reason: a ring, a word and what follows from it."""

    def __init__(self, title: str, subtitle: str) -> None:
        super().__init__(title, QSize(0, 0))
        self.setAccessibleDescription(subtitle)
        self._inside = column = QVBoxLayout(self)
        column.setContentsMargins(_TEXT_PX, 9, _LEFT_PX, 9)
        column.setSpacing(0)
        column.addWidget(Text(title, "body_strong"))
        column.addWidget(Text(subtitle, "caption", "ink_2", wrap=True))
        let_mouse_through(self)
        follow_width(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        fill = tokens.hover if self.hovered() else tokens.surface
        edge, edge_px = (tokens.ink, 2.0) if self.isChecked() else (tokens.line_strong, 1.0)
        rounded(painter, QRectF(self.rect()), RADIUS_CONTROL, fill, edge, edge_px)
        middle = QPointF(_LEFT_PX + _RADIO_PX / 2, self.height() / 2)
        ring_px = 6.0 if self.isChecked() else 2.0
        painter.setPen(QPen(QColor(tokens.ink if self.isChecked() else tokens.line_strong), ring_px))
        painter.setBrush(QBrush(QColor(tokens.surface)))
        radius = (_RADIO_PX - ring_px) / 2
        painter.drawEllipse(middle, radius, radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def text_boxes(self) -> list[TextBox]:
        """Its words are labels of their own."""
        return []


class ReasonColumn(RadioRow):
    """The reasons under each other."""

    def __init__(self, name: str) -> None:
        super().__init__(SPACE_8)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        self.setAccessibleName(name)
        follow_width(self, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class PauseDialog(Dialog):
    """Answers with Rest. `resting` counts what is planned from one date to another, both included."""

    def __init__(self, window: QWidget, today: date, resting: Callable[[date, date], int]) -> None:
        says = self.tr("Nothing is due and nothing counts as missed while the plan is paused.")
        super().__init__(window, self.tr("Pause plan"), says)
        self._card.setMaximumWidth(WIDTH_PX)
        self._resting = resting
        self.reasons = ReasonColumn(self.tr("Reason"))
        for reason, effect in (
            (PauseReason.HOLIDAY, self.tr("Walks can still be logged")),
            (PauseReason.ILL, self.tr("You start again gently, with shorter routines")),
            (PauseReason.MEDICAL, self.tr("Opens the symptom check first")),
        ):
            self.reasons.add(reason, ReasonCell(phrases.pause_reason(reason), effect))
        self.reasons.show_value(PauseReason.HOLIDAY)
        self.body.addWidget(self.reasons)
        back_on = monday_of(today) + timedelta(days=7)
        self.first = DayStepper(self.tr("From"), today, today, today + LONGEST_PAUSE)
        self.back = DayStepper(self.tr("Back on"), back_on, today + A_DAY, today + LONGEST_PAUSE)
        self.body.addLayout(
            side_by_side([labelled(self.tr("From"), self.first), labelled(self.tr("Back on"), self.back)])
        )
        self.effect = Text("", "caption", "ink_2", wrap=True)
        self.body.addWidget(self.effect)
        self.save = Button("", "primary")
        self.save.clicked.connect(self._save)
        self.add_answers(self.save, self.tr("Cancel"))
        self.first.valueChanged.connect(lambda _: self._first_changed())
        self.back.valueChanged.connect(lambda _: self._show_effect())
        self._show_effect()

    def open(self) -> None:
        """Begin with the reason."""
        super().open()
        self.reasons.cells()[0].setFocus(
            Qt.FocusReason.ShortcutFocusReason if self._by_keyboard() else Qt.FocusReason.PopupFocusReason
        )

    def _by_keyboard(self) -> bool:
        return self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)

    def _first_changed(self) -> None:
        self.back.set_first(self.first.on + A_DAY)
        self._show_effect()

    def _show_effect(self) -> None:
        first, back = self.first.on, self.back.on
        days = (back - first).days
        items = self._resting(first, back - A_DAY)
        how_long = self.tr("1 day.") if days == 1 else self.tr("{n} days.").format(n=days)
        what = (
            self.tr("1 planned item is skipped.")
            if items == 1
            else self.tr("{n} planned items are skipped.").format(n=items)
        )
        self.effect.setText(f"{how_long} {what}")
        is_near = days <= 7
        until = day_words.weekday(back) if is_near else day_words.day_and_month(back)
        self.save.setText(self.tr("Pause until {day}").format(day=until))

    def _save(self) -> None:
        reason = self.reasons.value
        if isinstance(reason, PauseReason):
            self.close_with(Rest(self.first.on, self.back.on, reason))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1.value
        if 0 <= number < len(self.reasons.cells()):
            self.reasons.choose_at(number)
            return
        super().keyPressEvent(event)
