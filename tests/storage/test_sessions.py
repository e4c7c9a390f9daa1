"""Sessions on record: what goes in comes out, retries change nothing, deletions can be undone."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.errors import StorageError
from coach.domain.exercise import Category, Side, Tempo
from coach.domain.pain import Moment
from coach.domain.session import Options, Outcome, SessionRecord, StepRecord, StepResult
from coach.domain.timeline import Step, StepKind, Timeline
from coach.storage import database as database_module
from coach.storage.checkins import Checkins
from coach.storage.database import Database, open_database
from coach.storage.sessions import Sessions
from coach.storage.timeline_json import decode_timeline, encode_timeline, step_object

NOW = datetime(2026, 3, 2, 18, 30, 15, 123456, tzinfo=timezone(timedelta(hours=1)))
PREPARE = Step(index=0, kind=StepKind.PREPARE, start_s=0, duration_s=10)
WORK = Step(
    index=1,
    kind=StepKind.WORK,
    start_s=10,
    duration_s=72,
    item=1,
    exercise="bird-dog",
    set=1,
    sets=2,
    side=Side.LEFT,
    reps=8,
    tempo=Tempo(2, 3, 2, 2),
    cue="Reach long, keep level",
)
TIMELINE: Timeline = (PREPARE, WORK)
EASED: Timeline = (PREPARE, replace(WORK, index=2, duration_s=36, reps=4, worth_s=70.125))

DONE = StepRecord(
    step=0,
    attempt=1,
    result=StepResult.DONE,
    credited_s=0.0,
    elapsed_s=10.0,
    extended_s=0.0,
    next_step=1,
)


def session(session_id: str = "one", started_at: datetime = NOW) -> SessionRecord:
    return SessionRecord(
        id=session_id,
        routine="core-foundation",
        routine_name="Core foundation",
        categories=(Category.CORE,),
        timeline=TIMELINE,
        route=TIMELINE,
        options=Options(),
        plan_on=started_at.date(),
        started_at=started_at,
        safety="clear",
    )


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path)) as opened:
        yield opened


@pytest.fixture
def sessions(database: Database) -> Sessions:
    return Sessions(database)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sessions]:
    with closing(open_database(tmp_path_factory.mktemp("data"))) as opened:
        yield Sessions(opened)


def stored(sessions: Sessions, session_id: str = "one") -> SessionRecord:
    found = sessions.get(session_id)
    assert found is not None
    return found


# Round trip

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=offsets)  # noqa: DTZ001
seconds = st.floats(0, 1e6)
notes = st.text(st.characters(exclude_categories=["Cs"]))
steps = st.builds(
    Step,
    index=st.integers(0, 500),
    kind=st.sampled_from(StepKind),
    start_s=st.integers(0, 10_000),
    duration_s=st.integers(1, 600),
    item=st.none() | st.integers(1, 60),
    exercise=st.none() | notes,
    set=st.none() | st.integers(1, 10),
    sets=st.none() | st.integers(1, 10),
    side=st.none() | st.sampled_from(Side),
    hold=st.none() | st.integers(1, 100),
    holds=st.none() | st.integers(1, 100),
    reps=st.none() | st.integers(1, 100),
    tempo=st.none() | st.builds(Tempo, *(st.integers(0, 60) for _ in range(4))),
    cue=st.none() | notes,
    worth_s=st.none() | seconds,
)
timelines = st.lists(steps, min_size=1, max_size=4).map(tuple)
attempts = st.builds(
    StepRecord,
    step=st.integers(0, 500),
    attempt=st.integers(1, 50),
    result=st.sampled_from(StepResult),
    credited_s=seconds,
    elapsed_s=seconds,
    extended_s=seconds,
    next_step=st.none() | st.integers(0, 500),
)


@st.composite
def sessions_of_any_kind(draw: st.DrawFn) -> SessionRecord:
    has_ended = draw(st.booleans())
    return SessionRecord(
        id=str(uuid4()),
        routine=draw(st.from_regex(r"[a-z][a-z-]{0,20}", fullmatch=True)),
        routine_name=draw(notes),
        categories=tuple(draw(st.lists(st.sampled_from(Category), max_size=3))),
        timeline=draw(timelines),
        route=draw(timelines),
        options=Options(warm_up=draw(st.booleans()), ladder_week=draw(st.none() | st.integers(1, 6))),
        plan_on=draw(st.dates()),
        started_at=draw(instants),
        safety=draw(notes),
        slot=draw(st.none() | notes),
        pain_before=draw(st.none() | st.integers(0, 10)),
        ended_at=draw(instants) if has_ended else None,
        outcome=draw(st.sampled_from(Outcome)) if has_ended else None,
        credit=draw(st.floats(0, 1)) if has_ended else None,
        effort=draw(st.none() | st.integers(1, 10)),
        pain_after=draw(st.none() | st.integers(0, 10)),
        note=draw(notes),
        records=tuple(draw(st.lists(attempts, max_size=4, unique_by=lambda one: (one.step, one.attempt)))),
    )


@settings(max_examples=40, deadline=None)
@given(session=sessions_of_any_kind())
def test_what_goes_in_comes_out(shared: Sessions, session: SessionRecord) -> None:
    shared.begin(session, NOW).result()
    found = stored(shared, session.id)
    assert found == session
    assert found.started_at.utcoffset() == session.started_at.utcoffset()
    assert (found.ended_at and found.ended_at.utcoffset()) == (
        session.ended_at and session.ended_at.utcoffset()
    )
    assert found in shared.between(session.plan_on, session.plan_on)


@settings(max_examples=60, deadline=None)
@given(timeline=timelines)
def test_a_timeline_survives_json(timeline: Timeline) -> None:
    assert decode_timeline(encode_timeline(timeline)) == timeline


# Timelines as JSON


def test_the_fields_of_a_step_in_their_order() -> None:
    assert list(step_object(WORK).items()) == [
        ("index", 1),
        ("kind", "work"),
        ("start_s", 10),
        ("duration_s", 72),
        ("item", 1),
        ("exercise", "bird-dog"),
        ("set", 1),
        ("sets", 2),
        ("side", "left"),
        ("hold", None),
        ("holds", None),
        ("reps", 8),
        ("tempo_s", [2, 3, 2, 2]),
        ("cue", "Reach long, keep level"),
    ]
    assert json.loads(json.dumps(step_object(PREPARE)))["kind"] == "prepare"


def test_only_eased_steps_store_their_worth() -> None:
    plain, eased = json.loads(encode_timeline((WORK, EASED[1])))
    assert plain == step_object(WORK)
    assert eased == step_object(EASED[1]) | {"worth_s": 70.125}


@pytest.mark.parametrize("text", ["", "{}", "[{}]", '[{"index": "one"}]'])
def test_what_is_no_timeline_is_a_plain_error(text: str) -> None:
    with pytest.raises(StorageError, match="stored timeline"):
        decode_timeline(text)


# Step by step


def test_records_come_back_in_the_order_they_were_stored(sessions: Sessions) -> None:
    sessions.begin(session(), NOW).result()
    order = [replace(DONE, step=step, attempt=attempt) for step, attempt in ((5, 1), (0, 1), (5, 2), (1, 1))]
    for record in order:
        sessions.step_finished("one", record, NOW)
    sessions.step_finished("one", order[0], NOW + timedelta(minutes=1)).result()
    assert list(stored(sessions).records) == order


def test_a_retried_record_is_accepted_and_another_one_refused(sessions: Sessions) -> None:
    sessions.begin(session(), NOW).result()
    sessions.step_finished("one", DONE, NOW).result()
    sessions.step_finished("one", DONE, NOW).result()
    with pytest.raises(StorageError, match="attempt 1 at step 0 is on record otherwise"):
        sessions.step_finished("one", replace(DONE, elapsed_s=3.0), NOW, EASED).result()
    assert stored(sessions) == replace(session(), records=(DONE,))


def test_a_record_and_its_route_are_stored_together(sessions: Sessions) -> None:
    sessions.begin(session(), NOW).result()
    left = replace(DONE, step=1, result=StepResult.LEFT, next_step=2)
    with pytest.raises(StorageError):
        sessions.step_finished("one", replace(left, credited_s=-1.0), NOW, EASED).result()
    assert stored(sessions) == session()
    sessions.step_finished("one", left, NOW, EASED).result()
    assert stored(sessions) == replace(session(), route=EASED, records=(left,))


def test_a_retry_does_not_bring_an_older_route_back(sessions: Sessions) -> None:
    sessions.begin(session(), NOW).result()
    sessions.step_finished("one", DONE, NOW, TIMELINE).result()
    sessions.step_finished("one", replace(DONE, step=1), NOW, EASED).result()
    sessions.step_finished("one", DONE, NOW, TIMELINE).result()
    assert stored(sessions).route == EASED


def test_nothing_is_added_to_a_session_that_is_not_there(sessions: Sessions) -> None:
    futures = (
        sessions.step_finished("none", DONE, NOW),
        sessions.close("none", NOW, Outcome.PARTIAL, 0.5),
        sessions.annotate("none", NOW, effort=None, pain_after=None, note=""),
        sessions.discard("none", NOW),
        sessions.restore("none", NOW),
    )
    for future in futures:
        with pytest.raises(StorageError, match="not on record"):
            future.result()
    assert sessions.get("none") is None


# Ending


def test_closing_keeps_the_first_end(sessions: Sessions) -> None:
    sessions.begin(session(), NOW).result()
    ended_at = NOW + timedelta(minutes=12)
    sessions.close("one", ended_at, Outcome.STOPPED, 0.5).result()
    sessions.close("one", ended_at + timedelta(hours=1), Outcome.STOPPED, 0.5).result()
    with pytest.raises(StorageError, match="ended already"):
        sessions.close("one", ended_at, Outcome.COMPLETE, 1.0).result()
    expected = replace(session(), ended_at=ended_at, outcome=Outcome.STOPPED, credit=0.5)
    assert stored(sessions) == expected
    assert sessions.unfinished() == []


def test_what_is_said_afterwards(sessions: Sessions) -> None:
    sessions.begin(session(), NOW).result()
    sessions.annotate("one", NOW, effort=6, pain_after=0, note="Žluťoučký 🙂").result()
    assert stored(sessions) == replace(session(), effort=6, pain_after=0, note="Žluťoučký 🙂")
    sessions.annotate("one", NOW, effort=None, pain_after=None, note="").result()
    assert stored(sessions) == session()


def test_broken_characters_do_not_lose_a_note(sessions: Sessions) -> None:
    sessions.begin(session(), NOW).result()
    sessions.annotate("one", NOW, effort=None, pain_after=None, note="a\ud83d\ude42b\ud83dc\0d").result()
    assert stored(sessions).note == "a🙂b\ufffdc\0d"


@pytest.mark.parametrize(("effort", "pain_after"), [(0, None), (11, None), (None, -1), (None, 11)], ids=str)
def test_scores_out_of_range_are_refused(
    sessions: Sessions, effort: int | None, pain_after: int | None
) -> None:
    sessions.begin(session(), NOW).result()
    with pytest.raises(StorageError, match="out of its range"):
        sessions.annotate("one", NOW, effort=effort, pain_after=pain_after, note="").result()


@pytest.mark.parametrize("ladder_week", [0, 7, -1])
def test_a_week_that_is_not_on_the_ladder_is_refused(sessions: Sessions, ladder_week: int) -> None:
    with pytest.raises(StorageError):
        sessions.begin(replace(session(), options=Options(ladder_week=ladder_week)), NOW).result()
    assert sessions.get("one") is None


@pytest.mark.parametrize("credit", [-0.1, 1.1, float("nan")])
def test_a_credit_out_of_range_is_refused(sessions: Sessions, credit: float) -> None:
    sessions.begin(session(), NOW).result()
    with pytest.raises(StorageError, match="out of its range"):
        sessions.close("one", NOW, Outcome.PARTIAL, credit).result()
    assert stored(sessions).is_open


@pytest.mark.parametrize("plan_on", ["2026-02-30", "2026-2-3", "02.03.2026", "", "2026-03-02T10:00"])
def test_the_database_refuses_what_is_no_plan_date(
    database: Database, sessions: Sessions, plan_on: str
) -> None:
    sessions.begin(session(), NOW).result()
    with pytest.raises(StorageError, match="out of its range"):
        database.writer.submit(
            lambda connection: connection.execute("UPDATE session SET plan_on = ?", (plan_on,)).rowcount
        ).result()


def test_the_same_id_begins_only_once(sessions: Sessions) -> None:
    sessions.begin(session(), NOW).result()
    with pytest.raises(StorageError):
        sessions.begin(replace(session(), safety="other"), NOW).result()
    assert stored(sessions) == session()


# Deleting and finding


def test_a_discarded_session_is_gone_until_restored(database: Database, sessions: Sessions) -> None:
    sessions.begin(session(), NOW).result()
    sessions.step_finished("one", DONE, NOW).result()
    sessions.discard("one", NOW + timedelta(hours=1)).result()
    assert sessions.get("one") is None
    assert sessions.unfinished() == sessions.between(NOW.date(), NOW.date()) == []
    row = database.reader().execute("SELECT deleted_at, changed_at FROM session").fetchone()
    assert tuple(row) == ("2026-03-02T18:30:15.123456+00:00",) * 2
    sessions.restore("one", NOW + timedelta(hours=2)).result()
    assert stored(sessions).records == (DONE,)
    assert sessions.unfinished() == [stored(sessions)]


def test_unfinished_sessions_come_newest_first(sessions: Sessions) -> None:
    for number, hours in enumerate((0, 2, 1)):
        sessions.begin(session(f"s{number}", NOW + timedelta(hours=hours)), NOW)
    sessions.close("s2", NOW, Outcome.COMPLETE, 1.0).result()
    assert [found.id for found in sessions.unfinished()] == ["s1", "s0"]


def test_between_goes_by_plan_date_and_orders_by_start(database: Database, sessions: Sessions) -> None:
    late = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
    same = NOW.astimezone(timezone(timedelta(hours=-8)))
    sessions.begin(replace(session("late", late), plan_on=date(2026, 3, 2)), NOW)
    sessions.begin(replace(session("b", same), plan_on=date(2026, 3, 2)), NOW)
    sessions.begin(session("a"), NOW)
    sessions.begin(session("other", NOW + timedelta(days=1)), NOW).result()
    day = date(2026, 3, 2)
    assert [found.id for found in sessions.between(day, day)] == ["a", "b", "late"]
    assert [found.id for found in sessions.between(day, date(2026, 3, 3))] == ["a", "b", "late", "other"]
    assert sessions.between(date(2026, 3, 4), date(2026, 3, 9)) == []
    plan = database.reader().execute(
        "EXPLAIN QUERY PLAN SELECT * FROM session WHERE deleted_at IS NULL AND plan_on BETWEEN ? AND ?",
        ("2026-03-02", "2026-03-02"),
    )
    assert "session_by_plan_on" in plan.fetchone()["detail"]


def test_the_record_survives_closing_the_database(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as opened:
        Sessions(opened).begin(session(), NOW)
    with closing(open_database(tmp_path)) as opened:
        assert Sessions(opened).get("one") == session()


def test_a_session_from_before_the_ladder_keeps_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of version 1, made by its own migration alone, is brought up to date."""
    scripts, folder = tmp_path / "migrations", tmp_path / "data"
    scripts.mkdir()
    start = Path(database_module.__file__).parent / "migrations" / "0001_start.sql"
    (scripts / start.name).write_text(start.read_text(encoding="utf-8"), encoding="utf-8")
    with monkeypatch.context() as patch, closing(open_database_of(patch, scripts, folder)) as old:
        columns = {row["name"] for row in old.reader().execute("PRAGMA table_info(session)")}
        assert "ladder_week" not in columns
        old.writer.submit(lambda connection: connection.execute(*OLD_ROW)).result()
        old.writer.submit(lambda connection: connection.execute(OLD_SCORE)).result()
    with closing(open_database(folder)) as new:
        sessions = Sessions(new)
        assert stored(sessions) == replace(session(), options=Options(warm_up=True))
        on_ladder = replace(session("two"), options=Options(ladder_week=6))
        sessions.begin(on_ladder, NOW).result()
        sessions.step_finished("one", DONE, NOW).result()
        assert stored(sessions, "two") == on_ladder
        assert stored(sessions).records == (DONE,)
        (score,) = Checkins(new).pains(date.min, date.max)
        assert (score.value, score.moment, score.session) == (7, Moment.AFTER, "one")


