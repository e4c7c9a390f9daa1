"""The figure on its stage, driven by the session's clock, and as a small picture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPixmapCache,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.figure.motion import DoseKind, Moment, Tempo, moment, starting_moment, working_moment
from coach.figure.pose_file import PoseFile
from coach.figure.scene import Bounds, Line, Polygon, Role, Scene, Shape, Side, scene_of
from coach.ui.theme import (
    CARD_PADDING,
    RADIUS_CARD,
    RADIUS_CONTROL,
    Tokens,
    font,
    mix,
    tokens_of,
)

_GAP_M = 0.0095
_FLOOR_M = 0.028
_FILLED_WIDTH = 0.90
_FILLED_HEIGHT = 0.76
_LOWERED = 0.05
_FLOOR_INSET = 0.035
_PROP_SHARE = 0.45
_QUIET_SHARE = 0.9


def paint_figure(
    painter: QPainter,
    rect: QRectF,
    pose_file: PoseFile,
    moment: Moment,
    side: Side,
    category: str,
    tokens: Tokens,
    tint: str,
    share: float = 1.0,
) -> None:
    """Draw the figure into `rect` on a background of colour `tint`; below 1, `share` fades it toward that."""
    scene = scene_of(pose_file, moment, side)
    stage = _Stage.fitted(scene.bounds, rect)
    inks = _inks(category, tokens, tint, share)
    prop = mix(tokens.line_strong, tint, _PROP_SHARE)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, rect, stage, scene, prop)
    for line in scene.lines:
        _paint_line(painter, stage, line, prop)
    for shape in scene.shapes:
        _paint_shape(painter, stage, shape, inks[shape.role], QColor(tint))
    for strap in scene.straps:
        _paint_line(painter, stage, strap, QColor(tokens.ink_3))
    painter.restore()


def picture(pose_file: PoseFile, category: str, widget: QWidget) -> QPixmap:
    """The working pose on its tint, as large as `widget`; drawn once for each look and size."""
    tokens = tokens_of(widget)
    tint = tokens.tint(category)
    size, ratio = widget.size(), widget.devicePixelRatioF()
    key = f"figure {pose_file.id} {category} {tint} {size.width()}x{size.height()} {ratio}"
    drawn = QPixmap()
    if QPixmapCache.find(key, drawn):
        return drawn
    drawn = QPixmap(size * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(QColor(tint))
    painter = QPainter(drawn)
    rect = QRectF(widget.rect())
    paint_figure(painter, rect, pose_file, working_moment(pose_file), "right", category, tokens, tint)
    painter.end()
    QPixmapCache.insert(key, drawn)
    return drawn


@dataclass(frozen=True, slots=True)
class _Stage:
    """Where metres land in pixels."""

    px_per_m: float
    origin: QPointF

    @staticmethod
    def fitted(bounds: Bounds, rect: QRectF) -> _Stage:
        wide, high = bounds.right - bounds.left, bounds.top - bounds.bottom
        px_per_m = min(rect.width() * _FILLED_WIDTH / wide, rect.height() * _FILLED_HEIGHT / high)
        middle = (bounds.left + bounds.right) / 2, (bounds.bottom + bounds.top) / 2
        return _Stage(
            px_per_m,
            QPointF(
                rect.center().x() - middle[0] * px_per_m,
                rect.center().y() + rect.height() * _LOWERED + middle[1] * px_per_m,
            ),
        )

    def placed(self, x: float, y: float) -> QPointF:
        return QPointF(self.origin.x() + x * self.px_per_m, self.origin.y() - y * self.px_per_m)

    def polygon(self, points: Polygon) -> QPolygonF:
        return QPolygonF([self.placed(x, y) for x, y in points])


def _inks(category: str, tokens: Tokens, tint: str, share: float) -> dict[Role, QColor]:
    working = tokens.category(category)
    return {
        "near": mix(tokens.figure_near, tint, share),
        "head": mix(tokens.figure_near, tint, share),
        "far": mix(tokens.figure_far, tint, share),
        "working": mix(working, tint, share),
    }


def _paint_ground(painter: QPainter, rect: QRectF, stage: _Stage, scene: Scene, prop: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(prop)
    if scene.mat:
        painter.setOpacity(0.5)
        painter.drawPolygon(stage.polygon(scene.mat))
        painter.setOpacity(1.0)
    if scene.floor is not None:
        thick = max(1.5, _FLOOR_M * stage.px_per_m)
        inset = rect.width() * _FLOOR_INSET
        top = stage.placed(0.0, scene.floor).y()
        bar = QRectF(rect.left() + inset, top, rect.width() - 2 * inset, thick)
        painter.drawRoundedRect(bar, thick / 2, thick / 2)


def _paint_line(painter: QPainter, stage: _Stage, line: Line, colour: QColor) -> None:
    pen = QPen(colour, max(1.2, line.width * stage.px_per_m))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(stage.polygon(line.points))


def _paint_shape(painter: QPainter, stage: _Stage, shape: Shape, ink: QColor, gap: QColor) -> None:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for polygon in shape.polygons:
        path.addPolygon(stage.polygon(polygon))
        path.closeSubpath()
    pen = QPen(gap, 2 * max(0.7, _GAP_M * stage.px_per_m))
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    painter.strokePath(path, pen)
    painter.fillPath(path, ink)


@dataclass(frozen=True, slots=True)
class _Motion:
    pose_file: PoseFile | None
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
        self._motion = _Motion(pose_file, kind, tempo_s, duration_s, side, alternate, category, fallback_text)
        self._elapsed_s = 0.0
        self.update()

    def set_elapsed(self, elapsed_s: float) -> None:
        """Seconds since the step began."""
        if elapsed_s != self._elapsed_s:
            self._elapsed_s = elapsed_s
            self.update()

    def set_quiet(self, quiet: bool) -> None:
        """Rest: a sunken stage with the pose that comes next, paler."""
        if quiet != self._quiet:
            self._quiet = quiet
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(744, 404)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        background = self._background(tokens)
        rect = QRectF(self.rect())
        painter.fillPath(_rounded_top(rect, RADIUS_CARD - 1), QColor(background))
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
        paint_figure(
            painter,
            rect,
            motion.pose_file,
            self._moment(motion, motion.pose_file),
            motion.side,
            motion.category,
            tokens,
            background,
            _QUIET_SHARE if self._quiet else 1.0,
        )

    def _moment(self, motion: _Motion, pose_file: PoseFile) -> Moment:
        if self._quiet:
            return working_moment(pose_file)
        if motion.kind == "reps" and motion.tempo_s is None:
            return starting_moment(pose_file)
        tempo_s = motion.tempo_s or (0.0, 0.0, 0.0, 0.0)
        return moment(pose_file, motion.kind, tempo_s, self._elapsed_s, motion.duration_s, motion.alternate)


class FigureThumb(QWidget):
    """The working pose of an exercise on its tint."""

    def __init__(
        self,
        pose_file: PoseFile | None,
        category: str,
        size: QSize | None = None,
        radius: float = RADIUS_CONTROL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pose_file = pose_file
        self._category = category
        self._radius = radius
        self.setFixedSize(size or QSize(64, 52))

    def show_pose(self, pose_file: PoseFile | None, category: str) -> None:
        """Change what is shown."""
        self._pose_file, self._category = pose_file, category
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        fill = QBrush(QColor(tokens_of(self).tint(self._category)))
        if self._pose_file is not None:
            fill = QBrush(picture(self._pose_file, self._category, self))
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, self._radius, self._radius)
        painter.end()


def _rounded_top(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    path.addRect(rect.adjusted(0.0, rect.height() / 2, 0.0, 0.0))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _paint_words(painter: QPainter, rect: QRectF, words: str, tokens: Tokens) -> None:
    painter.setPen(QColor(tokens.ink))
    painter.setFont(font("title"))
    room = rect.adjusted(2 * CARD_PADDING, CARD_PADDING, -2 * CARD_PADDING, -CARD_PADDING)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
