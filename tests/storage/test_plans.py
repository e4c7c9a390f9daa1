"""The plan on file: what goes in comes out, changes are whole, and nothing is ever overwritten."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_strategies import FIRST, plans, slot, week_of

from coach.domain.errors import StorageError
from coach.domain.plan import Move, Plan, Skip, SkipReason
from coach.domain.plan_edits import Change
from coach.domain.progression import Kind
from coach.domain.review import Review
from coach.storage.database import FILE_NAME, Database, open_database
from coach.storage.plans import Plans

AT = datetime(2026, 11, 17, 7, 30, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path)) as opened:
        yield opened


def whole(plan: Plan) -> Change:
    return Change((*plan.revisions, *plan.moves, *plan.skips, *plan.pauses))


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return connection.execute(query).fetchall()


@settings(max_examples=12, deadline=None)
@given(plan=plans(), data=st.data())
def test_a_plan_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, plan: Plan, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("plan")
    with closing(open_database(folder)) as database:
        Plans(database).change(whole(plan), AT).result()
    with closing(open_database(folder)) as database:
        again = Plans(database).plan()
        assert again.revisions == plan.revisions
        assert set(again.moves) == set(plan.moves)
        assert set(again.skips) == set(plan.skips)
        assert set(again.pauses) == set(plan.pauses)
        records = [*plan.revisions, *plan.moves, *plan.skips, *plan.pauses]
        some = data.draw(st.lists(st.sampled_from(records), unique_by=lambda it: it.id))
        taken = Change((), tuple(some))
        Plans(database).change(taken, AT).result()
        assert Plans(database).plan().revisions == plan.with_records((), some).revisions
        Plans(database).change(taken.undone, AT).result()
        assert Plans(database).plan() == again


def test_what_is_taken_away_keeps_its_row(database: Database, tmp_path: Path) -> None:
    plans_on_file = Plans(database)
    skip = Skip(id="k", slot="a", on=FIRST, reason=SkipReason.PAIN)
    plans_on_file.change(Change((skip,)), AT).result()
    plans_on_file.change(Change((), (skip,)), AT + timedelta(minutes=1)).result()
    assert plans_on_file.plan().skips == ()
    assert rows(tmp_path, "SELECT id, created_at, changed_at, deleted_at FROM plan_skip") == [
        (
            "k",
            "2026-11-17T07:30:00.000000+00:00",
            "2026-11-17T07:31:00.000000+00:00",
            "2026-11-17T07:31:00.000000+00:00",
        )
    ]


def test_a_move_gives_way_to_the_next_one_in_one_change(database: Database) -> None:
    plans_on_file = Plans(database)
    first = Move(id="m1", slot="a", on=FIRST, to_on=FIRST + timedelta(days=1), to_at=time(9))
    second = Move(id="m2", slot="a", on=FIRST, to_on=FIRST + timedelta(days=2), to_at=time(9))
    plans_on_file.change(Change((first,)), AT).result()
    plans_on_file.change(Change((second,), (first,)), AT).result()
    assert plans_on_file.plan().moves == (second,)
    plans_on_file.change(Change((first,), (second,)), AT).result()
    assert plans_on_file.plan().moves == (first,)


def test_a_change_that_cannot_be_stored_whole_is_not_stored_at_all(database: Database) -> None:
    plans_on_file = Plans(database)
    monday = week_of(slot("a"))
    plans_on_file.change(Change((monday,)), AT).result()
    skip = Skip(id="k", slot="a", on=FIRST, reason=SkipReason.OTHER)
    unknown = Skip(id="gone", slot="b", on=FIRST, reason=SkipReason.OTHER)
    with pytest.raises(StorageError, match="changed in between"):
        plans_on_file.change(Change((skip,), (unknown,)), AT).result()
    same = week_of(slot("b")).__class__(
        id="other", starts_on=monday.starts_on, from_at=monday.from_at, slots=(), ladder_week=1
    )
    with pytest.raises(StorageError, match="a value is out of its range"):
        plans_on_file.change(Change((skip, same)), AT).result()
    assert plans_on_file.plan() == Plan((monday,))


def test_an_answered_review_is_kept_with_what_it_changed(database: Database) -> None:
    plans_on_file = Plans(database)
    review = Review(
        id="r",
        week_on=date(2026, 11, 9),
        ladder_week=1,
        proposal=Kind.ADVANCE,
        proposed_week=2,
        is_accepted=True,
    )
    second = week_of(slot("a"), starts_on=date(2026, 11, 16), ladder_week=2)
    change = Change((second,), answered=(review,))
    plans_on_file.change(change, AT).result()
    assert plans_on_file.reviews() == (review,)
    assert plans_on_file.plan() == Plan((second,))
    with pytest.raises(StorageError):
        plans_on_file.change(Change((), answered=(replace(review, id="other"),)), AT).result()
    plans_on_file.change(change.undone, AT).result()
    assert (plans_on_file.reviews(), plans_on_file.plan()) == ((), Plan())
    plans_on_file.change(change, AT).result()
    assert (plans_on_file.reviews(), plans_on_file.plan()) == ((review,), Plan((second,)))
