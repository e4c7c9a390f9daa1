"""A routine, or a walk, more in every week: which, on which day, at what time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtWidgets import QWidget

from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.dropdown import Dropdown, Option
from coach.ui.kit.form import labelled, side_by_side
from coach.ui.kit.moment_steppers import TimeStepper
from coach.ui.pages.plan.palette import Offer
from coach.ui.pages.plan.slot_dialog import WIDTH_PX, weekday_options


@dataclass(frozen=True, slots=True)
class Added:
    """What shall be added; the weekday counts from Monday, 0."""

    offer: Offer
    weekday: int
    at: time


class AddDialog(Dialog):
    """Answers with Added. `time_of` says when an offer usually is on a weekday."""

    def __init__(
        self,
        window: QWidget,
        offers: Sequence[Offer],
        chosen: Offer,
        weekday: int,
        time_of: Callable[[Offer, int], time],
    ) -> None:
        super().__init__(
            window, self.tr("Add to the week"), self.tr("It is planned from now on, every week.")
        )
        self._card.setMaximumWidth(WIDTH_PX)
        self._time_of = time_of
        self.offer = Dropdown(
            self.tr("Routine"),
            [Option(offer, offer.name.name, offer.categories[0].value) for offer in offers],
        )
        self.offer.show_value(chosen)
        self.weekday = Dropdown(self.tr("Day"), weekday_options())
        self.weekday.show_value(weekday)
        self.time = TimeStepper(self.tr("Time"), time_of(chosen, weekday))
        self.body.addLayout(labelled(self.tr("Routine"), self.offer))
        self.body.addLayout(
            side_by_side([labelled(self.tr("Day"), self.weekday), labelled(self.tr("Time"), self.time)])
        )
        for control in (self.offer, self.weekday):
            control.chosen.connect(lambda _: self._suggest_time())
        add = Button(self.tr("Add"), "primary")
        add.clicked.connect(self._add)
        self.add_answers(add, self.tr("Cancel"))

    def _chosen(self) -> tuple[Offer, int]:
        offer, weekday = self.offer.value, self.weekday.value
        if not isinstance(offer, Offer) or not isinstance(weekday, int):
            raise TypeError(offer, weekday)
        return offer, weekday

    def _suggest_time(self) -> None:
        self.time.show_at(self._time_of(*self._chosen()))

    def _add(self) -> None:
        self.time.interpretText()
        self.close_with(Added(*self._chosen(), self.time.at))
