"""What stands on Today beside its tasks, from a real data folder."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from planned_week import FULL_WEEK, plan_week

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.domain.card import When
from coach.domain.card_moments import moments
from coach.domain.morning import After, MorningQuestion
from coach.domain.pain import Moment
from coach.domain.red_flags import NO, NOT_SURE
from coach.domain.session import Options
from coach.domain.traffic_light import Light
from coach.domain.walking import Unit, Walk

TUESDAY = date(2026, 11, 17)
A_DAY = timedelta(days=1)


def walked(workspace: Workspace, on: date, metres: int = 2200, **values: object) -> None:
    said = {"pain_before": 2, "pain_after": 2, **values}
    walk = Walk(
        id="",
        walked_on=on,
        unit=Unit.KILOMETRES,
        distance_m=Decimal(metres),
        moving_s=metres * 720 // 1000,
        **said,  # type: ignore[arg-type]
    )
    workspace.walk_log.add(walk)[1].result()


def week_walked(workspace: Workspace, monday: date, metres: int) -> None:
    for day in (0, 2, 4):
        walked(workspace, monday + day * A_DAY, metres // 3, pain_next=2)


def facts(workspace: Workspace):
    return workspace.beside._facts(workspace.agenda.today())


# The morning


def test_the_question_follows_a_walk_by_one_day(workspace: Workspace, hand_clock: HandClock) -> None:
    walked(workspace, TUESDAY - A_DAY)
    assert workspace.agenda.today().morning == MorningQuestion(After.WALK)
    workspace.safety.score_pain(4, Moment.NEXT).result()
    assert workspace.agenda.today().morning == MorningQuestion(After.WALK, 4)
    workspace.safety.score_pain(1, Moment.NEXT).result()
    assert workspace.agenda.today().morning == MorningQuestion(After.WALK, 1)
    assert [it.light for it in workspace.walk_log.walks()] == [Light.GREEN]
    hand_clock.move(86_400)
    assert workspace.agenda.today().morning is None


def test_the_question_follows_a_session(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    session, _ = ready_workspace.practice.begin("core-foundation", Options())
    ready_workspace.practice.close(session, ())
    ready_workspace.wait_until_stored()
    assert ready_workspace.agenda.today().morning is None
    hand_clock.move(86_400)
    assert ready_workspace.agenda.today().morning == MorningQuestion(After.SESSION)


def test_put_off_is_quiet_for_one_day_also_after_the_next_start(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    walked(workspace, TUESDAY - A_DAY)
    walked(workspace, TUESDAY)
    workspace.change_settings(replace(workspace.settings, morning_put_off_on=TUESDAY))
    assert workspace.agenda.today().morning is None
    hand_clock.move(86_400)
    assert workspace.agenda.today().morning == MorningQuestion(After.WALK)


def test_the_day_changes_when_something_is_due(workspace: Workspace, hand_clock: HandClock) -> None:
    plan_week(workspace, FULL_WEEK)
    changes = []
    for _ in range(4):
        hand_clock.wall = workspace.agenda.today().changes_at
        changes.append(hand_clock.wall)
    on = (17, 13, 30), (17, 16, 30), (17, 17, 0), (18, 3, 0)
    assert changes == [datetime(2026, 11, *it, tzinfo=UTC) for it in on]


# Walking


def test_a_week_of_walking_and_one_walk_of_it(workspace: Workspace) -> None:
    plan_week(workspace, FULL_WEEK)
    week_walked(workspace, date(2026, 11, 9), 8000)
    now = workspace.beside.walking(workspace.agenda.today())
    assert (now.unit, now.walked, now.one_walk, now.one_walk_min) == (
        Unit.KILOMETRES,
        0,
        Decimal("4.4"),
        55,
    )
    assert now.target == workspace.walk_log.target()
    walked(workspace, TUESDAY, 4300)
    now = workspace.beside.walking(workspace.agenda.today())
    assert (now.walked, now.one_walk) == (Decimal("4.3"), Decimal("4.5"))


def test_nobody_has_walked(workspace: Workspace) -> None:
    now = workspace.beside.walking(workspace.agenda.today())
    assert (now.target.target, now.walked, now.one_walk) == (None, 0, None)


@pytest.mark.parametrize("monday", [date(2026, 11, 16), date(2026, 11, 2)])
def test_the_target_of_this_week_is_that_of_any_day_of_it(workspace: Workspace, monday: date) -> None:
    """What is kept for this week is what is worked out for others."""
    for number in range(1, 5):
        week_walked(workspace, date(2026, 11, 16) - number * 7 * A_DAY, 8000 - 100 * number)
    walked(workspace, date(2026, 11, 16), 900)
    asked = {workspace.walk_log.target(monday + day * A_DAY) for day in range(7)}
    assert len(asked) == 1
    (one,) = asked
    walks = tuple(it for it in workspace.walk_log.walks(last=monday) if it.walk.walked_on < monday)
    log = workspace.walk_log
    assert one == log._climbed(log._laid_out(walks, monday)[:-1], monday)[-1]


# Cards


def test_what_is_known_of_a_day(workspace: Workspace) -> None:
    plan_week(workspace, FULL_WEEK)
    found = facts(workspace)
    assert (found.on, found.is_first_week, found.has_strength, found.is_strength_day, found.has_walk) == (
        TUESDAY,
        True,
        True,
        True,
        True,
    )
    walked(workspace, TUESDAY, pain_after=4)
    found = facts(workspace)
    assert (found.has_walk, found.has_walked, found.walk_pain, found.light) == (False, True, 4, Light.UNKNOWN)


def test_the_light_of_yesterday_still_counts(workspace: Workspace) -> None:
    walked(workspace, TUESDAY - A_DAY, pain_after=4, pain_next=3)
    assert facts(workspace).light is Light.AMBER
    walked(workspace, TUESDAY, pain_after=7)
    assert facts(workspace).light is Light.RED


def test_the_light_of_a_session_counts_too(ready_workspace: Workspace, hand_clock: HandClock) -> None:
    session, _ = ready_workspace.practice.begin("core-foundation", Options())
    ready_workspace.practice.close(session, ())
    ready_workspace.practice.annotate(session.id, effort=4, pain_after=4, note="").result()
    hand_clock.move(86_400)
    assert facts(ready_workspace).light is Light.UNKNOWN
    ready_workspace.safety.score_pain(2, Moment.NEXT).result()
    assert facts(ready_workspace).light is Light.AMBER


def test_only_the_first_jump_is_one(workspace: Workspace) -> None:
    week_walked(workspace, date(2026, 11, 9), 8000)
    walked(workspace, TUESDAY, 9000)
    assert not facts(workspace).is_first_jump
    walked(workspace, TUESDAY, 300)
    assert facts(workspace).is_first_jump
    week_walked(workspace, date(2026, 10, 26), 6000)
    week_walked(workspace, date(2026, 11, 2), 9000)
    assert not facts(workspace).is_first_jump


def test_shoes_are_new_once_others_were_named(workspace: Workspace) -> None:
    walked(workspace, TUESDAY - A_DAY, shoes="green")
    assert not facts(workspace).has_new_shoes
    walked(workspace, date(2026, 11, 10), shoes="old")
    assert facts(workspace).has_new_shoes
    walked(workspace, date(2026, 11, 8), shoes="green")
    assert not facts(workspace).has_new_shoes


def test_not_being_sure_about_question_12_counts_as_yes(workspace: Workspace) -> None:
    answers = {question.id: NO for question in workspace.safety.sheet.questions}
    workspace.safety.answer(answers)[1].result()
    assert not facts(workspace).is_not_improving
    workspace.safety.answer(answers | {"worsening": NOT_SURE})[1].result()
    assert moments(facts(workspace)) == {When.NOT_IMPROVING}
    card = workspace.beside.card(workspace.agenda.today())
    assert card is not None
    assert card.id == "persist"


def test_a_card_a_day_until_it_is_put_away_or_turned_off(workspace: Workspace, hand_clock: HandClock) -> None:
    plan_week(workspace, FULL_WEEK)
    today = workspace.agenda.today()
    card = workspace.beside.card(today)
    assert card is not None
    workspace.learning.mark_shown(card.id).result()
    assert workspace.beside.card(today) is card
    settings = workspace.settings
    workspace.change_settings(replace(settings, card_put_away_on=TUESDAY))
    assert workspace.beside.card(today) is None
    hand_clock.move(86_400)
    following = workspace.beside.card(workspace.agenda.today())
    assert following is not None
    assert following.id != card.id
    workspace.change_settings(replace(settings, shows_cards=False))
    assert workspace.beside.card(workspace.agenda.today()) is None


def test_no_card_about_a_condition_comes_up_in_two_months(
    workspace: Workspace, hand_clock: HandClock
) -> None:
    plan_week(workspace, FULL_WEEK)
    seen = []
    for _ in range(60):
        card = workspace.beside.card(workspace.agenda.today())
        if card is not None:
            seen.append(card)
            workspace.learning.mark_shown(card.id).result()
        hand_clock.move(86_400)
    assert len({card.id for card in seen}) > 5
    assert not any(card.is_condition for card in seen)
