"""GPX 1.0 and 1.1; the only module that loads `gpxpy`."""

from collections.abc import Sequence
from datetime import UTC, datetime

import gpxpy
from gpxpy.gpx import GPX, GPXTrackPoint

from coach.domain.errors import RefusedInput
from coach.domain.track import Fix, Track, measure_fixes, outings
from coach.storage.plain_gpx import plain_parts

Piece = list[Fix]


def gpx_tracks(content: bytes) -> tuple[Track, ...]:
    """The walks of a GPX file in the order of time; RefusedInput when it has none.

    Segments count one by one, and those far apart are walks of their own."""
    read = _Read()
    for part in plain_parts(content):
        read.add(_parsed(part.text), is_continued=part.is_continued)
    tracks = [
        _track(outing, activity) for activity, pieces in read.pieces.items() for outing in outings(pieces)
    ]
    if not tracks:
        raise read.refusal()
    return tuple(sorted(tracks, key=lambda track: track.started_at))


def _parsed(text: str) -> GPX:
    try:
        return gpxpy.parse(text)
    except Exception as error:  # It raises whatever its parts raise on values that they do not expect.
        found = "parts that do not belong into GPX"
        raise RefusedInput("", "", found, "GPX 1.0 or 1.1") from error


class _Read:
    """Segments by what their track is called, put together from the parts of a file."""

    def __init__(self) -> None:
        self.pieces: dict[str, list[Piece]] = {}
        self._points = 0
        self._has_route = False

    def add(self, gpx: GPX, *, is_continued: bool) -> None:
        """Take in the next part."""
        self._has_route |= bool(gpx.routes)
        for track in gpx.tracks:
            pieces = self.pieces.setdefault((track.type or "").strip().lower(), [])
            for segment in track.segments:
                if not (is_continued and pieces):
                    pieces.append([])
                pieces[-1].extend(self._fixes(segment.points))
                is_continued = False

    def _fixes(self, points: Sequence[GPXTrackPoint]) -> Piece:
        """The points that know their time."""
        fixes = []
        for point in points:
            self._points += 1
            if not (abs(point.latitude) <= 90 and abs(point.longitude) <= 180):
                found = f"the position {point.latitude:g}, {point.longitude:g}"
                raise RefusedInput("", f"point {self._points}", found, "a place on earth")
            at = _instant(point.time)
            if at is not None:
                fixes.append(Fix(at, point.latitude, point.longitude))
        return fixes

    def refusal(self) -> RefusedInput:
        """Why there is no walk in it."""
        if self._points:
            return RefusedInput("", "track", "points without times", "the time of each point")
        if self._has_route:
            return RefusedInput("", "route", "a planned way without times", "a recorded track")
        return RefusedInput("", "", "no track", "a recorded track")


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
