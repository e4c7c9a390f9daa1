"""What a person has chosen for the app itself."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Appearance(StrEnum):
    """Light, dark, or as the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings with their defaults; `welcomed_on` is the day the first-run notice was accepted."""

    appearance: Appearance = Appearance.SYSTEM
    warm_up: bool = True
    welcomed_on: date | None = None
