"""Pain, walks, the plan, notes and the symptom check in words; none of them gives a reason or a diagnosis."""

from collections.abc import Sequence
from datetime import time
from decimal import ROUND_HALF_UP, Decimal

from coach.application.report import CheckOutcome, Note, Notes, PlanLine, WeeklyPlan
from coach.application.report_sums import Direction, PainSummary, WalkedWeek, Walking
from coach.domain.pain import Moment
from coach.domain.plan import PauseReason
from coach.domain.progression import LAST_WEEK
from coach.domain.red_flags import Severity
from coach.domain.trends import PainTrend
from coach.domain.walking import Unit
from coach.ui import day_words, words
from coach.ui.paper import report_days as days
from coach.ui.paper.report_words import pause_word, tr


def moment(which: Moment) -> str:
    """When an answer was given, as a label."""
    return {
        Moment.NOW: tr("at other times"),
        Moment.BEFORE: tr("before"),
        Moment.DURING: tr("during"),
        Moment.AFTER: tr("after"),
        Moment.NEXT: tr("next morning"),
    }[which]


def pain_trend(trend: PainTrend, summary: PainSummary) -> str:
    """How the answers run, without a reason for it."""
    if summary.direction is None or trend.was is None or trend.now is None:
        return tr("Too few answers to tell how it runs.")
    text = {
        Direction.LOWER: tr("Mean of the last four answers {now}, of the first four {was}: lower."),
        Direction.SAME: tr("Mean of the last four answers {now}, of the first four {was}: about the same."),
        Direction.HIGHER: tr("Mean of the last four answers {now}, of the first four {was}: higher."),
    }[summary.direction]
    return text.format(now=f"{trend.now:.1f}", was=f"{trend.was:.1f}")


def pain_medians(summary: PainSummary) -> str:
    """The medians, each with how many answers it is of."""
    parts = [
        tr("{moment} {value} ({n})").format(moment=moment(when), value=f"{value:g}", n=count)
        for when, value, count in summary.medians
    ]
    return tr("Median (answers): {parts}.").format(parts=", ".join(parts)) if parts else ""


def pain_span(summary: PainSummary) -> str:
    """The first answer, the last and the highest."""
    last_on = summary.last.on
    return tr("First {a} on {a_on}, last {b} on {b_on}, highest {c} on {c_on}.").format(
        a=summary.first.value,
        a_on=days.day_of(summary.first.on, last_on),
        b=summary.last.value,
        b_on=day_words.short_day(last_on),
        c=summary.highest.value,
        c_on=days.day_of(summary.highest.on, last_on),
    )


def amount(value: Decimal, unit: Unit) -> str:
    """What was walked as a number: whole minutes, or tenths of a distance. Source: rules.md, section 8."""
    step = Decimal(1) if unit is Unit.MINUTES else Decimal("0.1")
    return str(value.quantize(step, ROUND_HALF_UP))


def walking_title(walking: Walking) -> str:
    """What the bars show."""
    unit = {
        Unit.MINUTES: tr("minutes"),
        Unit.KILOMETRES: tr("kilometres"),
        Unit.MILES: tr("miles"),
    }[walking.unit]
    return tr("Walking, {unit} a week").format(unit=unit)


def walked(week: WalkedWeek, unit: Unit, rest: PauseReason | None) -> str:
    """What stands over the bar of a week: what was walked, and why it rested."""
    parts = [pause_word(rest)] if rest else []
    return " ".join([*parts, amount(week.amount, unit)] if week.walks else parts)


def walking_legend(*, has_labels: bool, has_rest: bool) -> str:
    """What the bars and lines of the walks mean."""
    parts = [tr("dashed: this week")]
    if not has_labels:
        parts.append(tr("number: the highest"))
    if has_rest:
        parts.append(tr("line below: paused"))
    return ", ".join(parts)


def walking_sum(walking: Walking) -> str:
    """What all walks came to, and those of the last week that is over."""
    parts = [_walks(walking.walks, walking.amount, walking.unit)]
    parts += [_walks(count, value, unit) for unit, count, value in walking.others]
    text = tr("{walks} in this period.").format(walks=words.listed(parts))
    if len(walking.weeks) > 1:
        before = walking.weeks[-2]
        text += " " + tr("Last week: {walks}.").format(
            walks=_walks(before.walks, before.amount, walking.unit)
        )
    return text


def _walks(count: int, value: Decimal, unit: Unit) -> str:
    if not count:
        return tr("no walk")
    text = tr("1 walk, {amount} {unit}") if count == 1 else tr("{n} walks, {amount} {unit}")
    return text.format(n=count, amount=amount(value, unit), unit=unit.value)


def plan_title(plan: WeeklyPlan) -> str:
    """Since when the week is as it is."""
    return tr("The weekly plan since {day}").format(day=days.full_day(plan.since))


def plan_about(plan: WeeklyPlan) -> str:
    """Where on the ladder the plan stands, and whether it rests."""
    text = tr("Week {n} of {m} of the exercise ladder.").format(n=plan.ladder_week, m=LAST_WEEK)
    if plan.pause is None:
        return text
    rests = tr("Paused ({why}) until {day}.")
    return f"{text} " + rests.format(
        why=pause_word(plan.pause.reason), day=day_words.short_day(plan.pause.returns_on)
    )


def plan_name(line: PlanLine) -> str:
    """What is planned, with how long it takes."""
    name = line.name or tr("Walk")
    return name if line.minutes is None else tr("{name}, {n} min").format(name=name, n=line.minutes)


def plan_times(times: Sequence[tuple[int, time]]) -> str:
    """When: "Mon, Thu 07:30; Sat 09:00"."""
    days: dict[time, list[str]] = {}
    for weekday, at in times:
        name = day_words.short_weekday_name(weekday)
        days.setdefault(at, []).append(name)
    return "; ".join(f"{', '.join(names)} {at:%H:%M}" for at, names in days.items())


def and_more(count: int) -> str:
    """How many had no room."""
    return tr("and 1 more") if count == 1 else tr("and {n} more").format(n=count)


def some_of(names: Sequence[str], shown: int) -> str:
    """The first names, and how many more there are."""
    if shown == len(names):
        return ", ".join(names)
    rest = and_more(len(names) - shown)
    return tr("{names}, {rest}").format(names=", ".join(names[:shown]), rest=rest)


def note_text(note: Note) -> str:
    """What a note is about, and what it says."""
    return tr("{what}: {text}").format(what=note.about or tr("Walk"), text=note.text)


def more_notes(notes: Notes, shown: int) -> str:
    """How many notes had no room; nothing when all of them had."""
    left = notes.in_all - shown
    if left < 1:
        return ""
    return (
        tr("1 older note is in Back Coach.")
        if left == 1
        else tr("{n} older notes are in Back Coach.").format(n=left)
    )


def check(outcome: CheckOutcome | None) -> str:
    """What the symptom check led to; it names no condition."""
    if outcome is None:
        return tr("No symptom check is on record, or a new one is asked for.")
    led_to = {
        Severity.CLEAR: tr("none of the warning signs was reported"),
        Severity.CONTINUE_GENTLY: tr("the advice was to go gently, with easy routines"),
        Severity.SEE_DOCTOR: tr("the advice was to see a doctor before exercising"),
        Severity.EMERGENCY: tr("the advice was to get emergency care"),
    }[outcome.severity]
    text = tr("Last symptom check, {day}: {led_to}.").format(day=days.full_day(outcome.on), led_to=led_to)
    if outcome.is_assessed:
        text += " " + tr("The person says that a clinician has assessed it.")
    return text
