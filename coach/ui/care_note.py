"""The quiet line that says why something asks for care."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text
from coach.ui.theme import SPACE_4, SPACE_8

_ICON_PX, _SMALL_ICON_PX = 18, 14


class CareNote(QWidget):
    """A mark with its words; `control`, if given, stands behind them."""

    def __init__(self, text: str, *, is_small: bool = False, control: QWidget | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4 if is_small else SPACE_8)
        role = "caption" if is_small else "body"
        mark = IconView("care", _SMALL_ICON_PX if is_small else _ICON_PX, "ink")
        top = Qt.AlignmentFlag.AlignTop if control is None else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(mark, 0, top)
        self._text = Text(text, role, "ink", wrap=True)
        row.addWidget(self._text, 1)
        if control is not None:
            row.addWidget(control)

    def show_words(self, text: str) -> None:
        """Say something else."""
        self._text.setText(text)
