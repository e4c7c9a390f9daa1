"""Plan words: weeks, days, reasons and refusals as sentences."""

from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication

from coach.domain.balance import Lack, Target
from coach.domain.errors import CoachError, RefusedInput
from coach.domain.exercise import Category
from coach.domain.placing import Fit, Verdict
from coach.domain.plan import Pause, PauseReason, monday_of
from coach.domain.statuses import Status
from coach.ui import day_words
from coach.ui.kit.mark import category_word
from coach.ui.pages.plan.values import Chip, DayPart

A_WEEK, A_DAY = timedelta(days=7), timedelta(days=1)


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Plan", text)


def clock_time(at: time) -> str:
    """A time as "07:30"."""
    return f"{at:%H:%M}"


def days_of(weekday: int) -> str:
    """A weekday of every week: "Tuesdays"."""
    return tr("{day}s").format(day=day_words.weekday_name(weekday))


def span_title(first: date, last: date, *, is_short: bool = False) -> str:
    """Days as "16 to 22 November", "30 November to 6 December"."""
    named = day_words.short_day if is_short else day_words.day_and_month
    until = named(last)
    begins = str(first.day) if first.month == last.month else named(first)
    return tr("{first} to {last}").format(first=begins, last=until)


def week_distance(monday: date, today: date) -> str:
    """A week as seen from today: "this week", "next week", "in 3 weeks", "2 weeks ago"."""
    weeks = (monday - monday_of(today)) // A_WEEK
    near = {-1: tr("last week"), 0: tr("this week"), 1: tr("next week")}
    if weeks in near:
        return near[weeks]
    return tr("in {n} weeks").format(n=weeks) if weeks > 0 else tr("{n} weeks ago").format(n=-weeks)


def minutes(count: int | None) -> str:
    """Minutes as "14 min"; nothing when they are not known."""
    return "" if count is None else tr("{n} min").format(n=count)


def status_word(chip: Chip) -> str:
    """How a chip stands, in a word."""
    if chip.is_skipped:
        return tr("left out")
    if chip.status is Status.EXCUSED:
        return tr("stopped")
    states = {
        "planned": tr("planned"),
        "partial": tr("partly done"),
        "done": tr("done"),
        "missed": tr("missed"),
    }
    return states[chip.mark]


def chip_name(chip: Chip) -> str:
    """What a screen reader says of a chip."""
    parts = [
        chip.name.name,
        category_word(chip.category),
        day_words.full_date(chip.on),
        clock_time(chip.at),
        minutes(chip.name.minutes),
        status_word(chip),
    ]
    if chip.moved_from is not None and chip.moved_from != chip.on:
        parts.append(tr("moved from {day}").format(day=day_words.weekday(chip.moved_from)))
    if chip.asks_for_care:
        parts.append(chip.name.asks.rstrip("."))
    return ", ".join(part for part in parts if part)


def day_note(day: DayPart) -> str:
    """What an empty or a paused day says."""
    if day.pause is not None:
        return tr("Paused. Back on {day}.").format(day=day_words.short_date(day.pause.returns_on))
    return "" if day.chips else tr("Rest day. A short stretch is fine.")


def day_name(day: DayPart) -> str:
    """What a screen reader says of a day."""
    count = len(day.chips)
    things = tr("1 item") if count == 1 else tr("{n} items").format(n=count)
    return ", ".join(part for part in (day_words.full_date(day.on), day_note(day) or things) if part)


def pause_reason(reason: PauseReason) -> str:
    """Why the plan rests, in words."""
    return {
        PauseReason.HOLIDAY: tr("Holiday"),
        PauseReason.ILL: tr("Ill or injured"),
        PauseReason.MEDICAL: tr("Pain is worse"),
    }[reason]


def pause_sentence(pause: Pause, today: date) -> str:
    """A pause that holds or is to come."""
    back = day_words.full_date(pause.returns_on)
    if pause.covers(today):
        return tr("The plan is paused until {day}.").format(day=back)
    first = day_words.full_date(pause.starts_on)
    return tr("The plan is paused from {first} until {day}.").format(first=first, day=back)


def target_rule(target: Target) -> str:
    """What a category asks of the week, or what is lacking."""
    if target.lack is None or target.lack is Lack.TOO_FEW:
        return {
            Category.STRETCH: tr("after each walk"),
            Category.WALK: tr("at an easy pace") if target.planned else tr("none in this week"),
        }.get(target.category, tr("2 to 3, a free day between"))
    return {
        Lack.TOO_MANY: tr("3 at most, a free day between"),
        Lack.TOO_CLOSE: tr("a free day between is missing"),
        Lack.WALK_WITHOUT_STRETCH: tr("one walk has none after it"),
    }[target.lack]


def verdict_hint(found: Verdict, *, is_strength: bool) -> str:
    """What a day says while something is dragged."""
    if found.fit is Fit.FREE:
        return tr("Drop here, a free day on both sides") if is_strength else tr("Drop here")
    if found.fit is Fit.OVER:
        return tr("This day is over")
    if found.fit is Fit.FAR:
        return tr("At most a week from its own day")
    category = category_word((found.category or Category.CORE).value)
    if found.with_on is None:
        return tr("Three {category} sessions are the most in a week").format(category=category.lower())
    if found.with_on == found.on:
        return tr("{category} is on this day already").format(category=category)
    near = tr("No {category} today: the day after {day}")
    if found.with_on > found.on:
        near = tr("No {category} today: the day before {day}")
    return near.format(category=category.lower(), day=day_words.weekday(found.with_on))


def too_close(found: Verdict) -> tuple[str, str]:
    """The title and the sentence of the question after a drop that breaks the rule."""
    category = category_word((found.category or Category.CORE).value).lower()
    if found.with_on is None:
        return (
            tr("{category} is planned three times").format(category=category.capitalize()),
            tr("Three sessions a week are the most. These days keep to it:"),
        )
    return (
        tr("Too close to {day}'s {category}").format(day=day_words.weekday(found.with_on), category=category),
        tr("One free day between keeps it effective. These days have it:"),
    )


def refusal(error: CoachError) -> str:
    """Why an edit was not taken, in plain words."""
    if not isinstance(error, RefusedInput):
        return str(error)
    return {
        "to_on": tr("It can move to a day from today on, at most a week from its own day."),
        "on": tr("That day is over. What was planned there stays as it was."),
        "slot": tr("This is no longer part of the weekly plan. Change it for this week only."),
        "at": tr("Choose a time from 03:00 on. Earlier hours belong to the day before."),
        "starts_on": tr("The plan is paused on these days already, or they are over."),
        "returns_on": tr("Choose a day to come back that is after the first day, within a year."),
        "routine": tr("This routine is no longer in the library."),
        "slots": tr("Two items share one place in the week. Try again."),
    }.get(error.path, str(error))
