"""FIT activities; the only module that loads `fitdecode`."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from fitdecode import CrcCheck, ErrorHandling, FitDataMessage, FitReader
from fitdecode.exceptions import FitCRCError, FitEOFError, FitHeaderError

from coach.domain.errors import RefusedInput
from coach.domain.track import Fix, Measured, Mileage, Track, measure_fixes, measure_mileages
from coach.domain.walk_recorded import ON_FOOT

_DEGREES = 180 / 2**31
_POLE = 2**30
"""FIT counts a circle in 2³² parts, with this many from the equator to a pole."""


@dataclass(slots=True)
class _Told:
    """What the messages of a file say, in their order."""

    sessions: list[FitDataMessage] = field(default_factory=list)
    sport: str = ""
    fixes: list[Fix] = field(default_factory=list)
    mileages: list[Mileage] = field(default_factory=list)
    kind: str = ""


def fit_tracks(content: bytes) -> tuple[Track, ...]:
    """The one walk of a FIT file; RefusedInput when it has none, or the bytes are not those once written.

    The totals that a watch worked out are taken before what its records come to."""
    told = _read(content)
    if told.kind not in ("", "activity"):
        raise RefusedInput("", "kind", told.kind, "an activity")
    recorded = _recorded(told)
    starts = [it for it in (_instant(each, "start_time") for each in told.sessions) if it]
    starts += [fix.at for fix in told.fixes[:1]] + [mileage.at for mileage in told.mileages[:1]]
    if not starts:
        raise RefusedInput("", "records", "an activity without times", "a recorded walk")
    distance_m = _sum(told.sessions, "total_distance") or recorded.distance_m
    moving_s = (
        _sum(told.sessions, "total_moving_time")
        or _sum(told.sessions, "total_timer_time")
        or recorded.moving_s
    )
    return (
        Track(
            started_at=min(starts),
            distance_m=distance_m,
            moving_s=moving_s,
            activity=_activity(told),
            is_ride=recorded.is_ride,
        ),
    )


def _read(content: bytes) -> _Told:
    told = _Told()
    try:
        for message in _messages(content):
            _hear(told, message)
    except FitCRCError as error:
        raise RefusedInput("", "checksum", "bytes that were changed", "an unchanged file") from error
    except FitEOFError as error:
        raise RefusedInput(
            "", f"byte {error.offset}", "the end of a file cut short", "a whole file"
        ) from error
    except FitHeaderError as error:
        raise RefusedInput("", "header", "no FIT header", "a whole file") from error
    except Exception as error:  # The decoder raises whatever its parts raise on bytes made up by a stranger.
        raise RefusedInput("", "", "messages that do not fit together", "a FIT activity") from error
    return told


def _messages(content: bytes) -> Iterator[FitDataMessage]:
    with FitReader(content, check_crc=CrcCheck.RAISE, error_handling=ErrorHandling.IGNORE) as reader:
        for frame in reader:
            if isinstance(frame, FitDataMessage):
                yield frame


def _hear(told: _Told, message: FitDataMessage) -> None:
    if message.name == "file_id":
        told.kind = _word(message, "type")
    elif message.name == "session":
        told.sessions.append(message)
    elif message.name == "sport":
        told.sport = _word(message, "sport")
    elif message.name == "record":
        _hear_record(told, message)


def _hear_record(told: _Told, record: FitDataMessage) -> None:
    at = _instant(record, "timestamp")
    if at is None:
        return
    latitude, longitude = _number(record, "position_lat"), _number(record, "position_long")
    if latitude is not None and longitude is not None and abs(latitude) <= _POLE:
        told.fixes.append(Fix(at, latitude * _DEGREES, longitude * _DEGREES))
    distance_m = _number(record, "distance")
    if distance_m is not None:
        told.mileages.append(Mileage(at, distance_m))


def _recorded(told: _Told) -> Measured:
    """What the records come to, by the counter of the watch if it had one."""
    counted = measure_mileages([told.mileages])
    return counted if counted.distance_m else measure_fixes([told.fixes])


def _activity(told: _Told) -> str:
    """What the sessions call it; the first that is not on foot speaks for all of them."""
    named = [_word(session, "sport") for session in told.sessions] or [told.sport]
    return next((name for name in named if name not in ON_FOOT), named[0])


def _sum(sessions: Sequence[FitDataMessage], name: str) -> float:
    return sum(_number(session, name) or 0.0 for session in sessions)


# Values; what a maker added under a name of its own choice never counts


def _word(message: FitDataMessage, name: str) -> str:
    """A value of an enumeration: its name, or its number where the format has no name for it."""
    value = _value(message, name)
    return "" if value is None else str(value)


def _number(message: FitDataMessage, name: str) -> float | None:
    value = _value(message, name)
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None


def _instant(message: FitDataMessage, name: str) -> datetime | None:
    """An instant; a watch that did not know the time counted from when it was turned on."""
    value = _value(message, name)
    return value if isinstance(value, datetime) else None


def _value(message: FitDataMessage, name: str) -> object:
    fields = (it for it in message.fields if it.name == name and not (it.field_def and it.field_def.is_dev))
    return next((it.value for it in fields if it.value is not None), None)
