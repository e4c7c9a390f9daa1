"""Sessions that are over, in words."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from coach.domain.correction import Logged, Refusal, last_day
from coach.domain.exercise import Side
from coach.domain.plan import monday_of
from coach.domain.session import (
    COMPLETE_FROM,
    PARTIAL_FROM,
    Outcome,
    SessionRecord,
    StepResult,
)
from coach.domain.session_list import SessionEntry
from coach.domain.session_steps import ItemLines, StepLine
from coach.domain.summary import Summary
from coach.ui import day_words, words
from coach.ui.kit.mark import category_word

_A_WEEK = timedelta(days=7)


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("History", text)


# Days


def moment(at: datetime) -> str:
    """A day and a time as "Tue 17 Nov, 07:30"."""
    return f"{day_words.short_date(at)}, {at:%H:%M}"


def group(on: date, today: date) -> str:
    """What a day is listed under: this week, last week, or its month."""
    weeks = (monday_of(today) - monday_of(on)) // _A_WEEK
    if weeks <= 1:
        return tr("This week") if weeks <= 0 else tr("Last week")
    return day_words.with_year(day_words.month(on), on, today)


def since(count: int, first_on: date | None, today: date) -> str:
    """How much there is: "41 sessions since 28 September"."""
    if first_on is None:
        return ""
    first = day_words.with_year(day_words.day_and_month(first_on), first_on, today)
    if count == 1:
        return tr("1 session, on {day}").format(day=first)
    return tr("{n} sessions since {day}").format(n=f"{count:,}", day=first)


# One row


def outcome(how: Outcome, credit: float) -> str:
    """How a session ended: "Done", "Partly, 64 %"."""
    match how:
        case Outcome.COMPLETE:
            return tr("Done")
        case Outcome.STOPPED:
            return tr("Stopped for pain")
        case Outcome.PARTIAL:
            return tr("Partly, {n} %").format(n=percent(how, credit))
        case Outcome.ATTEMPTED:
            return tr("Begun, {n} %").format(n=percent(how, credit))


def percent(how: Outcome, credit: float) -> int:
    """A share in whole percent, never rounded across the line that its outcome keeps."""
    most = {Outcome.PARTIAL: COMPLETE_FROM, Outcome.ATTEMPTED: PARTIAL_FROM}.get(how)
    rounded = round(100 * credit)
    return rounded if most is None else min(rounded, round(100 * most) - 1)


def pain(before: int | None, after: int | None) -> str:
    """Pain as "3 → 2"; nothing when neither was said."""
    if before is None and after is None:
        return words.UNSAID
    return f"{score(before)} → {score(after)}"


def score(value: int | None) -> str:
    """An answer, or what stands for none."""
    return words.UNSAID if value is None else str(value)


def tags(entry: SessionEntry | SessionRecord) -> str:
    """What is special about a record."""
    said = [tr("by hand")] if entry.is_by_hand else []
    if entry.edited_at is not None:
        said.append(tr("edited"))
    return ", ".join(said)


def spoken(entry: SessionEntry) -> str:
    """What a screen reader says of a row."""
    parts = [
        entry.routine_name,
        words.listed([category_word(category.value) for category in entry.categories]),
        moment(entry.started_at),
        words.minutes(entry.spent_s),
        outcome(entry.outcome, entry.credit),
    ]
    if entry.pain_before is not None:
        parts.append(tr("pain before {n}").format(n=entry.pain_before))
    if entry.pain_after is not None:
        parts.append(tr("pain after {n}").format(n=entry.pain_after))
    if entry.effort is not None:
        parts.append(tr("effort {n}").format(n=entry.effort))
    return ", ".join([*parts, *([tags(entry)] if tags(entry) else [])])


# One session


def counted(session: SessionRecord, summary: Summary) -> str:
    """The credit with its arithmetic."""
    how, credit = session.outcome, session.credit
    if how is None or credit is None:
        return ""
    share = percent(how, credit)
    if session.is_by_hand:
        return tr("Written down by hand as {n} % of the work. {rule}").format(n=share, rule=_rule(how))
    return tr("{n} of {m} seconds of work: {share} %. {rule}").format(
        n=round(min(summary.worked_s, summary.prescribed_s)),
        m=summary.prescribed_s,
        share=share,
        rule=_rule(how),
    )


def _rule(how: Outcome) -> str:
    match how:
        case Outcome.COMPLETE:
            return tr("From {n} % on it counts as done.").format(n=round(100 * COMPLETE_FROM))
        case Outcome.PARTIAL:
            return tr("From {n} % on it would count as done.").format(n=round(100 * COMPLETE_FROM))
        case Outcome.ATTEMPTED:
            return tr("Below {n} % it counts as begun only.").format(n=round(100 * PARTIAL_FROM))
        case Outcome.STOPPED:
            return tr("Stopping was right, and nothing of it counts as missed.")


def item_facts(item: ItemLines, *, is_by_hand: bool) -> str:
    """What became of an exercise: "2 of 3 sets, 64 of 96 s, eased"."""
    it = item.summary
    if is_by_hand:
        return _sets(it.sets)
    parts = [
        tr("{n} of {m}").format(n=it.sets_done, m=_sets(it.sets)),
        tr("{n} of {m} s").format(n=round(it.worked_s), m=item.prescribed_s),
    ]
    if item.is_eased:
        parts.append(tr("eased"))
    if item.skipped:
        parts.append(tr("{n} skipped").format(n=item.skipped))
    return ", ".join(parts)


def _sets(count: int) -> str:
    return tr("1 set") if count == 1 else tr("{n} sets").format(n=count)


def step_name(line: StepLine, *, is_eased_as: str = "") -> str:
    """Which piece of work: "Set 1, left: 6 reps"."""
    step = line.step
    parts = [tr("Set {n}").format(n=step.set)]
    if step.side in (Side.LEFT, Side.RIGHT):
        parts.append(words.side(step.side).lower())
    if step.holds and step.holds > 1:
        parts.append(tr("hold {n}").format(n=step.hold))
    asked = tr("{n} s").format(n=step.duration_s)
    if step.reps is not None:
        asked = tr("1 rep") if step.reps == 1 else tr("{n} reps").format(n=step.reps)
    name = tr("{which}: {asked}").format(which=", ".join(parts), asked=asked)
    return tr("{name}, as {exercise}").format(name=name, exercise=is_eased_as) if is_eased_as else name


def step_result(line: StepLine) -> str:
    """What became of it: "done", "skipped, 12 of 30 s"."""
    if line.result is None:
        return tr("not reached")
    word = {
        StepResult.DONE: tr("done"),
        StepResult.SKIPPED: tr("skipped"),
        StepResult.LEFT: tr("left"),
    }[line.result]
    parts = [word]
    if line.result is not StepResult.DONE:
        parts.append(tr("{n} of {m} s").format(n=round(line.credited_s), m=round(line.worth_s)))
    if line.attempts > 1:
        parts.append(tr("{n} attempts").format(n=line.attempts))
    return ", ".join(parts)


# What can be done


def until(logged: Logged, why: Refusal | None) -> str:
    """How long a session can be corrected, or since when not."""
    last = day_words.day_and_month(last_day(logged.session))
    if why is None:
        return tr("You can correct it until {day}.").format(day=last)
    return tr("It could be corrected until {day}.").format(day=last)


def refused(why: Refusal) -> str:
    """Why a correction is not made."""
    return {
        Refusal.OPEN: tr("This session is not over yet."),
        Refusal.TOO_LATE: tr("A session can be corrected for seven days. These are over."),
        Refusal.TO_COME: tr("This lies ahead. Choose a time at which it was over by now."),
        Refusal.TOO_EARLY: tr("Choose a day at most seven days before it was written down."),
        Refusal.AFTER_RECORDING: tr("It was written down on an earlier day, so it was done by then."),
        Refusal.STOP_MOVED: tr("The time of a stop stays: the days of rest are counted from it."),
        Refusal.STOP_SOFTENED: tr(
            "This pain meant a stop, and the next days are planned by it. "
            "You can raise the score, and say in the note how it is now."
        ),
        Refusal.STOP_DELETED: tr("A stop stays here for two weeks: what is advised next rests on it."),
        Refusal.TAKEN_BACK: tr("An answer can be changed, not taken back."),
        Refusal.GUIDED: tr("A guided session counts what was done in it."),
    }[why]
