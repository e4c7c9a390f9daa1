"""Calendar files as other programs read them, across changes of clocks."""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from hashlib import blake2b
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from coach.domain.occurrences import days, due_at
from coach.storage.calendar_file import Appointment, calendar_text

CHANGED_AT = datetime(2026, 10, 1, 18, 30, 5, 250, tzinfo=UTC)
A_DAY = timedelta(days=1)

CHANGES = [
    ("Europe/Berlin", date(2027, 3, 28), date(2026, 10, 25), time(2, 30)),
    ("America/New_York", date(2027, 3, 14), date(2026, 11, 1), time(2, 30)),
    ("America/New_York", date(2027, 3, 14), date(2026, 11, 1), time(1, 30)),
    ("Australia/Lord_Howe", date(2026, 10, 4), date(2027, 4, 4), time(2, 15)),
    ("Australia/Lord_Howe", date(2026, 10, 4), date(2027, 4, 4), time(1, 45)),
]
"""A zone, a day with a gap, a day with a time that comes twice, and a time in one of them or in both."""


def appointment(starts_at: datetime, uid: str = "", **given: object) -> Appointment:
    return Appointment(
        uid=uid or f"slot-{starts_at:%Y%m%d%H%M}",
        starts_at=starts_at,
        summary="Core foundation",
        categories=("core",),
        changed_at=CHANGED_AT,
        length=timedelta(seconds=763),
        **given,  # type: ignore[arg-type]
    )


def daily(first: date, last: date, at: time, zone: tzinfo) -> list[Appointment]:
    return [appointment(due_at(on, at, zone)) for on in days(first, last)]


def instants(file: bytes) -> list[datetime]:
    """What a calendar program shows, expanded, as instants."""
    events = recurring_ical_events.of(Calendar.from_ical(file)).between(date(2025, 1, 1), date(2032, 1, 1))
    return sorted(event["DTSTART"].dt.astimezone(UTC) for event in events)


def by_its_own_zone(file: bytes, zone: ZoneInfo) -> bytes:
    """The file under a zone name that nobody knows, so that only its VTIMEZONE can say the offset.

    Each time another name: icalendar remembers the zones it has read."""
    return file.replace(zone.key.encode(), b"Some/%s" % blake2b(file, digest_size=8).hexdigest().encode())


@pytest.mark.parametrize(("name", "gap_on", "twice_on", "at"), CHANGES)
@pytest.mark.parametrize("slot", [None, time(7, 30), time(3), time(23, 59)])
def test_the_same_instants_come_back_across_both_changes(
    name: str, gap_on: date, twice_on: date, at: time, slot: time | None
) -> None:
    zone = ZoneInfo(name)
    for changes_on in (gap_on, twice_on):
        first, last = changes_on - 5 * A_DAY, changes_on + 5 * A_DAY
        file = calendar_text(daily(first, last, slot or at, zone), zone)
        expected = [due_at(on, slot or at, zone).astimezone(UTC) for on in days(first, last)]
        assert len({after - before for before, after in pairwise(expected)}) > 1
        assert instants(file) == expected
        assert instants(by_its_own_zone(file, zone)) == expected


@settings(deadline=None, max_examples=40)
@given(
    name=st.sampled_from(
        [
            "Europe/Berlin",
            "Europe/Dublin",
            "America/St_Johns",
            "Asia/Kathmandu",
            "Pacific/Chatham",
            "Africa/Casablanca",
            "Antarctica/Troll",
            "Australia/Lord_Howe",
        ]
    ),
    first=st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    length=st.integers(0, 30),
    at=st.times().map(lambda it: it.replace(second=0, microsecond=0, fold=0)),
)
def test_any_days_in_any_zone_come_back(name: str, first: date, length: int, at: time) -> None:
    zone = ZoneInfo(name)
    last = first + length * A_DAY
    file = calendar_text(daily(first, last, at, zone), zone)
    expected = [due_at(on, at, zone).astimezone(UTC) for on in days(first, last)]
    assert instants(file) == expected
    assert instants(by_its_own_zone(file, zone)) == expected


def test_times_are_local_so_that_they_stay_on_the_wall_clock() -> None:
    zone = ZoneInfo("Europe/Berlin")
    text = calendar_text(daily(date(2026, 10, 24), date(2026, 10, 26), time(7, 30), zone), zone).decode()
    for on in ("20261024", "20261025", "20261026"):
        assert f"DTSTART;TZID=Europe/Berlin:{on}T073000\r\n" in text
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "BEGIN:STANDARD\r\nDTSTART:20261025T030000" in text


@pytest.mark.parametrize("zone", [UTC, ZoneInfo("UTC"), timezone(timedelta(hours=2)), ZoneInfo("Etc/UTC")])
def test_a_zone_without_a_public_name_is_written_in_utc(zone: tzinfo) -> None:
    file = calendar_text([appointment(due_at(date(2026, 10, 25), time(7, 30), zone))], zone)
    assert b"TZID" not in file
    assert instants(file) == [due_at(date(2026, 10, 25), time(7, 30), zone).astimezone(UTC)]


def test_an_event_says_what_it_is_and_not_when_it_was_exported() -> None:
    zone = ZoneInfo("Europe/Berlin")
    starts_at = due_at(date(2026, 11, 19), time(7, 30), zone)
    made = [
        appointment(starts_at, "slot-20261117", sequence=2, description="5 exercises, 13 min; calm, slow"),
        Appointment(
            uid="walk-20261119",
            starts_at=starts_at,
            summary="Walk",
            categories=("walk",),
            changed_at=CHANGED_AT,
        ),
    ]
    file = calendar_text(made, zone)
    session, walk = Calendar.from_ical(file).walk("VEVENT")
    assert (session["UID"], session["SUMMARY"]) == ("slot-20261117", "Core foundation")
    assert session["DESCRIPTION"] == "5 exercises, 13 min; calm, slow"
    assert session["DURATION"].dt == timedelta(minutes=12, seconds=43)
    assert session["CATEGORIES"].to_ical() == b"core"
    assert session["DTSTAMP"].dt == session["LAST-MODIFIED"].dt == CHANGED_AT.replace(microsecond=0)
    assert session["SEQUENCE"] == 2
    assert "DURATION" not in walk
    assert "DTEND" not in walk
    assert "DESCRIPTION" not in walk
    assert file == calendar_text(made, zone)
    assert max(map(len, file.split(b"\r\n"))) <= 75


def test_without_an_appointment_it_is_still_a_calendar() -> None:
    read = Calendar.from_ical(calendar_text([], ZoneInfo("Europe/Berlin")))
    assert read["VERSION"] == "2.0"
    assert read.walk("VEVENT") == []
