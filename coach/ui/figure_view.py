"""The figure on its stage, driven by the session's clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, pi
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.figure.camera import Camera, Side, camera_of
from coach.figure.motion import RAMP_S, DoseKind, Moment, Tempo, moment, starting_moment, working_moment
from coach.figure.pose_file import PoseFile
from coach.ui.figure_builder import Shot, builder
from coach.ui.figure_builder import finish_building as finish_building
from coach.ui.figure_inks import Inks, Look, look_of
from coach.ui.figure_replay import Drawing, line_m, replay
from coach.ui.kit.control import inside_card
from coach.ui.theme import CARD_PADDING, RADIUS_CARD, Tokens, font, tokens_of

PHASES = 30
WALK_PHASES = 6
"""A walk passes eight short ways a stride, so few pictures of each are enough."""
BREATH_S = 4.5
_BREATHS = 16
_AHEAD_S = tuple(0.06 * n for n in range(1, 11))
_NEARBY = 4
_DEGREES_PER_PX = 0.5
_TURN_STEP = 5.0
_TURNS_DEG: Final = {
    Qt.Key.Key_Left: (15.0, 0.0),
    Qt.Key.Key_Right: (-15.0, 0.0),
    Qt.Key.Key_Up: (0.0, -10.0),
    Qt.Key.Key_Down: (0.0, 10.0),
}
"""Yaw and pitch: a key carries the camera the way a drag in its direction does."""
_HOME: Final = Qt.Key.Key_Home


@lru_cache(maxsize=16)
def _inks(category: str, tokens: Tokens, background: str, look: Look, is_quiet: bool) -> Inks:
    """Colours are mixed once, not in every frame."""
    return Inks(category, tokens, background, look, is_quiet)


@dataclass(frozen=True, slots=True)
class _Motion:
    pose_file: PoseFile | None
    pose: int
    kind: DoseKind
    tempo_s: Tempo | None
    duration_s: float
    side: Side
    alternate: bool
    category: str
    fallback_text: str


class FigureView(QWidget):
    """The stage of the session screen. It owns no timer: `set_elapsed` moves the figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._motion: _Motion | None = None
        self._elapsed_s = 0.0
        self._quiet = False
        self._still = False
        self._painted: Drawing | None = None
        self._turn = (0.0, 0.0)
        self._grabbed: QPointF | None = None
        self.focus_radius = RADIUS_CARD
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("Arrow keys turn the view, Home brings it back"))
        self.setMinimumSize(160, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_motion(
        self,
        pose_file: PoseFile | None,
        *,
        kind: DoseKind,
        tempo_s: Tempo | None,
        duration_s: float,
        side: Side,
        alternate: bool,
        category: str,
        fallback_text: str,
    ) -> None:
        """Show one step from its beginning; without a pose file, a card with `fallback_text`."""
        self._motion = _Motion(
            pose_file, hash(pose_file), kind, tempo_s, duration_s, side, alternate, category, fallback_text
        )
        self._elapsed_s = 0.0
        self._painted = None
        self._turn = (0.0, 0.0)
        self.update()

    def set_elapsed(self, elapsed_s: float) -> None:
        """Seconds since the step began."""
        if elapsed_s != self._elapsed_s:
            self._elapsed_s = elapsed_s
            if not self._still:
                self.update()

    def set_quiet(self, quiet: bool) -> None:
        """Rest: a sunken stage with the pose that comes next, paler."""
        if quiet != self._quiet:
            self._quiet = quiet
            self._painted = None
            self.update()

    @property
    def is_still(self) -> bool:
        """Whether it shows one picture instead of movement."""
        return self._still

    def set_still(self, still: bool) -> None:
        """No movement: the start as a ghost, the end, and an arrow between them."""
        if still != self._still:
            self._still = still
            self._painted = None
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(744, 404)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        background = self._background(tokens)
        rect = QRectF(self.rect())
        painter.fillPath(inside_card(rect, "bottom"), QColor(background))
        if self._motion is not None:
            self._paint_motion(painter, rect, self._motion, tokens, background)
        painter.end()

    def _background(self, tokens: Tokens) -> str:
        if self._quiet or self._motion is None or self._motion.pose_file is None:
            return tokens.sunken
        return tokens.tint(self._motion.category)

    def _paint_motion(
        self, painter: QPainter, rect: QRectF, motion: _Motion, tokens: Tokens, background: str
    ) -> None:
        if motion.pose_file is None:
            _paint_words(painter, rect, motion.fallback_text, tokens)
            return
        drawing = self._drawing(motion, motion.pose_file, rect)
        if drawing is not None:
            inks = _inks(motion.category, tokens, background, look_of(self), self._quiet)
            replay(painter, rect, drawing, inks)
            self._painted = drawing

    def _drawing(self, motion: _Motion, pose_file: PoseFile, rect: QRectF) -> Drawing | None:
        """The picture of now, or the nearest that is ready."""
        wanted = self._shot(motion, pose_file, rect, self._elapsed_s)
        builder().wish(self, [wanted, *self._coming(motion, pose_file, rect)])
        for shot in (wanted, *_near(wanted)):
            drawing = builder().find(shot)
            if drawing is not None:
                return drawing
        return self._painted

    def _coming(self, motion: _Motion, pose_file: PoseFile, rect: QRectF) -> Iterator[Shot]:
        """The pictures of the next moments."""
        if not (self._quiet or self._still):
            for ahead_s in _AHEAD_S:
                yield self._shot(motion, pose_file, rect, self._elapsed_s + ahead_s)

    def _shot(self, motion: _Motion, pose_file: PoseFile, rect: QRectF, elapsed_s: float) -> Shot:
        shown = self._moment(motion, pose_file, elapsed_s)
        phases = WALK_PHASES if motion.kind == "walk" else PHASES
        return Shot(
            pose_file,
            motion.pose,
            Moment(shown.a, shown.b, round(shown.t * phases) / phases, shown.mirrored),
            motion.side,
            self._camera(motion, pose_file),
            line_m(rect),
            0.0 if self._quiet or self._still else _breath(motion, elapsed_s),
            self._still and not self._quiet,
        )

    def _camera(self, motion: _Motion, pose_file: PoseFile) -> Camera:
        yaw, pitch = (round(turn / _TURN_STEP) * _TURN_STEP for turn in self._turn)
        camera = camera_of(pose_file, motion.side)
        return camera.turned(yaw, pitch) if yaw or pitch else camera

    def _moment(self, motion: _Motion, pose_file: PoseFile, elapsed_s: float) -> Moment:
        if self._quiet or self._still:
            return working_moment(pose_file)
        if motion.kind == "reps" and motion.tempo_s is None:
            return starting_moment(pose_file)
        tempo_s = motion.tempo_s or (0.0, 0.0, 0.0, 0.0)
        return moment(pose_file, motion.kind, tempo_s, elapsed_s, motion.duration_s, motion.alternate)

    def hideEvent(self, event: QHideEvent) -> None:
        builder().forget(self)
        super().hideEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the camera."""
        self._grabbed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the camera round the person."""
        if self._grabbed is None:
            return
        moved = event.position() - self._grabbed
        self._grabbed = event.position()
        self._turn_by(-moved.x() * _DEGREES_PER_PX, moved.y() * _DEGREES_PER_PX)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the camera."""
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Bring the camera back."""
        self._turn_back()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the camera from the shortcuts of the screen."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _is_turn(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys turn the camera, Home brings it back."""
        if not _is_turn(event):
            super().keyPressEvent(event)
        elif event.key() == _HOME:
            self._turn_back()
        else:
            self._turn_by(*_TURNS_DEG[Qt.Key(event.key())])

    def _turn_by(self, yaw_deg: float, pitch_deg: float) -> None:
        """Turn the camera, and tilt it no farther than it goes."""
        yaw, pitch = (turn + by for turn, by in zip(self._turn, (yaw_deg, pitch_deg), strict=True))
        if self._motion is not None and self._motion.pose_file is not None:
            level = camera_of(self._motion.pose_file, self._motion.side).pitch
            pitch = max(-level, min(90.0 - level, pitch))
        self._turn = (yaw, pitch)
        self.update()

    def _turn_back(self) -> None:
        self._turn = (0.0, 0.0)
        self.update()


def _is_turn(event: QKeyEvent) -> bool:
    """Whether the keys are one of the camera's, with nothing held down."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and (event.key() == _HOME or event.key() in _TURNS_DEG)


def _near(wanted: Shot) -> Iterator[Shot]:
    """The same picture a little earlier or later on the way."""
    shown = wanted.moment
    phase = round(shown.t * PHASES)
    for step in range(1, _NEARBY + 1):
        for near in (phase - step, phase + step):
            if shown.a != shown.b and 0 <= near <= PHASES:
                yield replace(wanted, moment=replace(shown, t=near / PHASES), breath=0.0)


def _breath(motion: _Motion, elapsed_s: float) -> float:
    """How full the chest is, 0..1: whole breaths within a hold, none while moving."""
    if motion.kind == "walk":
        return 0.0
    if motion.kind == "reps":
        out_s, hold_s, return_s, pause_s = motion.tempo_s or (0.0, 0.0, 0.0, 0.0)
        within_s = elapsed_s % max(out_s + hold_s + return_s + pause_s, 1e-6) - out_s
    else:
        start_s = min(RAMP_S, motion.duration_s / 4)
        within_s, hold_s = elapsed_s - start_s, motion.duration_s - start_s
    if hold_s < BREATH_S or not 0.0 < within_s < hold_s:
        return 0.0
    breath_s = hold_s / int(hold_s / BREATH_S)
    steps = round(within_s / breath_s * _BREATHS) % _BREATHS
    return round((1.0 - cos(2.0 * pi * steps / _BREATHS)) / 2.0, 3)


def _paint_words(painter: QPainter, rect: QRectF, words: str, tokens: Tokens) -> None:
    painter.setPen(QColor(tokens.ink))
    painter.setFont(font("title"))
    room = rect.adjusted(2 * CARD_PADDING, CARD_PADDING, -2 * CARD_PADDING, -CARD_PADDING)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
