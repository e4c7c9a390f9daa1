"""The marks of a day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtWidgets import QApplication

from coach.application.agenda import Day
from coach.domain.exercise import Category
from coach.domain.occurrences import Occurrence
from coach.domain.plan import Pause, PauseReason
from coach.domain.session import Outcome, SessionOutline
from coach.domain.statuses import Entry, Status
from coach.ui.kit.mark import CategoryMark
from coach.ui.kit.text import Text
from coach.ui.pages.week_strip import Mark, WeekStrip, marks_of, word_of

TUESDAY = date(2026, 11, 17)
EXPRESS = (Category.CORE, Category.GLUTES)
PAUSE = Pause(id="p", starts_on=TUESDAY, returns_on=date(2026, 11, 20), reason=PauseReason.ILL)


def session(outcome: Outcome = Outcome.COMPLETE, *categories: Category) -> SessionOutline:
    return SessionOutline(
        id=outcome.value,
        routine="a",
        categories=categories or (Category.CORE,),
        plan_on=TUESDAY,
        started_at=datetime(2026, 11, 17, 7, tzinfo=UTC),
        outcome=outcome,
        credit=1.0,
    )


def entry(status: Status, *categories: Category, fills: tuple[SessionOutline | None, ...] = ()) -> Entry:
    asked = categories or (Category.CORE,)
    row = Occurrence(slot="s", on=TUESDAY, at=time(7), routine="a", categories=asked, ladder_week=1)
    if status is Status.MOVED:
        return Entry(replace(row, moved_to=date(2026, 11, 18)), status)
    return Entry(row, status, fills or (None,) * len(asked))


@pytest.mark.parametrize(
    ("shown", "state"),
    [
        (entry(Status.UPCOMING), "planned"),
        (entry(Status.DUE), "planned"),
        (entry(Status.DONE, fills=(session(),)), "done"),
        (entry(Status.PARTIAL, fills=(session(Outcome.PARTIAL),)), "partial"),
        (entry(Status.MISSED), "missed"),
        (entry(Status.SKIPPED), "missed"),
    ],
)
def test_one_mark_for_an_entry(shown: Entry, state: str) -> None:
    assert marks_of(Day(TUESDAY, (shown,))) == [Mark("core", state)]


@pytest.mark.parametrize("status", [Status.MOVED, Status.EXCUSED])
def test_what_was_moved_away_or_excused_has_none(status: Status) -> None:
    assert marks_of(Day(TUESDAY, (entry(status),))) == []


def test_each_category_says_for_itself_what_fills_it() -> None:
    half = entry(Status.PARTIAL, *EXPRESS, fills=(session(), None))
    assert marks_of(Day(TUESDAY, (half,))) == [Mark("core", "done"), Mark("glutes", "planned")]


def test_sessions_beside_the_plan_come_after_it() -> None:
    extra = (session(Outcome.COMPLETE, Category.BREAK), session(Outcome.PARTIAL), session(Outcome.ATTEMPTED))
    day = Day(TUESDAY, (entry(Status.DUE, Category.GLUTES),), extra)
    assert marks_of(day) == [Mark("glutes", "planned"), Mark("break", "done"), Mark("core", "partial")]


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (Day(TUESDAY, ()), "Rest day"),
        (Day(TUESDAY, (entry(Status.MOVED),)), "Rest day"),
        (Day(TUESDAY, (), is_planned=False), ""),
        (Day(TUESDAY, (entry(Status.EXCUSED),), pause=PAUSE), "Paused"),
        (Day(TUESDAY, (), pause=PAUSE), "Paused"),
        (Day(TUESDAY, (entry(Status.EXCUSED),)), ""),
    ],
)
def test_a_word_where_there_is_no_mark(day: Day, word: str) -> None:
    assert word_of(day) == word


@pytest.mark.parametrize(
    ("marks", "is_compact", "shown", "more"), [(4, False, 4, ""), (5, False, 4, "+1"), (5, True, 3, "+2")]
)
def test_at_most_so_many_marks(
    marks: int, is_compact: bool, shown: int, more: str, qapp: QApplication
) -> None:
    strip = WeekStrip()
    full = Day(TUESDAY, tuple(entry(Status.DUE) for _ in range(marks)))
    strip.show_week([full] + [Day(TUESDAY, ())] * 6, TUESDAY)
    strip.set_compact(is_compact)
    strip.show()
    assert sum(mark.isVisible() for mark in strip.findChildren(CategoryMark)) == shown
    seen = {text.text() for text in strip.findChildren(Text) if text.isVisible()}
    assert (more in seen) if more else not any(text.startswith("+") for text in seen)
