"""An export holds every column, comes back as it was, and two histories become one by rule."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from full_folder import KEPT_EXPORT
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from shipped_content import timeline_of

from coach.domain.errors import StorageError
from coach.domain.exercise import Category
from coach.domain.pain import Moment
from coach.domain.plan import PauseReason, SkipReason
from coach.domain.progression import Kind
from coach.domain.session import Outcome, StepResult
from coach.domain.walking import Source, Unit
from coach.storage import csv_file
from coach.storage.database import FILE_NAME, Database, open_database
from coach.storage.json_file import decode, encode
from coach.storage.json_merge import in_order, merged_plan
from coach.storage.json_plan import UNIQUE
from coach.storage.json_proof import prove
from coach.storage.json_rows import CHECKS, PAINS, PLACED_TABLES, SESSIONS, WALKS, steps_of
from coach.storage.json_snapshot import snapshot
from coach.storage.json_store import merge, write
from coach.storage.json_wire import (
    Archive,
    AttemptJson,
    CardEventJson,
    CheckJson,
    MoveJson,
    OwnFileJson,
    PainJson,
    PauseJson,
    ReviewJson,
    RevisionJson,
    SessionJson,
    SkipJson,
    SlotJson,
    StepJson,
    WalkJson,
)
from coach.storage.timeline_json import encode_timeline

NOW = datetime(2030, 1, 1, tzinfo=UTC)
TABLES = (SESSIONS, CHECKS, PAINS, WALKS, *PLACED_TABLES)
LAID = steps_of(encode_timeline(timeline_of("standing-break")))
EMPTY = Archive(
    settings=None,
    routines=(),
    exercises=(),
    poses=(),
    **{table.kind: () for table in TABLES},
    timelines=(),
)


# Everything


def test_every_table_and_every_column_is_in_an_export(tmp_path: Path) -> None:
    """A column that is added must be exported, or named here with the reason."""
    derived = {"sequence", "started_on", "ended_on"}
    with closing(open_database(tmp_path)), closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        assert {name for (name,) in connection.execute(query)} == {
            "step_record",
            *(table.name for table in TABLES),
        }
        for name, wire, elsewhere in (
            ("step_record", AttemptJson, {"session"}),
            *((table.name, table.wire, set()) for table in TABLES),
        ):
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            columns = {column for column in columns - derived if not column.endswith("_offset_min")}
            assert columns - elsewhere == set(wire.__struct_fields__) - {"steps"}


def test_every_field_and_every_column_is_documented() -> None:
    said = (Path(__file__).parents[2] / "docs" / "data-format.md").read_text(encoding="utf-8")
    wires = (Archive, AttemptJson, StepJson, SlotJson, OwnFileJson, *(table.wire for table in TABLES))
    columns = (*csv_file.SESSIONS, *csv_file.STEPS, *csv_file.WALKS, *csv_file.PAIN)
    names = {name for wire in wires for name in wire.__struct_fields__} | set(columns)
    assert {name for name in names if f"`{name}`" not in said} == set()


# Any archive

TIMES = st.timedeltas(timedelta(0), timedelta(days=10_900)).map(
    lambda it: datetime(2000, 1, 1, tzinfo=UTC) + it
)
ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
LOCAL = st.builds(lambda at, zone: at.astimezone(zone), TIMES, ZONES)
DAYS = st.dates(date(2000, 1, 1), date(2029, 12, 31))
HOURS = st.times(time(3))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IDS = st.text("abcdef-0123456789", min_size=1, max_size=12) | st.sampled_from(["null", "true", "1"])
SCORES = st.none() | st.integers(0, 10)
SECONDS = st.floats(0, 1e6)
CATEGORIES = st.lists(st.sampled_from(Category), min_size=1, max_size=3, unique=True).map(tuple)
STAMPS: dict[str, st.SearchStrategy[Any]] = {
    "id": IDS,
    "created_at": TIMES,
    "changed_at": TIMES,
    "deleted_at": st.none() | TIMES,
}


def many(strategy: st.SearchStrategy[Any], kind: str = "") -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to four records that may stand beside each other."""
    keys: list[Any] = [lambda it: it.id]
    if kind in UNIQUE:
        keys.append(UNIQUE[kind])
    return st.lists(strategy, max_size=4, unique_by=tuple(keys)).map(tuple)


