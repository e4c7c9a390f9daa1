"""Cards as tiles in a grid."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.domain.card import Card
from coach.ui.content import Content
from coach.ui.kit.column_grid import MOVES, ColumnGrid
from coach.ui.kit.control import Control, LaidOut, follow_width, let_mouse_through, rounded
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text
from coach.ui.kit.turns import in_next_turn
from coach.ui.pages.learn import phrases
from coach.ui.safety_page import focus_reason
from coach.ui.theme import RADIUS_CARD, SPACE_4, SPACE_8, SPACE_16, tokens_of
from coach.ui.top_picture import TopPicture

NARROWEST_PX, MOST_COLUMNS = 280, 3
PICTURE_SHARE = 0.372
_ICON_PX = 14


class CardTile(LaidOut, Control):
    """One card: picture, title, first line, minutes and whether it was read. A click opens it."""

    def __init__(self, card: Card, content: Content, *, is_read: bool) -> None:
        super().__init__()
        self.card = card
        self.focus_radius = RADIUS_CARD
        self._inside = column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 14)
        column.setSpacing(0)
        column.addWidget(TopPicture(lambda: content.pose(card.picture), card.tint.value, "", PICTURE_SHARE))
        said = QVBoxLayout()
        said.setContentsMargins(SPACE_16, 14, SPACE_16, SPACE_8)
        said.setSpacing(SPACE_4)
        said.addWidget(Text(card.title, "heading", wrap=True))
        said.addWidget(Text(card.first_line, "body", "ink_2", wrap=True))
        column.addLayout(said)
        column.addStretch(1)
        column.addLayout(self._facts())
        self.show_read(is_read)
        let_mouse_through(self)
        follow_width(self)

    def _facts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        row.setSpacing(SPACE_4)
        row.addWidget(IconView("clock", _ICON_PX))
        row.addWidget(Text(phrases.minutes(self.card), "caption", "ink_2"))
        row.addStretch(1)
        self._read = (IconView("check", _ICON_PX, "ink"), Text(self.tr("read"), "caption_medium"))
        for part in self._read:
            row.addWidget(part)
        return row

    def show_read(self, is_read: bool) -> None:
        """Say whether the card was read."""
        for part in self._read:
            part.setVisible(is_read)
        self.setAccessibleName(phrases.spoken(self.card, is_read=is_read))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        fill = tokens.sunken if self.isDown() else tokens.hover if self.hovered() else tokens.surface
        rounded(QPainter(self), QRectF(self.rect()), RADIUS_CARD, fill, tokens.line)


class CardGrid(ColumnGrid):
    """The tiles of some cards, made one a turn; one Tab stop, arrow keys go from tile to tile."""

    opened = Signal(str)
    reached = Signal(object)

    def __init__(self, content: Content) -> None:
        super().__init__(NARROWEST_PX, MOST_COLUMNS)
        self._content = content
        self._made: dict[str, CardTile] = {}
        self._cards: list[Card] = []
        self._read: Collection[str] = ()
        self._is_making = self._is_focus_wanted = False

    def show_cards(self, cards: Sequence[Card], read: Collection[str]) -> None:
        """Show these cards in this order; the Tab stop goes to the first."""
        self._cards, self._read = list(cards), read
        self.lay_out(())
        self._add_made()
        for tile in self._made.values():
            tile.setVisible(tile in self._laid_out)
        self._stop_at(cards[0].id if cards else "")
        self._make_soon()

    def show_read(self, read: Collection[str]) -> None:
        """Say which cards were read."""
        self._read = read
        for card_id, tile in self._made.items():
            tile.show_read(card_id in read)

    def tiles(self) -> list[CardTile]:
        """The tiles on show that are made, in order; none behind one that is not made."""
        shown: list[CardTile] = []
        for card in self._cards:
            if card.id not in self._made:
                break
            shown.append(self._made[card.id])
        return shown

    def focus_card(self, card_id: str) -> None:
        """Put the keyboard on a tile."""
        tile = self._made.get(card_id)
        if tile is not None and tile in self.tiles():
            self._go_to(tile, focus_reason(self))

    def focus_first(self) -> None:
        """Put the keyboard on the first tile, as soon as it is made."""
        self._is_focus_wanted = True
        self._focus_wanted()

    def _focus_wanted(self) -> None:
        tiles = self.tiles()
        if self._is_focus_wanted and tiles:
            self._is_focus_wanted = False
            self.focus_card(tiles[0].card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tiles = self.tiles()
        at = next((n for n, tile in enumerate(tiles) if tile.hasFocus()), None)
        if event.key() not in MOVES or at is None:
            super().keyPressEvent(event)
            return
        to = self.moved(at, event.key())
        if to is not None:
            self._go_to(tiles[to], Qt.FocusReason.ShortcutFocusReason)

    def _go_to(self, tile: CardTile, reason: Qt.FocusReason) -> None:
        self._stop_at(tile.card.id)
        tile.setFocus(reason)
        self.reached.emit(tile)

    def _stop_at(self, card_id: str) -> None:
        for key, tile in self._made.items():
            is_stop = key == card_id
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def _make_soon(self) -> None:
        if not self._is_making and any(card.id not in self._made for card in self._cards):
            self._is_making = True
            in_next_turn(self, self._make_next)

    def _make_next(self) -> None:
        """The next tile, and what is painted in it read before it is painted."""
        self._is_making = False
        card = next((card for card in self._cards if card.id not in self._made), None)
        if card is None:
            return
        self._content.pose(card.picture)
        tile = CardTile(card, self._content, is_read=card.id in self._read)
        tile.clicked.connect(lambda: self._open(card.id))
        is_first = card is self._cards[0]
        tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_first else Qt.FocusPolicy.ClickFocus)
        self._made[card.id] = tile
        self._add_made()
        self._make_soon()

    def _add_made(self) -> None:
        for tile in self.tiles()[len(self._laid_out) :]:
            self.lay_out_last(tile)
            tile.show()
        self._focus_wanted()

    def _open(self, card_id: str) -> None:
        self._stop_at(card_id)
        self.opened.emit(card_id)
