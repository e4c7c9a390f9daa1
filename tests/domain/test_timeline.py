"""Timelines: the shipped totals, two step lists written out by hand, and rules that hold for any routine."""

from itertools import pairwise

import pytest
from hypothesis import given
from routine_strategies import DOSES, ROUTINES, Planned, a_single
from session_script import a_route, hold, reps
from shipped_content import exercise_of, routine_of, timeline_of

from coach.domain.exercise import Side, item_s
from coach.domain.timeline import Step, StepKind, expand, prescribed_s, total_s, work_from

TOTALS_S = {
    "core-foundation": 763,
    "core-builder": 879,
    "glute-foundation": 867,
    "glute-builder": 966,
    "core-glutes-express": 720,
    "post-walk-stretch": 480,
    "post-walk-quick": 240,
    "morning-mobility": 300,
    "standing-break": 120,
    "recovery-gentle": 420,
}

CORE_FOUNDATION = """
kind        start  long  item  exercise         set  side         hold  reps  tempo
prepare         0    10     -  -                -    -            -        -  -
work           10    48     1  pelvic-tilt      1/1  both         -        8  1-3-1-1
transition     58    15     2  dead-bug         1/2  alternating  -        -  -
work           73    84     2  dead-bug         1/2  alternating  -        6  3-1-2-1
rest          157    40     2  dead-bug         2/2  alternating  -        -  -
work          197    84     2  dead-bug         2/2  alternating  -        6  3-1-2-1
transition    281    15     3  bird-dog         1/2  alternating  -        -  -
work          296   100     3  bird-dog         1/2  alternating  -        5  2-5-2-1
rest          396    40     3  bird-dog         2/2  alternating  -        -  -
work          436   100     3  bird-dog         2/2  alternating  -        5  2-5-2-1
transition    536    15     4  side-plank-knee  1/1  left         -        -  -
work          551     6     4  side-plank-knee  1/1  left         1/4      -  -
relax         557     3     4  side-plank-knee  1/1  left         -        -  -
work          560     6     4  side-plank-knee  1/1  left         2/4      -  -
relax         566     3     4  side-plank-knee  1/1  left         -        -  -
work          569     6     4  side-plank-knee  1/1  left         3/4      -  -
relax         575     3     4  side-plank-knee  1/1  left         -        -  -
work          578     6     4  side-plank-knee  1/1  left         4/4      -  -
switch        584     6     4  side-plank-knee  1/1  right        -        -  -
work          590     6     4  side-plank-knee  1/1  right        1/4      -  -
relax         596     3     4  side-plank-knee  1/1  right        -        -  -
work          599     6     4  side-plank-knee  1/1  right        2/4      -  -
relax         605     3     4  side-plank-knee  1/1  right        -        -  -
work          608     6     4  side-plank-knee  1/1  right        3/4      -  -
relax         614     3     4  side-plank-knee  1/1  right        -        -  -
work          617     6     4  side-plank-knee  1/1  right        4/4      -  -
transition    623    15     5  knee-plank       1/2  both         -        -  -
work          638    10     5  knee-plank       1/2  both         1/3      -  -
relax         648     5     5  knee-plank       1/2  both         -        -  -
work          653    10     5  knee-plank       1/2  both         2/3      -  -
relax         663     5     5  knee-plank       1/2  both         -        -  -
work          668    10     5  knee-plank       1/2  both         3/3      -  -
rest          678    45     5  knee-plank       2/2  both         -        -  -
work          723    10     5  knee-plank       2/2  both         1/3      -  -
relax         733     5     5  knee-plank       2/2  both         -        -  -
work          738    10     5  knee-plank       2/2  both         2/3      -  -
relax         748     5     5  knee-plank       2/2  both         -        -  -
work          753    10     5  knee-plank       2/2  both         3/3      -  -
"""

GLUTE_BUILDER = """
kind        start  long  item  exercise                  set  side   hold  reps  tempo
prepare         0    10     -  -                         -    -      -        -  -
work           10    80     1  glute-bridge              1/1  both   -       10  2-3-2-1
transition     90    15     2  single-leg-bridge         1/2  left   -        -  -
work          105    42     2  single-leg-bridge         1/2  left   -        6  2-2-2-1
switch        147     6     2  single-leg-bridge         1/2  right  -        -  -
work          153    42     2  single-leg-bridge         1/2  right  -        6  2-2-2-1
rest          195    45     2  single-leg-bridge         2/2  left   -        -  -
work          240    42     2  single-leg-bridge         2/2  left   -        6  2-2-2-1
switch        282     6     2  single-leg-bridge         2/2  right  -        -  -
work          288    42     2  single-leg-bridge         2/2  right  -        6  2-2-2-1
transition    330    15     3  side-lying-hip-abduction  1/1  left   -        -  -
work          345    72     3  side-lying-hip-abduction  1/1  left   -       12  2-1-3-0
switch        417     6     3  side-lying-hip-abduction  1/1  right  -        -  -
work          423    72     3  side-lying-hip-abduction  1/1  right  -       12  2-1-3-0
transition    495    15     4  bodyweight-squat          1/2  both   -        -  -
work          510    84     4  bodyweight-squat          1/2  both   -       12  3-1-2-1
rest          594    60     4  bodyweight-squat          2/2  both   -        -  -
work          654    84     4  bodyweight-squat          2/2  both   -       12  3-1-2-1
transition    738    15     5  hip-hinge                 1/2  both   -        -  -
work          753    84     5  hip-hinge                 1/2  both   -       12  3-1-2-1
rest          837    45     5  hip-hinge                 2/2  both   -        -  -
work          882    84     5  hip-hinge                 2/2  both   -       12  3-1-2-1
"""


