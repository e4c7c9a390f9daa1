"""Plans and sessions at random, for the properties of planning."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from coach.domain.exercise import Category
from coach.domain.plan import Move, Pause, PauseReason, Plan, Revision, Skip, SkipReason, Slot
from coach.domain.session import Outcome, SessionOutline

FIRST = date(2026, 11, 2)
"""A Monday."""

WEEKS = 4
ROUTINES: dict[str | None, tuple[Category, ...]] = {
    "core-foundation": (Category.CORE,),
    "core-builder": (Category.CORE,),
    "glute-foundation": (Category.GLUTES,),
    "core-glutes-express": (Category.CORE, Category.GLUTES),
    "post-walk-stretch": (Category.STRETCH,),
    None: (Category.WALK,),
}

dates = st.integers(0, 7 * WEEKS - 1).map(lambda number: FIRST + timedelta(days=number))
times = st.builds(time, st.integers(3, 23), st.sampled_from((0, 30)))


def slot(
    slot_id: str, weekday: int = 0, at: time = time(7, 30), routine: str | None = "core-foundation"
) -> Slot:
    """A slot of a week."""
    return Slot(id=slot_id, weekday=weekday, at=at, routine=routine, categories=ROUTINES[routine])


def week_of(
    *slots: Slot, starts_on: date = FIRST, from_at: time = time.min, ladder_week: int = 1
) -> Revision:
    """A revision with these slots."""
    begins = f"{starts_on.isoformat()}T{from_at.isoformat()}"
    return Revision(id=begins, starts_on=starts_on, from_at=from_at, slots=slots, ladder_week=ladder_week)


@st.composite
def revisions(draw: st.DrawFn, starts_on: st.SearchStrategy[date] = dates) -> Revision:
    """A week of up to eight slots, from any day and time on."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8))
    slots = [
        slot(slot_id, draw(st.integers(0, 6)), draw(times), draw(st.sampled_from(list(ROUTINES))))
        for slot_id in ids
    ]
    from_at = draw(st.one_of(st.just(time.min), times))
    return week_of(*slots, starts_on=draw(starts_on), from_at=from_at, ladder_week=draw(st.integers(1, 6)))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Up to four revisions with moves, skips and pauses, sensible or not."""
    weeks = draw(st.lists(revisions(), min_size=1, max_size=4, unique_by=lambda it: it.begins))
    keys = st.lists(st.tuples(st.sampled_from("abcdefgh"), dates), unique=True, max_size=8)
    moves = [
        Move(
            id=f"move {slot_id} {on}",
            slot=slot_id,
            on=on,
            to_on=on + timedelta(days=draw(st.integers(-7, 7))),
            to_at=draw(times),
        )
        for slot_id, on in draw(keys)
    ]
    skips = [
        Skip(id=f"skip {slot_id} {on}", slot=slot_id, on=on, reason=draw(st.sampled_from(SkipReason)))
        for slot_id, on in draw(keys)
    ]
    pauses = [
        Pause(
            id=f"pause {on}",
            starts_on=on,
            returns_on=on + timedelta(days=draw(st.integers(1, 14))),
            reason=draw(st.sampled_from(PauseReason)),
        )
        for on in draw(st.lists(dates, unique=True, max_size=2))
    ]
    ordered = sorted(weeks, key=lambda it: it.begins)
    return Plan(tuple(ordered), tuple(moves), tuple(skips), tuple(pauses))


def session(
    on: date,
    routine: str = "core-foundation",
    outcome: Outcome = Outcome.COMPLETE,
    session_id: str = "s",
    hour: int = 12,
) -> SessionOutline:
    """A closed session on a day."""
    return SessionOutline(
        id=session_id,
        routine=routine,
        categories=ROUTINES[routine],
        plan_on=on,
        started_at=datetime.combine(on, time(hour), UTC),
        outcome=outcome,
        credit={Outcome.COMPLETE: 1.0, Outcome.PARTIAL: 0.5, Outcome.STOPPED: 0.3}.get(outcome, 0.1),
    )


@st.composite
def sessions(draw: st.DrawFn) -> list[SessionOutline]:
    """Up to fourteen sessions of the four weeks."""
    routines = st.sampled_from([routine for routine in ROUTINES if routine])
    return [
        session(
            draw(dates),
            draw(routines),
            draw(st.sampled_from(Outcome)),
            f"s{number}",
            draw(st.integers(4, 22)),
        )
        for number in range(draw(st.integers(0, 14)))
    ]