ATTEMPTS = st.lists(
    st.builds(
        AttemptJson,
        step=st.integers(0, len(LAID) - 1),
        attempt=st.integers(1, 9),
        result=st.sampled_from(StepResult),
        credited_s=SECONDS,
        elapsed_s=SECONDS,
        extended_s=SECONDS,
        next_step=st.none() | st.integers(0, len(LAID) - 1),
        **{name: it for name, it in STAMPS.items() if name != "id"},
    ),
    max_size=3,
    unique_by=lambda it: (it.step, it.attempt),
).map(tuple)


@st.composite
def sessions(draw: st.DrawFn) -> SessionJson:
    is_closed = draw(st.booleans())
    is_by_hand = is_closed and draw(st.booleans())
    return draw(
        st.builds(
            SessionJson,
            **STAMPS,
            routine=IDS,
            routine_name=WORDS,
            categories=CATEGORIES,
            plan_on=DAYS,
            slot=st.none() | IDS,
            safety=st.sampled_from(["unasked", "clear", "emergency"]),
            warm_up=st.booleans(),
            ladder_week=st.none() | st.integers(1, 6),
            started_at=LOCAL,
            ended_at=LOCAL if is_closed else st.none(),
            outcome=st.sampled_from(Outcome) if is_closed else st.none(),
            credit=st.floats(0, 1) if is_closed else st.none(),
            effort=st.none() | st.integers(1, 10),
            pain_before=SCORES,
            pain_after=SCORES,
            note=WORDS,
            by_hand=st.just(is_by_hand),
            edited_at=st.none() | TIMES,
            timeline=st.just(0),
            route=st.none() | st.just(0),
            steps=st.just(()) if is_by_hand else ATTEMPTS,
        )
    )


WALKED = st.builds(
    WalkJson,
    **STAMPS,
    walked_on=DAYS,
    started_at=st.none() | LOCAL,
    unit=st.sampled_from(Unit),
    moving_s=st.integers(1, 86_400),
    distance_m=st.decimals(1, 100_000, places=5).map(lambda it: f"{it:f}"),
    pain_before=SCORES,
    pain_after=SCORES,
    pain_next=SCORES,
    shoes=WORDS,
    surface=WORDS,
    note=WORDS,
    source=st.sampled_from(Source),
)
CHECKED = st.builds(
    CheckJson,
    **STAMPS,
    answered_at=LOCAL,
    answered_on=DAYS,
    answers=st.dictionaries(IDS, IDS, max_size=3),
    severity=st.sampled_from(["clear", "continue-gently", "see-doctor", "emergency"]),
    urgency=st.sampled_from(["none", "before-starting", "now"]),
    has_leg_symptoms=st.booleans(),
    is_assessed=st.booleans(),
)
SCORED = st.builds(
    PainJson,
    **STAMPS,
    value=st.integers(0, 10),
    moment=st.sampled_from(Moment),
    scored_at=LOCAL,
    scored_on=DAYS,
    session=st.none() | IDS,
)
SLOTS = st.lists(
    st.builds(
        SlotJson,
        id=IDS,
        weekday=st.integers(0, 6),
        at=HOURS,
        routine=st.none() | IDS,
        categories=CATEGORIES,
    ),
    max_size=3,
    unique_by=lambda it: it.id,
).map(tuple)
REVISED = st.builds(
    RevisionJson, **STAMPS, starts_on=DAYS, from_at=st.times(), ladder_week=st.integers(1, 6), slots=SLOTS
)
MOVED = st.builds(
    lambda by, **it: MoveJson(to_on=it["original_on"] + timedelta(days=by), **it),
    st.integers(-7, 7),
    **STAMPS,
    slot=IDS,
    original_on=DAYS,
    to_at=HOURS,
)
SKIPPED = st.builds(SkipJson, **STAMPS, slot=IDS, original_on=DAYS, reason=st.sampled_from(SkipReason))
PAUSED = st.builds(
    lambda by, **it: PauseJson(returns_on=it["starts_on"] + timedelta(days=by), **it),
    st.integers(1, 366),
    **STAMPS,
    starts_on=DAYS,
    reason=st.sampled_from(PauseReason),
)
REVIEWED = st.builds(
    ReviewJson,
    **STAMPS,
    week_on=DAYS,
    ladder_week=st.integers(1, 6),
    proposal=st.sampled_from(Kind),
    proposed_week=st.integers(1, 6),
    is_accepted=st.booleans(),
)
CARD_EVENTS = st.builds(
    CardEventJson,
    **STAMPS,
    card=st.sampled_from(["rest", "breaks"]),
    kind=st.sampled_from(["read", "shown"]),
    happened_at=LOCAL,
    happened_on=DAYS,
)


