"""After the session: what was done, how it was, how the back is now."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from coach.application.agenda import Day
from coach.application.practice import Closing
from coach.domain.session import Outcome, SessionRecord, StepRecord
from coach.domain.summary import ItemSummary, Summary, summarise
from coach.domain.timeline import Timeline
from coach.ui import day_words, words
from coach.ui.content import Content
from coach.ui.figure_thumb import FigureThumb
from coach.ui.icons import paint_icon
from coach.ui.kit.button import Button
from coach.ui.kit.card import Card
from coach.ui.kit.divider import Divider
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.mark import CategoryMark
from coach.ui.kit.scroll import Scroll, centred
from coach.ui.kit.text import Text
from coach.ui.pages.today.week_strip import marks_of
from coach.ui.pain_scale import effort_scale, pain_scale
from coach.ui.theme import COLUMN_GAP, CONTENT_PX, on_solid, tokens_of

LONGEST_NOTE = 2000
WORSE_BY = 2
"""A rise from which an easier version and the symptom check are offered. Source: ui.md, section 7."""

TWO_COLUMNS_FROM_PX = 1040
TALLEST_PX, AS_TALL_AS_NEEDED_PX = 960, 16_777_215


class Badge(QWidget):
    """A disc with a check in the colour of the category; with a minus while something is left to do."""

    def __init__(self, category: str, is_complete: bool) -> None:
        super().__init__()
        self._category, self._icon = category, "check" if is_complete else "minus"
        self.setFixedSize(72, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.category(self._category))
        painter.drawEllipse(self.rect())
        place = self.rect().toRectF().adjusted(18, 18, -18, -18)
        paint_icon(painter, place, self._icon, on_solid(tokens))


class FinishedPage(QWidget):
    """Everything is already stored when this page opens; it only adds what the person says."""

    saved = Signal(object, object, str)
    check_requested = Signal()

    def __init__(self, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise, self._pose = content.exercise, content.pose
        self._pain_before: int | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._scroll: Scroll | None = None
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.activated.connect(self.save_now)

    def show_session(
        self,
        session: SessionRecord,
        route: Timeline,
        records: Sequence[StepRecord],
        closing: Closing,
        week: Sequence[Day],
        pauses: int,
    ) -> None:
        """Draw a session that has just been closed."""
        if self._scroll is not None:
            self._column.removeWidget(self._scroll)
            self._scroll.hide()
            self._scroll.deleteLater()
        self._pain_before = session.pain_before
        summary = summarise(session.timeline, route, records)
        self._scroll = Scroll(centred(self._page(session, summary, closing, week, pauses), CONTENT_PX))
        self._column.addWidget(self._scroll)
        self._arrange()
        self.effort.cells()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(
        self,
        session: SessionRecord,
        summary: Summary,
        closing: Closing,
        week: Sequence[Day],
        pauses: int,
    ) -> QWidget:
        self._content = page = QWidget()
        self._margins = QVBoxLayout(page)
        self._margins.setSpacing(24)
        self._margins.addLayout(self._head(session, closing))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(COLUMN_GAP)
        self._columns.addWidget(self._facts(summary, week, pauses), 43)
        self._columns.addWidget(self._questions(session), 57)
        self._margins.addLayout(self._columns, 1)
        return page

    def _head(self, session: SessionRecord, closing: Closing) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        is_complete = closing.outcome is Outcome.COMPLETE
        row.addWidget(Badge(session.categories[0].value, is_complete))
        column = QVBoxLayout()
        column.setSpacing(0)
        title, text = self._closing_words(session, closing)
        column.addWidget(Text(title, "finish", wrap=True))
        column.addWidget(Text(text, "body_large", "ink_2", wrap=True))
        row.addLayout(column, 1)
        return row

    def _closing_words(self, session: SessionRecord, closing: Closing) -> tuple[str, str]:
        name = session.routine_name
        share = round(100 * closing.credit)
        match closing.outcome:
            case Outcome.COMPLETE:
                return (
                    self.tr("{name}, done").format(name=name),
                    self.tr("You did {n} % of the work. It is stored on this computer.").format(n=share),
                )
            case Outcome.STOPPED:
                return (
                    self.tr("{name}, stopped").format(name=name),
                    self.tr("Stopping was right. What you did is stored, and nothing counts as missed."),
                )
            case _:
                return (
                    self.tr("{name}, ended early").format(name=name),
                    self.tr("You did {n} % of the work, and it is stored.").format(n=share),
                )

    def _facts(self, summary: Summary, week: Sequence[Day], pauses: int) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._figures(summary, pauses))
        column.addWidget(self._items(summary.items), 1)
        column.addWidget(self._week(week))
        return side

    def _figures(self, summary: Summary, pauses: int) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(20)
        for number, (value, text) in enumerate(
            (
                (
                    words.clock(summary.worked_s),
                    self.tr("of {time} of work").format(time=words.clock(summary.prescribed_s)),
                ),
                (str(summary.sets_done), self.tr("of {n} sets").format(n=summary.sets)),
                (str(pauses), self.tr("pause") if pauses == 1 else self.tr("pauses")),
            )
        ):
            if number:
                row.addWidget(Divider(vertical=True))
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Text(value, "page"))
            column.addWidget(Text(text, "body", "ink_2"))
            row.addLayout(column)
            row.addStretch(1)
        card.body.addLayout(row)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return card

    def _items(self, items: Sequence[ItemSummary]) -> Card:
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(Text(self.tr("What you did"), "heading"))
        for item in items:
            card.body.addLayout(self._item(item))
        card.body.addStretch(1)
        return card

    def _item(self, item: ItemSummary) -> QHBoxLayout:
        exercise = self._exercise(item.exercise)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(FigureThumb(self._pose(exercise.id), exercise.category.value, QSize(60, 46)))
        row.addWidget(Text(exercise.name, "body_medium", wrap=True), 1)
        row.addWidget(Text(words.clock(item.worked_s), "body", "ink_2"))
        if item.sets_done == item.sets:
            row.addWidget(IconView("check", 16, "ink"))
            row.addWidget(Text(self.tr("done"), "caption_strong"))
        else:
            left = self.tr("{n} of {m} sets").format(n=item.sets_done, m=item.sets)
            row.addWidget(Text(left, "caption_strong"))
        return row

    def _week(self, week: Sequence[Day]) -> Card:
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(Text(self.tr("This week"), "heading"))
        row = QHBoxLayout()
        row.setSpacing(4)
        for day in week:
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(Text(day_words.short_weekday(day.on), "caption_medium", "ink_2"))
            marks = QHBoxLayout()
            marks.setSpacing(4)
            for mark in marks_of(day)[:3]:
                marks.addWidget(CategoryMark(mark.category, mark.state, 14))
            if not marks.count():
                marks.addSpacing(14)
                column.addSpacing(0)
                marks.addWidget(_blank(14))
            marks.addStretch(1)
            column.addLayout(marks)
            row.addLayout(column, 1)
        card.body.addLayout(row)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return card

    def _questions(self, session: SessionRecord) -> Card:
        card = Card(padding=24)
        card.body.setSpacing(8)
        card.body.addWidget(Text(self.tr("How hard was it?"), "title"))
        card.body.addWidget(Text(self.tr("1 is very easy, 10 is all you had"), "body", "ink_2"))
        self.effort = effort_scale()
        card.body.addWidget(self.effort)
        card.body.addSpacing(8)
        card.body.addWidget(Divider())
        card.body.addSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Back pain now"), "title"), 1)
        if session.pain_before is not None:
            head.addWidget(Text(self.tr("before: {n}").format(n=session.pain_before), "body_strong", "ink_2"))
        card.body.addLayout(head)
        card.body.addWidget(
            Text(self.tr("0 is none, 10 is the worst you can imagine"), "body", "ink_2", wrap=True)
        )
        self.pain = pain_scale()
        self.pain.value_changed.connect(self._compare)
        card.body.addWidget(self.pain)
        self._worse = self._worse_card()
        card.body.addWidget(self._worse)
        card.body.addStretch(1)
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText(self.tr("Add a note (optional)"))
        self.note.setAccessibleName(self.tr("Note"))
        card.body.addSpacing(8)
        card.body.addWidget(self.note)
        card.body.addSpacing(8)
        card.body.addLayout(self._buttons())
        return card

    def _worse_card(self) -> Card:
        card = Card(padding=16)
        card.set_fill("sunken")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconView("info", 20, "ink"))
        row.addWidget(
            Text(
                self.tr(
                    "More pain than before. Take the easier exercises next time, and look at the symptoms."
                ),
                "body",
                wrap=True,
            ),
            1,
        )
        check = Button(self.tr("Symptom check"), "secondary")
        check.clicked.connect(self.check_requested)
        row.addWidget(check)
        card.body.addLayout(row)
        card.hide()
        return card

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.save = Button(self.tr("Save and close"), "primary", "check", large=True)
        self.save.clicked.connect(self.save_now)
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(Text(self.tr("saved on this computer only"), "caption", "ink_2"))
        return row

    def _compare(self, now: int) -> None:
        before = self._pain_before
        if before is None:
            return
        rise = now - before
        if rise == 0:
            remark = self.tr("The same as before")
        elif rise > 0:
            remark = self.tr("{n} more than before").format(n=rise)
        else:
            remark = self.tr("{n} less than before").format(n=-rise)
        self.pain.set_remark(remark)
        self._worse.setVisible(rise >= WORSE_BY)

    def save_now(self) -> None:
        """Hand over what was said, answered or not."""
        if self._scroll is not None:
            self.saved.emit(self.effort.value, self.pain.value, self.note.text().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self._scroll is None:
            return
        is_wide = self.width() >= TWO_COLUMNS_FROM_PX
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._columns.setDirection(across if is_wide else down)
        self._content.setMaximumHeight(TALLEST_PX if is_wide else AS_TALL_AS_NEEDED_PX)
        x, y = (56, 32) if is_wide else (24, 20)
        self._margins.setContentsMargins(x, y, x, y - 4)


def _blank(size: int) -> QWidget:
    blank = QWidget()
    blank.setFixedSize(1, size)
    return blank
