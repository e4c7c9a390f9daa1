"""What is typed, picked and stepped: fields, dropdowns, segments, steppers."""

from datetime import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.ui import theme
from coach.ui.kit.dropdown import Dropdown, Option
from coach.ui.kit.field import Field
from coach.ui.kit.focus_ring import FocusRing
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.moment_steppers import TimeStepper
from coach.ui.kit.segmented import Segmented
from coach.ui.kit.stepper import Stepper
from coach.ui.kit.text_box import fits
from coach.ui.theme import tokens_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CATEGORIES = [Option("", "All"), *(Option(word.lower(), word, word.lower()) for word in ("Core", "Stretch"))]


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def window(request, qtbot, qapp: QApplication) -> QWidget:
    """A shown, active window with a column."""
    theme.apply_theme(qapp, dark=request.param)
    top = QWidget()
    top.resize(500, 400)
    QVBoxLayout(top)
    qtbot.addWidget(top)
    top.show()
    top.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is top)
    yield top
    theme.apply_theme(qapp, dark=False)


def put(window: QWidget, *widgets: QWidget) -> None:
    for widget in widgets:
        window.layout().addWidget(widget)
        widget.show()
    window.layout().activate()
    QApplication.processEvents()


def colour(widget: QWidget, x: int, y: int) -> str:
    return widget.grab().toImage().pixelColor(x, y).name().upper()


def wheel(widget: QWidget) -> QWheelEvent:
    at = QPointF(widget.rect().center())
    none = Qt.MouseButton.NoButton
    scroll = Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(at, at, QPoint(), QPoint(0, 120), none, Qt.KeyboardModifier.NoModifier, scroll, False)


def test_a_field_says_what_is_typed(qtbot, window: QWidget) -> None:
    field = Field("Search", placeholder="Search", icon="search", key_hint="Ctrl F")
    put(window, field)
    said: list[str] = []
    field.changed.connect(said.append)
    entered: list[bool] = []
    field.entered.connect(lambda: entered.append(True))
    field.setFocus()
    assert window.focusWidget() is field.line
    qtbot.keyClicks(field.line, "ab")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (said, entered, field.text) == (["a", "ab"], [True], "ab")
    assert field.line.accessibleName() == "Search"
    field.select_all()
    qtbot.keyClicks(field.line, "c")
    assert field.text == "c"


