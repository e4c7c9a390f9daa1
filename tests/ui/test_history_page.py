"""The history through its real widgets: walked by keys, corrected, added to, deleted, down to the file."""

from datetime import UTC, date, datetime, timedelta

import pytest
from history_desk import lived, open_history
from measure_labels import tally
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_driver import CONTROL, Desk

from coach.application.clock import HandClock
from coach.application.session_log import PAGE
from coach.application.workspace import Workspace
from coach.domain.correction import Refusal
from coach.domain.exercise import Category
from coach.domain.pain import Moment
from coach.domain.session import COMPLETE_FROM, PARTIAL_FROM, Outcome, SessionRecord, outcome_of
from coach.storage.sessions import Sessions
from coach.ui.history_flow import HistoryFlow
from coach.ui.kit.focus_ring import FocusRing
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.toast import Toast
from coach.ui.pages.history import phrases
from coach.ui.pages.history.questions import AddDialog, CorrectDialog

KEY = Qt.Key
SIZES = pytest.mark.parametrize("size", [(1280, 800), (900, 600)], ids=str)
THEMES = pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])


def correcting(desk: Desk) -> CorrectDialog:
    dialog = desk.dialog()
    assert isinstance(dialog, CorrectDialog)
    return dialog


def adding(desk: Desk) -> AddDialog:
    dialog = desk.dialog()
    assert isinstance(dialog, AddDialog)
    return dialog


def ids(flow: HistoryFlow) -> list[str]:
    return [entry.id for entry in flow.page.table.rows.sessions()]


def kept(on_file: Sessions, session_id: str) -> SessionRecord:
    found = on_file.get(session_id)
    assert found is not None
    return found


def said(desk: Desk) -> str:
    (toast,) = desk.on_screen(Toast)
    return toast.accessibleName()


def choose(desk: Desk, flow: HistoryFlow, session_id: str) -> None:
    assert flow.page.table.choose(session_id)
    desk.settle()


# Looking through


