"""Behaviour of the painted widgets: keyboard, focus ring, clipping, words for screen readers."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QImage, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach.ui import pain_scale, theme
from coach.ui.kit.button import Button, IconButton, RoundButton
from coach.ui.kit.card import Card
from coach.ui.kit.choice import Choice
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.empty_state import EmptyState
from coach.ui.kit.focus_ring import FocusRing
from coach.ui.kit.key_hint import KeyHint
from coach.ui.kit.mark import STATES, CategoryChip, CategoryMark
from coach.ui.kit.pips import Pips
from coach.ui.kit.ring import MiniRing, Ring
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.session_strip import SessionStrip, StripGroup, StripSegment, segment_widths
from coach.ui.kit.side_switch import SideSwitch
from coach.ui.kit.text import Text
from coach.ui.kit.text_box import fits
from coach.ui.kit.toast import SHOWN_MS, Toast
from coach.ui.kit.toggle import Switch

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

CATEGORIES = ("core", "glutes", "stretch", "mobility", "break", "walk")
SENTENCE = "You rested two full days since Saturday. A steady trunk takes load off your back when you walk."


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    theme.apply_theme(qapp, dark=False)
    yield
    theme.apply_theme(qapp, dark=False)


@pytest.fixture
def window(qtbot) -> QWidget:
    """A shown, active window with a column."""
    top = QWidget()
    top.resize(900, 600)
    QVBoxLayout(top)
    qtbot.addWidget(top)
    top.show()
    top.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is top)
    return top


def put(window: QWidget, *widgets: QWidget) -> None:
    """Add widgets to the window's column."""
    for widget in widgets:
        window.layout().addWidget(widget)
        widget.show()
    window.layout().activate()
    QApplication.processEvents()


def group(label: str, first: int, seconds: list[float], category: str = "core") -> StripGroup:
    return StripGroup(label, category, tuple(StripSegment(first + n, s) for n, s in enumerate(seconds)))


class PaintCounter(QObject):
    """Counts how often a widget paints itself."""

    paints = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.paints += event.type() is QEvent.Type.Paint
        return False


def strip() -> SessionStrip:
    made = SessionStrip()
    groups = [group("Cat-cow", 0, [40]), group("Bird-dog", 1, [30, 30, 30]), group("Child's pose", 4, [60])]
    made.set_model(groups, 2, 0.4, {0, 1})
    return made


def ring(digits: str) -> Ring:
    made = Ring()
    made.set_progress(0.6, "core")
    made.set_digits(digits, "seconds")
    return made


def disabled(button: Button) -> Button:
    button.setEnabled(False)
    return button


def answered(scale: pain_scale.NumberScale, value: int) -> pain_scale.NumberScale:
    scale.set_value(value)
    return scale


COMPONENTS: dict[str, Callable[[], QWidget]] = {
    "text": lambda: Text(SENTENCE, "page"),
    "text wrapped": lambda: Text(SENTENCE, "page", wrap=True),
    "text paragraphs": lambda: Text("First line\nand a longer second one", "name", scale=1.4),
    "primary": lambda: Button("Start", "primary", "play"),
    "primary large": lambda: Button("Save and close", "primary", "check", large=True),
    "secondary": lambda: Button("I was cleared", height_px=32),
    "disabled": lambda: disabled(Button("Preview")),
    "quiet": lambda: Button("Later", "quiet", trailing_icon="chevron-down", large=True),
    "safety": lambda: Button("Stop: pain", "safety", "octagon-alert", height_px=72),
    "icon": lambda: IconButton("fullscreen", "Full screen"),
    "round icon": lambda: RoundButton("pause", diameter=88, filled=True, name="Pause"),
    "round text": lambda: RoundButton(text="+10 s", name="Add 10 seconds"),
    "key": lambda: KeyHint("Space"),
    "pips": lambda: Pips(3, 2),
    "side": lambda: SideSwitch("right"),
    "mini ring": MiniRing,
    "ring 2": lambda: ring("18"),
    "ring 4": lambda: ring("1:05"),
    "ring 5": lambda: ring("10:05"),
    "strip": strip,
    "switch": lambda: Switch("Voice", on=True),
    "choice": lambda: Choice([(False, "No"), (True, "Yes"), (None, "Prefer not to say at all")]),
    "pain": lambda: answered(pain_scale.pain_scale(), 10),
    "pain compact": lambda: answered(pain_scale.pain_scale(compact=True), 2),
    "effort": lambda: answered(pain_scale.effort_scale(), 4),
    "empty": lambda: EmptyState("No routine called 'X'", "Clear the search to see all routines.", "search"),
    "chip": lambda: CategoryChip("stretch"),
}


