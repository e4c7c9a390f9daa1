"""The colours of the drawn person and of what is round it, for a theme, a category and a background."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor

from coach.figure.display import Ink
from coach.ui.theme import LIGHT, Tokens, mix


@dataclass(frozen=True, slots=True)
class Cloth:
    """The person's own colours in one theme, as #RRGGBB. Clothes are greys that belong to no category."""

    skin: str
    hair: str
    shirt: str
    leggings: str
    line: str
    skin_line: str
    hair_line: str
    shadow: str


BY_DAY: Final = Cloth(
    skin="#CF936C",
    hair="#4A342B",
    shirt="#A5ABB5",
    leggings="#9199A5",
    line="#2B313B",
    skin_line="#6A4334",
    hair_line="#33261F",
    shadow="#1B2733",
)
BY_NIGHT: Final = Cloth(
    skin="#D3A07C",
    hair="#7A5B49",
    shirt="#676E78",
    leggings="#59606A",
    line="#A9B2BF",
    skin_line="#F0CDB2",
    hair_line="#B08F7A",
    shadow="#000000",
)
_FAR: Final = {"shirt": 0.10, "hair": 0.0, "skin": 0.17, "leggings": 0.17}
_EDGE_FAR: Final = 0.28
_QUIET: Final = 0.34


class Inks:
    """Gives the colour of each ink; remembers what it has mixed."""

    def __init__(self, category: str, tokens: Tokens, background: str, is_quiet: bool = False) -> None:
        self._lit, self._tokens, self._background = tokens.category(category), tokens, background
        self._cloth = BY_DAY if tokens is LIGHT else BY_NIGHT
        self._is_quiet = is_quiet
        self._mixed: dict[Ink, QColor] = {}

    def colour(self, ink: Ink) -> QColor:
        """The colour of an ink. Only shadow and ghost are see-through."""
        found = self._mixed.get(ink)
        if found is None:
            found = self._mixed[ink] = self._colour(ink)
        return found

    def _colour(self, ink: Ink) -> QColor:
        plain = _SURROUNDINGS.get(ink.role)
        colour = plain(self._tokens, self._lit, self._background) if plain else self._personal(ink)
        if ink.role in _CLEAR:
            light, dark = _CLEAR[ink.role]
            colour.setAlphaF(light if self._tokens is LIGHT else dark)
        elif self._is_quiet:
            colour = mix(self._background, colour.name(), _QUIET)
        return colour

    def _personal(self, ink: Ink) -> QColor:
        cloth = self._cloth
        if ink.role in ("eye", "brow"):
            return mix(cloth.hair, "#201A18", 0.45)
        if ink.role == "mouth":
            return mix(BY_DAY.skin_line, cloth.skin, 0.80)
        if ink.tone == "edge":
            return mix(self._background, self._line(ink.role), _EDGE_FAR * ink.far)
        base = mix(self._background, getattr(cloth, ink.role), _FAR[ink.role] * ink.far)
        if ink.tone == "shade":
            return mix(cloth.shadow, base.name(), ink.amount)
        if ink.tone == "glow":
            return mix(self._lit, base.name(), ink.amount)
        return base

    def _line(self, role: str) -> str:
        return {"skin": self._cloth.skin_line, "hair": self._cloth.hair_line}.get(role, self._cloth.line)


_Mixing = Callable[[Tokens, str, str], QColor]
_CLEAR: Final = {"shadow": (0.10, 0.22), "ghost": (0.17, 0.20)}
_SURROUNDINGS: Final[dict[str, _Mixing]] = {
    "mat": lambda tokens, lit, under: mix(lit, tokens.surface, 0.0 if tokens is LIGHT else 0.06),
    "matEdge": lambda tokens, lit, under: mix(lit, under, 0.30),
    "matSeam": lambda tokens, lit, under: mix(lit, tokens.surface, 0.16),
    "floor": lambda tokens, lit, under: mix(tokens.surface, under, 0.6),
    "prop": lambda tokens, lit, under: mix(tokens.line_strong, tokens.surface, 0.22),
    "propTop": lambda tokens, lit, under: mix(tokens.line_strong, tokens.surface, 0.10),
    "propSide": lambda tokens, lit, under: mix(tokens.line_strong, tokens.surface, 0.36),
    "propEdge": lambda tokens, lit, under: mix(tokens.line_strong, under, 0.85),
    "strap": lambda tokens, lit, under: QColor(tokens.ink_2),
    "shadow": lambda tokens, lit, under: QColor(BY_DAY.shadow if tokens is LIGHT else BY_NIGHT.shadow),
    "ghost": lambda tokens, lit, under: QColor(tokens.ink_2),
    "arrow": lambda tokens, lit, under: QColor(lit),
    "halo": lambda tokens, lit, under: QColor(under),
}
