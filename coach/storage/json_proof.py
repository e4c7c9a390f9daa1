"""What no type can say about an export: ids used once, nothing from the future, sessions that agree."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from coach.domain.errors import RefusedInput
from coach.domain.walking import Walk
from coach.storage.decoding import found_text
from coach.storage.json_own import FOLDERS, faults, settings_text
from coach.storage.json_plan import UNIQUE, Key, value_of
from coach.storage.json_rows import PLACED_TABLES
from coach.storage.json_wire import Archive, AttemptJson, RecordJson, SessionJson, StepJson, WalkJson

AHEAD = timedelta(days=1)
"""How far ahead the clock of another computer may be."""

EARLIEST = datetime.fromisoformat("1900-01-01T00:00:00+00:00")
"""No practice is older, and computing with earlier instants can leave the calendar."""

_PLACED_KINDS = tuple(table.kind for table in PLACED_TABLES)
_KINDS = (*_PLACED_KINDS, "symptom_checks", "pain_scores", "walks", "sessions")
_PAST_DAYS = frozenset({"plan_on", "walked_on", "answered_on", "scored_on", "happened_on"})


@dataclass(frozen=True, slots=True)
class _Proof:
    """What an export called `source` is proved against; `latest` is the last instant it may know."""

    source: str
    latest: datetime

    def refused(self, place: str, found: object, expected: str) -> RefusedInput:
        return RefusedInput(self.source, place, str(found), expected)

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """A rule of the domain that is broken inside is told with its place in the file."""
        try:
            yield
        except RefusedInput as error:
            raise RefusedInput(self.source, f"{place}.{error.path}", error.found, error.expected) from error


def prove(archive: Archive, source: str, now: datetime, exercises: Collection[str]) -> None:
    """RefusedInput says what in an export cannot be taken; `exercises` are the ids known without it."""
    proof = _Proof(source, now + AHEAD)
    for kind in _KINDS:
        _prove_records(getattr(archive, kind), kind, proof)
    for number, timeline in enumerate(archive.timelines):
        _prove_timeline(timeline, f"$.timelines[{number}]", proof)
    for number, session in enumerate(archive.sessions):
        _prove_session(session, archive.timelines, f"$.sessions[{number}]", proof)
    for number, walk in enumerate(archive.walks):
        with proof.at(f"$.walks[{number}]"):
            _prove_walk(walk)
    for kind in _PLACED_KINDS:
        _prove_plan(getattr(archive, kind), kind, proof)
    _prove_files(archive, exercises, proof)


def _prove_records(records: tuple[RecordJson, ...], kind: str, proof: _Proof) -> None:
    seen: set[str] = set()
    for number, record in enumerate(records):
        place = f"$.{kind}[{number}]"
        if record.id in seen:
            raise proof.refused(f"{place}.id", found_text(record.id), "an id used once")
        seen.add(record.id)
        _prove_times(record, place, proof)


def _prove_times(record: RecordJson | AttemptJson, place: str, proof: _Proof) -> None:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, datetime):
            if not EARLIEST <= value <= proof.latest:
                expected = f"an instant from {EARLIEST.year} to {proof.latest:%Y-%m-%d}"
                raise proof.refused(f"{place}.{name}", value.isoformat(), expected)
        elif name in _PAST_DAYS and isinstance(value, date) and value > proof.latest.date():
            raise proof.refused(f"{place}.{name}", value, f"a day up to {proof.latest:%Y-%m-%d}")


# Sessions and walks


def _prove_timeline(timeline: tuple[StepJson, ...], place: str, proof: _Proof) -> None:
    start_s = 0
    seen: set[int] = set()
    for number, step in enumerate(timeline):
        if step.start_s != start_s:
            raise proof.refused(f"{place}[{number}].start_s", step.start_s, f"{start_s}, where the last ends")
        if step.index in seen:
            raise proof.refused(f"{place}[{number}].index", step.index, "an index used once")
        seen.add(step.index)
        start_s += step.duration_s


def _prove_session(
    session: SessionJson, timelines: tuple[tuple[StepJson, ...], ...], place: str, proof: _Proof
) -> None:
    for name in ("timeline", "route"):
        at = getattr(session, name)
        if at is not None and at >= len(timelines):
            raise proof.refused(f"{place}.{name}", at, f"a place in the list of {len(timelines)} timelines")
    for name in ("ended_at", "credit"):
        if (getattr(session, name) is None) != (session.outcome is None):
            expected = "nothing while the session has no outcome" if session.outcome is None else "a value"
            found = "nothing" if getattr(session, name) is None else getattr(session, name)
            raise proof.refused(f"{place}.{name}", found, expected)
    if session.by_hand and (session.steps or session.outcome is None):
        raise proof.refused(f"{place}.by_hand", "true", "a closed session without steps, or false")
    route = session.timeline if session.route is None else session.route
    _prove_attempts(session, (timelines[session.timeline], timelines[route]), place, proof)


def _prove_attempts(
    session: SessionJson, laid: tuple[tuple[StepJson, ...], ...], place: str, proof: _Proof
) -> None:
    """Eased steps may be eased again, so that an index below the highest may be in no timeline any more."""
    highest = max(step.index for timeline in laid for step in timeline)
    seen: set[tuple[int, int]] = set()
    for number, attempt in enumerate(session.steps):
        here = f"{place}.steps[{number}]"
        for name in ("step", "next_step"):
            index = getattr(attempt, name)
            if index is not None and index > highest:
                raise proof.refused(f"{here}.{name}", index, f"a step of the session, at most {highest}")
        if (attempt.step, attempt.attempt) in seen:
            raise proof.refused(
                f"{here}.attempt", attempt.attempt, f"each attempt at step {attempt.step} once"
            )
        seen.add((attempt.step, attempt.attempt))
        _prove_times(attempt, here, proof)
    if session.outcome is None and session.steps:
        _prove_resumable(session, laid[-1], f"{place}.steps[{len(session.steps) - 1}].next_step", proof)


def _prove_resumable(session: SessionJson, route: tuple[StepJson, ...], place: str, proof: _Proof) -> None:
    goes_on = session.steps[-1].next_step
    if goes_on is not None and goes_on not in {step.index for step in route}:
        raise proof.refused(place, goes_on, "a step of what is played, for the session to go on with")


def _prove_walk(walk: WalkJson) -> None:
    Walk(
        id=walk.id,
        walked_on=walk.walked_on,
        unit=walk.unit,
        moving_s=walk.moving_s,
        distance_m=None if walk.distance_m is None else Decimal(walk.distance_m),
    )


# Plan and files


def _prove_plan(records: tuple[RecordJson, ...], kind: str, proof: _Proof) -> None:
    taken: dict[Key, int] = {}
    for number, record in enumerate(records):
        with proof.at(f"$.{kind}[{number}]"):
            value_of(record)
        if kind in UNIQUE and record.deleted_at is None:
            other = taken.setdefault(UNIQUE[kind](record), number)
            if other != number:
                found = f"the same place in the plan as $.{kind}[{other}]"
                raise proof.refused(f"$.{kind}[{number}]", found, "each place once, unless deleted")


def _prove_files(archive: Archive, exercises: Collection[str], proof: _Proof) -> None:
    files = {folder: getattr(archive, folder) for folder in FOLDERS}
    for folder in FOLDERS:
        names: set[str] = set()
        for number, file in enumerate(files[folder]):
            if file.file in names:
                place = f"$.{folder}[{number}].file"
                raise proof.refused(place, found_text(file.file), "a file name used once")
            names.add(file.file)
    for fault in faults(files, exercises):
        place = f"$.{fault.folder}[{fault.number}].text"
        where = f"{place}: {fault.error.path}" if fault.error.path else place
        raise proof.refused(where, fault.error.found, fault.error.expected)
    if archive.settings is not None:
        settings_text(archive.settings, proof.source)