def texts_of(root: QWidget) -> list[tuple[QWidget, object]]:
    """Every painted text in a tree that is on show."""
    widgets = [root, *root.findChildren(QWidget)]
    shown = [each for each in widgets if hasattr(each, "text_boxes") and each.isVisible()]
    return [(each, box) for each in shown for box in each.text_boxes()]


def assert_whole(root: QWidget) -> None:
    for widget, box in texts_of(root):
        assert fits(box), (type(widget).__name__, box)
        assert QRectF(widget.rect()).adjusted(-1, -1, 1, 1).contains(box.within), (widget, box)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", COMPONENTS)
def test_no_text_is_cut_off_at_the_smallest_size(qapp: QApplication, qtbot, name: str, dark: bool) -> None:
    theme.apply_theme(qapp, dark=dark)
    holder = QWidget()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    component = COMPONENTS[name]()
    row.addWidget(component)
    holder.resize(holder.minimumSizeHint())
    holder.show()
    qapp.processEvents()
    holder.resize(holder.width(), max(holder.height(), row.totalMinimumHeightForWidth(holder.width())))
    qapp.processEvents()
    assert_whole(holder)
    image = component.grab().toImage()
    colours = {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())}
    assert len(colours) > 1, "nothing was painted"


def test_a_clipped_text_is_noticed(qtbot) -> None:
    button = Button("Save and close")
    qtbot.addWidget(button)
    button.resize(60, 40)
    assert not fits(button.text_boxes()[0])


def broken(text: Text, width_px: int) -> list[str]:
    """The lines of a text in so much room."""
    return [
        layout.text()[line.textStart() : line.textStart() + line.textLength()].strip()
        for layout in text._lines(width_px)
        for line in map(layout.lineAt, range(layout.lineCount()))
    ]


def test_no_line_ends_between_a_number_and_its_unit() -> None:
    text = Text("8.0 km counted. Plus 10 % is 8.8 km, in 40 min or 2 mid strides of 3 s.", wrap=True)
    widest = text.sizeHint().width()
    seen = [broken(text, width) for width in range(text.minimumSizeHint().width(), widest)]
    assert {line[-1] for lines in seen for line in lines} >= {"2", "."}
    starts = {line.split()[0].rstrip(",.") for lines in seen for line in lines}
    assert "mid" in starts
    assert not starts & {"km", "%", "min", "s"}
    assert text.text().count(" ") == text.text_boxes()[0].text.count(" ")


def test_wrapped_text_keeps_its_line_height() -> None:
    text = Text(SENTENCE, "body", wrap=True)
    lines = text.heightForWidth(280) / 20
    assert lines == 3
    assert text.heightForWidth(140) > text.heightForWidth(280)
    assert Text("One", "page").sizeHint().height() == 36


def test_text_takes_the_colours_of_a_new_theme(qapp: QApplication, window: QWidget) -> None:
    label = Text("MMMM", "countdown", "core")
    put(window, label)

    def painted() -> set[str]:
        image = label.grab().toImage()
        return {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        }

    assert theme.LIGHT.core.lower() in painted()
    theme.apply_theme(qapp, dark=True)
    assert theme.DARK.core.lower() in painted()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize(
    "make",
    [
        lambda: Button("Start"),
        lambda: IconButton("close", "Close"),
        lambda: RoundButton("skip", name="Skip"),
        lambda: Switch("Voice"),
    ],
)
def test_buttons_work_from_the_keyboard(qtbot, window: QWidget, make, key: Qt.Key) -> None:
    button = make()
    put(window, button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)
    assert button.accessibleName()
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_switch_says_its_state(qtbot, window: QWidget) -> None:
    switch = Switch("Voice")
    put(window, switch)
    assert [box.text for box in switch.text_boxes()] == ["Off"]
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert [box.text for box in switch.text_boxes()] == ["On"]


