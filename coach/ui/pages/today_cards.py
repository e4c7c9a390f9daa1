"""The cards of the Today page."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.application.agenda import Today
from coach.domain.exercise import Category
from coach.domain.red_flags import Advice, SymptomCheck
from coach.domain.routine import Routine
from coach.domain.session import SessionRecord, unfinished_step
from coach.domain.timeline import work_from
from coach.figure.pose_file import PoseFile
from coach.ui import words
from coach.ui.content import Content
from coach.ui.figure_thumb import FigureThumb, picture
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.divider import Divider
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.mark import CategoryChip, CategoryMark
from coach.ui.kit.session_bar import SessionBar
from coach.ui.kit.text import Text
from coach.ui.pain_scale import pain_scale
from coach.ui.theme import RADIUS_CARD, tokens_of

PICTURE_PX, NARROWEST_PICTURE_PX = 288, 130
MOST_THUMBS = 5


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
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, RADIUS_CARD - 1, RADIUS_CARD - 1)
        path.addRect(rect.adjusted(0, 0, -rect.width() / 2, 0))
        painter.fillPath(path, QColor(tokens.tint(self._category)))
        if self._pose_file is not None:
            painter.setClipPath(path)
            painter.drawPixmap(0, 0, picture(self._pose_file, self._category, self))
        painter.fillRect(QRectF(0, 0, 1, rect.height()), QColor(tokens.line))


class StartCard(Card):
    """The routine to do now; a click anywhere previews it, only the button starts it."""

    start_requested = Signal(str)
    preview_requested = Signal(str)

    def __init__(self, today: Today, content: Content, is_primary: bool) -> None:
        super().__init__(padding=0)
        self._routine = today.routine
        category = today.suggestion.category.value
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(self._words(today, content, category, is_primary), 1)
        row.addWidget(CardPicture(_picture(today.routine, content), category), 1)
        self.body.addLayout(row)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(246)

    def _words(self, today: Today, content: Content, category: str, is_primary: bool) -> QVBoxLayout:
        routine = today.routine
        column = QVBoxLayout()
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(4)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        chips.addWidget(CategoryChip(category))
        chips.addWidget(Text(self.tr("Good for today"), "caption_strong"))
        chips.addStretch(1)
        column.addLayout(chips)
        column.addSpacing(8)
        column.addWidget(Text(routine.name, "hero", wrap=True))
        facts = (
            words.minutes(routine.duration_s),
            words.exercises(len(routine.items)),
            words.level(routine),
        )
        column.addWidget(Text(", ".join(facts), "body_large", "ink_2"))
        column.addWidget(Text(self._reason(today), "body", "ink_2", wrap=True))
        column.addSpacing(8)
        self.thumbs = _thumbs(routine, content)
        column.addWidget(self.thumbs)
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(self._buttons(is_primary))
        return column

    def _buttons(self, is_primary: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.start = Button(self.tr("Start"), "primary" if is_primary else "secondary", "play", large=True)
        self.start.setAccessibleDescription(self._routine.name)
        self.start.clicked.connect(lambda: self.start_requested.emit(self._routine.id))
        preview = Button(self.tr("Preview"), "quiet", large=True)
        preview.clicked.connect(lambda: self.preview_requested.emit(self._routine.id))
        row.addWidget(self.start)
        row.addWidget(preview)
        row.addStretch(1)
        return row

    def _reason(self, today: Today) -> str:
        why = {
            Category.CORE: self.tr("A steady trunk takes load off your back when you walk."),
            Category.GLUTES: self.tr("Stronger hips give you more capacity for walking."),
        }[today.suggestion.category]
        last_on = today.suggestion.last_on
        if last_on is None or (today.on - last_on).days < 2:
            return why
        free = (today.on - last_on).days - 1
        rested = (
            self.tr("You rested a full day since {day}.")
            if free == 1
            else self.tr("You rested {n} full days since {day}.")
        )
        return f"{rested.format(n=free, day=words.weekday(last_on))} {why}"

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.preview_requested.emit(self._routine.id)


class DoneCard(Card):
    """What Today shows when the work is behind you."""

    def __init__(self, today: Today) -> None:
        super().__init__(padding=24)
        row = QHBoxLayout()
        row.setSpacing(20)
        done = [session for day in today.week if day.on == today.on for session in day.sessions]
        category = (done[-1].categories[0] if done else today.suggestion.category).value
        row.addWidget(CategoryMark(category, "done", 40))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(self.tr("All done today."), "title"))
        column.addWidget(
            Text(
                self.tr("Next: {routine} {day}.").format(
                    routine=today.routine.name, day=words.day_from(today.suggestion.due_on, today.on)
                ),
                "body_large",
                "ink_2",
                wrap=True,
            )
        )
        row.addLayout(column, 1)
        self.body.addLayout(row)


class ResumeBanner(Card):
    """An unfinished session above all else."""

    resume_requested = Signal()
    keep_requested = Signal()
    discard_requested = Signal()

    def __init__(self, session: SessionRecord, today: date, content: Content) -> None:
        super().__init__(padding=12, strong=True)
        step = unfinished_step(session)
        at = next((place for place, candidate in enumerate(session.route) if candidate.index == step), 0)
        category = session.categories[0].value
        row = QHBoxLayout()
        row.setSpacing(16)
        work = work_from(session.route, at)
        pose = content.pose(work.exercise) if work and work.exercise else None
        row.addWidget(FigureThumb(pose, category, QSize(72, 56)))
        row.addLayout(self._words(session, at, today, category), 1)
        row.addLayout(self._buttons())
        self.body.addLayout(row)

    def _words(self, session: SessionRecord, at: int, today: date, category: str) -> QVBoxLayout:
        left_s = sum(step.duration_s for step in session.route[at:])
        works = [step for step in session.route if step.is_work]
        position = sum(1 for step in session.route[:at] if step.is_work)
        column = QVBoxLayout()
        column.setSpacing(6)
        when = self.tr("today") if session.plan_on == today else words.weekday(session.plan_on)
        title = self.tr("{routine} stopped {day} at {time}").format(
            routine=session.routine_name, day=when, time=f"{session.started_at:%H:%M}"
        )
        column.addWidget(Text(title, "body_strong", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(SessionBar(position / len(works), category))
        row.addWidget(
            Text(
                self.tr("step {n} of {m}, {time} left").format(
                    n=min(position + 1, len(works)), m=len(works), time=words.minutes(left_s)
                ),
                "caption",
                "ink_2",
            )
        )
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for text, kind, icon, signal in (
            (self.tr("Discard"), "quiet", None, self.discard_requested),
            (self.tr("Save as it is"), "secondary", None, self.keep_requested),
            (self.tr("Resume"), "primary", "play", self.resume_requested),
        ):
            button = Button(text, kind, icon)
            button.clicked.connect(signal)
            row.addWidget(button)
        return row


class RoutineRows(Card):
    """Short routines that are good on any day."""

    start_requested = Signal(str)

    def __init__(self, routines: tuple[Routine, ...], content: Content) -> None:
        super().__init__(padding=0)
        self.body.setContentsMargins(17, 5, 17, 5)
        for number, routine in enumerate(routines):
            if number:
                self.body.addWidget(Divider())
            self.body.addLayout(self._row(routine, content))

    def _row(self, routine: Routine, content: Content) -> QHBoxLayout:
        category = routine.categories[0].value
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        row.addWidget(FigureThumb(_picture(routine, content), category))
        column = QVBoxLayout()
        column.setSpacing(2)
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(CategoryMark(category, "planned", 14))
        title.addWidget(Text(routine.name, "heading"))
        title.addStretch(1)
        column.addLayout(title)
        facts = f"{words.minutes(routine.duration_s)}. {routine.when}."
        column.addWidget(Text(facts, "body", "ink_2", wrap=True))
        row.addLayout(column, 1)
        start = Button(self.tr("Start"), "secondary", "play")
        start.setAccessibleName(self.tr("Start {routine}").format(routine=routine.name))
        start.clicked.connect(lambda: self.start_requested.emit(routine.id))
        row.addWidget(start)
        return row


class PainCard(Card):
    """How the back is right now."""

    scored = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Back pain right now"), "heading"), 1)
        self._last = Text("", "caption", "ink_3")
        head.addWidget(self._last)
        self.body.addLayout(head)
        self.scale = pain_scale(compact=True)
        self.scale.value_changed.connect(self.scored)
        self.body.addWidget(self.scale)

    def show_pain(self, fresh: int | None, last: int | None) -> None:
        """Show the score that still counts as now, and the latest of all."""
        self.scale.set_value(fresh)
        self._last.setVisible(last is not None)
        self._last.setText("" if last is None else self.tr("last: {n}").format(n=last))


class SymptomCard(Card):
    """What the latest symptom check came to."""

    check_requested = Signal()

    def __init__(self, check: SymptomCheck | None, advice: Advice | None, today: date) -> None:
        super().__init__()
        self.body.setSpacing(8)
        is_blocking = check is not None and check.finding.severity.is_blocking
        if is_blocking:
            self.set_fill("danger_tint", "danger")
        head = QHBoxLayout()
        head.setSpacing(8)
        if is_blocking:
            head.addWidget(IconView("octagon-alert", 20, "danger"))
        head.addWidget(Text(self.tr("Symptom check"), "heading"), 1)
        head.addWidget(Text(self._when(check, today), "caption", "ink_2" if is_blocking else "ink_3"))
        self.body.addLayout(head)
        text = advice.text if advice else self.tr("Answer it once before your first routine.")
        self.body.addWidget(Text(text, "body", "ink" if is_blocking else "ink_2", wrap=True))
        self.body.addSpacing(4)
        again = Button(self.tr("Check again") if check else self.tr("Answer now"), "secondary")
        again.clicked.connect(self.check_requested)
        row = QHBoxLayout()
        row.addWidget(again)
        row.addStretch(1)
        self.body.addLayout(row)

    def _when(self, check: SymptomCheck | None, today: date) -> str:
        if check is None:
            return self.tr("not answered")
        days = (today - check.answered_on).days
        if days == 0:
            return self.tr("today")
        return self.tr("yesterday") if days == 1 else self.tr("{n} days ago").format(n=days)


def _picture(routine: Routine, content: Content) -> PoseFile | None:
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
