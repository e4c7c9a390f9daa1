"""Colours, type and spacing of Back Coach, and how they reach Qt."""

from dataclasses import dataclass, fields
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from coach.domain.settings import Appearance

SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_20, SPACE_24, SPACE_32, SPACE_40, SPACE_56 = (
    4,
    8,
    12,
    16,
    20,
    24,
    32,
    40,
    56,
)
PAGE_MARGIN_X, PAGE_MARGIN_Y, CARD_PADDING, CARD_GAP, COLUMN_GAP = 32, 24, 20, 16, 24
CONTENT_PX = 1280
RADIUS_BAR, RADIUS_CELL, RADIUS_CONTROL, RADIUS_CARD = 4, 6, 8, 12
CONTROL_PX, PRIMARY_PX, PLAYER_PX, PAUSE_PX, STOP_PX = 40, 56, 64, 88, 72


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme, as #RRGGBB."""

    canvas: str
    surface: str
    sunken: str
    hover: str
    line: str
    line_strong: str
    ink: str
    ink_2: str
    ink_3: str
    on_ink: str
    core: str
    glutes: str
    stretch: str
    walk: str
    danger: str
    core_tint: str
    glutes_tint: str
    stretch_tint: str
    walk_tint: str
    danger_tint: str
    figure_near: str
    figure_far: str

    def category(self, name: str) -> str:
        """Colour of a category; mobility and break have ink."""
        return _CATEGORY[name](self)

    def tint(self, name: str) -> str:
        """Background that goes with a category."""
        return _TINT[name](self)

    def named(self, name: str) -> str:
        """A colour by token name or category name; a #RRGGBB value passes through."""
        if name.startswith("#"):
            return name
        if name in _CATEGORY:
            return self.category(name)
        if name not in _TOKEN_NAMES:
            raise KeyError(name)
        return str(getattr(self, name))


_TOKEN_NAMES = frozenset(field.name for field in fields(Tokens))
_CATEGORY = {
    "core": lambda t: t.core,
    "glutes": lambda t: t.glutes,
    "stretch": lambda t: t.stretch,
    "walk": lambda t: t.walk,
    "mobility": lambda t: t.ink,
    "break": lambda t: t.ink,
}
_TINT = {
    "core": lambda t: t.core_tint,
    "glutes": lambda t: t.glutes_tint,
    "stretch": lambda t: t.stretch_tint,
    "walk": lambda t: t.walk_tint,
    "mobility": lambda t: t.sunken,
    "break": lambda t: t.sunken,
}

LIGHT = Tokens(
    canvas="#F6F6F3",
    surface="#FFFFFF",
    sunken="#EFEFEB",
    hover="#F1F1EE",
    line="#E2E2DC",
    line_strong="#7F848D",
    ink="#16191F",
    ink_2="#474D57",
    ink_3="#656B75",
    on_ink="#FFFFFF",
    core="#1B4686",
    glutes="#AA5308",
    stretch="#0B776B",
    walk="#9E3AC9",
    danger="#A50F2B",
    core_tint="#E8EEF7",
    glutes_tint="#FBF0E5",
    stretch_tint="#E4F3F0",
    walk_tint="#F7ECFB",
    danger_tint="#FBEAEC",
    figure_near="#686F7B",
    figure_far="#828893",
)
DARK = Tokens(
    canvas="#131518",
    surface="#1C1F23",
    sunken="#24282D",
    hover="#262A30",
    line="#30353B",
    line_strong="#7B828C",
    ink="#F2F3F5",
    ink_2="#BCC1C9",
    ink_3="#969DA7",
    on_ink="#131518",
    core="#7698F4",
    glutes="#F0B14C",
    stretch="#5FE3C2",
    walk="#DDB8F5",
    danger="#FF6B7F",
    core_tint="#1D2638",
    glutes_tint="#322818",
    stretch_tint="#17302B",
    walk_tint="#30263A",
    danger_tint="#3A1A20",
    figure_near="#A3ABB7",
    figure_far="#747C88",
)


