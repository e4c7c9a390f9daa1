"""The colours of the drawn person and what is round it, for a look, a theme, a category and a background."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from coach.domain.settings import Clothes, Hair, Skin
from coach.figure.display import Ink
from coach.ui.theme import LIGHT, Tokens, mix


@dataclass(frozen=True, slots=True)
class Look:
    """What a person has chosen for the drawn person."""

    skin: Skin = Skin.TWO
    hair: Hair = Hair.BROWN
    clothes: Clothes = Clothes.SLATE


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
    eye: str
    mouth: str
    shadow: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two colours that go together in each theme: a fill and its line, or a shirt and its leggings."""

    by_day: tuple[str, str]
    by_night: tuple[str, str]

    def of(self, tokens: Tokens) -> tuple[str, str]:
        return self.by_day if tokens is LIGHT else self.by_night


_SKIN: Final = {
    Skin.ONE: _Pair(("#D7997D", "#6E4238"), ("#E6C3AC", "#FBE6D6")),
    Skin.TWO: _Pair(("#CF936C", "#6A4334"), ("#D3A07C", "#F0CDB2")),
    Skin.THREE: _Pair(("#B57C55", "#5A3627"), ("#BA865F", "#E5B996")),
    Skin.FOUR: _Pair(("#93613F", "#452819"), ("#A0704F", "#D9A884")),
    Skin.FIVE: _Pair(("#6E4836", "#2E1A11"), ("#875A44", "#C99A7B")),
}
_HAIR: Final = {
    Hair.BLACK: _Pair(("#2A2627", "#141213"), ("#605B5C", "#A29C9D")),
    Hair.BROWN: _Pair(("#4A342B", "#33261F"), ("#7A5B49", "#B08F7A")),
    Hair.FAIR: _Pair(("#B8955E", "#5E4826"), ("#C9A46B", "#EBD3A4")),
    Hair.GREY: _Pair(("#9A9A98", "#4A4A4A"), ("#A9A9A8", "#DADADA")),
}
_EYE: Final = {Hair.BLACK: _HAIR[Hair.BLACK], Hair.BROWN: _HAIR[Hair.BROWN]}
_CLOTHES: Final = {
    Clothes.SLATE: _Pair(("#A5ABB5", "#9199A5"), ("#676E78", "#59606A")),
    Clothes.STONE: _Pair(("#ABABA5", "#999992"), ("#6E6E67", "#60605A")),
    Clothes.SAND: _Pair(("#AFA89B", "#A19989"), ("#726A5C", "#645D50")),
}
_LINE: Final = _Pair(("#2B313B", "#1B2733"), ("#A9B2BF", "#000000"))
"""The line of the clothes, and the shadow."""
_LOOK: Final = "figure look"


@cache
def cloth_of(look: Look, tokens: Tokens) -> Cloth:
    """The colours of a look in a theme."""
    skin, skin_line = _SKIN[look.skin].of(tokens)
    hair, hair_line = _HAIR[look.hair].of(tokens)
    shirt, leggings = _CLOTHES[look.clothes].of(tokens)
    line, shadow = _LINE.of(tokens)
    iris = _EYE.get(look.hair, _HAIR[Hair.BROWN]).of(tokens)[0]
    return Cloth(
        skin=skin,
        hair=hair,
        shirt=shirt,
        leggings=leggings,
        line=line,
        skin_line=skin_line,
        hair_line=hair_line,
        eye=mix(iris, "#201A18", 0.45).name(),
        mouth=mix(_SKIN[look.skin].by_day[1], skin, 0.80).name(),
        shadow=shadow,
    )


def look_of(widget: QWidget) -> Look:
    """The look that the window of a widget gives to the drawn person."""
    look = widget.window().property(_LOOK)
    return look if isinstance(look, Look) else Look()


def wear(window: QWidget, look: Look) -> None:
    """Give a window's drawn person a look, and paint everything in the window again."""
    window.setProperty(_LOOK, look)
    window.update()


_FAR: Final = {"shirt": 0.10, "hair": 0.0, "skin": 0.17, "leggings": 0.17}
_EDGE_FAR: Final = 0.28
_QUIET: Final = 0.34


class Inks:
    """Gives the colour of each ink; remembers what it has mixed."""

    def __init__(
        self, category: str, tokens: Tokens, background: str, look: Look, is_quiet: bool = False
    ) -> None:
        self._lit, self._tokens, self._background = tokens.category(category), tokens, background
        self._cloth = cloth_of(look, tokens)
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
            return QColor(cloth.eye)
        if ink.role == "mouth":
            return QColor(cloth.mouth)
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
    "shadow": lambda tokens, lit, under: QColor(_LINE.of(tokens)[1]),
    "ghost": lambda tokens, lit, under: QColor(tokens.ink_2),
    "arrow": lambda tokens, lit, under: QColor(lit),
    "halo": lambda tokens, lit, under: QColor(under),
}
