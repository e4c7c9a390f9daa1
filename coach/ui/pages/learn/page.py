"""The learn page: when to see a doctor, the cards by topic, one card in full."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coach.domain.body import BodyFact
from coach.domain.card import Card, Topic
from coach.domain.red_flags import SymptomSheet
from coach.ui.content import Content
from coach.ui.kit.column_grid import BAR_PX, ColumnScroll
from coach.ui.kit.dropdown import Option
from coach.ui.kit.page_title import PageTitle
from coach.ui.kit.scroll import centred
from coach.ui.kit.segmented import Segmented
from coach.ui.navigation import WIDE_FROM_PX
from coach.ui.pages.learn import phrases
from coach.ui.pages.learn.doctor import DoctorCard, DoctorPage
from coach.ui.pages.learn.gate import ConditionsGate
from coach.ui.pages.learn.reader import CardReader
from coach.ui.pages.learn.tile import CardGrid, CardTile
from coach.ui.safety_page import focus_reason
from coach.ui.theme import CARD_GAP, CONTENT_PX, PAGE_MARGIN_X, PAGE_MARGIN_Y

_ALL = "all"


class LearnPage(QWidget):
    """All cards but those about conditions, which come when they are asked for.

    `card_wished` and `doctor_wished` ask to be shown a card, by its id, or the signs."""

    card_wished = Signal(str)
    doctor_wished = Signal()
    check_wished = Signal()
    start_wished = Signal(str)
    plan_wished = Signal(str)
    place_wished = Signal(str)
    body_ticked = Signal(object, bool)

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._cards: tuple[Card, ...] = ()
        self._read: Collection[str] = ()
        self._are_conditions_open = False
        self.grid = CardGrid(content)
        self.reader = CardReader(content)
        self.signs = DoctorPage()
        self._stack = QStackedWidget()
        self._browser = centred(self._browse(), CONTENT_PX)
        for page in (self._browser, self.reader, self.signs):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()

    # Building

    def _browse(self) -> QWidget:
        page = QWidget()
        self._margins = column = QVBoxLayout(page)
        column.setSpacing(CARD_GAP)
        self._top = top = QVBoxLayout()
        top.setContentsMargins(0, 0, BAR_PX, 0)
        top.setSpacing(CARD_GAP)
        self.doctor = DoctorCard()
        self.gate = ConditionsGate()
        self.gate.hide()
        top.addLayout(self._head())
        top.addWidget(self.doctor)
        top.addWidget(self.gate)
        column.addLayout(top)
        self._tiles = ColumnScroll(self.grid)
        column.addWidget(self._tiles, 1)
        return page

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        titles = PageTitle(self.tr("Learn"))
        self._summary = titles.summary
        row.addLayout(titles, 1)
        topics = [Option(topic, phrases.topic(topic)) for topic in Topic]
        self.topics = Segmented(self.tr("Topic"), [Option(_ALL, self.tr("All")), *topics])
        row.addWidget(self.topics)
        return row

    def _connect(self) -> None:
        self.topics.chosen.connect(lambda _: self._show_topic())
        self.gate.opened.connect(self._open_conditions)
        self.grid.opened.connect(self.card_wished)
        self.grid.reached.connect(self._bring_into_sight)
        self.doctor.opened.connect(self.doctor_wished)
        self.reader.turned.connect(self.card_wished)
        self.reader.left.connect(self._leave_reader)
        self.signs.left.connect(self._leave_signs)
        for page in (self.doctor, self.signs):
            page.check_wished.connect(self.check_wished)
        for wish in ("start_wished", "plan_wished", "place_wished", "body_ticked"):
            getattr(self.reader, wish).connect(getattr(self, wish))

    # What is shown

    @property
    def is_filled(self) -> bool:
        """Whether it has been given its cards."""
        return bool(self._cards)

    def show_cards(self, cards: Sequence[Card], read: Collection[str]) -> None:
        """Show these cards, and which of them were read."""
        self._cards = tuple(cards)
        self.show_read(read)
        self._show_topic()

    def show_read(self, read: Collection[str]) -> None:
        """Say which cards were read."""
        self._read = read
        self._summary.setText(phrases.how_many_read(len(read), len(self._cards)))
        self.grid.show_read(read)

    def show_card(self, card_id: str, routine_name: str, body: Collection[BodyFact] = ()) -> None:
        """Show a card in full, with the name of the routine it leads to and what was said of the body."""
        card = next(card for card in self._cards if card.id == card_id)
        if card not in self._of_topic():
            self.topics.show_value(card.topic if card.is_condition else _ALL)
            self._show_topic()
        self.reader.show_card(card, self._of_topic(), routine_name, body)
        self._stack.setCurrentWidget(self.reader)
        self.reader.back.setFocus(focus_reason(self))

    def show_signs(self, sheet: SymptomSheet) -> None:
        """Show when to see a doctor."""
        self.signs.show_sheet(sheet)
        self._stack.setCurrentWidget(self.signs)
        self.signs.back.setFocus(focus_reason(self))

    def _of_topic(self) -> list[Card]:
        topic = self.topics.value
        if topic == _ALL:
            return [card for card in self._cards if not card.is_condition]
        return [card for card in self._cards if card.topic is topic]

    def _show_topic(self) -> None:
        is_gated = self.topics.value is Topic.CONDITIONS
        self._are_conditions_open = self._are_conditions_open and is_gated
        self.gate.setVisible(is_gated)
        self.gate.show_open(self._are_conditions_open)
        is_shut = is_gated and not self._are_conditions_open
        self.grid.show_cards([] if is_shut else self._of_topic(), self._read)
        self._tiles.verticalScrollBar().setValue(0)

    def _open_conditions(self) -> None:
        self._are_conditions_open = True
        self._show_topic()
        self.grid.focus_first()

    def _leave_reader(self) -> None:
        self._stack.setCurrentWidget(self._browser)
        if self.reader.card is not None:
            self.grid.focus_card(self.reader.card.id)

    def _leave_signs(self) -> None:
        self._stack.setCurrentWidget(self._browser)
        self.doctor.signs.setFocus(focus_reason(self))

    def _bring_into_sight(self, tile: CardTile) -> None:
        self._tiles.ensureWidgetVisible(tile, 0, CARD_GAP)

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.window().width() >= WIDE_FROM_PX
        x, y = (PAGE_MARGIN_X, PAGE_MARGIN_Y) if is_wide else (24, 16)
        self._margins.setContentsMargins(x, y, x - BAR_PX, 0)
