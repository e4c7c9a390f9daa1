"""The title, the counts and the foot of the report in words; and why there is none."""

from collections.abc import Sequence

from coach.application.history import Progress
from coach.domain.adherence import Count, Streak, Week
from coach.ui import day_words
from coach.ui.paper import report_days as days
from coach.ui.paper.report_words import pause_word, tr

NOTHING = "—"


def title() -> str:
    """What stands at the top."""
    return tr("Back Coach report")


def share(percent: int | None) -> str:
    """A share in whole percent; a dash where there is nothing to share."""
    return NOTHING if percent is None else tr("{n} %").format(n=percent)


def of(count: Count) -> str:
    """n of N; a dash where nothing was asked for."""
    return tr("{n} of {m}").format(n=count.complete, m=count.prescribed) if count.prescribed else NOTHING


def headline(progress: Progress) -> str:
    """The one sentence to take away."""
    whole = progress.total
    if whole.prescribed:
        text = tr("Done {n} of {m} planned sessions, {share}")
        return text.format(n=whole.complete, m=whole.prescribed, share=share(whole.percent))
    if progress.is_empty:
        return tr("Nothing is recorded in this period")
    return tr("No planned week has closed yet")


def about_counts(progress: Progress) -> str:
    """Which weeks the headline speaks about, and how the one that runs stands."""
    closed = [week for week in progress.weeks if week.is_closed]
    paused = [week for week in closed if week.is_paused]
    parts = []
    if closed:
        parts.append(_closed_weeks(len(closed) - len(paused)))
    if paused:
        reasons = dict.fromkeys(pause_word(week.pause) for week in paused if week.pause)
        text = tr("1 week paused ({why}) is left out.")
        if len(paused) > 1:
            text = tr("{n} weeks paused ({why}) are left out.")
        parts.append(text.format(n=len(paused), why=", ".join(reasons)))
    current = progress.weeks[-1].all if progress.weeks and not progress.weeks[-1].is_closed else Count()
    if current.prescribed:
        text = tr("This week so far: {n} of {m}, {open} still open.")
        if not current.open:
            text = tr("This week so far: {n} of {m}.")
        parts.append(text.format(n=current.complete, m=current.prescribed, open=current.open))
    return " ".join(parts)


def _closed_weeks(count: int) -> str:
    return tr("Counts 1 closed week.") if count == 1 else tr("Counts {n} closed weeks.").format(n=count)


def figures(progress: Progress, mean: Count | None) -> list[tuple[str, str]]:
    """The figures below the headline, each with what it says."""
    return [
        (
            tr("{n} of {m}").format(n=progress.kept, m=progress.counted) if progress.counted else NOTHING,
            tr("weeks at 80 % or more"),
        ),
        (streak_words(progress.streak), tr("in a row, pauses skipped")),
        (share(mean.percent if mean else None), tr("mean of the last four weeks")),
        (share(progress.total.dose_percent), tr("of the planned work done")),
    ]


def streak_words(streak: Streak) -> str:
    """How many weeks in a row."""
    if streak.weeks == 1 and not streak.is_more:
        return tr("1 week")
    text = tr("{n} weeks or more") if streak.is_more else tr("{n} weeks")
    return text.format(n=streak.weeks)


def how_counted() -> str:
    """What the words of the tables mean."""
    return tr(
        "Done: 80 % or more of the work. Partly: 20 to 79 %. Excused for pain, illness or safety: leaves the"
        " count. Extra: does not raise it."
    )


def table_heads() -> list[str]:
    """The columns of the table by category, but for the first."""
    return [tr("Done of planned"), tr("Share"), tr("Work done"), tr("Partly"), tr("Excused"), tr("Extra")]


def table_cells(count: Count) -> list[str]:
    """One row of the table by category."""
    return [
        of(count),
        share(count.percent),
        share(count.dose_percent),
        str(count.partial),
        str(count.excused),
        str(count.extra),
    ]


def week_remarks(weeks: Sequence[Week], count: Count) -> list[str]:
    """What is to be known about a row of weeks, the weightiest first."""
    parts = []
    paused = [week for week in weeks if week.pause]
    if len(weeks) > 1:
        parts.append(tr("{n} weeks").format(n=len(weeks)))
        parts += [tr("{n} paused").format(n=len(paused))] if paused else []
    elif paused and paused[0].pause:
        text = tr("paused, {why}") if paused[0].is_paused else tr("partly paused, {why}")
        parts.append(text.format(why=pause_word(paused[0].pause)))
    for amount, text in (
        (count.open, tr("{n} still open")),
        (count.excused, tr("{n} excused")),
        (count.extra, tr("{n} extra")),
        (count.partial, tr("{n} partly")),
    ):
        if amount:
            parts.append(text.format(n=amount))
    return parts


def made_by() -> str:
    """Where the numbers come from, and what they are not."""
    return tr("Made by Back Coach on this computer. Counts are what was recorded; they are no diagnosis.")


def page_of(progress: Progress) -> str:
    """Of which period this is the only page."""
    first = days.day_of(progress.first, progress.last)
    last = f"{day_words.short_day(progress.last)} {progress.last.year}"
    return tr("{first} to {last}, page 1 of 1").format(first=first, last=last)


def nothing_yet() -> str:
    """Why there is no report."""
    return tr("Nothing is planned or recorded yet, so there is nothing to report.")
