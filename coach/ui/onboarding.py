"""First run: what this is, the symptom check, and what is open after it."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coach.domain.red_flags import Finding, SymptomSheet
from coach.ui.icons import paint_icon
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.control import Control, LaidOut, follow_width, let_mouse_through, put_text, rounded
from coach.ui.kit.divider import Divider
from coach.ui.kit.logo import Logo
from coach.ui.kit.text import Text
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.safety_page import SafetyPage, focus_reason
from coach.ui.symptom_check import OutcomeView, SymptomCheckView
from coach.ui.theme import (
    PAGE_MARGIN_X,
    RADIUS_CARD,
    RADIUS_CELL,
    SPACE_12,
    SPACE_16,
    SPACE_20,
    SPACE_40,
    sized_font,
    tokens_of,
)

_RAIL_PX, _NARROW_RAIL_PX, _WIDE_FROM_PX = 296, 200, 1100
_STEP_PX, _BOX_PX = 28, 24


class StepDot(QWidget):
    """The number of a step in a circle: outlined ahead, filled now, checked when done."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._current = number, 0
        self.setFixedSize(_STEP_PX, _STEP_PX)

    def set_current(self, current: int) -> None:
        """Say which step is the current one, from 1."""
        self._current = current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        circle = QRectF(self.rect())
        if self._number > self._current:
            rounded(painter, circle, _STEP_PX / 2, tokens.canvas, tokens.line_strong)
            put_text(painter, circle, str(self._number), sized_font(14, 600), tokens.ink_3)
            return
        rounded(painter, circle, _STEP_PX / 2, tokens.ink)
        if self._number < self._current:
            paint_icon(painter, circle.adjusted(6, 6, -6, -6), "check", tokens.on_ink)
        else:
            put_text(painter, circle, str(self._number), sized_font(14, 600), tokens.on_ink)

    def text_boxes(self) -> list[TextBox]:
        """The number inside the circle."""
        number = str(self._number)
        return [TextBox(number, text_size(sized_font(14, 600), number), QRectF(self.rect()))]


class Rail(QWidget):
    """Where the person is in the first run."""

    def __init__(self) -> None:
        super().__init__()
        brand = QHBoxLayout()
        brand.setSpacing(10)
        brand.addWidget(Logo())
        brand.addWidget(Text("Back Coach", "heading"), 1)
        self._steps: list[tuple[str, StepDot, Text]] = []
        column = QVBoxLayout()
        column.setContentsMargins(PAGE_MARGIN_X, PAGE_MARGIN_X, SPACE_16, PAGE_MARGIN_X)
        column.setSpacing(0)
        column.addLayout(brand)
        column.addSpacing(SPACE_40 + 2)
        for number, name in enumerate((self.tr("Welcome"), self.tr("Symptom check"), self.tr("Ready")), 1):
            dot, label = StepDot(number), Text(name, "heading", wrap=True)
            self._steps.append((name, dot, label))
            row = QHBoxLayout()
            row.setSpacing(SPACE_12)
            row.addWidget(dot)
            row.addWidget(label, 1)
            column.addLayout(row)
            column.addSpacing(SPACE_20)
        column.addStretch(1)
        promise = self.tr("Everything stays on this computer. No account, no internet.")
        column.addWidget(Text(promise, "caption", "ink_2", wrap=True))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(column, 1)
        outer.addWidget(Divider(vertical=True))

    def set_current(self, current: int) -> None:
        """Say which step is the current one, from 1."""
        for number, (name, dot, label) in enumerate(self._steps, 1):
            dot.set_current(current)
            label.set_role("body_strong" if number == current else "body_medium")
            label.set_color("ink" if number <= current else "ink_3")
            state = self.tr("done") if number < current else self.tr("now") if number == current else ""
            label.setAccessibleName(f"{name}, {state}" if state else name)


class CheckRow(LaidOut, Control):
    """A wide row with a check box; pressing anywhere on it ticks it."""

    def __init__(self, title: str, subtitle: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.focus_radius = RADIUS_CARD
        self.setAccessibleName(title)
        self.setAccessibleDescription(subtitle)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title, "heading", wrap=True))
        words.addWidget(Text(subtitle, "body", "ink_2", wrap=True))
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(SPACE_20 + 1, SPACE_16, SPACE_20 + 1 + _BOX_PX + SPACE_16, SPACE_16)
        self._inside.addLayout(words)
        let_mouse_through(self)
        follow_width(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        line, line_px = (tokens.ink, 2.0) if self.isChecked() else (tokens.line_strong, 1.0)
        fill = tokens.hover if self.hovered() else tokens.surface
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, fill, line, line_px)
        left, top = self.width() - SPACE_20 - 1 - _BOX_PX, (self.height() - _BOX_PX) / 2
        box = QRectF(left, top, _BOX_PX, _BOX_PX)
        if not self.isChecked():
            rounded(painter, box, RADIUS_CELL, tokens.surface, tokens.line_strong, 2.0)
            return
        rounded(painter, box, RADIUS_CELL, tokens.ink)
        paint_icon(painter, box.adjusted(3, 3, -3, -3), "check", tokens.on_ink)


