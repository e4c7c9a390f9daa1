"""The written parts of the report: its head, the headline, the plan, the notes and the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF

from coach.application.history import Progress
from coach.application.report import Note, Notes, PlanLine, WeeklyPlan
from coach.ui.paper import report_days as days
from coach.ui.paper import report_details as details
from coach.ui.paper import report_phrases as phrases
from coach.ui.paper.report_ink import (
    BODY,
    FIGURE,
    HEADING,
    INK,
    INK_2,
    LEAD,
    RULE_PT,
    SMALL,
    STRONG,
    TITLE,
    Ink,
    Lines,
    broken,
    width_pt,
)
from coach.ui.paper.report_words import tr

_HEAD_PT = HEADING.line_pt + 4
_MARK_PT, _INDENT_PT = 7.0, 12.0
_LINE_GAP_PT, _NOTE_GAP_PT = 3.0, 3.0
_DAY_PT = 40.0
FOOT_PT = 20.0


@dataclass(frozen=True, slots=True)
class Head:
    """The title and the period."""

    progress: Progress

    def height_pt(self, room_pt: float) -> float:
        """One line with a rule below."""
        return TITLE.line_pt + 6

    def draw(self, ink: Ink, at: QPointF, room_pt: float) -> None:
        """From the upper left corner, in a width."""
        ink.write(at, phrases.title(), TITLE)
        period = days.period(self.progress.first, self.progress.last)
        drop = TITLE.line_pt - BODY.line_pt - 4
        ink.write(at + QPointF(room_pt, drop), period, BODY, is_right=True)
        below = at + QPointF(0, TITLE.line_pt + 4)
        ink.rule(below, below + QPointF(room_pt, 0), INK, RULE_PT)


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence to take away, which weeks it is about, and four figures beside each other."""

    progress: Progress

    def _about(self, room_pt: float) -> Lines:
        return broken(phrases.about_counts(self.progress), BODY, room_pt)

    def _has_figures(self) -> bool:
        return self.progress.total.prescribed > 0

    def height_pt(self, room_pt: float) -> float:
        """The lines, and the figures where anything is closed."""
        figures = FIGURE.line_pt + SMALL.line_pt + 8 if self._has_figures() else 0.0
        return LEAD.line_pt + 2 + self._about(room_pt).height_pt + figures

    def draw(self, ink: Ink, at: QPointF, room_pt: float) -> None:
        """From the upper left corner, in a width."""
        ink.write(at, phrases.headline(self.progress), LEAD)
        y = at.y() + LEAD.line_pt + 2
        about = self._about(room_pt)
        ink.write_lines(QPointF(at.x(), y), about, INK_2)
        if not self._has_figures():
            return
        y += about.height_pt + 8
        mean = next((it for it in reversed(self.progress.means) if it is not None), None)
        figures = phrases.figures(self.progress, mean)
        for number, (figure, words) in enumerate(figures):
            left = at.x() + number * room_pt / len(figures)
            ink.write(QPointF(left, y), figure, FIGURE)
            ink.write(QPointF(left, y + FIGURE.line_pt), words, SMALL, INK_2)


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """Each routine of the week with its days, and what it holds where there is room."""

    plan: WeeklyPlan | None
    exercise_lines: int
    most: int
    is_tight: bool = False

    def height_pt(self, room_pt: float) -> float:
        """The heading and the lines."""
        if self.plan is None:
            return _HEAD_PT + SMALL.line_pt
        lines = sum(self._line_pt(line, room_pt) for line in self.plan.lines[: self.most])
        return _HEAD_PT + self._about(room_pt).height_pt + 3 + lines + self._left_pt()

    def _about(self, room_pt: float) -> Lines:
        assert self.plan is not None
        return broken(details.plan_about(self.plan), SMALL, room_pt)

    def _left(self) -> int:
        return max(0, len(self.plan.lines) - self.most) if self.plan else 0

    def _left_pt(self) -> float:
        return SMALL.line_pt if self._left() else 0.0

    def _parts(self, line: PlanLine, room_pt: float) -> tuple[Lines, Lines, Lines]:
        """Name, days and exercises; the days stand beside the name when both fit on one line."""
        inside = room_pt - _INDENT_PT
        most = 1 if self.is_tight else 2
        name = broken(details.plan_name(line), STRONG, inside, most)
        times = broken(details.plan_times(line.times), BODY, inside, most)
        return name, times, self._held(line.exercises, inside)

    def _held(self, exercises: Sequence[str], room_pt: float) -> Lines:
        """As many names as fit, and how many do not."""
        if self.exercise_lines:
            for shown in range(len(exercises), 0, -1):
                lines = broken(details.some_of(exercises, shown), SMALL, room_pt)
                if len(lines.parts) <= self.exercise_lines:
                    return lines
        return Lines((), SMALL)

    def _is_beside(self, name: Lines, times: Lines, room_pt: float) -> bool:
        if len(name.parts) > 1 or len(times.parts) > 1:
            return False
        both = width_pt(name.parts[0], STRONG) + width_pt(times.parts[0], BODY)
        return both + 8 <= room_pt - _INDENT_PT

    def _line_pt(self, line: PlanLine, room_pt: float) -> float:
        name, times, held = self._parts(line, room_pt)
        beside = self._is_beside(name, times, room_pt)
        return name.height_pt + (0 if beside else times.height_pt) + held.height_pt + _LINE_GAP_PT

    def draw(self, ink: Ink, at: QPointF, room_pt: float) -> None:
        """From the upper left corner, in a width."""
        if self.plan is None:
            ink.write(at, tr("The weekly plan"), HEADING)
            ink.write(at + QPointF(0, _HEAD_PT), tr("There is no plan yet."), SMALL)
            return
        ink.write(at, details.plan_title(self.plan), HEADING)
        y = at.y() + _HEAD_PT
        about = self._about(room_pt)
        ink.write_lines(QPointF(at.x(), y), about, INK_2)
        y += about.height_pt + 3
        for line in self.plan.lines[: self.most]:
            self._draw_line(ink, QPointF(at.x(), y), line, room_pt)
            y += self._line_pt(line, room_pt)
        if left := self._left():
            ink.write(QPointF(at.x() + _INDENT_PT, y), details.and_more(left), SMALL, INK_2)

    def _draw_line(self, ink: Ink, at: QPointF, line: PlanLine, room_pt: float) -> None:
        name, times, held = self._parts(line, room_pt)
        if line.categories:
            top = at.y() + (STRONG.line_pt - _MARK_PT) / 2
            ink.mark(QRectF(at.x(), top, _MARK_PT, _MARK_PT), line.categories[0].value)
        y = at.y()
        left = at.x() + _INDENT_PT
        ink.write_lines(QPointF(left, y), name)
        if self._is_beside(name, times, room_pt):
            ink.write(QPointF(at.x() + room_pt, y), times.parts[0], BODY, is_right=True)
        else:
            y += name.height_pt
            ink.write_lines(QPointF(left, y), times)
            y -= name.height_pt - times.height_pt
        ink.write_lines(QPointF(left, y + name.height_pt), held, INK_2)


