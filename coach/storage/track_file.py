"""A recording from a watch or a phone, read as what it is, whatever its name says."""

from collections.abc import Callable
from pathlib import Path

from coach.domain.errors import RefusedInput
from coach.domain.track import Track
from coach.domain.walking import Source

LARGEST_BYTES = 32 * 1024 * 1024
"""A whole day at a point a second, with all that watches add to it, is less. (design)"""

_FIT_MARK = slice(8, 12)
_XML_BEGINS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")
EXPECTED = "a GPX or FIT file"


def read_tracks(path: Path) -> tuple[Source, tuple[Track, ...]]:
    """The walks of a file in the order of time, and what kind of file it is; RefusedInput when it has none.

    A file that is too large is refused before any of it is read."""
    content = _content(path)
    source, read = _reader(path, content)
    try:
        tracks = read(content)
    except RefusedInput as error:
        raise RefusedInput(str(path), error.path, error.found, error.expected) from error
    return source, tracks


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            found = "something that is not a file" if path.exists() else "no such file"
            raise RefusedInput(str(path), "", found, EXPECTED)
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            most = f"at most {LARGEST_BYTES // 1024 // 1024} MB"
            raise RefusedInput(str(path), "", f"{size / 1024 / 1024:.0f} MB", most)
        content = path.read_bytes()
    except OSError as error:
        raise RefusedInput(str(path), "", error.strerror or "an unreadable file", EXPECTED) from error
    if not content:
        raise RefusedInput(str(path), "", "an empty file", EXPECTED)
    return content


def _reader(path: Path, content: bytes) -> tuple[Source, Callable[[bytes], tuple[Track, ...]]]:
    if content[_FIT_MARK] == b".FIT":
        from coach.storage.track_fit import fit_tracks

        return Source.FIT, fit_tracks
    if content.lstrip().startswith(_XML_BEGINS):
        from coach.storage.track_gpx import gpx_tracks

        return Source.GPX, gpx_tracks
    raise RefusedInput(str(path), "", "a file of another kind", EXPECTED)
