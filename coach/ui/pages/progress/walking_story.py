"""Walking each week against the safe limit."""

from collections.abc import Mapping, Sequence
from datetime import date

from coach.application.history import Progress
from coach.domain.activity import MOST_WEEKS
from coach.domain.plan import PauseReason
from coach.domain.trends import WalkingWeek
from coach.domain.walked import WalkingMonth, in_one_unit, walking_months
from coach.domain.walking import Unit
from coach.ui import day_words, walk_words
from coach.ui.charts.legend import Key
from coach.ui.charts.story import Reading, Story, Table
from coach.ui.charts.walking import WalkColumn, WalkingChart
from coach.ui.pages.progress import phrases
from coach.ui.pages.progress.phrases import tr


def walking_story(progress: Progress) -> Story:
    """The bars of a range."""
    weeks = in_one_unit(progress.walking)
    if len(weeks) > MOST_WEEKS:
        return _months_story(weeks)
    return weeks_story(
        weeks,
        {week.monday: week.pause for week in progress.weeks if week.pause and week.is_paused},
        progress.last,
        title=_title(weeks[-1].unit if weeks else None),
        sub=tr("bar: walked, line above: safe limit"),
    )


def weeks_story(
    walked: Sequence[WalkingWeek],
    pauses: Mapping[date, PauseReason],
    today: date,
    *,
    title: str,
    sub: str = "",
    keys: tuple[Key, ...] = (),
    is_large: bool = False,
) -> Story:
    """Weeks one by one, as many as are counted like the last one; `is_large` for a chart with much room."""
    weeks = in_one_unit(walked)
    columns = tuple(_column(week, pauses, is_large=is_large) for week in weeks)
    return Story(
        title=title,
        sub=sub,
        chart=WalkingChart(columns=columns, is_large=is_large) if weeks else None,
        summary=_summary(weeks),
        read=lambda index: _read(weeks[index], pauses, today),
        table=lambda: _table(weeks),
        keys=keys,
        nothing=tr("The bars start with your first walk."),
    )


def _title(unit: Unit | None) -> str:
    if unit is None:
        return tr("Walking")
    return tr("Walking, {unit} a week").format(unit=walk_words.unit_word(unit))


def _column(week: WalkingWeek, pauses: Mapping[date, PauseReason], *, is_large: bool) -> WalkColumn:
    pause = pauses.get(week.monday)
    return WalkColumn(
        label=tr("this week") if week.is_current else day_words.short_day(week.monday),
        amount=float(week.amount),
        target=None if week.target is None else float(week.target),
        limit=None if week.cap is None else float(week.cap),
        note=phrases.pause_word(pause) if pause else "",
        value=walk_words.number(week.amount, week.unit) if is_large and week.amount else "",
        is_current=week.is_current,
    )


def _read(week: WalkingWeek, pauses: Mapping[date, PauseReason], today: date) -> Reading:
    lines = [tr("{walked} walked").format(walked=_walked(week))]
    if week.target is not None:
        lines.append(tr("Target {amount}").format(amount=walk_words.number(week.target, week.unit)))
    if week.cap is not None:
        lines.append(tr("Safe limit {amount}").format(amount=walk_words.number(week.cap, week.unit)))
    pause = pauses.get(week.monday)
    if pause is not None:
        lines.append(tr("Paused: {reason}").format(reason=phrases.pause_word(pause)))
    return Reading(phrases.week_title(week.monday, today, is_current=week.is_current), tuple(lines))


def _walked(week: WalkingWeek | WalkingMonth) -> str:
    return walk_words.amount(week.amount, week.unit)


def _table(weeks: Sequence[WalkingWeek]) -> Table:
    def known(week: WalkingWeek, name: str) -> str:
        value = getattr(week, name)
        return phrases.NONE if value is None else walk_words.number(value, week.unit)

    rows = [
        (
            f"{day_words.short_day(week.monday)} {week.monday.year}",
            _walked(week),
            known(week, "target"),
            known(week, "cap"),
        )
        for week in reversed(weeks)
    ]
    return Table((tr("Week"), tr("Walked"), tr("Target"), tr("Safe limit")), tuple(rows))


def _summary(weeks: Sequence[WalkingWeek]) -> str:
    if not weeks:
        return tr("No walks yet.")
    return tr("{first} walked in the first week shown, {last} in the last.").format(
        first=_walked(weeks[0]), last=_walked(weeks[-1])
    )


# Months


def _months_story(weeks: Sequence[WalkingWeek]) -> Story:
    found = walking_months(weeks)
    columns = [
        WalkColumn(
            label=tr("now")
            if month.is_current
            else f"{day_words.short_month(month.first)} {month.first.year}",
            amount=float(month.amount),
            is_current=month.is_current,
        )
        for month in found
    ]
    return Story(
        title=_title(weeks[-1].unit),
        sub=tr("average of each month"),
        chart=WalkingChart(columns=tuple(columns)),
        summary=_summary(weeks),
        read=lambda index: _read_month(found[index]),
        table=lambda: Table(
            (tr("Month"), tr("Walked a week")),
            tuple((phrases.month(it.first), _walked(it)) for it in reversed(found)),
        ),
    )


def _read_month(month: WalkingMonth) -> Reading:
    return Reading(
        phrases.month(month.first), (tr("{walked} a week on average").format(walked=_walked(month)),)
    )
