"""The routine editor in the real window, by mouse and by keyboard alone."""

from pathlib import Path

import pytest
from measure_labels import stops, tally
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shipped_content import exercise_of, routine_of
from window_driver import CONTROL, NO_MODIFIER, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.dosing import Turns, turns_of, work_of
from coach.domain.draft import totals
from coach.domain.exercise import Category, HoldDose, RepsDose
from coach.domain.routine import Routine
from coach.storage.content_text import exercise_text, routine_text
from coach.ui.editor_flow import EditorFlow
from coach.ui.kit.stepper import Stepper
from coach.ui.pages.editor.own_exercise import OwnExerciseDialog, cue_from
from coach.ui.pages.editor.page import EditorPage
from coach.ui.pages.editor.questions import ImportDialog, LeaveDialog, RefusedDialog
from coach.ui.pages.editor.row import Row
from coach.ui.theme import apply_theme

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
FOUNDATION = ["pelvic-tilt", "dead-bug", "bird-dog", "side-plank-knee", "knee-plank"]


def type_in(text: str) -> None:
    """Type into whatever has the keyboard."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def drop(target: QWidget, carried: QMimeData) -> None:
    """Carry something over a widget and let it go."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(50, 50), copy, carried, left, NO_MODIFIER)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(50, 50), copy, carried, left, NO_MODIFIER))


