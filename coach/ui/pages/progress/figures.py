"""The five key figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.application.history import Progress
from coach.domain.walked import last_walked
from coach.ui import walk_words
from coach.ui.kit.card import Card
from coach.ui.kit.divider import Divider
from coach.ui.kit.text import Text
from coach.ui.pages.progress import phrases
from coach.ui.pages.progress.phrases import tr
from coach.ui.theme import SPACE_16, SPACE_20


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what follows it, and what it says. `why` explains more."""

    value: str
    unit: str
    caption: str
    why: str = ""


def figures_of(progress: Progress) -> tuple[Figure, ...]:
    """What a range came to."""
    return (_share(progress), _kept(progress), _streak(progress), _pain(progress), _walked(progress))


def _share(progress: Progress) -> Figure:
    total = progress.total
    if total.percent is None:
        return Figure(phrases.NONE, "", tr("of planned sessions done"))
    caption = tr("{n:,} of {all:,} planned sessions").format(n=total.complete, all=total.prescribed)
    return Figure(
        str(total.percent), "%", caption, tr("Of weeks that are over; what is excused is left out.")
    )


def _kept(progress: Progress) -> Figure:
    caption = tr("weeks at 80 % or more")
    if not progress.counted:
        return Figure(phrases.NONE, "", caption)
    why = tr("80 % of what was planned, rounded to whole sessions. Paused weeks are left out.")
    return Figure(str(progress.kept), tr("of {n}").format(n=progress.counted), caption, why)


def _streak(progress: Progress) -> Figure:
    streak = progress.streak
    more = "+" if streak.is_more else ""
    return Figure(
        f"{streak.weeks}{more}" if progress.counted or streak.weeks else phrases.NONE,
        phrases.weeks(streak.weeks) if progress.counted or streak.weeks else "",
        tr("in a row, pauses skipped"),
    )


def _pain(progress: Progress) -> Figure:
    trend = progress.pain
    if trend.now is None or trend.was is None:
        return Figure(phrases.NONE, "", tr("pain, no checks yet"))
    return Figure(
        f"{trend.now:.1f}",
        tr("of 10"),
        tr("pain, was {was:.1f}").format(was=trend.was),
        tr("The last four checks against the first four."),
    )


def _walked(progress: Progress) -> Figure:
    week = last_walked(progress.walking)
    if week is None:
        return Figure(phrases.NONE, "", tr("walked last week"))
    return Figure(
        walk_words.number(week.amount, week.unit), walk_words.unit_word(week.unit), tr("walked last week")
    )


class FigureView(QWidget):
    """One figure."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(3)
        self.value, self.unit = Text("", "page"), Text("", "body", "ink_2")
        self.caption = Text("", "caption", "ink_2", wrap=True)
        self.unit.setContentsMargins(0, 6, 0, 0)
        row.addWidget(self.value)
        row.addWidget(self.unit)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.caption, 1, Qt.AlignmentFlag.AlignTop)

    def show_figure(self, figure: Figure) -> None:
        """Show another one."""
        self.value.setText(figure.value)
        self.unit.setText(figure.unit)
        self.unit.setVisible(bool(figure.unit))
        self.caption.setText(figure.caption)
        self.setToolTip(figure.why)
        self.setAccessibleName(" ".join(part for part in (figure.value, figure.unit, figure.caption) if part))
        self.setAccessibleDescription(figure.why)


class FiguresRow(Card):
    """Five figures side by side."""

    def __init__(self) -> None:
        super().__init__(padding=0)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_20, 14, SPACE_16, 14)
        row.setSpacing(SPACE_20)
        self.figures = [FigureView() for _ in range(5)]
        for number, figure in enumerate(self.figures):
            if number:
                row.addWidget(Divider(vertical=True))
            row.addWidget(figure, 1)
        self.body.addLayout(row)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show other numbers."""
        for view, figure in zip(self.figures, figures, strict=True):
            view.show_figure(figure)
