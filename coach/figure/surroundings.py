"""What a pose file puts round the person: mat, wall, chair, strap, cushion. Metres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from coach.figure.fields import Span, choice, flag, number, numbers, table_of

_PLACE: Final[Span] = (-3.0, 3.0)
_CUSHION: Final[tuple[Span, ...]] = ((0.1, 0.8), (0.01, 0.25), (0.1, 0.8))


@dataclass(frozen=True, slots=True)
class Chair:
    x: float
    seat: float
    faces: Literal["forward", "backward"]


@dataclass(frozen=True, slots=True)
class Cushion:
    """A soft pad on the floor: its middle, how long it is along X, how thick and how wide along Z."""

    x: float
    z: float
    length: float
    thick: float
    width: float


@dataclass(frozen=True, slots=True)
class Props:
    mat: bool = False
    wall: float | None = None
    chair: Chair | None = None
    strap: bool = False
    cushion: Cushion | None = None

    @property
    def surfaces(self) -> frozenset[str]:
        """What of it a body may touch."""
        there = {
            "wall": self.wall is not None,
            "seat": self.chair is not None,
            "chairBack": self.chair is not None,
            "strap": self.strap,
            "cushion": self.cushion is not None,
        }
        return frozenset(surface for surface, is_there in there.items() if is_there)


def props_from(value: object, path: str) -> Props:
    """The checked surroundings.

    Raises PoseFileError with path, found and allowed."""
    table = table_of(value, path, {"mat", "wall", "chair", "strap", "cushion"}, set())
    return Props(
        mat=flag(table.get("mat", False), f"{path}.mat"),
        wall=number(table["wall"], f"{path}.wall", _PLACE) if "wall" in table else None,
        chair=_chair(table["chair"], f"{path}.chair") if "chair" in table else None,
        strap=flag(table.get("strap", False), f"{path}.strap"),
        cushion=_cushion(table["cushion"], f"{path}.cushion") if "cushion" in table else None,
    )


def _chair(value: object, path: str) -> Chair:
    fields = {"x", "seat", "faces"}
    table = table_of(value, path, fields, fields)
    faces = choice(table["faces"], f"{path}.faces", ("forward", "backward"))
    return Chair(
        x=number(table["x"], f"{path}.x", _PLACE),
        seat=number(table["seat"], f"{path}.seat", (0.2, 0.7)),
        faces="forward" if faces == "forward" else "backward",
    )


def _cushion(value: object, path: str) -> Cushion:
    fields = {"at", "size"}
    table = table_of(value, path, fields, fields)
    x, z = numbers(table["at"], f"{path}.at", (_PLACE, _PLACE))
    length, thick, width = numbers(table["size"], f"{path}.size", _CUSHION)
    return Cushion(x, z, length, thick, width)