def test_a_click_anywhere_in_the_frame_goes_to_the_line(qtbot, window: QWidget) -> None:
    field = Field("Search", icon="search")
    put(window, field)
    window.setFocus()
    qtbot.mouseClick(field.findChild(IconView).parentWidget(), Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert field.line.hasFocus()


def test_a_field_says_what_is_wrong_beside_it(window: QWidget) -> None:
    field = Field("Distance", "abc", unit="km")
    put(window, field)
    low = field.height()
    says = "Enter kilometres as a number, for example 2.2"
    field.show_error(says)
    QApplication.processEvents()
    assert field.height() > low
    assert (field.error, field.line.accessibleDescription()) == (says, says)
    assert colour(field, 1, 20) == tokens_of(field).danger
    field.show_error("")
    QApplication.processEvents()
    QApplication.processEvents()
    assert (field.height(), field.line.accessibleDescription()) == (low, "")
    assert colour(field, 0, 20) == tokens_of(field).line_strong


def test_a_disabled_field_looks_and_is_so(window: QWidget) -> None:
    field = Field("Distance", "2.2")
    put(window, field)
    field.setEnabled(False)
    assert colour(field, 60, 20) == tokens_of(field).sunken
    assert not field.line.isEnabled()


def test_the_ring_goes_around_the_frame(qtbot, window: QWidget) -> None:
    ring = FocusRing(window)
    first, field = Field("Name"), Field("Search", icon="search")
    put(window, first, field)
    first.setFocus()
    qtbot.keyClick(first.line, Qt.Key.Key_Tab)
    assert field.line.hasFocus()
    frame = field.line.parentWidget()
    assert ring.geometry().size().width() == frame.width() + 8
    assert ring.geometry().size().height() == frame.height() + 8


@pytest.fixture
def dropdown(window: QWidget) -> Dropdown:
    made = Dropdown("Category", CATEGORIES)
    put(window, made)
    made.setFocus()
    return made


def test_a_dropdown_by_keys(qtbot, dropdown: Dropdown) -> None:
    said: list[object] = []
    dropdown.chosen.connect(said.append)
    qtbot.keyClick(dropdown, Qt.Key.Key_Return)
    rows = dropdown.view()
    assert rows.isVisible()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert (said, dropdown.value, rows.isVisible()) == (["core"], "core", False)
    qtbot.keyClick(dropdown, Qt.Key.Key_Space)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    assert (said, dropdown.value, rows.isVisible()) == (["core"], "core", False)
    qtbot.keyClick(dropdown, Qt.Key.Key_S)
    assert (said, dropdown.value) == (["core", "stretch"], "stretch")


def test_a_dropdown_by_mouse_and_its_words(qtbot, dropdown: Dropdown) -> None:
    qtbot.keyClick(dropdown, Qt.Key.Key_Space)
    rows = dropdown.view()
    place = rows.visualRect(rows.model().index(2, 0)).center()
    with qtbot.waitSignal(dropdown.chosen) as heard:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == ["stretch"]
    assert dropdown.accessibleName() == "Category"
    spoken = QAccessible.queryAccessibleInterface(dropdown)
    assert spoken.text(QAccessible.Text.Value) == "Stretch"
    assert all(fits(box) for box in dropdown.text_boxes())


def test_a_click_opens_a_dropdown(qtbot, dropdown: Dropdown) -> None:
    qtbot.mouseClick(dropdown, Qt.MouseButton.LeftButton)
    assert dropdown.view().isVisible()
    dropdown.hidePopup()


def test_showing_a_value_says_nothing_and_the_wheel_turns_nothing(dropdown: Dropdown) -> None:
    said: list[object] = []
    dropdown.chosen.connect(said.append)
    dropdown.show_value("core")
    QApplication.sendEvent(dropdown, wheel(dropdown))
    assert (dropdown.value, said) == ("core", [])
    with pytest.raises(ValueError, match="walk"):
        dropdown.show_value("walk")


def test_segments_are_one_tab_stop_and_arrows_choose(qtbot, window: QWidget) -> None:
    segments = Segmented("Category", CATEGORIES)
    put(window, segments)
    said: list[object] = []
    segments.chosen.connect(said.append)
    first, second, third = segments.cells()
    assert segments.value == ""
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    qtbot.mouseClick(third, Qt.MouseButton.LeftButton)
    assert said == ["core", "stretch"]
    assert [cell.accessibleName() for cell in segments.cells()][1] == "Category, Core"
    stops = [cell for cell in segments.cells() if cell.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [third]
    assert segments.height() == 40
    assert all(fits(box) for cell in segments.cells() for box in cell.text_boxes())


@pytest.fixture
def stepper(window: QWidget) -> Stepper:
    made = Stepper("Work, Bird-dog", 30, least=5, most=60, step=5, suffix="s")
    put(window, made)
    made.setFocus()
    return made


def test_a_stepper_steps_by_mouse_and_stops_at_its_ends(qtbot, stepper: Stepper) -> None:
    minus, plus = QPoint(12, 18), QPoint(stepper.width() - 12, 18)
    said: list[int] = []
    stepper.valueChanged.connect(said.append)
    qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=plus)
    qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=minus)
    assert said == [35, 30]
    stepper.setValue(58)
    qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=plus)
    qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=plus)
    assert stepper.value() == 60


def test_a_stepper_steps_and_takes_digits_by_keys(qtbot, stepper: Stepper) -> None:
    said: list[int] = []
    stepper.valueChanged.connect(said.append)
    qtbot.keyClick(stepper, Qt.Key.Key_Up)
    qtbot.keyClick(stepper, Qt.Key.Key_PageDown)
    assert said == [35, 5]
    stepper.selectAll()
    qtbot.keyClicks(stepper, "42")
    assert said == [35, 5]
    qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert said == [35, 5, 42]
    stepper.selectAll()
    qtbot.keyClicks(stepper, "x3")
    qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert stepper.value() == 5
    QApplication.sendEvent(stepper, wheel(stepper))
    assert stepper.value() == 5


def test_a_stepper_speaks_its_number_and_looks_its_theme(window: QWidget, stepper: Stepper) -> None:
    spoken = QAccessible.queryAccessibleInterface(stepper)
    assert stepper.accessibleName() == "Work, Bird-dog"
    assert spoken.text(QAccessible.Text.Value) == "30 s"
    assert colour(stepper, 6, 18) == tokens_of(window).surface
    assert stepper.sizeHint().width() >= 112
    stepper.setEnabled(False)
    for x in (6, 60):
        assert colour(stepper, x, 6) == tokens_of(window).sunken


def test_undo_passes_a_stepper_by(qtbot, window: QWidget, stepper: Stepper) -> None:
    undone: list[bool] = []
    QShortcut("Ctrl+Z", window).activated.connect(lambda: undone.append(True))
    qtbot.keyClick(stepper, Qt.Key.Key_Up)
    qtbot.keyClick(stepper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]


def test_a_time_is_typed_and_anything_else_changes_nothing(qtbot: QtBot) -> None:
    field = TimeStepper("Time", time(7, 30))
    qtbot.addWidget(field)
    field.show()
    for said, shown in (
        ("18:15", "18:15"),
        ("9", "09:00"),
        ("99", "09:00"),
        ("1845", "18:45"),
        ("25:00", "18:45"),
    ):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, said)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert (field.text(), field.at) == (shown, time.fromisoformat(shown))
