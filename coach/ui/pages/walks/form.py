"""The fields of one walk, in one row or in several, with what is wrong under the field it is about."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coach.domain.pain import WORST
from coach.domain.walking import Unit
from coach.ui.kit.dropdown import Dropdown, Option
from coach.ui.kit.field import Field
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.moment_steppers import DayStepper
from coach.ui.kit.text import Text
from coach.ui.pages.walks import phrases
from coach.ui.pages.walks.answers import DAY, DISTANCE, TIME, Answers, Wrong
from coach.ui.theme import SPACE_4, SPACE_8, SPACE_12
from coach.ui.walk_words import unit_word

LONGEST_SHOES = 60
"""Characters."""

REACHES_BACK = timedelta(days=366)
"""How old a walk that is written down by hand can be."""

FIELD_PX, SHOES_PX = 92, 100
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Problem(QWidget):
    """What is wrong, with the sign that goes with it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = Text("", "caption", "danger", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(IconView("octagon-alert", 16, "danger"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        self.hide()


class WalkForm(QWidget):
    """A walk counted in `unit`, as `answers` has it. `entered` comes with Enter in a field.

    `last` is the latest day; the morning after is asked for only `with_next`."""

    entered = Signal()

    def __init__(self, unit: Unit, answers: Answers, last: date, *, with_next: bool = False) -> None:
        super().__init__()
        self.unit = unit
        self._columns = 0
        self._trailing: QWidget | None = None
        far = unit.of_distance
        first = min(last - REACHES_BACK, answers.walked_on)
        self.day = DayStepper(self.tr("Date"), answers.walked_on, first, last)
        self.distance = _field(self.tr("Distance"), unit_word(far), FIELD_PX)
        self.time = _field(self.tr("Time"), unit_word(Unit.MINUTES), FIELD_PX)
        surfaces = list(dict.fromkeys(("", *phrases.SURFACES, answers.surface)))
        self.surface = Dropdown(self.tr("Surface"), [Option(it, phrases.surface(it)) for it in surfaces])
        self.shoes = _field(self.tr("Shoes"), "", SHOES_PX)
        self.shoes.line.setMaxLength(max(LONGEST_SHOES, len(answers.shoes)))
        self.before = _scores(self.tr("Pain before, 0 to 10"))
        self.after = _scores(self.tr("Pain after, 0 to 10"))
        self.next = _scores(self.tr("Pain next morning, 0 to 10"))
        self._problem = _Problem()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_12)
        self._grid.setVerticalSpacing(SPACE_4)
        self._parts = self._named_parts(with_next=with_next)
        if not with_next:
            self.next.setParent(self)
            self.next.hide()
        self._filled = answers
        self.fill(answers, last)

    def _named_parts(self, *, with_next: bool) -> list[tuple[Text, QWidget]]:
        named: list[tuple[str, QWidget]] = [
            (self.tr("Date"), self.day),
            (self.tr("Distance"), self.distance),
            (self.tr("Time"), self.time),
            (self.tr("Surface"), self.surface),
            (self.tr("Shoes"), self.shoes),
            (self.tr("Pain before"), self.before),
            (self.tr("Pain after"), self.after),
        ]
        if with_next:
            named.append((self.tr("Next morning"), self.next))
        return [(Text(label, "body_medium"), control) for label, control in named]

    def set_trailing(self, trailing: QWidget) -> None:
        """Stand at the end of the last row."""
        self._trailing = trailing

    def set_columns(self, columns: int) -> None:
        """So many fields in a row."""
        if columns == self._columns:
            return
        self._columns = columns
        for number, (label, control) in enumerate(self._parts):
            row, column = divmod(number, columns)
            for part in (label, control):
                self._grid.removeWidget(part)
            self._grid.addWidget(label, 3 * row, column)
            self._grid.addWidget(control, 3 * row + 1, column, Qt.AlignmentFlag.AlignTop)
            self._grid.setRowMinimumHeight(3 * row + 2, SPACE_4)
        if self._trailing is not None:
            self._put_trailing(self._trailing)

    def _put_trailing(self, trailing: QWidget) -> None:
        columns = self._columns
        self._grid.removeWidget(trailing)
        last_row = (len(self._parts) - 1) // columns
        column = len(self._parts) - last_row * columns
        across = max(1, columns - column)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        self._grid.addWidget(trailing, 3 * last_row + 1, column, 1, across, right)
        trailing.show()

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        controls = (control for _, control in self._parts)
        return [it.line if isinstance(it, Field) else it for it in controls]

    # Filling and reading

    @property
    def answers(self) -> Answers:
        """What stands in the fields."""
        return Answers(
            walked_on=self.day.on,
            distance=self.distance.text,
            time=self.time.text,
            surface=str(self.surface.value),
            shoes=self.shoes.text,
            pain_before=_score(self.before),
            pain_after=_score(self.after),
            pain_next=_score(self.next),
        )

    @property
    def is_touched(self) -> bool:
        """Whether something else stands in the fields than they were filled with."""
        return self.answers != self._filled

    def fill(self, answers: Answers, last: date) -> None:
        """Show other answers, up to a day."""
        self.day.setMaximum(last.toordinal())
        self.day.setValue(answers.walked_on.toordinal())
        self.distance.set_text(answers.distance)
        self.time.set_text(answers.time)
        self.surface.show_value(answers.surface)
        self.shoes.set_text(answers.shoes)
        for box, value in (
            (self.before, answers.pain_before),
            (self.after, answers.pain_after),
            (self.next, answers.pain_next),
        ):
            box.show_value(value)
        self._filled = self.answers
        self.clear_problem()

    # What is wrong

    @property
    def problem(self) -> str:
        """What is wrong, or nothing."""
        return "" if self._problem.isHidden() else self._problem.text.text()

    def show_wrong(self, wrong: Wrong) -> None:
        """Say under a field what is wrong with it, and go there."""
        self.clear_problem()
        control = {DISTANCE: self.distance, TIME: self.time, DAY: self.day}[wrong.field]
        at = [part for _, part in self._parts].index(control)
        row, column = divmod(at, self._columns)
        self._problem.text.setText(wrong.text)
        self._grid.removeWidget(self._problem)
        self._grid.addWidget(self._problem, 3 * row + 2, column, 1, self._columns - column)
        self._problem.show()
        if isinstance(control, Field):
            control.mark_wrong(wrong.text)
            control.select_all()
        else:
            control.setAccessibleDescription(wrong.text)
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear_problem(self) -> None:
        """Nothing is wrong."""
        self._problem.hide()
        self.day.setAccessibleDescription("")
        for field in (self.distance, self.time):
            field.mark_wrong("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.day.interpretText()
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _field(name: str, unit: str, least_px: int) -> Field:
    field = Field(name, unit=unit)
    field.setMinimumWidth(least_px)
    return field


def _scores(name: str) -> Dropdown:
    values: Sequence[int | None] = (None, *range(WORST + 1))
    return Dropdown(name, [Option(value, phrases.score(value)) for value in values])


def _score(box: Dropdown) -> int | None:
    return box.value if isinstance(box.value, int) else None