def test_the_corner_of_a_round_button_is_not_the_button(qtbot, window: QWidget) -> None:
    button = RoundButton("pause", diameter=88, filled=True, name="Pause")
    put(window, button)
    clicks: list[bool] = []
    button.clicked.connect(lambda: clicks.append(True))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert clicks == []
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(44, 44))
    assert clicks == [True]


def test_the_ring_shows_for_the_keyboard_only(qtbot, window: QWidget) -> None:
    first, second, third = Button("One"), Button("Two"), Button("Three")
    put(window, first, second, third)
    focus_ring = FocusRing(window)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert focus_ring.isHidden()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert focus_ring.isVisible()
    assert focus_ring.target is second
    assert focus_ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    qtbot.keyClick(second, Qt.Key.Key_Backtab)
    assert focus_ring.target is first
    qtbot.mouseClick(third, Qt.MouseButton.LeftButton)
    assert focus_ring.isHidden()
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    second.clearFocus()
    third.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert focus_ring.target is third


def test_a_click_on_the_ringed_widget_ends_the_ring(qtbot, window: QWidget) -> None:
    first, second = Button("One"), Button("Two")
    put(window, first, second)
    focus_ring = FocusRing(window)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert focus_ring.isVisible()
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert focus_ring.isHidden()


def test_the_ring_follows_moves_hiding_and_the_end_of_its_widget(qtbot, window: QWidget) -> None:
    first, second = Button("One"), Button("Two")
    put(window, first, second)
    focus_ring = FocusRing(window)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    second.move(second.x() + 20, second.y() + 7)
    assert focus_ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    second.hide()
    assert focus_ring.isHidden()
    second.show()
    second.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert focus_ring.isVisible()
    second.deleteLater()
    qtbot.waitUntil(lambda: focus_ring.target is not second)


def test_the_ring_scrolls_with_its_widget_and_is_cut_by_the_view(qtbot, window: QWidget) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    buttons = [Button(str(n)) for n in range(40)]
    for button in buttons:
        column.addWidget(button)
    area = Scroll(content)
    put(window, area)
    focus_ring = FocusRing(window)
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    before = focus_ring.y()
    area.verticalScrollBar().setValue(20)
    assert focus_ring.y() == before - 20
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert focus_ring.isHidden()


def test_a_resting_ring_does_not_keep_painting(qtbot, window: QWidget) -> None:
    first, second = Button("One"), Button("Two")
    put(window, first, second)
    FocusRing(window)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    for _ in range(5):
        QApplication.processEvents()
    counter = PaintCounter()
    second.installEventFilter(counter)
    for _ in range(20):
        QApplication.processEvents()
    assert counter.paints == 0
    second.update()
    for _ in range(20):
        QApplication.processEvents()
    assert 1 <= counter.paints <= 2


def test_marks_say_category_and_state(qtbot) -> None:
    mark = CategoryMark("core", "done")
    qtbot.addWidget(mark)
    assert mark.accessibleName() == "Core, done"
    mark.set_mark("walk", "plain")
    assert mark.accessibleName() == "Walk"


@pytest.mark.parametrize("dark", [False, True])
def test_no_two_marks_look_the_same(qapp: QApplication, qtbot, dark: bool) -> None:
    theme.apply_theme(qapp, dark=dark)
    looks = set()
    for category in CATEGORIES:
        for state in STATES:
            mark = CategoryMark(category, state, size=20)
            qtbot.addWidget(mark)
            image = mark.grab().toImage().convertToFormat(mark.grab().toImage().Format.Format_Grayscale8)
            looks.add(bytes(image.constBits()))
    assert len(looks) == len(CATEGORIES) * len(STATES)


