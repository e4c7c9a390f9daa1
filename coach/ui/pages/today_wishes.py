"""What a person can wish for on Today that changes the plan or the record."""

from dataclasses import dataclass
from datetime import date, time

from coach.application.agenda import Task
from coach.application.planner import ReviewQuestion
from coach.domain.plan import SkipReason


@dataclass(frozen=True, slots=True)
class Postpone:
    """A task on another day or at another time."""

    task: Task
    to_on: date
    to_at: time


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """A task not at all today."""

    task: Task
    reason: SkipReason


@dataclass(frozen=True, slots=True)
class WriteDown:
    """A task that was done already."""

    task: Task


@dataclass(frozen=True, slots=True)
class TakeOut:
    """A task out of every week to come."""

    task: Task


@dataclass(frozen=True, slots=True)
class UseWeek:
    """The starting week as the plan."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """The end of a pause."""

    pause_id: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to the Monday review."""

    question: ReviewQuestion
    is_accepted: bool


Wish = Postpone | LeaveOut | WriteDown | TakeOut | UseWeek | GoOn | Answer
