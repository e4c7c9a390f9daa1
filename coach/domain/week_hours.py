"""At what hours the pieces of a day lie, so that no two of them meet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

WALK_AT = time(16, 30)
WEEKEND_WALK_AT = time(10)
OTHER_HOURS = (time(7, 30), time(12, 30), time(20, 30))
"""Where a second session of a day goes, the first of them that is free."""

LONGEST_S = 3 * 3600
"""A walk is given at most so much room; a longer one is no reason to stretch at midnight."""

_STEP_S = 30 * 60
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A routine, or a walk where it is None, and how long it takes."""

    routine: str | None
    duration_s: int


@dataclass(frozen=True, slots=True)
class _Span:
    """From and to, in seconds since midnight."""

    begins_s: int
    ends_s: int

    def meets(self, other: "_Span") -> bool:
        return self.begins_s < other.ends_s and other.begins_s < self.ends_s


def laid_out(
    weekday: int, at: time, routines: Sequence[Piece], walk: tuple[Piece, Piece] | None
) -> tuple[tuple[time, str | None], ...]:
    """The hours of one day in their order: the first routine at the best time, at most one more, a walk with
    its stretch. Walks lie in the afternoon, at weekends in the morning, or after what is in their way."""
    taken: list[tuple[_Span, str | None]] = []
    if routines:
        taken.append((_span(at, routines[0]), routines[0].routine))
    if walk is not None:
        taken += _walk(weekday, [span for span, _ in taken], *walk)
    for piece in routines[1:]:
        taken.append((_free(piece, [span for span, _ in taken]), piece.routine))
    return tuple((_time(span.begins_s), routine) for span, routine in sorted(taken, key=_begins))


def _walk(
    weekday: int, taken: list[_Span], walk: Piece, stretch: Piece
) -> Iterator[tuple[_Span, str | None]]:
    begins_s = _seconds(WEEKEND_WALK_AT if weekday >= _SATURDAY else WALK_AT)
    length_s = min(LONGEST_S, _up(walk.duration_s))
    for span in taken:
        if span.meets(_Span(begins_s, begins_s + length_s + stretch.duration_s)):
            begins_s = _up(span.ends_s)
    after_s = begins_s + length_s
    yield _Span(begins_s, after_s), walk.routine
    yield _Span(after_s, after_s + stretch.duration_s), stretch.routine


def _free(piece: Piece, taken: list[_Span]) -> _Span:
    spans = [_span(at, piece) for at in OTHER_HOURS]
    return next(span for span in spans if not any(span.meets(other) for other in taken))


def _span(at: time, piece: Piece) -> _Span:
    return _Span(_seconds(at), _seconds(at) + piece.duration_s)


def _begins(taken: tuple[_Span, str | None]) -> int:
    return taken[0].begins_s


def _seconds(at: time) -> int:
    return (at.hour * 60 + at.minute) * 60


def _time(second: int) -> time:
    return time(second // 3600, second // 60 % 60)


def _up(second: int) -> int:
    """To the next half hour."""
    return -(-second // _STEP_S) * _STEP_S
