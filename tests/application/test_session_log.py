"""Looking through sessions and setting them right, down to what is on file."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.application.clock import HandClock
from coach.application.session_log import PAGE
from coach.application.workspace import Workspace
from coach.domain.correction import Correction
from coach.domain.errors import RefusedInput
from coach.domain.exercise import Category
from coach.domain.pain import Moment
from coach.domain.session import Options, Outcome, SessionRecord, StepRecord, StepResult
from coach.storage.checkins import Checkins
from coach.storage.database import open_database
from coach.storage.sessions import Sessions

A_DAY, A_MINUTE = timedelta(days=1), timedelta(minutes=1)


@pytest.fixture
def scores_on_file(workspace: Workspace) -> Iterator[Checkins]:
    with closing(open_database(workspace.folder)) as database:
        yield Checkins(database)


def guided(workspace: Workspace, clock: HandClock, *, during: int | None = None) -> SessionRecord:
    """A session that was played to its first set, pain asked before, and 2 after it."""
    workspace.safety.score_pain(1, Moment.BEFORE).result()
    clock.move(60)
    session, stored = workspace.practice.begin("core-foundation", Options(), "slot")
    stored.result()
    work = next(step for step in session.timeline if step.is_work)
    record = StepRecord(
        step=work.index,
        attempt=1,
        result=StepResult.DONE,
        credited_s=float(work.duration_s),
        elapsed_s=work.duration_s + 5.0,
        extended_s=5.0,
        next_step=None,
    )
    workspace.practice.step_finished(session.id, record).result()
    if during is not None:
        workspace.safety.score_pain(during, Moment.DURING, session.id).result()
    clock.move(300)
    workspace.practice.close(session, [record], is_safety_stop=during is not None)[1].result()
    workspace.practice.annotate(session.id, effort=4, pain_after=2, note="").result()
    found = workspace.session_log.session(session.id)
    assert found is not None
    return found.session


def wish(session: SessionRecord, **fields: object) -> Correction:
    same = Correction(
        started_at=session.started_at,
        effort=session.effort,
        pain_before=session.pain_before,
        pain_after=session.pain_after,
        note=session.note,
    )
    return replace(same, **fields)  # type: ignore[arg-type]


def said(checkins: Checkins) -> list[tuple[str, int, date]]:
    found = checkins.pains(date.min, date.max)
    return [(it.moment.value, it.value, it.scored_on) for it in found]


def test_pages_follow_each_other_and_miss_nothing(ready_workspace: Workspace) -> None:
    practice, log = ready_workspace.practice, ready_workspace.session_log
    for number in range(2 * PAGE + 3):
        name = "core-foundation" if number % 3 else "glute-foundation"
        practice.write_down(name, Options(), minutes_ago=number * 60, effort=None, slot=None)
    ready_workspace.wait_until_stored()
    pages = [log.page()]
    while len(pages[-1]) == PAGE:
        pages.append(log.page(pages[-1][-1]))
    assert [len(page) for page in pages] == [PAGE, PAGE, 3]
    places = [entry.place for page in pages for entry in page]
    assert places == sorted(set(places), reverse=True)
    glutes = log.page(category=Category.GLUTES)
    assert len(glutes) == 35
    assert {entry.routine for entry in glutes} == {"glute-foundation"}
    assert (log.count(), log.first_on()) == (2 * PAGE + 3, pages[-1][-1].plan_on)


def test_an_entry_says_what_the_session_says(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    session = guided(ready_workspace, hand_clock)
    entry = ready_workspace.session_log.entry(session.id)
    assert entry is not None
    for name in ("routine", "categories", "plan_on", "started_at", "ended_at", "outcome", "credit", "effort"):
        assert getattr(entry, name) == getattr(session, name)
    assert entry.spent_s == session.records[0].elapsed_s
    assert not entry.is_by_hand
    assert entry.edited_at is None


def test_an_unfinished_session_is_not_in_the_list(ready_workspace: Workspace) -> None:
    ready_workspace.practice.begin("core-foundation", Options())[1].result()
    assert ready_workspace.session_log.page() == []
    assert ready_workspace.session_log.first_on() is None


def test_a_correction_is_on_file_with_its_scores(
    ready_workspace: Workspace, hand_clock: HandClock, on_file: Sessions, scores_on_file: Checkins
) -> None:
    session = guided(ready_workspace, hand_clock)
    hand_clock.move(3600)
    change = wish(session, pain_before=2, pain_after=3, effort=6, note="Slept badly")
    _, stored = ready_workspace.session_log.correct(session.id, change)
    stored.result()
    found = on_file.get(session.id)
    assert found == replace(
        session, pain_before=2, pain_after=3, effort=6, note="Slept badly", edited_at=hand_clock.now()
    )
    assert on_file.recorded_at(session.id) == session.started_at
    today = session.plan_on
    assert said(scores_on_file) == [("now", 2, today), ("before", 2, today), ("after", 3, today)]


def test_back_dating_moves_the_scores_along_but_not_the_next_morning(
    ready_workspace: Workspace, hand_clock: HandClock, on_file: Sessions, scores_on_file: Checkins
) -> None:
    session = guided(ready_workspace, hand_clock)
    hand_clock.move(24 * 3600)
    ready_workspace.safety.score_pain(1, Moment.NEXT, session.id).result()
    hand_clock.move(60)
    moved_to = session.started_at - 2 * A_DAY
    ready_workspace.session_log.correct(session.id, wish(session, started_at=moved_to))[1].result()
    found = on_file.get(session.id)
    assert found is not None
    assert (found.started_at, found.plan_on) == (moved_to, session.plan_on - 2 * A_DAY)
    days = {moment: on for moment, _, on in said(scores_on_file)}
    assert days["after"] == session.plan_on - 2 * A_DAY
    assert days["next"] == session.plan_on + A_DAY


def test_a_score_remembered_later_opens_no_gate(ready_workspace: Workspace, scores_on_file: Checkins) -> None:
    """What hurts now was said last; an answer about an earlier session does not take its place."""
    session, stored = ready_workspace.practice.write_down(
        "core-foundation", Options(), minutes_ago=10, effort=None, slot=None
    )
    stored.result()
    ready_workspace.safety.score_pain(8).result()
    ready_workspace.session_log.correct(session.id, wish(session, pain_before=1, pain_after=1))[1].result()
    assert ready_workspace.safety.fresh_pain() == 8
    assert ready_workspace.practice.may_begin("core-foundation") is not None
    assert [(moment, value) for moment, value, _ in said(scores_on_file)] == [
        ("after", 1),
        ("before", 1),
        ("now", 2),
        ("now", 8),
    ]


def test_pain_given_during_a_session_stays(
    ready_workspace: Workspace, hand_clock: HandClock, on_file: Sessions, scores_on_file: Checkins
) -> None:
    session = guided(ready_workspace, hand_clock, during=7)
    assert session.outcome is Outcome.STOPPED
    log = ready_workspace.session_log
    log.correct(session.id, wish(session, pain_after=0))[1].result()
    found = on_file.get(session.id)
    assert found is not None
    assert (found.outcome, found.pain_after) == (Outcome.STOPPED, 0)
    assert ("during", 7, session.plan_on) in said(scores_on_file)
    with pytest.raises(RefusedInput, match="stop-moved"):
        log.correct(session.id, wish(session, started_at=session.started_at - A_DAY))
    with pytest.raises(RefusedInput, match="stop-deleted"):
        log.delete(session.id)
    assert on_file.get(session.id) == found


def test_what_is_refused_changes_nothing(
    ready_workspace: Workspace, hand_clock: HandClock, on_file: Sessions, scores_on_file: Checkins
) -> None:
    session = guided(ready_workspace, hand_clock)
    before = said(scores_on_file)
    hand_clock.move(8 * 24 * 3600)
    with pytest.raises(RefusedInput, match="too-late"):
        ready_workspace.session_log.correct(session.id, wish(session, effort=9))
    ready_workspace.wait_until_stored()
    assert on_file.get(session.id) == session
    assert said(scores_on_file) == before
    with pytest.raises(LookupError):
        ready_workspace.session_log.correct("none", wish(session))


def test_no_change_is_no_mark(ready_workspace: Workspace, hand_clock: HandClock, on_file: Sessions) -> None:
    session = guided(ready_workspace, hand_clock)
    ready_workspace.session_log.correct(session.id, wish(session))[1].result()
    ready_workspace.wait_until_stored()
    assert on_file.get(session.id) == session


def test_deleting_leaves_a_tombstone_that_can_be_undone(
    ready_workspace: Workspace, hand_clock: HandClock, on_file: Sessions
) -> None:
    session = guided(ready_workspace, hand_clock)
    log = ready_workspace.session_log
    log.delete(session.id).result()
    assert on_file.get(session.id) is None
    assert log.entry(session.id) is None
    with pytest.raises(LookupError):
        log.correct(session.id, wish(session))
    log.restore(session.id).result()
    assert on_file.get(session.id) == session


def test_a_session_of_last_week_is_written_down_at_its_dose(
    ready_workspace: Workspace, hand_clock: HandClock, on_file: Sessions
) -> None:
    log = ready_workspace.session_log
    started_at = log.instant(date(2026, 11, 11), time(7, 15))
    session, stored = log.write_down("core-foundation", started_at, effort=5)
    stored.result()
    assert on_file.get(session.id) == session
    assert (session.started_at, session.plan_on) == (started_at, date(2026, 11, 11))
    assert (session.is_by_hand, session.credit, session.effort) == (True, 1.0, 5)
    assert session.options.ladder_week is None
    todays = log.write_down("core-foundation", hand_clock.now() - timedelta(hours=1), effort=None)[0]
    assert todays.options.ladder_week == 2
    for wrong in (hand_clock.now() - 5 * A_MINUTE, hand_clock.now() - 8 * A_DAY):
        with pytest.raises(RefusedInput):
            log.write_down("core-foundation", wrong, effort=None)


def test_a_day_has_the_offset_it_had(tmp_path: Path) -> None:
    class Vienna(HandClock):
        def zone(self) -> ZoneInfo:
            return ZoneInfo("Europe/Vienna")

    clock = Vienna(datetime(2026, 10, 27, 9, 0, tzinfo=ZoneInfo("Europe/Vienna")))
    with closing(Workspace(tmp_path / "data", clock)) as workspace:
        log = workspace.session_log
        summer = log.instant(date(2026, 10, 24), time(8))
        session, stored = log.write_down("core-foundation", summer, effort=None)
        stored.result()
        found = log.session(session.id)
        assert found is not None
        assert found.session.started_at.utcoffset() == timedelta(hours=2)
        assert f"{found.session.started_at:%H:%M}" == "08:00"