def open_database_of(patch: pytest.MonkeyPatch, scripts: Path, folder: Path) -> Database:
    """A database as a program with these migrations makes it."""
    patch.setattr(database_module, "_MIGRATIONS", scripts)
    return open_database(folder)


OLD_ROW = (
    (
        "INSERT INTO session (id, routine, routine_name, categories, plan_on, safety, warm_up, started_at,"
        " started_on, started_offset_min, created_at, changed_at, timeline) VALUES ('one', 'core-foundation',"
        " 'Core foundation', '[\"core\"]', '2026-03-02', 'clear', 1, '2026-03-02T17:30:15.123456+00:00',"
        " '2026-03-02', 60, '2026-03-02T17:30:15.123456+00:00', '2026-03-02T17:30:15.123456+00:00', ?)"
    ),
    (encode_timeline(TIMELINE),),
)
OLD_SCORE = (
    "INSERT INTO pain_score (id, value, moment, scored_at, scored_on, scored_offset_min, session, created_at,"
    " changed_at) VALUES ('p', 7, 'after', '2026-03-02T17:40:15.123456+00:00', '2026-03-02', 60, 'one',"
    " '2026-03-02T17:40:15.123456+00:00', '2026-03-02T17:40:15.123456+00:00')"
)


# The list, and what was set right


