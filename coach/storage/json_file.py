"""An export as a file: written in one fixed order, read strictly."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from stat import S_ISREG
from typing import Any, get_type_hints

import msgspec

from coach.domain.errors import RefusedInput
from coach.storage.decoding import convert, found_text
from coach.storage.json_wire import FORMAT, MAX_RECORDS, ON_ONE_LINE, VERSION, Archive, SessionJson

MAX_FILE_BYTES = 256 * 1024 * 1024
"""Twenty years of practice take about half of it."""

_TAB = "  "


class _Head(msgspec.Struct):
    """What tells whether a file is ours, whatever else is in it; its sessions are not read yet."""

    format: Any = None
    version: Any = None
    sessions: tuple[msgspec.Raw, ...] = ()


_Rest: Any = msgspec.defstruct(
    "_Rest",
    [
        (name, msgspec.Raw if name == "sessions" else hint)
        for name, hint in get_type_hints(Archive, include_extras=True).items()
    ],
    forbid_unknown_fields=True,
)
"""An export but for its sessions."""


def encode(archive: Archive) -> bytes:
    """An export as UTF-8 text, the same bytes for the same content."""
    written = BytesIO()
    for part in _text(archive, ""):
        written.write(part.encode())
    written.write(b"\n")
    return written.getvalue()


def decode_file(path: Path) -> Archive:
    """The export that a file holds; RefusedInput says where and why it is none."""
    return decode(_content(path), str(path))


def decode(content: bytes, source: str) -> Archive:
    """The export that bytes hold; RefusedInput says where and why they hold none."""
    try:
        return _archive(content, source)
    except UnicodeDecodeError as error:
        raise _not_text(source, content) from error
    except msgspec.DecodeError as error:
        raise _malformed(source, content, str(error)) from error
    except RecursionError as error:
        raise RefusedInput(source, "$", "values nested too deeply", "an export of Back Coach") from error


def _archive(content: bytes, source: str) -> Archive:
    """Most of a file is sessions. Read one by one, they give the window's thread its turn in between."""
    _prove_table(content, source)
    try:
        head = msgspec.json.decode(content, type=_Head)
        _prove_ours(head, source)
        rest = msgspec.json.decode(content, type=_Rest)
        sessions = tuple(msgspec.json.decode(each, type=SessionJson) for each in head.sessions)
    except msgspec.ValidationError as error:
        raise _invalid(content, source, str(error)) from error
    if len(sessions) > MAX_RECORDS:
        found = f"{len(sessions)} sessions"
        raise RefusedInput(source, "$.sessions", found, f"a list of at most {MAX_RECORDS} records")
    parts = {name: getattr(rest, name) for name in Archive.__struct_fields__ if name != "sessions"}
    return Archive(sessions=sessions, **parts)


def _invalid(content: bytes, source: str, message: str) -> RefusedInput:
    """Decoding is quick and says little; what is wrong is worth doing it again."""
    whole = msgspec.json.decode(content)
    head = _Head(format=whole.get("format"), version=whole.get("version"))
    try:
        _prove_ours(head, source)
        convert(whole, Archive, source)
    except RefusedInput as error:
        return error
    return RefusedInput(source, "$", message, "an export of Back Coach")


def _content(path: Path) -> bytes:
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):
            raise RefusedInput(str(path), "", "no file", "an export of Back Coach")
        if about.st_size > MAX_FILE_BYTES:
            raise _oversized(path)
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise RefusedInput(str(path), "", error.strerror or "no readable file", "a readable file") from error
    if len(content) > MAX_FILE_BYTES:
        raise _oversized(path)
    return content


def _oversized(path: Path) -> RefusedInput:
    return RefusedInput(str(path), "", "a larger file", f"at most {MAX_FILE_BYTES // 1024**2} MiB")


def _prove_table(content: bytes, source: str) -> None:
    if not content.strip():
        raise RefusedInput(source, "", "an empty file", "an export of Back Coach")
    if content.lstrip()[:1] != b"{":
        msgspec.json.decode(content)
        raise RefusedInput(source, "$", "no table", "an export of Back Coach")


def _prove_ours(head: _Head, source: str) -> None:
    if head.format != FORMAT:
        found = "nothing" if head.format is None else found_text(head.format)
        raise RefusedInput(source, "$.format", found, f'"{FORMAT}"')
    version = head.version
    if type(version) is int and version > VERSION:
        found = f"{version}, which a newer Back Coach wrote"
        raise RefusedInput(source, "$.version", found, f"{VERSION}; please update the app")
    if type(version) is not int or version != VERSION:
        found = "nothing" if version is None else found_text(version)
        raise RefusedInput(source, "$.version", found, str(VERSION))


def _not_text(source: str, content: bytes) -> RefusedInput:
    """Where the bytes stop being text; a decoder counts from the beginning of the word only."""
    place = ""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
    return RefusedInput(source, place, "bytes that are not UTF-8", "UTF-8 text")


def _malformed(source: str, content: bytes, message: str) -> RefusedInput:
    """`JSON is malformed: WHAT (byte N)`, or `Input data was truncated`."""
    if "truncated" in message:
        return RefusedInput(source, f"byte {len(content)}", "the end of the file", "the rest of it")
    what, _, place = message.partition(" (")
    return RefusedInput(source, place.rstrip(")"), what.rpartition(": ")[2], "valid JSON")


def _text(value: object, pad: str) -> Iterator[str]:
    """A value in lines; what is small or holds nothing but words stays on one."""
    deeper = pad + _TAB
    if isinstance(value, msgspec.Struct) and not isinstance(value, ON_ONE_LINE):
        value = {name: getattr(value, name) for name in value.__struct_fields__}
    if isinstance(value, dict) and value:
        opening = "{\n"
        for name, inner in value.items():
            yield f"{opening}{deeper}{_line(name)}: "
            yield from _text(inner, deeper)
            opening = ",\n"
        yield f"\n{pad}}}"
    elif isinstance(value, tuple) and value and not isinstance(value[0], str):
        opening = "[\n"
        for inner in value:
            yield f"{opening}{deeper}"
            yield from _text(inner, deeper)
            opening = ",\n"
        yield f"\n{pad}]"
    else:
        yield _line(value)


def _line(value: object) -> str:
    encoded = msgspec.json.encode(value)
    if isinstance(value, ON_ONE_LINE):
        encoded = msgspec.json.format(encoded, indent=0)
    return encoded.decode()