@dataclass(frozen=True, slots=True)
class NotesBlock:
    """The newest notes, in at most so many lines; each note is shortened to `most_each` of them."""

    notes: Notes
    last: date
    most_lines: int
    most_each: int = 3

    def _shown(self, room_pt: float) -> list[tuple[Note, Lines]]:
        """The notes for which there are lines, newest first."""
        shown = []
        left = self.most_lines
        for note in self.notes.newest:
            text = details.note_text(note)
            lines = broken(text, SMALL, room_pt - _DAY_PT, min(left, self.most_each))
            if not lines.parts:
                break
            shown.append((note, lines))
            left -= len(lines.parts)
        return shown

    def _rest(self, shown: int) -> str:
        if not self.notes.in_all:
            return tr("No notes in this period.")
        return details.more_notes(self.notes, shown)

    def height_pt(self, room_pt: float) -> float:
        """The heading, the notes, and a line that counts the rest."""
        shown = self._shown(room_pt)
        notes = sum(lines.height_pt + _NOTE_GAP_PT for _, lines in shown)
        return _HEAD_PT + notes + (SMALL.line_pt if self._rest(len(shown)) else 0.0)

    def draw(self, ink: Ink, at: QPointF, room_pt: float) -> None:
        """From the upper left corner, in a width."""
        ink.write(at, tr("Notes, newest first"), HEADING)
        y = at.y() + _HEAD_PT
        shown = self._shown(room_pt)
        for note, lines in shown:
            ink.write(QPointF(at.x(), y), days.note_day(note.on, self.last), SMALL, INK_2)
            ink.write_lines(QPointF(at.x() + _DAY_PT, y), lines)
            y += lines.height_pt + _NOTE_GAP_PT
        ink.write(QPointF(at.x(), y), self._rest(len(shown)), SMALL, INK_2)


@dataclass(frozen=True, slots=True)
class Foot:
    """Where the page comes from, what it is not, and which page of which period it is."""

    progress: Progress

    def height_pt(self, room_pt: float) -> float:
        """One line below a rule."""
        return FOOT_PT

    def draw(self, ink: Ink, at: QPointF, room_pt: float) -> None:
        """From the upper left corner, in a width."""
        ink.rule(at, at + QPointF(room_pt, 0))
        below = at + QPointF(0, 5)
        ink.write(below, phrases.made_by(), SMALL, INK_2)
        ink.write(below + QPointF(room_pt, 0), phrases.page_of(self.progress), SMALL, INK_2, is_right=True)
