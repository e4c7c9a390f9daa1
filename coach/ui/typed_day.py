"""A day as people type it."""

import re
from datetime import date
from itertools import product

from coach.ui import day_words

_MONTHS = range(1, 13)
_NAMED = re.compile(
    r"(?:[a-z]+,? +)?(?P<day>\d{1,2})"
    r"(?:(?: *[./-] *| +)(?P<month>\d{1,2}|[a-z]{3,})(?:[ ./-]+(?P<year>\d{4}))?)?\.?"
)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")


def typed_day(text: str, first: date, last: date, *, near: date) -> date | None:
    """The day meant by "3", "Tue 3 Nov", "3.11.", "3/11/2026" or "2026-11-03"; day before month.

    Of several between `first` and `last` the one nearest to `near`; None when there is none."""
    said = text.strip().lower()
    typed = _ISO.fullmatch(said) or _NAMED.fullmatch(said)
    if typed is None:
        return None
    years = range(first.year, last.year + 1) if typed["year"] is None else (int(typed["year"]),)
    months = _MONTHS if typed["month"] is None else _months(typed["month"])
    days = (_day(year, month, int(typed["day"])) for year, month in product(years, months))
    meant = [day for day in days if day is not None and first <= day <= last]
    return min(meant, key=lambda day: abs(day - near), default=None)


def _months(said: str) -> list[int]:
    """The months that a number or the beginning of a name stands for."""
    if said.isdigit():
        return [int(said)]
    return [month for month in _MONTHS if day_words.month(date(1, month, 1)).lower().startswith(said)]


def _day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, if there is such a one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
