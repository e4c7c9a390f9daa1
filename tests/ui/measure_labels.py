"""Measures every visible text of a window; as a program, those of the whole tour at a scale of its own."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QLineEdit, QWidget

from coach.app import TOUR_BEGINS, build_window
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.ui.charts.readout import Readout
from coach.ui.figure_view import FigureView
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.session_strip import SessionStrip
from coach.ui.kit.text import Text
from coach.ui.kit.text_box import TextBox, fits, text_size
from coach.ui.kit.toast import Toast
from coach.ui.kit.turns import finish_turns
from coach.ui.theme import apply_theme
from coach.ui.tour import Tour
from coach.ui.window import Window

SLACK_PX = 1.0
NESTED = 4
"""How many layouts, one within the other, may ask for more room after the window has another size."""
FIELD_PADDING_PX = 12
"""What the style sheet keeps free on either side of a text field, its line included."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where a text stands in the window, and the layer it belongs to."""

    widget: QWidget
    text: str
    rect: QRectF
    layer: QWidget | None


@dataclass(slots=True)
class Tally:
    """How many texts were looked at, and what was wrong with them."""

    texts: int
    faults: list[str]


def boxes_of(widget: QWidget) -> list[TextBox]:
    """The texts of one widget against the room they have."""
    if hasattr(widget, "text_boxes"):
        return list(widget.text_boxes())
    if isinstance(widget, QLineEdit):
        shown = widget.text() or widget.placeholderText()
        room = QRectF(widget.rect()).adjusted(FIELD_PADDING_PX, 0, -FIELD_PADDING_PX, 0)
        return [TextBox(shown, text_size(widget.font(), shown), room)]
    if isinstance(widget, QLabel | QAbstractButton) and widget.text():
        return [TextBox(widget.text(), text_size(widget.font(), widget.text()), QRectF(widget.rect()))]
    return []


def visible_in(widget: QWidget) -> Iterator[QWidget]:
    """All that is seen within a widget; not the list of a combo box, which Qt makes and drops as it likes.

    A wrapper that `findChildren` makes for such a list outlives it and crashes when its window goes."""
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield child
            yield from visible_in(child)


def stops(window: QWidget) -> list[QWidget]:
    """Everything on the screen that Tab may reach."""
    return [
        widget
        for widget in visible_in(window)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    ]


def tally(window: QWidget) -> Tally:
    """Every text of a window that does not stand whole and alone in the room it needs."""
    areas: list[Area] = []
    faults: list[str] = []
    for widget in visible_in(window):
        boxes = [box for box in boxes_of(widget) if box.text]
        if boxes:
            faults += _own_faults(widget, boxes)
            faults += _cuts(widget, window)
            areas += _areas(widget, boxes, window)
    return Tally(len(areas), [*faults, *_overlaps(areas)])


def _own_faults(widget: QWidget, boxes: list[TextBox]) -> Iterator[str]:
    for box in boxes:
        if not fits(box):
            needed, within = box.needed, box.within
            yield (
                f"{_name(widget, box.text)} needs {needed.width():.0f}x{needed.height():.0f},"
                f" has {within.width():.0f}x{within.height():.0f}"
            )
        if "…" in box.text and not isinstance(widget, SessionStrip):
            yield f"{_name(widget, box.text)} is elided"
        if not QRectF(widget.rect()).adjusted(-1, -1, 1, 1).contains(box.within):
            yield f"{_name(widget, box.text)} is painted outside its widget"
    if isinstance(widget, Text) and widget.wordWrap():
        if widget.minimumSizeHint().width() > widget.width():
            yield f"{_name(widget, widget.text())} breaks inside a word"
        if widget.heightForWidth(widget.width()) > widget.height():
            yield f"{_name(widget, widget.text())} does not show all its lines"


