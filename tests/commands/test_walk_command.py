"""`back-coach walk`: what it writes down, what it prints, and what it refuses."""

import json
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from command_line import CommandLine

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.walking import Unit, Walk

ROOT = Path(__file__).parents[2]
MONDAY = date(2024, 1, 1)
KEYS = ["week", "baseline", "credited", "target", "shown", "cap", "rule", "reason"]
CALM = ("--pain-before", "2", "--pain-after", "2", "--pain-next", "2")

A = [(99, 99), (108.9, 109), (119.9, 120), (132, 132), (145.2, 145), (159.5, 160), (176, 176), (193.6, 194)]
B = [
    (99, 99),
    (108.9, 109),
    (125.35, 125),
    (143.75, 144),
    (165.31, 165),
    (189.75, 190),
    (218.21, 218),
    (250.7, 251),
]
C = [
    (99, 99, 100, "green"),
    (110, 110, 92, "partly-done"),
    (110, 110, 112, "amber"),
    (110, 110, 0, "missed"),
    (99, 99, 101, "green"),
    (111.1, 111, 120, "green"),
    (127.77, 128, 125, "red"),
    (95.82, 96, 92, "green"),
    (101.2, 101, None, None),
]
"""Stored and shown target, then what was walked and the rule that it leads to."""

PEAKS = {"amber": 4, "red": 7}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(folder, capsys, ("walk",))


def walked(folder: Path, week: int, total_min: int, rule: str = "green", **settings: object) -> None:
    """Two walks in a week that come to a total; in pain where the rule asks for it."""
    clock = HandClock(datetime(2024, 12, 31, 12, tzinfo=UTC))
    with closing(Workspace(folder, clock)) as workspace:
        if settings:
            workspace.change_settings(replace(workspace.settings, **settings))  # type: ignore[arg-type]
        for day, minutes in ((0, total_min // 2), (3, total_min - total_min // 2)):
            walk = Walk(
                id="",
                walked_on=MONDAY + timedelta(weeks=week, days=day),
                unit=Unit.MINUTES,
                moving_s=minutes * 60,
                pain_before=3,
                pain_after=PEAKS.get(rule, 3),
                pain_next=3,
            )
            workspace.walk_log.add(walk)[1].result()


def target_of(say, week: int) -> dict[str, object]:
    as_of = MONDAY + timedelta(weeks=week, days=2)
    said = say("target", "--as-of", as_of.isoformat(), "--json")
    assert (said.code, said.err) == (0, "")
    whole = json.loads(said.out)
    assert list(whole) == KEYS
    return whole


# The worked examples of content.md, section 4


@pytest.mark.parametrize(("percent", "example"), [(10, A), (15, B)])
def test_who_walks_just_what_is_shown(
    say, folder: Path, percent: int, example: list[tuple[float, int]]
) -> None:
    walked(folder, 0, 90, walk_step_percent=percent, walk_ceiling_min=0)
    for number, (stored, shown) in enumerate(example, start=1):
        whole = target_of(say, number)
        assert (whole["target"], whole["shown"]) == (stored, shown)
        assert (whole["week"], whole["baseline"]) == (f"2024-W{number + 1:02}", 90)
        walked(folder, number, shown)


def test_a_life_with_overshoot_amber_a_missed_week_and_red(say, folder: Path) -> None:
    walked(folder, 0, 90)
    rules = ["first", *(rule for *_, rule in C)]
    for number, (stored, shown, actual, rule) in enumerate(C, start=1):
        whole = target_of(say, number)
        assert (whole["target"], whole["shown"], whole["rule"]) == (stored, shown, rules[number - 1])
        if actual:
            walked(folder, number, actual, rule or "")
    assert target_of(say, 7)["credited"] == 116.15
    reasons = [str(target_of(say, number)["reason"]) for number in (1, 2, 3, 4, 5, 8)]
    assert reasons == [
        "Your baseline week came to 90 min. 10 % more is 99 min.",
        "100 min counted and your back took it well. 10 % more is 110 min.",
        "92 min of 110 min counted, so the target of 110 min is repeated.",
        "Walks were amber, so 110 min is repeated. Shorten each walk, and add one.",
        "No walks for one week. 90 % of 110 min is 99 min.",
        "A walk was red. 75 % of 128 min is 96 min. Please go through the symptom check.",
    ]


# Adding and listing


def test_walks_are_written_down_and_listed(say) -> None:
    assert (
        say("add", "--on", "2024-01-03", "--minutes", "25.5", *CALM).out
        == "2024-01-03: 25.5 min written down.\n"
    )
    assert say("add", "--on", "2024-01-02", "--km", "2.2", "--pain-after", "3").code == 0
    assert say("add", "--on", "2024-01-01", "--miles", "3.1").code == 0
    assert say("list").out.splitlines() == [
        "2024-01-01     3.1 mi  pain –/–/–    unknown",
        "2024-01-02     2.2 km  pain –/3/–    unknown",
        "2024-01-03   25.5 min  pain 2/2/2    green",
    ]
    rows = json.loads(say("list", "--json").out)
    assert [(row["date"], row["unit"], row["amount"]) for row in rows] == [
        ("2024-01-01", "mi", 3.1),
        ("2024-01-02", "km", 2.2),
        ("2024-01-03", "min", 25.5),
    ]
    assert [(row["moving_s"], row["distance_m"]) for row in rows] == [
        (None, 4988.97),
        (None, 2200),
        (1530, None),
    ]
    assert (rows[2]["pain_before"], rows[1]["pain_after"], rows[2]["light"]) == (2, 3, "green")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--minutes", "0"), "--minutes: found 0, expected a number above 0"),
        (("--minutes", "-5"), "--minutes: found -5, expected a number above 0"),
        (("--minutes", "0.001"), "--minutes: found 0, expected a number above 0"),
        (("--minutes", "1500"), "--minutes: found 1500 min, expected at most 24 hours"),
        (("--km", "0"), "--km: found 0, expected a number above 0"),
        (("--km", "400"), "--km: found 400 km, expected at most 100 km"),
        (("--miles", "400"), "--miles: found 400 mi, expected at most 100 km"),
        (
            ("--km", "4", "--pain-before", "11"),
            "--pain-before: found 11, expected a whole number from 0 to 10",
        ),
        (("--km", "4", "--pain-next", "-1"), "--pain-next: found -1, expected a whole number from 0 to 10"),
    ],
)
def test_what_cannot_have_been_is_refused(
    say, folder: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    said = say("add", "--on", "2024-01-03", *arguments)
    assert (said.code, said.out, said.err) == (1, "", f"{sentence}\n")
    assert not folder.exists()


def test_the_future_is_refused(say, folder: Path) -> None:
    said = say("add", "--on", "9999-01-01", "--km", "4")
    assert said.code == 1
    assert said.err.startswith("--on: found 9999-01-01, expected a day from 2000-01-01 to today, ")
    assert not folder.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "required: COMMAND"),
        (("add", "--km", "4"), "required: --on"),
        (("add", "--on", "2024-01-03"), "one of the arguments --minutes --km --miles is required"),
        (("add", "--on", "2024-01-03", "--km", "4", "--minutes", "9"), "not allowed with"),
        (("add", "--on", "yesterday", "--km", "4"), 'found "yesterday", expected a date such as 2026-11-17'),
        (("add", "--on", "2024-01-03", "--km", "nan"), 'found "nan", expected a number such as'),
        (("add", "--on", "2024-01-03", "--km", "1e9"), 'found "1e9", expected a number such as'),
        (("add", "--on", "2024-01-03", "--km", "４"), 'found "４", expected a number such as'),
    ],
)
def test_wrong_usage_is_told(say, folder: Path, arguments: tuple[str, ...], words: str) -> None:
    said = say(*arguments)
    assert said.code == 2
    assert words in said.err
    assert not folder.exists()


