"""Plays a session on a fast fake clock and prints each attempt once it is stored, until it is killed."""

import random
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach import resources
from coach.domain.easing import fewer
from coach.domain.player.events import (
    AnswerPain,
    Back,
    Ease,
    Event,
    Extend,
    Pause,
    Resume,
    RouteEased,
    Start,
    StepFinished,
    StopForPain,
    Tick,
)
from coach.domain.player.machine import advance
from coach.domain.player.state import Phase, PlayerState, ready
from coach.domain.routine import Origin, Routine
from coach.domain.session import Options, SessionRecord
from coach.domain.timeline import Timeline, expand
from coach.storage.catalogue import Catalogue, Folder
from coach.storage.database import open_database
from coach.storage.sessions import Sessions

SESSION = "6f2c7c56-4c1c-4d59-9d43-1f2e4b8a7c11"
STARTED_AT = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
ROUTINE = "core-foundation"


def shipped() -> Catalogue:
    return Catalogue(
        (Folder(resources.routines(), Origin.SHIPPED),),
        (Folder(resources.assets() / "exercises", Origin.SHIPPED),),
    )


def detour(state: PlayerState, catalogue: Catalogue, chance: random.Random) -> tuple[Event, ...]:
    """What a person might do now; mostly nothing."""
    if state.phase is not Phase.WORK or chance.random() > 0.005:
        return ()
    exercise = catalogue.exercise(state.step.exercise or "")
    less = fewer(exercise.dose)
    choices: list[tuple[Event, ...]] = [(Back(),), (Extend(),), (Pause(), Resume())]
    if less is not None:
        choices.append((StopForPain(), AnswerPain(), Ease(exercise, less)))
    return chance.choice(choices)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def play(folder: Path, seed: int) -> None:
    catalogue = shipped()
    routine = catalogue.routine(ROUTINE)
    timeline = expand(routine, catalogue.exercises_of(routine))
    with closing(open_database(folder)) as database:
        play_session(Sessions(database), catalogue, timeline, routine, seed)
        sys.stdin.read()


def play_session(
    sessions: Sessions, catalogue: Catalogue, timeline: Timeline, routine: Routine, seed: int
) -> None:
    session = SessionRecord(
        id=SESSION,
        routine=routine.id,
        routine_name=routine.name,
        categories=routine.categories,
        timeline=timeline,
        route=timeline,
        options=Options(),
        plan_on=STARTED_AT.date(),
        started_at=STARTED_AT,
        safety="clear",
    )
    sessions.begin(session, STARTED_AT).result()
    say("begun")
    chance = random.Random(seed)
    now_s = 0.0
    state, _ = advance(ready(timeline), Start(), now_s)
    while not state.is_over:
        now_s += 1.0
        for event in (Tick(), *detour(state, catalogue, chance)):
            state, effects = advance(state, event, now_s)
            route = next((effect.route for effect in effects if isinstance(effect, RouteEased)), None)
            for effect in effects:
                if isinstance(effect, StepFinished):
                    at = STARTED_AT + timedelta(seconds=now_s)
                    sessions.step_finished(SESSION, effect.record, at, route).result()
                    say(repr(effect.record))


if __name__ == "__main__":
    play(Path(sys.argv[1]), int(sys.argv[2]))
