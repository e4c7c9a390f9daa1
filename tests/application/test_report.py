"""The report gathers what the rest of the program counts, and adds nothing up for itself."""

from dataclasses import fields
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from planned_week import plan_week
from recorded_weeks import A_WEEK, Past, record_weeks

from coach.application.clock import HandClock
from coach.application.history import Range
from coach.application.report import MOST_NOTES, Note, PlanLine
from coach.application.report_sums import Direction, pain_summary, walking
from coach.application.workspace import Workspace
from coach.domain.adherence import HEADLINE, NOTHING, total
from coach.domain.exercise import Category
from coach.domain.pain import Moment, PainScore
from coach.domain.plan import PauseReason, StartingSlot
from coach.domain.red_flags import NO, Severity
from coach.domain.trends import pain_trend
from coach.domain.walking import Unit, Walk

MONDAY = date(2026, 11, 16)


def test_an_empty_folder_has_nothing_to_report(workspace: Workspace) -> None:
    report = workspace.reports.of_weeks(8)
    assert report.is_empty
    assert (report.categories, report.apart, report.plan, report.pain) == ((), (), None, None)
    assert (report.walking, report.check) == (None, None)
    assert report.notes is not None
    assert (report.notes.newest, report.notes.in_all) == ((), 0)


def test_a_plan_alone_is_something_to_report(workspace: Workspace) -> None:
    plan_week(workspace)
    assert not workspace.reports.of_weeks(8).is_empty


@pytest.mark.parametrize(("range_", "weeks"), [(Range.WEEKS_8, 8), (Range.ALL, None)])
def test_it_holds_the_very_progress_that_the_page_shows(
    workspace: Workspace, hand_clock: HandClock, range_: Range, weeks: int | None
) -> None:
    record_weeks(workspace, hand_clock, Past(weeks=11))
    report = workspace.reports.of_weeks(weeks)
    assert report.progress == workspace.history.progress(range_)
    assert report.progress.weeks == workspace.history.weeks(weeks)
    assert report.progress.total.complete > 0


def test_the_categories_add_up_to_the_headline(workspace: Workspace, hand_clock: HandClock) -> None:
    record_weeks(workspace, hand_clock, Past())
    report = workspace.reports.of_weeks(8)
    assert tuple(row.category for row in report.categories) == HEADLINE
    assert sum((row.count for row in report.categories), NOTHING) == report.progress.total
    for row in (*report.categories, *report.apart):
        assert row.count == total(report.progress.weeks, (row.category,))
    assert [row.category for row in report.apart] == [Category.WALK]


def test_the_plan_is_told_by_routine_with_its_days(workspace: Workspace) -> None:
    workspace.planner.adopt(workspace.planner.starting_week()).result()
    plan = workspace.reports.of_weeks(8).plan
    assert plan is not None
    assert (plan.since, plan.ladder_week, plan.pause) == (date(2026, 11, 17), 1, None)
    core, *_, walk = plan.lines
    assert (core.name, [weekday for weekday, _ in core.times]) == ("Core foundation", [0, 3])
    assert core.minutes == 7
    assert core.exercises[0] == "Pelvic tilt"
    assert (walk.routine, walk.minutes, walk.exercises) == (None, None, ())
    ranks = [tuple(Category).index(line.categories[0]) for line in plan.lines]
    assert ranks == sorted(ranks)


def test_a_routine_that_is_gone_keeps_its_id(workspace: Workspace) -> None:
    own = workspace.own.save(workspace.own.duplicate("core-foundation", "My core"))
    plan_week(workspace, [StartingSlot(0, time(7, 30), own.id)])
    workspace.own.delete(own.id)
    plan = workspace.reports.of_weeks(8).plan
    assert plan is not None
    (line,) = plan.lines
    assert (line.name, line.minutes, line.exercises) == (own.id, None, ())
    assert isinstance(line, PlanLine)


def test_a_pause_that_holds_today_stands_with_the_plan(workspace: Workspace) -> None:
    plan_week(workspace)
    workspace.planner.pause(date(2026, 11, 17), date(2026, 11, 20), PauseReason.HOLIDAY).result()
    plan = workspace.reports.of_weeks(8).plan
    assert plan is not None
    assert plan.pause is not None
    assert plan.pause.reason is PauseReason.HOLIDAY


def test_notes_come_newest_first_with_those_of_walks(workspace: Workspace, hand_clock: HandClock) -> None:
    record_weeks(workspace, hand_clock, Past(weeks=2, ill=None, notes=("Fine.", " \n ")))
    walk = Walk(id="w", walked_on=date(2026, 11, 17), unit=Unit.MINUTES, moving_s=600, note="Hill was hard.")
    workspace.history._walks.add(walk, hand_clock.wall).result()
    notes = workspace.reports.of_weeks(8).notes
    assert notes is not None
    assert Note(date(2026, 11, 17), "", "Hill was hard.") in notes.newest
    days = [note.on for note in notes.newest]
    assert days == sorted(days, reverse=True)
    assert {note.text for note in notes.newest} == {"Fine.", "Hill was hard."}
    assert notes.in_all == len(notes.newest)