def closed(session_id: str = "one", started_at: datetime = NOW) -> SessionRecord:
    ended_at = started_at + timedelta(minutes=9)
    return replace(session(session_id, started_at), ended_at=ended_at, outcome=Outcome.PARTIAL, credit=0.5)


def test_the_list_goes_by_day_then_start_then_id(sessions: Sessions) -> None:
    late = replace(closed("late", NOW + timedelta(hours=8)), plan_on=NOW.date())
    for each in (
        closed("a"),
        closed("0"),
        closed("b"),
        late,
        closed("next", NOW + timedelta(days=1)),
        session("open"),
    ):
        sessions.begin(each, NOW).result()
    sessions.discard("b", NOW).result()
    whole = sessions.entries(None, 9)
    assert [entry.id for entry in whole] == ["next", "late", "a", "0"]
    assert [entry.id for entry in sessions.entries(whole[0], 1)] == ["late"]
    assert [entry.id for entry in sessions.entries(whole[2], 1)] == ["0"]
    assert sessions.entries(whole[-1], 9) == []
    assert sessions.entries(None, 9, Category.GLUTES) == []
    assert sessions.entries(None, 9, Category.CORE) == whole
    assert (sessions.count(), sessions.first_on()) == (4, NOW.date())
    assert sessions.entry("b") is sessions.entry("open") is None


