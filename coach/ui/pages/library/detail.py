"""One routine in full: what it is for, what it comes to, its exercises, and what can be done with it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from coach.domain.exercise import Exercise
from coach.domain.routine import Item, Origin, Routine
from coach.domain.timeline import expand, prescribed_s
from coach.ui import body_words, words
from coach.ui.care_note import CareNote
from coach.ui.content import Content
from coach.ui.figure_thumb import FigureThumb
from coach.ui.kit.button import Button, IconButton
from coach.ui.kit.card import Card
from coach.ui.kit.divider import Divider
from coach.ui.kit.menu_button import open_menu_below
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.text import Text
from coach.ui.pages.library import phrases
from coach.ui.pages.library.tile import leading_pose
from coach.ui.theme import CARD_PADDING, SPACE_4, SPACE_8, SPACE_12, SPACE_16
from coach.ui.top_picture import TopPicture

PICTURE_PX, LOW_PICTURE_PX = 160, 112
THUMB = QSize(60, 44)


class Detail(Card):
    """The card beside the grid, or over it; empty until a routine is shown."""

    start_requested = Signal(str)
    edit_wished = Signal(str)
    copy_wished = Signal(str)
    delete_wished = Signal(str)
    plan_wished = Signal(str)
    exercise_wished = Signal(str)
    print_wished = Signal(str)
    pdf_wished = Signal(str)

    def __init__(self, content: Content) -> None:
        super().__init__(padding=0)
        self._content = content
        self._inside: QWidget | None = None
        self._picture: TopPicture | None = None
        self._is_low = False
        self.routine: Routine | None = None

    def show_routine(self, routine: Routine | None) -> None:
        """Show another routine from its top, or nothing."""
        if routine != self.routine:
            self._put(routine)

    def show_anew(self) -> None:
        """Show the same routine as its exercises are marked now."""
        self._put(self.routine)

    def _put(self, routine: Routine | None) -> None:
        self.routine = routine
        if self._inside is not None:
            self.body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = self._picture = None
        if routine is not None:
            self.setAccessibleName(routine.name)
            self._inside = self._build(routine)
            self.body.addWidget(self._inside)
            self.set_low(self._is_low)

    def set_low(self, is_low: bool) -> None:
        """Give a low window's room to the words."""
        self._is_low = is_low
        if self._picture is not None:
            self._picture.setFixedHeight(LOW_PICTURE_PX if is_low else PICTURE_PX)

    def _build(self, routine: Routine) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        category = routine.categories[0].value
        tag = phrases.yours() if routine.origin is Origin.OWN else ""
        self._picture = TopPicture(lambda: leading_pose(routine, self._content), category, tag)
        column.addWidget(self._picture)
        column.addWidget(Scroll(self._words(routine)), 1)
        column.addLayout(self._buttons(routine))
        return inside

    def _words(self, routine: Routine) -> QWidget:
        exercises = {item.exercise: self._content.exercise(item.exercise) for item in routine.items}
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(CARD_PADDING, SPACE_16, CARD_PADDING, 0)
        column.setSpacing(0)
        title = QHBoxLayout()
        title.setSpacing(SPACE_8)
        title.addWidget(Text(routine.name, "title", wrap=True), 1)
        title.addWidget(self._paper(routine), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(title)
        if routine.when:
            column.addWidget(Text(phrases.sentence(routine.when), "body", "ink_2", wrap=True))
        column.addSpacing(SPACE_12)
        column.addWidget(Divider())
        column.addLayout(self._totals(routine, exercises))
        marks = [mark for item in routine.items if (mark := self._content.care(item.exercise)) is not None]
        if marks:
            column.addWidget(Divider())
            note = CareNote(body_words.summary(marks))
            note.setContentsMargins(0, SPACE_8, 0, SPACE_8)
            column.addWidget(note)
        for number, item in enumerate(routine.items, start=1):
            column.addWidget(Divider())
            column.addLayout(self._row(number, item, exercises[item.exercise]))
        column.addStretch(1)
        return page

    def _totals(self, routine: Routine, exercises: dict[str, Exercise]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, SPACE_8, 0, SPACE_8)
        sets = sum(item.dose.sets for item in routine.items)
        for value, label in (
            (words.minutes(routine.duration_s), self.tr("in all")),
            (words.clock(prescribed_s(expand(routine, exercises))), self.tr("moving")),
            (str(sets), self.tr("set") if sets == 1 else self.tr("sets")),
            (words.level(routine).capitalize(), self.tr("level")),
        ):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Text(value, "title"))
            column.addWidget(Text(label, "caption", "ink_2"))
            row.addLayout(column, 1)
        return row

    def _row(self, number: int, item: Item, exercise: Exercise) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(SPACE_8)
        place = Text(str(number), "body", "ink_3", tabular=True)
        place.setFixedWidth(12)
        row.addWidget(place)
        row.addWidget(FigureThumb(self._content.pose(exercise.id), exercise.category.value, THUMB))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(exercise.name, "body_strong", wrap=True))
        column.addWidget(Text(phrases.dose_and_rest(item.dose), "caption", "ink_2", wrap=True))
        mark = self._content.care(exercise.id)
        if mark is not None:
            column.addWidget(CareNote(body_words.both(mark), is_small=True))
        row.addLayout(column, 1)
        info = IconButton("info", self.tr("About {exercise}").format(exercise=exercise.name), quiet=True)
        info.clicked.connect(lambda: self.exercise_wished.emit(exercise.id))
        row.addWidget(info)
        return row

    def _paper(self, routine: Routine) -> IconButton:
        def fill(menu: QMenu) -> None:
            menu.addAction(self.tr("Save as PDF…"), lambda: self.pdf_wished.emit(routine.id))
            menu.addAction(self.tr("Preview and print…"), lambda: self.print_wished.emit(routine.id))

        button = IconButton("printer", self.tr("Print"), quiet=True)
        button.clicked.connect(lambda: open_menu_below(button, fill))
        return button

    def _buttons(self, routine: Routine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(CARD_PADDING, SPACE_12, CARD_PADDING, CARD_PADDING - SPACE_4)
        row.setSpacing(SPACE_8)
        start = Button(self.tr("Start"), "primary", "play")
        start.setAccessibleDescription(routine.name)
        start.clicked.connect(lambda: self.start_requested.emit(routine.id))
        row.addWidget(start)
        copy_text = self.tr("Duplicate and edit")
        if routine.origin is Origin.OWN:
            edit = Button(self.tr("Edit"), "secondary", "edit")
            edit.clicked.connect(lambda: self.edit_wished.emit(routine.id))
            row.addWidget(edit)
            copy: Button | IconButton = IconButton("copy", copy_text)
        else:
            copy = Button(copy_text, "secondary", "copy")
        copy.clicked.connect(lambda: self.copy_wished.emit(routine.id))
        row.addWidget(copy)
        plan = IconButton("plan", self.tr("Plan it"))
        plan.clicked.connect(lambda: self.plan_wished.emit(routine.id))
        row.addWidget(plan)
        if routine.origin is Origin.OWN:
            delete = IconButton("trash", self.tr("Delete"))
            delete.clicked.connect(lambda: self.delete_wished.emit(routine.id))
            row.addWidget(delete)
        row.addStretch(1)
        return row
