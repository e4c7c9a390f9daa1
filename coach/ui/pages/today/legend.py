"""What the shapes of the week mean."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.kit.mark import CategoryMark
from coach.ui.kit.text import Text


def legend(page: QWidget) -> QWidget:
    """What the shapes mean."""
    shapes = QWidget()
    row = QHBoxLayout(shapes)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for category, word in (
        ("core", page.tr("Core")),
        ("glutes", page.tr("Glutes")),
        ("stretch", page.tr("Stretch")),
        ("mobility", page.tr("Mobility")),
        ("walk", page.tr("Walk")),
    ):
        row.addWidget(CategoryMark(category, "plain", 12))
        row.addWidget(Text(word, "caption", "ink_2"))
        row.addSpacing(8)
    row.addWidget(Text(page.tr("outline planned, filled done"), "caption", "ink_3"))
    return shapes
