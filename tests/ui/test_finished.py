"""After a session: what was done, how hard it was, how the back is, and what follows from it."""

import pytest
from PySide6.QtCore import Qt
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.pain import Moment
from coach.domain.session import Outcome
from coach.ui.pages.today_start import StartCard
from coach.ui.player.finished import LONGEST_NOTE, FinishedPage
from coach.ui.symptom_check import SymptomCheckFlow

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(workspace: Workspace, hand_clock: HandClock) -> Desk:
    """A session that was ended in its first exercise, after pain 2 before it."""
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock)
    desk.start()
    desk.until(lambda view: view.step.is_work and view.elapsed_s >= 20)
    desk.key(Qt.Key.Key_Escape, Qt.Key.Key_2)
    return desk


@pytest.fixture
def finished(desk: Desk) -> FinishedPage:
    return desk.window.session.finished


def test_it_is_stored_before_anything_is_said(desk: Desk, finished: FinishedPage) -> None:
    assert finished.isVisible()
    (session,) = desk.sessions()
    assert session.outcome is Outcome.ATTEMPTED
    assert session.credit == pytest.approx(20 / 524, abs=0.002)
    assert "Core foundation, ended early" in desk.texts()
    assert {"of 8:44 of work", "of 8 sets", "before: 2"} <= set(desk.texts())


def test_unanswered_stays_unanswered(desk: Desk) -> None:
    desk.click("Save and close")
    assert desk.on_screen(StartCard)
    (session,) = desk.sessions()
    assert (session.effort, session.pain_after, session.note) == (None, None, "")


def test_what_is_said_is_stored(desk: Desk, finished: FinishedPage, workspace: Workspace) -> None:
    desk.key(Qt.Key.Key_7)
    desk.tab_to(finished.pain.isAncestorOf)
    desk.key(Qt.Key.Key_3)
    desk.tab_to(lambda widget: widget is finished.note)
    desk.key(Qt.Key.Key_H, Qt.Key.Key_I, Qt.Key.Key_Space, Qt.Key.Key_1)
    desk.key(Qt.Key.Key_S, modifier=CONTROL)
    (session,) = desk.sessions()
    assert (session.effort, session.pain_after, session.note) == (7, 3, "hi 1")
    last = workspace.safety.last_pain()
    assert last is not None
    assert (last.value, last.moment, last.session) == (3, Moment.AFTER, session.id)


def test_a_note_has_an_end(finished: FinishedPage) -> None:
    assert finished.note.maxLength() == LONGEST_NOTE


@pytest.mark.parametrize(
    ("now", "said", "is_worse"),
    [
        (2, "2, mild. The same as before", False),
        (3, "3, mild. 1 more than before", False),
        (4, "4, moderate. 2 more than before", True),
        (0, "0, none. 2 less than before", False),
    ],
)
def test_pain_is_compared_with_before(
    desk: Desk, finished: FinishedPage, now: int, said: str, is_worse: bool
) -> None:
    desk.click(finished.pain.cells()[now])
    assert said in desk.texts()
    worse = [text for text in desk.texts() if text.startswith("More pain than before.")]
    assert bool(worse) is is_worse


def test_more_pain_leads_to_the_symptom_check(desk: Desk, finished: FinishedPage) -> None:
    desk.click(finished.pain.cells()[5])
    desk.click("Symptom check")
    assert desk.on_screen(SymptomCheckFlow)
    assert desk.sessions()[0].pain_after == 5


def test_a_failed_save_says_so_and_stays(
    desk: Desk, finished: FinishedPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("coach.storage.sessions._change", _disk_full)
        desk.click("Save and close")
    assert finished.isVisible()
    assert any("disk is full" in text for text in desk.texts())
    desk.click("Save and close")
    assert desk.on_screen(StartCard)


def _disk_full(*_: object) -> None:
    raise OSError("disk is full")
