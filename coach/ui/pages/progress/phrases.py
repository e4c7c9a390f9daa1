"""Progress words: spans of days, shares, reasons and counts."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from coach.domain.adherence import Band, Count
from coach.domain.pain import Moment
from coach.domain.plan import PauseReason
from coach.ui import day_words, words

NONE = "—"
"""What stands where there is no number."""


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Progress", text)


def dated(on: date, today: date) -> str:
    """A day as "28 Sep", with the year when it is not this one."""
    return day_words.with_year(day_words.short_day(on), on, today)


def month(on: date) -> str:
    """A month as "September 2026"."""
    return f"{day_words.month(on)} {on.year}"


def span(first: date, last: date) -> str:
    """Days as "28 September to 17 November", with the years when there are two."""
    if first.year != last.year:
        return tr("{first} to {last}").format(
            first=f"{day_words.short_day(first)} {first.year}",
            last=f"{day_words.short_day(last)} {last.year}",
        )
    return tr("{first} to {last}").format(
        first=day_words.day_and_month(first), last=day_words.day_and_month(last)
    )


def week_title(monday: date, today: date, *, is_current: bool) -> str:
    """A week as "This week", "Week of 9 November", with the year when it is not this one."""
    if is_current:
        return tr("This week")
    day = day_words.with_year(day_words.day_and_month(monday), monday, today)
    return tr("Week of {day}").format(day=day)


def band(which: Band) -> str:
    """How a share reads."""
    return {
        Band.ON_TRACK: tr("on track"),
        Band.PARTLY: tr("partly"),
        Band.REVIEW: tr("a week to review"),
    }[which]


def pause_note(reason: PauseReason) -> tuple[tuple[str, ...], ...]:
    """Why a week rested, in the words of a chart, the longest way first."""
    short = pause_word(reason)
    return ((tr("{reason},").format(reason=short), tr("paused")), (short,), ("II",))


def pause_word(reason: PauseReason) -> str:
    """Why the plan rested, in a word."""
    return {
        PauseReason.HOLIDAY: tr("holiday"),
        PauseReason.ILL: tr("ill"),
        PauseReason.MEDICAL: tr("medical"),
    }[reason]


def share(count: Count) -> str:
    """A count as "9 of 10 sessions, 90 %, on track"."""
    if count.percent is None or count.band is None:
        return tr("No sessions were planned")
    return tr("{n} of {all} sessions, {percent} %, {band}").format(
        n=count.complete, all=count.prescribed, percent=count.percent, band=band(count.band)
    )


def fractions(rows: Iterable[tuple[str, Count]]) -> str:
    """Categories as "Core 3 of 3, glutes 2 of 3"."""
    parts = [
        tr("{category} {n} of {all}").format(category=name, n=count.complete, all=count.prescribed)
        for name, count in rows
        if count.prescribed
    ]
    return words.sentence(", ".join(parts))


def beside(count: Count) -> list[str]:
    """What a count holds beside its share: work, part, excused, extra, open."""
    lines = []
    if count.dose_percent is not None and not count.open:
        lines.append(tr("{percent} % of the planned work").format(percent=count.dose_percent))
    for number, text in (
        (count.partial, tr("{n} partly done")),
        (count.excused, tr("{n} excused")),
        (count.extra, tr("{n} extra, beside the plan")),
        (count.open, tr("{n} still to come")),
    ):
        if number:
            lines.append(text.format(n=number))
    return lines


def moment(which: Moment) -> str:
    """What an answer about pain speaks of."""
    return {
        Moment.NOW: tr("check"),
        Moment.BEFORE: tr("before"),
        Moment.DURING: tr("during"),
        Moment.AFTER: tr("after"),
        Moment.NEXT: tr("next morning"),
    }[which]


def weeks(count: int) -> str:
    """The word after a number of weeks."""
    return tr("week") if count == 1 else tr("weeks")
