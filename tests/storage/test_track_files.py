"""Recordings of several makers: read right within 1 %, and refused in a sentence when they are no walk."""

import struct
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import fit_writer as fit
import pytest
from fit_writer import Message, fit_file, record, session
from hypothesis import given, settings
from hypothesis import strategies as st
from walk_recordings import FOLDER, OTHERS, SATURDAY, WALKS, began, gpx, point, segment, way

from coach.domain.errors import RefusedInput
from coach.domain.track import Track
from coach.domain.walking import Source
from coach.storage import track_file
from coach.storage.plain_gpx import POINTS_A_PART, plain_parts
from coach.storage.track_file import read_tracks

HERE = (48.2, 16.37)
LAUGHS = (
    '<?xml version="1.0"?>\n<!DOCTYPE gpx [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']>\n<gpx version="1.1"><trk><name>&j;</name></trk></gpx>'
)
OUTSIDE = '<?xml version="1.0"?>\n<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<gpx>&x;</gpx>'
HIDDEN = '<?xml version="1.0"?><?a xmlns="?><!--" ?><!DOCTYPE gpx [<!ENTITY a "ha">]>\n-->\n<gpx></gpx>'
"""A comment, until the default namespace is cut out, as `gpxpy` does first of all."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.file"


def read(path: Path, content: bytes) -> tuple[Track, ...]:
    path.write_bytes(content)
    return read_tracks(path)[1]


def refusal(path: Path, content: bytes | None = None) -> str:
    """Why a file is refused, without its name."""
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RefusedInput) as refused:
        read_tracks(path)
    assert refused.value.source == str(path)
    return str(refused.value).removeprefix(f"{path}: ")


def short_walk(**values: object) -> bytes:
    return gpx(f"<trk>\n{segment(way(HERE, 0.0, 12.0, 50, SATURDAY, 10))}</trk>\n", **values)  # type: ignore[arg-type]


# What is right


@pytest.mark.parametrize("name", WALKS | OTHERS)
def test_the_files_are_those_that_are_made(name: str) -> None:
    assert (FOLDER / name).read_bytes() == (WALKS | OTHERS)[name].content()


@pytest.mark.parametrize("name", WALKS)
def test_every_makers_walk_is_right_within_one_percent(name: str) -> None:
    source, tracks = read_tracks(FOLDER / name)
    assert source is Source(Path(name).suffix[1:])
    assert tracks[0].distance_m == pytest.approx(WALKS[name].metres, rel=0.01)
    assert tracks[0].moving_s == pytest.approx(WALKS[name].moving_s, rel=0.01)
    assert not tracks[0].is_ride
    assert tracks[0].started_at.time() == SATURDAY.time()
    assert tracks[0].started_at.utcoffset() == timedelta(0)


def test_what_makers_call_it_is_read() -> None:
    called = {name: read_tracks(FOLDER / name)[1][0].activity for name in WALKS}
    assert {name: word for name, word in called.items() if word} == {
        "phone-app.gpx": "walking",
        "watch.fit": "walking",
        "hike.fit": "hiking",
        "own-fields.fit": "walking",
        "treadmill.fit": "generic",
    }


def test_two_walks_in_one_file_are_two() -> None:
    tracks = read_tracks(FOLDER / "several-tracks.gpx")[1]
    assert [track.started_at for track in tracks] == [began(4), began(4) + timedelta(hours=6)]
    assert tracks[1].distance_m == pytest.approx(1200, rel=0.01)


@pytest.mark.parametrize("name", ["bike-ride.gpx", "bike-ride.fit"])
def test_a_bike_ride_is_known_for_one(name: str) -> None:
    assert read_tracks(FOLDER / name)[1][0].is_ride


def test_a_long_recording_is_parsed_in_parts_and_comes_to_the_same(path: Path) -> None:
    first = way(HERE, 20.0, 1.3, 2 * POINTS_A_PART, SATURDAY)
    second = way(first[-1][1], 80.0, 1.3, POINTS_A_PART // 2, first[-1][0] + timedelta(hours=1))
    body = f"<trk><type>hiking &amp; more</type>{segment(first)}{segment(second)}</trk>"
    content = gpx(body + "<rte/>")
    parts = list(plain_parts(content))
    assert [part.is_continued for part in parts] == [False, True, True]
    assert max(part.text.count("<trkpt") for part in parts) == POINTS_A_PART
    (track,) = read(path, content)
    assert track.activity == "hiking & more"
    assert track.distance_m == pytest.approx(1.3 * 2.5 * POINTS_A_PART, rel=0.001)


def test_only_points_times_and_types_are_kept() -> None:
    (part,) = plain_parts((FOLDER / "phone-app.gpx").read_bytes())
    assert "type>walking<" in part.text
    for dropped in ("ele", "extensions", "name", "xmlns", "metadata"):
        assert dropped not in part.text


def test_a_ride_beside_a_walk_does_not_become_part_of_it(path: Path) -> None:
    walk, ride = way(HERE, 0.0, 12.0, 50, SATURDAY, 10), way(HERE, 90.0, 60.0, 50, SATURDAY, 10)
    body = f"<trk><type>walking</type>{segment(walk)}</trk><trk><type>cycling</type>{segment(ride)}</trk>"
    tracks = {track.activity: track for track in read(path, gpx(body))}
    assert tracks["walking"].distance_m == pytest.approx(600, rel=0.01)
    assert tracks["cycling"].is_ride


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_other_encodings_are_read(path: Path, encoding: str) -> None:
    text = short_walk().decode().replace("made up", "Spaziergänge")
    text = text.replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    assert read(path, text.encode(encoding))[0].distance_m == pytest.approx(600, rel=0.01)


def test_times_without_a_zone_are_utc_and_offsets_are_heeded(path: Path) -> None:
    plain = short_walk().replace(b"Z</time>", b"</time>")
    assert read(path, plain)[0].started_at == SATURDAY
    assert read(path, short_walk().replace(b"Z</time>", b"+02:00</time>"))[0].started_at == (
        SATURDAY - timedelta(hours=2)
    )


def test_points_without_a_readable_time_are_left_out(path: Path) -> None:
    spoilt = short_walk()
    for bad in (b"0001-01-01T00:00:00+14:00", b"yesterday", b"2026-11-14T09:30:30+99:99"):
        at = spoilt.index(b"<time>2026") + len(b"<time>")
        spoilt = spoilt[:at] + bad + spoilt[at + 20 :]
    assert read(path, spoilt)[0].started_at == SATURDAY + timedelta(seconds=30)


def test_totals_of_a_watch_are_taken_before_its_records(path: Path) -> None:
    points = [record(at, place) for at, place in way(HERE, 0.0, 13.0, 100, SATURDAY, 10)]
    (told,) = read(path, fit_file([*points, session(SATURDAY, fit.WALKING, 1420.0, 1111.0)]))
    assert (told.distance_m, told.moving_s) == (1420.0, 1111.0)
    halves = [session(SATURDAY + timedelta(hours=h), fit.HIKING, 700.0, 500.0, 450.0) for h in (1, 0)]
    (told,) = read(path, fit_file(halves))
    assert (told.distance_m, told.moving_s, told.started_at) == (1400.0, 900.0, SATURDAY)


def test_one_ride_among_the_sessions_speaks_for_the_file(path: Path) -> None:
    sessions = [session(SATURDAY, sport, 1000.0, 900.0) for sport in (fit.WALKING, fit.CYCLING, fit.HIKING)]
    assert read(path, fit_file(sessions))[0].activity == "cycling"


def test_a_sport_message_says_it_where_no_session_does(path: Path) -> None:
    points = [record(at, place) for at, place in way(HERE, 0.0, 13.0, 100, SATURDAY, 10)]
    sport = Message(fit.SPORT, {(0, fit.ENUM): fit.SWIMMING})
    assert read(path, fit_file([sport, *points]))[0].activity == "swimming"


# What is refused


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "found an empty file, expected a GPX or FIT file"),
        (b"date;km\n2026-11-14;2.2\n", "found a file of another kind, expected a GPX or FIT file"),
        (b"\x00" * 64, "found a file of another kind, expected a GPX or FIT file"),
        (b"<gpx><trk>\n<trkseg>", "line 2: found broken XML (no element found), expected whole XML"),
        (b"<gpx>\n\n<trk></gpx>", "line 3: found broken XML (mismatched tag), expected whole XML"),
        (b"<gpx>\n&nbsp;</gpx>", "line 2: found broken XML (undefined entity), expected whole XML"),
        (b"<gpx>\xff</gpx>", "byte 5: found bytes that are not UTF-8, expected text"),
        (b"<kml></kml>", "line 1: found <kml>, expected <gpx>"),
        (b"<gpx></gpx>", "found no track, expected a recorded track"),
        (
            b"<gpx>" + b"<a>" * 70 + b"</a>" * 70 + b"</gpx>",
            "line 1: found elements nested too deeply, expected at most 64",
        ),
        (
            b'<?xml version="1.0" encoding="utf-7"?><gpx/>',
            'line 1: found the encoding "utf-7", expected UTF-8',
        ),
        (
            b'<?xml version="1.0" encoding="nonsense"?><gpx/>',
            'line 1: found the encoding "nonsense", expected UTF-8',
        ),
        (
            b'<gpx version="1.1"><trk><trkseg><trkpt lat="here" lon="3"/></trkseg></trk></gpx>',
            "found parts that do not belong into GPX, expected GPX 1.0 or 1.1",
        ),
    ],
)
def test_what_is_no_recording_is_refused(path: Path, content: bytes, said: str) -> None:
    assert refusal(path, content) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("route-only.gpx", "route: found a planned way without times, expected a recorded track"),
        ("without-times.gpx", "track: found points without times, expected the time of each point"),
    ],
)
def test_gpx_without_times_is_refused(name: str, said: str) -> None:
    assert refusal(FOLDER / name) == said


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_before_anything_is_built(path: Path, text: str, encoding: str) -> None:
    text = text.replace('"1.0"?', f'"1.0" encoding="{encoding}"?')
    assert "found a document type, expected none" in refusal(path, text.encode(encoding))


def test_a_document_type_in_disguise_never_reaches_the_parser(path: Path) -> None:
    assert refusal(path, HIDDEN.encode()) == "found no track, expected a recorded track"
    (part,) = plain_parts(HIDDEN.encode())
    assert "DOCTYPE" not in part.text


@pytest.mark.parametrize(("latitude", "longitude"), [(91.0, 0.0), (0.0, 180.5), (float("nan"), 0.0)])
def test_a_place_that_is_not_on_earth_is_located(path: Path, latitude: float, longitude: float) -> None:
    body = segment(way(HERE, 0.0, 12.0, 2, SATURDAY)).replace(
        "</trkseg>", point(SATURDAY, (latitude, longitude)) + "</trkseg>"
    )
    said = refusal(path, gpx(f"<trk>{body}</trk>"))
    found = f"the position {latitude:g}, {longitude:g}"
    assert said == f"point 4: found {found}, expected a place on earth"


def test_a_file_that_is_too_large_is_refused_unread(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    assert refusal(path) == "found 200 MB, expected at most 32 MB"


def test_a_whole_day_is_not_too_large() -> None:
    second = len(point(SATURDAY, HERE, "<ele>34.2</ele>" + "<extensions>" * 8))
    assert second * 86_400 < track_file.LARGEST_BYTES


def test_no_file_and_a_folder_are_refused(path: Path, tmp_path: Path) -> None:
    assert refusal(path) == "found no such file, expected a GPX or FIT file"
    assert refusal(tmp_path) == "found something that is not a file, expected a GPX or FIT file"


def test_a_file_that_cannot_be_opened_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path.write_bytes(b"<gpx/>")
    monkeypatch.setattr(Path, "read_bytes", denied)
    assert refusal(path) == "found Permission denied, expected a GPX or FIT file"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda it: it[:-2], "the end of a file cut short, expected a whole file"),
        (lambda it: it[:900], "the end of a file cut short, expected a whole file"),
        (lambda it: it[:13], "the end of a file cut short, expected a whole file"),
        (lambda it: it[:12], "expected a whole file"),
        (lambda it: it[:-1] + bytes([it[-1] ^ 1]), "checksum: found bytes that were changed"),
        (lambda it: it[:700] + bytes([it[700] ^ 4]) + it[701:], "checksum: found bytes that were changed"),
        (lambda it: it + b"more", "header: found no FIT header, expected a whole file"),
    ],
)
def test_a_spoilt_fit_file_is_refused(path: Path, spoil, said: str) -> None:
    assert said in refusal(path, spoil((FOLDER / "watch.fit").read_bytes()))


@pytest.mark.parametrize(
    ("messages", "said"),
    [
        ([], "records: found an activity without times, expected a recorded walk"),
        (
            [fit.file_id(SATURDAY, fit.COURSE)],
            "kind: found course, expected an activity",
        ),
        (
            [Message(fit.RECORD, {fit.TIMESTAMP: 4000, (5, fit.UINT32): 100})],
            "records: found an activity without times, expected a recorded walk",
        ),
    ],
)
def test_a_fit_file_without_a_walk_is_refused(path: Path, messages: list[Message], said: str) -> None:
    assert refusal(path, fit_file(messages)) == said


def test_fit_messages_made_up_by_a_stranger_are_refused(path: Path) -> None:
    body = struct.pack("<B", 0x05)  # A message of a kind that was never defined.
    whole = struct.pack("<2BHI4s", 12, 0x20, 2132, len(body), b".FIT") + body
    said = refusal(path, whole + struct.pack("<H", fit.checksum(whole)))
    assert said == "found messages that do not fit together, expected a FIT activity"


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_whatever_the_bytes_it_is_read_or_refused(data: st.DataObject, tmp_path_factory) -> None:
    name = data.draw(st.sampled_from(["own-fields.fit", "old-logger.gpx", "treadmill.fit"]))
    content = bytearray((FOLDER / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    if name.endswith(".fit"):
        content[-2:] = struct.pack("<H", fit.checksum(bytes(content[:-2])))
        content[12:14] = b"\0\0"
        content[-2:] = struct.pack("<H", fit.checksum(bytes(content[:-2])))
    path = tmp_path_factory.mktemp("spoilt") / "x"
    with suppress(RefusedInput):
        tracks = read(path, bytes(content))
        assert all(track.distance_m >= 0 and track.moving_s >= 0 for track in tracks)
