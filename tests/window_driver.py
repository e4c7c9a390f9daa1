"""A person at the real window: looks for controls, clicks and types where they are, lets the clock run."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from planned_week import plan_week
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QScrollArea, QWidget

from coach.app import build_window
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.player.view import PlayerView
from coach.domain.red_flags import NO, Answers, Severity
from coach.domain.session import SessionRecord
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.text import Text
from coach.ui.kit.turns import finish_turns
from coach.ui.symptom_question import AskedRow, QuestionRow
from coach.ui.theme import apply_theme
from coach.ui.window import Window

ROUTINE = "core-foundation"
TICK_S = 0.25
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

WidgetT = TypeVar("WidgetT", bound=QWidget)


def answers_for(workspace: Workspace, severity: Severity) -> Answers:
    """Answers of which one leads to `severity`, none of them down a leg where there is a choice."""
    questions = workspace.safety.sheet.questions
    answers = {question.id: NO for question in questions}
    for question in questions:
        for way in question.yes:
            finding = way.finding
            if finding.severity is severity and (
                not finding.has_leg_symptoms or severity is Severity.EMERGENCY
            ):
                return answers | {question.id: way.id}
    return answers


def welcomed(workspace: Workspace, severity: Severity | None = Severity.CLEAR) -> None:
    """A person whose first run is over; `severity` is what the symptom check came to, None before any."""
    workspace.change_settings(replace(workspace.settings, welcomed_on=date(2026, 11, 1)))
    if not workspace.planner.plan.revisions:
        plan_week(workspace)
    if severity is not None:
        workspace.safety.answer(answers_for(workspace, severity))
    workspace.wait_until_stored()


def sessions_of(workspace: Workspace) -> list[SessionRecord]:
    """Every session on record that is not deleted."""
    today = workspace.clock.now().date()
    return workspace.practice._sessions.between(today - timedelta(days=99), today)


@dataclass(frozen=True, slots=True)
class Desk:
    """The window and the person in front of it."""

    window: Window
    workspace: Workspace
    clock: HandClock

    def settle(self) -> None:
        """Let what was handed to the disk come back, and everything be drawn."""
        for _ in range(4):
            self.workspace.wait_until_stored()
            self.window.progress.finish()
            self.window.beside.finish()
            self.window.walking.finish()
            QApplication.processEvents()
            finish_turns()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # Looking

    def on_screen(self, kind: type[WidgetT]) -> list[WidgetT]:
        return [widget for widget in self.window.findChildren(kind) if widget.isVisible()]

    def dialogs(self) -> list[Dialog]:
        return self.on_screen(Dialog)

    def dialog(self) -> Dialog:
        (dialog,) = self.dialogs()
        return dialog

    def texts(self) -> list[str]:
        return [text.text() for text in self.on_screen(Text)]

    def buttons(self) -> list[str]:
        return [button.text() for button in self._within(QAbstractButton)]

    def button(self, text: str) -> QAbstractButton:
        """The one button with this text; in the question on top, if there is one."""
        (button,) = [each for each in self._within(QAbstractButton) if text in (each.text(), _name(each))]
        return button

    def _within(self, kind: type[WidgetT]) -> list[WidgetT]:
        dialogs = self.dialogs()
        root: QWidget = dialogs[-1] if dialogs else self.window
        return [widget for widget in root.findChildren(kind) if widget.isVisible()]

    @property
    def view(self) -> PlayerView:
        view = self.window.session.page.view
        assert view is not None
        return view

    def sessions(self) -> list[SessionRecord]:
        return sessions_of(self.workspace)

    # Doing

    def click(self, target: QWidget | str, at: QPoint | None = None) -> None:
        """Click a widget through the window, so that whatever lies over it gets the click."""
        widget = self.button(target) if isinstance(target, str) else target
        _scroll_to(widget)
        point = widget.mapTo(self.window, at or widget.rect().center())
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, NO_MODIFIER, point)
        self.settle()

    def key(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Type keys into the window; Qt finds out who gets them."""
        for key in keys:
            QTest.keyClick(self.window.windowHandle(), key, modifier)
            self.settle()

    def tab_to(self, reached: Callable[[QWidget], bool], most: int = 60) -> None:
        """Press Tab until the focus is somewhere."""
        for _ in range(most):
            focus = QApplication.focusWidget()
            if focus is not None and reached(focus):
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError("Tab never got there")

    def start(self, routine_id: str = ROUTINE, pain: int = 2, *, warm_up: bool = False) -> None:
        """Into a session, answering what is asked."""
        self.window.request_start(routine_id)
        self.settle()
        if self.dialogs():
            self.key(Qt.Key(Qt.Key.Key_0 + pain))
            switch = getattr(self.dialog(), "warm_up", None)
            if switch is not None:
                switch.setChecked(warm_up)
            self.click("Start")
        assert self.window.session.page.isVisible()

    def deny_everything(self, *, is_assessed: bool = False) -> None:
        """Go through the symptom check with No, by mouse; where it is asked, say what a clinician did."""
        while rows := self.on_screen(AskedRow):
            for row in rows:
                is_question = isinstance(row, QuestionRow)
                self.click(row.choice.cells()[0 if is_question or not is_assessed else 1])
            self.click("Continue")

    def let_pass(self, seconds: float) -> None:
        """Let the clock run in small ticks."""
        for _ in range(round(seconds / TICK_S)):
            self.clock.move(TICK_S)
            self.window.session.tick()
        self.settle()

    def until(self, reached: Callable[[PlayerView], bool]) -> None:
        """Let the clock run until a moment of the session."""
        for _ in range(round(3600 / TICK_S)):
            if reached(self.view):
                self.settle()
                return
            self.clock.move(TICK_S)
            self.window.session.tick()
        raise AssertionError("that moment never came")

    def to_the_end(self) -> None:
        """Let the whole session run."""
        self.until(lambda view: view.session_left_s <= 0)


def open_desk(workspace: Workspace, clock: HandClock, size: tuple[int, int] = (1280, 800)) -> Desk:
    """Open the window over a workspace and sit down."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, dark=False)
    window = build_window(workspace)
    window.resize(*size)
    window.show()
    window.activateWindow()
    desk = Desk(window, workspace, clock)
    desk.settle()
    assert QApplication.activeWindow() is window
    return desk


def _name(widget: QWidget) -> str:
    return widget.accessibleName()


def _scroll_to(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and isinstance(area, QAbstractScrollArea):
            area.ensureWidgetVisible(widget)
        parent = area
    QApplication.processEvents()