def _cuts(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Ancestors that cut the widget; what a page scrolls up and down may be out of sight."""
    is_scrolled = False
    child = widget
    while child is not window:
        parent = child.parentWidget()
        rect = QRectF(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        room = QRectF(parent.rect()).adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX)
        is_scrolled |= is_viewport(parent)
        is_cut = rect.left() < room.left() or rect.right() > room.right()
        if not is_scrolled:
            is_cut |= rect.top() < room.top() or rect.bottom() > room.bottom()
        if is_cut:
            yield f"{_name(widget, _text(widget))} is cut off by {type(parent).__name__}"
        child = parent


def is_viewport(widget: QWidget) -> bool:
    """Whether this is what a scroll area looks through."""
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def _areas(widget: QWidget, boxes: list[TextBox], window: QWidget) -> Iterator[Area]:
    """A control counts as a whole, anything else with what it writes; out of sight does not count."""
    layer = _layer(widget)
    sight = _sight(widget, window)
    origin = widget.mapTo(window, QPoint(0, 0)).toPointF()
    if isinstance(widget, QAbstractButton | QLineEdit):
        boxes = [TextBox(_text(widget), boxes[0].needed, QRectF(widget.rect()))]
    for box in boxes:
        seen = box.within.translated(origin).intersected(sight)
        if not seen.isEmpty():
            yield Area(widget, box.text, seen, layer)


def _sight(widget: QWidget, window: QWidget) -> QRectF:
    """What of the window the scroll areas around a widget leave to it."""
    sight = QRectF(window.rect())
    while widget is not window:
        if is_viewport(widget):
            sight = sight.intersected(QRectF(widget.mapTo(window, QPoint(0, 0)), widget.size()))
        widget = widget.parentWidget()
    return sight


def _layer(widget: QWidget | None) -> QWidget | None:
    while widget is not None and not isinstance(widget, Dialog | Toast | Readout):
        widget = widget.parentWidget()
    return widget


def _overlaps(areas: list[Area]) -> Iterator[str]:
    from_top = sorted(areas, key=lambda area: area.rect.top())
    for at, one in enumerate(from_top, 1):
        end = one.rect.bottom() - SLACK_PX
        for other in islice(from_top, at, None):
            if other.rect.top() >= end:
                break
            shared = one.rect.intersected(other.rect)
            if shared.width() <= SLACK_PX or shared.height() <= SLACK_PX:
                continue
            if one.layer is not other.layer or _are_one(one.widget, other.widget):
                continue
            yield f"{_name(one.widget, one.text)} overlaps {_name(other.widget, other.text)}"


def _are_one(one: QWidget, other: QWidget) -> bool:
    """Whether one is part of the other, or both lie on the figure's stage."""
    if isinstance(one, FigureView) or isinstance(other, FigureView):
        return True
    return one is not other and (one.isAncestorOf(other) or other.isAncestorOf(one))


def _text(widget: QWidget) -> str:
    texts = [box.text for box in boxes_of(widget)]
    return texts[0] if texts else ""


def _name(widget: QWidget, text: str) -> str:
    return f"{type(widget).__name__} {text!r}"


class Inspector:
    """Looks at a window in some sizes, one after the other, and remembers what was wrong."""

    def __init__(self, window: Window, sizes: Sequence[QSize]) -> None:
        self._window = window
        self._sizes = sizes
        self.texts: dict[str, int] = {}
        self.faults: list[str] = []
        self.stops: dict[str, int] = {}
        self.nameless: list[str] = []

    def look(self, name: str) -> None:
        """Measure what stands in the window now; it has its own size again in the end."""
        usual = self._window.size()
        for size in (usual, *self._sizes):
            self._resize(size)
            found = tally(self._window)
            self.texts[name] = min(found.texts, self.texts.get(name, found.texts))
            self.faults += [f"{name} at {size.width()}x{size.height()}: {fault}" for fault in found.faults]
        self._resize(usual)
        controls = [widget for widget in stops(self._window) if widget is not self._window.session.page]
        self.stops[name] = len(controls)
        self.nameless += [
            f"{name}: {type(widget).__name__}" for widget in controls if not widget.accessibleName().strip()
        ]

    def _resize(self, size: QSize) -> None:
        self._window.resize(size)
        for _ in range(NESTED):
            QApplication.processEvents()
            finish_turns()


def inspect_tour(app: QApplication, folder: Path, sizes: Sequence[QSize], *, is_dark: bool) -> Inspector:
    """Walk the tour in one theme and in the first size, measuring each screen in all sizes."""
    apply_theme(app, is_dark)
    clock = HandClock(TOUR_BEGINS)
    workspace = Workspace(folder / "data", clock)
    window: Window = build_window(workspace)
    inspector = Inspector(window, sizes[1:])
    try:
        Tour(window, workspace, clock, inspector.look).walk(sizes[0])
    finally:
        window.close()
        window.deleteLater()
        workspace.close()
    return inspector


def main() -> int:
    """Print the faults of a tour; the scale comes from the environment, size and theme as arguments."""
    app = QApplication([])
    size = QSize(int(sys.argv[1]), int(sys.argv[2]))
    with TemporaryDirectory(prefix="back-coach-labels-") as folder:
        inspector = inspect_tour(app, Path(folder), [size], is_dark=sys.argv[3] == "dark")
    out = sys.stdout
    out.write(f"scale {app.devicePixelRatio():g}, {len(inspector.texts)} screens,")
    out.write(f" {sum(inspector.texts.values())} texts\n")
    out.writelines(f"{fault}\n" for fault in inspector.faults)
    return 1 if inspector.faults else 0


if __name__ == "__main__":
    sys.exit(main())
