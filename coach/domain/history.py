"""Undo and redo as a value."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

REMEMBERED = 200
"""How many changes can be taken back."""


@dataclass(frozen=True, slots=True)
class History(Generic[T]):
    """What is now, what was before it and what was taken back.

    Changes that follow each other under the same `kind` (letters typed into one field) are one."""

    now: T
    past: tuple[T, ...] = ()
    future: tuple[T, ...] = ()
    kind: str = ""

    def changed(self, to: T, kind: str = "") -> "History[T]":
        """After a change; one to the same value is none."""
        if to == self.now:
            return self
        if kind and kind == self.kind:
            return History(to, self.past, (), kind)
        return History(to, (*self.past, self.now)[-REMEMBERED:], (), kind)

    def undone(self) -> "History[T]":
        """With the last change taken back, if there is one."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redone(self) -> "History[T]":
        """With the last undo taken back, if there is one."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.now), self.future[1:])