@st.composite
def archives(draw: st.DrawFn) -> Archive:
    """Any records that can stand in one database."""
    drawn = draw(many(sessions()))
    # Timelines are numbered as sessions name them, so an unused one would not come back.
    return replace(
        EMPTY,
        sessions=drawn,
        timelines=(LAID,) if drawn else (),
        walks=draw(many(WALKED)),
        symptom_checks=draw(many(CHECKED)),
        pain_scores=draw(many(SCORED)),
        plan_revisions=draw(many(REVISED, "plan_revisions")),
        plan_moves=draw(many(MOVED, "plan_moves")),
        plan_skips=draw(many(SKIPPED, "plan_skips")),
        plan_pauses=draw(many(PAUSED)),
        ladder_reviews=draw(many(REVIEWED, "ladder_reviews")),
        card_events=draw(many(CARD_EVENTS, "card_events")),
    )


def taken_into(database: Database, archive: Archive) -> Archive:
    """What a database exports after it has taken an archive."""
    database.writer.submit(lambda it: write(it, archive, merge(it, archive))).result()
    with database.reading() as connection:
        return snapshot(connection, database.path.parent, ()).archive


def by_id(archive: Archive) -> dict[str, Any]:
    """What an archive says, whatever the order of what has none."""
    ordered = {"symptom_checks", "pain_scores"}
    return {
        table.kind: records if table.kind in ordered else sorted(records, key=lambda it: it.id)
        for table in TABLES
        for records in [getattr(archive, table.kind)]
    }


@settings(max_examples=20, deadline=None)
@given(archive=archives())
def test_any_archive_comes_back_from_bytes_and_from_an_empty_database(archive: Archive) -> None:
    content = encode(archive)
    read = decode(content, "FILE")
    assert read == archive
    assert encode(read) == content
    prove(read, "FILE", NOW, ())
    with TemporaryDirectory() as folder, closing(open_database(Path(folder))) as database:
        once = taken_into(database, read)
        assert by_id(once) == by_id(archive)
        with database.reading() as connection:
            assert merge(connection, archive).is_nothing
    with TemporaryDirectory() as folder, closing(open_database(Path(folder))) as database:
        assert encode(taken_into(database, once)) == encode(once)


@settings(max_examples=12, deadline=None)
@given(here=archives(), coming=archives())
def test_any_two_histories_become_one_that_stays(here: Archive, coming: Archive) -> None:
    with TemporaryDirectory() as folder, closing(open_database(Path(folder))) as database:
        taken_into(database, here)
        both = taken_into(database, coming)
        prove(both, "FILE", NOW, ())
        with database.reading() as connection:
            assert merge(connection, coming).is_nothing
            assert merge(connection, here).is_nothing
            assert merge(connection, both).is_nothing


def test_what_is_stored_and_unreadable_is_told(tmp_path: Path) -> None:
    archive = decode(KEPT_EXPORT.read_bytes(), "FILE")
    with closing(open_database(tmp_path)) as database:
        taken_into(database, archive)
        database.writer.submit(lambda it: it.execute("UPDATE session SET timeline = '{}'")).result()
        with (
            pytest.raises(StorageError, match="stored record cannot be read"),
            database.reading() as connection,
        ):
            snapshot(connection, tmp_path, ())


