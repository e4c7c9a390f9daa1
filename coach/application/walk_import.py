"""Walks from the files of watches and phones: read and previewed file by file, then stored."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from coach.application.clock import Clock
from coach.application.walk_log import WalkLog
from coach.domain.errors import RefusedInput
from coach.domain.track import Track
from coach.domain.walk_plausible import prove_apart, prove_plausible
from coach.domain.walk_recorded import same_as, walk_of
from coach.domain.walking import Source, Unit, Walk
from coach.storage.track_file import read_tracks

A_DAY = timedelta(days=1)
NAMES = {"walked_on": "date", "started_at": "start", "moving_s": "moving time", "distance_m": "distance"}
"""What a value of a walk is called where somebody reads about a file."""


@dataclass(frozen=True, slots=True)
class Found:
    """A walk in a file, without an id. `same` is the one that it is already, `same_in` its file."""

    path: Path
    walk: Walk
    same: Walk | None = None
    same_in: Path | None = None

    @property
    def is_new(self) -> bool:
        """Whether nothing else is this walk already."""
        return self.same is None

    @property
    def may_be_taken(self) -> bool:
        """Whether it can be stored; who wrote one down without an hour may have walked twice."""
        return self.same is None or self.same.started_at is None


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or a walk in it, that cannot be taken, and why."""

    path: Path
    error: RefusedInput


Candidate = Found | Refused


class WalkImport:
    """Reads recordings; may be asked from any thread, and takes as long as the files do.

    Without a log nothing is on record yet, and nothing can be taken."""

    def __init__(self, walk_log: WalkLog | None, unit: Callable[[], Unit], clock: Clock) -> None:
        self._log = walk_log
        self._unit = unit
        self._clock = clock

    def preview(self, paths: Iterable[Path]) -> Iterator[tuple[Candidate, ...]]:
        """What each file holds, one file after the other; nothing is stored. Stop asking to stop reading."""
        unit = self._unit()
        before: list[Found] = []
        for path in paths:
            candidates = tuple(self._candidates(path, unit, before))
            yield candidates

    def take(self, found: Sequence[Found]) -> tuple[tuple[Walk, ...], Future[None]]:
        """Store walks in the order in which they were walked, all of them or none.

        RefusedInput when one cannot have been a walk beside the others."""
        if self._log is None:
            raise ValueError("there is no log to take anything into")
        chosen = [each.walk for each in found]
        chosen.sort(key=lambda walk: (walk.walked_on, walk.started_at))
        return self._log.add_all(chosen)

    def take_back(self, walks: Sequence[Walk]) -> Future[None]:
        """Undo `take`."""
        if self._log is None:
            raise ValueError("nothing was taken")
        return self._log.delete_all(walks)

    # Inside

    def _stored(self, first: date, last: date) -> list[Walk]:
        return [it.walk for it in self._log.walks(first, last)] if self._log else []

    def _candidates(self, path: Path, unit: Unit, before: list[Found]) -> Iterator[Candidate]:
        try:
            source, tracks = read_tracks(path)
        except RefusedInput as error:
            yield Refused(path, error)
            return
        for track in tracks:
            try:
                found = self._found(path, track, source, unit, before)
            except RefusedInput as error:
                yield Refused(path, _located(error, path, track if len(tracks) > 1 else None))
                continue
            if found.is_new:
                before.append(found)
            yield found

    def _found(self, path: Path, track: Track, source: Source, unit: Unit, before: Sequence[Found]) -> Found:
        walk = walk_of(track, source, unit, self._clock.zone())
        prove_plausible(walk, self._clock.now())
        stored = self._stored(walk.walked_on - A_DAY, walk.walked_on + A_DAY)
        same = same_as(walk, stored)
        if same is not None:
            return Found(path, walk, same)
        for earlier in before:
            if same_as(walk, [earlier.walk]):
                return Found(path, walk, earlier.walk, earlier.path)
        prove_apart(walk, [*stored, *(earlier.walk for earlier in before)])
        return Found(path, walk)


def _located(error: RefusedInput, path: Path, track: Track | None) -> RefusedInput:
    """Says in which file, and with which walk of it if there are several."""
    place = NAMES.get(error.path, error.path)
    if track is not None:
        place = f"walk of {track.started_at:%Y-%m-%d %H:%M}: {place}"
    return RefusedInput(str(path), place, error.found, error.expected)
