"""A closed session as a list of many shows it, without its steps."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from coach.domain.exercise import Category
from coach.domain.session import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEntry:
    """One row. `spent_s` is how long it took, rests included and pauses not."""

    id: str
    routine: str
    routine_name: str
    categories: tuple[Category, ...]
    plan_on: date
    started_at: datetime
    ended_at: datetime
    outcome: Outcome
    credit: float
    spent_s: float
    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    ladder_week: int | None = None
    is_by_hand: bool = False
    edited_at: datetime | None = None

    @property
    def place(self) -> tuple[date, datetime, str]:
        """What the list is ordered by, the latest first."""
        return (self.plan_on, self.started_at.astimezone(UTC), self.id)