class Onboarding(QWidget):
    """Welcome, symptom check, ready; the window stores the answers and says what was found."""

    answered = Signal(dict, bool)
    finished = Signal()

    def __init__(self, sheet: SymptomSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = Rail()
        self.check = SymptomCheckView(sheet, needs_assessment=False)
        self.outcome = OutcomeView(sheet)
        self._welcome, self._ready = self._welcome_page(), self._ready_page()
        self._pages = QStackedWidget()
        for page in (self._welcome, self.check, self._ready):
            self._pages.addWidget(page)
        self._pages.currentChanged.connect(lambda at: self.rail.set_current(at + 1))
        self.rail.set_current(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.rail)
        outer.addWidget(self._pages, 1)
        self.check.submitted.connect(self.answered)
        self.check.left.connect(self._show_welcome)

    def _welcome_page(self) -> SafetyPage:
        page = SafetyPage(
            self.tr("Welcome to Back Coach"),
            self.tr("Two short steps before you start. The symptom check takes about two minutes."),
        )
        card = Card()
        card.body.setSpacing(SPACE_12)
        disclaimer = self.tr(
            "This app gives general exercise education for adults. It does not diagnose or treat, "
            "and does not replace a clinician who knows you."
        )
        card.body.addWidget(Text(self.tr("What this is"), "heading"))
        card.body.addWidget(Text(disclaimer, "body_large", wrap=True))
        card.body.addWidget(Text(self.tr("Your answers stay on this computer."), "body_large", wrap=True))
        page.body.addWidget(card)
        self.is_adult = CheckRow(self.tr("I am 18 or over"), self.tr("The exercises are meant for adults."))
        self.is_adult.toggled.connect(self._tell_age)
        page.body.addWidget(self.is_adult)
        self._age_needed = Text("", "caption", "ink_2")
        self.begin = Button(self.tr("Continue"), "primary", large=True)
        self.begin.clicked.connect(self._show_check)
        page.footer.addStretch(1)
        page.footer.addWidget(self._age_needed)
        page.footer.addWidget(self.begin)
        self._tell_age(False)
        return page

    def _ready_page(self) -> SafetyPage:
        page = SafetyPage(self.tr("What your answers mean"))
        page.subtitle.hide()
        page.body.addWidget(self.outcome)
        self.close_button = Button("", "primary", large=True)
        self.close_button.clicked.connect(self.finished)
        page.footer.addStretch(1)
        page.footer.addWidget(self.close_button)
        return page

    def _tell_age(self, is_adult: bool) -> None:
        reason = "" if is_adult else self.tr("Tick that you are 18 or over to go on.")
        self.begin.setEnabled(is_adult)
        self.begin.setToolTip(reason)
        self.begin.set_kind("primary" if is_adult else "secondary")
        self._age_needed.setText(reason)

    def _show_check(self) -> None:
        self._pages.setCurrentWidget(self.check)
        self.check.take_focus()

    def _show_welcome(self) -> None:
        self._pages.setCurrentWidget(self._welcome)
        self.begin.setFocus(focus_reason(self))

    def show_finding(self, finding: Finding) -> None:
        """Move on to the last step, which says what the stored answers mean."""
        blocked = finding.severity.is_blocking
        self.outcome.show_finding(finding)
        self.close_button.setText(self.tr("Continue, routines locked") if blocked else self.tr("Go to today"))
        self.close_button.set_kind("secondary" if blocked else "primary")
        self.close_button.set_icon("lock" if blocked else None)
        self._pages.setCurrentWidget(self._ready)
        self.close_button.setFocus(focus_reason(self))

    def show_not_saved(self, sentence: str) -> None:
        """Stay at the questions and say that the answers could not be kept."""
        self.check.show_not_saved(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rail.setFixedWidth(_RAIL_PX if self.width() >= _WIDE_FROM_PX else _NARROW_RAIL_PX)
        super().resizeEvent(event)