def test_the_countdown_shows_what_is_left_clockwise(qtbot) -> None:
    made = ring("18")
    qtbot.addWidget(made)
    made.resize(328, 328)

    def at(x: int, y: int) -> str:
        image = made.grab().toImage()
        ratio = round(image.devicePixelRatio())
        return image.pixelColor(x * ratio, y * ratio).name()

    made.set_progress(0.5, "core")
    assert at(317, 164) == theme.LIGHT.core.lower()
    assert at(11, 164) == theme.LIGHT.line.lower()
    made.outline = True
    assert at(317, 164) == theme.LIGHT.line.lower()
    assert made.accessibleName() == "18 seconds"


def test_running_digits_stand_still(qtbot) -> None:
    made = ring("21")
    qtbot.addWidget(made)
    made.resize(328, 328)

    def first_digit() -> QImage:
        return made.grab(QRect(60, 80, 104, 140)).toImage()

    before = first_digit()
    made.set_digits("20", "seconds")
    assert first_digit() == before
    made.set_digits("10", "seconds")
    assert first_digit() != before


def test_segments_share_the_width_by_duration() -> None:
    assert segment_widths([30, 60], 90) == pytest.approx([30, 60])
    narrow = segment_widths([1, 1, 600], 300)
    assert narrow[:2] == pytest.approx([6, 6])
    assert sum(narrow) == pytest.approx(300)
    assert segment_widths([0, 0], 50) == pytest.approx([6, 6])
    assert sum(segment_widths([5] * 100, 200)) == pytest.approx(200)
    assert segment_widths([], 50) == []


def test_the_strip_jumps_by_click_and_by_keys(qtbot, window: QWidget) -> None:
    bar = strip()
    put(window, bar)
    asked: list[int] = []
    bar.jump_requested.connect(asked.append)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 4, 10))
    assert asked == [4]
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert asked == [4, 2]
    assert bar.accessibleDescription() == "2 of 5 steps done. Now: Bird-dog"


def test_names_on_the_strip_never_overlap(qtbot, window: QWidget) -> None:
    bar = SessionStrip()
    bar.set_model([group("A name much too long for its room", n, [10]) for n in range(12)], 3, 0.5, {0, 1})
    put(window, bar)
    boxes = bar.text_boxes()
    assert any(box.text.endswith("…") for box in boxes)
    for one, other in pairwise(boxes):
        assert one.within.right() <= other.within.left()
    tall = bar.sizeHint().height()
    bar.follow_window_height(640)
    assert bar.text_boxes() == []
    assert bar.sizeHint().height() < tall


def test_choice_starts_empty_and_moves_with_arrows(qtbot, window: QWidget) -> None:
    choice = Choice([(False, "No"), (True, "Yes")], "Weakness")
    put(window, choice)
    said: list[object] = []
    choice.chosen.connect(said.append)
    assert choice.value is None
    no, yes = choice.cells()
    assert no.accessibleName() == "Weakness, No"
    no.setFocus()
    qtbot.keyClick(no, Qt.Key.Key_Right)
    assert choice.value is False
    qtbot.keyClick(no, Qt.Key.Key_Right)
    assert choice.value is True
    assert yes.hasFocus()
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert choice.value is True
    assert said == [False, True, True]
    assert (no.width(), no.height()) >= (88, 44)


@pytest.fixture
def scale(window: QWidget) -> pain_scale.NumberScale:
    made = pain_scale.pain_scale()
    put(window, QLineEdit(), made)
    made.cells()[0].setFocus()
    return made


def test_an_unanswered_scale_is_none(scale: pain_scale.NumberScale) -> None:
    assert scale.value is None
    assert not any(cell.isChecked() for cell in scale.cells())


