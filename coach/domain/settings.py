"""What a person has chosen for the app itself."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.domain.body import BodyFact
from coach.domain.walking import Unit


class Appearance(StrEnum):
    """Light, dark, or as the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Motion(StrEnum):
    """Movement on the screen: full, reduced, or as the system says."""

    SYSTEM = "system"
    FULL = "full"
    REDUCED = "reduced"


class Skin(StrEnum):
    """The drawn person's skin, from light to dark."""

    ONE = "one"
    TWO = "two"
    THREE = "three"
    FOUR = "four"
    FIVE = "five"


class Hair(StrEnum):
    """The drawn person's hair."""

    BLACK = "black"
    BROWN = "brown"
    FAIR = "fair"
    GREY = "grey"


class Clothes(StrEnum):
    """The drawn person's clothes."""

    SLATE = "slate"
    STONE = "stone"
    SAND = "sand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings with their defaults; `welcomed_on` is the day the first run was over.

    `walk_step_percent` is 10 to 15, `walk_ceiling_min` minutes a week or 0 for none. `walk_unit_on` is the
    day on which `walk_unit` was chosen; `walked_last_week`, in `walk_unit`, was said at first.
    `has_persistent_pain` is the option of rules.md, section 6. `emergency_number` takes the place of the one
    of the territory; "" for none set. `body` is what was said about the own body, in its order.
    `shows_cards`: a knowledge card may come up by itself. `morning_put_off_on` and `card_put_away_on` are the
    plan dates on which the question of the morning was last put off, and a card put away."""

    appearance: Appearance = Appearance.SYSTEM
    motion: Motion = Motion.SYSTEM
    skin: Skin = Skin.TWO
    hair: Hair = Hair.BROWN
    clothes: Clothes = Clothes.SLATE
    warm_up: bool = True
    welcomed_on: date | None = None
    walk_step_percent: int = 10
    walk_ceiling_min: int = 150
    walk_unit: Unit = Unit.MINUTES
    walk_unit_on: date | None = None
    walked_last_week: float | None = None
    has_persistent_pain: bool = False
    emergency_number: str = ""
    body: tuple[BodyFact, ...] = ()
    shows_cards: bool = True
    morning_put_off_on: date | None = None
    card_put_away_on: date | None = None
