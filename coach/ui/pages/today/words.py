"""What Today says about a day, in sentences."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from coach.application.agenda import Task, Today, is_walk
from coach.application.planner import ReviewQuestion
from coach.domain.exercise import Category
from coach.domain.later import Offer
from coach.domain.progression import Why
from coach.domain.routine import Routine
from coach.domain.spacing import Clash
from coach.domain.statuses import Entry, Status
from coach.domain.walk_so_far import USUAL_MIN, WeekSoFar
from coach.domain.walk_target import Rule
from coach.domain.walking import Unit
from coach.ui import day_words, walk_words, words

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)

_WITHOUT_NUMBERS = frozenset({Why.RED, Why.PAUSE})


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Today", text)


# The day


def summary(today: Today, walk_min: int = USUAL_MIN) -> str:
    """The line under the date: how much there is to do."""
    things, minutes = _load(today, walk_min)
    if today.unfinished is not None:
        if not things:
            return tr("One unfinished session.")
        return tr("One unfinished session, {things} today.").format(things=_things(things))
    if not things:
        return _nothing(today)
    if things == 1:
        sentence = (
            tr("One thing left today, about {n} minutes.")
            if today.done
            else tr("One thing today, about {n} minutes.")
        )
        return sentence.format(n=minutes)
    sentence = (
        tr("{things} left today, about {n} minutes in all.")
        if today.done
        else tr("{things} today, about {n} minutes in all.")
    )
    return sentence.format(things=words.sentence(_things(things)), n=minutes)


def short_summary(today: Today, walk_min: int = USUAL_MIN) -> str:
    """The same beside the date, where room is short."""
    things, minutes = _load(today, walk_min)
    if not things:
        return tr("one unfinished session") if today.unfinished else ""
    return tr("{things}, {n} min").format(things=_things(things), n=minutes)


def _load(today: Today, walk_min: int) -> tuple[int, int]:
    """Things to do and their minutes, `walk_min` a walk; what cannot be done any more is none."""
    tasks = [task for task in today.tasks if not task.is_gone]
    return len(tasks), sum(task_min(task, walk_min) for task in tasks)


def task_min(task: Task, walk_min: int) -> int:
    """How long a task takes, min; a walk `walk_min`."""
    return max(1, round(task.routine.duration_s / 60)) if task.routine else walk_min


def _things(count: int) -> str:
    return tr("one thing") if count == 1 else tr("{n} things").format(n=words.number(count))


def _nothing(today: Today) -> str:
    if today.pause is not None:
        return tr("Your plan rests.")
    if not today.has_plan:
        return tr("Nothing is planned yet.")
    return tr("Nothing more today.") if today.done else tr("Nothing is due today.")


def after_work(today: Today) -> str:
    """What is said once nothing is left to start."""
    if any(is_walk(task.entry) for task in today.others):
        return tr("Only your walk is left today.")
    of_today = next(day for day in today.week if day.on == today.on)
    asked = [it for it in of_today.entries if it.status is not Status.MOVED]
    if today.done and all(it.status is Status.DONE for it in asked):
        return tr("All done today.")
    return tr("Nothing more today.") if asked else tr("Rest day. A short stretch is fine.")


def next_thing(task: Task, today: date) -> str:
    """What comes after today: "Next: Glute foundation tomorrow 07:30"."""
    row = task.entry.occurrence
    name = task.routine.name if task.routine else tr("Walk")
    return tr("Next: {routine} {day} {time}").format(
        routine=name, day=day_words.day_from(row.on, today), time=f"{row.at:%H:%M}"
    )


# A task


def task_name(task: Task) -> str:
    """A task as it is named in a message."""
    return task.routine.name if task.routine else tr("Walk")


def walk_title(walking: WeekSoFar | None) -> str:
    """A walk of today: "Walk 2.2 km"."""
    if walking is None or walking.one_walk is None:
        return tr("Walk")
    return tr("Walk {amount}").format(amount=walk_words.amount(walking.one_walk, walking.unit))


def walk_line(walking: WeekSoFar | None, entry: Entry) -> str:
    """How to walk, about how long, and when."""
    if walking is not None and walking.target.rule is Rule.STOPPED:
        how = walk_words.why(walking.target)
    elif walking is not None and walking.left == 0:
        how = tr("This week's target is reached. An easy one is fine.")
    elif walking is None or walking.one_walk is None:
        how = tr("Easy pace, as long as it feels good.")
    elif walking.unit is Unit.MINUTES:
        how = tr("Easy pace.")
    else:
        how = tr("Easy pace, about {n} min.").format(n=walking.one_walk_min)
    return tr("{how} {when}").format(how=how, when=when(entry))


def when(entry: Entry) -> str:
    """When it is to be done."""
    if entry.status is Status.DUE:
        return tr("Due now")
    return tr("At {time}").format(time=f"{entry.occurrence.at:%H:%M}")


def reason(today: Today, task: Task) -> str:
    """Why it is good to start now: the days of rest, and what it does for the back."""
    parts = (_moved_on(today), _rested(today), _benefit(task.entry.occurrence.categories))
    return " ".join(part for part in parts if part)


def _moved_on(today: Today) -> str:
    missed = sum(day.missed for day in today.week if day.on < today.on)
    if not missed:
        return ""
    if missed == 1:
        return tr("One session moved on. Start here.")
    return tr("{n} sessions moved on. Start here.").format(n=words.sentence(words.number(missed)))


def _rested(today: Today) -> str:
    if today.last_on is None:
        return ""
    free = (today.on - today.last_on).days - 1
    if not 0 < free < A_WEEK.days - 1:
        return ""
    rested = (
        tr("You rested a full day since {day}.") if free == 1 else tr("You rested {n} full days since {day}.")
    )
    return rested.format(n=words.number(free), day=day_words.weekday(today.last_on))


def _benefit(categories: tuple[Category, ...]) -> str:
    return {
        Category.CORE: tr("A steady trunk takes load off your back when you walk."),
        Category.GLUTES: tr("Stronger hips give you more capacity for walking."),
        Category.STRETCH: tr("Easy stretches let hips and calves settle."),
        Category.MOBILITY: tr("Gentle movement eases a stiff back."),
        Category.BREAK: tr("A moment on your feet is good for your back."),
        Category.WALK: "",
    }[categories[0]]


def counts_as(due: Routine, instead: Routine) -> str:
    """For what another routine counts in place of the one that is due."""
    done = words.listed([words.category(it) for it in instead.categories])
    open_ = [words.category(it) for it in due.categories if it not in instead.categories]
    if not open_:
        return tr("Counts as {done}, like what was planned.").format(done=done)
    return tr("Counts as {done}, not as {open}.").format(done=done, open=words.listed(open_))


# Later


def tomorrow(offer: Offer) -> str:
    """The offer of tomorrow; when it is too close, what that costs."""
    time = f"{offer.at:%H:%M}"
    if offer.clash is None:
        return tr("Tomorrow, {time}").format(time=time)
    return tr("Tomorrow anyway, {cost}").format(cost=_cost(offer.clash, offer.on))


def _cost(clash: Clash, on: date) -> str:
    other = clash.with_on
    if other is None:
        return tr("the fourth of its kind in a week")
    day = day_words.weekday(other)
    if other == on:
        return tr("twice on {day}").format(day=day)
    if other < on:
        return tr("no free day after {day}").format(day=day)
    return tr("no free day before {day}").format(day=day)


def legal_day(offer: Offer) -> str:
    """A day that keeps the rule."""
    day, time = day_words.weekday(offer.on), f"{offer.at:%H:%M}"
    if offer.after_on is None:
        return tr("{day}, {time}").format(day=day, time=time)
    return tr("{day}, {time}, a free day after {other}").format(
        day=day, time=time, other=day_words.weekday(offer.after_on)
    )


# The Monday review


def closed_week(question: ReviewQuestion) -> str:
    """The days of the closed week; what they came to, where the proposal does not say it itself."""
    reason, last_on = question.proposal.reason, question.week_on + A_WEEK - A_DAY
    first, last = day_words.day_and_month(question.week_on), day_words.day_and_month(last_on)
    days = tr("{first} to {last}").format(first=first, last=last)
    if reason.why not in _WITHOUT_NUMBERS:
        return days
    sessions = tr("{n} of {total} strength sessions").format(n=reason.complete, total=reason.prescribed)
    if reason.median_after is None:
        return tr("{days}: {sessions}").format(days=days, sessions=sessions)
    return tr("{days}: {sessions}, pain after them around {pain}").format(
        days=days, sessions=sessions, pain=f"{float(reason.median_after):g}"
    )
