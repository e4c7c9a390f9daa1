"""Settings: light or dark, how much moves, and how the drawn person looks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.settings import Appearance, Clothes, Hair, Motion, Skin
from coach.ui.content import Content
from coach.ui.figure_inks import Look, cloth_of
from coach.ui.figure_thumb import FigureThumb
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.choice import Choice, RadioRow
from coach.ui.kit.divider import Divider
from coach.ui.kit.scroll import Scroll, centred
from coach.ui.kit.setting_row import SettingRow
from coach.ui.kit.swatch import Swatch
from coach.ui.kit.text import Text
from coach.ui.kit.turns import in_next_turn
from coach.ui.theme import (
    CARD_GAP,
    PAGE_MARGIN_X,
    PAGE_MARGIN_Y,
    SPACE_4,
    SPACE_8,
    SPACE_24,
    Tokens,
)

WIDEST_PX = 880
SHOWN = "bird-dog"
PREVIEW = QSize(248, 186)


@dataclass(frozen=True, slots=True)
class _Option:
    """One swatch: what it stands for, in a word, and its colour."""

    value: object
    word: str
    colour: Callable[[Tokens], str]


class SwatchRow(SettingRow):
    """A label with the name of the choice under it, and the colours to choose from."""

    chosen = Signal(object)

    def __init__(self, label: str, options: Sequence[_Option]) -> None:
        self._words = {option.value: option.word for option in options}
        self._word = Text("", "body", "ink_2")
        self.row = RadioRow(SPACE_4)
        super().__init__(label, self._word, self.row)
        self.row.setAccessibleName(label)
        for option in options:
            name = f"{label}, {option.word[:1].lower()}{option.word[1:]}"
            self.row.add(option.value, Swatch(name, option.colour))
        self.row.chosen.connect(self._choose)

    def show_value(self, value: object) -> None:
        """Show a choice without announcing it."""
        self.row.show_value(value)
        self._word.setText(self._words[value])

    def _choose(self, value: object) -> None:
        self.show_value(value)
        self.chosen.emit(value)


class SettingsPage(QWidget):
    """Shows what is chosen; each change is told at once. The cards that others build follow, one a turn."""

    appearance_chosen = Signal(object)
    motion_chosen = Signal(object)
    look_chosen = Signal(object)

    def __init__(
        self,
        appearance: Appearance,
        motion: Motion,
        look: Look,
        content: Content,
        cards: Sequence[Callable[[], Card]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.appearance = self._appearances()
        self.appearance.show_value(appearance)
        self.appearance.chosen.connect(self.appearance_chosen)
        self.motion = self._motions()
        self.motion.show_value(motion)
        self.motion.chosen.connect(self.motion_chosen)
        self.skin = SwatchRow(self.tr("Skin"), self._skins())
        self.hair = SwatchRow(self.tr("Hair"), self._hairs())
        self.clothes = SwatchRow(self.tr("Clothes"), self._clothes())
        self.skin.chosen.connect(lambda skin: self._choose(replace(self._look, skin=skin)))
        self.hair.chosen.connect(lambda hair: self._choose(replace(self._look, hair=hair)))
        self.clothes.chosen.connect(lambda clothes: self._choose(replace(self._look, clothes=clothes)))
        self._show_look(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(centred(self._page(content), WIDEST_PX)))
        for build in cards:
            in_next_turn(self, partial(self._add, build))

    def _appearances(self) -> Choice:
        options = (
            (Appearance.SYSTEM, self.tr("System")),
            (Appearance.LIGHT, self.tr("Light")),
            (Appearance.DARK, self.tr("Dark")),
        )
        return Choice(options, self.tr("Theme"))

    def _motions(self) -> Choice:
        options = (
            (Motion.SYSTEM, self.tr("System")),
            (Motion.FULL, self.tr("Full")),
            (Motion.REDUCED, self.tr("Reduced")),
        )
        return Choice(options, self.tr("Movement"))

    def _skins(self) -> list[_Option]:
        count = len(Skin)
        return [
            _Option(
                skin,
                self.tr("Tone {n} of {count}").format(n=number, count=count),
                partial(_colour, Look(skin=skin), "skin"),
            )
            for number, skin in enumerate(Skin, start=1)
        ]

    def _hairs(self) -> list[_Option]:
        words = {
            Hair.BLACK: self.tr("Black"),
            Hair.BROWN: self.tr("Brown"),
            Hair.FAIR: self.tr("Fair"),
            Hair.GREY: self.tr("Grey"),
        }
        return [
            _Option(hair, word, partial(_colour, Look(hair=hair), "hair")) for hair, word in words.items()
        ]

    def _clothes(self) -> list[_Option]:
        words = {
            Clothes.SLATE: self.tr("Slate"),
            Clothes.STONE: self.tr("Stone"),
            Clothes.SAND: self.tr("Sand"),
        }
        return [
            _Option(worn, word, partial(_colour, Look(clothes=worn), "shirt")) for worn, word in words.items()
        ]

    def _page(self, content: Content) -> QWidget:
        page = QWidget()
        self._column = column = QVBoxLayout(page)
        column.setContentsMargins(PAGE_MARGIN_X, PAGE_MARGIN_Y, PAGE_MARGIN_X, PAGE_MARGIN_Y)
        column.setSpacing(CARD_GAP)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(Text(self.tr("Settings"), "page"))
        says = self.tr("Changes apply at once and are saved on this computer.")
        head.addWidget(Text(says, "body", "ink_2", wrap=True))
        column.addLayout(head)
        column.addWidget(self._appearance_card())
        column.addWidget(self._person_card(content))
        self.reset = Button(self.tr("Reset appearance"), "quiet", "undo")
        self.reset.clicked.connect(self._reset)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return page

    def _add(self, build: Callable[[], Card]) -> None:
        self._column.insertWidget(self._column.count() - 1, build())

    def _appearance_card(self) -> Card:
        card = Card()
        card.body.setSpacing(SPACE_8)
        card.body.addWidget(Text(self.tr("Appearance"), "heading"))
        effect = Text(self.tr("System is light or dark as your computer is"), "body", "ink_2", wrap=True)
        card.body.addWidget(SettingRow(self.tr("Theme"), effect, self.appearance))
        card.body.addWidget(Divider())
        says = self.tr("Reduced shows start, end and an arrow in place of movement")
        effect = Text(says, "body", "ink_2", wrap=True)
        card.body.addWidget(SettingRow(self.tr("Movement"), effect, self.motion))
        return card

    def _person_card(self, content: Content) -> Card:
        card = Card()
        card.body.setSpacing(SPACE_8)
        card.body.addWidget(Text(self.tr("The person"), "heading"))
        rows = QVBoxLayout()
        rows.setSpacing(SPACE_8)
        rows.addWidget(self.skin)
        rows.addWidget(Divider())
        rows.addWidget(self.hair)
        rows.addWidget(Divider())
        rows.addWidget(self.clothes)
        rows.addStretch(1)
        category = content.exercise(SHOWN).category.value
        self.preview = FigureThumb(content.pose(SHOWN), category, PREVIEW)
        across = QHBoxLayout()
        across.setSpacing(SPACE_24)
        across.addLayout(rows, 1)
        across.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(across)
        return card

    def _show_look(self, look: Look) -> None:
        self.skin.show_value(look.skin)
        self.hair.show_value(look.hair)
        self.clothes.show_value(look.clothes)

    def _choose(self, look: Look) -> None:
        self._look = look
        self._show_look(look)
        self.look_chosen.emit(look)

    def _reset(self) -> None:
        self.appearance.choose(Appearance.SYSTEM)
        self.motion.choose(Motion.SYSTEM)
        self._choose(Look())


def _colour(look: Look, garment: str, tokens: Tokens) -> str:
    return str(getattr(cloth_of(look, tokens), garment))
