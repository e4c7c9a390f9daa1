"""Settings as a TOML file that a person may read and edit."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
import tomli_w

from coach.domain.body import BodyFact, in_order
from coach.domain.errors import RefusedInput, StorageError
from coach.domain.settings import Appearance, Clothes, Hair, Motion, Settings, Skin
from coach.domain.walking import Unit
from coach.storage.decoding import Wire, decode
from coach.storage.whole_file import replace_file

AppearanceName = Annotated[Appearance, msgspec.Meta(description="one of system, light, dark")]
MotionName = Annotated[Motion, msgspec.Meta(description="one of system, full, reduced")]
SkinName = Annotated[Skin, msgspec.Meta(description="one of one, two, three, four, five")]
HairName = Annotated[Hair, msgspec.Meta(description="one of black, brown, fair, grey")]
ClothesName = Annotated[Clothes, msgspec.Meta(description="one of slate, stone, sand")]
Flag = Annotated[bool, msgspec.Meta(description="true or false")]
Day = Annotated[date, msgspec.Meta(description="a date such as 2026-01-31")]
StepPercent = Annotated[int, msgspec.Meta(ge=10, le=15, description="a whole number from 10 to 15")]
CeilingMin = Annotated[int, msgspec.Meta(ge=0, le=10080, description="whole minutes from 0 to 10080")]
UnitName = Annotated[Unit, msgspec.Meta(description="one of min, km, mi")]
Volume = Annotated[float, msgspec.Meta(gt=0, le=10080, description="a number above 0, at most 10080")]
PhoneNumber = Annotated[
    str,
    msgspec.Meta(pattern=r"\A(\+?[0-9]([ -]?[0-9]){1,14})?\Z", description="a number to call, such as 112"),
]
Body = Annotated[
    tuple[Annotated[BodyFact, msgspec.Meta(description=f"one of {', '.join(BodyFact)}")], ...],
    msgspec.Meta(max_length=len(BodyFact), description=f"a list of at most {len(BodyFact)} facts"),
]

_DEFAULTS = Settings()


class SettingsWire(Wire, frozen=True, kw_only=True):
    """The keys of the settings file."""

    appearance: AppearanceName = _DEFAULTS.appearance
    motion: MotionName = _DEFAULTS.motion
    skin: SkinName = _DEFAULTS.skin
    hair: HairName = _DEFAULTS.hair
    clothes: ClothesName = _DEFAULTS.clothes
    warm_up: Flag = _DEFAULTS.warm_up
    welcomed_on: Day | None = _DEFAULTS.welcomed_on
    walk_step_percent: StepPercent = _DEFAULTS.walk_step_percent
    walk_ceiling_min: CeilingMin = _DEFAULTS.walk_ceiling_min
    walk_unit: UnitName = _DEFAULTS.walk_unit
    walk_unit_on: Day | None = _DEFAULTS.walk_unit_on
    walked_last_week: Volume | None = _DEFAULTS.walked_last_week
    has_persistent_pain: Flag = _DEFAULTS.has_persistent_pain
    emergency_number: PhoneNumber = _DEFAULTS.emergency_number
    body: Body = _DEFAULTS.body
    shows_cards: Flag = _DEFAULTS.shows_cards
    morning_put_off_on: Day | None = _DEFAULTS.morning_put_off_on
    card_put_away_on: Day | None = _DEFAULTS.card_put_away_on


def read_settings(path: Path) -> Settings:
    """The settings of a file, defaults where there is none; RefusedInput says what is wrong in it."""
    try:
        wire = decode(path, SettingsWire)
    except RefusedInput as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return _DEFAULTS
        raise
    said = {field.name: getattr(wire, field.name) for field in fields(Settings)}
    return Settings(**said | {"body": in_order(wire.body)})


def write_settings(path: Path, settings: Settings) -> None:
    """Replace the settings file in one step, readable by its owner only; StorageError when it cannot be."""
    try:
        replace_file(path, tomli_w.dumps(_chosen(settings)).encode())
    except OSError as error:
        raise StorageError(f"The settings {path} cannot be written: {error.strerror or error}") from error


def _chosen(settings: Settings) -> dict[str, object]:
    """What differs from the defaults, by key."""
    values = {field.name: getattr(settings, field.name) for field in fields(settings)}
    return {name: value for name, value in values.items() if value != getattr(_DEFAULTS, name)}
