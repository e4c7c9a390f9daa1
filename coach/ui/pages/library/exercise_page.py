"""Everything about one exercise, with the person doing it."""

from math import inf

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.exercise import Exercise, RepsDose
from coach.ui import body_words
from coach.ui.care_note import CareNote
from coach.ui.content import Content
from coach.ui.figure_view import FigureView
from coach.ui.kit.button import Button, IconButton
from coach.ui.kit.card import Card
from coach.ui.kit.divider import Divider
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.mark import CategoryChip
from coach.ui.kit.scroll import Scroll, centred
from coach.ui.kit.text import Text
from coach.ui.navigation import WIDE_FROM_PX
from coach.ui.pages.library import phrases
from coach.ui.theme import (
    CARD_GAP,
    CARD_PADDING,
    COLUMN_GAP,
    CONTENT_PX,
    PAGE_MARGIN_X,
    PAGE_MARGIN_Y,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
)

TICK_MS = 33
HOLD_TEMPO_S = (2.0, 5.0, 2.0, 1.0)
"""How a held exercise goes into its pose and out again here, where nobody counts."""

STAGE_PX, LOW_STAGE_PX = 380, 240


class ExercisePage(QWidget):
    """Moves while it is visible. `left` comes when a person goes back from the first exercise shown."""

    left = Signal()
    body_wished = Signal()

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._trail: list[str] = []
        self._scroll: Scroll | None = None
        self._elapsed_s = 0.0
        self._is_still = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.go_back)

    def show_exercise(self, exercise_id: str) -> None:
        """Show an exercise; from there its easier and harder ones can be visited."""
        self._trail = [exercise_id]
        self._show()

    def show_anew(self) -> None:
        """Show the same exercise as it is marked now."""
        if self._trail:
            self._show()

    def set_still(self, still: bool) -> None:
        """Reduced motion: start, end and way of the movement in one picture."""
        self._is_still = still
        if self._trail:
            self.figure.set_still(still)

    def hold_at(self, elapsed_s: float) -> None:
        """Show one moment of the movement and stay there until the page is shown again."""
        self._timer.stop()
        self.figure.set_elapsed(elapsed_s)

    @property
    def exercise_id(self) -> str:
        """The exercise on show."""
        return self._trail[-1]

    def go_back(self) -> None:
        """To the exercise before, or out."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._show()
        else:
            self.left.emit()

    def _visit(self, exercise_id: str) -> None:
        if exercise_id in self._trail:
            del self._trail[self._trail.index(exercise_id) :]
        self._trail.append(exercise_id)
        self._show()

    def _show(self) -> None:
        by_keyboard = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if self._scroll is not None:
            self._column.removeWidget(self._scroll)
            self._scroll.hide()
            self._scroll.deleteLater()
        exercise = self._content.exercise(self.exercise_id)
        self.setAccessibleName(exercise.name)
        self._scroll = Scroll(centred(self._page(exercise), CONTENT_PX))
        self._column.addWidget(self._scroll)
        self._arrange()
        reason = Qt.FocusReason.ShortcutFocusReason if by_keyboard else Qt.FocusReason.OtherFocusReason
        if self.isVisible():
            self.back.setFocus(reason)

    def _page(self, exercise: Exercise) -> QWidget:
        page = QWidget()
        self._margins = column = QVBoxLayout(page)
        column.setSpacing(CARD_GAP)
        column.addLayout(self._head(exercise))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(COLUMN_GAP)
        self._columns.addLayout(self._stage_column(exercise), 1)
        self._columns.addWidget(self._words_card(exercise), 1)
        column.addLayout(self._columns)
        column.addStretch(1)
        return page

    def _head(self, exercise: Exercise) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        self.back = IconButton("chevron-left", self.tr("Back"), quiet=True)
        self.back.clicked.connect(self.go_back)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(SPACE_4)
        column.addWidget(Text(exercise.name, "page", wrap=True))
        facts = QHBoxLayout()
        facts.setSpacing(SPACE_12)
        facts.addWidget(CategoryChip(exercise.category.value))
        facts.addWidget(Text(phrases.dose_and_rest(exercise.dose), "body", "ink_2", wrap=True), 1)
        column.addLayout(facts)
        row.addLayout(column, 1)
        return row

    def _stage_column(self, exercise: Exercise) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE_12)
        stage = Card(padding=0)
        self.figure = FigureView()
        self.figure.set_still(self._is_still)
        self.figure.setAccessibleName(exercise.name)
        self.figure.setAccessibleDescription(" ".join(exercise.steps))
        stage.body.addWidget(self.figure)
        if self._content.pose(exercise.id) is not None:
            hint = Text(
                self.tr("Drag or press the arrow keys to turn the view."), "caption", "ink_3", wrap=True
            )
            hint.setContentsMargins(CARD_PADDING, SPACE_8, CARD_PADDING, SPACE_8)
            stage.body.addWidget(hint)
        column.addWidget(stage)
        column.addLayout(self._links(exercise))
        column.addStretch(1)
        self._move(exercise)
        return column

    def _move(self, exercise: Exercise) -> None:
        dose = exercise.dose
        self._elapsed_s = 0.0
        self.figure.show_motion(
            self._content.pose(exercise.id),
            kind="reps",
            tempo_s=dose.tempo.phases_s if isinstance(dose, RepsDose) else HOLD_TEMPO_S,
            duration_s=inf,
            side="right",
            alternate=isinstance(dose, RepsDose) and dose.alternate,
            category=exercise.category.value,
            fallback_text=exercise.cue,
        )

    def _links(self, exercise: Exercise) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        for other_id, text, icon in (
            (exercise.easier, self.tr("Easier: {exercise}"), "minus"),
            (exercise.harder, self.tr("Harder: {exercise}"), "plus"),
        ):
            if other_id is not None:
                other = self._content.exercise(other_id)
                link = Button(text.format(exercise=other.name), "secondary", icon)
                link.clicked.connect(lambda _=False, other=other: self._visit(other.id))
                row.addWidget(link)
        row.addStretch(1)
        return row

    def _words_card(self, exercise: Exercise) -> Card:
        card = Card()
        column = card.body
        column.setSpacing(SPACE_12)
        column.addWidget(Text(exercise.cue, "heading", wrap=True))
        column.addWidget(Divider())
        column.addLayout(_section(self.tr("Start position"), exercise.start))
        steps = QVBoxLayout()
        steps.setSpacing(SPACE_4)
        steps.addWidget(Text(self.tr("Steps"), "body_strong"))
        for number, step in enumerate(exercise.steps, start=1):
            steps.addLayout(_led(Text(f"{number}.", "body", "ink_3", tabular=True), step))
        column.addLayout(steps)
        column.addLayout(_section(self.tr("Breathing"), exercise.breathing))
        if exercise.mistakes:
            mistakes = ", ".join(exercise.mistakes)
            column.addLayout(_section(self.tr("Common mistakes"), phrases.sentence(mistakes)))
        column.addLayout(_section(self.tr("Works"), phrases.sentence(exercise.muscles)))
        column.addLayout(_section(self.tr("You need"), phrases.equipment(exercise.equipment)))
        column.addWidget(Divider())
        column.addLayout(_caution(self.tr("Take care"), exercise.caution))
        self._add_care(column, exercise)
        return card

    def _add_care(self, column: QVBoxLayout, exercise: Exercise) -> None:
        """Why it asks for care with this body, the way to what is kinder, and the way to say so."""
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        mark = self._content.care(exercise.id)
        if mark is not None:
            column.addWidget(CareNote(body_words.both(mark)))
        if mark is not None and mark.kinder is not None and not mark.is_less:
            other = mark.kinder.exercise
            see = Button(self.tr("See {exercise}").format(exercise=other.name), "secondary")
            see.clicked.connect(lambda: self._visit(other.id))
            buttons.addWidget(see)
        about = Button(self.tr("About my body"), "quiet", "care")
        about.clicked.connect(self.body_wished)
        buttons.addWidget(about)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _tick(self) -> None:
        self._elapsed_s += TICK_MS / 1000
        self.figure.set_elapsed(self._elapsed_s)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self._scroll is None:
            return
        is_wide = self.window().width() >= WIDE_FROM_PX
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if is_wide else down)
        self._columns.setSpacing(COLUMN_GAP if is_wide else CARD_GAP)
        self.figure.setFixedHeight(STAGE_PX if is_wide else LOW_STAGE_PX)
        x, y = (PAGE_MARGIN_X, PAGE_MARGIN_Y) if is_wide else (24, 16)
        self._margins.setContentsMargins(x, y, x, y)


def _section(title: str, text: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Text(title, "body_strong"))
    column.addWidget(Text(text, "body", "ink_2", wrap=True))
    return column


def _led(mark: QWidget, text: str) -> QHBoxLayout:
    """A sentence behind its number."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(text, "body", "ink_2", wrap=True), 1)
    return row


def _caution(title: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_16)
    row.addWidget(IconView("octagon-alert", 20, "danger"), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(_section(title, text), 1)
    return row
