"""What stands under the pointer or the cursor, in words, on a card over the page."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from coach.ui.charts.story import Reading
from coach.ui.kit.card import Card
from coach.ui.kit.text import Text
from coach.ui.theme import RADIUS_CONTROL, SPACE_12

_AWAY_PX, _EDGE_PX = 12, 8


class Readout(Card):
    """One a page; lets the mouse through and stays within the page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(padding=SPACE_12, strong=True, radius=RADIUS_CONTROL, parent=page)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title, self.lines = Text("", "body_strong"), Text("", "caption", "ink_2")
        self.body.setSpacing(2)
        self.body.addWidget(self.title)
        self.body.addWidget(self.lines)
        self.hide()

    @property
    def text(self) -> str:
        """Everything that it says."""
        return f"{self.title.text()}\n{self.lines.text()}"

    def show_reading(self, reading: Reading, spot: QPoint, within: QRect) -> None:
        """Stand above a point, or beside it where there is no room, both in the page's pixels.

        `within` is what can be seen of the page."""
        self.title.setText(reading.title)
        self.lines.setText("\n".join(reading.lines))
        self.setAccessibleName(reading.sentence)
        self.body.activate()
        size = self.sizeHint()
        left, top = spot.x() - size.width() // 2, spot.y() - size.height() - _AWAY_PX
        if top < within.top() + _EDGE_PX:
            top = min(max(spot.y() - size.height() // 2, within.top() + _EDGE_PX), spot.y())
            is_right = spot.x() + _AWAY_PX + 16 + size.width() <= within.right() - _EDGE_PX
            left = spot.x() + _AWAY_PX + 16 if is_right else spot.x() - _AWAY_PX - 16 - size.width()
        left = max(within.left() + _EDGE_PX, min(left, within.right() - _EDGE_PX - size.width()))
        top = max(within.top() + _EDGE_PX, min(top, within.bottom() - _EDGE_PX - size.height()))
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        self.raise_()
