"""The page for a therapist: everything on one sheet, readable, and nothing lost on the way to a file."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from measure_labels import tally
from pdf_words import overlaps, pages_of, text_of, words_of
from PySide6.QtCore import QLocale, QSizeF, Qt
from PySide6.QtGui import QColor, QPageSize
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from recorded_weeks import Past, record_weeks
from window_driver import Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.report import PlanLine, Report, WeeklyPlan
from coach.application.workspace import Workspace
from coach.domain.errors import StorageError
from coach.domain.exercise import Category
from coach.ui.paper.page import page_size, pictures_of
from coach.ui.paper.pdf_file import written_in_turns
from coach.ui.paper.report_page import MARGIN_X_PT, ReportDocument, height_pt, page_room_pt
from coach.ui.paper.report_tables import WeekTable
from coach.ui.report_dialog import ReportDialog
from coach.ui.report_flow import ReportFlow
from coach.ui.theme import apply_theme

A4, LETTER = QPageSize(QPageSize.PageSizeId.A4), QPageSize(QPageSize.PageSizeId.Letter)
PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=["a4", "letter"])
TUESDAY = datetime(2026, 11, 17, 7, 30, tzinfo=UTC)
LONG_NAME = "Everything that my physiotherapist wrote down for the days after a long walk uphill"
LONG_NOTES = (
    "Pain ran down to the left buttock after the second set and stayed until the evening. " * 6,
    "Short one.",
    "Word" * 120,
)
PASTS = {
    "eight weeks, one of them ill": (Past(), 8),
    "a plan alone": (Past(weeks=1, ill=None, credits=(0.0,), has_walks=False, has_pain=False), 8),
    "half a year": (Past(weeks=26, ill=10), 26),
    "long notes": (Past(notes=LONG_NOTES), 8),
    "more than a year with long notes": (Past(weeks=60, ill=30, notes=LONG_NOTES), None),
}


@pytest.fixture(scope="module", params=PASTS, ids=str)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report on each of the pasts."""
    past, weeks = PASTS[request.param]
    return reported(tmp_path_factory.mktemp("past"), past, weeks)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report on eight weeks of which one was ill."""
    return reported(tmp_path_factory.mktemp("usual"), Past(), 8)


def reported(folder: Path, past: Past, weeks: int | None) -> Report:
    clock = HandClock(TUESDAY)
    workspace = Workspace(folder / "data", clock)
    try:
        record_weeks(workspace, clock, past)
        return workspace.reports.of_weeks(weeks)
    finally:
        workspace.close()


def saved(report: Report, folder: Path, paper: QPageSize = A4) -> Path:
    """The report as a file."""
    path = folder / "report.pdf"
    for _ in written_in_turns(ReportDocument(report), path, "Report", paper):
        pass
    return path


def size_of(paper: QPageSize) -> QSizeF:
    return QSizeF(paper.size(QPageSize.Unit.Point))


def crowded(report: Report, routines: int) -> Report:
    """The same with a plan of many routines that have long names and every day of the week."""
    line = PlanLine(
        routine="own",
        name=LONG_NAME,
        categories=(Category.CORE, Category.GLUTES),
        times=tuple((weekday, time(7 + weekday, 5 * weekday)) for weekday in range(7)),
        minutes=47,
        exercises=tuple(f"{LONG_NAME}, {number}" for number in range(20)),
    )
    plan = WeeklyPlan(since=date(2026, 9, 28), ladder_week=6, lines=(line,) * routines, pause=None)
    return replace(report, plan=plan)


# The page


@PAPERS
def test_all_of_it_stands_on_one_page_and_no_word_on_another(
    report: Report, paper: QPageSize, tmp_path: Path, qapp: QApplication
) -> None:
    pdf = saved(report, tmp_path, paper)
    assert pages_of(pdf) == 1
    words = words_of(pdf)
    assert len(words) > 80
    assert overlaps(words) == []
    width = size_of(paper).width()
    assert min(word.left for word in words) >= MARGIN_X_PT - 1
    assert max(word.right for word in words) <= width - MARGIN_X_PT + 1


@PAPERS
@pytest.mark.parametrize("routines", [3, 12, 40])
def test_a_crowded_plan_gives_way(
    usual: Report, routines: int, paper: QPageSize, tmp_path: Path, qapp: QApplication
) -> None:
    full = crowded(usual, routines)
    size = size_of(paper)
    blocks = ReportDocument(full).blocks(size)
    assert height_pt(blocks, size.width() - 2 * MARGIN_X_PT) <= page_room_pt(size)
    text = text_of(saved(full, tmp_path, paper))
    assert "Everything that my physiotherapist" in text
    assert (routines > 3) == bool(re.search(r"^and \d+ more$", text, re.MULTILINE))


def test_what_is_counted_can_be_read_and_selected(usual: Report, tmp_path: Path, qapp: QApplication) -> None:
    text = text_of(saved(usual, tmp_path))
    whole = usual.progress.total
    lines = text.strip().splitlines()
    assert lines[0] == "Back Coach report 28 September to 17 November 2026"
    assert lines[1] == f"Done {whole.complete} of {whole.prescribed} planned sessions, 83 %"
    assert "1 week paused (ill) is left out." in lines[2]
    for row in usual.categories:
        assert f"{row.category.value.capitalize()} {row.count.complete} of {row.count.prescribed}" in text
    assert "19 to 25 Oct — — — — — — paused, ill, 9 excused" in lines
    assert "Core foundation, 7 min Mon, Thu 07:30" in lines
    assert lines[-1].startswith(
        "Made by Back Coach on this computer. Counts are what was recorded; they are no"
    )
    assert lines[-1].endswith("28 Sep to 17 Nov 2026, page 1 of 1")


def test_it_is_read_from_the_headline_to_the_notes(usual: Report, tmp_path: Path, qapp: QApplication) -> None:
    text = text_of(saved(usual, tmp_path))
    heads = (
        "Back Coach report",
        "Done ",
        "By category",
        "Week by week",
        "Back pain",
        "Walking, kilometres",
        "Last symptom check",
        "The weekly plan",
        "Notes, newest first",
        "Made by",
    )
    places = [text.index(head) for head in heads]
    assert places == sorted(places)


def test_notes_go_first_then_early_weeks_by_month(tmp_path: Path, qapp: QApplication) -> None:
    early = reported(tmp_path, Past(weeks=26, ill=10, notes=LONG_NOTES), 26)
    assert early.notes is not None
    early_document, tables = ReportDocument(early), {}
    for paper in (size_of(A4), QSizeF(595, 1500)):
        (tables[paper.height()],) = [it for it in early_document.blocks(paper) if isinstance(it, WeekTable)]
    assert all(span.is_single for span in tables[1500].spans)
    spans = tables[842].spans
    assert sum(len(span.weeks) for span in spans) == 26
    assert [span.is_single for span in spans[-8:]] == [True] * 8
    assert "July 2026" in text_of(saved(early, tmp_path))
    assert "older notes are in Back Coach." in text_of(saved(early, tmp_path))


def test_without_notes_none_are_mentioned(usual: Report, tmp_path: Path, qapp: QApplication) -> None:
    text = text_of(saved(replace(usual, notes=None), tmp_path))
    assert "Notes" not in text
    assert "Easier than last week" not in text


def test_it_is_black_on_white(usual: Report, qapp: QApplication) -> None:
    apply_theme(qapp, dark=True)
    (picture,) = pictures_of(ReportDocument(usual), A4, 40)
    apply_theme(qapp, dark=False)
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    assert max(QColor(it).saturation() for it in colours if QColor(it).lightness() > 90) < 60
    assert QColor(picture.pixel(2, 2)) == QColor("#FFFFFF")


def test_a_file_that_cannot_be_written_leaves_nothing(
    usual: Report, tmp_path: Path, qapp: QApplication
) -> None:
    with pytest.raises(StorageError, match="it is a folder"):
        list(written_in_turns(ReportDocument(usual), tmp_path, "Report", A4))
    with pytest.raises(StorageError, match="No such file"):
        list(written_in_turns(ReportDocument(usual), tmp_path / "none" / "report.pdf", "Report", A4))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_given_up_half_way_leaves_nothing(
    usual: Report, tmp_path: Path, qapp: QApplication
) -> None:
    begun = written_in_turns(ReportDocument(usual), tmp_path / "report.pdf", "Report", A4)
    next(begun)
    del begun
    assert list(tmp_path.iterdir()) == []


# The dialog and what follows from it


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> Desk:
    record_weeks(workspace, hand_clock, Past())
    welcomed(workspace)
    return open_desk(workspace, hand_clock)


class Chooser:
    """Stands in for the file dialog of the system."""

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.offered: list[str] = []

    def __call__(self, window: object, title: str, offered: str) -> str:
        self.offered.append(offered)
        return self.answer


def flow_of(desk: Desk, answer: str = "") -> tuple[ReportFlow, Chooser]:
    chooser, window = Chooser(answer), desk.window
    return ReportFlow(window, desk.workspace, window._when_stored, window._toast, chooser), chooser


def until_done(qtbot: QtBot, desk: Desk, flow: ReportFlow) -> None:
    qtbot.waitUntil(lambda: not flow.is_busy)
    desk.settle()


def asked(desk: Desk) -> ReportDialog:
    dialog = desk.dialog()
    assert isinstance(dialog, ReportDialog)
    return dialog


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)], ids=str)
@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_every_word_of_the_dialog_stands_whole(
    workspace: Workspace, hand_clock: HandClock, qtbot: QtBot, size: tuple[int, int], is_dark: bool
) -> None:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock, size)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, is_dark)
    flow, _ = flow_of(desk)
    flow.open()
    desk.settle()
    assert tally(desk.window).faults == []


def test_the_paper_follows_where_the_person_lives(desk: Desk) -> None:
    flow, _ = flow_of(desk)
    flow.open()
    assert asked(desk).paper.value is page_size().id()
    assert page_size(QLocale("en_US")).id() is QPageSize.PageSizeId.Letter
    assert page_size(QLocale("de_DE")).id() is QPageSize.PageSizeId.A4


def test_a_report_is_saved_by_keys_alone(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    flow, chooser = flow_of(desk, str(tmp_path / "for Anna"))
    flow.open()
    desk.key(Qt.Key.Key_Return)
    until_done(qtbot, desk, flow)
    assert chooser.offered == ["back-coach-report-2026-11-17.pdf"]
    assert "Saved as for Anna.pdf." in desk.texts()
    text = text_of(tmp_path / "for Anna.pdf")
    assert "28 September to 17 November 2026" in text
    assert "Notes, newest first" in text


def test_the_choices_reach_the_page(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    flow, _ = flow_of(desk, str(tmp_path / "report.pdf"))
    flow.open()
    dialog = asked(desk)
    dialog.notes.setChecked(False)
    dialog.paper.choose(QPageSize.PageSizeId.Letter)
    desk.click("Save as PDF")
    until_done(qtbot, desk, flow)
    text = text_of(tmp_path / "report.pdf")
    assert "Notes" not in text
    assert max(word.right for word in words_of(tmp_path / "report.pdf")) > 560


def test_who_changes_their_mind_gets_no_file(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    flow, chooser = flow_of(desk)
    flow.open()
    desk.click("Save as PDF")
    until_done(qtbot, desk, flow)
    flow.open()
    desk.key(Qt.Key.Key_Escape)
    until_done(qtbot, desk, flow)
    assert len(chooser.offered) == 1
    assert list(tmp_path.rglob("*.pdf")) == []


def test_a_place_that_takes_no_file_is_said(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    flow, _ = flow_of(desk, str(tmp_path / "none" / "report.pdf"))
    flow.open()
    desk.click("Save as PDF")
    until_done(qtbot, desk, flow)
    assert any(text.startswith("Could not save ") for text in desk.texts())


def test_without_plan_and_records_there_is_nothing_to_report(
    workspace: Workspace, hand_clock: HandClock, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(workspace, hand_clock)
    flow, _ = flow_of(desk, str(tmp_path / "report.pdf"))
    flow.open()
    desk.click("Save as PDF")
    until_done(qtbot, desk, flow)
    assert any("nothing to report" in text for text in desk.texts())
    assert not (tmp_path / "report.pdf").exists()


def test_the_preview_shows_one_page_of_the_chosen_paper(desk: Desk, qtbot: QtBot) -> None:
    flow, _ = flow_of(desk)
    flow.open()
    asked(desk).paper.choose(QPageSize.PageSizeId.Letter)
    desk.click("Print preview")
    until_done(qtbot, desk, flow)
    (preview,) = desk.window.findChildren(QPrintPreviewDialog)
    assert preview.isVisible()
    assert preview.printer().pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
    preview.close()
