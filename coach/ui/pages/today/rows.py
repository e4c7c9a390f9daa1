"""Rows of Today: the other tasks of the day, and short routines that are good on any day."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.application.agenda import Task
from coach.domain.later import Later
from coach.domain.routine import Routine
from coach.domain.statuses import Entry
from coach.domain.walk_so_far import WeekSoFar
from coach.figure.pose_file import PoseFile
from coach.ui import words
from coach.ui.content import Content
from coach.ui.figure_thumb import FigureThumb
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.control import rounded
from coach.ui.kit.divider import Divider
from coach.ui.kit.mark import CategoryMark, paint_mark
from coach.ui.kit.menu_button import MenuButton
from coach.ui.kit.text import Text
from coach.ui.pages.today import words as today_words
from coach.ui.pages.today.menus import fill_later
from coach.ui.pages.today.start import picture_of
from coach.ui.pages.today.wishes import TakeOut
from coach.ui.theme import RADIUS_CONTROL, tokens_of

WALKING = "walking"
"""The pose of a walk."""

THUMB = QSize(64, 52)
MARK_PX = 24


class MarkTile(QWidget):
    """The mark of a category where there is no picture."""

    def __init__(self, category: str) -> None:
        super().__init__()
        self._category = category
        self.setFixedSize(THUMB)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), RADIUS_CONTROL, QColor(tokens.tint(self._category)))
        left, top = (self.width() - MARK_PX) / 2, (self.height() - MARK_PX) / 2
        paint_mark(painter, QRectF(left, top, MARK_PX, MARK_PX), self._category, "planned", tokens)


class _Rows(Card):
    """Pictures, words and buttons, a line between each two."""

    start_requested = Signal(str)

    def __init__(self, content: Content) -> None:
        super().__init__(padding=0)
        self._content = content
        self.body.setContentsMargins(17, 5, 17, 5)

    def _add(
        self, pose: PoseFile | None, category: str, title: str, text: str, buttons: Sequence[QWidget]
    ) -> None:
        if self.body.count():
            self.body.addWidget(Divider())
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        row.addWidget(MarkTile(category) if pose is None else FigureThumb(pose, category, THUMB))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(CategoryMark(category, "planned", 14))
        head.addWidget(Text(title, "heading", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(Text(text, "body", "ink_2", wrap=True))
        column.addStretch(1)
        row.addLayout(column, 1)
        for button in buttons:
            row.addWidget(button)
        self.body.addLayout(row)

    def _start(self, routine: Routine) -> Button:
        start = Button(self.tr("Start"), "secondary", "play")
        start.setAccessibleName(self.tr("Start {routine}").format(routine=routine.name))
        start.clicked.connect(lambda: self.start_requested.emit(routine.id))
        return start


class TaskRows(_Rows):
    """What else is due today."""

    wished = Signal(object)
    log_walk_wished = Signal()
    before_walk_wished = Signal()

    def __init__(
        self,
        tasks: Sequence[Task],
        content: Content,
        offers: Callable[[Entry], Later],
        walking: WeekSoFar | None,
    ) -> None:
        super().__init__(content)
        self._offers = offers
        self._walking = walking
        for task in tasks:
            if task.is_gone:
                self._add_gone(task)
            elif task.routine is None:
                self._add_walk(task)
            else:
                self._add_routine(task, task.routine)

    def _add_routine(self, task: Task, routine: Routine) -> None:
        text = self.tr("{minutes}. {when}").format(
            minutes=words.minutes(routine.duration_s), when=today_words.when(task.entry)
        )
        category = routine.categories[0].value
        pose = picture_of(routine, self._content)
        self._add(pose, category, routine.name, text, (self._start(routine), self._later(task)))

    def _add_walk(self, task: Task) -> None:
        before = Button(self.tr("Before you go"), "quiet")
        before.clicked.connect(self.before_walk_wished)
        log = Button(self.tr("Log walk"), "secondary", "plus")
        log.clicked.connect(self.log_walk_wished)
        title = today_words.walk_title(self._walking)
        text = today_words.walk_line(self._walking, task.entry)
        self._add(self._content.pose(WALKING), "walk", title, text, (before, log, self._later(task)))

    def _add_gone(self, task: Task) -> None:
        remove = Button(self.tr("Remove from plan"), "secondary")
        remove.clicked.connect(lambda: self.wished.emit(TakeOut(task)))
        self._add(
            None,
            task.entry.occurrence.categories[0].value,
            self.tr("This routine is no longer in your library."),
            today_words.when(task.entry),
            (remove,),
        )

    def _later(self, task: Task) -> MenuButton:
        later = MenuButton(
            self.tr("Later"),
            lambda menu: fill_later(menu, task, self._offers(task.entry), self.wished.emit),
        )
        later.setAccessibleName(self.tr("Later: {task}").format(task=today_words.task_name(task)))
        return later


class RoutineRows(_Rows):
    """Short routines that are good on any day."""

    def __init__(self, routines: Sequence[Routine], content: Content) -> None:
        super().__init__(content)
        for routine in routines:
            text = f"{words.minutes(routine.duration_s)}. {routine.when}."
            pose = picture_of(routine, content)
            self._add(pose, routine.categories[0].value, routine.name, text, (self._start(routine),))
