"""The number to call in an emergency; it follows the locale and can be set. Source: content.md, 5.1."""

import re
from collections.abc import Mapping

from coach.domain.errors import RefusedInput

USUAL = "112"
"""Answered in Europe and, from mobile phones, in most other places."""

_BY_TERRITORY: Mapping[str, str] = {
    **dict.fromkeys(("US", "CA", "MX", "PH", "AR", "CO", "CR", "PA", "PE", "EC", "UY", "SA"), "911"),
    **dict.fromkeys(("GB", "IE", "HK", "MY", "SG", "KE", "GH", "AE"), "999"),
    **dict.fromkeys(("JP", "TW", "KR"), "119"),
    "AU": "000",
    "NZ": "111",
    "BR": "192",
    "CL": "131",
    "CN": "120",
    "IR": "115",
    "IL": "101",
    "EG": "123",
    "TH": "1669",
    "VN": "115",
    "PK": "1122",
    "LK": "1990",
    "CH": "144",
    "NO": "113",
}
"""Where the ambulance has another number, by the territory's ISO 3166 code."""

_NUMBER = re.compile(r"\+?[0-9](?:[ -]?[0-9]){1,14}", re.ASCII)


def number_in(territory: str) -> str:
    """The ambulance's number in a territory; `USUAL` where none is known."""
    return _BY_TERRITORY.get(territory.upper(), USUAL)


def prove_number(text: str) -> str:
    """A number as a person typed it, without space around it; RefusedInput when it cannot be called."""
    number = text.strip()
    if not _NUMBER.fullmatch(number):
        raise RefusedInput("", "emergency_number", f'"{number}"', "two digits or more, such as 112")
    return number
