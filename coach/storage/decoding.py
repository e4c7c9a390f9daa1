"""One strict decoder for every TOML file a person may write: located, plain sentences for what is wrong."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

import msgspec

from coach.domain.errors import RefusedInput

MAX_FILE_BYTES = 256 * 1024
"""No exercise, routine or plan comes near this; anything larger is not one."""

ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,63}$"

Slug = Annotated[
    str,
    msgspec.Meta(
        pattern=ID_PATTERN, description="1 to 64 lower-case letters, digits or hyphens, not a hyphen first"
    ),
]
ShortText = Annotated[
    str, msgspec.Meta(min_length=1, max_length=120, description="a text of 1 to 120 characters")
]
LongText = Annotated[
    str, msgspec.Meta(min_length=1, max_length=1000, description="a text of 1 to 1000 characters")
]


class Wire(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Base of every wire type: unknown keys are errors."""


WireT = TypeVar("WireT", bound=Wire)

_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?P<path>\$.*)`)?$", re.DOTALL)
_UNKNOWN = re.compile(r"unknown field `(?P<name>.*)`")
_MISSING = re.compile(r"missing required field `(?P<name>.*)`")
_TOKEN = re.compile(r"\.(?P<key>[^.\[\]]+)|\[(?P<index>\d+)\]")
_TOML_PLACE = re.compile(r"^(?P<what>.*) \(at (?P<place>.*)\)$", re.DOTALL)


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; RefusedInput when it is unreadable, oversized or not TOML."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise RefusedInput(str(path), "", error.strerror or "no readable file", "a readable file") from error
    if len(content) > MAX_FILE_BYTES:
        raise RefusedInput(str(path), "", "a larger file", f"at most {MAX_FILE_BYTES // 1024} KiB")
    try:
        return tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RefusedInput(
            str(path), f"byte {error.start}", "bytes that are not UTF-8", "UTF-8 text"
        ) from error
    except tomllib.TOMLDecodeError as error:
        what, place = _toml_fault(str(error))
        raise RefusedInput(str(path), place, what, "valid TOML") from error
    except RecursionError as error:
        raise RefusedInput(str(path), "", "values nested too deeply", "a flat file") from error


def decode(path: Path, wire: type[WireT]) -> WireT:
    """Read a TOML file into a wire type; RefusedInput says where, what was found and what is allowed."""
    return convert(read_toml(path), wire, str(path))


def convert(tables: Mapping[str, Any], wire: type[WireT], source: str) -> WireT:
    """Tables of a TOML text as a wire type; RefusedInput says where, what was found and what is allowed."""
    try:
        return msgspec.convert(tables, wire, strict=True)
    except msgspec.ValidationError as error:
        raise _located(source, tables, wire, str(error)) from error


def found_text(value: object) -> str:
    """A value as it may stand in a sentence: short, quoted like JSON."""
    if isinstance(value, Mapping):
        return "a table"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _toml_fault(message: str) -> tuple[str, str]:
    match = _TOML_PLACE.match(message)
    if match is None:
        return message, ""
    what = match["what"]
    return what[0].lower() + what[1:], match["place"]


def _located(source: str, data: object, wire: type[Wire], message: str) -> RefusedInput:
    match = _AT.match(message)
    what, path = (match["what"], match["path"] or "$") if match else (message, "$")
    if unknown := _UNKNOWN.search(what):
        known = ", ".join(_fields_at(wire, path))
        return RefusedInput(source, f"{path}.{unknown['name']}", "an unknown key", f"one of {known}")
    if missing := _MISSING.search(what):
        path = f"{path}.{missing['name']}"
        return RefusedInput(source, path, "nothing", _expected(wire, path, what))
    return RefusedInput(source, path, found_text(_value_at(data, path)), _expected(wire, path, what))


def _value_at(data: object, path: str) -> object:
    value: Any = data
    for token in _TOKEN.finditer(path):
        value = value[token["key"] or int(token["index"])]
    return value


def _struct_at(wire: type[Wire], keys: Iterable[str]) -> type[Wire]:
    struct = wire
    for key in keys:
        inner = _struct_within(get_type_hints(struct).get(key))
        if inner is None:
            break
        struct = inner
    return struct


def _struct_within(hint: object) -> type[Wire] | None:
    if isinstance(hint, type) and issubclass(hint, Wire):
        return hint
    return next((found for inner in get_args(hint) if (found := _struct_within(inner))), None)


def _keys(path: str) -> list[str]:
    return [token["key"] for token in _TOKEN.finditer(path) if token["key"]]


def _fields_at(wire: type[Wire], path: str) -> tuple[str, ...]:
    return _struct_at(wire, _keys(path)).__struct_fields__


def _expected(wire: type[Wire], path: str, what: str) -> str:
    keys = _keys(path)
    if keys:
        hints = get_type_hints(_struct_at(wire, keys[:-1]), include_extras=True)
        if description := _description(hints.get(keys[-1]), inside="[" in path.rpartition(".")[2]):
            return description
    return _plain(what)


def _description(hint: object, *, inside: bool) -> str | None:
    """The words of the type that stands at a path; `inside` prefers those of a list's elements."""
    inner = next((found for arg in get_args(hint) if (found := _description(arg, inside=inside))), None)
    own = next(
        (meta.description for meta in getattr(hint, "__metadata__", ()) if isinstance(meta, msgspec.Meta)),
        None,
    )
    return (inner or own) if inside else (own or inner)


def _plain(what: str) -> str:
    expected = re.search(r"Expected `(?P<type>[^`]*)`", what)
    names = {
        "int": "a whole number",
        "str": "a text",
        "array": "a list",
        "object": "a table",
        "bool": "true or false",
    }
    return names.get(expected["type"], expected["type"]) if expected else what[0].lower() + what[1:]
