"""One routine of the week: its day and time, left out, taken back, or looked at."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from PySide6.QtWidgets import QWidget

from coach.domain.plan import MOVED_WITHIN
from coach.ui import day_words
from coach.ui.care_note import CareNote
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.dropdown import Dropdown, Option
from coach.ui.kit.form import labelled, side_by_side
from coach.ui.kit.moment_steppers import DayStepper, TimeStepper
from coach.ui.kit.segmented import Segmented
from coach.ui.kit.text import Text
from coach.ui.pages.plan import phrases
from coach.ui.pages.plan.values import Chip, Scope

REMOVE, PREVIEW, TAKE_BACK = "remove", "preview", "take-back"
WIDTH_PX = 560


@dataclass(frozen=True, slots=True)
class Placed:
    """Where it shall be. With every week, only the weekday of `on` counts."""

    scope: Scope
    on: date
    at: time


@dataclass(frozen=True, slots=True)
class Removed:
    """It shall go, once or from every week."""

    scope: Scope


def weekday_options() -> list[Option]:
    """Monday to Sunday."""
    return [Option(weekday, day_words.weekday_name(weekday)) for weekday in range(7)]


class SlotDialog(Dialog):
    """Answers with Placed, Removed, PREVIEW or TAKE_BACK; what is over or done can only be looked at."""

    def __init__(self, window: QWidget, chip: Chip, today: date, scope: Scope) -> None:
        super().__init__(window, chip.name.name, _facts(chip))
        self._card.setMaximumWidth(WIDTH_PX)
        self._chip, self._today = chip, today
        if chip.asks_for_care:
            before = self.tr("You choose before you start.")
            self.body.addWidget(CareNote(f"{chip.name.asks} {before}"))
        if chip.is_editable and chip.key is not None:
            self._add_form(chip, chip.key[1], scope)
        else:
            self._add_end(chip)

    def _add_form(self, chip: Chip, original_on: date, scope: Scope) -> None:
        self.scope = Segmented(
            self.tr("Changes apply to"),
            [Option(Scope.ONCE, self.tr("This week")), Option(Scope.EVERY_WEEK, self.tr("Every week"))],
        )
        first = max(self._today, original_on - MOVED_WITHIN)
        last = max(first, original_on + MOVED_WITHIN, chip.on)
        self.day = DayStepper(self.tr("Day"), chip.on, first, last)
        self.weekday = Dropdown(self.tr("Weekday"), weekday_options())
        self.weekday.show_value(chip.on.weekday())
        self.time = TimeStepper(self.tr("Time"), chip.at)
        days = labelled(self.tr("Day"), self.day)
        days.addWidget(self.weekday)
        self.body.addLayout(side_by_side([days, labelled(self.tr("Time"), self.time)]))
        self.body.addLayout(labelled(self.tr("Changes apply to"), self.scope))
        self.scope.chosen.connect(lambda _: self._show_scope())
        self.scope.show_value(scope)
        self._show_scope()
        remove = Button(self.tr("Remove"), "quiet", "trash")
        remove.clicked.connect(lambda: self.close_with(Removed(self._scope())))
        self.footer.addWidget(remove)
        self._add_preview()
        save = Button(self.tr("Save"), "primary")
        save.clicked.connect(self._save)
        self.add_answers(save, self.tr("Cancel"))

    def _scope(self) -> Scope:
        return Scope.EVERY_WEEK if self.scope.value == Scope.EVERY_WEEK else Scope.ONCE

    def _show_scope(self) -> None:
        is_once = self._scope() is Scope.ONCE
        self.day.setVisible(is_once)
        self.weekday.setVisible(not is_once)

    def _save(self) -> None:
        self.time.interpretText()
        on = self.day.on
        if self._scope() is Scope.EVERY_WEEK:
            weekday = self.weekday.value
            on = self._chip.on + timedelta(days=int(str(weekday)) - self._chip.on.weekday())
        self.close_with(Placed(self._scope(), on, self.time.at))

    def _add_end(self, chip: Chip) -> None:
        if chip.is_skipped and chip.on >= self._today:
            self.body.addWidget(Text(self.tr("It is left out this once."), "body", "ink_2", wrap=True))
            back = Button(self.tr("Put it back"), "primary")
            back.clicked.connect(lambda: self.close_with(TAKE_BACK))
            self._add_preview()
            self.add_answers(back, self.tr("Close"))
            return
        why = self.tr("What is done or over stays in the plan as it was.")
        self.body.addWidget(Text(why, "body", "ink_2", wrap=True))
        self._add_preview()
        close = Button(self.tr("Close"), "primary")
        close.clicked.connect(lambda: self.close_with(None))
        self.footer.addStretch(1)
        self.footer.addWidget(close)
        self.set_default(close)

    def _add_preview(self) -> None:
        if self._chip.routine is not None and self._chip.name.minutes is not None:
            preview = Button(self.tr("Preview"), "quiet")
            preview.clicked.connect(lambda: self.close_with(PREVIEW))
            self.footer.addWidget(preview)


def _facts(chip: Chip) -> str:
    parts = [
        day_words.full_date(chip.on),
        phrases.clock_time(chip.at),
        phrases.minutes(chip.name.minutes),
        phrases.status_word(chip),
    ]
    if chip.moved_from is not None and chip.moved_from != chip.on:
        parts.append(phrases.tr("moved from {day}").format(day=day_words.short_date(chip.moved_from)))
    return ", ".join(part for part in parts if part)