def tokens_of(widget: QWidget) -> Tokens:
    """The theme a widget is in, read from its palette."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def on_solid(tokens: Tokens) -> str:
    """Colour of text and checks on a solid category or danger fill."""
    return tokens.surface if tokens is LIGHT else tokens.canvas


def mix(over: str, under: str, share: float) -> QColor:
    """`over` at `share` (0..1) laid on `under`, opaque."""
    a, b = QColor(over), QColor(under)
    return QColor(
        round(a.red() * share + b.red() * (1 - share)),
        round(a.green() * share + b.green() * (1 - share)),
        round(a.blue() * share + b.blue() * (1 - share)),
    )


@dataclass(frozen=True, slots=True)
class Role:
    """One step of the type scale; tracking is in em."""

    size_px: int
    line_px: int
    weight: int
    tracking: float = 0.0


ROLES = {
    "caption": Role(12, 16, 400),
    "caption_medium": Role(12, 16, 500),
    "caption_strong": Role(12, 16, 600),
    "body": Role(14, 20, 400),
    "body_medium": Role(14, 20, 500),
    "body_strong": Role(14, 20, 600),
    "body_large": Role(16, 24, 400),
    "heading": Role(16, 24, 600),
    "subtitle": Role(18, 24, 600),
    "title": Role(20, 28, 600),
    "page": Role(28, 36, 600, -0.0125),
    "hero": Role(32, 40, 600, -0.015),
    "finish": Role(40, 48, 700, -0.02),
    "cue": Role(28, 36, 500, -0.015),
    "name": Role(52, 60, 700, -0.02),
    "countdown": Role(168, 152, 700),
}


@cache
def load_fonts() -> str:
    """Register Inter with Qt and return the family to use; the system family if it is missing."""
    spec = find_spec("fontpkg_inter")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        identity = QFontDatabase.addApplicationFont(str(Path(folder) / "files" / "Inter[opsz,wght].ttf"))
        families = QFontDatabase.applicationFontFamilies(identity) if identity >= 0 else []
        if families:
            return families[0]
    return QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).family()


def sized_font(size_px: float, weight: int, tracking: float = 0.0, tabular: bool = False) -> QFont:
    """Inter in any size; weight is the font's own 100..900 axis, tracking is in em.

    Tabular figures are for numbers that change in place; in words they also widen the hyphen.
    """
    chosen = QFont(load_fonts())
    size = max(1, round(size_px))
    chosen.setPixelSize(size)
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    chosen.setVariableAxis(QFont.Tag("wght"), weight)
    if tabular:
        chosen.setFeature(QFont.Tag("tnum"), 1)
    if tracking:
        chosen.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * size)
    return chosen


def font(role: str, scale: float = 1.0, tabular: bool = False) -> QFont:
    """The font of a type role, times `scale`; the countdown is always tabular."""
    step = ROLES[role]
    return sized_font(step.size_px * scale, step.weight, step.tracking, tabular or role == "countdown")


def line_height_px(role: str, scale: float = 1.0) -> int:
    """Distance between base lines of a type role."""
    return round(ROLES[role].line_px * scale)


def palette_of(tokens: Tokens) -> QPalette:
    """The Qt palette that carries a theme to every widget."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, tokens.canvas),
        (roles.WindowText, tokens.ink),
        (roles.Base, tokens.surface),
        (roles.AlternateBase, tokens.sunken),
        (roles.Text, tokens.ink),
        (roles.PlaceholderText, tokens.ink_3),
        (roles.Button, tokens.surface),
        (roles.ButtonText, tokens.ink),
        (roles.BrightText, tokens.danger),
        (roles.Highlight, tokens.ink),
        (roles.HighlightedText, tokens.on_ink),
        (roles.ToolTipBase, tokens.surface),
        (roles.ToolTipText, tokens.ink),
        (roles.Link, tokens.ink),
        (roles.Light, tokens.surface),
        (roles.Midlight, tokens.hover),
        (roles.Mid, tokens.line),
        (roles.Dark, tokens.line_strong),
        (roles.Shadow, tokens.line_strong),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.ink_3))
    return palette


def style_sheet(tokens: Tokens) -> str:
    """QSS for the native widgets only; everything else paints itself."""
    t = tokens
    return f"""
QScrollArea, QScrollArea > QWidget > QWidget#scroll_content {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle {{ background: {t.line_strong}; border-radius: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.ink_2}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QLineEdit, QPlainTextEdit {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.line_strong};
  border-radius: {RADIUS_CONTROL}px; padding: 0 11px;
  selection-background-color: {t.ink}; selection-color: {t.on_ink}; }}
QLineEdit {{ min-height: 38px; }}
QPlainTextEdit {{ padding: 7px 7px; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {t.sunken}; color: {t.ink_3};
  border-color: {t.line}; }}
QLineEdit[error="true"], QPlainTextEdit[error="true"] {{ border: 2px solid {t.danger}; padding: 0 10px; }}
QLineEdit[bare="true"], QLineEdit[bare="true"]:disabled {{ background: transparent; border: none;
  border-radius: 0; padding: 0; min-height: 0; }}
QSpinBox {{ background: {t.surface}; border: none; padding: 0; }}
QSpinBox:disabled {{ background: {t.sunken}; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.line_strong};
  padding: 3px; outline: none; selection-background-color: {t.hover}; selection-color: {t.ink}; }}
QToolTip {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.line_strong}; padding: 5px 8px; }}
QMenu {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.line_strong}; padding: 4px; }}
QMenu::item {{ padding: 8px 24px 8px 12px; border-radius: {RADIUS_CELL}px; }}
QMenu::item:selected {{ background: {t.hover}; }}
QMenu::item:disabled {{ color: {t.ink_3}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
"""


def apply_theme(app: QApplication, dark: bool) -> None:
    """Give the whole application the light or the dark theme."""
    tokens = DARK if dark else LIGHT
    if not app.styleSheet():
        app.setStyle("Fusion")
    app.setFont(font("body"))
    app.setPalette(palette_of(tokens))
    app.setStyleSheet(style_sheet(tokens))


class _SystemTheme(QObject):
    """Keeps the application in the theme of the system; lives as a child of the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        hints = app.styleHints()
        self._following = hints.colorSchemeChanged.connect(self._apply)
        self._apply(hints.colorScheme())

    def end(self) -> None:
        """Leave the theme as it is from now on."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._following)
        self.setParent(None)
        self.deleteLater()

    def _apply(self, scheme: Qt.ColorScheme) -> None:
        apply_theme(self._app, scheme is Qt.ColorScheme.Dark)


def follow_system(app: QApplication) -> None:
    """Apply the theme of the system now and whenever it changes."""
    _SystemTheme(app)


def dress(app: QApplication, appearance: Appearance) -> None:
    """Give the application the chosen theme, and follow the system only if that was chosen."""
    for follower in app.findChildren(_SystemTheme):
        follower.end()
    if appearance is Appearance.SYSTEM:
        follow_system(app)
    else:
        apply_theme(app, appearance is Appearance.DARK)
