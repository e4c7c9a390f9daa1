"""What a pose file says touches what: places of the body, and the surfaces they lie on."""

from __future__ import annotations

from typing import Final

from coach.figure.fields import PoseFileError, choice, table_of

CONTACTS: Final = (
    "pelvis", "back", "head",
    *(
        f"{place}{side}"
        for place in (
            "hip", "shoulder", "upperArm", "forearm", "hand", "knee", "shin", "foot", "heel", "ball",
        )
        for side in "RL"
    ),
)  # fmt: skip
"""Places of the body that may touch something; without R or L and with an s they stand for both sides."""
PROP_SURFACES: Final = frozenset({"wall", "seat", "chairBack", "strap", "cushion"})
SURFACES: Final = (
    "floor", *sorted(PROP_SURFACES), "pelvis",
    *(f"{part}{side}" for part in ("thigh", "shin", "ankle", "foot", "upperArm", "hand") for side in "RL"),
)  # fmt: skip

_BOTH: Final = {
    {"foot": "feet"}.get(place[:-1], f"{place[:-1]}s"): (place, f"{place[:-1]}L")
    for place in CONTACTS
    if place.endswith("R")
}


def contacts_from(value: object, path: str) -> tuple[tuple[str, str], ...]:
    """The checked contacts, a place for both sides told apart.

    Raises PoseFileError with path, found and allowed."""
    table = table_of(value, path, set(CONTACTS) | set(_BOTH), set())
    found: dict[str, str] = {}
    for field, surface in table.items():
        for place in _BOTH.get(field, (field,)):
            if place in found:
                raise PoseFileError(f"{path}.{field}", f"{place} a second time", "each place once")
            found[place] = choice(surface, f"{path}.{field}", SURFACES)
    return tuple(found.items())
