"""Hypothesis strategies for doses, routines and what may happen during a session."""

from collections.abc import Sequence

from hypothesis import strategies as st
from session_script import a_routine, an_exercise

from coach.domain.exercise import Dose, Exercise, HoldDose, RepsDose, Tempo
from coach.domain.player.events import (
    AnswerPain,
    Back,
    Done,
    Ease,
    End,
    Event,
    Extend,
    FalseAlarm,
    GoKinder,
    Jump,
    Pause,
    Resume,
    Skip,
    SkipExercise,
    Start,
    StopForPain,
    Tick,
)
from coach.domain.routine import Routine
from coach.domain.timeline import Timeline, expand

Planned = tuple[Routine, dict[str, Exercise]]
Moment = tuple[float, Event]

_SHORT_S = st.integers(0, 8)
_SETS = st.integers(1, 3)

HOLD_DOSES = st.builds(
    HoldDose,
    hold_s=st.integers(1, 25),
    holds=st.integers(1, 3),
    relax_s=_SHORT_S,
    sets=_SETS,
    rest_s=_SHORT_S,
    switch_s=_SHORT_S,
    per_side=st.booleans(),
)

TEMPOS = st.builds(Tempo, *[st.integers(0, 3)] * 4).filter(lambda tempo: tempo.rep_s > 0)


@st.composite
def reps_doses(draw: st.DrawFn) -> RepsDose:
    turns = draw(st.sampled_from(["both", "per side", "alternate"]))
    return RepsDose(
        reps=draw(st.integers(1, 4)),
        tempo=draw(TEMPOS),
        sets=draw(_SETS),
        rest_s=draw(_SHORT_S),
        switch_s=draw(_SHORT_S),
        per_side=turns == "per side",
        alternate=turns == "alternate",
    )


DOSES: st.SearchStrategy[Dose] = st.one_of(HOLD_DOSES, reps_doses())


@st.composite
def routines(draw: st.DrawFn) -> Planned:
    return a_routine(
        *draw(st.lists(DOSES, min_size=1, max_size=3)),
        prepare_s=draw(_SHORT_S),
        transition_s=draw(_SHORT_S),
    )


ROUTINES = routines()
ROUTES: st.SearchStrategy[Timeline] = ROUTINES.map(lambda planned: expand(*planned))


def a_single(dose: Dose) -> Planned:
    """A routine of one exercise and nothing around it."""
    return a_routine(dose, prepare_s=0, transition_s=0)


EASES = st.builds(lambda dose: Ease(an_exercise("easier", dose), dose), DOSES)
KINDER = st.one_of(
    st.just(GoKinder()), st.builds(lambda dose: GoKinder(an_exercise("kinder", dose), dose), DOSES)
)
JUMPS = st.builds(Jump, st.integers(0, 30))

MOVES: st.SearchStrategy[Event] = st.one_of(st.sampled_from([Skip(), Back(), Extend(), Done()]), JUMPS)
"""What moves a session about without stopping it."""

PLAIN: st.SearchStrategy[Event] = st.one_of(
    MOVES,
    EASES,
    KINDER,
    st.sampled_from(
        [
            Tick(),
            Start(),
            Start(warm_up=True),
            Pause(),
            Resume(),
            StopForPain(),
            FalseAlarm(),
            AnswerPain(),
            SkipExercise(),
        ]
    ),
)

PASSAGES: st.SearchStrategy[Sequence[Event]] = st.one_of(
    st.lists(MOVES, min_size=1, max_size=3),
    PLAIN.map(lambda event: [event]),
    st.sampled_from([[Tick()] * 8, [Tick()] * 4, [Pause(), Resume()], [StopForPain(), FalseAlarm()]]),
    EASES.map(lambda ease: [StopForPain(), AnswerPain(), ease]),
    st.just([StopForPain(), AnswerPain(), SkipExercise()]),
    KINDER.map(lambda kinder: [kinder]),
)

ENDINGS: st.SearchStrategy[Sequence[Event]] = st.sampled_from([[], [], [End()], [End(is_safety_stop=True)]])

GAPS_S = st.floats(0.0, 4.9)
ANY_GAPS_S = st.one_of(GAPS_S, st.floats(5.1, 90.0))


@st.composite
def happenings(draw: st.DrawFn, gaps_s: st.SearchStrategy[float] = GAPS_S) -> list[Moment]:
    """A session's events with their monotonic instants, begun with a Start most of the time."""
    passages = draw(st.lists(PASSAGES, max_size=12))
    opening: list[Event] = draw(st.sampled_from([[Start()], [Start()], [Start(warm_up=True), Skip()], []]))
    events = [*opening, *(event for passage in passages for event in passage), *draw(ENDINGS)]
    moments: list[Moment] = []
    now_s = draw(st.floats(0.0, 1e6))
    for event in events:
        now_s += draw(gaps_s)
        moments.append((now_s, event))
    return moments