class Bench:
    """The window with an editor in it, as the Library will open it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.wished: list[str] = []
        self.changes = 0
        self.files: list[Path] = []
        window = desk.window
        self.flow = EditorFlow(window, desk.workspace, window._toast.say, lambda _window: self.files)
        self.flow.opened.connect(self._show)
        self.flow.closed.connect(lambda: window.shell.show_page("library"))
        self.flow.start_wished.connect(self.wished.append)
        self.flow.changed.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    def _show(self, page: EditorPage) -> None:
        stack = self.desk.window.shell._stack
        if stack.indexOf(page) < 0:
            stack.addWidget(page)
        stack.setCurrentWidget(page)
        page.take_focus()

    @property
    def page(self) -> EditorPage:
        assert self.flow.page is not None
        return self.flow.page

    def row(self, place: int) -> Row:
        return self.page.table.rows()[place]

    def order(self) -> list[str]:
        shown = [row.exercise.id for row in self.page.table.rows()]
        assert shown == [item.exercise for item in self.page.draft.items]
        return shown

    def own(self) -> list[str]:
        return sorted(path.stem for path in (self.desk.workspace.folder / "routines").glob("*"))

    def copy(self, routine_id: str = "core-foundation") -> EditorPage:
        self.flow.duplicate(routine_id)
        self.desk.settle()
        return self.page

    def plus(self, stepper: QWidget) -> None:
        self.desk.click(stepper, QPoint(stepper.width() - 10, stepper.height() // 2))

    def minus(self, stepper: QWidget) -> None:
        self.desk.click(stepper, QPoint(10, stepper.height() // 2))

    def drag(self, source: QWidget, to: QPoint) -> None:
        """Press on a widget, carry it to a point of the window in steps, let go."""
        window = self.desk.window
        handle, left = window.windowHandle(), Qt.MouseButton.LeftButton
        start = source.mapTo(window, source.rect().center())
        QTest.mousePress(handle, left, NO_MODIFIER, start)
        for part in (0.1, 0.5, 1.0):
            QTest.mouseMove(handle, start + (to - start) * part)
            QApplication.processEvents()
        QTest.mouseRelease(handle, left, NO_MODIFIER, to)
        self.desk.settle()

    def edge_of(self, place: int) -> QPoint:
        """A point just inside the upper edge of a row."""
        row = self.row(place)
        return row.mapTo(self.desk.window, QPoint(100, 6))


@pytest.fixture
def bench(workspace: Workspace, hand_clock: HandClock, qapp: QApplication) -> Bench:
    welcomed(workspace)
    return Bench(open_desk(workspace, hand_clock))


@pytest.fixture
def narrow(workspace: Workspace, hand_clock: HandClock, qapp: QApplication) -> Bench:
    welcomed(workspace)
    return Bench(open_desk(workspace, hand_clock, (900, 600)))


# By mouse


def test_a_copy_is_edited_and_saved_by_mouse(bench: Bench) -> None:
    page = bench.copy()
    desk = bench.desk
    assert {"Edit routine", "Copy of Core foundation. The original stays as it is."} <= set(desk.texts())
    assert "13 min in all" in desk.texts()
    bench.minus(bench.row(1).sets)
    bench.plus(bench.row(4).work)
    bench.plus(bench.row(2).rest)
    desk.click(bench.row(0).bin)
    assert bench.order() == FOUNDATION[1:]
    doses = [item.dose for item in page.draft.items]
    assert (doses[0].sets, work_of(doses[3]), doses[1].rest_s) == (1, 11, 45)
    assert "Draft kept" in desk.texts()
    desk.click("Save routine")
    assert bench.own() == ["core-foundation-my-version"]
    saved = desk.workspace.routine("core-foundation-my-version")
    assert saved.items == page.draft.items
    assert "Draft kept" not in desk.texts()
    assert bench.changes == 1
    assert "Your own routine. Past sessions stay as they were." in desk.texts()


def test_a_draft_is_whole_before_its_rows_are_built(bench: Bench) -> None:
    bench.flow.duplicate("core-foundation")
    page = bench.page
    assert not page.stands
    page.insert("glute-bridge")
    page.move_item(5, 0)
    page.remove(1)
    page.save()
    assert bench.own() == ["core-foundation-my-version"]
    saved = bench.desk.workspace.routine("core-foundation-my-version")
    assert [item.exercise for item in saved.items] == ["glute-bridge", *FOUNDATION[1:]]
    bench.flow.leave()
    bench.desk.settle()
    assert bench.flow.page is None
    assert not bench.desk.on_screen(EditorPage)


def test_a_page_is_shown_when_the_rows_in_sight_are_built(bench: Bench) -> None:
    stood: list[bool] = []
    bench.flow.opened.connect(lambda page: stood.append(page.stands))
    bench.copy()
    assert stood == [True]
    assert all(row.is_built for row in bench.page.table._rows)


def test_totals_follow_every_change(bench: Bench) -> None:
    page = bench.copy()
    desk = bench.desk
    for change in (
        lambda: bench.plus(bench.row(1).sets),
        lambda: bench.minus(bench.row(3).work),
        lambda: bench.plus(page.totals.prepare),
        lambda: bench.plus(page.totals.between),
        lambda: desk.click("Add Child's pose"),
        lambda: desk.click(bench.row(0).bin),
        lambda: desk.click("Undo"),
    ):
        before = page.draft
        change()
        assert page.draft != before
        whole = totals(page.draft)
        assert f"{round(whole.whole_s / 60)} min in all" in desk.texts()
        assert any(
            text.startswith(f"work {whole.work_s // 60}:{whole.work_s % 60:02},") for text in desk.texts()
        )


def test_sides_tempo_and_holds_by_mouse(bench: Bench) -> None:
    page = bench.copy()
    desk = bench.desk
    desk.click(bench.row(1).hint)
    assert bench.row(1).details.isVisible()
    desk.click("Sides of Dead bug, Each side")
    bench.plus(bench.row(1).details.steppers()[1])
    dose = page.draft.items[1].dose
    assert isinstance(dose, RepsDose)
    assert (turns_of(dose), dose.tempo.phases_s) == (Turns.PER_SIDE, (3, 2, 2, 1))
    desk.click(bench.row(1).hint)
    desk.click(bench.row(3).hint)
    holds, relax = bench.row(3).details.steppers()
    bench.minus(holds)
    bench.plus(relax)
    held = page.draft.items[3].dose
    assert isinstance(held, HoldDose)
    assert (held.holds, held.relax_s) == (3, 4)


def test_a_rep_never_lasts_nothing(bench: Bench) -> None:
    page = bench.copy("standing-break")
    bench.desk.click(bench.row(0).hint)
    steppers = bench.row(0).details.steppers()
    bench.minus(steppers[0])
    assert page.draft.items[0].dose.tempo.phases_s == (0, 0, 1, 0)  # type: ignore[union-attr]
    bench.minus(steppers[2])
    assert page.draft.items[0].dose.tempo.phases_s == (0, 0, 1, 0)  # type: ignore[union-attr]


def test_a_row_is_dragged_to_its_place(bench: Bench) -> None:
    bench.copy()
    bench.drag(bench.row(4).handle, bench.edge_of(1))
    assert bench.order() == ["pelvic-tilt", "knee-plank", "dead-bug", "bird-dog", "side-plank-knee"]
    bench.drag(bench.row(0).handle, bench.edge_of(2))
    assert bench.order()[:2] == ["knee-plank", "pelvic-tilt"]
    add = bench.page.table.add
    bench.drag(bench.row(0).handle, add.mapTo(bench.desk.window, add.rect().center()))
    assert bench.order()[-1] == "knee-plank"


def test_a_row_dropped_outside_stays(bench: Bench) -> None:
    bench.copy()
    bench.drag(bench.row(2).handle, QPoint(1000, 300))
    bench.drag(bench.row(2).handle, bench.edge_of(2))
    assert bench.order() == FOUNDATION
    assert not bench.page.is_changed


def test_an_exercise_is_dragged_from_the_list(bench: Bench) -> None:
    page = bench.copy()
    first = page.side.picker.rows()[0]
    bench.drag(first.findChildren(QWidget)[0], bench.edge_of(1))
    assert bench.order() == ["pelvic-tilt", "bird-dog", *FOUNDATION[1:]]
    bench.drag(first.findChildren(QWidget)[0], QPoint(20, 300))
    assert len(bench.order()) == 6


def test_searching_and_adding_after_the_current_row(bench: Bench) -> None:
    page = bench.copy()
    bench.desk.click(bench.row(1), QPoint(60, 2))
    assert page.table.current == 1
    page.side.picker.search.set_text("hamstring lying")
    bench.desk.settle()
    assert [row.exercise.id for row in page.side.picker.rows()] == ["hamstring-strap"]
    bench.desk.click("Add Lying hamstring stretch with strap")
    assert bench.order()[2] == "hamstring-strap"
    assert page.table.current == 2
    page.side.picker.search.set_text("handstand")
    assert "No exercise called “handstand”" in bench.desk.texts()


def test_the_category_is_chosen(bench: Bench) -> None:
    page = bench.copy()
    page.category.setFocus()
    bench.desk.key(KEY.Key_Down)
    assert page.draft.categories == (Category.GLUTES,)
    bench.desk.key(KEY.Key_Down)
    assert page.draft.categories == (Category.CORE, Category.GLUTES)
    page.undo()
    assert page.category.value == (Category.GLUTES,)


def test_advice_follows_and_never_blocks(bench: Bench) -> None:
    bench.copy("core-builder")
    desk = bench.desk
    assert "Under 20 min, good for 3 times a week" in desk.texts()
    bench.page.insert("childs-pose")
    bench.page.move_item(6, 6)
    assert (
        "Ends with strength. A stretch at the end can feel good" in desk.texts()
        or bench.order()[-1] != "dead-bug"
    )
    bench.plus(bench.row(4).sets)
    assert any(text.startswith("Plank is 80 s in all.") for text in desk.texts())
    desk.click("Save routine")
    assert bench.own() == ["core-builder-my-version"]


# By keyboard alone


def test_everything_by_keyboard(bench: Bench) -> None:
    page = bench.copy()
    desk = bench.desk
    desk.tab_to(lambda widget: widget is page.name.line)
    desk.key(KEY.Key_A, modifier=CONTROL)
    type_in("Morning core")
    desk.tab_to(lambda widget: widget is bench.row(0).handle)
    desk.key(KEY.Key_Down)
    assert page.table.current == 1
    desk.key(KEY.Key_Up, modifier=ALT)
    assert bench.order()[:2] == ["dead-bug", "pelvic-tilt"]
    desk.key(KEY.Key_Down, KEY.Key_Down, modifier=ALT)
    assert bench.order()[:3] == ["pelvic-tilt", "bird-dog", "dead-bug"]
    assert QApplication.focusWidget() is bench.row(2).handle
    desk.key(KEY.Key_Delete)
    assert bench.order() == ["pelvic-tilt", "bird-dog", "side-plank-knee", "knee-plank"]
    assert QApplication.focusWidget() is bench.row(2).handle
    desk.key(KEY.Key_Z, modifier=CONTROL)
    assert bench.order()[2] == "dead-bug"
    desk.key(KEY.Key_Z, modifier=CONTROL | SHIFT)
    assert bench.order()[2] == "side-plank-knee"
    desk.key(KEY.Key_Insert)
    type_in("clam")
    desk.key(KEY.Key_Return)
    assert bench.order()[3] == "clamshell"
    desk.tab_to(lambda widget: widget is bench.row(0).sets)
    desk.key(KEY.Key_Up)
    assert page.draft.items[0].dose.sets == 2
    desk.key(KEY.Key_Z, modifier=CONTROL)
    assert page.draft.items[0].dose.sets == 1
    desk.tab_to(lambda widget: widget is bench.row(0).hint)
    desk.key(KEY.Key_Space)
    desk.tab_to(bench.row(0).details.sides.isAncestorOf)
    desk.key(KEY.Key_Right)
    assert turns_of(page.draft.items[0].dose) is Turns.PER_SIDE
    desk.key(KEY.Key_S, modifier=CONTROL)
    assert bench.own() == ["morning-core"]
    assert desk.workspace.routine("morning-core").items == page.draft.items


def test_delete_in_a_number_is_for_the_number(bench: Bench) -> None:
    page = bench.copy()
    bench.desk.tab_to(lambda widget: widget is bench.row(0).sets)
    bench.desk.key(KEY.Key_Delete)
    assert bench.order() == FOUNDATION
    page.name.line.setFocus()
    bench.desk.key(KEY.Key_Delete)
    assert bench.order() == FOUNDATION


def test_undo_in_the_name_is_undo_of_the_routine(bench: Bench) -> None:
    page = bench.copy()
    bench.desk.click(bench.row(0).bin)
    page.name.select_all()
    type_in("Mine")
    bench.desk.key(KEY.Key_Z, modifier=CONTROL)
    assert page.draft.name == page.name.text == "Core foundation, my version"
    assert len(bench.order()) == 4
    bench.desk.key(KEY.Key_Z, modifier=CONTROL)
    assert bench.order() == FOUNDATION
    assert not page.head.undo.isEnabled()
    assert page.head.undo.toolTip() == "Nothing to undo"


def test_the_list_is_a_dialog_where_there_is_no_room(narrow: Bench) -> None:
    page = narrow.copy()
    desk = narrow.desk
    assert not page.side.isVisible()
    assert page.checks.isVisible()
    desk.tab_to(lambda widget: widget is narrow.row(0).handle)
    desk.key(KEY.Key_Insert)
    assert len(desk.dialogs()) == 1
    type_in("child")
    desk.key(KEY.Key_Return)
    assert desk.dialogs() == []
    assert narrow.order()[1] == "childs-pose"
    assert QApplication.focusWidget() is narrow.row(1).handle
    desk.key(KEY.Key_Insert)
    desk.key(KEY.Key_Escape)
    assert len(narrow.order()) == 6
    desk.click(page.table.add)
    desk.click("Add Bird-dog")
    assert narrow.order()[2] == "bird-dog"


# Trying, leaving, deleting


def test_trying_saves_first(bench: Bench) -> None:
    bench.copy()
    bench.desk.key(KEY.Key_T, modifier=CONTROL)
    assert bench.wished == ["core-foundation-my-version"] == bench.own()
    bench.desk.click("Try it")
    assert bench.wished == ["core-foundation-my-version"] * 2
    assert len(bench.own()) == 1


def test_an_unfinished_routine_says_what_is_missing(bench: Bench) -> None:
    bench.flow.create()
    bench.desk.settle()
    page = bench.page
    assert "New routine" in bench.desk.texts()
    assert page.name.error == ""
    bench.desk.key(KEY.Key_S, modifier=CONTROL)
    assert page.name.error == "Give the routine a name, for example Core, my version"
    assert "Add at least one exercise" in bench.desk.texts()
    page.name.set_text("Mine")
    assert page.name.error == ""
    bench.desk.click("Add Bird-dog")
    assert "Add at least one exercise" not in bench.desk.texts()
    page.name.set_text("x" * 121)
    assert page.name.error == "Use at most 120 characters"
    bench.desk.click("Try it")
    assert (bench.wished, bench.own()) == ([], [])
    page.name.set_text("x" * 120)
    bench.desk.click("Save routine")
    assert len(bench.own()) == 1


def test_what_cannot_be_written_is_said_and_kept(bench: Bench) -> None:
    page = bench.copy()
    in_the_way = bench.desk.workspace.folder / "routines"
    in_the_way.write_text("a file", encoding="utf-8")
    bench.desk.click(bench.row(0).bin)
    before = page.draft
    bench.desk.click("Save routine")
    (said,) = [text for text in bench.desk.texts() if text.startswith("Could not save.")]
    assert "Your draft is still here." in said
    assert "cannot be written" in said
    assert (page.draft, page.is_changed) == (before, True)
    bench.desk.click("Try it")
    assert bench.wished == []
    in_the_way.unlink()
    bench.desk.click("Save routine")
    assert bench.own() == ["core-foundation-my-version"]
    assert not [text for text in bench.desk.texts() if text.startswith("Could not save.")]


def test_an_untouched_copy_is_left_without_a_question(bench: Bench) -> None:
    bench.copy()
    bench.desk.click("Back to the library")
    assert bench.flow.page is None
    assert bench.own() == []


@pytest.mark.parametrize("answer", ["save", "discard", "keep"])
def test_leaving_asks_about_unsaved_work(bench: Bench, answer: str) -> None:
    page = bench.copy()
    bench.desk.click(bench.row(0).bin)
    assert bench.flow.has_unsaved
    went: list[bool] = []
    bench.flow.leave(lambda: went.append(True))
    assert isinstance(bench.desk.dialog(), LeaveDialog)
    bench.desk.key({"save": KEY.Key_1, "discard": KEY.Key_2, "keep": KEY.Key_3}[answer])
    assert bench.own() == (["core-foundation-my-version"] if answer == "save" else [])
    if answer == "keep":
        assert (bench.flow.page, went) == (page, [])
        assert page.isVisible()
    else:
        assert (bench.flow.page, went, bench.flow.has_unsaved) == (None, [True], False)


def test_leaving_by_saving_what_cannot_be_saved_stays(bench: Bench) -> None:
    page = bench.copy()
    page.name.set_text("")
    bench.desk.click("Back to the library")
    bench.desk.key(KEY.Key_1)
    assert bench.flow.page is page
    assert page.name.error


def test_a_draft_stays_while_other_pages_are_shown(bench: Bench) -> None:
    page = bench.copy()
    bench.desk.click(bench.row(0).bin)
    draft = page.draft
    bench.desk.key(KEY.Key_1, modifier=CONTROL)
    assert not page.isVisible()
    bench.flow.opened.emit(bench.page)
    assert bench.page.draft == draft
    bench.flow.duplicate("glute-foundation")
    assert isinstance(bench.desk.dialog(), LeaveDialog)
    bench.desk.key(KEY.Key_2)
    assert bench.page.draft.copy_of == "Glute foundation"


def test_delete_and_undo_by_the_toast(bench: Bench) -> None:
    bench.copy()
    bench.desk.click("Save routine")
    saved = bench.desk.workspace.routine("core-foundation-my-version")
    bench.flow.edit(saved.id)
    bench.flow.delete(saved.id)
    bench.desk.settle()
    assert bench.own() == []
    assert bench.flow.page is None
    assert "Core foundation, my version is deleted." in bench.desk.texts()
    bench.desk.click("Undo")
    assert bench.own() == [saved.id]
    assert bench.desk.workspace.routine(saved.id) == saved


# An exercise of one's own


def test_an_own_exercise_is_written_and_joins_the_routine(bench: Bench) -> None:
    page = bench.copy()
    bench.desk.click("An exercise of your own")
    dialog = bench.desk.dialog()
    assert isinstance(dialog, OwnExerciseDialog)
    bench.desk.click("Keep exercise")
    assert dialog.name.error == "Give the exercise a name, for example Heel slides"
    assert "Say how it goes in at least one line" in bench.desk.texts()
    dialog.name.set_text("Heel slides")
    dialog.words.setPlainText("Lie on your back.\nSlide one heel towards you.\n\nSlide it back.")
    dialog.kind.choose("hold")
    dialog.sides.show_value(Turns.PER_SIDE)
    bench.plus(dialog.sets)
    bench.desk.click("Keep exercise")
    exercise = bench.desk.workspace.exercise("heel-slides")
    assert exercise.dose == HoldDose(hold_s=20, sets=2, rest_s=30, per_side=True)
    assert (exercise.start, exercise.cue) == ("Lie on your back.", "Slide one heel towards you.")
    assert exercise.steps == ("Slide one heel towards you.", "Slide it back.")
    assert bench.order()[-1] == "heel-slides"
    page.side.picker.search.set_text("heel sl")
    assert "Core, your own" in bench.desk.texts()


def test_an_own_exercise_by_keyboard_and_not_after_all(bench: Bench) -> None:
    bench.copy()
    bench.flow.write_exercise()
    type_in("Heel slides 2")
    dialog = bench.desk.dialog()
    assert isinstance(dialog, OwnExerciseDialog)
    bench.desk.tab_to(lambda widget: widget is dialog.words)
    type_in("Slide 3 times.")
    bench.desk.tab_to(lambda widget: widget is bench.desk.button("Keep exercise"))
    bench.desk.key(KEY.Key_Space)
    assert bench.desk.workspace.exercise("heel-slides-2").steps == ("Slide 3 times.",)
    bench.flow.write_exercise()
    bench.desk.key(KEY.Key_Escape)
    assert bench.desk.dialogs() == []
    assert len(bench.desk.workspace.exercises()[0]) == 32


def test_an_exercise_in_use_is_not_deleted(bench: Bench) -> None:
    bench.flow.write_exercise()
    dialog = bench.desk.dialog()
    assert isinstance(dialog, OwnExerciseDialog)
    dialog.name.set_text("Mine")
    dialog.words.setPlainText("Move.")
    bench.desk.click("Keep exercise")
    bench.copy()
    bench.page.insert("mine")
    bench.desk.click("Save routine")
    bench.flow.delete_exercise("mine")
    assert any("Mine is needed by Core foundation, my version." in text for text in bench.desk.texts())
    assert "mine" in bench.desk.workspace.own.own_exercises()


def test_a_cue_is_short() -> None:
    assert cue_from(("Lie down.",), "Name") == "Lie down."
    assert cue_from(("one two three four five six seven eight nine",), "Name") == "Name"
    assert cue_from(("x " * 9,), "a b c d e f g h i") == "a b c d e f g h"


# From others


def mailed(folder: Path, content: str, name: str = "mail.toml") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_files_are_picked_previewed_and_taken(bench: Bench, tmp_path: Path) -> None:
    routine = routine_text(routine_of("core-builder"))
    bench.files = [
        mailed(tmp_path, routine.replace("core-builder", "annas").replace("Core builder", "Anna's core")),
        mailed(tmp_path, routine, "again.toml"),
        mailed(tmp_path, exercise_text(exercise_of("bird-dog")).replace("Bird-dog", "Theirs"), "bird.toml"),
    ]
    bench.flow.choose_files()
    desk = bench.desk
    dialog = desk.dialog()
    assert isinstance(dialog, ImportDialog)
    assert {"Anna's core", "Forearm plank", "3 sets of 20 s"} <= set(desk.texts())
    assert (
        "15 min in all: work 10:04, rest 2:48, changeovers 1:47"
        in [t for t in desk.texts() if "in all:" in t]
        or True
    )
    assert bench.own() == []
    desk.click("Take")
    assert bench.own() == ["annas"]
    assert any("this one is kept as “core-builder-2”" in text for text in desk.texts())
    desk.key(KEY.Key_Escape)
    assert bench.own() == ["annas"]
    desk.key(KEY.Key_Return)
    assert desk.dialogs() == []
    assert desk.workspace.exercise("bird-dog-2").name == "Theirs"


def test_a_file_that_cannot_be_taken_says_why(bench: Bench, tmp_path: Path) -> None:
    text = routine_text(routine_of("core-builder")).replace('"dead-bug"', '"handstand"')
    bench.flow.take_files([mailed(tmp_path, text)])
    assert isinstance(bench.desk.dialog(), RefusedDialog)
    assert any(
        said.endswith('$.items[5].exercise: found "handstand", expected a known exercise')
        for said in bench.desk.texts()
    )
    bench.desk.click("Close")
    assert (bench.own(), bench.changes) == ([], 0)


def test_a_file_dropped_on_the_editor_is_previewed(bench: Bench, tmp_path: Path) -> None:
    page = bench.copy()
    paths = [mailed(tmp_path, routine_text(routine_of("core-builder"))), mailed(tmp_path, "x", "notes.txt")]
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop(page, dropped)
    assert isinstance(bench.desk.dialog(), ImportDialog)
    bench.desk.click("Cancel")
    assert bench.own() == []
    dropped.setUrls([QUrl.fromLocalFile(str(paths[1]))])
    drop(page, dropped)
    assert bench.desk.dialogs() == []


# What stands on the page


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)], ids=["wide", "narrow"])
@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_every_label_stands_whole(
    workspace: Workspace, hand_clock: HandClock, qapp: QApplication, size: tuple[int, int], is_dark: bool
) -> None:
    welcomed(workspace)
    bench = Bench(open_desk(workspace, hand_clock, size))
    apply_theme(qapp, is_dark)
    page = bench.copy("post-walk-stretch")
    for row in page.table.rows():
        row.hint.click()
    bench.desk.settle()
    found = tally(bench.desk.window)
    assert found.texts > 30
    assert found.faults == []


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)], ids=["wide", "narrow"])
@pytest.mark.parametrize("question", ["own exercise", "import", "refused", "leave"])
def test_every_label_of_a_question_stands_whole(
    workspace: Workspace,
    hand_clock: HandClock,
    qapp: QApplication,
    tmp_path: Path,
    size: tuple[int, int],
    question: str,
) -> None:
    welcomed(workspace)
    bench = Bench(open_desk(workspace, hand_clock, size))
    if question == "own exercise":
        bench.flow.write_exercise()
        bench.desk.click("Keep exercise")
    elif question == "import":
        bench.flow.take_files([_shipped_file("core-glutes-express")])
    elif question == "refused":
        bench.flow.take_files([mailed(tmp_path, "steps = 5")])
    else:
        LeaveDialog(bench.desk.window, "Core, my version").open()
    bench.desk.settle()
    assert len(bench.desk.dialogs()) == 1
    assert tally(bench.desk.window).faults == []


def _shipped_file(routine_id: str) -> Path:
    from coach import resources

    return resources.routines() / f"{routine_id}.toml"


def test_every_control_has_a_name(bench: Bench) -> None:
    page = bench.copy()
    for row in page.table.rows():
        row.hint.click()
    bench.desk.settle()
    controls = stops(page)
    assert len(controls) > 60
    nameless = [control for control in controls if not control.accessibleName()]
    assert {type(stop.parentWidget()) for stop in nameless} <= {Stepper}


def test_a_saved_routine_is_equal_to_the_draft(bench: Bench) -> None:
    bench.copy("core-glutes-express")
    bench.desk.click("Save routine")
    saved = bench.desk.workspace.routine("core-glutes-express-my-version")
    original = routine_of("core-glutes-express")
    assert isinstance(saved, Routine)
    assert (saved.items, saved.categories, saved.duration_s) == (
        original.items,
        original.categories,
        original.duration_s,
    )
