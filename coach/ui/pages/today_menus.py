"""The menus of a task: later, and less today."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from coach.application.agenda import Task
from coach.domain.fitting import Limit
from coach.domain.later import Later, Offer
from coach.domain.plan import SkipReason
from coach.ui.pages import today_words
from coach.ui.pages.today_wishes import LeaveOut, Postpone, Wish, WriteDown


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("TaskMenu", text)


def fill_later(menu: QMenu, task: Task, offers: Later, wish: Callable[[Wish], None]) -> None:
    """Other times, leaving it out, and having done it already."""

    def add(text: str, offer: Offer) -> None:
        menu.addAction(text).triggered.connect(lambda: wish(Postpone(task, offer.on, offer.at)))

    if offers.in_an_hour is not None:
        add(tr("In an hour, {time}").format(time=f"{offers.in_an_hour.at:%H:%M}"), offers.in_an_hour)
    if offers.tonight is not None:
        add(tr("Tonight, {time}").format(time=f"{offers.tonight.at:%H:%M}"), offers.tonight)
    if offers.next_legal is not None:
        add(today_words.legal_day(offers.next_legal), offers.next_legal)
    if offers.tomorrow is not None:
        add(today_words.tomorrow(offers.tomorrow), offers.tomorrow)
    menu.addSeparator()
    skip = QMenu(tr("Skip today"), menu)
    menu.addMenu(skip)
    for reason, text in (
        (SkipReason.PAIN, tr("Pain")),
        (SkipReason.ILLNESS, tr("Ill")),
        (SkipReason.NO_TIME, tr("No time")),
        (SkipReason.OTHER, tr("Another reason")),
    ):
        skip.addAction(text).triggered.connect(lambda _, reason=reason: wish(LeaveOut(task, reason)))
    if task.routine is not None:
        menu.addAction(tr("I did it already")).triggered.connect(lambda: wish(WriteDown(task)))


def fill_less(menu: QMenu, choose: Callable[[Limit], None]) -> None:
    """What today allows."""
    for limit, text in (
        (Limit.FIVE_MINUTES, tr("Only five minutes")),
        (Limit.NO_MAT, tr("No mat")),
        (Limit.NOT_ON_FLOOR, tr("Not on the floor")),
    ):
        menu.addAction(text).triggered.connect(lambda _, limit=limit: choose(limit))
