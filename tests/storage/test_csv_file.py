"""Tables for spreadsheets: what RFC 4180 asks, what is in them, and what never acts as a formula."""

import csv
import io
from pathlib import Path

import pytest
from full_folder import KEPT_EXPORT
from msgspec.structs import replace

from coach.domain.errors import StorageError
from coach.storage import csv_file
from coach.storage.json_file import decode_file
from coach.storage.json_wire import Archive


@pytest.fixture(scope="module")
def archive() -> Archive:
    return decode_file(KEPT_EXPORT)


def rows(archive: Archive, name: str) -> list[dict[str, str]]:
    content = csv_file.tables(archive)[name].decode("utf-8")
    return list(csv.DictReader(io.StringIO(content, newline=""), strict=True))


def test_four_tables_with_their_columns(archive: Archive) -> None:
    tables = csv_file.tables(archive)
    assert list(tables) == ["sessions.csv", "steps.csv", "walks.csv", "pain.csv"]
    for content, columns in zip(
        tables.values(), (csv_file.SESSIONS, csv_file.STEPS, csv_file.WALKS, csv_file.PAIN), strict=True
    ):
        assert content.startswith(",".join(columns).encode() + b"\r\n")
        assert content.endswith(b"\r\n")


def test_what_was_deleted_is_not_there(archive: Archive) -> None:
    live = [it.id for it in archive.sessions if it.deleted_at is None]
    assert len(live) < len(archive.sessions)
    assert [row["id"] for row in rows(archive, "sessions.csv")] == live
    assert {row["session"] for row in rows(archive, "steps.csv")} <= set(live)
    assert [row["id"] for row in rows(archive, "walks.csv")] == ["w2"]


def test_values_are_plain(archive: Archive) -> None:
    first = rows(archive, "sessions.csv")[0]
    assert (first["plan_on"], first["started_at"]) == ("2026-11-09", "2026-11-09T08:01:00+01:00")
    assert (first["categories"], first["warm_up"], first["effort"]) == ("break", "no", "4")
    assert 0 < float(first["credit"]) < 1
    assert first["ladder_week"] == ""
    (walk,) = rows(archive, "walks.csv")
    assert (walk["distance_m"], walk["moving_s"], walk["pain_next"]) == ("2414.0160", "", "10")
    assert [row["value"] for row in rows(archive, "pain.csv")] == ["2", "1", "3", "7", "2"]


def test_steps_say_what_was_done(archive: Archive) -> None:
    steps = rows(archive, "steps.csv")
    first = [row for row in steps if row["session"] == steps[0]["session"]]
    assert [row["number"] for row in first] == [str(n) for n in range(1, len(first) + 1)]
    assert (first[1]["kind"], first[1]["exercise"], first[1]["credited_s"]) == (
        "work",
        "standing-march",
        "48.0",
    )
    assert (first[-1]["result"], first[-1]["next_step"]) == ("skipped", "")
    eased = next(it for it in archive.sessions if it.route is not None)
    assert [row["result"] for row in steps if row["session"] == eased.id] == ["left"]


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_text_acts_as_a_formula(archive: Archive, begins: str) -> None:
    walk = replace(archive.walks[1], note=f'{begins}cmd|"x",\r\n1')
    (row,) = rows(replace(archive, walks=(walk,)), "walks.csv")
    assert row["note"] == f"'{walk.note}"


def test_text_with_quotes_commas_and_lines_comes_back(archive: Archive) -> None:
    note = 'He said "no",\r\nthen\nwent; ü 😀'
    walk = replace(archive.walks[1], note=note)
    (row,) = rows(replace(archive, walks=(walk,)), "walks.csv")
    assert row["note"] == note


def test_tables_are_written_for_the_owner_only(archive: Archive, tmp_path: Path) -> None:
    paths = csv_file.write_tables(tmp_path / "tables", archive)
    assert [path.name for path in paths] == ["sessions.csv", "steps.csv", "walks.csv", "pain.csv"]
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    assert paths[0].read_bytes() == csv_file.tables(archive)["sessions.csv"]


def test_a_folder_that_cannot_be_written_is_told(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("in the way", encoding="utf-8")
    with pytest.raises(StorageError, match=r"sessions\.csv cannot be written"):
        csv_file.write_tables(tmp_path / "tables", archive)