def test_the_list_is_read_along_its_index_without_any_timeline(
    database: Database, sessions: Sessions
) -> None:
    sessions.begin(closed(), NOW).result()
    asked: list[str] = []
    database.reader().set_trace_callback(asked.append)
    (entry,) = sessions.entries(None, 50)
    sessions.entries(entry, 50)
    database.reader().set_trace_callback(None)
    queries = [text for text in asked if "FROM session" in text]
    assert len(queries) == 2
    for query in queries:
        plan = " ".join(row["detail"] for row in database.reader().execute(f"EXPLAIN QUERY PLAN {query}"))
        assert "session_by_plan_on" in plan
        assert "B-TREE" not in plan
        assert "timeline" not in query


def test_how_long_it_took_leaves_pauses_out(sessions: Sessions) -> None:
    sessions.begin(replace(closed(), records=(DONE, replace(DONE, attempt=2, elapsed_s=4.5))), NOW)
    sessions.begin(replace(closed("two"), is_by_hand=True), NOW).result()
    spent = {entry.id: entry.spent_s for entry in sessions.entries(None, 9)}
    assert spent == {"one": 14.5, "two": pytest.approx(540, abs=0.01)}


def test_only_what_may_be_corrected_is_written(sessions: Sessions) -> None:
    sessions.begin(replace(closed(), records=(DONE,)), NOW).result()
    right = replace(closed(), effort=3, note="a\ud83db", edited_at=NOW)
    sessions.correct(replace(right, safety="other", routine_name="Other"), NOW).result()
    assert stored(sessions) == replace(right, note="a\ufffdb", records=(DONE,))
    with pytest.raises(StorageError, match="out of its range"):
        sessions.correct(replace(right, effort=11), NOW).result()
    assert stored(sessions).effort == 3
    assert sessions.recorded_at("one") == NOW
    assert sessions.recorded_at("none") is None


def test_what_is_open_deleted_or_unknown_is_not_corrected(sessions: Sessions) -> None:
    sessions.begin(session("open"), NOW)
    sessions.begin(closed("gone"), NOW)
    sessions.discard("gone", NOW).result()
    for session_id in ("open", "gone", "none"):
        with pytest.raises(StorageError, match="not on record"):
            sessions.correct(replace(closed(session_id), edited_at=NOW), NOW).result()
    assert stored(sessions, "open").is_open
