"""An export as a file: written in one fixed order, read strictly."""

from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import Any

import msgspec

from coach.domain.errors import RefusedInput
from coach.storage.decoding import convert, found_text
from coach.storage.json_wire import FORMAT, ON_ONE_LINE, VERSION, Archive

MAX_FILE_BYTES = 256 * 1024 * 1024
"""Twenty years of practice take about half of it."""

_TAB = "  "


class _Head(msgspec.Struct):
    """What tells whether a file is ours, whatever else is in it."""

    format: Any = None
    version: Any = None


def encode(archive: Archive) -> bytes:
    """An export as UTF-8 text, the same bytes for the same content."""
    return "".join((*_text(archive, ""), "\n")).encode()


def decode_file(path: Path) -> Archive:
    """The export that a file holds; RefusedInput says where and why it is none."""
    return decode(_content(path), str(path))


def decode(content: bytes, source: str) -> Archive:
    """The export that bytes hold; RefusedInput says where and why they hold none."""
    try:
        _prove_ours(content, source)
        return _archive(content, source)
    except UnicodeDecodeError as error:
        raise _not_text(source, content) from error
    except msgspec.DecodeError as error:
        raise _malformed(source, content, str(error)) from error
    except RecursionError as error:
        raise RefusedInput(source, "$", "values nested too deeply", "an export of Back Coach") from error


def _archive(content: bytes, source: str) -> Archive:
    try:
        return msgspec.json.decode(content, type=Archive)
    except msgspec.ValidationError as error:
        # Decoding at once is quick and says little; what is wrong is worth doing it again.
        convert(msgspec.json.decode(content), Archive, source)
        raise RefusedInput(source, "$", str(error), "an export of Back Coach") from error


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


def _prove_ours(content: bytes, source: str) -> None:
    if not content.strip():
        raise RefusedInput(source, "", "an empty file", "an export of Back Coach")
    if content.lstrip()[:1] != b"{":
        msgspec.json.decode(content)
        raise RefusedInput(source, "$", "no table", "an export of Back Coach")
    head = msgspec.json.decode(content, type=_Head)
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
