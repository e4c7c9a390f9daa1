"""Recordings of walks as watches and phones of several makers write them; run it to write the files anew.

The ways are made up, each from steps of a known length, so that the true distance is known."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import repeat
from pathlib import Path

import fit_writer as fit
from fit_writer import Message, fit_file, record, seconds, session
from walk_ground import Place, ahead, steps

FOLDER = Path(__file__).with_name("data") / "walks"
SATURDAY = datetime(2026, 11, 14, 9, 30, tzinfo=UTC)

Timed = tuple[datetime, Place]


def began(days_before: int) -> datetime:
    """When a recording begins: each file has a day of its own, up to Saturday."""
    return SATURDAY - timedelta(days=days_before)


@dataclass(frozen=True, slots=True)
class Recording:
    """A file and what is true of it."""

    content: Callable[[], bytes]
    metres: float = 0.0
    moving_s: float = 0.0


def way(
    start: Place, bearing: float, step_m: float, count: int, at: datetime, every_s: int = 1
) -> list[Timed]:
    """A straight way of `count` steps, a fix at the start and after each."""
    places = steps(start, repeat(bearing, count), step_m)
    return [(at + timedelta(seconds=every_s * number), place) for number, place in enumerate(places)]


def rest(after: Timed, lasts_s: int, scatter_m: float) -> list[Timed]:
    """Standing still with a fix a second, each scattered around the place."""
    chance = random.Random(7)
    at, place = after
    return [
        (at + timedelta(seconds=s), ahead(place, chance.uniform(0, 360), scatter_m * chance.random() ** 0.5))
        for s in range(1, lasts_s + 1)
    ]


# GPX


def point(at: datetime | None, place: Place, more: str = "") -> str:
    time = f"<time>{at:%Y-%m-%dT%H:%M:%S}Z</time>" if at else ""
    return f'<trkpt lat="{place[0]:.7f}" lon="{place[1]:.7f}">{time}{more}</trkpt>'


def segment(points: Iterable[Timed], more: str = "") -> str:
    return "<trkseg>\n" + "\n".join(point(at, place, more) for at, place in points) + "\n</trkseg>\n"


def gpx(body: str, version: str = "1.1", spaces: str = "") -> bytes:
    place = f"http://www.topografix.com/GPX/{version.replace('.', '/')}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<gpx version="{version}" creator="made up" xmlns="{place}"{spaces}>\n{body}</gpx>\n'
    ).encode()


def phone_app() -> bytes:
    """A fix every five seconds, heart rate and cadence in extensions, a name and a type."""
    more = (
        "<ele>34.2</ele><extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>96</gpxtpx:hr>"
        "<gpxtpx:cad>54</gpxtpx:cad></gpxtpx:TrackPointExtension></extensions>"
    )
    points = way((52.3702, 4.8952), 63.0, 6.5, 300, began(0), 5)
    spaces = ' xmlns:gpxtpx="urn:made-up:track-point-extension"'
    return gpx(
        f"<metadata><time>{began(0):%Y-%m-%dT%H:%M:%SZ}</time></metadata>\n"
        f"<trk><name>Morning walk</name><type>walking</type>\n{segment(points, more)}</trk>\n",
        spaces=spaces,
    )


def old_logger() -> bytes:
    """GPX 1.0, a fix every twenty seconds, with the speed as an element of its own."""
    points = way((-33.8688, 151.2093), 200.0, 24.0, 60, began(1), 20)
    return gpx(f"<trk>\n{segment(points, '<speed>1.2</speed>')}</trk>\n", "1.0")


def with_a_pause() -> bytes:
    """Two segments: the recorder was off for half an hour, and went on 800 m further."""
    first = way((47.3769, 8.5417), 10.0, 1.25, 800, began(2))
    at, place = first[-1]
    second = way(ahead(place, 10.0, 800.0), 95.0, 1.25, 400, at + timedelta(minutes=30))
    return gpx(f"<trk>\n{segment(first)}{segment(second)}</trk>\n")


def with_a_rest() -> bytes:
    """One segment with ten minutes on a bench, where the fixes scatter by up to four metres."""
    first = way((60.1699, 24.9384), 300.0, 1.4, 700, began(3))
    bench = rest(first[-1], 600, 4.0)
    second = way(first[-1][1], 210.0, 1.4, 700, bench[-1][0] + timedelta(seconds=1))
    return gpx(f"<trk>\n{segment([*first, *bench, *second[1:]])}</trk>\n")


def several_tracks() -> bytes:
    """A walk in two tracks right after each other, and another in the afternoon."""
    first = way((40.4168, -3.7038), 45.0, 15.0, 50, began(4), 10)
    second = way(first[-1][1], 135.0, 15.0, 50, first[-1][0] + timedelta(seconds=30), 10)
    third = way((40.4168, -3.7038), 270.0, 12.0, 100, began(4) + timedelta(hours=6), 10)
    return gpx("".join(f"<trk>\n{segment(each)}</trk>\n" for each in (first, second, third)))


def route_only() -> bytes:
    places = steps((48.1372, 11.5755), repeat(80.0, 20), 100.0)
    points = "\n".join(f'<rtept lat="{lat:.7f}" lon="{lon:.7f}"/>' for lat, lon in places)
    return gpx(f"<rte><name>Planned</name>\n{points}\n</rte>\n")


def without_times() -> bytes:
    points = [point(None, place) for _, place in way((48.1372, 11.5755), 80.0, 20.0, 40, began(5))]
    return gpx("<trk><trkseg>\n" + "\n".join(points) + "\n</trkseg></trk>\n")


def bike_ride_gpx() -> bytes:
    """Nothing in it says what it was but its speed of 18 km/h."""
    return gpx(f"<trk>\n{segment(way((52.5200, 13.4050), 90.0, 25.0, 120, began(6), 5))}</trk>\n")


# FIT


def on_records(points: Iterable[Timed], step_m: float | None = None) -> Iterator[Message]:
    for number, (at, place) in enumerate(points):
        yield record(at, place, None if step_m is None else number * step_m)


def watch(at: datetime, sport: int, step_m: float, count: int, every_s: int = 1) -> bytes:
    """File id, timer started, records, timer stopped, lap, session: what most watches write."""
    points = way((51.5072, -0.1276), 120.0, step_m, count, at, every_s)
    metres, timer_s = step_m * count, every_s * count
    lap = session(at, sport, metres, timer_s)
    return fit_file(
        [
            fit.file_id(at),
            Message(fit.EVENT, {fit.TIMESTAMP: seconds(at), (0, fit.ENUM): 0, (1, fit.ENUM): 0}),
            *on_records(points, step_m),
            Message(fit.EVENT, {fit.TIMESTAMP: seconds(points[-1][0]), (0, fit.ENUM): 0, (1, fit.ENUM): 4}),
            Message(fit.LAP, lap.fields),
            session(at, sport, metres, timer_s, timer_s * 0.95),
        ]
    )


def watch_with_own_fields() -> bytes:
    """A field of the maker's in each record, by the name of one that the format knows."""
    points = way((45.4642, 9.1900), 15.0, 13.0, 150, began(7), 10)
    named = Message(
        fit.FIELD_NAME,
        {
            (0, fit.UINT8): 0,
            (1, fit.UINT8): 0,
            (2, fit.UINT8): fit.UINT8,
            (3, fit.STRING): b"distance",
            (8, fit.STRING): b"laps",
        },
    )
    records = [
        Message(fit.RECORD, each.fields, {0: min(255, 3 * number)})
        for number, each in enumerate(on_records(points))
    ]
    told = session(began(7), fit.WALKING)
    return fit_file(
        [
            fit.file_id(began(7)),
            Message(fit.DEVELOPER_ID, {(1, fit.BYTE): bytes(range(16)), (3, fit.UINT8): 0}),
            named,
            *records,
            told,
        ]
    )


