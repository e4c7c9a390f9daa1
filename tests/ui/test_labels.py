"""Every visible label and button of each screen stands whole and alone in the room it needs."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import measure_labels
import pytest
from measure_labels import inspect_tour, tally
from planned_week import FULL_WEEK, TUESDAY, plan_week
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shipped_content import shipped, timeline_of
from window_driver import ROUTINE, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.plan import PauseReason, StartingSlot
from coach.domain.player.events import Start, Tick
from coach.domain.player.machine import advance
from coach.domain.player.state import ready
from coach.domain.player.view import view
from coach.domain.red_flags import Due, Reason, Severity, Standing
from coach.domain.session import Options
from coach.domain.timeline import StepKind
from coach.ui.blocked import BlockedDialog
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.text import Text
from coach.ui.pages.library.page import LibraryPage
from coach.ui.theme import apply_theme
from coach.ui.tour import Tour

ROOT = Path(__file__).parents[2]
SCREENS = 73
SMALLEST = 900, 600
SIZES = [(1280, 800), SMALLEST]
LARGE = 1920, 1080
THEMES = pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])


@THEMES
def test_the_tour(is_dark: bool, tmp_path: Path, qapp: QApplication) -> None:
    opened_in, *others = reversed(SIZES) if is_dark else SIZES
    sizes = [QSize(*size) for size in (opened_in, *others, LARGE)]
    inspector = inspect_tour(qapp, tmp_path, sizes, is_dark=is_dark)
    assert len(inspector.texts) == SCREENS
    assert min(inspector.texts.values()) >= 3
    assert inspector.faults == []
    assert min(inspector.stops.values()) >= 1
    assert inspector.nameless == []


@THEMES
def test_the_tour_at_twice_the_scale(is_dark: bool) -> None:
    environment = os.environ | {
        "QT_SCALE_FACTOR": "2",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, measure_labels.__file__, "900", "600", "dark" if is_dark else "light"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("scale 2, ")


# What the tour does not pass


@pytest.fixture
def desk(workspace: Workspace, hand_clock: HandClock, qapp: QApplication) -> Desk:
    """The smallest window, where room is short."""
    welcomed(workspace)
    return open_desk(workspace, hand_clock, SMALLEST)


def faults(desk: Desk) -> list[str]:
    desk.settle()
    return tally(desk.window).faults


def test_the_keys(desk: Desk) -> None:
    desk.key(Qt.Key.Key_F1)
    assert desk.dialogs()
    assert faults(desk) == []


@pytest.mark.parametrize("reason", list(Reason))
def test_every_refusal(desk: Desk, reason: Reason) -> None:
    standing = Standing(due=Due.AWAY, rests_until=date(2026, 11, 18))
    BlockedDialog(desk.window, reason, "Core and glutes express", standing, "112").open()
    assert faults(desk) == []


@pytest.mark.parametrize("severity", [None, Severity.SEE_DOCTOR, Severity.EMERGENCY])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_today_when_something_is_wrong(
    severity: Severity | None, size: tuple[int, int], workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace, severity)
    desk = open_desk(workspace, hand_clock, size)
    assert faults(desk) == []


def first_week(workspace: Workspace, _: HandClock) -> None:
    workspace.change_settings(replace(workspace.settings, welcomed_on=date(2026, 11, 1)))


def resting(workspace: Workspace, _: HandClock) -> None:
    welcomed(workspace)
    workspace.planner.pause(date(2026, 11, 17), date(2026, 11, 23), PauseReason.HOLIDAY).result()


def missed(workspace: Workspace, clock: HandClock) -> None:
    plan_week(workspace, FULL_WEEK)
    clock.wall += timedelta(days=3)
    welcomed(workspace)


def crowded(workspace: Workspace, _: HandClock) -> None:
    routines = ("core-glutes-express", "core-foundation", "morning-mobility", "post-walk-quick", None)
    plan_week(workspace, [StartingSlot(TUESDAY, time(8 + n), it) for n, it in enumerate(routines)])
    welcomed(workspace)


@pytest.mark.parametrize("state", [first_week, resting, missed, crowded])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_other_days(
    state: Callable[[Workspace, HandClock], None],
    size: tuple[int, int],
    workspace: Workspace,
    hand_clock: HandClock,
) -> None:
    state(workspace, hand_clock)
    assert faults(open_desk(workspace, hand_clock, size)) == []


def test_a_message_with_undo(desk: Desk, workspace: Workspace) -> None:
    workspace.safety.score_pain(1)
    workspace.wait_until_stored()
    workspace.practice.begin(ROUTINE, Options())[1].result()
    desk.window.show_today()
    desk.settle()
    desk.click("Discard")
    assert "Session discarded." in desk.texts()
    assert faults(desk) == []


@pytest.mark.parametrize("answer", [(Qt.Key.Key_3,), (Qt.Key.Key_4,), (Qt.Key.Key_2,), (Qt.Key.Key_1,)])
def test_stop_for_pain(desk: Desk, answer: tuple[Qt.Key]) -> None:
    desk.start()
    desk.until(lambda moment: moment.step.is_work)
    desk.key(Qt.Key.Key_P, *answer)
    assert faults(desk) == []
    if answer in ((Qt.Key.Key_2,), (Qt.Key.Key_1,)):
        for score in (Qt.Key.Key_3, Qt.Key.Key_8):
            desk.key(score)
            assert faults(desk) == []
        desk.click("Continue")
        assert faults(desk) == []


def test_questions_on_the_way(desk: Desk) -> None:
    desk.start(warm_up=True)
    assert faults(desk) == []
    desk.window.session.page.jump_wished.emit(30)
    desk.settle()
    assert desk.dialogs()
    assert faults(desk) == []
    desk.key(Qt.Key.Key_Escape)
    desk.window.session._ask_about_saving("Could not save: disk is full.")
    assert faults(desk) == []


def test_the_end_with_more_pain_than_before(desk: Desk) -> None:
    desk.start()
    desk.until(lambda moment: moment.step.is_work and moment.elapsed_s > 20)
    desk.key(Qt.Key.Key_Escape, Qt.Key.Key_2)
    assert desk.window.session.finished.isVisible()
    assert faults(desk) == []
    desk.click(desk.window.session.finished.pain.cells()[9])
    assert "Symptom check" in desk.buttons()
    assert faults(desk) == []


@pytest.mark.parametrize("page", ["library", "walks", "learn"])
def test_pages_to_come(desk: Desk, page: str) -> None:
    desk.window.shell.show_page(page)
    assert faults(desk) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_library_with_files_of_ones_own(
    size: tuple[int, int], workspace: Workspace, hand_clock: HandClock
) -> None:
    own = workspace.folder / "routines"
    own.mkdir()
    text = (ROOT / "routines" / "post-walk-quick.toml").read_text(encoding="utf-8")
    (own / "mine.toml").write_text(text.replace('"post-walk-quick"', '"mine"', 1), encoding="utf-8")
    (own / "broken.toml").write_text("id = 3", encoding="utf-8")
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock, size)
    desk.window.shell.show_page("library")
    desk.settle()
    (page,) = desk.on_screen(LibraryPage)
    assert faults(desk) == []
    desk.click("Details")
    desk.click(page.grid.tiles()[-1])
    assert "Edit" in desk.buttons()
    assert faults(desk) == []


@pytest.mark.parametrize("exercise", [each.id for each in shipped().exercises()[0]])
def test_every_page_of_an_exercise(desk: Desk, exercise: str) -> None:
    desk.window.shell.show_page("library")
    desk.settle()
    (page,) = desk.on_screen(LibraryPage)
    page.detail.exercise_wished.emit(exercise)
    assert faults(desk) == []


@pytest.mark.parametrize(
    "routine_id",
    [
        "core-builder",
        "glute-foundation",
        "glute-builder",
        "core-glutes-express",
        "post-walk-stretch",
        "morning-mobility",
        "standing-break",
        "recovery-gentle",
    ],
)
def test_every_exercise_in_the_session(routine_id: str, workspace: Workspace, hand_clock: HandClock) -> None:
    """The first step of each kind and side of every exercise, in place of the running session."""
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock, SMALLEST)
    desk.start(ROUTINE)
    desk.key(Qt.Key.Key_Space)
    page = desk.window.session.page
    route = timeline_of(routine_id)
    page.header.show_routine(shipped().routine(routine_id).name, "core")
    page.show_route(route)
    seen: set[tuple[str | None, StepKind, object]] = set()
    found: list[str] = []
    for step in route:
        key = step.exercise, step.kind, step.side
        if key in seen:
            continue
        seen.add(key)
        state, _ = advance(ready(route, first_step=step.index), Start(), 0.0)
        state, _ = advance(state, Tick(), 3.5)
        page.show_view(view(state))
        desk.settle()
        found += [f"{step.exercise}, {step.kind}: {fault}" for fault in tally(page).faults]
    assert found == []


# The measuring itself


@pytest.fixture
def box(qapp: QApplication) -> QWidget:
    apply_theme(qapp, dark=False)
    window = QWidget()
    window.resize(400, 300)
    return window


def shown(window: QWidget) -> list[str]:
    window.show()
    QApplication.processEvents()
    return tally(window).faults


def test_nothing_is_wrong_with_a_layout_that_has_room(box: QWidget) -> None:
    column = QVBoxLayout(box)
    for part in (Text("A sentence", wrap=True), Button("Start"), QLabel("plain"), QLineEdit("field")):
        column.addWidget(part)
    assert shown(box) == []


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (lambda: Button("Start the session"), "needs"),
        (lambda: Text("A sentence"), "needs"),
        (lambda: Text("Immeasurability", wrap=True), "breaks inside a word"),
        (lambda: QLabel("plain words"), "needs"),
        (lambda: QPushButton("plain words"), "needs"),
    ],
)
def test_a_control_that_is_too_small_is_reported(
    box: QWidget, make: Callable[[], QWidget], found: str
) -> None:
    part = make()
    part.setParent(box)
    part.setMinimumSize(0, 0)
    part.setGeometry(10, 10, 30, 100)
    assert any(found in fault for fault in shown(box))


def test_lines_that_do_not_fit_are_reported(box: QWidget) -> None:
    text = Text("One line and then another one and one more", wrap=True, parent=box)
    text.setGeometry(10, 10, 100, 30)
    assert any("does not show all its lines" in fault for fault in shown(box))


def test_what_is_cut_off_is_reported(box: QWidget) -> None:
    Text("A sentence", parent=box).move(360, 10)
    assert shown(box) == ["Text 'A sentence' is cut off by QWidget"]


def test_what_can_be_scrolled_to_is_not_cut_off_but_what_is_too_wide_is(box: QWidget) -> None:
    content = QWidget()
    Text("Below the fold", parent=content).move(10, 900)
    content.setMinimumHeight(1000)
    scroll = Scroll(content)
    QHBoxLayout(box).addWidget(scroll)
    assert shown(box) == []
    content.setMinimumWidth(900)
    Text("Far to the right", parent=content).move(700, 10)
    content.findChildren(Text)[-1].show()
    assert "Text 'Far to the right' is cut off by Scroll" in shown(box)


def test_two_that_overlap_are_reported(box: QWidget) -> None:
    Text("One", parent=box).move(10, 10)
    Text("Two", parent=box).move(20, 12)
    assert shown(box) == ["Text 'One' overlaps Text 'Two'"]


def test_what_lies_under_a_question_does_not_count(box: QWidget) -> None:
    for place in range(10, 250, 20):
        Text("Behind the question", parent=box).move(100, place)
    box.show()
    Dialog(box, "A question").open()
    assert shown(box) == []


def test_a_label_shrunk_in_the_real_window_is_reported(desk: Desk) -> None:
    assert faults(desk) == []
    next(text for text in desk.on_screen(Text) if text.text() == "Symptom check").setFixedWidth(20)
    assert any("'Symptom check' needs" in fault for fault in faults(desk))


def test_a_screen_of_the_tour_that_is_wrong_is_reported(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def walk(tour: Tour, size: QSize) -> None:
        tour._window.resize(size)
        text = Text("Shrunk", parent=tour._window)
        text.setGeometry(0, 0, 10, 10)
        Button("", parent=tour._window)
        tour._window.show()
        tour._look("today")

    monkeypatch.setattr(Tour, "walk", walk)
    inspector = inspect_tour(qapp, tmp_path, [QSize(900, 600), QSize(1280, 800)], is_dark=False)
    for size in ("900x600", "1280x800"):
        wrong = f"today at {size}: Text 'Shrunk' needs"
        assert [fault for fault in inspector.faults if fault.startswith(wrong)]
    assert inspector.nameless == ["today: Button"]