def test_of_many_notes_the_newest_are_held_and_all_are_counted(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    record_weeks(workspace, hand_clock, Past(weeks=8, ill=None, notes=("Fine.",)))
    notes = workspace.reports.of_weeks(8).notes
    assert notes is not None
    assert len(notes.newest) == MOST_NOTES < notes.in_all
    assert notes.newest[0].on == date(2026, 11, 17)


def test_notes_can_be_left_out(workspace: Workspace, hand_clock: HandClock) -> None:
    record_weeks(workspace, hand_clock, Past(weeks=2, ill=None, notes=("Fine.",)))
    assert workspace.reports.of_weeks(8, has_notes=False).notes is None


def test_deleted_sessions_leave_no_note(workspace: Workspace, hand_clock: HandClock) -> None:
    record_weeks(workspace, hand_clock, Past(weeks=1, ill=None, notes=("Fine.",)))
    sessions = workspace.practice._sessions
    for session in sessions.between(MONDAY, MONDAY + A_WEEK):
        sessions.discard(session.id, hand_clock.wall).result()
    notes = workspace.reports.of_weeks(8).notes
    assert notes is not None
    assert (notes.newest, notes.in_all) == ((), 0)


def test_the_symptom_check_is_told_by_its_outcome_alone(workspace: Workspace) -> None:
    workspace.safety.answer({question.id: NO for question in workspace.safety.sheet.questions})
    workspace.wait_until_stored()
    check = workspace.reports.of_weeks(8).check
    assert check is not None
    assert (check.on, check.severity, check.is_assessed) == (date(2026, 11, 17), Severity.CLEAR, False)
    assert {field.name for field in fields(check)} == {"on", "severity", "is_assessed"}


# Pain


def scores(*values: int, moment: Moment = Moment.BEFORE) -> list[PainScore]:
    return [
        PainScore(
            value=value,
            moment=moment,
            scored_at=datetime(2026, 11, 1, 8).astimezone() + timedelta(days=number),
            scored_on=date(2026, 11, 1) + timedelta(days=number),
        )
        for number, value in enumerate(values)
    ]


def test_pain_without_answers_is_not_summed_up() -> None:
    assert pain_summary(pain_trend([], [])) is None


def test_pain_has_a_first_a_last_and_the_first_highest_answer() -> None:
    summary = pain_summary(pain_trend(scores(4, 6, 6, 1), []))
    assert summary is not None
    assert (summary.first.value, summary.last.value) == (4, 1)
    assert (summary.highest.value, summary.highest.on) == (6, date(2026, 11, 2))


def test_medians_are_kept_apart_by_moment() -> None:
    answers = [*scores(4, 6, 5, 5), *scores(2, 9, moment=Moment.AFTER), *scores(0, moment=Moment.NOW)]
    summary = pain_summary(pain_trend(answers, []))
    assert summary is not None
    assert summary.medians == ((Moment.BEFORE, 5.0, 4), (Moment.AFTER, 5.5, 2))


@pytest.mark.parametrize(
    ("values", "direction"),
    [
        ((5, 5, 5, 5, 3, 3, 3), None),
        ((5, 5, 5, 5, 3, 3, 3, 3), Direction.LOWER),
        ((5, 5, 5, 5, 4, 4, 4, 4), Direction.SAME),
        ((2, 2, 2, 2, 4, 4, 4, 4), Direction.HIGHER),
    ],
)
def test_a_direction_needs_eight_answers_and_more_than_a_point(
    values: tuple[int, ...], direction: Direction | None
) -> None:
    summary = pain_summary(pain_trend(scores(*values), []))
    assert summary is not None
    assert summary.direction is direction


# Walks


def walk(on: date, *, km: str = "", minutes: int = 0) -> Walk:
    unit = Unit.KILOMETRES if km else Unit.MINUTES
    distance_m = Decimal(km) * 1000 if km else None
    return Walk(id=str(on), walked_on=on, unit=unit, distance_m=distance_m, moving_s=minutes * 60 or None)


def test_walks_stand_in_their_weeks_and_empty_weeks_stay() -> None:
    walks = [walk(date(2026, 11, 2), km="1.5"), walk(date(2026, 11, 8), km="2"), walk(MONDAY, km="3")]
    found = walking(walks, date(2026, 11, 4), date(2026, 11, 17))
    assert found is not None
    assert [(it.monday.day, it.walks, it.amount) for it in found.weeks] == [
        (2, 2, Decimal("3.5")),
        (9, 0, Decimal(0)),
        (16, 1, Decimal(3)),
    ]
    assert (found.unit, found.walks, found.amount, found.others) == (Unit.KILOMETRES, 3, Decimal("6.5"), ())


def test_units_are_never_mixed() -> None:
    walks = [walk(date(2026, 11, 9), minutes=20), walk(date(2026, 11, 16), km="3")]
    found = walking(walks, date(2026, 11, 9), date(2026, 11, 17))
    assert found is not None
    assert (found.unit, found.amount) == (Unit.KILOMETRES, Decimal(3))
    assert found.others == ((Unit.MINUTES, 1, Decimal(20)),)


def test_without_walks_there_is_nothing_to_sum_up() -> None:
    assert walking([], MONDAY, MONDAY) is None
