"""XML from strangers: proved to be plain before any parser builds something of it."""

import codecs
import re
from xml.parsers import expat

from coach.domain.errors import RefusedInput

DEEPEST = 64
"""Elements within one another; GPX has six, and what watches add few more. (design)"""

_BYTE_ORDERS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PLAIN = frozenset({"utf-8", "ascii", "iso8859-1", "cp1252"})
_CHARS_A_TURN = 65_536


def plain_xml(content: bytes, root: str) -> str:
    """The text of a document with this root element; RefusedInput says in which line it cannot be taken.

    A document type is refused whatever it holds: entities that grow without end, or that name other files,
    can only be declared there."""
    text = _text(content)
    if "<!DOCTYPE" in text:
        line = text.count("\n", 0, text.index("<!DOCTYPE")) + 1
        raise RefusedInput("", f"line {line}", "a document type", "none, as it can hide anything")
    _prove(text, root)
    return text


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


def _prove(text: str, root: str) -> None:
    """Read it once without building anything, in turns, so that other threads go on meanwhile."""
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    depth = 0

    def begin(name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        plain = name.rpartition(" ")[2]
        if depth == 0 and plain != root:
            raise RefusedInput("", f"line {parser.CurrentLineNumber}", f"<{plain}>", f"<{root}>")
        depth += 1
        if depth > DEEPEST:
            place = f"line {parser.CurrentLineNumber}"
            raise RefusedInput("", place, "elements nested too deeply", f"at most {DEEPEST}")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_declared: object) -> None:
        raise RefusedInput("", f"line {parser.CurrentLineNumber}", "a document type", "none")

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = refuse
    try:
        for at in range(0, len(text), _CHARS_A_TURN):
            parser.Parse(text[at : at + _CHARS_A_TURN], False)
        parser.Parse("", True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise RefusedInput("", f"line {error.lineno}", f"broken XML ({reason})", "whole XML") from error