# Asking


def test_asking_creates_nothing(say, folder: Path) -> None:
    assert say("list").out == "No walks yet.\n"
    assert say("list", "--json").out == "[]\n"
    whole = json.loads(say("target", "--as-of", "2026-11-17", "--json").out)
    assert whole.pop("reason").startswith("Walk as you usually do: ")
    assert whole.pop("rule") == "baseline"
    assert whole.pop("week") == "2026-W47"
    assert set(whole.values()) == {None}
    assert say("target", "--as-of", "2026-11-17").out.startswith(
        "2026-W47: no target yet. Walk as you usually"
    )
    assert not folder.exists()


def test_a_target_for_people(say, folder: Path) -> None:
    walked(folder, 0, 90)
    said = say("target", "--as-of", "2024-01-10")
    assert said.out == (
        "2024-W02: 99 min, at most 104 min. Your baseline week came to 90 min. 10 % more is 99 min.\n"
    )


def test_the_safe_limit_is_told_where_it_binds(say, folder: Path) -> None:
    walked(folder, 0, 90)
    for week in (1, 2):
        walked(folder, week, 10, "amber")
    whole = target_of(say, 3)
    assert (whole["target"], whole["cap"], whole["shown"]) == (11.5, 11.5, 12)
    assert str(whole["reason"]).endswith(" The safe limit makes that 12 min: 15 % above what counted lately.")


def test_a_day_far_ahead_is_refused(say, folder: Path) -> None:
    walked(folder, 0, 90)
    said = say("target", "--as-of", "9999-12-31")
    assert (said.code, said.err) == (1, "--as-of: found 9999-12-31, expected a day at most a year from now\n")


def test_the_week_of_new_year_has_its_iso_name(say) -> None:
    assert json.loads(say("target", "--as-of", "2024-12-30", "--json").out)["week"] == "2025-W01"


def test_no_window_is_loaded(folder: Path) -> None:
    look = "import sys; from coach import cli; cli.main(sys.argv[1:]); print('PySide6' in sys.modules)"
    arguments = ["--data-dir", str(folder), "walk", "add", "--on", "2024-01-03", "--km", "4"]
    command = [sys.executable, "-c", look, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "2024-01-03: 4 km written down.\nFalse\n"
