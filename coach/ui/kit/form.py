"""Rows of a form: a word above each control, controls side by side."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.text import Text
from coach.ui.theme import SPACE_4, SPACE_12


def labelled(label: str, control: QWidget) -> QVBoxLayout:
    """A control under its label."""
    column = QVBoxLayout()
    column.setSpacing(SPACE_4)
    column.addWidget(Text(label, "body_medium"))
    column.addWidget(control)
    return column


def side_by_side(parts: Sequence[QVBoxLayout]) -> QHBoxLayout:
    """Equal parts in one row."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_12)
    for part in parts:
        row.addLayout(part, 1)
    return row
