"""Sessions begun, resumed, closed: what the screens may rely on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from played_out import step_done
from shipped_content import exercise_of, routine_of, timeline_of

from coach.application.clock import HandClock, SystemClock
from coach.application.practice import Easier
from coach.application.workspace import Workspace
from coach.domain.easing import fewer
from coach.domain.errors import NotAllowed, RefusedInput, UnknownRoutine
from coach.domain.pain import Moment
from coach.domain.plan import plan_day
from coach.domain.red_flags import Reason
from coach.domain.session import Options, Outcome, SessionRecord, StepRecord
from coach.domain.timeline import Step, Timeline, total_s
from coach.storage.sessions import Sessions

ROUTINE = "core-foundation"
TOKYO = timezone(timedelta(hours=9))
SHORT_ROUTINE = """
id = "mine"
name = "Mine"
categories = ["mobility"]
levels = [1]
when = "whenever"
prepare_s = 5
transition_s = 5

[[items]]
exercise = "pelvic-tilt"
reps = 4
tempo_s = [2, 1, 2, 1]
"""


def begun(workspace: Workspace, routine_id: str = ROUTINE) -> SessionRecord:
    session, stored = workspace.practice.begin(routine_id, Options())
    stored.result()
    return session


def play(workspace: Workspace, session: SessionRecord, steps: int) -> list[StepRecord]:
    """Store the first `steps` steps as done."""
    following = [step.index for step in session.timeline[1:]] + [None]
    records = [step_done(step, after) for step, after in zip(session.timeline, following, strict=True)][
        :steps
    ]
    for record in records:
        workspace.practice.step_finished(session.id, record).result()
    return records


def on_record(sessions: Sessions, session: SessionRecord) -> SessionRecord:
    found = sessions.get(session.id)
    assert found is not None
    return found


@pytest.fixture
def own_routine(ready_workspace: Workspace) -> Iterator[Path]:
    path = ready_workspace.folder / "routines" / "mine.toml"
    path.parent.mkdir()
    path.write_text(SHORT_ROUTINE, encoding="utf-8")
    yield path
    path.unlink(missing_ok=True)


# Beginning


def test_a_session_is_on_record_with_its_timeline_before_anything_is_played(
    ready_workspace: Workspace, on_file: Sessions, hand_clock: HandClock
) -> None:
    hand_clock.move(600)
    session, stored = ready_workspace.practice.begin(ROUTINE, Options(warm_up=True))
    stored.result()
    found = on_record(on_file, session)
    assert found == session
    assert found.timeline == found.route == timeline_of(ROUTINE)
    assert found.options == Options(warm_up=True)
    assert found.started_at == hand_clock.now()
    assert found.plan_on == date(2026, 11, 17)
    assert (found.safety, found.pain_before, found.records) == ("clear", 2, ())
    assert found.is_open


def test_a_session_of_a_ladder_week_has_its_dose_and_keeps_the_week(
    ready_workspace: Workspace, on_file: Sessions
) -> None:
    session, stored = ready_workspace.practice.begin(ROUTINE, Options(ladder_week=1))
    stored.result()
    found = on_record(on_file, session)
    assert found == session
    assert total_s(found.timeline) == 414
    assert found.options == Options(ladder_week=1)


def test_a_routine_of_ones_own_has_its_own_dose_in_every_week(
    ready_workspace: Workspace, on_file: Sessions, own_routine: Path
) -> None:
    as_written = begun(ready_workspace, "mine")
    session, stored = ready_workspace.practice.begin("mine", Options(ladder_week=6))
    stored.result()
    assert on_record(on_file, session).timeline == as_written.timeline


def test_a_week_that_is_not_on_the_ladder_begins_nothing(
    ready_workspace: Workspace, on_file: Sessions
) -> None:
    with pytest.raises(RefusedInput, match="ladder week: found 7, expected a whole number from 1 to 6"):
        ready_workspace.practice.begin(ROUTINE, Options(ladder_week=7))
    ready_workspace.wait_until_stored()
    assert on_file.unfinished() == []


def test_a_break_before_any_check_says_so_on_record(workspace: Workspace, on_file: Sessions) -> None:
    found = on_record(on_file, begun(workspace, "standing-break"))
    assert (found.safety, found.pain_before) == ("unasked", None)


def test_a_refused_session_leaves_nothing_on_record(workspace: Workspace, on_file: Sessions) -> None:
    with pytest.raises(NotAllowed) as refused:
        workspace.practice.begin(ROUTINE, Options())
    assert refused.value.reason == Reason.NO_CHECK
    workspace.wait_until_stored()
    assert on_file.unfinished() == []


def test_an_unknown_routine_is_named(ready_workspace: Workspace) -> None:
    with pytest.raises(UnknownRoutine, match=r'found "nope", expected one of .*core-foundation'):
        ready_workspace.practice.begin("nope", Options())


def test_editing_a_routine_changes_no_past_session(
    ready_workspace: Workspace, on_file: Sessions, own_routine: Path
) -> None:
    session = begun(ready_workspace, "mine")
    own_routine.write_text(SHORT_ROUTINE.replace("reps = 4", "reps = 9"), encoding="utf-8")
    assert on_record(on_file, session).timeline == session.timeline


def test_every_session_has_an_id_of_its_own(ready_workspace: Workspace) -> None:
    assert len({begun(ready_workspace).id for _ in range(3)}) == 3


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (datetime(2026, 11, 17, 2, 59, 59, tzinfo=UTC), date(2026, 11, 16)),
        (datetime(2026, 11, 17, 3, 0, tzinfo=UTC), date(2026, 11, 17)),
        (datetime(2026, 11, 17, 23, 59, tzinfo=TOKYO), date(2026, 11, 17)),
        (datetime(2026, 1, 1, 1, 0, tzinfo=TOKYO), date(2025, 12, 31)),
    ],
)
def test_the_day_begins_at_three_where_the_person_is(
    ready_workspace: Workspace, hand_clock: HandClock, instant: datetime, expected: date
) -> None:
    assert plan_day(instant) == expected
    hand_clock.wall = instant
    ready_workspace.safety.score_pain(1)
    assert begun(ready_workspace, "standing-break").plan_on == expected


# Going on


def test_resuming_gives_what_is_on_record(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    session = begun(ready_workspace)
    records = play(ready_workspace, session, 4)
    hand_clock.move(20 * 60)
    assert ready_workspace.practice.resume(session.id) == replace(session, records=tuple(records))


@pytest.mark.parametrize(
    ("age_min", "expected"), [(29, None), (30, Reason.PAIN_UNKNOWN), (31, Reason.PAIN_UNKNOWN)]
)
def test_resuming_asks_for_pain_again_after_half_an_hour(
    ready_workspace: Workspace, hand_clock: HandClock, age_min: int, expected: Reason | None
) -> None:
    session = begun(ready_workspace)
    hand_clock.move(age_min * 60)
    assert ready_workspace.practice.may_begin(ROUTINE) is None
    assert ready_workspace.practice.may_resume(session) is expected
    if expected is not None:
        with pytest.raises(NotAllowed):
            ready_workspace.practice.resume(session.id)
        ready_workspace.safety.score_pain(3)
        ready_workspace.wait_until_stored()
    assert ready_workspace.practice.resume(session.id).id == session.id


def test_pain_that_has_grown_keeps_a_session_from_going_on(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    session = begun(ready_workspace)
    hand_clock.move(60)
    ready_workspace.safety.score_pain(6)
    ready_workspace.wait_until_stored()
    with pytest.raises(NotAllowed) as refused:
        ready_workspace.practice.resume(session.id)
    assert refused.value.reason == Reason.PAIN_TOO_HIGH


def test_a_session_resumed_on_the_next_day_keeps_its_plan_date(
    ready_workspace: Workspace, hand_clock: HandClock, on_file: Sessions
) -> None:
    session = begun(ready_workspace)
    hand_clock.move(30 * 3600)
    ready_workspace.safety.score_pain(1)
    ready_workspace.wait_until_stored()
    resumed = ready_workspace.practice.resume(session.id)
    ready_workspace.practice.close(resumed, resumed.records)[1].result()
    assert on_record(on_file, session).plan_on == session.plan_on == date(2026, 11, 17)


def test_what_cannot_go_on_is_not_resumed(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    practice = ready_workspace.practice
    played_out, closed, discarded, old = (begun(ready_workspace) for _ in range(4))
    play(ready_workspace, played_out, len(played_out.timeline))
    practice.close(closed, ())[1].result()
    practice.discard(discarded.id).result()
    for session in (played_out, closed, discarded):
        with pytest.raises(LookupError):
            practice.resume(session.id)
    hand_clock.move(48 * 3600 + 1)
    ready_workspace.safety.score_pain(1)
    ready_workspace.wait_until_stored()
    with pytest.raises(LookupError):
        practice.resume(old.id)
    with pytest.raises(LookupError):
        practice.resume("never-begun")


def test_a_session_whose_routine_has_gone_counts_as_the_hardest(
    workspace: Workspace, own_routine: Path, on_file: Sessions
) -> None:
    sheet = workspace.safety.sheet
    session = begun(workspace, "mine")
    own_routine.unlink()
    with Reopened(workspace) as later:
        assert later.practice.may_resume(session) is None
        gently = {question.id: "no" for question in sheet.questions} | next(
            {question.id: choice.id}
            for question in sheet.questions
            for choice in question.yes
            if choice.finding.severity.name == "CONTINUE_GENTLY"
        )
        later.safety.answer(gently)
        later.wait_until_stored()
        assert later.practice.may_begin("recovery-gentle") is None
        assert later.practice.may_resume(session) is Reason.LEVEL_ONE_ONLY


class Reopened:
    """The same folder in a program started anew."""

    def __init__(self, workspace: Workspace) -> None:
        self._later = Workspace(workspace.folder, workspace.clock)

    def __enter__(self) -> Workspace:
        return self._later

    def __exit__(self, *_: object) -> None:
        self._later.close()


# What is unfinished


def test_the_newest_session_is_offered(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    assert ready_workspace.practice.unfinished() is None
    begun(ready_workspace)
    hand_clock.move(60)
    newest = begun(ready_workspace)
    assert ready_workspace.practice.unfinished() == newest


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.0, Outcome.ATTEMPTED), (0.25, Outcome.PARTIAL), (0.9, Outcome.COMPLETE)],
)
def test_after_two_days_a_session_is_closed_with_what_it_is_worth(
    ready_workspace: Workspace,
    hand_clock: HandClock,
    on_file: Sessions,
    share: float,
    expected: Outcome,
) -> None:
    session = begun(ready_workspace)
    records = play(ready_workspace, session, int(share * len(session.timeline)))
    hand_clock.move(48 * 3600)
    offered = ready_workspace.practice.unfinished()
    assert offered is not None
    assert offered.id == session.id
    hand_clock.move(1)
    assert ready_workspace.practice.unfinished() is None
    ready_workspace.wait_until_stored()
    found = on_record(on_file, session)
    assert found.outcome is expected
    assert found.credit == pytest.approx(worth(session.timeline, records))
    assert found.plan_on == session.plan_on


def worth(timeline: Timeline, records: Sequence[StepRecord]) -> float:
    whole_s = sum(step.duration_s for step in timeline if step.is_work)
    return sum(record.credited_s for record in records) / whole_s


def test_a_session_that_was_played_out_is_closed_and_not_offered(
    ready_workspace: Workspace, on_file: Sessions
) -> None:
    session = begun(ready_workspace)
    play(ready_workspace, session, len(session.timeline))
    assert ready_workspace.practice.unfinished() is None
    assert ready_workspace.practice.unfinished() is None
    ready_workspace.wait_until_stored()
    found = on_record(on_file, session)
    assert (found.outcome, found.credit) == (Outcome.COMPLETE, 1.0)


def test_an_old_session_behind_a_played_out_one_is_still_offered(
    ready_workspace: Workspace, hand_clock: HandClock
) -> None:
    older = begun(ready_workspace)
    hand_clock.move(60)
    newer = begun(ready_workspace)
    play(ready_workspace, newer, len(newer.timeline))
    assert ready_workspace.practice.unfinished() == older


# Closing and after


@pytest.mark.parametrize(
    ("share", "is_safety_stop", "expected"),
    [
        (0.1, False, Outcome.ATTEMPTED),
        (0.1, True, Outcome.STOPPED),
        (0.25, True, Outcome.STOPPED),
        (1.0, True, Outcome.COMPLETE),
    ],
)
def test_closing_stores_the_outcome_it_answers(
    ready_workspace: Workspace, on_file: Sessions, share: float, is_safety_stop: bool, expected: Outcome
) -> None:
    session = begun(ready_workspace)
    records = play(ready_workspace, session, int(share * len(session.timeline)))
    closing, stored = ready_workspace.practice.close(session, records, is_safety_stop=is_safety_stop)
    stored.result()
    found = on_record(on_file, session)
    assert closing.outcome is found.outcome is expected
    assert closing.credit == found.credit


def test_what_is_said_afterwards_is_stored(
    ready_workspace: Workspace, on_file: Sessions, hand_clock: HandClock
) -> None:
    session = begun(ready_workspace)
    hand_clock.move(900)
    ready_workspace.practice.annotate(session.id, effort=6, pain_after=3, note="Knees felt it.").result()
    found = on_record(on_file, session)
    assert (found.effort, found.pain_after, found.note) == (6, 3, "Knees felt it.")
    pain = ready_workspace.safety.last_pain()
    assert pain is not None
    assert (pain.value, pain.moment, pain.session) == (3, Moment.AFTER, session.id)


def test_silence_afterwards_is_no_zero(ready_workspace: Workspace, on_file: Sessions) -> None:
    session = begun(ready_workspace)
    ready_workspace.practice.annotate(session.id, effort=None, pain_after=None, note="").result()
    found = on_record(on_file, session)
    assert (found.effort, found.pain_after) == (None, None)
    pain = ready_workspace.safety.last_pain()
    assert pain is not None
    assert pain.session is None


def test_a_score_off_the_scale_stores_nothing(ready_workspace: Workspace, on_file: Sessions) -> None:
    session = begun(ready_workspace)
    with pytest.raises(RefusedInput, match="pain: found 11, expected a whole number from 0 to 10"):
        ready_workspace.practice.annotate(session.id, effort=6, pain_after=11, note="")
    ready_workspace.wait_until_stored()
    assert on_record(on_file, session).effort is None


def test_a_discarded_session_can_be_had_back(ready_workspace: Workspace, on_file: Sessions) -> None:
    session = begun(ready_workspace)
    ready_workspace.practice.discard(session.id).result()
    assert on_file.get(session.id) is None
    assert ready_workspace.practice.unfinished() is None
    ready_workspace.practice.restore(session.id).result()
    assert ready_workspace.practice.unfinished() == session


# Easing


def step_of(exercise_id: str | None) -> Step:
    return replace(timeline_of(ROUTINE)[1], exercise=exercise_id)


def test_an_exercise_is_eased_to_the_easier_one_at_its_own_dose(workspace: Workspace) -> None:
    easier = exercise_of("pelvic-tilt")
    assert workspace.practice.easier(step_of("bird-dog")) == Easier(easier, easier.dose)


def test_the_easiest_exercise_becomes_less(workspace: Workspace) -> None:
    tilt = exercise_of("pelvic-tilt")
    less = fewer(tilt.dose)
    assert less is not None
    assert workspace.practice.easier(step_of("pelvic-tilt")) == Easier(tilt, less)


def test_a_step_without_an_exercise_cannot_be_eased(workspace: Workspace) -> None:
    assert workspace.practice.easier(step_of(None)) is None


@pytest.mark.parametrize("routine_id", [ROUTINE, "glute-builder", "post-walk-stretch"])
def test_every_exercise_of_a_routine_gets_easier_or_can_only_be_skipped(
    workspace: Workspace, routine_id: str
) -> None:
    for item in routine_of(routine_id).items:
        exercise = exercise_of(item.exercise)
        easier = workspace.practice.easier(step_of(item.exercise))
        can_only_be_skipped = exercise.easier is None and fewer(exercise.dose) is None
        assert (easier is None) is can_only_be_skipped


# Clocks


def test_the_clock_of_the_computer_knows_its_offset_and_runs_forward() -> None:
    clock = SystemClock()
    before_s = clock.monotonic_s()
    assert clock.now().utcoffset() is not None
    assert clock.monotonic_s() >= before_s
    assert clock.slept_s() >= -1e-3


def test_a_clock_by_hand_moves_and_sleeps_when_told_to(hand_clock: HandClock) -> None:
    began = hand_clock.now()
    hand_clock.move(90)
    hand_clock.sleep(30)
    assert hand_clock.now() - began == timedelta(seconds=120)
    assert (hand_clock.monotonic_s(), hand_clock.slept_s()) == (90, 30)
