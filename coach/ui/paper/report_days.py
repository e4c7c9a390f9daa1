"""Days and spans of days as the report writes them."""

from collections.abc import Sequence
from datetime import date, timedelta

from coach.domain.adherence import Week
from coach.ui import day_words
from coach.ui.paper.report_words import tr


def full_day(on: date) -> str:
    """A day as "9 November 2026"."""
    return f"{day_words.day_and_month(on)} {on.year}"


def period(first: date, last: date) -> str:
    """A period as "28 September to 17 November 2026"."""
    if first == last:
        return full_day(last)
    begins = day_words.day_and_month(first) if first.year == last.year else full_day(first)
    if (first.year, first.month) == (last.year, last.month):
        begins = str(first.day)
    return tr("{first} to {last}").format(first=begins, last=full_day(last))


def day_of(on: date, last: date) -> str:
    """A day of a period that ends on `last` as "9 Nov", with its year where that is another one."""
    return day_words.with_year(day_words.short_day(on), on, last)


def note_day(on: date, last: date) -> str:
    """The day of a note in little room: "9 Nov", or "Nov 2025"."""
    return day_words.short_day(on) if on.year == last.year else f"{day_words.short_month(on)} {on.year}"


def week_name(monday: date) -> str:
    """A week as "9 to 15 Nov", "28 Sep to 4 Oct"."""
    sunday = monday + timedelta(days=6)
    begins = str(monday.day) if monday.month == sunday.month else day_words.short_day(monday)
    return tr("{first} to {last}").format(first=begins, last=day_words.short_day(sunday))


def span_name(weeks: Sequence[Week]) -> str:
    """The months in which weeks begin: "October 2026", "Jan to Mar 2026"; a single week by its days."""
    if len(weeks) == 1:
        return week_name(weeks[0].monday)
    first, last = weeks[0].monday, weeks[-1].monday
    if first.month == last.month:
        return f"{day_words.month(first)} {first.year}"
    return tr("{first} to {last} {year}").format(
        first=day_words.short_month(first), last=day_words.short_month(last), year=last.year
    )
