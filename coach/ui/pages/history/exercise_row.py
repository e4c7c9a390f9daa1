"""One exercise of a session: what became of it, and on demand each of its pieces."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.errors import CoachError
from coach.domain.session_steps import ItemLines, StepLine
from coach.ui.content import Content
from coach.ui.figure_thumb import FigureThumb
from coach.ui.kit.button import IconButton
from coach.ui.kit.control import follow_width
from coach.ui.kit.text import Text
from coach.ui.pages.history import phrases
from coach.ui.theme import SPACE_4, SPACE_8

THUMB = QSize(60, 44)


class ExerciseRow(QWidget):
    """Opens and closes with its button; a session by hand has no pieces to show."""

    def __init__(self, item: ItemLines, content: Content, *, is_by_hand: bool) -> None:
        super().__init__()
        self._item, self._content = item, content
        self._steps: QWidget | None = None
        self.name = _name_of(item.summary.exercise, content)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 6)
        self._column.setSpacing(SPACE_4)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(_picture(item.summary.exercise, content))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self.name, "body_strong", wrap=True))
        facts = phrases.item_facts(item, is_by_hand=is_by_hand)
        words.addWidget(Text(facts, "caption", "ink_2", wrap=True))
        row.addLayout(words, 1)
        self.more = IconButton("chevron-down", "", quiet=True)
        self.more.clicked.connect(self.turn)
        if is_by_hand:
            self.more.hide()
        row.addWidget(self.more)
        self._column.addLayout(row)
        self._tell()
        follow_width(self)

    @property
    def is_open(self) -> bool:
        """Whether each piece is shown."""
        return self._steps is not None

    def turn(self) -> None:
        """Show each piece, or no longer."""
        if self._steps is None:
            self._steps = self._lines()
            self._column.addWidget(self._steps)
        else:
            self._column.removeWidget(self._steps)
            self._steps.hide()
            self._steps.deleteLater()
            self._steps = None
        self._tell()

    def _tell(self) -> None:
        if self.is_open:
            self.more.set_icon("minus", self.tr("Hide the steps of {exercise}").format(exercise=self.name))
        else:
            say = self.tr("Show each step of {exercise}").format(exercise=self.name)
            self.more.set_icon("chevron-down", say)

    def _lines(self) -> QWidget:
        steps = QWidget()
        column = QVBoxLayout(steps)
        column.setContentsMargins(THUMB.width() + SPACE_8, 0, 0, SPACE_4)
        column.setSpacing(SPACE_4)
        for line in self._item.lines:
            row = QHBoxLayout()
            row.setSpacing(SPACE_8)
            row.addWidget(Text(self._step_name(line), "caption", wrap=True), 1)
            row.addWidget(Text(phrases.step_result(line), "caption", "ink_2"))
            column.addLayout(row)
        follow_width(steps)
        return steps

    def _step_name(self, line: StepLine) -> str:
        exercise = line.step.exercise
        is_other = line.is_eased and exercise is not None and exercise != self._item.summary.exercise
        eased_as = _name_of(exercise, self._content) if is_other and exercise else ""
        return phrases.step_name(line, is_eased_as=eased_as)


def _name_of(exercise_id: str, content: Content) -> str:
    """The name of an exercise; of one whose file has gone, its id."""
    try:
        return content.exercise(exercise_id).name
    except (CoachError, KeyError):
        return exercise_id


def _picture(exercise_id: str, content: Content) -> FigureThumb:
    try:
        category = content.exercise(exercise_id).category.value
        return FigureThumb(content.pose(exercise_id), category, THUMB)
    except (CoachError, KeyError):
        return FigureThumb(None, "mobility", THUMB)
