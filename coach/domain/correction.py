"""Setting a session right afterwards: what may be changed, until when, and what a stop keeps as it is.

A person knows best when a session was and how it felt, so this can be corrected for a week, and the record
is marked. What a guided session counted is never corrected. Nor can a stop be talked away: pain that was
given during a session stays, a score that was red stays red whatever else is changed, and a session with a
stop keeps its time and cannot be deleted while advice still rests on it.
"""

import math
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from coach.domain.errors import RefusedInput
from coach.domain.pain import is_red, prove_score
from coach.domain.plan import plan_day
from coach.domain.session import Outcome, SessionRecord, outcome_of

CORRECTED_WITHIN = timedelta(days=7)
"""Edits after the fact. Source: content.md, section 7."""

STOP_STAYS = timedelta(days=14)
"""A stop is heard by the review of its week, which can be answered until the week after ends. **(design)**"""

HARDEST = 10


class Refusal(StrEnum):
    """Why a session is not changed."""

    OPEN = "open"
    TOO_LATE = "too-late"
    TO_COME = "to-come"
    TOO_EARLY = "too-early"
    AFTER_RECORDING = "after-recording"
    STOP_MOVED = "stop-moved"
    STOP_SOFTENED = "stop-softened"
    STOP_DELETED = "stop-deleted"
    TAKEN_BACK = "taken-back"
    GUIDED = "guided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A session on record, when it was written down, and the pain that was given during it."""

    session: SessionRecord
    recorded_at: datetime
    during: tuple[int, ...] = ()

    @property
    def recorded_on(self) -> date:
        """The day of the plan on which it was written down, where the session was."""
        return plan_day(self.recorded_at.astimezone(self.session.started_at.tzinfo))

    @property
    def is_red(self) -> bool:
        """Whether a score of this session was one that ends sessions."""
        return _is_red(self, self.session.pain_before, self.session.pain_after)

    @property
    def holds_a_stop(self) -> bool:
        """Whether it was stopped for safety, or should have been."""
        return self.session.outcome is Outcome.STOPPED or self.is_red


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says it was. `credit` is a share, 0 to 1; None leaves what is on record."""

    started_at: datetime
    effort: int | None
    pain_before: int | None
    pain_after: int | None
    note: str
    credit: float | None = None


def last_day(session: SessionRecord) -> date:
    """The last day on which a session may be corrected."""
    return session.plan_on + CORRECTED_WITHIN


def days_allowed(logged: Logged) -> tuple[date, date]:
    """The first and the last day of the plan to which a session may be moved, however often it is."""
    return logged.recorded_on - CORRECTED_WITHIN, max(logged.recorded_on, logged.session.plan_on)


def is_closed_to(logged: Logged, now: datetime) -> Refusal | None:
    """Why a session cannot be corrected at all; None while it can."""
    if logged.session.is_open:
        return Refusal.OPEN
    return Refusal.TOO_LATE if plan_day(now) > last_day(logged.session) else None


def may_not_delete(logged: Logged, now: datetime) -> Refusal | None:
    """Why a session cannot be deleted; None when it can."""
    is_heard = plan_day(now) <= logged.session.plan_on + STOP_STAYS
    return Refusal.STOP_DELETED if logged.holds_a_stop and is_heard else None


def refusal(logged: Logged, correction: Correction, now: datetime) -> Refusal | None:
    """Why this correction is not made; None when it can be."""
    session = logged.session
    return (
        is_closed_to(logged, now)
        or _wrong_time(logged, correction, now)
        or _wrong_pain(logged, correction)
        or (Refusal.GUIDED if correction.credit is not None and not session.is_by_hand else None)
    )


def corrected(logged: Logged, correction: Correction, now: datetime) -> SessionRecord:
    """The session set right and marked; the same one when nothing is different. RefusedInput says why not."""
    session = logged.session
    _prove_ranges(correction)
    why = refusal(logged, correction, now)
    if why is not None:
        raise RefusedInput("session", session.id, why.value, "a correction that may be made")
    different = replace(
        session,
        started_at=correction.started_at,
        effort=correction.effort,
        pain_before=correction.pain_before,
        pain_after=correction.pain_after,
        note=correction.note,
    )
    if correction.credit is not None:
        is_stopped = session.outcome is Outcome.STOPPED
        outcome = Outcome.STOPPED if is_stopped else outcome_of(correction.credit)
        different = replace(different, credit=correction.credit, outcome=outcome)
    if different == session:
        return session
    return replace(_moved(different, session), edited_at=now)


def prove_written_down(ended_at: datetime, now: datetime) -> None:
    """RefusedInput when what is written down is not over yet or more than a week ago."""
    if ended_at > now:
        raise RefusedInput("session", "started_at", Refusal.TO_COME.value, "a session that is over")
    if plan_day(ended_at) < plan_day(now) - CORRECTED_WITHIN:
        allowed = f"a day of the last {CORRECTED_WITHIN.days}"
        raise RefusedInput("session", "started_at", Refusal.TOO_EARLY.value, allowed)


def _moved(session: SessionRecord, before: SessionRecord) -> SessionRecord:
    """With its end and its plan date moved like its start; where that stayed they do, too."""
    by = session.started_at - before.started_at
    if not by or before.ended_at is None:
        return session
    ended_at = (before.ended_at + by).astimezone(session.started_at.tzinfo)
    counted = ended_at if session.is_by_hand else session.started_at
    return replace(session, ended_at=ended_at, plan_on=plan_day(counted))


def _wrong_time(logged: Logged, correction: Correction, now: datetime) -> Refusal | None:
    session = logged.session
    moved = _moved(replace(session, started_at=correction.started_at), session)
    if moved.started_at == session.started_at:
        return None
    if logged.holds_a_stop:
        return Refusal.STOP_MOVED
    if moved.ended_at is not None and moved.ended_at > now:
        return Refusal.TO_COME
    first, last = days_allowed(logged)
    if moved.plan_on < first:
        return Refusal.TOO_EARLY
    return Refusal.AFTER_RECORDING if moved.plan_on > last else None


def _wrong_pain(logged: Logged, correction: Correction) -> Refusal | None:
    session = logged.session
    answers = (
        (session.pain_before, correction.pain_before),
        (session.pain_after, correction.pain_after),
        (session.effort, correction.effort),
    )
    if any(was is not None and now is None for was, now in answers):
        return Refusal.TAKEN_BACK
    stays_red = _is_red(logged, correction.pain_before, correction.pain_after)
    return Refusal.STOP_SOFTENED if logged.is_red and not stays_red else None


def _is_red(logged: Logged, before: int | None, after: int | None) -> bool:
    scores = logged.during if after is None else (*logged.during, after)
    return any(is_red(score, before) for score in scores)


def _prove_ranges(correction: Correction) -> None:
    prove_score("pain_before", correction.pain_before)
    prove_score("pain_after", correction.pain_after)
    effort, credit = correction.effort, correction.credit
    if effort is not None and not 1 <= effort <= HARDEST:
        raise RefusedInput("", "effort", str(effort), f"a whole number from 1 to {HARDEST}")
    if credit is not None and not (math.isfinite(credit) and 0 <= credit <= 1):
        raise RefusedInput("", "credit", str(credit), "a share from 0 to 1")
    if correction.started_at.tzinfo is None:
        raise RefusedInput("", "started_at", correction.started_at.isoformat(), "an instant with its offset")
