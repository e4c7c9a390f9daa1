"""The charts of a range on one sheet, in the light theme, as PNG or SVG."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from coach.ui.charts.frame import paint_chart
from coach.ui.charts.heatmap import HeatMap
from coach.ui.charts.labels import LEFT, Label, paint_labels, width_of
from coach.ui.charts.legend import legend_width, paint_legend
from coach.ui.charts.picture import png, svg
from coach.ui.charts.story import Story
from coach.ui.kit.control import rounded
from coach.ui.pages.progress.figures import Figure
from coach.ui.pages.progress.head import SVG
from coach.ui.pages.progress.phrases import tr
from coach.ui.pages.progress.view import View
from coach.ui.theme import CARD_GAP, CARD_PADDING, LIGHT, PAGE_MARGIN_X, RADIUS_CARD

WIDTH_PX = 1080
_HEAD_PX, _FIGURES_PX, _LARGE_PX, _SMALL_PX = 96, 82, 330, 264


def picture_of(view: View, kind: str) -> bytes:
    """The file; `kind` is "png" or "svg"."""
    size = QSize(WIDTH_PX, _height_px(view))
    title = tr("Progress, {span}").format(span=view.span)

    def paint(painter: QPainter) -> None:
        _paint_sheet(painter, view)

    return svg(paint, size, LIGHT.canvas, title) if kind == SVG else png(paint, size, LIGHT.canvas)


def _height_px(view: View) -> int:
    rows = 2 if view.is_days_wide else 1
    return _HEAD_PX + _FIGURES_PX + _LARGE_PX + rows * (_SMALL_PX + CARD_GAP) + 2 * CARD_GAP + CARD_GAP


def _paint_sheet(painter: QPainter, view: View) -> None:
    left, width = PAGE_MARGIN_X, WIDTH_PX - 2 * PAGE_MARGIN_X
    head = [
        Label(tr("Progress"), QRectF(left, 24, width, 36), "ink", 28, 600, LEFT),
        Label(view.span, QRectF(left, 60, width, 20), "ink_2", 14, align=LEFT),
    ]
    paint_labels(painter, head, LIGHT)
    top = float(_HEAD_PX)
    _paint_figures(painter, view.figures, QRectF(left, top, width, _FIGURES_PX))
    top += _FIGURES_PX + CARD_GAP
    _paint_card(painter, view.sessions, QRectF(left, top, width, _LARGE_PX), is_wide=True)
    top += _LARGE_PX + CARD_GAP
    for story, box in _small(view, QRectF(left, top, width, _SMALL_PX)):
        _paint_card(painter, story, box)


def _small(view: View, row: QRectF) -> list[tuple[Story, QRectF]]:
    if view.is_days_wide:
        half = (row.width() - CARD_GAP) / 2
        below = row.translated(0, _SMALL_PX + CARD_GAP)
        pain = QRectF(row.left(), row.top(), half, row.height())
        return [(view.pain, pain), (view.walking, pain.translated(half + CARD_GAP, 0)), (view.days, below)]
    third = (row.width() - 2 * CARD_GAP) / 3
    first = QRectF(row.left(), row.top(), third, row.height())
    stories = (view.days, view.pain, view.walking)
    return [(story, first.translated(number * (third + CARD_GAP), 0)) for number, story in enumerate(stories)]


def _paint_figures(painter: QPainter, figures: tuple[Figure, ...], box: QRectF) -> None:
    rounded(painter, box, RADIUS_CARD, LIGHT.surface, LIGHT.line)
    width = (box.width() - CARD_PADDING) / len(figures)
    for number, figure in enumerate(figures):
        left = box.left() + CARD_PADDING + number * width
        value_px = width_of(figure.value, 28, 600)
        labels = [
            Label(figure.value, QRectF(left, box.top() + 14, value_px, 36), "ink", 28, 600, LEFT),
            Label(figure.unit, QRectF(left + value_px + 5, box.top() + 19, 80, 30), size_px=14, align=LEFT),
            Label(figure.caption, QRectF(left, box.top() + 51, width - 12, 16), align=LEFT),
        ]
        paint_labels(painter, labels, LIGHT)


def _paint_card(painter: QPainter, story: Story, box: QRectF, *, is_wide: bool = False) -> None:
    rounded(painter, box, RADIUS_CARD, LIGHT.surface, LIGHT.line)
    inside = box.adjusted(CARD_PADDING, CARD_PADDING - 3, -CARD_PADDING, -8)
    top = inside.top() + 24
    paint_labels(
        painter,
        [Label(story.title, QRectF(inside.left(), inside.top(), inside.width(), 24), "ink", 16, 600, LEFT)],
        LIGHT,
    )
    if is_wide:
        left = inside.right() - legend_width(story.keys)
        legend = QRectF(left, inside.top() + 4, inside.right() - left + 1, 16)
        paint_legend(painter, story.keys, legend, LIGHT)
    if story.sub:
        sub = QRectF(inside.left(), top, inside.width(), 16)
        paint_labels(painter, [Label(story.sub, sub, align=LEFT)], LIGHT)
        top += 16
    if story.keys and not is_wide:
        paint_legend(painter, story.keys, QRectF(inside.left(), top + 4, inside.width(), 16), LIGHT)
        top += 20
    area = QRectF(inside.left(), top + 8, inside.width(), inside.bottom() - top - 8)
    _paint_chart(painter, story, area)


def _paint_chart(painter: QPainter, story: Story, area: QRectF) -> None:
    if story.chart is None:
        paint_labels(painter, [Label(story.nothing, area, size_px=14)], LIGHT)
        return
    painter.save()
    if isinstance(story.chart, HeatMap):
        story.chart.paint(painter, area, LIGHT)
    else:
        painter.translate(area.topLeft())
        paint_chart(painter, story.chart, QRectF(0, 0, area.width(), area.height()), LIGHT)
    painter.restore()