def test_two_hundred_sessions_are_walked_by_keys(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    sessions = lived(workspace, 200)
    desk, flow = open_history(workspace, hand_clock)
    table = flow.page.table
    assert ids(flow) == [it.id for it in sessions[:PAGE]]
    assert flow.page.summary.text() == "200 sessions since 29 June"
    assert QApplication.focusWidget() is table
    walked = [table.session.id]
    for _ in range(25):
        desk.key(KEY.Key_Down)
        walked.append(table.session.id)
    assert walked == [it.id for it in sessions[: len(walked)]]
    assert flow.page.detail.logged.session.id == walked[-1]
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    for _ in range(200 // PAGE):
        desk.key(KEY.Key_End)
    assert ids(flow) == [it.id for it in sessions]
    assert table.session.id == sessions[-1].id
    desk.key(KEY.Key_Up)
    assert table.session.id == sessions[-2].id
    desk.key(KEY.Key_PageUp)
    assert ids(flow).index(table.session.id) in range(180, 195)
    desk.key(KEY.Key_Home)
    assert table.session.id == sessions[0].id
    assert table.verticalScrollBar().value() == 0


def test_the_ring_is_around_the_row(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> None:
    lived(workspace, 20)
    desk, flow = open_history(workspace, hand_clock)
    table = flow.page.table
    flow.page.add.setFocus()
    desk.key(KEY.Key_Tab)
    assert QApplication.focusWidget() is table
    (ring,) = desk.on_screen(FocusRing)
    first = ring.geometry()
    desk.key(KEY.Key_Down)
    row = table.visualRect(table.currentIndex())
    assert ring.geometry().top() > first.top()
    assert ring.geometry().center().y() == pytest.approx(table.mapTo(desk.window, row.center()).y(), abs=2)


def test_a_row_says_everything_to_a_screen_reader(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace, 8)
    _, flow = open_history(workspace, hand_clock)
    rows = flow.page.table.rows
    texts = [rows.index(it).data(Qt.ItemDataRole.AccessibleTextRole) for it in range(rows.rowCount())]
    assert texts[0] == "This week"
    assert texts[1] == (
        "Core foundation, Core, Tue 17 Nov, 06:30, 13 min, Done, pain before 2, pain after 0, effort 3"
    )
    assert texts[3] == "Last week"
    by_hand = "Core foundation, Core, Sat 14 Nov, 10:30, 14 min, Done, pain before 2, pain after 0, effort 3"
    assert texts[6] == f"{by_hand}, by hand"
    assert "pain before" not in texts[7]
    assert "effort" not in texts[7]
    spoken = QAccessible.queryAccessibleInterface(flow.page.table)
    names = [spoken.child(it).text(QAccessible.Text.Name) for it in range(spoken.childCount())]
    assert [name for name in names if name] == texts


def test_enter_leads_to_the_detail_and_escape_back(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace, 20)
    desk, flow = open_history(workspace, hand_clock)
    desk.key(KEY.Key_Down, KEY.Key_Return)
    assert QApplication.focusWidget() is flow.page.detail.correct
    desk.key(KEY.Key_Escape)
    assert QApplication.focusWidget() is flow.page.table


def test_in_little_room_the_detail_takes_the_place_of_the_list(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace, 20)
    desk, flow = open_history(workspace, hand_clock, (900, 600))
    page = flow.page
    assert not page.detail.isVisible()
    desk.key(KEY.Key_Down, KEY.Key_Return)
    assert page.detail.isVisible()
    assert not page.card.isVisible()
    desk.key(KEY.Key_Escape)
    assert QApplication.focusWidget() is page.table
    desk.key(KEY.Key_Return)
    desk.click("All sessions")
    assert page.card.isVisible()
    assert not page.detail.isVisible()
    with qtbot.waitSignal(flow.closed):
        desk.click("Back to Progress")


def test_the_detail_gives_the_arithmetic_and_each_step_on_demand(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    sessions = lived(workspace, 3)
    desk, flow = open_history(workspace, hand_clock)
    choose(desk, flow, sessions[2].id)
    session = sessions[2]
    work_s = sum(step.duration_s for step in session.timeline if step.is_work)
    done_s = round(sum(record.credited_s for record in session.records))
    share = round(100 * done_s / work_s)
    told = f"{done_s} of {work_s} seconds of work: {share} %. From 80 % on it would count as done."
    assert told in desk.texts()
    assert "At the dose of week 2." in desk.texts()
    assert "not reached" not in desk.texts()
    last = flow.page.detail.exercises[-1]
    last.more.click()
    desk.settle()
    assert desk.texts().count("not reached") == len(last._item.lines)
    last.more.click()
    desk.settle()
    assert "not reached" not in desk.texts()


def test_a_note_without_a_space_does_not_widen_the_detail(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    (session,) = lived(workspace, 1)
    workspace.practice.annotate(session.id, effort=3, pain_after=1, note="o" * 2000).result()
    desk, flow = open_history(workspace, hand_clock)
    (scroll,) = flow.page.detail.findChildren(Scroll)
    assert scroll.widget().width() == scroll.viewport().width()
    assert "o" * 2000 in desk.texts()


def test_a_category_on_its_own(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> None:
    sessions = lived(workspace, 12)
    desk, flow = open_history(workspace, hand_clock)
    flow.page.categories.show_value(Category.GLUTES)
    flow.page.filter_changed.emit()
    desk.settle()
    assert ids(flow) == [it.id for it in sessions if Category.GLUTES in it.categories]
    flow.page.categories.show_value(Category.BREAK)
    flow.page.filter_changed.emit()
    desk.settle()
    assert "Nothing in Break" in desk.texts()
    assert not flow.page.detail.isVisible()
    desk.click("Show all")
    assert ids(flow) == [it.id for it in sessions]


# Setting right


def test_a_correction_goes_to_the_file_and_into_the_row(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, on_file: Sessions
) -> None:
    sessions = lived(workspace, 20)
    desk, flow = open_history(workspace, hand_clock)
    desk.key(KEY.Key_Down, KEY.Key_F2)
    dialog = correcting(desk)
    dialog.began.day.stepBy(-1)
    dialog.began.time.lineEdit().setText("7:15")
    dialog.effort.cells()[7].click()
    dialog.after.cells()[4].click()
    dialog.note.set_text("  Slept badly ")
    with qtbot.waitSignal(flow.changed):
        desk.click("Save")
    session = kept(on_file, sessions[1].id)
    assert session.started_at == datetime(2026, 11, 15, 7, 15, tzinfo=UTC)
    assert (session.effort, session.pain_after, session.note) == (8, 4, "Slept badly")
    assert session.plan_on == date(2026, 11, 15)
    assert session.edited_at == hand_clock.now()
    assert session.records == sessions[1].records
    assert said(desk) == "Corrected, and marked as edited."
    entry = flow.page.table.session
    assert (entry.id, entry.plan_on) == (sessions[1].id, date(2026, 11, 15))
    places = [it.place for it in flow.page.table.rows.sessions()]
    assert places == sorted(places, reverse=True)
    assert any(text.endswith("edited") for text in desk.texts())
    scores = workspace._database.reader().execute(
        "SELECT value, scored_on FROM pain_score WHERE session = ? AND moment = 'after'", (session.id,)
    )
    assert [tuple(row) for row in scores] == [(4, "2026-11-15")]


def test_the_keyboard_stays_where_it_was(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> None:
    sessions = lived(workspace, 9)
    desk, flow = open_history(workspace, hand_clock)
    page = flow.page
    desk.key(KEY.Key_Return, KEY.Key_Return)
    correcting(desk).effort.cells()[8].click()
    desk.click("Save")
    assert page.table.session.effort == 9
    assert QApplication.focusWidget() is page.detail.correct
    desk.key(KEY.Key_Tab, KEY.Key_Space)
    assert sessions[0].id not in ids(flow)
    assert QApplication.focusWidget() is page.table
    page.categories.setFocus()
    desk.key(KEY.Key_Down)
    assert page.category is Category.CORE
    assert QApplication.focusWidget() is page.categories


def test_cancelling_changes_nothing(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, on_file: Sessions
) -> None:
    sessions = lived(workspace, 3)
    desk, _ = open_history(workspace, hand_clock)
    desk.click("Correct")
    correcting(desk).effort.cells()[9].click()
    desk.key(KEY.Key_Escape)
    assert desk.dialogs() == []
    assert kept(on_file, sessions[0].id) == sessions[0]


def test_saving_without_a_change_leaves_no_mark(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, on_file: Sessions
) -> None:
    sessions = lived(workspace, 3)
    desk, _ = open_history(workspace, hand_clock)
    desk.click("Correct")
    desk.click("Save")
    assert kept(on_file, sessions[0].id) == sessions[0]


def test_what_was_done_is_the_persons_word_only_by_hand(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, on_file: Sessions
) -> None:
    sessions = lived(workspace, 6)
    desk, flow = open_history(workspace, hand_clock)
    desk.click("Correct")
    assert correcting(desk).share is None
    desk.key(KEY.Key_Escape)
    choose(desk, flow, sessions[4].id)
    desk.click("Correct")
    dialog = correcting(desk)
    dialog.share.lineEdit().setText("55 %")
    desk.click("Save")
    session = kept(on_file, sessions[4].id)
    assert (session.credit, session.outcome) == (0.55, Outcome.PARTIAL)


def test_on_the_eighth_day_it_stands(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, on_file: Sessions
) -> None:
    sessions = lived(workspace, 2)
    hand_clock.move(7 * 24 * 3600)
    desk, flow = open_history(workspace, hand_clock)
    assert flow.page.detail.correct.isEnabled()
    assert "You can correct it until 24 November." in desk.texts()
    choose(desk, flow, sessions[1].id)
    assert not flow.page.detail.correct.isEnabled()
    assert "It could be corrected until 23 November." in desk.texts()
    flow.page.table.setFocus()
    desk.key(KEY.Key_F2)
    assert desk.dialogs() == []
    assert said(desk) == phrases.refused(Refusal.TOO_LATE)
    assert kept(on_file, sessions[1].id) == sessions[1]
    assert flow.page.detail.delete.isEnabled()


def test_a_dialog_that_was_left_open_overnight_is_refused(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, on_file: Sessions
) -> None:
    sessions = lived(workspace, 1)
    hand_clock.move(7 * 24 * 3600)
    desk, _ = open_history(workspace, hand_clock)
    desk.click("Correct")
    correcting(desk).effort.cells()[9].click()
    hand_clock.move(24 * 3600)
    desk.click("Save")
    assert said(desk) == phrases.refused(Refusal.TOO_LATE)
    assert kept(on_file, sessions[0].id) == sessions[0]


def test_a_stop_keeps_its_time_its_score_and_its_place(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, on_file: Sessions
) -> None:
    sessions = lived(workspace, 10)
    stopped = sessions[7]
    assert stopped.outcome is Outcome.STOPPED
    workspace.practice.annotate(stopped.id, effort=4, pain_after=7, note="").result()
    workspace.safety.score_pain(5, Moment.DURING, stopped.id).result()
    desk, flow = open_history(workspace, hand_clock)
    choose(desk, flow, stopped.id)
    assert not flow.page.detail.delete.isEnabled()
    flow.page.table.setFocus()
    desk.key(KEY.Key_Delete)
    assert said(desk) == phrases.refused(Refusal.STOP_DELETED)
    desk.click("Correct")
    dialog = correcting(desk)
    assert dialog.began is None
    before = kept(on_file, stopped.id)
    dialog.before.cells()[5].click()
    dialog.after.cells()[3].click()
    desk.click("Save")
    assert dialog.problem.text() == phrases.refused(Refusal.STOP_SOFTENED)
    assert dialog.isVisible()
    assert kept(on_file, stopped.id) == before
    dialog.after.cells()[8].click()
    desk.click("Save")
    assert (kept(on_file, stopped.id).pain_after, kept(on_file, stopped.id).outcome) == (8, Outcome.STOPPED)


# Deleting and adding


def test_deleting_can_be_undone(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, on_file: Sessions
) -> None:
    sessions = lived(workspace, 20)
    desk, flow = open_history(workspace, hand_clock)
    told: list[bool] = []
    flow.changed.connect(lambda: told.append(True))
    desk.key(KEY.Key_Down, KEY.Key_Delete)
    assert on_file.get(sessions[1].id) is None
    assert sessions[1].id not in ids(flow)
    assert flow.page.table.session.id == sessions[2].id
    assert flow.page.detail.logged.session.id == sessions[2].id
    assert flow.page.summary.text().startswith("19 sessions")
    desk.click("Undo")
    assert kept(on_file, sessions[1].id) == sessions[1]
    assert ids(flow) == [it.id for it in sessions]
    assert flow.page.table.session.id == sessions[1].id
    assert len(told) == 2


def test_the_last_session_leaves_an_empty_page(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace, 1)
    desk, flow = open_history(workspace, hand_clock)
    assert flow.page.summary.text() == "1 session, on 17 November"
    desk.click("Delete")
    assert "No sessions yet" in desk.texts()
    assert flow.page.summary.text() == ""
    desk.click("Undo")
    assert len(ids(flow)) == 1
    assert flow.page.detail.isVisible()


def test_a_session_of_the_last_days_is_added(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock, on_file: Sessions
) -> None:
    desk, flow = open_history(workspace, hand_clock)
    assert "No sessions yet" in desk.texts()
    desk.click("Add a session")
    dialog = adding(desk)
    dialog.routine.show_value("glute-foundation")
    dialog.began.time.lineEdit().setText("7:29")
    desk.click("Write it down")
    assert dialog.problem.text() == phrases.refused(Refusal.TO_COME)
    assert flow.page.table.rows.rowCount() == 0
    dialog.began.day.stepBy(-7)
    dialog.effort.cells()[4].click()
    desk.click("Write it down")
    assert desk.dialogs() == []
    (session_id,) = ids(flow)
    session = kept(on_file, session_id)
    assert session.started_at == datetime(2026, 11, 10, 7, 29, tzinfo=UTC)
    assert (session.routine, session.effort, session.is_by_hand) == ("glute-foundation", 5, True)
    assert flow.page.detail.isVisible()
    desk.click("Undo")
    assert on_file.get(session_id) is None


def test_what_belongs_below_what_was_read_waits_there(
    qtbot: QtBot, workspace: Workspace, hand_clock: HandClock
) -> None:
    lived(workspace, 2 * PAGE)
    desk, flow = open_history(workspace, hand_clock)
    assert len(ids(flow)) == PAGE
    last = flow.page.table.rows.last
    older = workspace.session_log.page(last)[5]
    flow.page.put(older, is_last=False)
    assert older.id not in ids(flow)
    desk.key(KEY.Key_End, KEY.Key_End)
    assert ids(flow).count(older.id) == 1


def test_opening_again_reads_anew(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> None:
    sessions = lived(workspace, 5)
    desk, flow = open_history(workspace, hand_clock)
    workspace.practice.discard(sessions[0].id).result()
    flow.open()
    desk.settle()
    assert ids(flow) == [it.id for it in sessions[1:]]


# Words


def test_a_share_is_never_rounded_across_its_line() -> None:
    for thousandth in range(1001):
        credit = thousandth / 1000
        how = outcome_of(credit)
        said_share = phrases.percent(how, credit)
        assert outcome_of(said_share / 100) is how
        assert abs(said_share - 100 * credit) <= 1
    assert (COMPLETE_FROM, PARTIAL_FROM) == (0.8, 0.2)


def test_days_are_grouped_by_week_then_month() -> None:
    today = date(2026, 11, 17)
    groups = [phrases.group(today - timedelta(days=n), today) for n in (0, 1, 2, 8, 9, 17, 400)]
    assert groups == [
        "This week",
        "This week",
        "Last week",
        "Last week",
        "November",
        "October",
        "October 2025",
    ]


def test_how_much_there_is() -> None:
    today = date(2026, 11, 17)
    assert phrases.since(41, date(2026, 9, 28), today) == "41 sessions since 28 September"
    assert phrases.since(20000, date(2007, 1, 5), today) == "20,000 sessions since 5 January 2007"
    assert phrases.since(0, None, today) == ""


def test_every_refusal_has_its_own_words() -> None:
    assert len({phrases.refused(why) for why in Refusal}) == len(Refusal)


# Labels


@SIZES
@THEMES
def test_every_label_stands_whole_and_alone(
    size: tuple[int, int], is_dark: bool, workspace: Workspace, hand_clock: HandClock, qapp: QApplication
) -> None:
    sessions = lived(workspace, 40)
    workspace.safety.score_pain(5, Moment.DURING, sessions[7].id).result()
    desk, flow = open_history(workspace, hand_clock, size, is_dark=is_dark)
    faults = [f"list: {it}" for it in tally(desk.window).faults]
    for number in (0, 2, 4, 7):
        choose(desk, flow, sessions[number].id)
        desk.key(KEY.Key_Return)
        for row in flow.page.detail.exercises:
            if not sessions[number].is_by_hand:
                row.more.click()
        desk.settle()
        faults += [f"detail {number}: {it}" for it in tally(desk.window).faults]
        flow.correct(sessions[number].id)
        desk.settle()
        correcting(desk).say_problem(phrases.refused(Refusal.STOP_SOFTENED))
        desk.settle()
        faults += [f"correct {number}: {it}" for it in tally(desk.window).faults]
        desk.key(KEY.Key_Escape, KEY.Key_Escape)
    flow.add()
    desk.settle()
    faults += [f"add: {it}" for it in tally(desk.window).faults]
    desk.key(KEY.Key_Escape)
    flow.page.categories.show_value(Category.BREAK)
    flow.page.filter_changed.emit()
    desk.settle()
    faults += [f"nothing: {it}" for it in tally(desk.window).faults]
    assert faults == []


def test_the_rows_in_sight_are_measured(qtbot: QtBot, workspace: Workspace, hand_clock: HandClock) -> None:
    lived(workspace, 40)
    desk, flow = open_history(workspace, hand_clock)
    texts = [box.text for box in flow.page.table.text_boxes()]
    assert "Core + glutes express" in texts
    assert "by hand" in texts
    assert len(texts) >= 6 * 8
    desk.key(KEY.Key_1, modifier=CONTROL)
