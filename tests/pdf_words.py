"""What a reader of a PDF finds in it: its text in reading order, and where each word stands."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box on the page, points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def text_of(pdf: Path) -> str:
    """The text as it was written, line after line."""
    return _told("pdftotext", "-raw", str(pdf), "-")


def pages_of(pdf: Path) -> int:
    """How many pages there are."""
    found = re.search(r"^Pages:\s+(\d+)$", _told("pdfinfo", str(pdf)), re.MULTILINE)
    assert found is not None
    return int(found[1])


def words_of(pdf: Path) -> list[Word]:
    """Every word with its box."""
    box = r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>'
    return [
        Word(text, float(left), float(top), float(right), float(bottom))
        for left, top, right, bottom, text in re.findall(box, _told("pdftotext", "-bbox", str(pdf), "-"))
    ]


def overlaps(words: list[Word], slack_pt: float = 1.0) -> list[tuple[str, str]]:
    """Pairs of words that stand on each other; a box is as tall as its font, so lines may touch."""
    return [
        (one.text, other.text)
        for number, one in enumerate(words)
        for other in words[number + 1 :]
        if min(one.right, other.right) - max(one.left, other.left) > slack_pt
        and min(one.bottom, other.bottom) - max(one.top, other.top) > slack_pt + (one.bottom - one.top) / 4
    ]


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
