"""Back pain over time: each check, or the weeks of a long range."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from coach.application.history import Progress
from coach.domain.pain import Moment
from coach.domain.trends import PainPoint, PainTrend
from coach.ui import words
from coach.ui.charts.legend import Key
from coach.ui.charts.pain import Answer, PainChart
from coach.ui.pages.progress import phrases
from coach.ui.pages.progress.phrases import tr
from coach.ui.pages.progress.story import Reading, Story, Table

CHECKS_UP_TO_WEEKS = 26
_SHAPES = {
    Moment.NOW: "dot",
    Moment.BEFORE: "dot",
    Moment.DURING: "ring",
    Moment.AFTER: "ring",
    Moment.NEXT: "wedge",
}


def pain_story(progress: Progress) -> Story:
    """The line of a range."""
    trend = progress.pain
    is_weekly = len(progress.weeks) > CHECKS_UP_TO_WEEKS
    return Story(
        title=tr("Back pain"),
        sub=(
            tr("line: average of each week, band: lowest to highest")
            if is_weekly
            else tr("thin: each check, thick: average of four")
        ),
        chart=_chart(progress, is_weekly=is_weekly) if trend.points else None,
        keys=() if is_weekly else _keys(trend.points),
        summary=_summary(trend),
        read=(lambda index: _read_week(progress, index))
        if is_weekly
        else (lambda index: _read(trend, index)),
        table=lambda: _table(trend, is_weekly=is_weekly),
        nothing=tr("The line starts with your first pain check."),
    )


def _chart(progress: Progress, *, is_weekly: bool) -> PainChart:
    trend = progress.pain
    answers = _weekly(trend) if is_weekly else _each(trend)
    first = min(float(progress.first.toordinal()), answers[0].x)
    return PainChart(
        answers=answers,
        first=first,
        last=max(progress.last.toordinal() + 1.0, answers[-1].x),
        first_label=_label(progress.first, progress.last),
        last_label=tr("today"),
        now=f"{trend.now:.1f}",
    )


def _label(first: date, last: date) -> str:
    return (
        phrases.short_day(first) if first.year == last.year else f"{phrases.short_month(first)} {first.year}"
    )


def _each(trend: PainTrend) -> tuple[Answer, ...]:
    """Every answer; those of one day stand beside each other within it."""
    of_day = Counter(point.on for point in trend.points)
    seen: Counter[date] = Counter()
    answers = []
    for point, mean in zip(trend.points, trend.means, strict=True):
        seen[point.on] += 1
        x = point.on.toordinal() + seen[point.on] / (of_day[point.on] + 1)
        answers.append(Answer(x, float(point.value), mean, _SHAPES[point.moment]))
    return tuple(answers)


def _weekly(trend: PainTrend) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            week.monday.toordinal() + 3.5, week.mean, week.mean, low=float(week.low), high=float(week.high)
        )
        for week in trend.weeks
    )


def _keys(points: Sequence[PainPoint]) -> tuple[Key, ...]:
    """What the shapes stand for, once there is more than one of them."""
    used = {_SHAPES[point.moment] for point in points}
    names = {"dot": tr("check or before"), "ring": tr("after"), "wedge": tr("next morning")}
    return tuple(Key(shape, name) for shape, name in names.items() if shape in used) if len(used) > 1 else ()


def _read(trend: PainTrend, index: int) -> Reading:
    point = trend.points[index]
    return Reading(
        words.day_and_month(point.on),
        (
            tr("{value} of 10, {moment}").format(value=point.value, moment=phrases.moment(point.moment)),
            tr("Average of four: {mean:.1f}").format(mean=trend.means[index]),
        ),
    )


def _read_week(progress: Progress, index: int) -> Reading:
    week = progress.pain.weeks[index]
    is_current = week.monday == progress.weeks[-1].monday
    return Reading(
        phrases.week_title(week.monday, progress.last, is_current=is_current),
        (
            tr("{mean:.1f} of 10 on average").format(mean=week.mean),
            tr("lowest {low}, highest {high}").format(low=week.low, high=week.high),
        ),
    )


def _table(trend: PainTrend, *, is_weekly: bool) -> Table:
    if is_weekly:
        rows = [
            (_dated(week.monday), f"{week.mean:.1f}", str(week.low), str(week.high))
            for week in reversed(trend.weeks)
        ]
        return Table((tr("Week"), tr("Average"), tr("Lowest"), tr("Highest")), tuple(rows))
    each = [
        (_dated(point.on), phrases.moment(point.moment), str(point.value), f"{mean:.1f}")
        for point, mean in zip(reversed(trend.points), reversed(trend.means), strict=True)
    ]
    return Table((tr("Day"), tr("Asked"), tr("Pain, of 10"), tr("Average of four")), tuple(each))


def _dated(on: date) -> str:
    return f"{phrases.short_day(on)} {on.year}"


def _summary(trend: PainTrend) -> str:
    if trend.now is None or trend.was is None:
        return tr("No pain checks yet.")
    return tr(
        "Pain is {now:.1f} of 10 on average of the last four checks; it was {was:.1f} at first."
    ).format(now=trend.now, was=trend.was)
