"""The settings page, and what each choice on it does at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from coach.application.workspace import Workspace
from coach.domain.errors import CoachError
from coach.domain.plan import plan_day
from coach.domain.settings import Appearance, Motion, Settings
from coach.ui.content import Content
from coach.ui.figure_inks import Look, wear
from coach.ui.kit.card import Card
from coach.ui.kit.toast import Toast
from coach.ui.pages.safety_card import SafetyCard
from coach.ui.pages.settings import SettingsPage
from coach.ui.pages.walks.settings_card import WalkingCard, WalkingChange
from coach.ui.theme import dress


class SettingsFlow(QObject):
    """Builds the page when wished for, with the cards of other flows at its end.

    `motion_changed` and `walking_changed` are for those who follow."""

    motion_changed = Signal()
    walking_changed = Signal()

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        content: Content,
        toast: Toast,
        others: Sequence[Callable[[], Card]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._content = content
        self._toast = toast
        self._others = others

    def page(self) -> SettingsPage:
        """What the shell shows."""
        settings = self._workspace.settings
        cards = (self._safety_card, self._walking_card, *self._others)
        page = SettingsPage(settings.appearance, settings.motion, look_of(settings), self._content, cards)
        page.appearance_chosen.connect(self._change_appearance)
        page.motion_chosen.connect(self._change_motion)
        page.look_chosen.connect(self._change_look)
        return page

    # Cards

    def _safety_card(self) -> SafetyCard:
        settings = self._workspace.settings
        card = SafetyCard(
            settings.emergency_number,
            self._workspace.number_of_territory,
            is_persistent=settings.has_persistent_pain,
        )
        card.number_chosen.connect(
            lambda number: self._change(replace(self._workspace.settings, emergency_number=number))
        )
        card.persistence_chosen.connect(
            lambda is_on: self._change(replace(self._workspace.settings, has_persistent_pain=is_on))
        )
        return card

    def _walking_card(self) -> WalkingCard:
        card = WalkingCard(self._workspace.settings, self._workspace.walk_diary.unit)
        card.changed.connect(self._change_walking)
        return card

    # Choices

    def wear(self) -> None:
        """Look and move as settings that came in from elsewhere say."""
        settings = self._workspace.settings
        _dress(settings.appearance)
        wear(self._window, look_of(settings))
        self.motion_changed.emit()

    def _change_appearance(self, appearance: Appearance) -> None:
        _dress(appearance)
        self._change(replace(self._workspace.settings, appearance=appearance))

    def _change_motion(self, motion: Motion) -> None:
        self._change(replace(self._workspace.settings, motion=motion))
        self.motion_changed.emit()

    def _change_look(self, look: Look) -> None:
        wear(self._window, look)
        settings = self._workspace.settings
        self._change(replace(settings, skin=look.skin, hair=look.hair, clothes=look.clothes))

    def _change_walking(self, change: WalkingChange) -> None:
        today = plan_day(self._workspace.clock.now())
        self._change(change.on(self._workspace.settings, today))
        self.walking_changed.emit()

    def _change(self, settings: Settings) -> None:
        try:
            self._workspace.change_settings(settings)
        except CoachError as error:
            self._toast.say(str(error))


def _dress(appearance: Appearance) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        dress(app, appearance)


def look_of(settings: Settings) -> Look:
    """How the drawn person looks."""
    return Look(settings.skin, settings.hair, settings.clothes)