def records_alone() -> bytes:
    """Most significant byte first, positions only, no session: the distance has to be worked out."""
    first = way((59.3293, 18.0686), 250.0, 1.3, 600, began(8))
    second = way(first[-1][1], 340.0, 1.3, 600, first[-1][0] + timedelta(minutes=8))
    return fit_file([fit.file_id(began(8)), *on_records([*first, *second])], is_big_endian=True)


def treadmill() -> bytes:
    """Indoors: no position, the counter of a foot pod, a session without totals."""
    records = [record(began(9) + timedelta(seconds=5 * n), None, 6.0 * n) for n in range(301)]
    return fit_file([fit.file_id(began(9)), *records, session(began(9), fit.GENERIC)])


WALKS: dict[str, Recording] = {
    "phone-app.gpx": Recording(phone_app, 1950.0, 1500.0),
    "old-logger.gpx": Recording(old_logger, 1440.0, 1200.0),
    "with-a-pause.gpx": Recording(with_a_pause, 1500.0, 1200.0),
    "with-a-rest.gpx": Recording(with_a_rest, 1960.0, 1400.0),
    "several-tracks.gpx": Recording(several_tracks, 1500.0, 1000.0),
    "watch.fit": Recording(lambda: watch(began(10), fit.WALKING, 1.35, 1200), 1620.0, 1140.0),
    "hike.fit": Recording(lambda: watch(began(11), fit.HIKING, 9.0, 400, 10), 3600.0, 3800.0),
    "own-fields.fit": Recording(watch_with_own_fields, 1950.0, 1500.0),
    "records-alone.fit": Recording(records_alone, 1560.0, 1200.0),
    "treadmill.fit": Recording(treadmill, 1800.0, 1500.0),
}
"""Every file that holds a walk, with the truth about its first."""

OTHERS: dict[str, Recording] = {
    "route-only.gpx": Recording(route_only),
    "without-times.gpx": Recording(without_times),
    "bike-ride.gpx": Recording(bike_ride_gpx),
    "bike-ride.fit": Recording(lambda: watch(began(12), fit.CYCLING, 25.0, 120, 5)),
}
"""Every file that holds none."""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, recording in (WALKS | OTHERS).items():
        (FOLDER / name).write_bytes(recording.content())


if __name__ == "__main__":
    main()
