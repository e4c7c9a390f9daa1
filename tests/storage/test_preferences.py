"""Settings as a file: round trip, strict reading, whole or unchanged writing."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from coach.domain.body import BodyFact, in_order
from coach.domain.errors import RefusedInput, StorageError
from coach.domain.settings import Appearance, Clothes, Hair, Motion, Settings, Skin
from coach.domain.walking import Unit
from coach.storage.preferences import read_settings, write_settings

CHOSEN = Settings(
    appearance=Appearance.DARK,
    motion=Motion.REDUCED,
    skin=Skin.FOUR,
    hair=Hair.GREY,
    clothes=Clothes.SAND,
    warm_up=False,
    welcomed_on=date(2026, 3, 2),
    walk_step_percent=15,
    walk_ceiling_min=0,
    walk_unit=Unit.KILOMETRES,
    walk_unit_on=date(2026, 11, 2),
    walked_last_week=6.5,
    has_persistent_pain=True,
    body=(BodyFact.WRISTS, BodyFact.OVER_70),
    shows_cards=False,
    morning_put_off_on=date(2026, 3, 4),
    card_put_away_on=date(2026, 3, 5),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@limits(max_examples=25, deadline=None)
@given(
    settings=st.builds(
        Settings,
        appearance=st.sampled_from(Appearance),
        motion=st.sampled_from(Motion),
        skin=st.sampled_from(Skin),
        hair=st.sampled_from(Hair),
        clothes=st.sampled_from(Clothes),
        warm_up=st.booleans(),
        welcomed_on=st.none() | st.dates(),
        walk_step_percent=st.integers(10, 15),
        walk_ceiling_min=st.integers(0, 10_080),
        walk_unit=st.sampled_from(Unit),
        walk_unit_on=st.none() | st.dates(),
        walked_last_week=st.none() | st.floats(0.1, 10_080),
        has_persistent_pain=st.booleans(),
        body=st.frozensets(st.sampled_from(BodyFact)).map(in_order),
        shows_cards=st.booleans(),
        morning_put_off_on=st.none() | st.dates(),
        card_put_away_on=st.none() | st.dates(),
    )
)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    path = tmp_path_factory.getbasetemp() / "settings.toml"
    write_settings(path, settings)
    assert read_settings(path) == settings


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert read_settings(path) == Settings()


def test_defaults_are_left_out(path: Path) -> None:
    write_settings(path, Settings())
    assert path.read_text(encoding="utf-8") == ""
    write_settings(path, CHOSEN)
    assert path.read_text(encoding="utf-8").splitlines() == [
        'appearance = "dark"',
        'motion = "reduced"',
        'skin = "four"',
        'hair = "grey"',
        'clothes = "sand"',
        "warm_up = false",
        "welcomed_on = 2026-03-02",
        "walk_step_percent = 15",
        "walk_ceiling_min = 0",
        'walk_unit = "km"',
        "walk_unit_on = 2026-11-02",
        "walked_last_week = 6.5",
        "has_persistent_pain = true",
        "body = [",
        '    "wrists",',
        '    "over-70",',
        "]",
        "shows_cards = false",
        "morning_put_off_on = 2026-03-04",
        "card_put_away_on = 2026-03-05",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('appearance = "blue"', '$.appearance: found "blue", expected one of system, light, dark'),
        ('motion = "none"', '$.motion: found "none", expected one of system, full, reduced'),
        ('skin = "six"', '$.skin: found "six", expected one of one, two, three, four, five'),
        ("skin = 2", "$.skin: found 2, expected one of one, two, three, four, five"),
        ('hair = "blue"', '$.hair: found "blue", expected one of black, brown, fair, grey'),
        ('clothes = "red"', '$.clothes: found "red", expected one of slate, stone, sand'),
        ("warm_up = 1", "$.warm_up: found 1, expected true or false"),
        ('welcomed_on = "soon"', '$.welcomed_on: found "soon", expected a date such as 2026-01-31'),
        (
            "welcomed_on = 2026-01-31T10:00:00",
            '$.welcomed_on: found "2026-01-31 10:00:00", expected a date such as 2026-01-31',
        ),
        ("walk_step_percent = 16", "$.walk_step_percent: found 16, expected a whole number from 10 to 15"),
        ("walk_ceiling_min = -1", "$.walk_ceiling_min: found -1, expected whole minutes from 0 to 10080"),
        ('walk_unit = "yd"', '$.walk_unit: found "yd", expected one of min, km, mi'),
        ("walked_last_week = 0", "$.walked_last_week: found 0, expected a number above 0, at most 10080"),
        (
            "walked_last_week = nan",
            "$.walked_last_week: found NaN, expected a number above 0, at most 10080",
        ),
        ("has_persistent_pain = 4", "$.has_persistent_pain: found 4, expected true or false"),
        ('body = "wrists"', '$.body: found "wrists", expected a list of at most 20 facts'),
        ('body = ["wrists", "toes"]', f'$.body[1]: found "toes", expected one of {", ".join(BodyFact)}'),
        ("shows_cards = 1", "$.shows_cards: found 1, expected true or false"),
        ("card_put_away_on = 3", "$.card_put_away_on: found 3, expected a date such as 2026-01-31"),
        (
            "colour = 1",
            (
                "$.colour: found an unknown key, expected one of appearance, motion, skin, hair, clothes, "
                "warm_up, welcomed_on, walk_step_percent, walk_ceiling_min, walk_unit, walk_unit_on, "
                "walked_last_week, has_persistent_pain, emergency_number, body, shows_cards, "
                "morning_put_off_on, card_put_away_on"
            ),
        ),
    ],
)
def test_a_wrong_file_is_refused_in_its_place(path: Path, content: str, message: str) -> None:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RefusedInput) as caught:
        read_settings(path)
    assert str(caught.value) == f"{path}: {message}"


def test_what_is_no_toml_is_refused(path: Path) -> None:
    path.write_text("appearance = ", encoding="utf-8")
    with pytest.raises(RefusedInput, match="expected valid TOML"):
        read_settings(path)


def test_an_unreadable_file_is_not_taken_for_a_missing_one(path: Path) -> None:
    path.mkdir()
    with pytest.raises(RefusedInput, match="expected a readable file"):
        read_settings(path)


@pytest.mark.parametrize("mask", [0o022, 0o000])
def test_only_the_owner_can_read(tmp_path: Path, mask: int) -> None:
    path = tmp_path / "new" / "settings.toml"
    previous = os.umask(mask)
    try:
        write_settings(path, CHOSEN)
    finally:
        os.umask(previous)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    write_settings(path, CHOSEN)
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(StorageError) as caught:
        write_settings(path, Settings(warm_up=False))
    assert str(caught.value) == f"The settings {path} cannot be written: No space left on device"
    assert list(path.parent.iterdir()) == [path]
    assert read_settings(path) == CHOSEN


def test_the_new_file_is_on_disk_before_it_takes_the_place_of_the_old(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    fsync, swap = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda descriptor: (calls.append("fsync"), fsync(descriptor)))
    monkeypatch.setattr(os, "replace", lambda old, new: (calls.append("replace"), swap(old, new)))
    write_settings(path, CHOSEN)
    assert calls == ["fsync", "replace", "fsync"]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "settings.toml"
    with pytest.raises(StorageError, match="cannot be written: "):
        write_settings(path, CHOSEN)


def test_what_was_said_of_the_body_has_one_order(path: Path) -> None:
    path.write_text('body = ["over-70", "wrists", "over-70"]', encoding="utf-8")
    assert read_settings(path).body == (BodyFact.WRISTS, BodyFact.OVER_70)
