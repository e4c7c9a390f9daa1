"""Walks from files through a real data folder: previewed, known again, stored all or not at all."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from fit_writer import WALKING, fit_file, session
from walk_recordings import FOLDER, OTHERS, SATURDAY, WALKS, began, gpx, segment, way

from coach.application.clock import HandClock
from coach.application.walk_import import Candidate, Found, Refused, WalkImport
from coach.application.workspace import Workspace
from coach.domain.errors import RefusedInput, StorageError
from coach.domain.walking import Source, Unit, Walk

PHONE, HIKE, RIDE = (FOLDER / name for name in ("phone-app.gpx", "hike.fit", "bike-ride.fit"))
HERE = (48.2, 16.37)


def preview(workspace: Workspace, *paths: Path) -> list[Candidate]:
    return [each for of_file in workspace.walk_import.preview(paths) for each in of_file]


def found(workspace: Workspace, *paths: Path) -> list[Found]:
    candidates = preview(workspace, *paths)
    assert all(isinstance(each, Found) for each in candidates)
    return [each for each in candidates if isinstance(each, Found)]


def take(workspace: Workspace, candidates: Iterable[Found]) -> tuple[Walk, ...]:
    walks, stored = workspace.walk_import.take([each for each in candidates if each.is_new])
    stored.result()
    return walks


def on_record(workspace: Workspace) -> list[Walk]:
    return [it.walk for it in workspace.walk_log.walks()]


def written(folder: Path, name: str, at: datetime, step_m: float = 12.0, count: int = 50) -> Path:
    """A file of 10 s a step."""
    path = folder / name
    path.write_bytes(gpx(f"<trk>{segment(way(HERE, 0.0, step_m, count, at, 10))}</trk>"))
    return path


def told(folder: Path, metres: float, seconds: float, at: datetime = SATURDAY) -> Path:
    """A file of a watch that says what it came to."""
    path = folder / "told.fit"
    path.write_bytes(fit_file([session(at, WALKING, metres, seconds)]))
    return path


def why(candidate: Candidate) -> str:
    assert isinstance(candidate, Refused)
    assert str(candidate.error).startswith(f"{candidate.path}: ")
    return str(candidate.error).removeprefix(f"{candidate.path}: ")


def by_hand(workspace: Workspace, **values: object) -> Walk:
    walk = Walk(**{"id": "", "walked_on": SATURDAY.date(), "unit": Unit.MINUTES, **values})  # type: ignore[arg-type]
    kept, stored = workspace.walk_log.add(walk)
    stored.result()
    return kept


# Coming in


def test_every_recording_comes_in(workspace: Workspace) -> None:
    walks = take(workspace, found(workspace, *(FOLDER / name for name in WALKS)))
    assert on_record(workspace) == list(walks)
    assert len(walks) == len(WALKS) + 1
    assert len({walk.id for walk in walks} - {""}) == len(walks)
    assert [walk.started_at for walk in walks] == sorted(walk.started_at for walk in walks)  # type: ignore[type-var]
    (phone,) = (walk for walk in walks if walk.walked_on == SATURDAY.date())
    assert phone.source is Source.GPX
    assert phone.distance_m is not None
    assert float(phone.distance_m) == pytest.approx(WALKS["phone-app.gpx"].metres, rel=0.01)


def test_one_file_is_read_only_when_the_one_before_was_looked_at(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path) or real(path))
    files = workspace.walk_import.preview([PHONE, HIKE])
    next(files)
    assert read == [PHONE]
    next(files)
    assert read == [PHONE, HIKE]


def test_a_preview_stores_nothing(workspace: Workspace) -> None:
    assert len(found(workspace, PHONE, HIKE)) == 2
    assert on_record(workspace) == []


def test_what_was_taken_is_taken_back_and_may_come_again(workspace: Workspace) -> None:
    walks = take(workspace, found(workspace, PHONE, HIKE))
    workspace.walk_import.take_back(walks).result()
    assert on_record(workspace) == []
    assert len(take(workspace, found(workspace, PHONE, HIKE))) == 2


def test_all_are_stored_or_none(workspace: Workspace) -> None:
    first, second = found(workspace, PHONE, HIKE)
    log = workspace.walk_log
    log._new_id = lambda: "the-same"
    with pytest.raises(StorageError):
        workspace.walk_import.take([first, second])[1].result()
    assert on_record(workspace) == []


def test_a_choice_that_cannot_stand_together_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    at_once = written(tmp_path, "a.gpx", began(0) + timedelta(minutes=5))
    first, second = *found(workspace, PHONE), *found(workspace, at_once)
    with pytest.raises(RefusedInput, match="one walk at a time"):
        workspace.walk_import.take([first, second])
    assert on_record(workspace) == []


# The unit


def test_a_new_series_is_counted_as_the_settings_say(workspace: Workspace) -> None:
    workspace.change_settings(replace(workspace.settings, walk_unit=Unit.MILES))
    assert found(workspace, PHONE)[0].walk.unit is Unit.MILES


def test_a_series_goes_on_in_its_unit(workspace: Workspace) -> None:
    by_hand(workspace, walked_on=date(2026, 10, 1), unit=Unit.MINUTES, moving_s=600)
    by_hand(workspace, walked_on=date(2026, 10, 9), unit=Unit.KILOMETRES, distance_m=Decimal(900))
    assert found(workspace, PHONE)[0].walk.unit is Unit.KILOMETRES


def test_the_day_is_that_of_this_place(workspace: Workspace, hand_clock: HandClock, tmp_path: Path) -> None:
    hand_clock.wall = hand_clock.wall.astimezone(timezone(timedelta(hours=10)))
    late = written(tmp_path, "late.gpx", SATURDAY.replace(hour=18, minute=0))
    (walk,) = (each.walk for each in found(workspace, late))
    assert walk.walked_on == SATURDAY.date() + timedelta(days=1)
    assert str(walk.started_at) == "2026-11-15 04:00:00+10:00"


# Known again


def test_what_is_here_already_is_known(workspace: Workspace) -> None:
    walks = take(workspace, found(workspace, PHONE))
    (again,) = found(workspace, PHONE)
    assert (again.same, again.is_new, again.may_be_taken) == (walks[0], False, False)


def test_the_same_walk_from_watch_and_phone_is_known_within_one_choice(
    workspace: Workspace, tmp_path: Path
) -> None:
    watch = told(tmp_path, 1985.0, 1460.0, began(0) + timedelta(seconds=90))
    first, second = found(workspace, PHONE, watch)
    assert first.is_new
    assert (second.same, second.same_in) == (first.walk, PHONE)
    assert not second.may_be_taken


def test_one_written_down_without_an_hour_may_be_another(workspace: Workspace) -> None:
    hand = by_hand(workspace, moving_s=1500)
    (alike,) = found(workspace, PHONE)
    assert (alike.same, alike.is_new, alike.may_be_taken) == (hand, False, True)
    workspace.walk_import.take([alike])[1].result()
    assert len(on_record(workspace)) == 2


def test_a_walk_at_the_time_of_another_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    by_hand(workspace, started_at=began(0) + timedelta(minutes=10), moving_s=300, distance_m=Decimal(200))
    (refused,) = preview(workspace, PHONE)
    said = "start: found a walk at the same time as the one of 2026-11-14 09:40, expected one walk at a time"
    assert why(refused) == said
    other = written(tmp_path, "other.gpx", began(2) + timedelta(minutes=5), 6.0, 20)
    first, second = preview(workspace, FOLDER / "with-a-pause.gpx", other)
    assert isinstance(first, Found)
    assert "one walk at a time" in why(second)


# Refused


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_walk_is_refused(workspace: Workspace, name: str) -> None:
    (refused,) = preview(workspace, FOLDER / name)
    assert why(refused)
    assert on_record(workspace) == []


@pytest.mark.parametrize(
    ("metres", "seconds", "said"),
    [
        (400_000.0, 80_000.0, "distance: found 400 km, expected at most 100 km"),
        (0.0, 900.0, "distance: found a recording that stays in one place, expected a walk"),
        (20.0, 1800.0, "distance: found 0 km/h, expected a walking speed from 0.2 to 10 km/h"),
        (5000.0, 900.0, "distance: found 20 km/h, expected a walking speed from 0.2 to 10 km/h"),
        (50_000.0, 90_000.0, "moving time: found 1500 min, expected at most 24 hours"),
    ],
)
def test_what_cannot_have_been_a_walk_is_refused(
    workspace: Workspace, tmp_path: Path, metres: float, seconds: float, said: str
) -> None:
    (refused,) = preview(workspace, told(tmp_path, metres, seconds))
    assert why(refused) == said


def test_the_future_and_a_clock_never_set_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    tomorrow, unset = SATURDAY + timedelta(days=4), SATURDAY.replace(year=1999)
    (refused,) = preview(workspace, written(tmp_path, "a.gpx", tomorrow))
    assert why(refused) == "date: found 2026-11-18, expected a day from 2000-01-01 to today, 2026-11-17"
    assert "date: found 1999-11-14" in why(preview(workspace, written(tmp_path, "b.gpx", unset))[0])


def test_one_bad_file_leaves_the_others_alone(workspace: Workspace) -> None:
    first, refused, last = preview(workspace, PHONE, RIDE, HIKE)
    assert why(refused) == "activity: found cycling, expected a walk or a hike"
    assert len(take(workspace, [each for each in (first, last) if isinstance(each, Found)])) == 2


def test_of_two_walks_in_a_file_the_refused_one_is_named(workspace: Workspace, tmp_path: Path) -> None:
    walk, ride = way(HERE, 0.0, 12.0, 50, began(9), 10), way(HERE, 0.0, 60.0, 50, began(8), 10)
    path = tmp_path / "two.gpx"
    path.write_bytes(gpx(f"<trk>{segment(walk)}</trk><trk>{segment(ride)}</trk>"))
    first, second = preview(workspace, path)
    assert isinstance(first, Found)
    assert why(second).startswith("walk of 2026-11-06 09:30: speed: found much of it faster than 15 km/h")


# Without a folder


def test_files_are_read_where_nothing_is_on_record_yet(hand_clock: HandClock) -> None:
    reader = WalkImport(None, lambda: Unit.MINUTES, hand_clock)
    (candidates,) = reader.preview([PHONE])
    assert isinstance(candidates[0], Found)
    with pytest.raises(ValueError, match="no log"):
        reader.take(candidates)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="nothing was taken"):
        reader.take_back(())
