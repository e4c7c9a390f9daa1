"""What a painted text needs and what it gets, so that a test can find clipping."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF


@dataclass(frozen=True, slots=True)
class TextBox:
    """One painted text: the size it needs and the box it has, in widget pixels."""

    text: str
    needed: QSizeF
    within: QRectF


def text_size(font: QFont, text: str) -> QSizeF:
    """Advance width and font height of one line."""
    metrics = QFontMetricsF(font)
    return QSizeF(metrics.horizontalAdvance(text), metrics.height())


def fits(box: TextBox, slack_px: float = 0.75) -> bool:
    """Whether the text is shown whole."""
    return (
        box.needed.width() <= box.within.width() + slack_px
        and box.needed.height() <= box.within.height() + slack_px
    )
