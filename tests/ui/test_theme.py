"""Colours, type and live theme switching."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel

from coach.resources import assets
from coach.ui import theme
from coach.ui.icons import icon_pixmap
from coach.ui.theme import DARK, LIGHT, Tokens

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    theme.apply_theme(qapp, dark=False)
    yield
    theme.apply_theme(qapp, dark=False)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in QColor(colour).getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# Ratios on surface, on canvas and, for categories and danger, on the own tint: the table of the design.
RATIOS = [
    (LIGHT, "line_strong", (3.8, 3.5)),
    (LIGHT, "ink", (17.6, 16.3)),
    (LIGHT, "ink_2", (8.5, 7.9)),
    (LIGHT, "ink_3", (5.4, 5.0)),
    (LIGHT, "core", (9.3, 8.6, 7.9)),
    (LIGHT, "glutes", (5.3, 4.9, 4.7)),
    (LIGHT, "stretch", (5.4, 5.0, 4.8)),
    (LIGHT, "walk", (5.4, 5.0, 4.7)),
    (LIGHT, "danger", (7.8, 7.2, 6.7)),
    (DARK, "line_strong", (4.3, 4.7)),
    (DARK, "ink", (14.9, 16.5)),
    (DARK, "ink_2", (9.1, 10.1)),
    (DARK, "ink_3", (6.0, 6.7)),
    (DARK, "core", (6.0, 6.6, 5.5)),
    (DARK, "glutes", (8.7, 9.7, 7.6)),
    (DARK, "stretch", (10.4, 11.5, 8.9)),
    (DARK, "walk", (9.6, 10.7, 8.4)),
    (DARK, "danger", (6.0, 6.7, 5.7)),
]


@pytest.mark.parametrize(("tokens", "name", "expected"), RATIOS)
def test_contrast_is_what_the_design_promises(tokens: Tokens, name: str, expected: tuple[float, ...]) -> None:
    colour = getattr(tokens, name)
    grounds = [tokens.surface, tokens.canvas]
    if len(expected) == 3:
        grounds.append(getattr(tokens, f"{name}_tint"))
    for ground, ratio in zip(grounds, expected, strict=True):
        assert contrast(colour, ground) == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_text_on_solid_fills_is_readable(tokens: Tokens) -> None:
    assert contrast(tokens.on_ink, tokens.ink) >= 7
    for name in ("core", "glutes", "stretch", "walk", "danger"):
        assert contrast(theme.on_solid(tokens), getattr(tokens, name)) >= 4.5
    assert contrast(tokens.ink_3, tokens.sunken) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_limbs_stand_out_from_every_tint(tokens: Tokens) -> None:
    for name in ("core", "glutes", "stretch", "mobility", "break", "walk"):
        assert contrast(tokens.figure_near, tokens.tint(name)) >= 4
        assert contrast(tokens.figure_far, tokens.tint(name)) >= 3


def test_categories_without_a_colour_of_their_own_use_ink() -> None:
    assert LIGHT.category("mobility") == LIGHT.category("break") == LIGHT.ink
    assert DARK.tint("mobility") == DARK.tint("break") == DARK.sunken
    with pytest.raises(KeyError):
        LIGHT.category("yoga")
    with pytest.raises(KeyError):
        LIGHT.named("category")


def test_widgets_follow_the_theme_live(qapp: QApplication, qtbot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    assert theme.tokens_of(label) is LIGHT
    theme.apply_theme(qapp, dark=True)
    assert theme.tokens_of(label) is DARK
    theme.apply_theme(qapp, dark=False)
    assert theme.tokens_of(label) is LIGHT


def test_the_system_scheme_is_followed(qapp: QApplication, qtbot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    theme.follow_system(qapp)
    (follower,) = [child for child in qapp.children() if type(child).__module__ == theme.__name__]
    hints = qapp.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens_of(label) is DARK
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.tokens_of(label) is LIGHT
    follower.deleteLater()


def test_type_scale(qapp: QApplication) -> None:
    assert theme.load_fonts() == "Inter"
    sizes = {"caption": 12, "body": 14, "body_large": 16, "title": 20, "page": 28, "hero": 32, "name": 52}
    for role, size in sizes.items():
        assert theme.font(role).pixelSize() == size
    heavy = theme.font("countdown", 0.5)
    assert heavy.pixelSize() == 84
    assert heavy.variableAxisValue(QFont.Tag("wght")) == 700
    assert heavy.featureValue(QFont.Tag("tnum")) == 1
    assert theme.font("body", tabular=True).featureValue(QFont.Tag("tnum")) == 1
    assert not theme.font("name").isFeatureSet(QFont.Tag("tnum"))


def test_running_numbers_keep_their_width(qapp: QApplication) -> None:
    metrics = QFontMetricsF(theme.font("countdown"))
    assert metrics.horizontalAdvance("11") == pytest.approx(metrics.horizontalAdvance("08"))
    plain = QFontMetricsF(theme.font("body"))
    assert plain.horizontalAdvance("11") < plain.horizontalAdvance("08")


NEEDED_ICONS = [
    "today",
    "plan",
    "library",
    "progress",
    "walks",
    "learn",
    "symptom",
    "settings",
    "play",
    "pause",
    "back",
    "skip",
    "plus",
    "check",
    "chevron-right",
    "chevron-down",
    "chevron-left",
    "close",
    "fullscreen",
    "fullscreen-exit",
    "voice",
    "voice-off",
    "octagon-alert",
    "undo",
    "info",
    "clock",
    "lock",
    "bell",
    "stand",
    "app-mark",
]


@pytest.mark.parametrize("name", NEEDED_ICONS)
def test_icons_are_drawn_in_the_wanted_colour(qapp: QApplication, name: str) -> None:
    pixmap = icon_pixmap(name, "#A50F2B", 24, 2.0)
    image = pixmap.toImage()
    assert (image.width(), pixmap.devicePixelRatio()) == (48, 2.0)
    solid = [
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert len(solid) > 10
    assert set(solid) == {"#a50f2b"}


def test_every_icon_can_be_recoloured() -> None:
    for source in (assets() / "icons").glob("*.svg"):
        text = source.read_text(encoding="utf-8")
        assert "currentColor" in text
        assert "#" not in text
