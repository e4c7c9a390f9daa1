"""Sessions told as scripts on a fake clock: `script.at(12.0).expect("count 3")`."""

from collections.abc import Iterable

from coach.domain.cues import Cue
from coach.domain.exercise import Category, Dose, Exercise, HoldDose, RepsDose, Tempo
from coach.domain.player.events import Announce, Effect, Event, RouteEased, SessionEnded, StepFinished, Tick
from coach.domain.player.machine import advance
from coach.domain.player.state import PlayerState, ready
from coach.domain.player.view import PlayerView, view
from coach.domain.routine import Item, Routine
from coach.domain.session import StepRecord
from coach.domain.timeline import Timeline, expand

BEGAN_S = 4096.0
TICK_S = 0.25


def an_exercise(exercise_id: str, dose: Dose, category: Category = Category.CORE) -> Exercise:
    return Exercise(
        id=exercise_id,
        name=exercise_id.title(),
        category=category,
        cue=f"Mind the {exercise_id}.",
        muscles="all",
        equipment=(),
        start="Stand.",
        steps=("Move.",),
        breathing="Breathe.",
        mistakes=("Haste.",),
        caution="Stop when it hurts.",
        dose=dose,
    )


def a_routine(*doses: Dose, prepare_s: int = 5, transition_s: int = 4) -> tuple[Routine, dict[str, Exercise]]:
    """A routine of exercises named one, two, three ... in their order."""
    names = ("one", "two", "three", "four", "five")[: len(doses)]
    routine = Routine(
        id="trial",
        name="Trial",
        categories=(Category.CORE,),
        levels=(1,),
        when="now",
        prepare_s=prepare_s,
        transition_s=transition_s,
        items=tuple(Item(name, dose) for name, dose in zip(names, doses, strict=True)),
    )
    return routine, {name: an_exercise(name, dose) for name, dose in zip(names, doses, strict=True)}


def a_route(*doses: Dose, prepare_s: int = 5, transition_s: int = 4) -> Timeline:
    return expand(*a_routine(*doses, prepare_s=prepare_s, transition_s=transition_s))


def hold(hold_s: int, **keys: int | bool) -> HoldDose:
    return HoldDose(hold_s=hold_s, **keys)  # type: ignore[arg-type]


def reps(count: int, tempo_s: str, **keys: int | bool) -> RepsDose:
    return RepsDose(reps=count, tempo=Tempo(*map(int, tempo_s.split("-"))), **keys)  # type: ignore[arg-type]


def words(cue: Cue) -> str:
    said = (cue.kind, cue.exercise, cue.side, cue.count, cue.phase)
    return " ".join(str(part) for part in said if part is not None)


def records_in(effects: Iterable[Effect]) -> tuple[StepRecord, ...]:
    return tuple(effect.record for effect in effects if isinstance(effect, StepFinished))


def said_in(effects: Iterable[Effect]) -> list[str]:
    return [words(effect.cue) for effect in effects if isinstance(effect, Announce)]


class Script:
    """A session ticking four times a second; offsets count from the script's own beginning.

    `at` lets time pass and complains when a cue fell before the offset; `expect` compares what was said.
    """

    def __init__(
        self, route: Timeline, *, first_step: int | None = None, records: tuple[StepRecord, ...] = ()
    ) -> None:
        self.state: PlayerState = ready(route, first_step=first_step, records=records)
        self.effects: list[Effect] = []
        self.now_s = BEGAN_S
        self._said: list[str] = []

    def do(self, event: Event) -> "Script":
        """Let `event` happen now."""
        self.state, effects = advance(self.state, event, self.now_s)
        self._said = said_in(effects)
        self.effects += effects
        return self

    def at(self, offset_s: float) -> "Script":
        """Tick on to an offset through which nothing is said."""
        return self._tick_to(offset_s, is_strict=True)

    def by(self, offset_s: float) -> "Script":
        """Tick on to an offset whatever is said until then."""
        return self._tick_to(offset_s, is_strict=False)

    def late(self, offset_s: float, *, slept_s: float = 0.0) -> "Script":
        """One single tick at an offset."""
        self.now_s = BEGAN_S + offset_s
        return self.do(Tick(slept_s))

    def to_the_end(self) -> "Script":
        """Tick until the session is over; it must be within a day of fake time."""
        for _ in range(4 * 86400):
            if self.state.is_over:
                return self
            self.by(self.offset_s + TICK_S)
        raise AssertionError("the session does not end")

    def expect(self, *cues: str) -> "Script":
        """What was said at this very moment, in its order."""
        assert self._said == list(cues), f"at {self.offset_s} s"
        return self

    @property
    def offset_s(self) -> float:
        return self.now_s - BEGAN_S

    @property
    def view(self) -> PlayerView:
        return view(self.state)

    @property
    def records(self) -> tuple[StepRecord, ...]:
        return records_in(self.effects)

    @property
    def ended(self) -> SessionEnded | None:
        return next((effect for effect in self.effects if isinstance(effect, SessionEnded)), None)

    @property
    def eased_routes(self) -> list[Timeline]:
        return [effect.route for effect in self.effects if isinstance(effect, RouteEased)]

    def _tick_to(self, offset_s: float, *, is_strict: bool) -> "Script":
        until_s = BEGAN_S + offset_s
        assert until_s > self.now_s, "a script tells its moments in order"
        while self.now_s < until_s:
            self.now_s = min(self.now_s + TICK_S, until_s)
            self.do(Tick(self.state.slept_s))
            is_early = self.now_s < until_s
            assert not (is_strict and is_early and self._said), f"{self._said} at {self.offset_s} s"
        return self
