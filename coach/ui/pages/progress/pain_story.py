"""Back pain over time: each check, or the weeks of a long range."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coach.application.history import Progress
from coach.domain.activity import MOST_WEEKS
from coach.domain.pain import Moment
from coach.domain.pain_months import PainMonth, pain_months
from coach.domain.trends import PainPoint, PainTrend, PainWeek
from coach.ui import day_words
from coach.ui.charts.legend import Key
from coach.ui.charts.pain import Answer, PainChart
from coach.ui.charts.story import Reading, Story, Table
from coach.ui.pages.progress import phrases
from coach.ui.pages.progress.phrases import tr

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
    if len(progress.weeks) <= CHECKS_UP_TO_WEEKS:
        return _checks_story(progress)
    weeks = progress.pain.weeks
    is_monthly = len(progress.weeks) > MOST_WEEKS
    spreads = (
        tuple(map(_month, pain_months(weeks))) if is_monthly else tuple(_week(progress, it) for it in weeks)
    )
    sub = tr("line: average of each month") if is_monthly else tr("line: average of each week")
    return Story(
        title=tr("Back pain"),
        sub=sub + tr(", band: lowest to highest"),
        chart=_chart(progress, tuple(it.answer for it in spreads)) if spreads else None,
        summary=_summary(progress.pain),
        read=lambda index: spreads[index].reading,
        table=lambda: _spread_table(spreads, is_monthly=is_monthly),
        nothing=_nothing(),
    )


def _nothing() -> str:
    return tr("The line starts with your first pain check.")


def _chart(progress: Progress, answers: tuple[Answer, ...]) -> PainChart:
    return PainChart(
        answers=answers,
        first=min(float(progress.first.toordinal()), answers[0].x),
        last=max(progress.last.toordinal() + 1.0, answers[-1].x),
        first_label=_label(progress.first, progress.last),
        last_label=tr("today"),
        now=f"{progress.pain.now:.1f}",
    )


def _label(first: date, last: date) -> str:
    return (
        day_words.short_day(first)
        if first.year == last.year
        else f"{day_words.short_month(first)} {first.year}"
    )


# Checks


def _checks_story(progress: Progress) -> Story:
    trend = progress.pain
    return Story(
        title=tr("Back pain"),
        sub=tr("thin: each check, thick: average of four"),
        chart=_chart(progress, _each(trend)) if trend.points else None,
        keys=_keys(trend.points),
        summary=_summary(trend),
        read=lambda index: _read(trend, index),
        table=lambda: _check_table(trend),
        nothing=_nothing(),
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


def _keys(points: Sequence[PainPoint]) -> tuple[Key, ...]:
    """What the shapes stand for, once there is more than one of them."""
    used = {_SHAPES[point.moment] for point in points}
    names = {"dot": tr("check or before"), "ring": tr("after"), "wedge": tr("next morning")}
    return tuple(Key(shape, name) for shape, name in names.items() if shape in used) if len(used) > 1 else ()


def _read(trend: PainTrend, index: int) -> Reading:
    point = trend.points[index]
    return Reading(
        day_words.day_and_month(point.on),
        (
            tr("{value} of 10, {moment}").format(value=point.value, moment=phrases.moment(point.moment)),
            tr("Average of four: {mean:.1f}").format(mean=trend.means[index]),
        ),
    )


def _check_table(trend: PainTrend) -> Table:
    rows = [
        (_dated(point.on), phrases.moment(point.moment), str(point.value), f"{mean:.1f}")
        for point, mean in zip(reversed(trend.points), reversed(trend.means), strict=True)
    ]
    return Table((tr("Day"), tr("Asked"), tr("Pain, of 10"), tr("Average of four")), tuple(rows))


def _dated(on: date) -> str:
    return f"{day_words.short_day(on)} {on.year}"


# Weeks and months


@dataclass(frozen=True, slots=True)
class _Spread:
    """A week or a month of answers, from the day in the middle of it."""

    title: str
    middle: float
    mean: float
    low: int
    high: int

    @property
    def answer(self) -> Answer:
        """As it is drawn."""
        return Answer(self.middle, self.mean, self.mean, low=float(self.low), high=float(self.high))

    @property
    def reading(self) -> Reading:
        """As it is read."""
        return Reading(
            self.title,
            (
                tr("{mean:.1f} of 10 on average").format(mean=self.mean),
                tr("lowest {low}, highest {high}").format(low=self.low, high=self.high),
            ),
        )


def _week(progress: Progress, week: PainWeek) -> _Spread:
    is_current = week.monday == progress.weeks[-1].monday
    title = phrases.week_title(week.monday, progress.last, is_current=is_current)
    return _Spread(title, week.monday.toordinal() + 3.5, week.mean, week.low, week.high)


def _month(month: PainMonth) -> _Spread:
    middle = month.first.toordinal() + 15.0
    return _Spread(phrases.month(month.first), middle, month.mean, month.low, month.high)


def _spread_table(spreads: Sequence[_Spread], *, is_monthly: bool) -> Table:
    columns = (tr("Month") if is_monthly else tr("Week"), tr("Average"), tr("Lowest"), tr("Highest"))
    rows = [(it.title, f"{it.mean:.1f}", str(it.low), str(it.high)) for it in reversed(spreads)]
    return Table(columns, tuple(rows))


# In a sentence


def _summary(trend: PainTrend) -> str:
    if trend.now is None or trend.was is None:
        return tr("No pain checks yet.")
    return tr(
        "Pain is {now:.1f} of 10 on average of the last four checks; it was {was:.1f} at first."
    ).format(now=trend.now, was=trend.was)
