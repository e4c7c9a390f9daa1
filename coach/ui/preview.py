"""What a routine holds, before it starts."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.routine import Routine
from coach.ui import body_words, words
from coach.ui.care_note import CareNote
from coach.ui.content import Content
from coach.ui.figure_thumb import FigureThumb
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.text import Text

START = "start"


class PreviewDialog(Dialog):
    """The exercises of a routine in their order; finishes with START when it should begin."""

    def __init__(self, window: QWidget, routine: Routine, content: Content) -> None:
        facts = (
            words.minutes(routine.duration_s),
            words.exercises(len(routine.items)),
            words.level(routine),
        )
        super().__init__(window, routine.name, ", ".join(facts))
        self.body.setSpacing(8)
        marks = [mark for item in routine.items if (mark := content.care(item.exercise)) is not None]
        if marks:
            before = self.tr("You choose before you start.")
            self.body.addWidget(CareNote(f"{body_words.summary(marks)} {before}"))
        for item in routine.items:
            exercise = content.exercise(item.exercise)
            row = QHBoxLayout()
            row.setSpacing(12)
            pose = content.pose(exercise.id)
            row.addWidget(FigureThumb(pose, exercise.category.value, QSize(72, 56)))
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Text(exercise.name, "heading", wrap=True))
            column.addWidget(Text(exercise.cue, "body", "ink_2", wrap=True))
            mark = content.care(exercise.id)
            if mark is not None:
                column.addWidget(CareNote(body_words.both(mark), is_small=True))
            row.addLayout(column, 1)
            row.addWidget(Text(words.dose(item.dose), "body", "ink_2"))
            self.body.addLayout(row)
        start = Button(self.tr("Start"), "primary", "play", large=True)
        start.clicked.connect(lambda: self.close_with(START))
        close = Button(self.tr("Close"), "quiet", large=True)
        close.clicked.connect(lambda: self.close_with(None))
        self.footer.addWidget(start)
        self.footer.addWidget(close)
        self.footer.addStretch(1)
        self.set_default(start)
