"""The rows of the history: whatever is put, removed or appended, they stand as if read anew."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.exercise import Category
from coach.domain.session import Outcome
from coach.domain.session_list import SessionEntry
from coach.ui.pages.history.rows import Row, Rows

TODAY = date(2026, 11, 17)


def entry(number: int, days_ago: int) -> SessionEntry:
    started_at = datetime(2026, 11, 17, 12, tzinfo=UTC) - timedelta(days=days_ago)
    return SessionEntry(
        id=f"s{number}",
        routine="core-foundation",
        routine_name="Core foundation",
        categories=(Category.CORE,),
        plan_on=started_at.date(),
        started_at=started_at,
        ended_at=started_at + timedelta(minutes=12),
        outcome=Outcome.COMPLETE,
        credit=1.0,
        spent_s=720.0,
    )


entries = st.builds(entry, st.integers(0, 12), st.integers(0, 60))


def all_rows(rows: Rows) -> list[Row]:
    return [rows.row(number) for number in range(rows.rowCount())]


def read_anew(sessions: list[SessionEntry]) -> list[Row]:
    fresh = Rows()
    fresh.begin(TODAY)
    fresh.append(sorted(sessions, key=lambda it: it.place, reverse=True))
    return all_rows(fresh)


@given(
    first=st.lists(entries, max_size=8, unique_by=lambda it: it.id),
    changes=st.lists(entries | st.integers(0, 12), max_size=12),
)
def test_changed_in_place_is_as_good_as_read_anew(
    first: list[SessionEntry], changes: list[SessionEntry | int]
) -> None:
    rows = Rows()
    rows.begin(TODAY)
    rows.append(sorted(first, key=lambda it: it.place, reverse=True))
    held = {it.id: it for it in first}
    for change in changes:
        if isinstance(change, int):
            rows.remove(f"s{change}")
            held.pop(f"s{change}", None)
        else:
            rows.put(change, is_last=True)
            held[change.id] = change
        assert all_rows(rows) == read_anew(list(held.values()))


@given(
    first=st.lists(entries, min_size=1, max_size=8, unique_by=lambda it: it.id),
    added=entries,
    cut=st.integers(1, 8),
)
def test_what_is_put_below_what_was_read_waits_for_its_page(
    first: list[SessionEntry], added: SessionEntry, cut: int
) -> None:
    older = sorted((it for it in first if it.id != added.id), key=lambda it: it.place, reverse=True)
    rows = Rows()
    rows.begin(TODAY)
    rows.append(older[:cut])
    was_put = rows.put(added, is_last=False) is not None
    assert was_put == any(it.place < added.place for it in older[:cut])
    rest = sorted([*older[cut:], *([] if was_put else [added])], key=lambda it: it.place, reverse=True)
    rows.append(rest)
    assert all_rows(rows) == read_anew([*older, added])
