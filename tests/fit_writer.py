"""FIT files as a watch writes them: a header, definitions, messages, a checksum. Written from the format."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

BEGINNING = datetime(1989, 12, 31, tzinfo=UTC)
SEMICIRCLES = 2**31 / 180

ENUM, UINT8, UINT16, SINT32, UINT32, STRING, BYTE = 0x00, 0x02, 0x84, 0x85, 0x86, 0x07, 0x0D
_FORMATS = {ENUM: "B", UINT8: "B", UINT16: "H", SINT32: "i", UINT32: "I", STRING: "16s", BYTE: "16s"}

FILE_ID, SESSION, LAP, RECORD, EVENT, SPORT, DEVELOPER_ID, FIELD_NAME = 0, 18, 19, 20, 21, 12, 207, 206
ACTIVITY, COURSE = 4, 6
WALKING, HIKING, CYCLING, RUNNING, GENERIC, SWIMMING = 11, 17, 2, 1, 0, 5
TIMESTAMP = (253, UINT32)

_CRC = (
    0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
    0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
)  # fmt: skip

Fields = Mapping[tuple[int, int], int | bytes]
"""Field number and base type, with its value as the format counts it."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `own` are fields of the maker's, by their number, a byte each."""

    number: int
    fields: Fields
    own: Mapping[int, int] | None = None


def seconds(at: datetime) -> int:
    """An instant as FIT counts it."""
    return int((at - BEGINNING).total_seconds())


def checksum(content: bytes) -> int:
    crc = 0
    for byte in content:
        for nibble in (byte & 0xF, byte >> 4):
            crc = (crc >> 4) & 0x0FFF ^ _CRC[crc & 0xF] ^ _CRC[nibble]
    return crc


def fit_file(messages: Sequence[Message], *, is_big_endian: bool = False) -> bytes:
    """A whole file; a definition is written whenever the shape of the messages changes."""
    order = ">" if is_big_endian else "<"
    body, shape = b"", None
    for message in messages:
        own = message.own or {}
        now = (message.number, *message.fields, *own)
        if now != shape:
            body += _definition(message, order)
            shape = now
        body += b"\x00" + b"".join(
            struct.pack(order + _FORMATS[base], value) for (_, base), value in message.fields.items()
        )
        body += bytes(own.values())
    head = struct.pack("<2BHI4s", 14, 0x20, 2132, len(body), b".FIT")
    whole = head + struct.pack("<H", checksum(head)) + body
    return whole + struct.pack("<H", checksum(whole))


def _definition(message: Message, order: str) -> bytes:
    head = 0x40 | (0x20 if message.own is not None else 0)
    told = struct.pack(order + "3BHB", head, 0, order == ">", message.number, len(message.fields))
    for number, base in message.fields:
        told += bytes((number, struct.calcsize(_FORMATS[base]), base))
    if message.own is not None:
        told += bytes([len(message.own)]) + b"".join(bytes((number, 1, 0)) for number in message.own)
    return told


def file_id(at: datetime, kind: int = ACTIVITY) -> Message:
    return Message(FILE_ID, {(0, ENUM): kind, (1, UINT16): 1, (4, UINT32): seconds(at)})


def record(at: datetime, place: tuple[float, float] | None = None, metres: float | None = None) -> Message:
    fields: dict[tuple[int, int], int | bytes] = {TIMESTAMP: seconds(at)}
    if place is not None:
        latitude, longitude = place
        fields[0, SINT32] = round(latitude * SEMICIRCLES)
        fields[1, SINT32] = round(longitude * SEMICIRCLES)
    if metres is not None:
        fields[5, UINT32] = round(metres * 100)
    return Message(RECORD, fields)


def session(
    at: datetime,
    sport: int,
    metres: float | None = None,
    timer_s: float | None = None,
    moving_s: float | None = None,
) -> Message:
    fields: dict[tuple[int, int], int | bytes] = {
        TIMESTAMP: seconds(at) + round(timer_s or 0),
        (2, UINT32): seconds(at),
        (5, ENUM): sport,
    }
    for number, value, scale in ((9, metres, 100), (8, timer_s, 1000), (59, moving_s, 1000)):
        if value is not None:
            fields[number, UINT32] = round(value * scale)
    return Message(SESSION, fields)