def test_zero_is_an_answer(qtbot, scale: pain_scale.NumberScale) -> None:
    with qtbot.waitSignal(scale.value_changed) as heard:
        qtbot.keyClick(scale.cells()[0], Qt.Key.Key_0)
    assert heard.args == [0]
    assert scale.value == 0
    assert scale.accessibleDescription() == "0, none"


def test_digits_and_end_set_the_scale(qtbot, scale: pain_scale.NumberScale) -> None:
    focused = scale.window().focusWidget
    qtbot.keyClick(focused(), Qt.Key.Key_2)
    assert scale.value == 2
    assert scale.accessibleDescription() == "2, mild"
    qtbot.keyClick(focused(), Qt.Key.Key_1)
    assert scale.value == 1
    qtbot.keyClick(focused(), Qt.Key.Key_0)
    assert scale.value == 10
    qtbot.keyClick(focused(), Qt.Key.Key_0)
    assert scale.value == 0
    qtbot.keyClick(focused(), Qt.Key.Key_End)
    assert scale.value == 10
    qtbot.keyClick(focused(), Qt.Key.Key_Home)
    assert scale.value == 0


def test_a_slow_second_digit_is_a_new_answer(qtbot, scale: pain_scale.NumberScale, monkeypatch) -> None:
    monkeypatch.setattr(pain_scale, "_QUICK_MS", -1)
    qtbot.keyClick(scale.window().focusWidget(), Qt.Key.Key_1)
    qtbot.keyClick(scale.window().focusWidget(), Qt.Key.Key_0)
    assert scale.value == 0


def test_arrows_move_the_answer_and_stop_at_the_ends(qtbot, scale: pain_scale.NumberScale) -> None:
    focused = scale.window().focusWidget
    scale.set_value(9)
    scale.cells()[9].setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Right)
    qtbot.keyClick(focused(), Qt.Key.Key_Right)
    assert scale.value == 10
    qtbot.keyClick(focused(), Qt.Key.Key_Left)
    assert scale.value == 9
    assert scale.cells()[9].hasFocus()


def test_the_scale_is_one_tab_stop(qtbot, window: QWidget, scale: pain_scale.NumberScale) -> None:
    after = Button("Next")
    put(window, after)
    scale.set_value(4)
    scale.cells()[4].setFocus()
    qtbot.keyClick(scale.cells()[4], Qt.Key.Key_Tab)
    assert after.hasFocus()
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert scale.cells()[4].hasFocus()


def test_effort_has_no_zero(qtbot, window: QWidget) -> None:
    effort = pain_scale.effort_scale()
    put(window, effort)
    effort.cells()[0].setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_0)
    assert effort.value is None
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_4)
    assert effort.accessibleDescription() == "4, a bit of effort"
    effort.set_remark("One less than before")
    assert effort.accessibleDescription() == "4, a bit of effort. One less than before"
    with pytest.raises(ValueError, match="0"):
        effort.set_value(0)


def test_cells_are_large_enough_to_hit(scale: pain_scale.NumberScale, qtbot) -> None:
    small = pain_scale.pain_scale(compact=True)
    qtbot.addWidget(small)
    for cell in (*scale.cells(), *small.cells()):
        assert cell.sizeHint().width() >= 24
        assert cell.sizeHint().height() >= 40
    assert small.sizeHint().width() <= 294


def question(window: QWidget) -> tuple[Dialog, list[object]]:
    dialog = Dialog(window, "Stopped. What did you feel?", "Your session is saved up to this point.")
    dialog.add_choice("dull", "A dull ache or tired muscles", "Rest a minute.")
    dialog.add_choice("sharp", "Sharp pain in this exercise", danger=True)
    back = Button("Go back, false alarm", "quiet", "undo")
    back.clicked.connect(lambda: dialog.close_with("back"))
    dialog.footer.addWidget(back)
    answers: list[object] = []
    dialog.finished.connect(answers.append)
    return dialog, answers


def test_number_keys_answer_a_dialog(qtbot, window: QWidget) -> None:
    dialog, answers = question(window)
    dialog.open()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_2)
    assert answers == ["sharp"]
    assert dialog.isHidden()


