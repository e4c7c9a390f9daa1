"""Backups: whole, private, named by the minute, and never half there."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from full_folder import rows_of

from coach.domain.errors import StorageError
from coach.domain.walking import Unit, Walk
from coach.storage import backup
from coach.storage.backup import drop_backup, take_backup
from coach.storage.database import FILE_NAME, Database, open_database
from coach.storage.walks import Walks

AT = datetime(2026, 11, 17, 8, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "data")) as opened:
        walk = Walk(id="w", walked_on=AT.date(), unit=Unit.MINUTES, moving_s=60)
        Walks(opened).add(walk, AT).result()
        yield opened


def test_a_backup_is_whole_and_private(database: Database) -> None:
    folder = database.path.parent
    for name in (
        "settings.toml",
        "routines/a.toml",
        "poses/b.toml",
        "cache/pictures/c.png",
        "routines/notes.txt",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    target = take_backup(folder, database, "before-import", AT)
    assert target == folder / "backups" / "20261117T073000Z-before-import"
    files = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()}
    assert files == {FILE_NAME, "settings.toml", "routines/a.toml", "poses/b.toml"}
    assert (target / "poses" / "b.toml").read_text(encoding="utf-8") == "poses/b.toml"
    assert rows_of(target) == rows_of(folder)
    assert target.parent.stat().st_mode & 0o777 == 0o700
    for path in (target, *target.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)


def test_a_backup_opens_as_a_data_folder(database: Database) -> None:
    target = take_backup(database.path.parent, database, "before-import", AT)
    with closing(open_database(target)) as restored:
        assert [walk.id for walk in Walks(restored).between(AT.date(), AT.date())] == ["w"]


def test_backups_of_one_second_stand_beside_each_other(database: Database) -> None:
    folder = database.path.parent
    names = [take_backup(folder, database, "before-import", AT).name for _ in range(3)]
    first = "20261117T073000Z-before-import"
    assert names == [first, f"{first}-2", f"{first}-3"]
    drop_backup(folder / "backups" / names[1])
    assert sorted(path.name for path in (folder / "backups").iterdir()) == [names[0], names[2]]


def test_nothing_is_left_of_a_backup_that_failed(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, target: Path) -> None:
        target.touch()
        raise OSError(28, "No space left on device")

    folder = database.path.parent
    (folder / "settings.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(backup, "_copy_file", full)
    with pytest.raises(
        StorageError, match=r"No backup could be made in .*backups: No space left on device\."
    ):
        take_backup(folder, database, "before-import", AT)
    assert not (folder / "backups").exists()


def test_a_database_that_cannot_be_copied_is_told(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_: Database, __: Path) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(backup, "_copy_database", damaged)
    with pytest.raises(StorageError, match="No backup could be made"):
        take_backup(database.path.parent, database, "before-import", AT)
    assert not (database.path.parent / "backups").exists()
