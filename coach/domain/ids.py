"""Ids made from names."""

import re
import unicodedata
from collections.abc import Container
from itertools import count

MOST_LETTERS = 64
_PLAIN = {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "þ": "th", "ð": "d"}
_NO_FILE_NAMES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Names that Windows keeps for its devices."""


def new_id(name: str, taken: Container[str], without_name: str) -> str:
    """A free id that reads like a name, `without_name` where the name has no letter to go by."""
    stem = _slug(name) or without_name
    for number in count(1):
        ending = f"-{number}" if number > 1 else ""
        candidate = stem[: MOST_LETTERS - len(ending)].rstrip("-") + ending
        if candidate not in taken and candidate not in _NO_FILE_NAMES:
            return candidate
    raise AssertionError("numbers end")


def _slug(name: str) -> str:
    spelled = "".join(_PLAIN.get(letter, letter) for letter in name.lower())
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['`]", "", plain.lower())).strip("-")
