"""What words of the command line mean; ArgumentTypeError says what was found and what is expected."""

import argparse
from datetime import date, datetime

MOST_WEEKS = 260


def a_date(text: str) -> date:
    """A day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'found "{text}", expected a date such as 2026-11-17') from None


def an_instant(text: str) -> datetime:
    """A point in time; without an offset it is local."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        expected = "a time such as 2026-11-17T18:00 or 2026-11-17T18:00+01:00"
        raise argparse.ArgumentTypeError(f'found "{text}", expected {expected}') from None


def weeks(text: str) -> int:
    """How many weeks."""
    if not (text.isdecimal() and 1 <= int(text) <= MOST_WEEKS):
        raise argparse.ArgumentTypeError(f'found "{text}", expected a whole number from 1 to {MOST_WEEKS}')
    return int(text)
