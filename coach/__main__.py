"""`python -m coach`."""

from coach.cli import run

run()
