"""The whole session as one bar: done, current and still to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from coach.ui.icons import paint_icon
from coach.ui.kit.control import put_text, rounded
from coach.ui.kit.mark import paint_mark
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import RADIUS_BAR, Tokens, sized_font, tokens_of

_BAR_PX, _CURRENT_PX, _ROW_GAP_PX, _LABEL_PX = 12, 20, 4, 20
_SEGMENT_GAP_PX, _GROUP_GAP_PX, _MIN_SEGMENT_PX = 3.0, 10.0, 6.0
_MARK_PX, _CHECK_PX, _TEXT_DX = 10.0, 16.0, 15.0
_LABELS_FROM_WINDOW_PX = 660
_OWN_KEYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""Keys that mean the strip while it has the focus, whatever they mean elsewhere in the window."""


@dataclass(frozen=True, slots=True)
class StripSegment:
    """One step of the session."""

    index: int
    duration_s: float


@dataclass(frozen=True, slots=True)
class StripGroup:
    """The steps of one exercise."""

    label: str
    category: str
    segments: tuple[StripSegment, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    text: str
    rect: QRectF
    group: StripGroup


def segment_widths(durations_s: Sequence[float], room_px: float) -> list[float]:
    """Share `room_px` by duration, none below 6 px unless the room is too small for that."""
    count = len(durations_s)
    if not count:
        return []
    least = min(_MIN_SEGMENT_PX, room_px / count)
    widths = [least] * count
    free = set(range(count))
    while free:
        room = room_px - least * (count - len(free))
        total = sum(durations_s[i] for i in free)
        if total <= 0:
            break
        narrow = {i for i in free if durations_s[i] / total * room < least}
        if not narrow:
            for i in free:
                widths[i] = durations_s[i] / total * room
            break
        free -= narrow
    return widths


class SessionStrip(QWidget):
    """A strip of segments; click or Enter asks to jump to one."""

    jump_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[StripGroup] = []
        self._current, self._fraction, self._done = -1, 0.0, frozenset[int]()
        self._cursor: int | None = None
        self._hover: int | None = None
        self._labels_visible = True
        self.focus_radius = RADIUS_BAR
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Session"))

    def set_model(
        self, groups: Sequence[StripGroup], current: int, fraction: float, done: set[int] | frozenset[int]
    ) -> None:
        """Show the groups; `fraction` (0..1) of segment `current` is behind you."""
        self._fraction = fraction
        if (list(groups), current, frozenset(done)) == (self._groups, self._current, self._done):
            self._repaint_current()
            return
        self._groups, self._current, self._done = list(groups), current, frozenset(done)
        total = sum(len(group.segments) for group in self._groups)
        name = self._label_of(current)
        self.setAccessibleDescription(
            self.tr("{done} of {total} steps done. Now: {name}").format(
                done=len(self._done), total=total, name=name
            )
        )
        self.update()

    def _repaint_current(self) -> None:
        box = self._boxes().get(self._current)
        if box is not None:
            self.update(QRect(int(box.left()) - 1, 0, int(box.width()) + 3, _CURRENT_PX))

    def follow_window_height(self, height_px: int) -> None:
        """Hide the names in a low window."""
        visible = height_px >= _LABELS_FROM_WINDOW_PX
        if visible != self._labels_visible:
            self._labels_visible = visible
            self.updateGeometry()
            self.update()

    def _label_of(self, index: int) -> str:
        for group in self._groups:
            if any(segment.index == index for segment in group.segments):
                return group.label
        return ""

    def sizeHint(self) -> QSize:
        return QSize(600, _CURRENT_PX + (_ROW_GAP_PX + _LABEL_PX if self._labels_visible else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._segment_at(QPointF(event.pos()))
            text = "" if index is None else self._label_of(index)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OWN_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def _boxes(self) -> dict[int, QRectF]:
        """Where each segment is, by its index."""
        segments = [segment for group in self._groups for segment in group.segments]
        groups = len([group for group in self._groups if group.segments])
        gaps = max(0, groups - 1) * _GROUP_GAP_PX + max(0, len(segments) - groups) * _SEGMENT_GAP_PX
        widths = segment_widths([segment.duration_s for segment in segments], max(0.0, self.width() - gaps))
        boxes: dict[int, QRectF] = {}
        x, used = 0.0, 0
        for group in self._groups:
            for segment in group.segments:
                boxes[segment.index] = QRectF(x, (_CURRENT_PX - _BAR_PX) / 2, widths[used], _BAR_PX)
                x += widths[used] + _SEGMENT_GAP_PX
                used += 1
            x += _GROUP_GAP_PX - _SEGMENT_GAP_PX if group.segments else 0.0
        return boxes

    def _order(self) -> list[int]:
        return [segment.index for group in self._groups for segment in group.segments]

    def _segment_at(self, point: QPointF) -> int | None:
        if point.y() > _CURRENT_PX + _ROW_GAP_PX:
            return self._group_at(point)
        for index, box in self._boxes().items():
            if box.left() - _SEGMENT_GAP_PX / 2 <= point.x() <= box.right() + _SEGMENT_GAP_PX / 2:
                return index
        return None

    def _group_at(self, point: QPointF) -> int | None:
        for label in self._labels():
            if label.rect.left() - _TEXT_DX <= point.x() <= label.rect.right():
                return label.group.segments[0].index
        return None

    def focus_rect(self) -> QRect:
        """The segment the arrow keys are on."""
        index = self._current if self._cursor is None else self._cursor
        box = self._boxes().get(index)
        return box.toAlignedRect() if box is not None else self.rect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        order = self._order()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if order and event.key() in steps:
            start = self._current if self._cursor is None else self._cursor
            at = order.index(start) if start in order else 0
            self._cursor = order[min(len(order) - 1, max(0, at + steps[Qt.Key(event.key())]))]
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            self.jump_requested.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self._segment_at(event.position())
        if hover != self._hover:
            self._hover = hover
            shape = Qt.CursorShape.ArrowCursor if hover is None else Qt.CursorShape.PointingHandCursor
            self.setCursor(shape)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._segment_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and index is not None:
            self._cursor = index
            self.jump_requested.emit(index)

    def _is_current(self, group: StripGroup) -> bool:
        return any(segment.index == self._current for segment in group.segments)

    def _is_done(self, group: StripGroup) -> bool:
        return all(segment.index in self._done for segment in group.segments)

    def _font(self, group: StripGroup) -> QFont:
        return sized_font(14, 700 if self._is_current(group) else 400)

    def _labels(self) -> list[_Label]:
        """The names with the room up to the next group."""
        boxes = self._boxes()
        shown = [group for group in self._groups if group.segments]
        starts = [boxes[group.segments[0].index].left() for group in shown]
        ends = [start - _GROUP_GAP_PX for start in starts[1:]] + [float(self.width())]
        labels = []
        for group, start, end in zip(shown, starts, ends, strict=True):
            room = max(0.0, end - start - _TEXT_DX - 4)
            metrics = QFontMetricsF(self._font(group))
            text = metrics.elidedText(group.label, Qt.TextElideMode.ElideRight, room)
            if metrics.horizontalAdvance(text) > room + 0.5:
                text = ""
            top = _CURRENT_PX + _ROW_GAP_PX
            labels.append(_Label(text, QRectF(start + _TEXT_DX + 4, top, room, _LABEL_PX), group))
        return labels

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        boxes = self._boxes()
        for group in self._groups:
            colour = tokens.category(group.category)
            for segment in group.segments:
                self._paint_segment(painter, boxes[segment.index], segment.index, colour, tokens)
        if self._labels_visible:
            for label in self._labels():
                self._paint_label(painter, label, tokens)

    def _paint_segment(self, painter: QPainter, box: QRectF, index: int, colour: str, tokens: Tokens) -> None:
        if index == self._current:
            tall = box.adjusted(0, -(_CURRENT_PX - _BAR_PX) / 2, 0, (_CURRENT_PX - _BAR_PX) / 2)
            rounded(painter, tall, RADIUS_BAR, tokens.surface)
            clip = QPainterPath()
            clip.addRoundedRect(tall, RADIUS_BAR, RADIUS_BAR)
            painter.save()
            painter.setClipPath(clip)
            share = min(1.0, max(0.0, self._fraction))
            painter.fillRect(
                QRectF(tall.left(), tall.top(), tall.width() * share, tall.height()), QColor(colour)
            )
            painter.restore()
            rounded(painter, tall, RADIUS_BAR, None, colour, 2.0)
        elif index in self._done:
            rounded(painter, box, RADIUS_BAR, colour)
        else:
            fill = tokens.hover if index == self._hover else tokens.surface
            rounded(painter, box, RADIUS_BAR, fill, tokens.line_strong)

    def _paint_label(self, painter: QPainter, label: _Label, tokens: Tokens) -> None:
        left, middle = label.rect.left() - _TEXT_DX - 4, label.rect.center().y()
        if self._is_done(label.group):
            icon = QRectF(left - 1, middle - _CHECK_PX / 2, _CHECK_PX, _CHECK_PX)
            paint_icon(painter, icon, "check", tokens.ink_2)
        else:
            mark = QRectF(left, middle - _MARK_PX / 2, _MARK_PX, _MARK_PX)
            paint_mark(painter, mark, label.group.category, "planned", tokens)
        colour = tokens.ink if self._is_current(label.group) else tokens.ink_2
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        put_text(painter, self._text_rect(label), label.text, self._font(label.group), colour, align)

    def _text_rect(self, label: _Label) -> QRectF:
        shift = 0.0 if self._is_done(label.group) else -4.0
        return label.rect.translated(shift, 0)

    def text_boxes(self) -> list[TextBox]:
        """The names, as elided, against their room."""
        if not self._labels_visible:
            return []
        return [
            TextBox(label.text, text_size(self._font(label.group), label.text), self._text_rect(label))
            for label in self._labels()
        ]
