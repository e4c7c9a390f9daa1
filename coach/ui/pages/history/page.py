"""The history page: every session that is over, and one of them in detail."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.correction import Logged
from coach.domain.exercise import TRAINED, Category
from coach.domain.session_list import SessionEntry
from coach.ui.content import Content
from coach.ui.kit.button import Button
from coach.ui.kit.dropdown import Dropdown, Option
from coach.ui.kit.empty_state import EmptyState
from coach.ui.kit.mark import category_word
from coach.ui.kit.page_title import PageTitle
from coach.ui.kit.place import Place
from coach.ui.kit.scroll import centred
from coach.ui.navigation import WIDE_FROM_PX
from coach.ui.pages.history import phrases
from coach.ui.pages.history.detail import Detail
from coach.ui.pages.history.table import TableCard
from coach.ui.theme import (
    CARD_GAP,
    COLUMN_GAP,
    CONTENT_PX,
    PAGE_MARGIN_X,
    PAGE_MARGIN_Y,
    SPACE_8,
    SPACE_12,
)

DETAIL_PX = 384
_ALL = "all"
_AS_WIDE_AS_IT_GETS_PX = 16_777_215


class HistoryPage(QWidget):
    """Every wish is a signal. `read` gives one session in full, `now` the time."""

    left = Signal()
    more_wished = Signal()
    filter_changed = Signal()
    add_wished = Signal()
    correct_wished = Signal(str)
    delete_wished = Signal(str)

    def __init__(
        self, content: Content, read: Callable[[str], Logged | None], now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._read, self._now = read, now
        self._is_wide, self._is_detail_open = True, False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_detail)
        self.card = TableCard()
        self.table = self.card.table
        self.detail = Detail(content)
        self.empty = Place()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(centred(self._build(), CONTENT_PX))
        self._connect()

    # Building

    def _build(self) -> QWidget:
        page = QWidget()
        self._margins = column = QVBoxLayout(page)
        column.setSpacing(CARD_GAP)
        self._head = self._header()
        column.addWidget(self._head)
        self.all_sessions = Button(self.tr("All sessions"), "quiet", "chevron-left")
        self.all_sessions.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column.addWidget(self.all_sessions)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(COLUMN_GAP)
        self._columns.addWidget(self.card, 1)
        self._columns.addWidget(self.detail)
        column.addLayout(self._columns, 1)
        column.addWidget(self.empty, 1)
        return page

    def _header(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        titles = PageTitle(self.tr("History"))
        self.summary = titles.summary
        self.back = Button(self.tr("Progress"), "secondary", "chevron-left")
        self.back.setAccessibleName(self.tr("Back to Progress"))
        row.addWidget(self.back)
        row.addSpacing(SPACE_12)
        row.addLayout(titles, 1)
        kinds = [Option(category, category_word(category.value), category.value) for category in TRAINED]
        self.categories = Dropdown(self.tr("Category"), [Option(_ALL, self.tr("All categories")), *kinds])
        self.add = Button(self.tr("Add a session"), "secondary", "plus")
        row.addWidget(self.categories)
        row.addWidget(self.add)
        return head

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.left.emit())
        self.all_sessions.clicked.connect(lambda: self._open_detail(False))
        self.categories.chosen.connect(lambda _: self.filter_changed.emit())
        self.add.clicked.connect(lambda: self.add_wished.emit())
        self.table.chosen.connect(lambda _: self._soon.start(0))
        self.table.opened.connect(self._open)
        self.table.more_wished.connect(self.more_wished)
        for wish in ("correct_wished", "delete_wished"):
            getattr(self.table, wish).connect(getattr(self, wish))
            getattr(self.detail, wish).connect(getattr(self, wish))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self._escape)

    # What is shown

    @property
    def category(self) -> Category | None:
        """The category to show, None for all."""
        chosen = self.categories.value
        return chosen if isinstance(chosen, Category) else None

    def show_all(self) -> None:
        """Let every category through again."""
        self.categories.show_value(_ALL)
        self.filter_changed.emit()

    def begin(self) -> None:
        """Show an empty list, before the first page of another one."""
        self.table.begin(self._now().date())
        self.empty.clear()
        self._show_detail()

    def append(self, entries: list[SessionEntry]) -> None:
        """Show a page more of the list."""
        self.table.append(entries)
        self._tell_empty()

    def put(self, entry: SessionEntry, *, is_last: bool) -> None:
        """Show a session that was added or set right."""
        if self.category in (None, *entry.categories):
            self.table.put(entry, is_last=is_last)
            self._show_detail()
        self._tell_empty()

    def remove(self, session_id: str) -> None:
        """Show a session no more."""
        self._open_detail(False)
        if self._detail_has_focus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.remove(session_id)
        self._tell_empty()

    def show_count(self, count: int, first_on: date | None) -> None:
        """Say how much there is."""
        self.summary.setText(phrases.since(count, first_on, self._now().date()))

    def take_focus(self) -> None:
        """Put the keyboard on the chosen session, or on the way back."""
        (self.table if self.card.isVisibleTo(self) else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_empty(self) -> None:
        if self.table.rows.rowCount():
            self.empty.clear()
        else:
            self.empty.fill(self.category, self._nothing)
        self._arrange()

    def _nothing(self) -> QWidget:
        if self.category is None:
            return EmptyState(
                self.tr("No sessions yet"), self.tr("What you have done will be listed here."), "clock"
            )
        which = category_word(self.category.value)
        state = EmptyState(self.tr("Nothing in {category}").format(category=which), "", "clock")
        again = Button(self.tr("Show all"), "secondary")
        again.clicked.connect(self.show_all)
        state.body.addWidget(again)
        return state

    # Detail

    def _show_detail(self) -> None:
        session, had_focus = self.table.session, self._detail_has_focus()
        self.detail.show_session(self._read(session.id) if session else None, self._now())
        self._arrange()
        if had_focus and session is not None:
            (self.detail.correct if self.detail.correct.isEnabled() else self.table).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def _detail_has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.detail.isAncestorOf(focus)

    def _open(self, session_id: str) -> None:
        self.table.choose(session_id)
        self._soon.stop()
        self._show_detail()
        self._open_detail(True)

    def _open_detail(self, is_open: bool) -> None:
        was_open = self._is_detail_open
        self._is_detail_open = is_open and not self._is_wide
        self._arrange()
        if self._is_detail_open:
            self.all_sessions.setFocus(Qt.FocusReason.OtherFocusReason)
        elif is_open and self.detail.correct.isEnabled():
            self.detail.correct.setFocus(Qt.FocusReason.OtherFocusReason)
        elif was_open:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _escape(self) -> None:
        if self._is_detail_open:
            self._open_detail(False)
        elif self._detail_has_focus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._is_wide = is_wide = self.window().width() >= WIDE_FROM_PX
        has_rows = self.table.rows.rowCount() > 0
        has_detail = has_rows and self.detail.logged is not None
        self._is_detail_open = is_covered = self._is_detail_open and not is_wide and has_detail
        self._head.setVisible(not is_covered)
        self.all_sessions.setVisible(is_covered)
        self.card.setVisible(has_rows and not is_covered)
        self.detail.setVisible(is_covered or (is_wide and has_detail))
        self.detail.setMinimumWidth(DETAIL_PX if is_wide else 0)
        self.detail.setMaximumWidth(DETAIL_PX if is_wide else _AS_WIDE_AS_IT_GETS_PX)
        self._columns.setStretchFactor(self.detail, 0 if is_wide else 1)
        x, y = (PAGE_MARGIN_X, PAGE_MARGIN_Y) if is_wide else (24, 16)
        self._margins.setContentsMargins(x, y, x, y)