def test_escape_cancels_a_dialog_and_gives_the_focus_back(qtbot, window: QWidget) -> None:
    behind = Button("Behind")
    put(window, behind)
    behind.setFocus()
    dialog, answers = question(window)
    dialog.open()
    assert not behind.hasFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert answers == [None]
    assert behind.hasFocus()


def test_enter_presses_the_focused_row_or_else_the_default(qtbot, window: QWidget) -> None:
    dialog, answers = question(window)
    dialog.open()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert answers == ["dull"]
    second, more = question(window)
    field = QLineEdit()
    second.body.insertWidget(0, field)
    keep = Button("Keep", "primary")
    keep.clicked.connect(lambda: second.close_with("keep"))
    second.footer.addWidget(keep)
    second.set_default(keep)
    second.open()
    assert keep.hasFocus()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert more == ["keep"]


@pytest.mark.parametrize("is_default", [True, False])
def test_a_dialog_adds_its_own_cancel(qtbot, window: QWidget, is_default: bool) -> None:
    dialog, answers = question(window)
    field = QLineEdit()
    dialog.body.addWidget(field)
    keep = Button("Keep", "primary")
    keep.clicked.connect(lambda: answers.append("kept"))
    dialog.add_answers(keep, "Not now", is_default=is_default)
    dialog.open()
    assert keep.hasFocus() is is_default
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert answers == ["kept"] * is_default
    next(button for button in dialog.findChildren(Button) if button.text() == "Not now").click()
    assert answers[-1] is None
    assert dialog.isHidden()


def test_focus_cannot_leave_a_dialog(qtbot, window: QWidget) -> None:
    behind = Button("Behind")
    put(window, behind)
    dialog, _ = question(window)
    dialog.open()
    seen = []
    for _ in range(7):
        seen.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert all(dialog.isAncestorOf(each) for each in seen)
    assert len(set(seen)) == 3
    assert seen[0] is seen[3]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert window.focusWidget() is seen[0]
    dialog.close_with(None)


def test_a_dialog_keeps_shortcuts_of_the_window_away(qtbot, window: QWidget) -> None:
    fired: list[bool] = []
    shortcut = QShortcut(Qt.Key.Key_N, window)
    shortcut.activated.connect(lambda: fired.append(True))
    behind = Button("Behind")
    put(window, behind)
    behind.setFocus()
    qtbot.keyClick(behind, Qt.Key.Key_N)
    assert fired == [True]
    dialog, _ = question(window)
    dialog.open()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_N)
    assert fired == [True]
    dialog.close_with(None)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_N)
    assert fired == [True, True]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (420, 300)])
def test_a_dialog_fits_its_window(window: QWidget, width: int, height: int) -> None:
    dialog, _ = question(window)
    window.resize(width, height)
    dialog.open()
    QApplication.processEvents()
    assert dialog.size() == window.size()
    card = dialog.findChild(Card)
    assert card is not None
    assert card.width() <= min(720, width)
    assert_whole(dialog)
    window.resize(width + 100, height)
    assert dialog.width() == width + 100
    dialog.close_with(None)


def test_a_toast_can_be_undone(qtbot, window: QWidget) -> None:
    toast = Toast(window)
    undone: list[bool] = []
    toast.say("Walk of 2.2 km saved", lambda: undone.append(True))
    assert toast.isVisible()
    assert_whole(toast)
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    qtbot.mouseClick(toast.findChild(Button), Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert toast.isHidden()


def test_a_toast_leaves_after_six_seconds_and_waits_for_the_pointer(window: QWidget) -> None:
    toast = Toast(window)
    toast.say("Saved")
    (timer,) = toast.findChildren(QTimer)
    assert (timer.interval(), timer.isActive()) == (SHOWN_MS, True)
    assert SHOWN_MS == 6000
    QApplication.sendEvent(toast, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert not timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert timer.isActive()
    timer.timeout.emit()
    assert toast.isHidden()
