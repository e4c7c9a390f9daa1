"""What was done on some days and on which of them routines rest, read at once."""

from datetime import timedelta

import pytest
from played_out import play_out

from coach.application.clock import HandClock
from coach.application.lights import Lights
from coach.application.workspace import Workspace
from coach.domain.pain import Moment
from coach.domain.plan import plan_day
from coach.domain.session import Options
from coach.domain.walking import Unit, Walk

CORE = "core-foundation"
A_DAY = timedelta(days=1)


@pytest.fixture
def lights(ready_workspace: Workspace) -> Lights:
    return ready_workspace.safety._lights


def train(workspace: Workspace, after: int) -> str:
    """A whole session with a score of 2 before it; its id."""
    workspace.safety.score_pain(2, Moment.BEFORE).result()
    session = play_out(workspace, CORE)
    workspace.practice.annotate(session.id, effort=None, pain_after=after, note="").result()
    return session.id


def walk(workspace: Workspace) -> str:
    today = plan_day(workspace.clock.now())
    calm = Walk(id="new", walked_on=today, unit=Unit.MINUTES, moving_s=1200, pain_before=1, pain_after=1)
    added, stored = workspace.walk_log.add(calm)
    stored.result()
    return added.id


def test_only_these_days_are_in_it(ready_workspace: Workspace, hand_clock: HandClock, lights: Lights) -> None:
    tuesday = plan_day(hand_clock.now())
    first = (train(ready_workspace, 2), walk(ready_workspace))
    hand_clock.wall += A_DAY
    second = (train(ready_workspace, 2), walk(ready_workspace))
    both = lights.record(tuesday, tuesday + A_DAY)
    assert [it.id for it in both.sessions] == [first[0], second[0]]
    assert [it.id for it in both.walks] == [first[1], second[1]]
    alone = lights.record(tuesday + A_DAY, tuesday + A_DAY)
    assert ([it.id for it in alone.sessions], [it.id for it in alone.walks]) == ([second[0]], [second[1]])


def test_what_began_later_can_be_left_out(
    ready_workspace: Workspace, hand_clock: HandClock, lights: Lights
) -> None:
    tuesday = plan_day(hand_clock.now())
    hand_clock.wall += timedelta(minutes=1)
    train(ready_workspace, 6)
    walk(ready_workspace)
    record = lights.record(tuesday, tuesday)
    assert record.begun_by(hand_clock.now()) == record
    before = record.begun_by(hand_clock.now() - A_DAY)
    assert (before.sessions, before.walks, before.rest_days) == ((), (), record.rest_days)
    assert tuesday in record.rest_days


def test_a_red_of_days_before_rests(
    ready_workspace: Workspace, hand_clock: HandClock, lights: Lights
) -> None:
    tuesday = plan_day(hand_clock.now())
    train(ready_workspace, 6)
    for days, is_rest in ((2, True), (3, False)):
        on = tuesday + days * A_DAY
        assert (on in lights.record(on, on).rest_days) is is_rest


def test_a_session_that_turned_red_in_the_morning_rests_from_there(
    ready_workspace: Workspace, hand_clock: HandClock, lights: Lights
) -> None:
    tuesday = plan_day(hand_clock.now())
    train(ready_workspace, 3)
    hand_clock.wall += A_DAY
    ready_workspace.safety.score_pain(4, Moment.NEXT).result()
    for days, is_rest in ((0, False), (1, True), (3, True), (4, False)):
        on = tuesday + days * A_DAY
        assert (on in lights.record(on, on).rest_days) is is_rest


def test_an_open_session_rests_and_is_not_done(
    ready_workspace: Workspace, hand_clock: HandClock, lights: Lights
) -> None:
    tuesday = plan_day(hand_clock.now())
    session, stored = ready_workspace.practice.begin(CORE, Options())
    stored.result()
    ready_workspace.safety.score_pain(7, Moment.DURING, session.id).result()
    record = lights.record(tuesday, tuesday)
    assert (record.sessions, tuesday in record.rest_days) == ((), True)
