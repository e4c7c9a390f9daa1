"""The library page: search, filter, choose, look, start."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from coach.domain.errors import CoachError
from coach.domain.exercise import Exercise
from coach.domain.routine import Routine
from coach.ui import words
from coach.ui.content import Content
from coach.ui.kit.button import Button, IconButton
from coach.ui.kit.column_grid import BAR_PX, ColumnScroll
from coach.ui.kit.dropped import toml_files
from coach.ui.kit.empty_state import EmptyState
from coach.ui.kit.field import Field
from coach.ui.kit.page_title import PageTitle
from coach.ui.kit.scroll import centred
from coach.ui.kit.turns import in_next_turn
from coach.ui.navigation import WIDE_FROM_PX
from coach.ui.pages.library.detail import Detail
from coach.ui.pages.library.exercise_page import ExercisePage
from coach.ui.pages.library.filter_bar import FilterBar
from coach.ui.pages.library.filtering import Wanted, in_order, matching
from coach.ui.pages.library.notice import ProblemNotice
from coach.ui.pages.library.tile import TileGrid
from coach.ui.theme import CARD_GAP, COLUMN_GAP, CONTENT_PX, PAGE_MARGIN_X, PAGE_MARGIN_Y, SPACE_8, SPACE_12

DETAIL_PX, SEARCH_PX = 384, 220
LOW_BELOW_PX = 740
LONGEST_SEARCH = 40


class LibraryPage(QWidget):
    """All routines, one of them in detail; every wish of the person is a signal with the routine's id."""

    start_requested = Signal(str)
    new_wished = Signal()
    copy_wished = Signal(str)
    edit_wished = Signal(str)
    delete_wished = Signal(str)
    plan_wished = Signal(str)
    print_wished = Signal(str)
    pdf_wished = Signal(str)
    import_wished = Signal()
    files_dropped = Signal(list)

    def __init__(self, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._routines: dict[str, Routine] = {}
        self._names: dict[str, str] = {}
        self._is_wide = True
        self._is_detail_open = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read_detail)
        self.grid = TileGrid(content)
        self.detail = Detail(content)
        self.exercise_page = ExercisePage(content)
        self.filters = FilterBar()
        self.notice = ProblemNotice()
        self._stack = QStackedWidget()
        self._browser = centred(self._browse(), CONTENT_PX)
        self._stack.addWidget(self._browser)
        self._stack.addWidget(self.exercise_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setAcceptDrops(True)
        self._connect()
        self._add_shortcuts()

    # Building

    def _browse(self) -> QWidget:
        page = QWidget()
        self._margins = column = QVBoxLayout(page)
        column.setSpacing(CARD_GAP)
        self._head = self._header()
        self._top = QVBoxLayout()
        self._top.setSpacing(CARD_GAP)
        self._top.addWidget(self._head)
        self._top.addWidget(self.notice)
        column.addLayout(self._top)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(COLUMN_GAP - BAR_PX)
        self._columns.addWidget(self._grid_side(), 1)
        self._columns.addWidget(self._detail_side())
        column.addLayout(self._columns, 1)
        return page

    def _header(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        titles = PageTitle(self.tr("Library"))
        self._summary = titles.summary
        row.addLayout(titles, 1)
        self.search = Field(
            self.tr("Search routines and exercises"),
            placeholder=self.tr("Search"),
            icon="search",
            key_hint=self.tr("Ctrl F"),
        )
        self.search.setFixedWidth(SEARCH_PX)
        self.search.line.setMaxLength(LONGEST_SEARCH)
        self.new = Button(self.tr("New routine"), "secondary", "plus")
        self.take = IconButton("import", self.tr("Take routines from files"))
        row.addWidget(self.search)
        row.addWidget(self.take)
        row.addWidget(self.new)
        return head

    def _grid_side(self) -> QWidget:
        self._grid_column = side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, BAR_PX, 0)
        above.addWidget(self.filters)
        column.addLayout(above)
        self._tiles = ColumnScroll(self.grid)
        column.addWidget(self._tiles, 1)
        self._empty: EmptyState | None = None
        return side

    def _detail_side(self) -> QWidget:
        self._detail_column = side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        self.back = Button(self.tr("All routines"), "quiet", "chevron-left")
        self.back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column.addWidget(self.back)
        column.addWidget(self.detail, 1)
        return side

    def _connect(self) -> None:
        self.search.changed.connect(lambda _: self._filter())
        self.search.entered.connect(self._enter_grid)
        self.filters.changed.connect(self._filter)
        self.new.clicked.connect(lambda: self.new_wished.emit())
        self.take.clicked.connect(lambda: self.import_wished.emit())
        self.grid.chosen.connect(self._choose)
        self.grid.opened.connect(lambda _: self._open_detail(True))
        self.grid.started.connect(self.start_requested)
        self.back.clicked.connect(lambda: self._open_detail(False))
        of_one = ("start_requested", "copy_wished", "edit_wished", "delete_wished", "plan_wished")
        for wish in (*of_one, "print_wished", "pdf_wished"):
            getattr(self.detail, wish).connect(getattr(self, wish))
        self.detail.exercise_wished.connect(self._show_exercise)
        self.exercise_page.left.connect(lambda: self._stack.setCurrentWidget(self._browser))

    def _add_shortcuts(self) -> None:
        for keys, action in (
            (QKeySequence("Ctrl+F"), self._search),
            (QKeySequence("Ctrl+N"), self.new_wished.emit),
        ):
            QShortcut(keys, self).activated.connect(action)
        for keys, action in (
            (QKeySequence("Ctrl+D"), self._wish_copy),
            (QKeySequence(Qt.Key.Key_Escape), self._escape),
        ):
            QShortcut(keys, self._browser).activated.connect(action)

    # What is shown

    def show_routines(
        self, routines: Sequence[Routine], exercises: Sequence[Exercise], problems: Sequence[CoachError] = ()
    ) -> None:
        """Show the library as it is now; what was chosen stays chosen if it is still there."""
        chosen, is_first = self.chosen, not self._routines
        ordered = in_order(routines)
        self._routines = {routine.id: routine for routine in ordered}
        self._names = {exercise.id: exercise.name for exercise in exercises}
        counts = {"n": _routines_in_words(self, len(ordered)), "m": words.exercises(len(exercises))}
        self._summary.setText(self.tr("{n} built from {m}").format(**counts))
        self.notice.show_problems(problems)
        self.grid.show_routines(ordered)
        self._filter()
        if chosen is not None and chosen.id in self._routines:
            self.choose(chosen.id)
        if is_first and self.isAncestorOf(self.window().focusWidget()):
            self._enter_grid()

    @property
    def chosen(self) -> Routine | None:
        """The routine whose tile is chosen."""
        tile = self.grid.tile
        return tile.routine if tile is not None else None

    def choose(self, routine_id: str) -> None:
        """Choose a routine, such as one just saved; filters that hide it are cleared."""
        if routine_id not in {tile.routine.id for tile in self.grid.tiles()}:
            self.clear()
        self.grid.choose(routine_id)

    def take_focus(self) -> None:
        """Put the keyboard on the chosen routine."""
        if self.grid.tile is not None:
            self.grid.tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Show all routines again."""
        self.filters.clear()
        self.search.set_text("")
        self._filter()

    def _filter(self) -> None:
        wanted = Wanted(self.filters.category, self.filters.length, self.search.text)
        found = matching(self._routines.values(), self._names, wanted)
        self.grid.show_only([routine.id for routine in found])
        self._show_empty(wanted, is_empty=not found)

    def _show_empty(self, wanted: Wanted, *, is_empty: bool) -> None:
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        self._tiles.setVisible(not is_empty)
        if is_empty:
            called = self.tr("No routine called '{text}'").format(text=wanted.text.strip())
            title = called if wanted.text.strip() else self.tr("No routine fits these filters")
            self._empty = EmptyState(
                title, self.tr("Names of routines and of their exercises count."), "search"
            )
            again = Button(self.tr("Show all routines"), "secondary")
            again.clicked.connect(self._start_over)
            self._empty.body.addWidget(again)
            layout = self._grid_column.layout()
            assert layout is not None
            layout.addWidget(self._empty)
        self._arrange()

    def _start_over(self) -> None:
        self.clear()
        self._search()

    def _choose(self, routine_id: str) -> None:
        """Follow the choice at once, with the detail a moment later: a held arrow key builds it once."""
        tile = self.grid.tile
        if tile is not None:
            self._tiles.ensureWidgetVisible(tile, 0, CARD_GAP)
        self._soon.start(0)

    def _read_detail(self) -> None:
        """Read what the detail draws a turn before it is built."""
        if self.chosen is not None:
            for item in self.chosen.items:
                self._content.pose(item.exercise)
        in_next_turn(self, self._show_detail)

    def _show_detail(self) -> None:
        self.detail.show_routine(self.chosen)
        self._arrange()

    def _open_detail(self, is_open: bool) -> None:
        self._is_detail_open = is_open and not self._is_wide
        self._arrange()
        if self._is_detail_open:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not is_open:
            self._enter_grid()

    def _enter_grid(self) -> None:
        tile = self.grid.tile
        if tile is not None and tile.isVisibleTo(self):
            tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self) -> None:
        self._stack.setCurrentWidget(self._browser)
        self._is_detail_open = False
        self._arrange()
        self.search.select_all()

    def _wish_copy(self) -> None:
        if self.chosen is not None:
            self.copy_wished.emit(self.chosen.id)

    def _escape(self) -> None:
        if self._is_detail_open:
            self._open_detail(False)
        elif self.search.text:
            self.search.set_text("")

    def _show_exercise(self, exercise_id: str) -> None:
        self._stack.setCurrentWidget(self.exercise_page)
        self.exercise_page.show_exercise(exercise_id)

    # Room

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if toml_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_dropped.emit(toml_files(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        window = self.window()
        self._is_wide = is_wide = window.width() >= WIDE_FROM_PX
        self._is_detail_open = is_covered = self._is_detail_open and not is_wide and self.chosen is not None
        self._head.setVisible(not is_covered)
        self.notice.set_covered(is_covered)
        self._grid_column.setVisible(not is_covered)
        self.back.setVisible(is_covered)
        self._detail_column.setVisible(is_covered or (is_wide and self.chosen is not None))
        self._detail_column.setMinimumWidth(DETAIL_PX if is_wide else 0)
        self._detail_column.setMaximumWidth(DETAIL_PX if is_wide else 16_777_215)
        self._columns.setStretchFactor(self._detail_column, 0 if is_wide else 1)
        self.detail.set_low(window.height() < LOW_BELOW_PX)
        x, y = (PAGE_MARGIN_X, PAGE_MARGIN_Y) if is_wide else (24, 16)
        bar_px = BAR_PX if not is_wide and not is_covered else 0
        self._margins.setContentsMargins(x, y, x - bar_px, 0)
        self._top.setContentsMargins(0, 0, bar_px, 0)
        column = self._detail_column.layout()
        assert column is not None
        column.setContentsMargins(0, 0, 0, y)


def _routines_in_words(page: QWidget, count: int) -> str:
    return page.tr("1 routine") if count == 1 else page.tr("{n} routines").format(n=count)
