"""What may happen to a guided session, and what follows from it."""

from dataclasses import dataclass
from enum import StrEnum

from coach.domain.cues import Cue
from coach.domain.exercise import Dose, Exercise
from coach.domain.session import StepRecord
from coach.domain.timeline import Timeline


class PauseReason(StrEnum):
    """Why the session waits."""

    PERSON = "person"
    GAP = "gap"
    SLEPT = "slept"
    PAIN = "pain"


@dataclass(frozen=True, slots=True)
class Start:
    """Begin, with a warm-up first if wanted."""

    warm_up: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed; `slept_s` is how long the computer has slept since it started."""

    slept_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Pause:
    """Wait."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on after a get-ready."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave this step for the next one."""


@dataclass(frozen=True, slots=True)
class Back:
    """Begin this step anew, or go back to the work before it."""


@dataclass(frozen=True, slots=True)
class Extend:
    """Ten seconds more of this step."""


@dataclass(frozen=True, slots=True)
class Done:
    """The work of this step is done, whatever the clock says."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Go to the step with this index."""

    step: int


@dataclass(frozen=True, slots=True)
class StopForPain:
    """Wait at once: something hurts."""


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """It was nothing; only before an answer is given."""


@dataclass(frozen=True, slots=True)
class AnswerPain:
    """What was felt has been said: from now on there is no false alarm."""


@dataclass(frozen=True, slots=True)
class Ease:
    """After pain: the rest of this exercise as an easier one."""

    exercise: Exercise
    dose: Dose


@dataclass(frozen=True, slots=True)
class SkipExercise:
    """After pain: leave this exercise for today."""


@dataclass(frozen=True, slots=True)
class GoKinder:
    """Without pain: the rest of this exercise as a kinder one, or left out where there is none."""

    exercise: Exercise | None = None
    dose: Dose | None = None


@dataclass(frozen=True, slots=True)
class End:
    """Stop here."""

    is_safety_stop: bool = False


Event = (
    Start
    | Tick
    | Pause
    | Resume
    | Skip
    | Back
    | Extend
    | Done
    | Jump
    | StopForPain
    | FalseAlarm
    | AnswerPain
    | Ease
    | SkipExercise
    | GoKinder
    | End
)


@dataclass(frozen=True, slots=True)
class StepFinished:
    """An attempt at a step is over and wants to be stored."""

    record: StepRecord


@dataclass(frozen=True, slots=True)
class RouteEased:
    """What will be played has changed and wants to be stored with the record that comes with it."""

    route: Timeline


@dataclass(frozen=True, slots=True)
class Announce:
    """Something to say, sound or show."""

    cue: Cue


@dataclass(frozen=True, slots=True)
class Paused:
    """The session waits."""

    reason: PauseReason


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """Nothing more will be played."""

    is_finished: bool
    is_safety_stop: bool


Effect = StepFinished | RouteEased | Announce | Paused | SessionEnded
