"""A day as people type it, and the field that takes it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.ui import day_words
from coach.ui.kit.moment_steppers import DayStepper
from coach.ui.typed_day import typed_day

FIRST, LAST = date(2025, 11, 17), date(2026, 11, 17)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("3", date(2026, 11, 3)),
        ("18", date(2026, 10, 18)),
        ("31", date(2026, 10, 31)),
        ("3 Nov", date(2026, 11, 3)),
        (" 3 november ", date(2026, 11, 3)),
        ("Tue 3 Nov", date(2026, 11, 3)),
        ("Tuesday, 3 November", date(2026, 11, 3)),
        ("18 Nov", date(2025, 11, 18)),
        ("3.9.", date(2026, 9, 3)),
        ("3/9", date(2026, 9, 3)),
        ("03-09-2026", date(2026, 9, 3)),
        ("3 Dec 2025", date(2025, 12, 3)),
        ("2026-09-03", date(2026, 9, 3)),
    ],
)
def test_a_day_is_found_in_many_ways_to_write_it(said: str, meant: date) -> None:
    assert typed_day(said, FIRST, LAST, near=LAST) == meant


@pytest.mark.parametrize(
    "said", ["", "x", "Nov", "0", "32", "30 Feb", "3 Now", "3.13.", "9/3/26", "3 Dec 2026", "2024-11-03"]
)
def test_what_is_no_day_of_these_is_none(said: str) -> None:
    assert typed_day(said, FIRST, LAST, near=LAST) is None


def test_of_two_months_the_nearer_is_meant() -> None:
    assert typed_day("5 ju", FIRST, LAST, near=LAST) is None
    assert typed_day("28", FIRST, LAST, near=date(2026, 3, 1)) == date(2026, 2, 28)
    assert typed_day("10", FIRST, LAST, near=date(2026, 3, 1)) == date(2026, 3, 10)


@given(st.dates(FIRST, LAST), st.dates(FIRST, LAST))
def test_a_day_that_is_written_out_is_that_day(on: date, near: date) -> None:
    spelled = (
        on.isoformat(),
        f"{day_words.short_date(on)} {on.year}",
        f"{day_words.long_date(on)} {on.year}",
        f"{on.day}.{on.month}.{on.year}",
    )
    assert {typed_day(said, FIRST, LAST, near=near) for said in spelled} == {on}
    assert typed_day(day_words.short_date(on), FIRST, LAST, near=on) == on


def test_a_day_is_typed_into_its_field(qtbot: QtBot) -> None:
    field = DayStepper("Date", LAST, FIRST, LAST)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    seen: list[date] = []
    field.valueChanged.connect(lambda _: seen.append(field.on))
    for said, shown in (
        ("3 oct", "Sat 3 Oct"),
        ("3 dec", "Wed 3 Dec"),
        ("nonsense", "Wed 3 Dec"),
        ("5", "Fri 5 Dec"),
    ):
        field.selectAll()
        qtbot.keyClicks(field, said)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == shown
    assert seen == [date(2026, 10, 3), date(2025, 12, 3), date(2025, 12, 5)]
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.on == date(2025, 12, 6)
