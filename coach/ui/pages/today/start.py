"""The card of what to start with, and what stands in its place when nothing is left."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.application.agenda import Task, Today
from coach.domain.later import Later
from coach.domain.routine import Routine
from coach.domain.statuses import Entry
from coach.figure.pose_file import PoseFile
from coach.ui import words
from coach.ui.content import Content
from coach.ui.figure_thumb import FigureThumb, picture
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.control import inside_card
from coach.ui.kit.mark import CategoryChip, CategoryMark
from coach.ui.kit.menu_button import MenuButton
from coach.ui.kit.text import Text
from coach.ui.pages.today import words as today_words
from coach.ui.pages.today.menus import fill_later, fill_less
from coach.ui.theme import tokens_of

PICTURE_PX, NARROWEST_PICTURE_PX = 288, 130
MOST_THUMBS = 5
SMALL_BUTTON_PX = 32


class CardPicture(QWidget):
    """The drawn person filling the right end of a card."""

    def __init__(self, pose_file: PoseFile | None, category: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pose_file, self._category = pose_file, category
        self.setMinimumWidth(NARROWEST_PICTURE_PX)
        self.setMaximumWidth(PICTURE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        path = inside_card(rect, "left")
        painter.fillPath(path, QColor(tokens.tint(self._category)))
        if self._pose_file is not None:
            painter.setClipPath(path)
            painter.drawPixmap(0, 0, picture(self._pose_file, self._category, self))
        painter.fillRect(QRectF(0, 0, 1, rect.height()), QColor(tokens.line))


@dataclass(frozen=True, slots=True)
class Due:
    """What the start card shows: a task that has a routine, or another routine in its place."""

    task: Task
    planned: Routine
    reason: str
    instead: Routine | None = None

    @property
    def routine(self) -> Routine:
        """The routine that Start begins."""
        return self.instead or self.planned


class StartCard(Card):
    """The routine to do now; a click anywhere previews it, only the button starts it."""

    start_requested = Signal(str)
    preview_requested = Signal(str)
    wished = Signal(object)
    less_wished = Signal(object)
    planned_wished = Signal()

    def __init__(
        self, due: Due, content: Content, offers: Callable[[Entry], Later], is_primary: bool
    ) -> None:
        super().__init__(padding=0)
        self._due = due
        self._offers = offers
        category = due.routine.categories[0].value
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(self._words(content, category, is_primary), 1)
        row.addWidget(CardPicture(picture_of(due.routine, content), category), 1)
        self.body.addLayout(row)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(246)

    @property
    def routine_id(self) -> str:
        """The routine that Start begins."""
        return self._due.routine.id

    def _words(self, content: Content, category: str, is_primary: bool) -> QVBoxLayout:
        routine = self._due.routine
        column = QVBoxLayout()
        column.setContentsMargins(24, 16, 16, 24)
        column.setSpacing(4)
        column.addLayout(self._head(category))
        column.addSpacing(4)
        column.addWidget(Text(routine.name, "hero", wrap=True))
        facts = (
            words.minutes(routine.duration_s),
            words.exercises(len(routine.items)),
            words.level(routine),
        )
        column.addWidget(Text(", ".join(facts), "body_large", "ink_2"))
        column.addWidget(Text(self._sentence(), "body", "ink_2", wrap=True))
        column.addSpacing(8)
        self.thumbs = _thumbs(routine, content)
        column.addWidget(self.thumbs)
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(self._buttons(is_primary))
        return column

    def _sentence(self) -> str:
        due = self._due
        return due.reason if due.instead is None else today_words.counts_as(due.planned, due.instead)

    def _head(self, category: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(CategoryChip(category))
        if self._due.instead is None:
            row.addWidget(Text(today_words.when(self._due.task.entry), "caption_strong"))
            row.addStretch(1)
            row.addWidget(
                MenuButton(
                    self.tr("Less today"),
                    lambda menu: fill_less(menu, self.less_wished.emit),
                    height_px=SMALL_BUTTON_PX,
                )
            )
            return row
        row.addStretch(1)
        back = Button(self.tr("Back to the plan"), "quiet", "undo", height_px=SMALL_BUTTON_PX)
        back.setAccessibleDescription(self._due.planned.name)
        back.clicked.connect(self.planned_wished)
        row.addWidget(back)
        return row

    def _buttons(self, is_primary: bool) -> QHBoxLayout:
        routine = self._due.routine
        row = QHBoxLayout()
        row.setSpacing(8)
        self.start = Button(self.tr("Start"), "primary" if is_primary else "secondary", "play", large=True)
        self.start.setAccessibleDescription(routine.name)
        self.start.clicked.connect(lambda: self.start_requested.emit(routine.id))
        preview = Button(self.tr("Preview"), "quiet", large=True)
        preview.clicked.connect(lambda: self.preview_requested.emit(routine.id))
        later = MenuButton(
            self.tr("Later"),
            lambda menu: fill_later(
                menu, self._due.task, self._offers(self._due.task.entry), self.wished.emit
            ),
            large=True,
        )
        later.setAccessibleName(self.tr("Later: {task}").format(task=self._due.planned.name))
        for button in (self.start, preview, later):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.preview_requested.emit(self._due.routine.id)


class DoneCard(Card):
    """What Today shows when nothing is left to start."""

    def __init__(self, today: Today) -> None:
        super().__init__(padding=24)
        row = QHBoxLayout()
        row.setSpacing(20)
        if today.done:
            row.addWidget(CategoryMark(today.done[-1].categories[0].value, "done", 40))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(today_words.after_work(today), "title", wrap=True))
        if today.next is not None:
            text = today_words.next_thing(today.next, today.on)
            column.addWidget(Text(text, "body_large", "ink_2", wrap=True))
        row.addLayout(column, 1)
        self.body.addLayout(row)


def picture_of(routine: Routine, content: Content) -> PoseFile | None:
    """The pose that stands for a routine: that of its middle exercise."""
    return content.pose(routine.items[len(routine.items) // 2].exercise)


def _thumbs(routine: Routine, content: Content) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(4)
    for item in routine.items[:MOST_THUMBS]:
        exercise = content.exercise(item.exercise)
        thumb = FigureThumb(content.pose(exercise.id), exercise.category.value, QSize(52, 44))
        thumb.setToolTip(exercise.name)
        line.addWidget(thumb)
    line.addStretch(1)
    return row
