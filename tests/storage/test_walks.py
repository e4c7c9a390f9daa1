"""Walks on record: kept exactly, changed, deleted and brought back."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.errors import StorageError
from coach.domain.walking import METRES, Source, Unit, Walk
from coach.storage.database import open_database
from coach.storage.walks import Walks

NOW = datetime(2026, 11, 17, 7, 30, tzinfo=UTC)
WEST = timezone(timedelta(hours=-7))
ALWAYS = (date.min, date.max)
SCORES = st.none() | st.integers(0, 10)
WALKS = st.builds(
    Walk,
    id=st.just("w"),
    walked_on=st.dates(),
    unit=st.sampled_from(Unit),
    started_at=st.none() | st.integers(0, 2_000_000_000).map(lambda it: datetime.fromtimestamp(it, WEST)),
    moving_s=st.integers(1, 86_400),
    distance_m=st.decimals(1, 100_000, places=5),
    pain_before=SCORES,
    pain_after=SCORES,
    pain_next=SCORES,
    shoes=st.text(st.characters(exclude_categories=["Cs"])),
    source=st.sampled_from(Source),
)


@pytest.fixture(scope="module")
def walks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walks]:
    with closing(open_database(tmp_path_factory.mktemp("data"))) as opened:
        yield Walks(opened)


@settings(max_examples=30, deadline=None)
@given(walk=WALKS)
def test_a_walk_comes_back_as_it_was_written(walks: Walks, walk: Walk) -> None:
    walk = replace(walk, id=str(uuid4()))
    walks.add(walk, NOW).result()
    assert walk in walks.between(walk.walked_on, walk.walked_on)


def test_walks_are_changed_deleted_and_brought_back(tmp_path: Path) -> None:
    walk = Walk(id="w", walked_on=date(2026, 11, 16), unit=Unit.MINUTES, moving_s=1500)
    with closing(open_database(tmp_path)) as database:
        walks = Walks(database)
        walks.add(walk, NOW).result()
        longer = replace(walk, moving_s=1800, pain_after=3, walked_on=date(2026, 11, 15))
        walks.change(longer, NOW).result()
        assert walks.between(*ALWAYS) == [longer]
        walks.discard("w", NOW).result()
        assert walks.between(*ALWAYS) == []
        walks.restore("w", NOW).result()
        assert walks.between(*ALWAYS) == [longer]
        with pytest.raises(StorageError, match="not on record"):
            walks.change(replace(walk, id="other"), NOW).result()


def test_miles_are_exact() -> None:
    mile = Walk(id="w", walked_on=date(2026, 11, 16), unit=Unit.MILES, distance_m=METRES[Unit.MILES] * 3)
    assert mile.amount == Decimal(3)


def test_a_version_stands_until_something_is_committed(tmp_path: Path) -> None:
    walk = Walk(id="w", walked_on=date(2026, 11, 16), unit=Unit.MINUTES, moving_s=1500)
    with closing(open_database(tmp_path)) as database, ThreadPoolExecutor(1) as pool:
        walks = Walks(database)
        before, there = walks.version(), pool.submit(walks.version).result()
        assert walks.version() == before
        assert there != before
        walks.add(walk, NOW).result()
        assert walks.version() != before
        assert pool.submit(walks.version).result() != there
