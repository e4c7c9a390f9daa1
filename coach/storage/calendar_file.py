"""Appointments as an iCalendar file (RFC 5545), the same bytes for the same appointments."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

_PRODUCT = "-//Back Coach//Back Coach//EN"
_A_DAY = timedelta(days=1)
_A_SECOND = timedelta(seconds=1)
_LOOK_BACK = 400 * _A_DAY
"""Wherever clocks change at all, they did within this time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One event. `starts_at` and `changed_at` are aware; without a length it takes no time.

    `sequence` counts the changes, so that a calendar which knows the event takes the newer one."""

    uid: str
    starts_at: datetime
    summary: str
    categories: tuple[str, ...]
    changed_at: datetime
    sequence: int = 0
    length: timedelta | None = None
    description: str = ""


def calendar_text(appointments: Iterable[Appointment], zone: tzinfo) -> bytes:
    """The file, in the order given; local times with their VTIMEZONE, UTC where a zone has no public name.

    DTSTAMP is when the event was last changed, as RFC 5545 says for a file without a method; it is not the
    time of the export, so that two exports of one plan are equal byte for byte."""
    events = tuple(appointments)
    named = _named(zone)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    if named is not None and events:
        days = [event.starts_at.astimezone(named).date() for event in events]
        calendar.add_component(_timezone(named, min(days), max(days)))
    for event in events:
        calendar.add_component(_event(event, named or UTC))
    return bytes(calendar.to_ical())


def _event(appointment: Appointment, zone: tzinfo) -> Event:
    event = Event()
    event.add("uid", appointment.uid)
    event.add("dtstart", appointment.starts_at.astimezone(zone))
    if appointment.length is not None:
        event.add("duration", appointment.length)
    event.add("summary", appointment.summary)
    if appointment.description:
        event.add("description", appointment.description)
    event.add("categories", list(appointment.categories))
    changed_at = appointment.changed_at.astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", appointment.sequence)
    return event


def _named(zone: tzinfo) -> ZoneInfo | None:
    """The zone if any calendar can look it up by its name; UTC needs none."""
    key = getattr(zone, "key", None)
    if key in (None, "UTC", "Etc/UTC"):
        return None
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError):
        return None


@dataclass(frozen=True, slots=True)
class _Onset:
    """The first instant of an offset, aware in UTC, and the offset before it."""

    at: datetime
    before: timedelta


def _timezone(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """Every offset from `first` to `last`, both included, from the change of clocks before `first` on."""
    component = Timezone()
    component.add("tzid", zone.key)
    for onset in _onsets(zone, first, last):
        there = onset.at.astimezone(zone)
        observance = TimezoneDaylight() if there.dst() else TimezoneStandard()
        observance.add("dtstart", (onset.at + onset.before).replace(tzinfo=None))
        observance.add("tzoffsetfrom", onset.before)
        observance.add("tzoffsetto", there.utcoffset())
        observance.add("tzname", there.tzname())
        component.add_component(observance)
    return component


def _onsets(zone: ZoneInfo, first: date, last: date) -> list[_Onset]:
    begin = datetime.combine(first, time.min, UTC) - _LOOK_BACK
    end = datetime.combine(last, time.min, UTC) + 2 * _A_DAY
    changes = list(_changes(zone, begin, end))
    in_force = [onset for onset in changes if onset.at <= begin + _LOOK_BACK - _A_DAY]
    earliest = in_force[-1] if in_force else _Onset(begin, _offset(zone, begin))
    return [earliest, *(onset for onset in changes if onset.at > earliest.at)]


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[_Onset]:
    """Each instant at which the offset changes, to the second."""
    at = begin
    while at < end:
        if _offset(zone, at) != _offset(zone, at + _A_DAY):
            early, late = at, at + _A_DAY
            while late - early > _A_SECOND:
                middle = early + (late - early) // _A_SECOND // 2 * _A_SECOND
                if _offset(zone, middle) == _offset(zone, early):
                    early = middle
                else:
                    late = middle
            yield _Onset(late, _offset(zone, at))
        at += _A_DAY


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()
