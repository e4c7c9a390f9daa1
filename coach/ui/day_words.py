"""Days, weekdays and months put into words."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_SHORT = 3
"""Letters of a short weekday or month; Qt's own shorten September to four."""


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Days", text)


def weekday(on: date) -> str:
    """The day of the week, in full."""
    return weekday_name(on.weekday())


def weekday_name(number: int) -> str:
    """A day of the week by its number from Monday, 0."""
    return _LOCALE.dayName(number + 1)


def short_weekday(on: date) -> str:
    """The day of the week as "Tue"."""
    return short_weekday_name(on.weekday())


def short_weekday_name(number: int) -> str:
    """A day of the week as "Tue", by its number from Monday, 0."""
    return weekday_name(number)[:_SHORT]


def month(on: date) -> str:
    """The month as "September"."""
    return _LOCALE.monthName(on.month)


def short_month(on: date) -> str:
    """The month as "Sep"."""
    return month(on)[:_SHORT]


def day_and_month(on: date) -> str:
    """A day as "17 November"."""
    return f"{on.day} {month(on)}"


def short_day(on: date) -> str:
    """A day as "17 Nov"."""
    return f"{on.day} {short_month(on)}"


def long_date(on: date) -> str:
    """A day as "Tuesday, 17 November"."""
    return f"{weekday(on)}, {day_and_month(on)}"


def full_date(on: date) -> str:
    """A day as "Tuesday 17 November"."""
    return f"{weekday(on)} {day_and_month(on)}"


def short_date(on: date) -> str:
    """A day as "Tue 17 Nov"."""
    return f"{short_weekday(on)} {short_day(on)}"


def with_year(said: str, on: date, today: date) -> str:
    """What is said of a day, with its year when it is not this one."""
    return said if on.year == today.year else f"{said} {on.year}"


def day_from(on: date, today: date) -> str:
    """A day as seen from today: "tomorrow", or its weekday."""
    ahead = (on - today).days
    if ahead == 0:
        return tr("today")
    return tr("tomorrow") if ahead == 1 else tr("on {day}").format(day=weekday(on))