def _row(step: Step) -> list[str]:
    cells = (
        step.kind,
        step.start_s,
        step.duration_s,
        step.item,
        step.exercise,
        None if step.set is None else f"{step.set}/{step.sets}",
        step.side,
        None if step.hold is None else f"{step.hold}/{step.holds}",
        step.reps,
        None if step.tempo is None else "-".join(map(str, step.tempo.phases_s)),
    )
    return ["-" if cell is None else str(cell) for cell in cells]


@pytest.mark.parametrize(
    ("routine_id", "table"), [("core-foundation", CORE_FOUNDATION), ("glute-builder", GLUTE_BUILDER)]
)
def test_the_step_list_is_the_one_written_by_hand(routine_id: str, table: str) -> None:
    _, *written = (line.split() for line in table.strip().splitlines())
    assert [_row(step) for step in timeline_of(routine_id)] == written


@pytest.mark.parametrize("routine_id", TOTALS_S)
def test_shipped_totals(routine_id: str) -> None:
    timeline = timeline_of(routine_id)
    assert sum(step.duration_s for step in timeline) == TOTALS_S[routine_id]
    assert total_s(timeline) == TOTALS_S[routine_id]
    assert routine_of(routine_id).duration_s == TOTALS_S[routine_id]


@pytest.mark.parametrize("routine_id", TOTALS_S)
def test_work_carries_the_cue_of_its_exercise_and_nothing_else_does(routine_id: str) -> None:
    for step in timeline_of(routine_id):
        assert step.cue == (exercise_of(str(step.exercise)).cue if step.is_work else None)
        assert step.worth_s is None


def test_prescribed_seconds_of_a_routine_are_its_work() -> None:
    # 48 + 2*84 + 2*100 + 8*6 + 6*10, from the table above
    assert prescribed_s(timeline_of("core-foundation")) == 524


def test_work_from_looks_ahead() -> None:
    route = a_route(hold(10, sets=2, rest_s=8))
    prepare, first, rest, second = route
    assert [work_from(route, at) for at in range(5)] == [first, first, second, second, None]
    assert (prepare.kind, rest.kind) == (StepKind.PREPARE, StepKind.REST)


def test_an_empty_timeline_takes_no_time() -> None:
    assert total_s(()) == 0


def test_pauses_of_0_s_leave_no_step_behind() -> None:
    route = a_route(
        hold(4, holds=2, sets=2, switch_s=0, per_side=True), reps(1, "1-0-1-0"), prepare_s=0, transition_s=0
    )
    assert [(step.index, step.start_s, step.kind) for step in route] == [
        *((at, 4 * at, StepKind.WORK) for at in range(8)),
        (8, 32, StepKind.WORK),
    ]


@given(ROUTINES)
def test_steps_touch_and_have_length(planned: Planned) -> None:
    routine, exercises = planned
    timeline = expand(routine, exercises)
    ends_s = [0, *(step.start_s + step.duration_s for step in timeline)]
    assert [step.start_s for step in timeline] == ends_s[:-1]
    assert [step.index for step in timeline] == list(range(len(timeline)))
    assert all(step.duration_s > 0 for step in timeline)
    assert routine.duration_s == ends_s[-1] == total_s(timeline)


@given(ROUTINES)
def test_what_is_not_work_tells_what_comes_next(planned: Planned) -> None:
    timeline = expand(*planned)
    for step, following in pairwise(timeline):
        if step.kind in {StepKind.REST, StepKind.SWITCH, StepKind.TRANSITION}:
            assert following.is_work
            assert (step.item, step.exercise, step.set, step.sets, step.side) == (
                following.item,
                following.exercise,
                following.set,
                following.sets,
                following.side,
            )
    assert timeline[-1].is_work


@given(ROUTINES)
def test_sides_get_equal_time_left_first(planned: Planned) -> None:
    routine, exercises = planned
    timeline = expand(routine, exercises)
    for number, item in enumerate(routine.items, start=1):
        for set_number in range(1, item.dose.sets + 1):
            works = [
                step for step in timeline if step.is_work and (step.item, step.set) == (number, set_number)
            ]
            worked_s = {
                side: sum(step.duration_s for step in works if step.side is side)
                for side in {step.side for step in works}
            }
            if item.dose.per_side:
                assert worked_s == {Side.LEFT: worked_s[Side.RIGHT], Side.RIGHT: worked_s[Side.RIGHT]}
                assert works[0].side is Side.LEFT
            elif getattr(item.dose, "alternate", False):
                assert worked_s == {Side.ALTERNATING: 2 * item.dose.reps * item.dose.tempo.rep_s}
            else:
                assert list(worked_s) == [Side.BOTH]


@given(DOSES)
def test_item_time_is_the_time_of_its_steps(dose: object) -> None:
    routine, exercises = a_single(dose)
    assert total_s(expand(routine, exercises)) == item_s(dose)


@pytest.mark.parametrize("routine_id", TOTALS_S)
def test_shipped_routines_give_both_sides_equal_time(routine_id: str) -> None:
    works = [step for step in timeline_of(routine_id) if step.is_work]
    left_s, right_s = (
        [step.duration_s for step in works if step.side is side] for side in (Side.LEFT, Side.RIGHT)
    )
    assert left_s == right_s
