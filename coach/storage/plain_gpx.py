"""GPX from strangers, proved and cut down to its points before a parser builds something of it."""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from coach.domain.errors import RefusedInput

DEEPEST = 64
"""Elements within one another; GPX has six, and what watches add few more. (design)"""

POINTS_A_PART = 1000
"""So many are parsed without a break; more would hold other threads up. (design)"""

_Tree = Mapping[str, "_Tree"]
_KEPT: _Tree = {"gpx": {"trk": {"type": {}, "trkseg": {"trkpt": {"time": {}}}}, "rte": {}}}
"""Which elements are kept, and within which."""

_BYTE_ORDERS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PLAIN = frozenset({"utf-8", "ascii", "iso8859-1", "cp1252"})
_CHARS_A_TURN = 65_536


@dataclass(frozen=True, slots=True)
class Part:
    """A small GPX document; `is_continued`: its first segment goes on with the last one before."""

    text: str
    is_continued: bool


def plain_parts(content: bytes) -> Iterator[Part]:
    """Tracks with positions, times and types, and whether there are routes; nothing else of a file is kept.

    RefusedInput says in which line it cannot be taken. A document type is refused whatever it holds: entities
    that grow without end, or that name other files, can only be declared there."""
    text = _text(content)
    reader = _Reader()
    try:
        for at in range(0, len(text), _CHARS_A_TURN):
            reader.parser.Parse(text[at : at + _CHARS_A_TURN], False)
            yield from reader.parts()
        reader.parser.Parse("", True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise RefusedInput("", f"line {error.lineno}", f"broken XML ({reason})", "whole XML") from error
    yield from reader.parts()


def _text(content: bytes) -> str:
    """The characters; the encoding is the one of the byte order mark, else the declared one."""
    declared = _DECLARED.match(content)
    name = declared.group(1).decode("ascii") if declared else "utf-8"
    encoding = next((which for mark, which in _BYTE_ORDERS if content.startswith(mark)), None)
    try:
        if encoding is None:
            encoding = codecs.lookup(name).name
            if encoding not in _PLAIN:
                raise LookupError
        return content.decode(encoding)
    except LookupError:
        raise RefusedInput("", "line 1", f'the encoding "{name}"', "UTF-8") from None
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
        raise RefusedInput("", place, f"bytes that are not {error.encoding.upper()}", "text") from error


class _Reader:
    """Writes down what is kept, as the parser comes by; ends a part where it has points enough."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._hear
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._names: list[str] = []
        self._within: list[_Tree] = [_KEPT]
        self._left_out = 0
        self._written: list[str] = []
        self._points = 0
        self._activity = ""
        self._is_continued = False
        self._parts: list[Part] = []

    def parts(self) -> Iterator[Part]:
        """The parts that are whole by now."""
        whole, self._parts = self._parts, []
        yield from whole

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        plain = name.rpartition(" ")[2]
        inside = None if self._left_out else self._within[-1].get(plain)
        if inside is None:
            self._leave_out(plain)
            return
        self._names.append(plain)
        self._within.append(inside)
        if plain == "trkpt":
            places = (f" {key}={quoteattr(attributes[key])}" for key in ("lat", "lon") if key in attributes)
            self._written.append(f"<trkpt{''.join(places)}>")
        elif plain != "gpx":
            self._activity = "" if plain == "trk" else self._activity
            self._written.append(f"<{plain}>")

    def _leave_out(self, plain: str) -> None:
        if not self._names:
            raise self._refusal(f"<{plain}>", "<gpx>")
        self._left_out += 1
        if self._left_out > DEEPEST:
            raise self._refusal("elements nested too deeply", f"at most {DEEPEST}")

    def _end(self, _name: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        self._within.pop()
        plain = self._names.pop()
        if plain == "gpx":
            self._cut("")
            return
        self._written.append(f"</{plain}>")
        if plain == "trkpt":
            self._points += 1
            if self._points >= POINTS_A_PART:
                self._cut("</trkseg></trk>")
                self._written.append(f"<trk><type>{escape(self._activity)}</type><trkseg>")

    def _hear(self, text: str) -> None:
        if self._left_out or not self._names:
            return
        if self._names[-1] == "type":
            self._activity += text
        if self._names[-1] in ("type", "time"):
            self._written.append(escape(text))

    def _cut(self, closed: str) -> None:
        """End the part; one cut within a segment goes on with the same track and segment."""
        self._parts.append(
            Part(f'<gpx version="1.1">{"".join(self._written)}{closed}</gpx>', self._is_continued)
        )
        self._written, self._points, self._is_continued = [], 0, True

    def _refuse_doctype(self, *_declared: object) -> None:
        raise self._refusal("a document type", "none, as it can hide anything")

    def _refusal(self, found: str, expected: str) -> RefusedInput:
        return RefusedInput("", f"line {self.parser.CurrentLineNumber}", found, expected)