def test_small_things_stand_on_one_line() -> None:
    lines = KEPT_EXPORT.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith('        {"step": 0, "attempt": 1, ')]
    assert [line for line in lines if line.startswith('      {"index": 0, "kind": "prepare", ')]
    assert '      "categories": ["core"],' in lines


# Two histories


@given(here=many(SCORED), coming=many(SCORED))
def test_the_order_of_storing_stays_on_both_sides(
    here: Sequence[PainJson], coming: Sequence[PainJson]
) -> None:
    known = {it.id for it in here}
    new = [it for it in coming if it.id not in known]
    order = [it.id for it in in_order(here, coming, new)]
    assert sorted(order) == sorted({*known, *(it.id for it in coming)})
    for side in (here, new):
        places = [order.index(it.id) for it in side]
        assert places == sorted(places)


@given(here=many(SCORED), coming=many(SCORED))
def test_with_clocks_that_run_the_order_is_that_of_time(
    here: Sequence[PainJson], coming: Sequence[PainJson]
) -> None:
    first = sorted(here, key=lambda it: it.created_at)
    known = {it.id for it in here}
    second = sorted((it for it in coming if it.id not in known), key=lambda it: it.created_at)
    merged = in_order(first, second, second)
    assert all(one.created_at <= other.created_at for one, other in pairwise(merged))


def skip(skip_id: str, slot: str, minute: int, *, is_deleted: bool) -> SkipJson:
    at = NOW + timedelta(minutes=minute)
    return SkipJson(
        id=skip_id,
        created_at=NOW,
        changed_at=at,
        deleted_at=at if is_deleted else None,
        slot=slot,
        original_on=date(2026, 11, 17),
        reason=SkipReason.PAIN,
    )


@st.composite
def computers(draw: st.DrawFn) -> tuple[list[SkipJson], list[SkipJson]]:
    """Two computers that hold versions of the same few records, each with no place taken twice."""
    version = st.tuples(st.sampled_from("st"), st.booleans())
    versions = {it: draw(st.lists(version, min_size=3, max_size=3)) for it in "abcd"}

    def side() -> list[SkipJson]:
        held: list[SkipJson] = []
        for skip_id in draw(st.lists(st.sampled_from("abcd"), unique=True)):
            minute = draw(st.integers(0, 2))
            slot, is_deleted = versions[skip_id][minute]
            is_taken = slot in {it.slot for it in held if it.deleted_at is None}
            if is_deleted or not is_taken:
                held.append(skip(skip_id, slot, minute, is_deleted=is_deleted))
        return held

    return side(), side()


@given(computers())
def test_two_computers_come_to_the_same_plan(both: tuple[list[SkipJson], list[SkipJson]]) -> None:
    key = UNIQUE["plan_skips"]

    def after(here: list[SkipJson], coming: list[SkipJson]) -> dict[str, SkipJson]:
        stored, _ = merged_plan(coming, here, key)
        merged = {it.id: it for it in (*here, *stored)}
        live = [key(it) for it in merged.values() if it.deleted_at is None]
        assert len(live) == len(set(live))
        assert merged_plan(coming, list(merged.values()), key)[0] == []
        return merged

    one, other = both
    assert after(one, other) == after(other, one)


def test_two_that_change_places_do(tmp_path: Path) -> None:
    """Unique indexes look at every single row, so both have to leave before either comes."""
    here = tuple(skip(name, slot, 0, is_deleted=False) for name, slot in ("as", "bt"))
    coming = tuple(skip(name, slot, 1, is_deleted=False) for name, slot in ("at", "bs"))
    with closing(open_database(tmp_path)) as database:
        taken_into(database, replace(EMPTY, plan_skips=here))
        assert taken_into(database, replace(EMPTY, plan_skips=coming)).plan_skips == coming
