"""The walks page: the weeks, the target, a form to write a walk down, and every walk."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.application.walk_diary import AfterWalk, Diary
from coach.ui.charts.card import ChartCard
from coach.ui.charts.readout import Readout
from coach.ui.charts.story import Reading, Story
from coach.ui.charts.table_dialog import TableDialog
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.empty_state import EmptyState
from coach.ui.kit.page_title import PageTitle
from coach.ui.kit.place import Place
from coach.ui.kit.scroll import Scroll, centred
from coach.ui.navigation import WIDE_FROM_PX
from coach.ui.pages.walks import phrases
from coach.ui.pages.walks.after import AfterCard
from coach.ui.pages.walks.answers import Answers, Wrong, suggested
from coach.ui.pages.walks.form import WalkForm
from coach.ui.pages.walks.table import TableCard
from coach.ui.pages.walks.target_card import TargetCard
from coach.ui.theme import (
    CARD_GAP,
    COLUMN_GAP,
    CONTENT_PX,
    PAGE_MARGIN_X,
    PAGE_MARGIN_Y,
    SPACE_8,
    SPACE_12,
)

CHART_PX, TARGET_PX, NARROW_TARGET_PX = 236, 328, 288
AHEAD_PX = 600
"""How far from the end of the page more walks are read."""

ALL_IN_A_ROW = 8
"""The fields of a walk, and its button."""

HALF_IN_A_ROW = 5


class WalksPage(QWidget):
    """Shows a Diary; every wish of the person is a signal. `save_wished` carries Answers."""

    shown = Signal()
    save_wished = Signal(object)
    edit_wished = Signal(str)
    delete_wished = Signal(str)
    more_wished = Signal()
    csv_wished = Signal()
    import_wished = Signal()
    start_wished = Signal(str)
    check_wished = Signal()
    after_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.diary: Diary | None = None
        self.form: WalkForm | None = None
        self.chart, self.target, self.card = ChartCard(CHART_PX, is_wide=True), TargetCard(), TableCard()
        self.table = self.card.table
        self.after, self._form_place = Place(), Place()
        self.save = Button(self.tr("Save walk"), "primary")
        self.empty = self._empty_card()
        self._page = self._build()
        self.readout = Readout(self._page)
        self._scroll = Scroll(centred(self._page, CONTENT_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._connect()
        for part in (self.chart, self.target, self.card, self.empty, self._form_card):
            part.hide()

    # Building

    def _build(self) -> QWidget:
        page = QWidget()
        self._margins = column = QVBoxLayout(page)
        column.setSpacing(CARD_GAP)
        column.addWidget(self._head())
        column.addWidget(self.after)
        self._upper = QHBoxLayout()
        self._upper.addWidget(self.chart, 1)
        self._upper.addWidget(self.empty, 1)
        self._upper.addWidget(self.target)
        column.addLayout(self._upper)
        self._form_card = Card()
        self._form_card.body.addWidget(self._form_place)
        column.addWidget(self._form_card)
        column.addWidget(self.card)
        column.addStretch(1)
        return page

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        titles = PageTitle(self.tr("Walks"), wrap=True)
        self.summary = titles.summary
        row.addLayout(titles, 1)
        self.import_ = Button(self.tr("Import"), "secondary", "export")
        self.import_.setAccessibleName(self.tr("Import walks"))
        self.csv = Button(self.tr("Export CSV"), "secondary", "import")
        for button in (self.import_, self.csv):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _empty_card(self) -> Card:
        card = Card()
        card.body.addWidget(
            EmptyState(self.tr("Log your first walk"), self.tr("Your target starts from it."), "walks")
        )
        return card

    def _connect(self) -> None:
        self.import_.clicked.connect(lambda: self.import_wished.emit())
        self.csv.clicked.connect(lambda: self.csv_wished.emit())
        self.save.clicked.connect(self._save)
        self.table.edit_wished.connect(self.edit_wished)
        self.table.delete_wished.connect(self.delete_wished)
        self.table.row_shown.connect(self._bring_into_sight)
        self.chart.read.connect(self._read)
        self.chart.table_wished.connect(self._show_table)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self._ask_ahead())
        bar.rangeChanged.connect(lambda _least, _most: self._ask_ahead())

    # What is shown

    def show_diary(self, diary: Diary, story: Story) -> None:
        """Show everything as it stands; what is being typed stays."""
        self.diary = diary
        self.summary.setText(phrases.summary(diary.week))
        self.summary.setVisible(bool(self.summary.text()))
        has_walks = bool(diary.walks)
        self.csv.setEnabled(has_walks)
        self.csv.setToolTip("" if has_walks else self.tr("There is nothing to export yet."))
        if story.chart is not None:
            self.chart.show_story(story)
        self.chart.setVisible(story.chart is not None)
        self.empty.setVisible(story.chart is None)
        self.target.show_week(diary.week)
        self.target.show()
        self._show_form(diary)
        self.table.show_rows(diary.walks, diary.today)
        self.card.setVisible(has_walks)
        self._arrange()
        self._order_focus()

    def _order_focus(self) -> None:
        """Tab goes through what was built later in the order in which it stands."""
        after = self.after.findChildren(Button)
        view = [] if self.chart.view is None else [self.chart.view]
        form = self.form.stops if self.form is not None else []
        for one, other in pairwise([self.import_, self.csv, *after, *view, *form, self.save, self.table]):
            QWidget.setTabOrder(one, other)

    def _show_form(self, diary: Diary) -> None:
        answers = suggested(diary)
        if self.form is not None and self._form_place.content is self.form and self.form.is_touched:
            return

        def build() -> WalkForm:
            # The button outlives the form that it stands in.
            self.save.setParent(self)
            form = WalkForm(diary.unit, answers, diary.today)
            form.set_trailing(self.save)
            form.entered.connect(self._save)
            return form

        surface = answers.surface if answers.surface not in phrases.SURFACES else ""
        self._form_place.fill((diary.unit, surface), build)
        form = self._form_place.content
        assert isinstance(form, WalkForm)
        self.form = form
        form.fill(answers, diary.today)
        self._form_card.show()

    def _save(self) -> None:
        if self.form is not None:
            self.save_wished.emit(self.form.answers)

    def show_wrong(self, wrong: Wrong) -> None:
        """Say under its field what cannot be taken."""
        if self.form is not None:
            self.form.show_wrong(wrong)

    def forget_answers(self) -> None:
        """The walk is stored: the next one may take its place."""
        if self.form is not None and self.diary is not None:
            self.form.fill(Answers(walked_on=self.diary.today), self.diary.today)

    def show_after(self, after: AfterWalk | None) -> None:
        """Offer a stretch, or say that rest comes first; None takes it back."""
        if after is None:
            self.after.clear()
            return

        def build() -> AfterCard:
            card = AfterCard(after)
            card.start_wished.connect(self.start_wished)
            card.check_wished.connect(self.check_wished)
            card.left.connect(self.after.clear)
            card.left.connect(self.after_left)
            return card

        if self.after.fill(after, build):
            self._order_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the list, or on the form without one."""
        target: QWidget | None = self.table if self.card.isVisible() else self.form
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    # Reading

    def _read(self, reading: Reading | None, at: QPoint) -> None:
        if reading is None:
            self.readout.hide()
            return
        view = self._scroll.viewport()
        seen = QRect(self._page.mapFrom(view, QPoint(0, 0)), view.size()).intersected(self._page.rect())
        self.readout.show_reading(reading, self.chart.mapTo(self._page, at), seen)

    def _show_table(self, story: Story) -> None:
        self.readout.hide()
        TableDialog(self.window(), story.title, story.table()).open()

    def _bring_into_sight(self, row: QRect) -> None:
        top = self.table.mapTo(self._page, row.topLeft())
        self._scroll.ensureVisible(top.x(), top.y() + row.height() // 2, 0, row.height())
        self._ask_ahead()

    def _ask_ahead(self) -> None:
        bar = self._scroll.verticalScrollBar()
        if self.diary is not None and self.diary.has_more and bar.maximum() - bar.value() < AHEAD_PX:
            self.more_wished.emit()

    # Room

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.readout.hide()
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.window().width() >= WIDE_FROM_PX
        x, y = (PAGE_MARGIN_X, PAGE_MARGIN_Y) if is_wide else (24, 16)
        self._margins.setContentsMargins(x, y, x, y)
        self._margins.setSpacing(CARD_GAP if is_wide else SPACE_12)
        self._upper.setSpacing(COLUMN_GAP if is_wide else SPACE_12)
        self.target.setFixedWidth(TARGET_PX if is_wide else NARROW_TARGET_PX)
        if self.form is not None:
            self.form.set_columns(ALL_IN_A_ROW if is_wide else HALF_IN_A_ROW)
