"""Which category and which length: the row above the tiles."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coach.domain.exercise import TRAINED, Category
from coach.ui.kit.dropdown import Dropdown, Option
from coach.ui.kit.mark import category_word
from coach.ui.kit.segmented import Segmented
from coach.ui.pages.library.filtering import Length
from coach.ui.theme import CONTROL_PX, SPACE_8

_ALL = "all"


class FilterBar(QWidget):
    """Categories as segments, or as a list where there is no room for them; length as a list."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        categories = [Option(category, category_word(category.value), category.value) for category in TRAINED]
        name = self.tr("Category")
        self.segments = Segmented(name, [Option(_ALL, self.tr("All")), *categories], is_tight=True)
        self.categories = Dropdown(name, [Option(_ALL, self.tr("All categories")), *categories])
        self.lengths = Dropdown(self.tr("Length"), self._lengths())
        self.categories.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.segments)
        row.addWidget(self.categories)
        row.addStretch(1)
        row.addWidget(self.lengths)
        self.setFixedHeight(CONTROL_PX)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(self._needed_px(self.categories))
        self.segments.chosen.connect(self._choose_category)
        self.categories.chosen.connect(self._choose_category)
        self.lengths.chosen.connect(lambda _: self.changed.emit())

    def _lengths(self) -> list[Option]:
        up_to = self.tr("Up to {n} min")
        return [
            Option(Length.ANY, self.tr("Any length")),
            Option(Length.UP_TO_5, up_to.format(n=5)),
            Option(Length.UP_TO_10, up_to.format(n=10)),
            Option(Length.UP_TO_15, up_to.format(n=15)),
            Option(Length.LONGER, self.tr("Longer")),
        ]

    @property
    def category(self) -> Category | None:
        """The category to show, None for all."""
        chosen = self.segments.value
        return chosen if isinstance(chosen, Category) else None

    @property
    def length(self) -> Length:
        """How long a routine may be."""
        chosen = self.lengths.value
        assert isinstance(chosen, Length)
        return chosen

    def clear(self) -> None:
        """Let everything through again, without announcing it."""
        self._show_category(_ALL)
        self.lengths.show_value(Length.ANY)

    def _choose_category(self, category: object) -> None:
        self._show_category(category)
        self.changed.emit()

    def _show_category(self, category: object) -> None:
        self.segments.show_value(category)
        self.categories.show_value(category)

    def _needed_px(self, categories: QWidget) -> int:
        return categories.sizeHint().width() + SPACE_8 + self.lengths.sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= self._needed_px(self.segments)
        self.segments.setVisible(has_room)
        self.categories.setVisible(not has_room)
