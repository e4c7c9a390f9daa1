"""The session screen: draws one `PlayerView` after another and forwards what a person wants."""

from dataclasses import replace
from itertools import pairwise
from math import ceil, floor

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.player.events import Back, Done, Event, Extend, Pause, Resume, Skip
from coach.domain.player.machine import WARM_UP_S
from coach.domain.player.state import Lead, Phase
from coach.domain.player.steps import GET_READY_S
from coach.domain.player.view import PlayerView
from coach.domain.session import SessionRecord, StepRecord, StepResult
from coach.domain.timeline import Timeline, work_from
from coach.ui import words
from coach.ui.content import Content
from coach.ui.kit.button import Button, IconButton
from coach.ui.kit.divider import Divider
from coach.ui.kit.mark import CategoryMark
from coach.ui.kit.ring import Ring
from coach.ui.kit.session_strip import SessionStrip, StripGroup, StripSegment
from coach.ui.kit.text import Text
from coach.ui.player.care_line import CareLine
from coach.ui.player.controls import Controls
from coach.ui.player.phrases import next_up, phrases, skip_word
from coach.ui.player.stage import Stage
from coach.ui.theme import font, tokens_of

HEADER_PX = 64
SIDE_PX = 24
RIGHT_SHARE = 0.4
SMALLEST_SCALE, LARGEST_SCALE = 0.72, 2.0
SHORTEST_TITLE = 0.7
"""How far a long name shrinks before it wraps."""

SPOKEN_SECONDS = frozenset({10, 3})
"""Seconds left at which a screen reader is told."""


class Header(QWidget):
    """End, what is played and how long it still takes, full screen."""

    end_pressed = Signal()
    full_screen_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEADER_PX)
        self.end = Button(self.tr("End session"), "quiet", "close")
        self.end.clicked.connect(self.end_pressed)
        self._mark = CategoryMark("core", "plain", 14)
        self._name = Text("", "heading")
        self._place = Text("", "body_large", "ink_2")
        self._left = Text("", "body_large", "ink_2", tabular=True)
        self.full_screen = IconButton("fullscreen", self.tr("Full screen"))
        self.full_screen.clicked.connect(self.full_screen_pressed)
        between = Divider(vertical=True)
        between.setFixedHeight(18)
        facts = QHBoxLayout()
        facts.setSpacing(16)
        for part in (self._mark, self._name, self._place, between, self._left):
            facts.addWidget(part)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 0, 24, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self.end, 0, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(facts, 0, 1)
        grid.addWidget(self.full_screen, 0, 2, Qt.AlignmentFlag.AlignRight)

    def show_routine(self, name: str, category: str) -> None:
        """Name the session."""
        self._name.setText(name)
        self._mark.set_mark(category, "plain")

    def show_place(self, view: PlayerView) -> None:
        """Say how far the session is."""
        item = (view.work or view.step).item or view.item_count
        self._place.setText(self.tr("exercise {n} of {m}").format(n=item, m=view.item_count))
        self._left.setText(self.tr("{time} left").format(time=words.clock(view.session_left_s)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), tokens.line)


