"""GPX 1.0 and 1.1; the only module that loads `gpxpy`."""

from collections.abc import Sequence
from datetime import UTC, datetime

import gpxpy
from gpxpy.gpx import GPX, GPXTrackPoint

from coach.domain.errors import RefusedInput
from coach.domain.track import Fix, Track, measure_fixes, outings
from coach.storage.safe_xml import plain_xml

Piece = list[Fix]


def gpx_tracks(content: bytes) -> tuple[Track, ...]:
    """The walks of a GPX file in the order of time; RefusedInput when it has none.

    Segments count one by one, and those far apart are walks of their own."""
    gpx = _parsed(plain_xml(content, "gpx"))
    by_activity: dict[str, list[Piece]] = {}
    for number, track in enumerate(gpx.tracks):
        pieces = [
            _fixes(segment.points, f"trk[{number}].trkseg[{at}]") for at, segment in enumerate(track.segments)
        ]
        by_activity.setdefault((track.type or "").strip().lower(), []).extend(pieces)
    tracks = [
        _track(outing, activity) for activity, pieces in by_activity.items() for outing in outings(pieces)
    ]
    if not tracks:
        raise _without_times(gpx)
    return tuple(sorted(tracks, key=lambda track: track.started_at))


def _parsed(text: str) -> GPX:
    try:
        return gpxpy.parse(text)
    except Exception as error:  # It raises whatever its parts raise on values that they do not expect.
        found = "parts that do not belong into GPX"
        raise RefusedInput("", "", found, "GPX 1.0 or 1.1") from error


def _fixes(points: Sequence[GPXTrackPoint], place: str) -> Piece:
    """The points that know their time."""
    fixes = []
    for number, point in enumerate(points):
        at = _instant(point.time)
        if at is None:
            continue
        if not (abs(point.latitude) <= 90 and abs(point.longitude) <= 180):
            found = f"the position {point.latitude:g}, {point.longitude:g}"
            raise RefusedInput("", f"{place}.trkpt[{number}]", found, "a place on earth")
        fixes.append(Fix(at, point.latitude, point.longitude))
    return fixes


def _instant(time: datetime | None) -> datetime | None:
    """An aware instant; GPX says that times are UTC, also where the Z is missing."""
    try:
        return time and (time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC))
    except (OverflowError, ValueError):
        return None


def _track(pieces: Sequence[Sequence[Fix]], activity: str) -> Track:
    measured = measure_fixes(pieces)
    return Track(
        started_at=pieces[0][0].at,
        distance_m=measured.distance_m,
        moving_s=measured.moving_s,
        activity=activity,
        is_ride=measured.is_ride,
    )


def _without_times(gpx: GPX) -> RefusedInput:
    if any(segment.points for track in gpx.tracks for segment in track.segments):
        return RefusedInput("", "track", "points without times", "the time of each point")
    if gpx.routes:
        return RefusedInput("", "route", "a planned way without times", "a recorded track")
    return RefusedInput("", "", "no track", "a recorded track")
