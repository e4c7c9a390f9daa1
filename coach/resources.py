"""Finds assets/ and routines/ in a checkout, an installed wheel and a frozen bundle."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class MissingResourcesError(FileNotFoundError):
    """A folder that ships with the app is not where any kind of installation keeps it."""


def assets() -> Path:
    """Return the folder of exercises, poses, icons and sounds; raise MissingResourcesError."""
    return _find("assets")


def routines() -> Path:
    """Return the folder of the authored routines; raise MissingResourcesError."""
    return _find("routines")


def _find(name: str) -> Path:
    for root in _roots():
        folder = root / name
        if folder.is_dir():
            return folder
    raise MissingResourcesError(
        f"The {name} folder is missing from this installation. Please install it again."
    )


def _roots() -> tuple[Path, ...]:
    installed_or_checkout = (_PACKAGE, _PACKAGE.parent)
    bundle = getattr(sys, "_MEIPASS", None)
    return (Path(bundle), *installed_or_checkout) if bundle else installed_or_checkout
