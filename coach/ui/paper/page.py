"""Paper: text, rules and drawings in points on pages of A4 or Letter, always in the light theme."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtSvg import QSvgRenderer

from coach.resources import assets
from coach.ui.theme import LIGHT, sized_font

POINTS_PER_INCH: Final = 72.0
MARGIN_X_PT, MARGIN_TOP_PT, MARGIN_BOTTOM_PT = 48.0, 42.0, 32.0
HAIRLINE_PT = 0.6

_FINE: Final = 20.0
"""Qt's font sizes in pixels are whole numbers; text is laid out in so many parts of a point."""

_LETTER_LANDS = frozenset(
    {
        QLocale.Country.UnitedStates,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.PuertoRico,
        QLocale.Country.Philippines,
        QLocale.Country.Colombia,
        QLocale.Country.Venezuela,
        QLocale.Country.Chile,
    }
)


@dataclass(frozen=True, slots=True)
class PaperRole:
    """One step of the type scale on paper; tracking is in em."""

    size_pt: float
    line_pt: float
    weight: int
    tracking: float = 0.0


ROLES: Final = {
    "title": PaperRole(25.0, 30.0, 650, -0.018),
    "heading": PaperRole(12.0, 15.0, 650, -0.006),
    "lead": PaperRole(10.0, 14.0, 400),
    "body": PaperRole(8.8, 12.0, 400),
    "body_medium": PaperRole(8.8, 12.0, 550),
    "body_strong": PaperRole(8.8, 12.0, 650),
    "figure": PaperRole(13.0, 17.0, 600, -0.01),
    "caption": PaperRole(7.5, 10.0, 400),
    "caption_strong": PaperRole(7.5, 10.0, 600),
}


def page_size(locale: QLocale | None = None) -> QPageSize:
    """Letter where people print on Letter, else A4; the locale is the system's unless given."""
    land = (locale or QLocale.system()).territory()
    return QPageSize(QPageSize.PageSizeId.Letter if land in _LETTER_LANDS else QPageSize.PageSizeId.A4)


def height_of(text: str, role: str, width_pt: float) -> float:
    """The height of a text set in a column, points."""
    return len(_set(text, role, width_pt)[1]) * ROLES[role].line_pt


def width_of(text: str, role: str) -> float:
    """The width of a text on one line, points."""
    layout, lines = _set(text, role, 10_000.0)
    return layout.maximumWidth() / _FINE if lines else 0.0


