"""Active days as a calendar."""

from coach.application.history import Progress
from coach.domain.activity import MOST_ITEMS, MOST_WEEKS, CalendarDay, calendar_weeks
from coach.ui import day_words
from coach.ui.charts.heatmap import DAYS, Cell, HeatMap
from coach.ui.charts.story import Reading, Story, Table
from coach.ui.pages.progress.phrases import tr


def days_story(progress: Progress) -> Story:
    """The calendar of a range, at most a year of it."""
    weeks = calendar_weeks(progress.days, progress.first, progress.last)
    days = [day for week in weeks for day in week]
    active = sum(bool(day.items) for day in days)
    is_cut = len(progress.weeks) > MOST_WEEKS
    return Story(
        title=tr("Active days"),
        sub=(
            tr("the last {n} weeks, darker means more done that day").format(n=MOST_WEEKS)
            if is_cut
            else tr("darker means more done that day")
        ),
        chart=_heat(weeks, progress),
        summary=tr("Something was done on {n} of {all} days.").format(
            n=active, all=sum(day.items is not None for day in days)
        ),
        read=lambda index: _read(days[index]),
        table=lambda: Table(
            (tr("Day"), tr("Items")),
            tuple(
                (f"{day_words.short_date(day.on)} {day.on.year}", str(day.items))
                for day in reversed(days)
                if day.items is not None
            ),
        ),
    )


def _heat(weeks: tuple[tuple[CalendarDay, ...], ...], progress: Progress) -> HeatMap:
    mondays = [week[0].on for week in weeks]
    months = [
        day_words.short_month(monday) if number == 0 or monday.month != mondays[number - 1].month else ""
        for number, monday in enumerate(mondays)
    ]
    return HeatMap(
        weeks=tuple(
            tuple(
                Cell(None if day.items is None else day.level, is_today=day.on == progress.last)
                for day in week
            )
            for week in weeks
        ),
        months=tuple(months),
        weekdays=tuple(day_words.short_weekday_name(day) for day in range(DAYS)),
        fewest="0",
        most=tr("{n} items").format(n=MOST_ITEMS),
    )


def _read(day: CalendarDay) -> Reading:
    count = day.items or 0
    text = tr("1 item done") if count == 1 else tr("{n} items done").format(n=count)
    return Reading(day_words.long_date(day.on), (text if count else tr("Nothing done"),))
