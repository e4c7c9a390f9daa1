"""The progress page in the real window: numbers, ranges, read-outs, tables, pictures."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from measure_labels import tally
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTableView
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.history import Progress, Range
from coach.application.workspace import Workspace
from coach.commands.adherence import _row
from coach.domain.errors import StorageError
from coach.domain.trends import WalkingWeek
from coach.domain.walking import Unit
from coach.ui.charts.table_dialog import TableDialog
from coach.ui.pages.history.page import HistoryPage
from coach.ui.pages.progress.counting import CountingDialog
from coach.ui.pages.progress.page import ProgressPage
from coach.ui.pages.progress.view import view_of
from coach.ui.report_dialog import ReportDialog
from coach.ui.theme import apply_theme
from coach.ui.tour_past import live_through
from coach.ui.transfer_flow import CSV_FOLDER, SYSTEM

KEY = Qt.Key
SIZES = pytest.mark.parametrize("size", [(1280, 800), (900, 600)], ids=str)
THEMES = pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
WALKED = ("6.0", "6.7", "7.5", "8.2", "2.0", "6.4", "7.2", "8.0", "2.1")

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


def with_walks(progress: Progress) -> Progress:
    """The same weeks with walking, as a later part of the program will fill it in."""
    monday = progress.weeks[-1].monday
    weeks = [
        WalkingWeek(
            monday=monday - timedelta(days=7 * (len(WALKED) - 1 - number)),
            amount=Decimal(amount),
            unit=Unit.KILOMETRES,
            target=Decimal(8),
            cap=Decimal("8.6"),
            is_current=number == len(WALKED) - 1,
        )
        for number, amount in enumerate(WALKED)
    ]
    return replace(progress, walking=tuple(weeks))


@pytest.fixture
def practised(workspace: Workspace, hand_clock: HandClock) -> Workspace:
    """Somebody with seven weeks of practice, one of them ill."""
    live_through(workspace, hand_clock)
    welcomed(workspace)
    return workspace


def opened(
    workspace: Workspace, clock: HandClock, size: tuple[int, int] = (1280, 800)
) -> tuple[Desk, ProgressPage]:
    desk = open_desk(workspace, clock, size)
    desk.key(KEY.Key_4, modifier=CONTROL)
    (page,) = desk.on_screen(ProgressPage)
    return desk, page


@pytest.fixture
def desk(practised: Workspace, hand_clock: HandClock) -> Desk:
    return opened(practised, hand_clock)[0]


@pytest.fixture
def page(desk: Desk) -> ProgressPage:
    (found,) = desk.on_screen(ProgressPage)
    return found


def figures(page: ProgressPage) -> list[tuple[str, str, str]]:
    return [(it.value.text(), it.unit.text(), it.caption.text()) for it in page.figures.figures]


def rows(workspace: Workspace) -> dict[tuple[str, str], dict[str, object]]:
    """What the command prints, by week and category."""
    printed = [_row(week, name, count) for week in workspace.history.weeks(8) for name, count in week.rows()]
    return {(str(row["week"]), str(row["category"])): row for row in json.loads(json.dumps(printed))}


def test_five_figures(page: ProgressPage) -> None:
    assert figures(page) == [
        ("88", "%", "53 of 60 planned sessions"),
        ("5", "of 6", "weeks at 80 % or more"),
        ("5", "weeks", "in a row, pauses skipped"),
        ("2.0", "of 10", "pain, was 4.8"),
        ("8.0", "km", "walked last week"),
    ]
    assert page.head.span.text() == "28 September to 17 November"


def test_the_share_is_that_of_the_command(page: ProgressPage, practised: Workspace) -> None:
    weeks = [row for (_, category), row in rows(practised).items() if category == "all"]
    over = [row for row in weeks[:-1] if row["week"] != "2026-W43"]
    done, planned = (sum(int(str(row[name])) for row in over) for name in ("complete", "prescribed"))
    assert f"{done} of {planned} planned sessions" == figures(page)[0][2]


def test_arrows_read_out_what_the_command_prints(
    desk: Desk, page: ProgressPage, practised: Workspace
) -> None:
    chart = page.sessions.view
    assert chart is not None
    desk.tab_to(lambda widget: widget is chart)
    desk.key(KEY.Key_Home)
    for number in range(8):
        week = f"2026-W{40 + number}"
        found = {name: rows(practised)[week, name] for name in ("all", "core", "glutes", "stretch")}
        read = page.readout.text.lower()
        for name, row in found.items():
            said = f"{row['complete']} of {row['prescribed']}"
            assert (f"{name} {said}" if name != "all" else f"{said} sessions") in read
        share = found["all"]["adherence"]
        assert share is not None
        if number < 7:
            assert f"{int(100 * float(str(share)) + 1e-9)} %" in read
        desk.key(KEY.Key_Right)
    assert "8 still to come" in page.readout.text
    desk.key(KEY.Key_Home, KEY.Key_Right, KEY.Key_Right, KEY.Key_Right)
    assert page.readout.title.text() == "Week of 19 October"
    assert "Paused: ill" in page.readout.text
    assert "7 excused" in page.readout.text
    desk.key(KEY.Key_Escape)
    assert not page.readout.isVisible()


def test_the_read_out_stays_within_what_is_seen(desk: Desk, page: ProgressPage) -> None:
    for card in (page.sessions, page.pain, page.days):
        assert card.view is not None
        card.view.setFocus()
        for key in (KEY.Key_End, KEY.Key_Left, KEY.Key_Home):
            desk.key(key)
            box = page.readout.geometry()
            assert page.readout.isVisible()
            assert page._page.rect().contains(box)
    desk.window.setFocus()
    assert not page.readout.isVisible()


@pytest.mark.parametrize(
    ("key", "range_"),
    [(KEY.Key_2, Range.WEEKS_26), (KEY.Key_3, Range.YEAR), (KEY.Key_4, Range.ALL)],
)
def test_a_number_chooses_the_range(desk: Desk, page: ProgressPage, key: Qt.Key, range_: Range) -> None:
    desk.key(key)
    assert page.head.ranges.value is range_
    assert page.view is not None
    assert page.view.range is range_
    desk.key(KEY.Key_1)
    assert page.view.range is Range.WEEKS_8
    assert page.sessions.view is not None
    assert page.sessions.view.chart.count == 8


def test_a_late_answer_to_an_earlier_question_is_not_shown(desk: Desk, page: ProgressPage) -> None:
    page.range_wished.emit(Range.ALL)
    page.range_wished.emit(Range.YEAR)
    desk.settle()
    assert page.view is not None
    assert page.view.range is Range.YEAR


def test_what_is_done_elsewhere_is_there_when_the_page_is_seen_again(desk: Desk, page: ProgressPage) -> None:
    desk.window.show_today()
    desk.workspace.safety.score_pain(6).result()
    desk.key(KEY.Key_4, modifier=CONTROL)
    assert figures(page)[3] == ("3.0", "of 10", "pain, was 4.8")


def test_a_screen_reader_hears_the_real_numbers(page: ProgressPage) -> None:
    view = page.sessions.view
    assert view is not None
    assert view.accessibleName() == "Sessions each week"
    assert "53 of 60 planned sessions done from 28 September to 17 November." in view.accessibleDescription()
    assert "5 of 6 weeks at 80 % or more." in view.accessibleDescription()
    assert page.figures.figures[0].accessibleName() == "88 % 53 of 60 planned sessions"


def test_a_chart_as_a_table(desk: Desk, page: ProgressPage) -> None:
    view = page.sessions.view
    assert view is not None
    view.table_wished.emit(view.mapToGlobal(view.rect().center()))
    (menu,) = page.sessions.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    desk.settle()
    assert isinstance(desk.dialog(), TableDialog)
    (table,) = desk.dialog().findChildren(QTableView)
    model = table.model()
    cells = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert cells[1][:6] == ["9 Nov", "3 of 3", "3 of 3", "4 of 4", "10 of 10", "100 %"]
    assert cells[4][-1] == "ill"
    assert model.headerData(4, Qt.Orientation.Horizontal) == "All"
    apply_theme(QApplication.instance(), dark=True)  # type: ignore[arg-type]
    desk.key(KEY.Key_Escape)
    assert desk.dialogs() == []


def test_how_it_is_counted_in_the_numbers_of_the_last_week(desk: Desk) -> None:
    desk.click("How this is counted")
    assert isinstance(desk.dialog(), CountingDialog)
    said = " ".join(desk.texts())
    assert (
        "In the week of 9 November your plan asked for 10 sessions and you did 10: 10 of 10 is 100 %" in said
    )
    assert "80 % of its work or more" in said
    desk.key(KEY.Key_Return)
    assert desk.dialogs() == []


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_charts_as_a_file(kind: str, desk: Desk, page: ProgressPage, tmp_path: Path) -> None:
    path = tmp_path / f"charts.{kind}"
    desk.window.progress._choose_file = lambda _window, _kind: path
    page.picture_wished.emit(kind)
    desk.settle()
    assert f"Saved as charts.{kind}." in desk.texts()
    content = path.read_bytes()
    if kind == "png":
        assert QImage.fromData(content).width() == 2 * 1080
    else:
        assert QSvgRenderer(QByteArray(content)).isValid()
        text = content.decode().replace("\n", "")
        for words in ("53 of 60 planned sessions", "28 September to 17 November", "8 left", "Back pain"):
            assert f">{words}</text>" in text


def test_a_file_that_cannot_be_written_is_said(desk: Desk, page: ProgressPage, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    desk.window.progress._choose_file = lambda _window, _kind: tmp_path / "file" / "charts.png"
    page.picture_wished.emit("png")
    desk.settle()
    assert any("its folder is not there" in text for text in desk.texts())


def test_a_reading_that_fails_is_said(
    desk: Desk, page: ProgressPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_range: Range) -> Progress:
        raise StorageError("Could not read the data.")

    monkeypatch.setattr(desk.workspace.history, "progress", refuse)
    page.range_wished.emit(Range.YEAR)
    desk.settle()
    assert "Could not read the data." in desk.texts()


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)], ids=str)
def test_tables_and_a_report_are_a_step_away(
    practised: Workspace, hand_clock: HandClock, size: tuple[int, int], tmp_path: Path
) -> None:
    desk, page = opened(practised, hand_clock, size)
    desk.window.transfer._choosers = replace(SYSTEM, folder=lambda _window: tmp_path)
    desk.key(KEY.Key_E)
    (menu,) = [it for it in page.head.findChildren(QMenu) if it.isVisible()]
    offered = [action.text() for action in menu.actions()]
    if size[0] < 1100:
        assert offered == ["Picture, PNG", "Drawing, SVG", "Numbers, CSV", "Report, PDF"]
        menu.actions()[2].trigger()
        menu.actions()[3].trigger()
        menu.close()
    else:
        assert offered == ["Picture, PNG", "Drawing, SVG"]
        menu.close()
        desk.click("Save CSV")
        desk.click("Report")
    desk.window.transfer.finish()
    desk.settle()
    assert isinstance(desk.dialog(), ReportDialog)
    assert (tmp_path / CSV_FOLDER / "sessions.csv").exists()
    desk.key(KEY.Key_Escape)
    assert desk.dialogs() == []


def test_the_history_opens_in_place_and_leads_back(practised: Workspace, hand_clock: HandClock) -> None:
    desk, page = opened(practised, hand_clock)
    desk.click("History")
    desk.settle()
    assert desk.window.shell.page == "progress"
    desk.key(KEY.Key_F1)
    assert "In the history" in desk.texts()
    assert tally(desk.window).faults == []
    desk.key(KEY.Key_Escape)
    (history,) = desk.on_screen(HistoryPage)
    desk.click(history.back)
    desk.settle()
    assert page.isVisible()
    assert page.head.history.hasFocus()


@SIZES
def test_the_keys_of_the_page(practised: Workspace, hand_clock: HandClock, size: tuple[int, int]) -> None:
    desk, _ = opened(practised, hand_clock, size)
    desk.key(KEY.Key_F1)
    assert "On progress" in desk.texts()
    assert tally(desk.window).faults == []


def test_neither_start_up_nor_an_empty_page_loads_pyqtgraph(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from coach.app import application, build_window\n"
        "from coach.application.clock import SystemClock; from coach.application.workspace import Workspace\n"
        "app = application(); workspace = Workspace(Path(sys.argv[1]), SystemClock())\n"
        "window = build_window(workspace); window.show(); window.show_today()\n"
        "window.shell.show_page('progress')\n"
        "window.progress.finish(); print(window.progress.page.empty.isVisibleTo(window.progress.page))\n"
        "print(sorted({'numpy', 'pyqtgraph'} & set(sys.modules))); window.close(); workspace.close()\n"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", code, str(tmp_path / "data")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.stdout.split("\n")[:2] == ["True", "[]"], done.stderr


# Before anything is done


def test_the_page_before_the_first_session(workspace: Workspace, hand_clock: HandClock) -> None:
    welcomed(workspace)
    desk, page = opened(workspace, hand_clock)
    assert page.empty.isVisible()
    assert "Charts fill in as you go." in desk.texts()
    assert not page.head.save_csv.isEnabled()
    assert [box.text for box in page.empty.bars.text_boxes()] == [
        f"your target: {page.view.target} sessions a week"
    ]  # type: ignore[union-attr]
    asked: list[object] = []
    desk.window.transfer._choosers = replace(SYSTEM, open=asked.append)
    desk.click("Import a backup")
    assert asked == [desk.window]
    desk.click("Log a walk")
    assert desk.window.shell.page == "walks"
    desk.key(KEY.Key_4, modifier=CONTROL)
    desk.click("Start today's session")
    assert desk.window.session.page.isVisible() or desk.dialogs() or "Nothing is due now." in desk.texts()


@SIZES
def test_labels_before_the_first_session(
    size: tuple[int, int], workspace: Workspace, hand_clock: HandClock
) -> None:
    welcomed(workspace)
    desk, _ = opened(workspace, hand_clock, size)
    assert tally(desk.window).faults == []


# Room and themes


@SIZES
@THEMES
def test_labels_of_every_range_with_walking(
    size: tuple[int, int],
    is_dark: bool,
    practised: Workspace,
    hand_clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
) -> None:
    ask: Callable[[Range], Progress] = practised.history.progress
    monkeypatch.setattr(practised.history, "progress", lambda range_: with_walks(ask(range_)))
    desk, page = opened(practised, hand_clock, size)
    apply_theme(qapp, dark=is_dark)
    assert figures(page)[4] == ("8.0", "km", "walked last week")
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4):
        desk.key(key)
        assert tally(desk.window).faults == []
    view = page.walking.view
    assert view is not None
    QTest.keyClick(view, KEY.Key_End)
    assert page.readout.text.split("\n") == ["This week", "2.1 km walked", "Target 8.0", "Safe limit 8.6"]
    assert tally(desk.window).faults == []


def test_the_theme_reaches_every_chart_at_once(page: ProgressPage, qapp: QApplication) -> None:
    views = [card.view for card in (page.sessions, page.pain, page.days)]
    before = [view.grab().toImage() for view in views if view is not None]
    apply_theme(qapp, dark=True)
    QApplication.processEvents()
    after = [view.grab().toImage() for view in views if view is not None]
    assert len(after) == 3
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_a_year_and_more_is_averaged_by_month(practised: Workspace, hand_clock: HandClock) -> None:
    hand_clock.wall += timedelta(days=400)
    view = view_of(practised.history.progress(Range.ALL), Range.ALL)
    assert (view.sessions.title, view.sessions.sub) == ("Sessions a week", "average of each month")
    reading = view.sessions.read(1)
    assert reading.title == "October 2026"
    assert reading.lines[:2] == ("9.0 of 10.0 sessions a week", "27 of 30 sessions, 90 %, on track")
    assert "1 week paused" in reading.lines
    assert view.pain.sub == "line: average of each month, band: lowest to highest"
    assert view.days.sub.startswith("the last 53 weeks")
    assert view.pain.read(0).title == "September 2026"
    assert len(view.sessions.table().rows) == len(view.sessions.chart.columns)  # type: ignore[union-attr]
    assert view.span == f"{date(2026, 9, 28).day} Sep 2026 to 22 Dec 2027"
