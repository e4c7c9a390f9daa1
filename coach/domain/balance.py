"""Whether a week asks for enough of each kind, and not for too much."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.domain.exercise import Category
from coach.domain.spacing import MOST_A_WEEK, is_spaced
from coach.domain.statuses import Entry, Status

FEWEST_A_WEEK = 2
"""Sessions of a strength category that a week should have. Source: ui.md, section 7.3."""


class Lack(StrEnum):
    """What keeps a category from being balanced."""

    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    TOO_CLOSE = "too-close"
    WALK_WITHOUT_STRETCH = "walk-without-stretch"


@dataclass(frozen=True, slots=True)
class Target:
    """One category of a week: how many are done, how many are asked for, and what is lacking."""

    category: Category
    done: int
    planned: int
    lack: Lack | None

    @property
    def is_balanced(self) -> bool:
        """Whether nothing is lacking."""
        return self.lack is None


def targets(week: Collection[Entry]) -> tuple[Target, ...]:
    """Core, glutes, stretch and walk of one week; what was skipped or paused does not count."""
    rows = [it for it in week if it.status is Status.DONE or it.occurrence.is_open]
    walks, stretches = _of(rows, Category.WALK), _of(rows, Category.STRETCH)
    return (
        _target(Category.CORE, rows, _strength_lack(_of(rows, Category.CORE))),
        _target(Category.GLUTES, rows, _strength_lack(_of(rows, Category.GLUTES))),
        _target(Category.STRETCH, rows, _stretch_lack(walks, stretches)),
        _target(Category.WALK, rows, None if walks else Lack.TOO_FEW),
    )


def _of(rows: Collection[Entry], category: Category) -> list[Entry]:
    return [it for it in rows if category in it.occurrence.categories]


def _target(category: Category, rows: Collection[Entry], lack: Lack | None) -> Target:
    asked = _of(rows, category)
    return Target(category, sum(it.status is Status.DONE for it in asked), len(asked), lack)


def _strength_lack(rows: Collection[Entry]) -> Lack | None:
    if len(rows) < FEWEST_A_WEEK:
        return Lack.TOO_FEW
    if len(rows) > MOST_A_WEEK:
        return Lack.TOO_MANY
    return None if is_spaced([it.occurrence.on.weekday() for it in rows]) else Lack.TOO_CLOSE


def _stretch_lack(walks: Collection[Entry], stretches: Collection[Entry]) -> Lack | None:
    """Each walk has a stretch of its own on its day, at its time or later."""
    days: set[date] = {it.occurrence.on for it in walks}
    for on in days:
        begun = sorted((it.occurrence.at for it in walks if it.occurrence.on == on), reverse=True)
        after = sorted((it.occurrence.at for it in stretches if it.occurrence.on == on), reverse=True)
        if len(after) < len(begun) or any(
            then < walk for walk, then in zip(begun, after[: len(begun)], strict=True)
        ):
            return Lack.WALK_WITHOUT_STRETCH
    return None
