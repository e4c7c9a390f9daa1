"""Charts: where things lie, what is written, and that everything is painted and leaves nothing behind."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coach.ui.charts.frame import Chart, frame_of, paint_chart, ticks_of
from coach.ui.charts.heatmap import DAYS, Cell, HeatMap
from coach.ui.charts.labels import boxes
from coach.ui.charts.pain import Answer, PainChart
from coach.ui.charts.picture import png, svg
from coach.ui.charts.pointing import stepped
from coach.ui.charts.sessions import Column, SessionsChart
from coach.ui.charts.walking import WalkColumn, WalkingChart
from coach.ui.kit.text_box import fits
from coach.ui.theme import DARK, LIGHT, apply_theme

AREA = QRectF(0, 0, 900, 240)
KEY = Qt.Key
pytestmark = pytest.mark.usefixtures("qapp")

WEEKS = SessionsChart(
    categories=("core", "glutes", "stretch"),
    columns=(
        Column(label="26 Oct", amounts=(3.0, 3.0, 4.0), mean=8.5),
        Column(label="2 Nov", amounts=(1.0, 0.0, 1.0), notes=(("ill,", "paused"), ("ill",))),
        Column(label="9 Nov", amounts=(3.0, 2.0, 4.0), mean=9.0),
        Column(label="this week", amounts=(0.0, 1.0, 1.0), left=8, left_text="8 left", is_current=True),
    ),
    target=10.0,
)
PAIN = PainChart(
    answers=tuple(Answer(100.0 + day, 5.0 - day / 4, 5.0 - day / 5) for day in range(9)),
    first=100.0,
    last=112.0,
    first_label="1 Nov",
    last_label="today",
    now="3.4",
)
WALKS = WalkingChart(
    columns=(
        WalkColumn(label="2 Nov", amount=6.0, target=6.0, limit=6.2),
        WalkColumn(label="9 Nov", amount=2.0, limit=6.9, note="ill"),
        WalkColumn(label="this week", amount=2.1, target=6.8, limit=7.0, is_current=True),
    )
)
HEAT = HeatMap(
    weeks=tuple(
        tuple(
            Cell(None if week == 3 and day > 1 else (week + day) % 4, week == 3 and day == 1)
            for day in range(DAYS)
        )
        for week in range(4)
    ),
    months=("Oct", "", "Nov", ""),
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    fewest="0",
    most="3 items",
)
EVERY = pytest.mark.parametrize("chart", [WEEKS, PAIN, WALKS], ids=["sessions", "pain", "walking"])


def painted(chart: Chart, tokens=LIGHT) -> QImage:
    image = QImage(AREA.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    paint_chart(painter, chart, AREA, tokens)
    painter.end()
    return image


def texts(chart: Chart) -> list[str]:
    return [label.text for label in chart.labels(frame_of(chart, AREA))]


@given(st.floats(min_value=0, max_value=1e6))
def test_an_axis_has_few_steps_and_room_above(highest: float) -> None:
    ticks = ticks_of(highest)
    assert ticks[0] == 0
    assert 2 <= len(ticks) <= 4
    assert ticks[-1] >= highest
    assert len({after - before for before, after in pairwise(ticks)}) == 1


def test_ten_sessions_have_an_axis_of_twelve() -> None:
    assert ticks_of(10) == (0, 4, 8, 12)


@EVERY
def test_a_point_of_the_frame_leads_back_to_its_value(chart: Chart) -> None:
    frame = frame_of(chart, AREA)
    for index in range(chart.count):
        x, y = chart.spot(index)
        assert frame.value_at(frame.x(x)) == pytest.approx(x)
        assert chart.nearest(frame.value_at(frame.x(x))) == index
        assert frame.plot.adjusted(-1, -1, 1, 1).contains(frame.at(x, y))


@EVERY
def test_every_text_has_the_room_it_needs_and_none_covers_another(chart: Chart) -> None:
    labels = chart.labels(frame_of(chart, AREA))
    assert [box.text for box in boxes(labels) if not fits(box)] == []
    assert [label.text for label in labels if not AREA.adjusted(-1, -1, 1, 1).contains(label.rect)] == []
    rects = [label.rect.adjusted(1, 1, -1, -1) for label in labels]
    assert not any(one.intersects(other) for at, one in enumerate(rects) for other in rects[:at])


def test_a_bar_is_painted_in_the_colour_of_each_category_up_to_its_height() -> None:
    frame, image = frame_of(WEEKS, AREA), painted(WEEKS)
    for middle, color in ((1.5, LIGHT.core), (4.8, LIGHT.glutes), (7.0, LIGHT.stretch)):
        spot = QPointF(frame.x(0) - 14, frame.y(middle)).toPoint()
        assert image.pixelColor(spot).name().upper() == color
    above = QPointF(frame.x(1) - 14, frame.y(5)).toPoint()
    assert image.pixelColor(above).name().upper() == LIGHT.surface


def test_numbers_stand_where_they_fit() -> None:
    assert texts(WEEKS).count("3") == 3
    low = QRectF(0, 0, 900, 90)
    assert "3" not in [label.text for label in WEEKS.labels(frame_of(WEEKS, low)) if label.weight == 600]


def test_this_week_says_what_is_left_and_a_paused_week_why() -> None:
    assert {"8 left", "ill,", "paused", "this week"} <= set(texts(WEEKS))
    narrow = [label.text for label in WEEKS.labels(frame_of(WEEKS, QRectF(0, 0, 190, 240)))]
    assert "ill" in narrow
    assert "paused" not in narrow


def test_labels_below_are_thinned_but_the_last_one_stays() -> None:
    columns = tuple(Column(label=f"{day} Nov", amounts=(1.0,)) for day in range(1, 54))
    chart = SessionsChart(categories=("core",), columns=columns)
    below = [text for text in texts(chart) if text.endswith("Nov")]
    assert 5 < len(below) < 25
    assert "53 Nov" in below


def test_the_mean_steps_over_a_week_without_one() -> None:
    frame, image = frame_of(WEEKS, AREA), painted(WEEKS)
    between = QPointF((frame.x(0) + frame.x(2)) / 2, (frame.y(8.5) + frame.y(9.0)) / 2).toPoint()
    assert image.pixelColor(between).name().upper() == LIGHT.ink


@EVERY
def test_both_themes_and_what_is_pointed_at_look_different(chart: Chart) -> None:
    assert painted(chart) != painted(chart, DARK)
    image = painted(chart)
    painter = QPainter(image)
    chart.paint(painter, frame_of(chart, AREA), LIGHT, 1)
    painter.end()
    assert image != painted(chart)


def test_thousands_of_bars_are_one_path_each_category() -> None:
    columns = tuple(Column(label="", amounts=(1.0, 2.0), mean=3.0) for _ in range(3000))
    image = painted(SessionsChart(categories=("core", "glutes"), columns=columns, has_numbers=False))
    assert image != painted(SessionsChart(categories=("core", "glutes"), columns=columns[:1]))


# The calendar


def test_a_day_lies_where_it_is_found() -> None:
    area = QRectF(0, 0, 300, 180)
    for index in range(HEAT.count):
        assert HEAT.at(area, HEAT.cell(area, index).center()) == index
    assert HEAT.at(area, HEAT.cell(area, HEAT.count).center()) is None
    assert HEAT.at(area, QPointF(2, 2)) is None


def test_a_month_of_one_week_gives_way_to_the_next() -> None:
    short = HeatMap(
        weeks=HEAT.weeks, months=("Sep", "Oct", "", ""), weekdays=HEAT.weekdays, fewest="0", most="3"
    )
    found = [label.text for label in short.labels(QRectF(0, 0, 300, 180))]
    assert "Oct" in found
    assert "Sep" not in found


@pytest.mark.parametrize(
    ("key", "current", "column", "wished"),
    [
        (KEY.Key_Right, None, 1, 9),
        (KEY.Key_Left, 9, 1, 8),
        (KEY.Key_Left, 0, 1, 0),
        (KEY.Key_Home, 5, 1, 0),
        (KEY.Key_End, 5, 1, 9),
        (KEY.Key_Left, 9, 7, 2),
        (KEY.Key_Down, 2, 7, 3),
        (KEY.Key_Down, 2, 1, None),
        (KEY.Key_A, 2, 1, None),
    ],
)
def test_arrows_step(key: Qt.Key, current: int | None, column: int, wished: int | None) -> None:
    assert stepped(key, current, 10, column) == wished


def test_nothing_can_be_stepped_through_without_anything() -> None:
    assert stepped(KEY.Key_End, None, 0) is None


# As a file


def sheet(painter: QPainter) -> None:
    paint_chart(painter, WEEKS, AREA, LIGHT)


def test_a_picture_has_twice_the_size() -> None:
    image = QImage.fromData(png(sheet, QSize(900, 240), LIGHT.canvas))
    assert image.size() == QSize(1800, 480)
    frame = frame_of(WEEKS, AREA)
    bar = QPointF(2 * (frame.x(0) - 14), 2 * frame.y(1.5)).toPoint()
    assert image.pixelColor(bar).name().upper() == LIGHT.core


def test_a_drawing_has_its_texts_as_texts_and_can_be_drawn() -> None:
    content = svg(sheet, QSize(900, 240), LIGHT.canvas, "Progress")
    text = content.decode()
    assert "<text" in text
    assert ">8 left</text>" in text.replace("\n", "")
    assert LIGHT.core.lower() in text.lower()
    renderer = QSvgRenderer(QByteArray(content))
    assert renderer.isValid()
    assert renderer.viewBox().size() == QSize(900, 240)


# In a scene


def test_a_plot_points_by_mouse_and_keys_and_makes_no_window_of_its_own(qapp: QApplication) -> None:
    from coach.ui.charts.plot import Plot

    apply_theme(qapp, dark=False)
    window = QWidget()
    plot = Plot()
    QVBoxLayout(window).addWidget(plot)
    window.resize(900, 300)
    plot.show_chart(WEEKS)
    window.show()
    QApplication.processEvents()
    assert [it for it in QApplication.topLevelWidgets() if type(it) is QWidget and it is not window] == []
    found: list[object] = []
    plot.pointed.connect(found.append)
    spot = QPointF(plot.frame.x(2), plot.frame.y(2))
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        spot,
        plot.viewport().mapToGlobal(spot),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(plot.viewport(), move)
    QTest.keyClick(plot, KEY.Key_Home)
    QTest.keyClick(plot, KEY.Key_Right)
    QTest.keyClick(plot, KEY.Key_Escape)
    assert found == [2, 0, 1, None]
    before = plot.grab().toImage()
    apply_theme(qapp, dark=True)
    QApplication.processEvents()
    assert plot.grab().toImage() != before
    assert plot.scene().contextMenu is not None  # pyqtgraph has one, and never gets to open it
    plot.clear()
    assert plot.text_boxes() == []
