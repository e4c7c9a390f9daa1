"""The drawn person across the top of a card."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.figure.pose_file import PoseFile
from coach.ui.figure_thumb import picture
from coach.ui.kit.control import inside_card, put_text, rounded
from coach.ui.kit.text_box import TextBox, text_size
from coach.ui.theme import RADIUS_CELL, SPACE_8, sized_font, tokens_of

_TAG_PADDING_PX, _TAG_HEIGHT_PX = 9, 24


class Tag(QWidget):
    """A word in a small box, such as "yours"."""

    def __init__(self, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._word = word
        self.setAccessibleName(word)
        width = text_size(sized_font(12, 600), word).width()
        self.setFixedSize(round(width + 0.5) + 2 * _TAG_PADDING_PX, _TAG_HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), RADIUS_CELL, tokens.surface, tokens.line)
        put_text(painter, QRectF(self.rect()), self._word, sized_font(12, 600), tokens.ink)

    def text_boxes(self) -> list[TextBox]:
        """The word against the box."""
        room = QRectF(self.rect()).adjusted(4, 0, -4, 0)
        return [TextBox(self._word, text_size(sized_font(12, 600), self._word), room)]


class TopPicture(QWidget):
    """The working pose of an exercise on its tint, with the upper corners of a card.

    The pose is asked for when it is first painted. `height_share` is the height per width; 0 leaves it to
    the layout.
    """

    def __init__(
        self, pose: Callable[[], PoseFile | None], category: str, tag: str = "", height_share: float = 0.0
    ) -> None:
        super().__init__()
        self._pose, self._category, self._share = pose, category, height_share
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(height_share > 0)
        self.setSizePolicy(policy)
        self._tag = Tag(tag, self) if tag else None

    def sizeHint(self) -> QSize:
        return QSize(176, self.heightForWidth(176) if self._share else 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 60)

    def hasHeightForWidth(self) -> bool:
        return self._share > 0

    def heightForWidth(self, width: int) -> int:
        return round(width * self._share) if self._share else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._tag is not None:
            self._tag.move(self.width() - self._tag.width() - SPACE_8, SPACE_8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        path = inside_card(rect, "bottom")
        painter.fillPath(path, QColor(tokens_of(self).tint(self._category)))
        pose = self._pose()
        if pose is not None:
            painter.setClipPath(path)
            painter.drawPixmap(0, 0, picture(pose, self._category, self))
