"""The sheet of a routine, read back from its PDF by another program and looked at as pictures."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QLocale, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinterInfo, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from shipped_content import exercise_of, routine_of, shipped
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach import resources
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.routine import Routine
from coach.figure.pose_file import PoseFile
from coach.storage.poses import PoseShelf
from coach.ui import words
from coach.ui.content import Content
from coach.ui.figure_builder import build
from coach.ui.figure_inks import Inks, Look
from coach.ui.figure_replay import Drawing, replay
from coach.ui.kit.toast import Toast
from coach.ui.paper.coarse import coarse
from coach.ui.paper.exercise_row import Drawings, shots_of
from coach.ui.paper.page import (
    MARGIN_BOTTOM_PT,
    MARGIN_TOP_PT,
    MARGIN_X_PT,
    Document,
    Paper,
    page_size,
    paint_pages,
    pictures_of,
)
from coach.ui.paper.pdf_file import pdf_writer
from coach.ui.paper.printing import LOOK_AGAIN_MS, SheetFlow
from coach.ui.paper.routine_sheet import routine_sheet
from coach.ui.theme import LIGHT

A4, LETTER = QPageSize(QPageSize.PageSizeId.A4), QPageSize(QPageSize.PageSizeId.Letter)
PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=["a4", "letter"])
ROUTINES = pytest.mark.parametrize("routine_id", [it.id for it in shipped().routines()[0]])
STOP = "Stop if pain gets sharp or goes down a leg."
FOOT_RULE_PT = 18

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    # The offscreen platform says these when a menu or a preview opens.
    pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)"),
]


def no_pose(exercise_id: str) -> PoseFile | None:
    return None


IN_WORDS = Content(exercise_of, no_pose)
DRAWN = Content(exercise_of, PoseShelf(resources.assets() / "poses").get)


def sheet(routine: Routine, content: Content = IN_WORDS) -> Document:
    shots = shots_of(routine, content.pose)
    drawings = {
        exercise: Drawings(*(build(shot) if shot else None for shot in (it.start, it.work)))
        for exercise, it in shots.items()
    }
    return routine_sheet(routine, content, drawings, Look())


def pdf_of(document: Document, paper: QPageSize, path: Path) -> Path:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert paint_pages(document, pdf_writer(buffer, "A sheet", paper))
    path.write_bytes(bytes(buffer.data().data()))
    return path


def read_by_pdftotext(path: Path) -> list[str]:
    """The text of every page, its lines joined."""
    run = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    pages = run.stdout.decode().split("\f")[:-1]
    return [" ".join(page.split()) for page in pages]


def assert_in_order(text: str, parts: list[str]) -> None:
    at = 0
    for part in parts:
        at = text.find(part, at)
        assert at >= 0, f"{part} is missing, or comes too early, in: {text}"
        at += len(part)


def names_and_doses(routine: Routine) -> list[str]:
    return [
        part
        for item in routine.items
        for part in (
            exercise_of(item.exercise).name,
            words.dose(item.dose),
            exercise_of(item.exercise).steps[0],
        )
    ]


@ROUTINES
@PAPERS
def test_every_name_and_dose_is_read_in_its_order(routine_id: str, paper: QPageSize, tmp_path: Path) -> None:
    routine = routine_of(routine_id)
    pages = read_by_pdftotext(pdf_of(sheet(routine), paper, tmp_path / "sheet.pdf"))
    assert 1 <= len(pages) <= 2
    assert_in_order(" ".join(pages), [routine.name, *names_and_doses(routine)])
    assert words.minutes(routine.duration_s) in pages[0]
    assert words.sentence(routine.when) in pages[0]
    for number, page in enumerate(pages, start=1):
        assert STOP in page
        assert f"Page {number} of {len(pages)}" in page
    assert_each_exercise_is_on_one_page(routine, pages)


def assert_each_exercise_is_on_one_page(routine: Routine, pages: list[str]) -> None:
    at = 0
    for item in routine.items:
        exercise = exercise_of(item.exercise)
        while exercise.name not in pages[at].replace(routine.name, ""):
            at += 1
        assert exercise.steps[:3][-1] in pages[at]
        assert exercise.caution in pages[at]


def test_the_drawn_sheet_reads_as_well(tmp_path: Path) -> None:
    routine = routine_of("core-foundation")
    (page,) = read_by_pdftotext(pdf_of(sheet(routine, DRAWN), A4, tmp_path / "sheet.pdf"))
    assert_in_order(page, [routine.name, *names_and_doses(routine)])
    for text in ("Strength day, weeks 1-3", "4 × 6 s each side", "2 sets of 3 × 10 s, 45 s rest"):
        assert text in page
    for item in routine.items:
        exercise = exercise_of(item.exercise)
        for text in (exercise.cue, *exercise.steps[:3], exercise.caution):
            assert text in page


@ROUTINES
@PAPERS
def test_nothing_leaves_its_margins_or_runs_into_the_foot(routine_id: str, paper: QPageSize) -> None:
    for picture in pictures_of(sheet(routine_of(routine_id)), paper, 72):
        wide, high = picture.width(), picture.height()
        side, bottom = int(MARGIN_X_PT) - 1, int(MARGIN_BOTTOM_PT) - 1
        assert is_bare(picture, QRect(0, 0, side, high))
        assert is_bare(picture, QRect(wide - side, 0, side, high))
        assert is_bare(picture, QRect(0, 0, wide, int(MARGIN_TOP_PT) - 1))
        assert is_bare(picture, QRect(0, high - bottom, wide, bottom))
        assert is_bare(picture, QRect(0, high - int(MARGIN_BOTTOM_PT) - FOOT_RULE_PT - 6, wide, 4))
        assert not is_bare(picture, QRect(0, high - int(MARGIN_BOTTOM_PT) - FOOT_RULE_PT - 2, wide, 4))


def is_bare(picture: QImage, area: QRect) -> bool:
    part = picture.copy(area).convertToFormat(QImage.Format.Format_Grayscale8)
    blank = part.copy()
    blank.fill(255)
    return part == blank


def test_print_is_shorter_and_looks_the_same(tmp_path: Path) -> None:
    whole = routine_of("core-foundation")
    routine = replace(whole, items=tuple(item for item in whole.items if item.exercise == "dead-bug"))
    shot = shots_of(routine, DRAWN.pose)["dead-bug"].work
    assert shot is not None
    drawing = build(shot)
    thinned = coarse(drawing)
    assert thinned.bounds == drawing.bounds
    assert share_of_other_pixels(painted(drawing), painted(thinned)) < 0.002
    sizes = [
        pdf_of(
            routine_sheet(routine, DRAWN, {"dead-bug": Drawings(None, it)}, Look()),
            A4,
            tmp_path / "sheet.pdf",
        )
        .stat()
        .st_size
        for it in (drawing, thinned)
    ]
    words_only = pdf_of(sheet(routine), A4, tmp_path / "words.pdf").stat().st_size
    assert sizes[1] - words_only < 0.7 * (sizes[0] - words_only)


def painted(drawing: Drawing) -> QImage:
    """A drawing as large as on paper at 300 dots an inch."""
    picture = QImage(444, 333, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    replay(painter, QRectF(picture.rect()), drawing, Inks("core", LIGHT, LIGHT.surface, Look()))
    painter.end()
    return picture


def share_of_other_pixels(one: QImage, other: QImage) -> float:
    pairs = list(zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))
    return sum(abs(a - b) > 40 for a, b in pairs) / len(pairs)


def test_without_a_pose_the_cue_stands_in_the_place_of_the_drawings(tmp_path: Path) -> None:
    routine = routine_of("standing-break")
    (page,) = read_by_pdftotext(pdf_of(sheet(routine), A4, tmp_path / "sheet.pdf"))
    for item in routine.items:
        assert page.count(exercise_of(item.exercise).cue) == 1
    assert "Start" not in page


def test_a_long_name_and_many_exercises_still_hold(tmp_path: Path) -> None:
    routine = routine_of("post-walk-stretch")
    name = "Everything that my physiotherapist wrote down for me in the long winter of this year"
    long = replace(routine, name=name, when="", items=routine.items * 4)
    pages = read_by_pdftotext(pdf_of(sheet(long), LETTER, tmp_path / "sheet.pdf"))
    assert len(pages) > 4
    assert_in_order(" ".join(pages), [name, *names_and_doses(routine)])
    assert all(page.startswith(name) for page in pages)


def test_the_page_tells_where_it_is() -> None:
    seen: list[tuple[int, int, float]] = []

    def document(size: QSizeF) -> list:  # type: ignore[type-arg]
        def page(paper: Paper):  # type: ignore[no-untyped-def]
            before = paper.y
            paper.write("A line\nof two", "body")
            seen.append((paper.number, paper.count, paper.y - before))
            yield

        return [page, page]

    pictures = pictures_of(document, A4, 36)
    assert [(number, count) for number, count, _ in seen] == [(1, 2), (2, 2)]
    assert [picture.size().toTuple() for picture in pictures] == [(298, 421)] * 2


@pytest.mark.parametrize(
    ("locale", "expected"), [("en_US", LETTER), ("en_CA", LETTER), ("en_GB", A4), ("de_DE", A4), ("C", A4)]
)
def test_paper_is_what_people_have(locale: str, expected: QPageSize) -> None:
    assert page_size(QLocale(locale)).id() is expected.id()


# From the library


@pytest.fixture
def desk(workspace: Workspace, hand_clock: HandClock) -> Desk:
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.key(Qt.Key.Key_3, modifier=CONTROL)
    return desk


def print_menu(desk: Desk) -> list[str]:
    """Open the menu of the print button by mouse; its entries."""
    desk.click("Print")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return [action.text() for action in menu.actions()]


def wait_for_sheet(desk: Desk) -> None:
    while desk.window.library.sheets.is_busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    desk.settle()


def offer(desk: Desk, path: str) -> list[str]:
    """What the file dialog would answer, and the names that it is offered."""
    offered: list[str] = []

    def choose(window: object, title: str, name: str) -> str:
        offered.append(name)
        return path

    desk.window.library.sheets._choose_file = choose
    return offered


def said(desk: Desk) -> list[str]:
    return [toast.accessibleName() for toast in desk.on_screen(Toast)]


def test_a_sheet_is_saved_from_the_detail_of_a_routine(desk: Desk, tmp_path: Path) -> None:
    offered = offer(desk, str(tmp_path / "handout"))
    assert print_menu(desk) == ["Save as PDF…", "Preview and print…"]
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    wait_for_sheet(desk)
    assert offered == ["core-foundation.pdf"]
    (page,) = read_by_pdftotext(tmp_path / "handout.pdf")
    assert_in_order(page, names_and_doses(routine_of("core-foundation")))
    assert page.count("Start") == 5
    assert said(desk) == ["Saved as handout.pdf."]


def test_a_newer_wish_takes_the_place_of_one_at_work(desk: Desk, tmp_path: Path) -> None:
    sheets: SheetFlow = desk.window.library.sheets
    offer(desk, str(tmp_path / "first.pdf"))
    sheets.save(routine_of("standing-break"))
    for interval_ms in (LOOK_AGAIN_MS, 0):  # looking for drawings, then painting without a pause
        while sheets._turns.interval() != interval_ms:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    assert sheets.is_busy
    offer(desk, str(tmp_path / "second.pdf"))
    sheets.save(routine_of("standing-break"))
    wait_for_sheet(desk)
    assert [path.name for path in tmp_path.glob("*.pdf*")] == ["second.pdf"]


def test_nothing_is_written_when_the_person_thinks_better_of_it(desk: Desk) -> None:
    offer(desk, "")
    desk.window.library.sheets.save(routine_of("core-foundation"))
    assert not desk.window.library.sheets.is_busy


def test_a_file_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    offer(desk, str(tmp_path / "nowhere" / "sheet.pdf"))
    desk.window.library.sheets.save(routine_of("standing-break"))
    wait_for_sheet(desk)
    (message,) = said(desk)
    assert message.startswith(f"Could not save {tmp_path}")
    assert not (tmp_path / "nowhere").exists()


def test_the_preview_shows_the_pages_and_tells_that_there_is_no_printer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    sheets: SheetFlow = desk.window.library.sheets
    sheets.preview(routine_of("post-walk-stretch"))
    wait_for_sheet(desk)
    (dialog,) = [it for it in desk.window.findChildren(QPrintPreviewDialog) if it.isVisible()]
    assert dialog.windowTitle() == "Post-walk stretch"
    (shown,) = dialog.findChildren(QPrintPreviewWidget)
    assert shown.pageCount() == 2
    assert said(desk) == ["No printer was found. Printing saves a PDF file."]
    dialog.close()
