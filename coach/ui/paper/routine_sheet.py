"""A routine on paper: what it is for and what it takes, then its exercises, on as few pages as hold them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt

from coach.domain.exercise import Category, Exercise
from coach.domain.routine import Routine
from coach.ui import words
from coach.ui.content import Content
from coach.ui.figure_inks import Look
from coach.ui.kit.mark import category_word, paint_mark
from coach.ui.paper.exercise_row import Drawings, ExerciseRow
from coach.ui.paper.page import Document, PageDrawing, Paper, height_of, room_of, width_of
from coach.ui.theme import LIGHT

_COLUMN_GAP_PT = 16.0
_HEAD_GAP_PT, _FACT_GAP_PT, _MARK_PT, _MARK_GAP_PT = 11.0, 28.0, 13.0, 12.0
_ROW_PADDINGS_PT = (12.0, 10.0, 8.5, 7.5, 6.5, 5.5)
_FOOT_PT = 26.0
_RUNNING_HEAD_PT = 16.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("routine sheet", text)


def routine_sheet(
    routine: Routine, content: Content, drawings: Mapping[str, Drawings], look: Look
) -> Document:
    """The sheet of a routine at the dose it carries; an exercise without drawings has a card with its cue."""
    rows = [
        ExerciseRow(
            number, item, content.exercise(item.exercise), drawings.get(item.exercise, Drawings()), look
        )
        for number, item in enumerate(routine.items, start=1)
    ]
    needs = _needs([row.exercise for row in rows])

    def pages(size: QSizeF) -> Sequence[PageDrawing]:
        head_pt = _head_height(routine, needs, room_of(size).width())
        return [_page(routine, needs, dealt) for dealt in _on_pages(head_pt, rows, size)]

    return pages


# Pages


@dataclass(frozen=True, slots=True)
class _Page:
    """The rows of one page, with the room above and below each."""

    rows: tuple[ExerciseRow, ...]
    padding_pt: float
    is_first: bool


def _page(routine: Routine, needs: str, dealt: _Page) -> PageDrawing:
    def paint(paper: Paper) -> Iterator[None]:
        if dealt.is_first:
            _head(paper, routine, needs)
        else:
            paper.write(routine.name, "caption_strong", "ink_2")
            paper.y += _RUNNING_HEAD_PT - 10.0
        for row in dealt.rows:
            paper.rule()
            paper.y += dealt.padding_pt
            row.paint(paper)
            paper.y += dealt.padding_pt
            yield
        _foot(paper)

    return paint


def _on_pages(head_pt: float, rows: Sequence[ExerciseRow], size: QSizeF) -> list[_Page]:
    """Rows on as few pages as hold them, as airy as goes; a row never breaks, nor stands alone in vain."""
    room = room_of(size)
    firsts_pt = (room.height() - _FOOT_PT - head_pt, room.height() - _FOOT_PT - _RUNNING_HEAD_PT)
    words_pt = [row.height(room.width()) for row in rows]
    ways = [
        (padding, _ends([it + 2 * padding for it in words_pt], firsts_pt)) for padding in _ROW_PADDINGS_PT
    ]
    padding, ends = min(ways, key=lambda way: len(way[1]))
    return [
        _Page(tuple(rows[begin:end]), padding, is_first=begin == 0)
        for begin, end in pairwise((0, *ends, len(rows)))
    ]


def _ends(heights_pt: Sequence[float], rooms_pt: tuple[float, float]) -> list[int]:
    """Before which rows a new page begins; `rooms_pt` is the room on the first page and on each later one."""
    left, ends = rooms_pt[0], list[int]()
    for number, height in enumerate(heights_pt):
        if height > left and number > 0:
            ends.append(number)
            left = rooms_pt[1]
        left -= height
    if len(ends) == 1:
        while sum(heights_pt[ends[0] - 1 :]) <= sum(heights_pt[: ends[0] - 1]):
            ends[0] -= 1
    return ends


# Head and foot


def _head(paper: Paper, routine: Routine, needs: str) -> None:
    top, width = paper.y, paper.room.width()
    _marks(paper, routine)
    paper.y = top
    paper.write(routine.name, "title", width=_title_width(routine, width))
    if routine.when:
        paper.write(words.sentence(routine.when), "lead", "ink_2")
    paper.y += _HEAD_GAP_PT
    _facts(paper, _facts_of(routine, needs))
    paper.y = top + _head_height(routine, needs, width)


def _head_height(routine: Routine, needs: str, width: float) -> float:
    when = height_of(routine.when, "lead", width) if routine.when else 0.0
    title = height_of(routine.name, "title", _title_width(routine, width))
    *others, (value, label) = _facts_of(routine, needs)
    last = width - sum(map(_fact_width, others))
    facts = height_of(value, "figure", last) + height_of(label, "caption", last)
    return title + when + facts + 2 * _HEAD_GAP_PT


def _title_width(routine: Routine, width: float) -> float:
    marks = sum(_mark_width(category) for category in routine.categories)
    return width - marks - _COLUMN_GAP_PT


def _mark_width(category: Category) -> float:
    return _MARK_PT + width_of(category_word(category.value), "body_strong") + _MARK_GAP_PT


def _marks(paper: Paper, routine: Routine) -> None:
    """The categories, at the right of the title."""
    x = paper.room.right() + _MARK_GAP_PT - sum(_mark_width(category) for category in routine.categories)
    for category in routine.categories:
        paper.y = paper.room.top() + 10.0
        paint_mark(paper.painter, QRectF(x, paper.y + 1.5, 9, 9), category.value, "plain", LIGHT)
        paper.write(
            category_word(category.value), "body_strong", category.value, x + _MARK_PT, _mark_width(category)
        )
        x += _mark_width(category)


def _facts_of(routine: Routine, needs: str) -> list[tuple[str, str]]:
    """Figures with what they count."""
    count = len(routine.items)
    sets = sum(item.dose.sets for item in routine.items)
    return [
        (words.minutes(routine.duration_s), _tr("in all")),
        (str(count), _tr("exercise") if count == 1 else _tr("exercises")),
        (str(sets), _tr("set") if sets == 1 else _tr("sets")),
        (words.sentence(words.level(routine)), _tr("level")),
        (needs, _tr("what you need")),
    ]


def _fact_width(fact: tuple[str, str]) -> float:
    value, label = fact
    return max(width_of(value, "figure"), width_of(label, "caption")) + _FACT_GAP_PT


def _facts(paper: Paper, facts: Sequence[tuple[str, str]]) -> None:
    top, x = paper.y, paper.room.left()
    for value, label in facts:
        paper.y = top
        paper.write(value, "figure", x=x)
        paper.write(label, "caption", "ink_2", x=x)
        x += _fact_width((value, label))


def _needs(exercises: Sequence[Exercise]) -> str:
    things = dict.fromkeys(thing for exercise in exercises for thing in exercise.equipment)
    return words.sentence(", ".join(things)) or _tr("Nothing")


def _foot(paper: Paper) -> None:
    room = paper.room
    paper.y = room.bottom() - _FOOT_PT + 8
    paper.rule("line_strong")
    paper.y += 7
    top = paper.y
    paper.icon("octagon-alert", QRectF(room.left(), top + 0.5, 9, 9), "danger")
    calm = _tr("Stop if pain gets sharp or goes down a leg. Rest, and ask your doctor or therapist.")
    paper.write(calm, "caption_strong", "ink", room.left() + 13)
    paper.y = top
    page = _tr("Page {n} of {m}").format(n=paper.number, m=paper.count)
    paper.write(page, "caption", "ink_2", align=Qt.AlignmentFlag.AlignRight)
