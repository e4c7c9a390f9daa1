"""The rail on the left: pages above, symptom check and settings below."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.icons import paint_icon
from coach.ui.kit.control import Control, put_text, rounded
from coach.ui.kit.logo import Logo
from coach.ui.kit.text import Text
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import SPACE_8, SPACE_12, sized_font, tokens_of

WIDE_PX, NARROW_PX = 216, 64
WIDE_FROM_PX = 1100


class NavigationItem(Control):
    """One entry of the rail; only its icon while the rail is narrow."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._is_wide = True
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFixedHeight(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_wide(self, is_wide: bool) -> None:
        """Show or hide the word."""
        self._is_wide = is_wide
        self.setToolTip("" if is_wide else self.text())
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:  # noqa: N802
        """Being chosen is for the window to say."""

    def sizeHint(self) -> QSize:
        return QSize(183 if self._is_wide else 40, 40)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        if self.isChecked():
            rounded(painter, QRectF(self.rect()), self.focus_radius, tokens.surface, tokens.line)
        elif self.hovered():
            rounded(painter, QRectF(self.rect()), self.focus_radius, tokens.hover)
        colour = tokens.ink if self.isChecked() else tokens.ink_2
        left = 14 if self._is_wide else (self.width() - 18) / 2
        paint_icon(painter, QRectF(left, 11, 18, 18), self._icon, colour)
        if self._is_wide:
            font = sized_font(14, 600 if self.isChecked() else 500)
            left_aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            put_text(painter, self._word_rect(), self.text(), font, colour, left_aligned)

    def _word_rect(self) -> QRectF:
        return QRectF(45, 0, self.width() - 49, self.height())

    def text_boxes(self) -> list[TextBox]:
        """The word against the room beside the icon."""
        if not self._is_wide:
            return []
        return [TextBox(self.text(), text_size(sized_font(14, 600), self.text()), self._word_rect())]


class Navigation(QWidget):
    """Emits the id of the page that a person chose."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, NavigationItem] = {}
        self._name = Text("Back Coach", "body_strong")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACE_12 - 2)
        self._head.addWidget(Logo())
        self._head.addWidget(self._name, 1)
        self._column.addLayout(self._head)
        self._column.addSpacing(16)
        for page, icon, text in (
            ("today", "today", self.tr("Today")),
            ("plan", "plan", self.tr("Plan")),
            ("library", "library", self.tr("Library")),
            ("progress", "progress", self.tr("Progress")),
            ("walks", "walks", self.tr("Walks")),
            ("learn", "learn", self.tr("Learn")),
        ):
            self._add(page, icon, text)
        self._column.addStretch(1)
        self._add("symptom-check", "symptom", self.tr("Symptom check"))
        self._add("settings", "settings", self.tr("Settings"))
        self.set_wide(True)

    def _add(self, page: str, icon: str, text: str) -> None:
        item = NavigationItem(icon, text)
        item.clicked.connect(lambda: self.chosen.emit(page))
        self._items[page] = item
        self._column.addWidget(item)

    def set_current(self, page: str) -> None:
        """Mark the page that is shown."""
        for name, item in self._items.items():
            item.setChecked(name == page)

    def set_wide(self, is_wide: bool) -> None:
        """Words beside the icons, or icons alone."""
        self.setFixedWidth(WIDE_PX if is_wide else NARROW_PX)
        side = 16 if is_wide else 12
        self._column.setContentsMargins(side, 24 if is_wide else 16, side + 1, 20)
        self._head.setContentsMargins(SPACE_8 if is_wide else 7, 0, 0, 0)
        self._name.setVisible(is_wide)
        for item in self._items.values():
            item.set_wide(is_wide)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), tokens_of(self).line)
