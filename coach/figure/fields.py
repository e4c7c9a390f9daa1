"""Reading the fields of a pose file strictly: whatever is not allowed is refused with its path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coach.figure.vectors import Vec

Span = tuple[float, float]
Four = tuple[float, float, float, float]


class PoseFileError(Exception):
    """A pose file does not say what a pose file may say."""

    def __init__(self, path: str, found: str, allowed: str) -> None:
        super().__init__(f"{path}: found {found}, expected {allowed}")
        self.path = path
        self.found = found
        self.allowed = allowed


def table_of(value: object, path: str, allowed: set[str], needed: set[str]) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise PoseFileError(path, repr(value), "a table")
    for field in value:
        if field not in allowed:
            raise PoseFileError(f"{path}.{field}", "an unknown field", ", ".join(sorted(allowed)))
    for field in sorted(needed - set(value)):
        raise PoseFileError(f"{path}.{field}", "nothing", "this field")
    return value


def one_of(table: Mapping[str, Any], path: str, *ways: tuple[str, ...]) -> tuple[str, ...]:
    named = tuple(way for way in ways if any(field in table for field in way))
    allowed = "either " + " or ".join(" + ".join(way) for way in ways)
    if len(named) != 1 or any(field not in table for field in named[0]):
        raise PoseFileError(path, ", ".join(sorted(table)) or "nothing", allowed)
    return named[0]


def list_of(value: object, path: str, allowed: str) -> Sequence[Any]:
    if not isinstance(value, list):
        raise PoseFileError(path, repr(value), allowed)
    return value


def number(value: object, path: str, span: Span) -> float:
    good = isinstance(value, int | float) and not isinstance(value, bool) and span[0] <= value <= span[1]
    if not good or not isinstance(value, int | float):
        raise PoseFileError(path, repr(value), f"a number from {span[0]:g} to {span[1]:g}")
    return float(value)


def numbers(value: object, path: str, spans: Sequence[Span]) -> list[float]:
    items = list_of(value, path, f"{len(spans)} numbers")
    if len(items) != len(spans):
        raise PoseFileError(path, f"{len(items)} of them", f"{len(spans)} numbers")
    return [
        number(item, f"{path}[{i}]", span) for i, (item, span) in enumerate(zip(items, spans, strict=True))
    ]


def vector(value: object, path: str, span: Span) -> Vec:
    x, y, z = numbers(value, path, (span, span, span))
    return (x, y, z)


def four(value: object, path: str, spans: Sequence[Span]) -> Four:
    a, b, c, d = numbers(value, path, spans)
    return (a, b, c, d)


def text(value: object, path: str) -> str:
    if not isinstance(value, str) or not value:
        raise PoseFileError(path, repr(value), "words")
    return value


def flag(value: object, path: str) -> bool:
    if not isinstance(value, bool):
        raise PoseFileError(path, repr(value), "true or false")
    return value


def choice(value: object, path: str, allowed: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise PoseFileError(path, repr(value), ", ".join(allowed) or "the id of an earlier key")
    return value