class PlayerPage(QWidget):
    """Emits player events and the wishes that need a question first."""

    wish = Signal(object)
    jump_wished = Signal(int)
    kinder_wished = Signal(object)
    stop_wished = Signal()
    end_wished = Signal()
    full_screen_wished = Signal()

    def __init__(self, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise, self._pose = content.exercise, content.pose
        self._view: PlayerView | None = None
        self._route: Timeline = ()
        self._done: set[int] = set()
        self._groups: list[StripGroup] = []
        self._scale = 1.0
        self._is_still = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.header = Header()
        self.stage = Stage(content)
        self.title = Text("", "name", wrap=True)
        self.cue = Text("", "cue", wrap=True)
        self.ring = Ring()
        self.care = CareLine(content)
        self.done_button = Button(self.tr("All reps done"), "secondary")
        self.strip = SessionStrip()
        self.controls = Controls()
        self._lay_out()
        self._order_stops()
        self._connect()
        self._listen()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self._room = QHBoxLayout()
        self._room.addWidget(self.stage, 60)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.title)
        right.addWidget(self.cue)
        right.addWidget(self.care)
        right.addSpacing(8)
        right.addWidget(self.ring, 1)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.done_button)
        below.addStretch(1)
        right.addSpacing(4)
        right.addLayout(below)
        self._room.addLayout(right, 40)
        column.addLayout(self._room, 1)
        self._strip_room = QHBoxLayout()
        self._strip_room.addWidget(self.strip)
        column.addLayout(self._strip_room)
        column.addWidget(self.controls)
        policy = self.done_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.done_button.setSizePolicy(policy)

    def _order_stops(self) -> None:
        """Tab goes by weight: the controls, then what is used now and then."""
        bar = self.controls
        stops = (self, bar.pause, bar.back, bar.skip, bar.extend, bar.stop)
        rare = (self.header.end, self.stage.figure, self.header.full_screen)
        others = (self.care.button, self.done_button, self.strip, *rare)
        for one, following in pairwise((*stops, *others)):
            self.setTabOrder(one, following)

    def _connect(self) -> None:
        self.header.end_pressed.connect(self.end_wished)
        self.header.full_screen_pressed.connect(self.full_screen_wished)
        self.strip.jump_requested.connect(self.jump_wished)
        self.care.wished.connect(self.kinder_wished)
        self.done_button.clicked.connect(lambda: self.wish.emit(Done()))
        self.controls.stop_pressed.connect(self.stop_wished)
        self.controls.back_pressed.connect(lambda: self.wish.emit(Back()))
        self.controls.pause_pressed.connect(self._pause_or_resume)
        self.controls.skip_pressed.connect(lambda: self.wish.emit(Skip()))
        self.controls.extend_pressed.connect(lambda: self.wish.emit(Extend()))

    def show_session(self, session: SessionRecord) -> None:
        """Get ready to show a session from where it stands."""
        self._done = {record.step for record in session.records if record.result is StepResult.DONE}
        self.header.show_routine(session.routine_name, session.categories[0].value)
        self.care.forget()
        self.show_route(session.route)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def view(self) -> PlayerView | None:
        """The moment that is shown."""
        return self._view

    def show_route(self, route: Timeline) -> None:
        """Show what will be played; easing changes it on the way."""
        self._route = route
        items = dict.fromkeys(step.item for step in route if step.item is not None)
        self._groups = [self._group(route, item) for item in items]
        self._view = None

    def _group(self, route: Timeline, item: int) -> StripGroup:
        works = [step for step in route if step.item == item and step.is_work]
        exercise = self._exercise(works[-1].exercise or "")
        segments = tuple(StripSegment(step.index, step.duration_s) for step in works)
        return StripGroup(exercise.name, exercise.category.value, segments)

    def show_saved(self, record: StepRecord) -> None:
        """A step counts as finished once it is stored."""
        if record.result is StepResult.DONE:
            self._done.add(record.step)
            self._show_strip()

    def set_still(self, still: bool) -> None:
        """Reduced motion: a still figure, and rings that step once a second."""
        self._is_still = still
        self.stage.figure.set_still(still)
        if self._view is not None:
            self.show_view(self._view)

    def _stepped(self, view: PlayerView) -> PlayerView:
        return _in_whole_seconds(view) if self._is_still else view

    def show_view(self, view: PlayerView) -> None:
        """Draw a moment."""
        before, self._view = self._view, view
        view = self._stepped(view)
        said = phrases(view, self._exercise)
        if self.title.text() != said.title:
            self.title.setText(said.title)
            self._size_title()
        self.cue.setText(said.cue)
        self.stage.show_view(view, said.chip)
        self._show_ring(view, said.digits, said.caption)
        self.header.show_place(view)
        self.care.show_view(view)
        self.controls.show_paused(view.phase is Phase.PAUSED)
        self.done_button.setVisible(view.phase is Phase.WORK and view.reps is not None)
        if before is None or (before.step, before.lead) != (view.step, view.lead):
            self._show_next(view)
        self._show_strip()

    def _show_ring(self, view: PlayerView, digits: str, caption: str) -> None:
        is_work = view.step.is_work and view.lead is None
        colour = self._category(view) if is_work else "ink"
        self.ring.set_progress(self._ring_fraction(view), colour, view.is_last_stretch)
        self.ring.set_digits(digits, caption)
        self.ring.outline = view.phase is Phase.PAUSED
        whole = int(view.left_s)
        if view.is_last_stretch or whole in SPOKEN_SECONDS:
            self.ring.setAccessibleDescription(
                self.tr("{n} seconds left of {m}").format(n=whole, m=view.step.duration_s)
            )

    def _ring_fraction(self, view: PlayerView) -> float:
        if view.lead is Lead.GET_READY:
            return view.lead_left_s / GET_READY_S
        if view.lead is Lead.WARM_UP:
            return view.lead_left_s / WARM_UP_S
        return view.fraction

    def _category(self, view: PlayerView) -> str:
        work = view.work
        return self._exercise(work.exercise).category.value if work and work.exercise else "core"

    def _show_next(self, view: PlayerView) -> None:
        following = view.following
        coming = work_from(self._route, self._route.index(following)) if following else None
        exercise = self._exercise(coming.exercise) if coming and coming.exercise else None
        self.controls.show_next(
            next_up(view, self._exercise),
            self._pose(exercise.id) if exercise else None,
            exercise.category.value if exercise else "core",
        )
        self.controls.show_skip(skip_word(view))

    def _show_strip(self) -> None:
        view = self._view
        if view is None:
            return
        view = self._stepped(view)
        work = view.work
        is_current = work is not None and work.index == view.step.index
        fraction = 1.0 - view.fraction if is_current and view.lead is None else 0.0
        self.strip.set_model(self._groups, work.index if work else -1, fraction, self._done)

    def _pause_or_resume(self) -> None:
        is_paused = self._view is not None and self._view.phase is Phase.PAUSED
        event: Event = Resume() if is_paused else Pause()
        self.wish.emit(event)

    def _listen(self) -> None:
        """Keys act wherever the focus is, except in a question laid over the page."""
        for keys, action in (
            (("Space",), self._pause_or_resume),
            (("B", "Left"), lambda: self.wish.emit(Back())),
            (("N", "Right"), lambda: self.wish.emit(Skip())),
            (("+", "="), lambda: self.wish.emit(Extend())),
            (("D",), lambda: self.wish.emit(Done())),
            (("K",), self.care.ask),
            (("P",), self.stop_wished.emit),
            (("F",), self.full_screen_wished.emit),
            (("Esc",), self.end_wished.emit),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = self.width(), self.height()
        self._scale = scale = max(SMALLEST_SCALE, min(LARGEST_SCALE, width / 1280, height / 800))
        self.cue.set_scale(scale)
        edge = 24 if scale >= 1 else 16
        self._room.setContentsMargins(24, edge - 4, 24, edge - 4)
        self._room.setSpacing(32 if scale >= 1 else 20)
        self._strip_room.setContentsMargins(24, 0, 24, edge)
        self.strip.follow_window_height(height)
        self._size_title()
        if self._view is not None:
            self._show_next(self._view)

    def _size_title(self) -> None:
        """Keep a long name on one line if it can be read there; else it wraps."""
        room = (self.width() - 2 * SIDE_PX - self._room.spacing()) * RIGHT_SHARE
        wide = QFontMetricsF(font("name", self._scale)).horizontalAdvance(self.title.text()) + 2
        self.title.set_scale(self._scale * max(SHORTEST_TITLE, min(1.0, room / wide)))


def _in_whole_seconds(view: PlayerView) -> PlayerView:
    """The moment at which the second that is running began."""
    left_s = ceil(view.left_s)
    whole = round(view.fraction * left_s / view.left_s, 6) if view.left_s else 0.0
    return replace(
        view,
        left_s=left_s,
        elapsed_s=floor(view.elapsed_s),
        fraction=min(1.0, whole),
        lead_left_s=ceil(view.lead_left_s),
    )
