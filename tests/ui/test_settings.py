"""The settings page: what is chosen applies at once and is kept."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from window_driver import CONTROL, Desk, open_desk, welcomed

from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.desktop.motion import REDUCED_MOTION
from coach.domain.settings import Appearance, Clothes, Hair, Motion, Skin
from coach.storage.preferences import read_settings
from coach.ui.figure_inks import Look, look_of
from coach.ui.figure_view import finish_building
from coach.ui.pages.safety_card import SafetyCard
from coach.ui.pages.settings import SettingsPage
from coach.ui.theme import DARK, LIGHT, dress, tokens_of


@pytest.fixture
def desk(workspace: Workspace, hand_clock: HandClock, qapp: QApplication):
    welcomed(workspace)
    desk = open_desk(workspace, hand_clock, (900, 600))
    desk.key(Qt.Key.Key_Comma, modifier=CONTROL)
    yield desk
    dress(qapp, Appearance.LIGHT)


def page_of(desk: Desk) -> SettingsPage:
    (page,) = desk.on_screen(SettingsPage)
    return page


def kept(desk: Desk):
    return read_settings(desk.workspace.folder / "settings.toml")


def test_a_theme_applies_at_once_and_is_kept(desk: Desk, qapp: QApplication) -> None:
    for label, appearance, tokens in (
        ("Theme, Dark", Appearance.DARK, DARK),
        ("Theme, Light", Appearance.LIGHT, LIGHT),
    ):
        desk.click(label)
        assert tokens_of(desk.window) is tokens
        assert kept(desk).appearance is appearance


def test_only_the_system_choice_follows_the_system(desk: Desk, qapp: QApplication) -> None:
    changed = qapp.styleHints().colorSchemeChanged
    desk.click("Theme, System")
    changed.emit(Qt.ColorScheme.Dark)
    assert tokens_of(desk.window) is DARK
    desk.click("Theme, Light")
    changed.emit(Qt.ColorScheme.Dark)
    assert tokens_of(desk.window) is LIGHT


def stands_still(desk: Desk) -> bool:
    """Whether a few seconds of the session leave the drawn person where it was."""
    figure = desk.window.session.page.stage.figure
    pictures = []
    for _ in range(5):
        desk.let_pass(1.0)
        figure.grab()
        finish_building()
        pictures.append(QImage(figure.size(), QImage.Format.Format_RGB32))
        figure.render(pictures[-1], QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground)
    return all(picture == pictures[0] for picture in pictures)


def test_movement_is_reduced_at_once_and_kept(desk: Desk) -> None:
    desk.start()
    desk.until(lambda view: view.step.exercise == "dead-bug" and view.step.is_work)
    assert not stands_still(desk)
    page = desk.window.choices.page()
    page.motion.choose(Motion.REDUCED)
    assert stands_still(desk)
    assert kept(desk).motion is Motion.REDUCED
    page.motion.choose(Motion.FULL)
    assert not stands_still(desk)
    page.deleteLater()


@pytest.mark.parametrize(
    ("label", "is_still"),
    [("Movement, System", True), ("Movement, Full", False), ("Movement, Reduced", True)],
)
def test_the_systems_wish_counts_unless_one_has_an_own(desk: Desk, label: str, is_still: bool) -> None:
    desk.click(label)
    desk.window._system_motion._learn(REDUCED_MOTION, 1)
    assert desk.window.session.page._is_still is is_still
    desk.window._system_motion._learn(REDUCED_MOTION, 0)
    assert desk.window.session.page._is_still is (label == "Movement, Reduced")


def test_the_person_changes_by_mouse(desk: Desk) -> None:
    preview = page_of(desk).preview
    preview.grab()
    finish_building()
    desk.settle()
    before = preview.grab().toImage()
    desk.click("Skin, tone 5 of 5")
    assert preview.grab().toImage() != before
    desk.click("Hair, grey")
    desk.click("Clothes, sand")
    assert {"Tone 5 of 5", "Grey", "Sand"} <= set(desk.texts())
    assert look_of(preview) == Look(Skin.FIVE, Hair.GREY, Clothes.SAND)
    settings = kept(desk)
    assert (settings.skin, settings.hair, settings.clothes) == (Skin.FIVE, Hair.GREY, Clothes.SAND)


def test_everything_by_keyboard_and_back_again(desk: Desk) -> None:
    before = kept(desk)
    page = page_of(desk)
    desk.tab_to(page.appearance.isAncestorOf)
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Right)
    desk.tab_to(page.motion.isAncestorOf)
    desk.key(Qt.Key.Key_Right)
    for row in (page.skin, page.hair, page.clothes):
        desk.tab_to(row.isAncestorOf)
        desk.key(Qt.Key.Key_Right)
    settings = kept(desk)
    assert settings.appearance is Appearance.DARK
    assert settings.motion is Motion.FULL
    assert (settings.skin, settings.hair, settings.clothes) == (Skin.THREE, Hair.FAIR, Clothes.STONE)
    desk.tab_to(lambda widget: widget is page.reset)
    desk.key(Qt.Key.Key_Space)
    assert kept(desk) == before
    assert look_of(page) == Look()


def card_of(desk: Desk) -> SafetyCard:
    (card,) = desk.on_screen(SafetyCard)
    return card


def test_the_emergency_number_is_kept_once_it_can_be_called(desk: Desk) -> None:
    field = card_of(desk).number
    assert field.line.placeholderText() == "112"
    for typed, error, number in (
        ("1", "Enter a number, for example 112", ""),
        ("144", "", "144"),
        ("144x", "Enter a number, for example 112", "144"),
        (" +49 116 117 ", "", "+49 116 117"),
        ("", "", ""),
    ):
        field.set_text(typed)
        assert (field.error, kept(desk).emergency_number) == (error, number)
    assert desk.workspace.emergency_number == "112"


def test_usual_pain_is_a_choice(desk: Desk) -> None:
    desk.click(card_of(desk).persistence)
    assert kept(desk).has_persistent_pain
    desk.click(card_of(desk).persistence)
    assert not kept(desk).has_persistent_pain
