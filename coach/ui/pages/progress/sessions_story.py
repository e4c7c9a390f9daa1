"""Sessions each week, or each month where weeks would be too many to see."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from coach.application.history import Progress
from coach.domain.activity import MOST_WEEKS
from coach.domain.adherence import HEADLINE, Count, Week
from coach.domain.exercise import Category
from coach.domain.pace import Month, a_week, months
from coach.ui import day_words, words
from coach.ui.charts.legend import Key
from coach.ui.charts.sessions import Column, SessionsChart
from coach.ui.charts.story import Reading, Story, Table
from coach.ui.kit.mark import category_word
from coach.ui.pages.progress import phrases
from coach.ui.pages.progress.phrases import tr

_USUAL = (Category.CORE, Category.GLUTES, Category.STRETCH)
_MONTHS_NAMED = 24
"""Up to so many months each has its name; beyond, only the years are written."""


def sessions_story(progress: Progress) -> Story:
    """The bars of a range."""
    shown = _shown(progress.weeks)
    if len(progress.weeks) > MOST_WEEKS:
        of_months = months(progress.weeks, progress.means)
        chart = _month_chart(of_months, shown, progress.target)
        return Story(
            title=tr("Sessions a week"),
            sub=tr("average of each month"),
            chart=chart,
            keys=_keys(shown, progress.target),
            summary=_summary(progress),
            read=lambda index: _read_month(of_months[index]),
            table=partial(_month_table, of_months, shown),
        )
    return Story(
        title=tr("Sessions each week"),
        sub="",
        chart=_week_chart(progress, shown),
        keys=_keys(shown, progress.target),
        summary=_summary(progress),
        read=lambda index: read_week(progress, index),
        table=partial(_week_table, progress, shown),
    )


def _shown(weeks: Sequence[Week]) -> tuple[Category, ...]:
    """The usual categories, and any other of the headline that was planned or done."""
    counts = {category: [week.sum_of([category]) for week in weeks] for category in HEADLINE}
    return tuple(
        category
        for category in HEADLINE
        if category in _USUAL or any(it.prescribed or it.complete for it in counts[category])
    )


def _keys(shown: Sequence[Category], target: int) -> tuple[Key, ...]:
    marks = [Key(category.value, category_word(category.value)) for category in shown]
    line = [Key("target", tr("target {n}").format(n=target))] if target else []
    return (*marks, *line, Key("mean", tr("4-week average")))


# Weeks


def _week_chart(progress: Progress, shown: Sequence[Category]) -> SessionsChart:
    columns = [
        _week_column(week, mean, shown) for week, mean in zip(progress.weeks, progress.means, strict=True)
    ]
    return SessionsChart(
        categories=tuple(it.value for it in shown), columns=tuple(columns), target=float(progress.target)
    )


def _week_column(week: Week, mean: Count | None, shown: Sequence[Category]) -> Column:
    left = 0 if week.is_closed else week.all.open
    is_resting = week.is_paused and week.pause is not None
    return Column(
        label=day_words.short_day(week.monday) if week.is_closed else tr("this week"),
        amounts=tuple(float(week.sum_of([category]).complete) for category in shown),
        left=left,
        left_text=tr("{n} left").format(n=left),
        notes=phrases.pause_note(week.pause) if is_resting and week.pause else (),
        mean=None if mean is None else a_week(mean),
        is_current=not week.is_closed,
    )


def read_week(progress: Progress, index: int) -> Reading:
    """What one week came to."""
    week, mean = progress.weeks[index], progress.means[index]
    rows = [(words.category(category), week.sum_of([category])) for category in HEADLINE]
    lines = [_share_of(week), phrases.fractions(rows), *phrases.beside(week.all)]
    if week.pause is not None:
        text = tr("Paused: {reason}") if week.is_paused else tr("Paused for a part: {reason}")
        lines.append(text.format(reason=phrases.pause_word(week.pause)))
    if mean is not None:
        lines.append(tr("Average of four weeks: {mean:.1f} a week").format(mean=a_week(mean)))
    title = phrases.week_title(week.monday, progress.last, is_current=not week.is_closed)
    return Reading(title, tuple(line for line in lines if line))


def _share_of(week: Week) -> str:
    if week.all.open:
        return tr("{n} of {all} sessions so far").format(n=week.all.complete, all=week.all.prescribed)
    return phrases.share(week.all)


def _week_table(progress: Progress, shown: Sequence[Category]) -> Table:
    columns = (
        tr("Week"),
        *(category_word(category.value) for category in shown),
        tr("All"),
        tr("Share"),
        tr("Work"),
        tr("Excused"),
        tr("Extra"),
        tr("Pause"),
    )
    return Table(columns, tuple(_week_row(week, shown, progress.last) for week in reversed(progress.weeks)))


def _week_row(week: Week, shown: Sequence[Category], today: date) -> tuple[str, ...]:
    count = week.all
    return (
        phrases.dated(week.monday, today),
        *(_of(week.sum_of([category])) for category in shown),
        _of(count),
        tr("so far") if count.open else _percent(count.percent),
        _percent(count.dose_percent),
        str(count.excused),
        str(count.extra),
        phrases.pause_word(week.pause) if week.pause else "",
    )


def _of(count: Count) -> str:
    if not count.prescribed:
        return phrases.NONE
    return tr("{n} of {all}").format(n=count.complete, all=count.prescribed)


def _percent(value: int | None) -> str:
    return phrases.NONE if value is None else f"{value} %"


# Months


def _month_chart(of_months: Sequence[Month], shown: Sequence[Category], target: int) -> SessionsChart:
    is_named = len(of_months) <= _MONTHS_NAMED
    columns = [
        Column(
            label=_month_label(month, is_named=is_named),
            amounts=tuple(month.done[category] for category in shown),
            mean=month.mean,
            is_current=month.is_current,
        )
        for month in of_months
    ]
    return SessionsChart(
        categories=tuple(it.value for it in shown),
        columns=tuple(columns),
        target=float(target),
        has_numbers=False,
    )


def _month_label(month: Month, *, is_named: bool) -> str:
    if month.is_current:
        return tr("now")
    if month.first.month == 1:
        return str(month.first.year)
    return day_words.short_month(month.first) if is_named else ""


def _read_month(month: Month) -> Reading:
    lines = [phrases.share(month.total), *phrases.beside(month.total)]
    if month.weeks:
        done = tr("{done:.1f} of {planned:.1f} sessions a week")
        lines.insert(0, done.format(done=sum(month.done.values()), planned=month.prescribed))
    if month.paused:
        lines.append(tr("{n} {weeks} paused").format(n=month.paused, weeks=phrases.weeks(month.paused)))
    if month.mean is not None:
        lines.append(tr("Average of four weeks: {mean:.1f} a week").format(mean=month.mean))
    return Reading(phrases.month(month.first), tuple(lines))


def _month_table(of_months: Sequence[Month], shown: Sequence[Category]) -> Table:
    columns = (
        tr("Month"),
        *(category_word(category.value) for category in shown),
        tr("Planned a week"),
        tr("All"),
        tr("Share"),
        tr("Paused weeks"),
    )
    rows = [
        (
            phrases.month(month.first),
            *(f"{month.done[category]:.1f}" for category in shown),
            f"{month.prescribed:.1f}",
            _of(month.total),
            _percent(month.total.percent),
            str(month.paused),
        )
        for month in reversed(of_months)
    ]
    return Table(columns, tuple(rows))


# In a sentence


def _summary(progress: Progress) -> str:
    total = progress.total
    said = [
        tr("{n} of {all} planned sessions done from {span}.").format(
            n=total.complete, all=total.prescribed, span=phrases.span(progress.first, progress.last)
        ),
        tr("{kept} of {counted} weeks at 80 % or more.").format(kept=progress.kept, counted=progress.counted),
    ]
    mean = next((mean for mean in reversed(progress.means) if mean is not None), None)
    if mean is not None:
        said.append(tr("The last four-week average is {mean:.1f} a week.").format(mean=a_week(mean)))
    if progress.weeks and progress.weeks[-1].all.open:
        said.append(tr("{n} are left this week.").format(n=progress.weeks[-1].all.open))
    return " ".join(said)
