"""Which strength routine is next without a plan: core and glutes in turn, a free day between."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.exercise import Category
from coach.domain.session import Outcome, SessionOutline

IN_TURN: Mapping[Category, str] = {
    Category.CORE: "core-foundation",
    Category.GLUTES: "glute-foundation",
}

FREE_DAYS = timedelta(days=2)
"""One free calendar day between two sessions of the same strength category. Source: rules.md, section 3."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A routine and the first day on which it makes sense."""

    routine: str
    category: Category
    due_on: date
    last_on: date | None


def suggest(sessions: Iterable[SessionOutline], today: date) -> Suggestion:
    """The routine whose category was trained longest ago; not today if strength was trained today."""
    last: dict[Category, date] = {}
    for session in sessions:
        if session.outcome is Outcome.COMPLETE:
            for category in session.categories:
                last[category] = max(last.get(category, session.plan_on), session.plan_on)
    category = min(IN_TURN, key=lambda candidate: last.get(candidate, date.min))
    earliest = today + timedelta(days=1) if today in _days(last) else today
    last_on = last.get(category)
    due_on = max(earliest, last_on + FREE_DAYS) if last_on else earliest
    return Suggestion(IN_TURN[category], category, due_on, last_on)


def _days(last: Mapping[Category, date]) -> set[date]:
    return {last[category] for category in IN_TURN if category in last}
