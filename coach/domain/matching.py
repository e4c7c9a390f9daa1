"""Which session fills which demand. A demand unit is one category of one occurrence.

Source: rules.md, section 3. Complete sessions choose first, so that the best credit wins; then what was
done in part or stopped for safety takes what is left. Within each of the two, the passes go from the same
routine on the same date, over the same category on the same date, to the same ISO week.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from coach.domain.exercise import Category
from coach.domain.occurrences import Key, Occurrence
from coach.domain.plan import monday_of
from coach.domain.session import Outcome, SessionOutline

Unit = tuple[Key, Category]
T = TypeVar("T")

_COUNTED = frozenset({Outcome.COMPLETE, Outcome.PARTIAL, Outcome.STOPPED})
Claim = tuple[SessionOutline, Category]
"""What one session did for one category."""

_Pass = Callable[[SessionOutline, list[Occurrence]], Iterator[Occurrence]]


@dataclass(frozen=True, slots=True)
class Matching:
    """`filled` says which session fills a unit, `extra` which categories of sessions fill none."""

    filled: Mapping[Unit, SessionOutline]
    extra: tuple[Claim, ...]


def match(occurrences: Iterable[Occurrence], sessions: Iterable[SessionOutline]) -> Matching:
    """Fill demand units with sessions; the occurrences must cover whole ISO weeks.

    The result depends on neither order, and a session fills each of its categories at most once."""
    asked = _by_week(sorted((it for it in occurrences if it.is_prescribed), key=_place), lambda it: it.on)
    done = _by_week(sorted(sessions, key=_order), lambda it: it.plan_on)
    filled: dict[Unit, SessionOutline] = {}
    extra: list[Claim] = []
    for week, of_the_week in done.items():
        claims = [(session, category) for session in of_the_week for category in session.categories]
        extra += _match_week(asked.get(week, []), claims, filled)
    return Matching(filled, tuple(sorted(extra, key=lambda claim: _order(claim[0]))))


def _match_week(
    asked: list[Occurrence], claims: list[Claim], filled: dict[Unit, SessionOutline]
) -> list[Claim]:
    """Fill the units of one week; gives the claims that found none."""
    for is_complete in (True, False):
        for fitting in (_same_routine, _same_day, _same_week):
            claims = [
                claim
                for claim in claims
                if (claim[0].outcome is Outcome.COMPLETE) is not is_complete
                or not _fill(claim, asked, fitting, filled)
            ]
    return claims


def _fill(
    claim: Claim, of_the_week: list[Occurrence], fitting: _Pass, filled: dict[Unit, SessionOutline]
) -> bool:
    session, category = claim
    if session.outcome not in _COUNTED:
        return False
    for occurrence in fitting(session, of_the_week):
        unit = (occurrence.key, category)
        if category in occurrence.categories and unit not in filled:
            filled[unit] = session
            return True
    return False


def _same_routine(session: SessionOutline, week: list[Occurrence]) -> Iterator[Occurrence]:
    return (it for it in _on_day(session, week) if it.routine == session.routine)


def _same_day(session: SessionOutline, week: list[Occurrence]) -> Iterator[Occurrence]:
    return iter(_on_day(session, week))


def _same_week(session: SessionOutline, week: list[Occurrence]) -> Iterator[Occurrence]:
    """The oldest that is past, then, for what was completed, the next one to come."""
    yield from (it for it in week if it.on < session.plan_on and it.is_open)
    if session.outcome is Outcome.COMPLETE:
        yield from (it for it in week if it.on > session.plan_on and it.is_open)


def _on_day(session: SessionOutline, week: list[Occurrence]) -> list[Occurrence]:
    """What stands on the date of a session; what was skipped or paused comes last."""
    return sorted((it for it in week if it.on == session.plan_on), key=lambda it: not it.is_open)


def _by_week(them: Iterable[T], on: Callable[[T], date]) -> dict[date, list[T]]:
    """Grouped by the first day of their ISO weeks."""
    weeks: dict[date, list[T]] = {}
    for it in them:
        weeks.setdefault(monday_of(on(it)), []).append(it)
    return weeks


def _order(session: SessionOutline) -> tuple[datetime, str]:
    return (session.started_at, session.id)


def _place(occurrence: Occurrence) -> tuple[date, time, Key]:
    return (occurrence.on, occurrence.at, occurrence.key)
