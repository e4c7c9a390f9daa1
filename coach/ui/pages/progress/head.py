"""What stands above the charts: which range, and what can be taken away from it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from coach.application.history import Range
from coach.ui.kit.button import Button
from coach.ui.kit.dropdown import Option
from coach.ui.kit.menu_button import MenuButton
from coach.ui.kit.page_title import PageTitle
from coach.ui.kit.segmented import Segmented
from coach.ui.theme import SPACE_8, SPACE_12

PNG, SVG = "png", "svg"


class Head(QWidget):
    """Title, range and what to save; in a narrow window saving is one menu."""

    range_chosen = Signal(object)
    picture_wished = Signal(str)
    csv_wished = Signal()
    history_wished = Signal()
    report_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        titles = PageTitle(self.tr("Progress"))
        self.span = titles.summary
        self.ranges = Segmented(
            self.tr("Range"),
            [
                Option(Range.WEEKS_8, self.tr("8 weeks")),
                Option(Range.WEEKS_26, self.tr("26 weeks")),
                Option(Range.YEAR, self.tr("1 year")),
                Option(Range.ALL, self.tr("All")),
            ],
            is_tight=True,
        )
        self.history = Button(self.tr("History"))
        self.save_image = MenuButton(self.tr("Save image"), self._fill_pictures)
        self.save_csv = Button(self.tr("Save CSV"), "secondary", "import")
        self.report = Button(self.tr("Report"))
        self.save_all = MenuButton(self.tr("Save"), self._fill_all)
        for button in (self.save_image, self.save_all):
            button.set_kind("secondary")
            button.set_icon("import")
        self.save_all.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addLayout(titles)
        row.addStretch(1)
        for part in (self.ranges, self.history, self.report, self.save_image, self.save_csv, self.save_all):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.insertSpacing(3, SPACE_12 - SPACE_8)
        self.ranges.chosen.connect(self.range_chosen)
        self.history.clicked.connect(self.history_wished)
        self.report.clicked.connect(self.report_wished)
        self.save_csv.clicked.connect(self.csv_wished)

    def show_span(self, span: str) -> None:
        """Say which days are shown."""
        self.span.setText(span)

    def set_full(self, *, has_data: bool) -> None:
        """Without data there is nothing to save."""
        why = "" if has_data else self.tr("There is nothing to save yet.")
        for button in (self.history, self.report, self.save_image, self.save_csv, self.save_all):
            button.setEnabled(has_data)
            button.setToolTip(why)

    def set_compact(self, is_compact: bool) -> None:
        """One menu for everything that is saved."""
        for button in (self.save_image, self.save_csv, self.report):
            button.setVisible(not is_compact)
        self.save_all.setVisible(is_compact)

    def open_saving(self) -> None:
        """Open the menu of what can be saved."""
        for menu in (self.save_image, self.save_all):
            if menu.isVisible() and menu.isEnabled():
                menu.open_menu()

    def _fill_pictures(self, menu: QMenu) -> None:
        menu.addAction(self.tr("Picture, PNG"), lambda: self.picture_wished.emit(PNG))
        menu.addAction(self.tr("Drawing, SVG"), lambda: self.picture_wished.emit(SVG))

    def _fill_all(self, menu: QMenu) -> None:
        self._fill_pictures(menu)
        menu.addAction(self.tr("Numbers, CSV"), self.csv_wished.emit)
        menu.addAction(self.tr("Report, PDF"), self.report_wished.emit)