class Paper:
    """One page to be painted, measured in points from its upper left corner.

    `y` is a cursor: what writes without a place of its own begins there and moves it down."""

    def __init__(self, painter: QPainter, size: QSizeF, number: int, count: int) -> None:
        self.painter = painter
        self.size = size
        self.number = number
        self.count = count
        self.y = MARGIN_TOP_PT

    @property
    def room(self) -> QRectF:
        """What lies within the margins."""
        return room_of(self.size)

    def write(
        self,
        text: str,
        role: str = "body",
        colour: str = "ink",
        x: float | None = None,
        width: float | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Set a text at the cursor, in the whole width unless told, and move the cursor below it."""
        room = self.room
        left = room.left() if x is None else x
        column = room.right() - left if width is None else width
        layout, lines = _set(text, role, column)
        line_pt = ROLES[role].line_pt
        for number, line in enumerate(lines):
            spare = column * _FINE - line.naturalTextWidth()
            share = {Qt.AlignmentFlag.AlignRight: 1.0, Qt.AlignmentFlag.AlignHCenter: 0.5}.get(align, 0.0)
            above = (line_pt * _FINE - line.height()) / 2
            line.setPosition(QPointF(spare * share, above + number * line_pt * _FINE))
        self.painter.save()
        self.painter.translate(left, self.y)
        self.painter.scale(1 / _FINE, 1 / _FINE)
        self.painter.setPen(QColor(LIGHT.named(colour)))
        layout.draw(self.painter, QPointF(0, 0))
        self.painter.restore()
        self.y += len(lines) * line_pt

    def rule(self, colour: str = "line", x: float | None = None, width: float | None = None) -> None:
        """A hairline at the cursor, which stays."""
        room = self.room
        left = room.left() if x is None else x
        pen = QPen(QColor(LIGHT.named(colour)), HAIRLINE_PT)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        self.painter.drawLine(
            QPointF(left, self.y), QPointF(room.right() if width is None else left + width, self.y)
        )

    def box(self, rect: QRectF, fill: str, radius: float = 0.0) -> None:
        """A filled rectangle; `fill` is a token, a category or #RRGGBB."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(LIGHT.named(fill)))
        self.painter.drawRoundedRect(rect, radius, radius)

    def icon(self, name: str, rect: QRectF, colour: str) -> None:
        """One of our icons as lines, sharp at any size."""
        source = (assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        QSvgRenderer(source.replace("currentColor", LIGHT.named(colour)).encode()).render(self.painter, rect)


PageDrawing = Callable[[Paper], Iterator[None]]
"""Paints one page that is laid out already, a piece at a time."""

Document = Callable[[QSizeF], Sequence[PageDrawing]]
"""Lays itself out on pages of a size in points."""


def room_of(size: QSizeF) -> QRectF:
    """What lies within the margins of a page, points."""
    return QRectF(
        MARGIN_X_PT,
        MARGIN_TOP_PT,
        size.width() - 2 * MARGIN_X_PT,
        size.height() - MARGIN_TOP_PT - MARGIN_BOTTOM_PT,
    )


def paint_in_turns(document: Document, device: QPagedPaintDevice) -> Generator[bool, None, None]:
    """Paint every page on a PDF writer, a printer or a preview whose origin is the corner of the sheet.

    Each step is a piece of a page and says whether the device took all so far; the last has finished it."""
    size = device.pageLayout().fullRect(QPageLayout.Unit.Point).size()
    pages = document(size)
    painter = QPainter()
    is_taken = painter.begin(device)
    try:
        for number, page in enumerate(pages, start=1):
            is_taken = is_taken and (number == 1 or device.newPage())
            if not is_taken:
                break
            with closing(_painting(painter, page, size, number, len(pages), device.logicalDpiX())) as pieces:
                for _ in pieces:
                    yield is_taken
    finally:
        painter.end()
    yield is_taken


def paint_pages(document: Document, device: QPagedPaintDevice) -> bool:
    """Paint every page at once; whether the device took them."""
    return list(paint_in_turns(document, device))[-1]


def pictures_of(document: Document, paper: QPageSize, dpi: int) -> list[QImage]:
    """Every page as a picture, to be looked at."""
    size = QSizeF(paper.size(QPageSize.Unit.Point))
    pages = document(size)
    pictures = []
    for number, page in enumerate(pages, start=1):
        picture = QImage((size * dpi / POINTS_PER_INCH).toSize(), QImage.Format.Format_RGB32)
        picture.fill(QColor(LIGHT.surface))
        painter = QPainter(picture)
        for _ in _painting(painter, page, size, number, len(pages), dpi):
            pass
        painter.end()
        pictures.append(picture)
    return pictures


def _painting(
    painter: QPainter, page: PageDrawing, size: QSizeF, number: int, count: int, dpi: float
) -> Generator[None, None, None]:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(dpi / POINTS_PER_INCH, dpi / POINTS_PER_INCH)
    try:
        yield from page(Paper(painter, size, number, count))
    finally:
        painter.restore()


def _set(text: str, role: str, width_pt: float) -> tuple[QTextLayout, list[QTextLine]]:
    """A text broken into lines in `_FINE` units; the lines live as long as their layout."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, _font(role))
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_pt * _FINE)
    layout.endLayout()
    return layout, [layout.lineAt(number) for number in range(layout.lineCount())]


def _font(role: str) -> QFont:
    """Without contextual forms: a PDF could not say which letters they stand for."""
    step = ROLES[role]
    font = sized_font(step.size_pt * _FINE, step.weight, step.tracking)
    font.setFeature(QFont.Tag("calt"), 0)
    return font
