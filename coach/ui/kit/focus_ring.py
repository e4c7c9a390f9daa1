"""The ring around whatever the keyboard is on."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from coach.ui.theme import RADIUS_CONTROL, tokens_of

_GAP_PX, _LINE_PX = 2, 2
_OUT_PX = _GAP_PX + _LINE_PX
_GEOMETRY = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.LayoutRequest,
        QEvent.Type.ParentChange,
    }
)


class FocusRing(QWidget):
    """One per top-level window: a 2 px ink ring, 2 px away from the focused widget.

    The widget may say `focus_radius` (px) and `focus_rect()` (its own coordinates). The ring shows only
    while Qt says that the focus came from the keyboard.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    @property
    def target(self) -> QWidget | None:
        """The widget the ring is around, or None."""
        return self._target

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        window = self._window
        if not isValid(window):
            return
        by_keyboard = window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        inside = new is not None and new is not window and window.isAncestorOf(new)
        self._follow(new if inside and by_keyboard else None)

    def _follow(self, target: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
                widget.destroyed.disconnect(self._lost)
        self._watched, self._target = [], target
        link = target
        while link is not None and link is not self._window:
            link.installEventFilter(self)
            link.destroyed.connect(self._lost)
            self._watched.append(link)
            link = link.parentWidget()
        self._place()
        self.update()
        if target is not None:
            self.raise_()

    def _lost(self) -> None:
        self._follow(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _GEOMETRY:
            self._place()
            self.update()
        elif kind is QEvent.Type.Paint and watched is self._target:
            self._place()
        elif kind is QEvent.Type.MouseButtonPress:
            self._follow(None)
        return False

    def _target_rect(self, target: QWidget) -> QRect:
        inner = target.focus_rect() if hasattr(target, "focus_rect") else target.rect()
        return QRect(target.mapTo(self._window, inner.topLeft()), inner.size())

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        box = self._target_rect(target).adjusted(-_OUT_PX, -_OUT_PX, _OUT_PX, _OUT_PX)
        if box != self.geometry():
            self.setGeometry(box)
        self.setVisible(not self._visible_part().isEmpty())

    def _visible_part(self) -> QRect:
        """What no scroll area hides, in the ring's coordinates."""
        part = self.geometry()
        for widget in filter(isValid, self._watched):
            parent = widget.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
                view = QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
                part = part.intersected(view.adjusted(-_OUT_PX, -_OUT_PX, _OUT_PX, _OUT_PX))
        return part.translated(-self.pos())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None:
            return
        painter = QPainter(self)
        painter.setClipRegion(QRegion(self._visible_part()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens_of(self).ink), _LINE_PX))
        inset = _LINE_PX / 2
        radius = getattr(self._target, "focus_radius", RADIUS_CONTROL) + _GAP_PX + inset
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
