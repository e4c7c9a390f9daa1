"""How sessions are counted, with the numbers of the last week that is over."""

from PySide6.QtWidgets import QWidget

from coach.application.history import Progress
from coach.domain.adherence import ON_TRACK_FROM, PARTLY_FROM, Week
from coach.domain.pace import last_closed
from coach.domain.session import COMPLETE_FROM
from coach.ui import day_words
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.text import Text
from coach.ui.pages.progress import phrases
from coach.ui.pages.progress.phrases import tr


def how_counted(progress: Progress) -> tuple[str, ...]:
    """The rule in a few paragraphs."""
    week = last_closed(progress.weeks)
    told = [] if week is None else [_counted(week), *_left_out(week), *_work(week)]
    return (_rule(), *told, _bands())


def _rule() -> str:
    return tr(
        "A session counts when you did {percent} % of its work or more. The share is what you did "
        "of what your plan asked for, week by week: core, glutes, stretch and mobility. "
        "Walks and breaks are shown apart."
    ).format(percent=round(100 * COMPLETE_FROM))


def _counted(week: Week) -> str:
    day, count = day_words.day_and_month(week.monday), week.all
    if count.percent is None or count.band is None:
        return tr("In the week of {day} nothing was left to count, so it has no share.").format(day=day)
    text = tr(
        "In the week of {day} your plan asked for {all} sessions and you did {n}: "
        "{n} of {all} is {percent} %, {band}."
    )
    said = text.format(
        day=day,
        all=count.prescribed,
        n=count.complete,
        percent=count.percent,
        band=phrases.band(count.band),
    )
    if count.partial:
        said += " " + tr("Partly done and not counted: {n}.").format(n=count.partial)
    return said


def _left_out(week: Week) -> list[str]:
    count, said = week.all, []
    if count.excused:
        why = (
            tr("the plan was paused: {reason}").format(reason=phrases.pause_word(week.pause))
            if week.pause is not None
            else tr("left out for pain or illness, or stopped for safety")
        )
        said.append(tr("Out of the count: {n}, {why}.").format(n=count.excused, why=why))
    if count.extra:
        said.append(
            tr("Beside the plan: {n}. It is in your activity, and never raises the share.").format(
                n=count.extra
            )
        )
    return [" ".join(said)] if said else []


def _work(week: Week) -> list[str]:
    if week.all.dose_percent is None:
        return []
    text = tr("By work instead of sessions, parts included, you did {percent} % of that week.")
    return [text.format(percent=week.all.dose_percent)]


def _bands() -> str:
    text = tr(
        "{on_track} % or more is on track, {partly} % or more is partly. Paused weeks are left out of "
        "averages and of weeks in a row, and the running week waits until it is over."
    )
    return text.format(on_track=round(100 * ON_TRACK_FROM), partly=round(100 * PARTLY_FROM))


class CountingDialog(Dialog):
    """The paragraphs, and a way back."""

    def __init__(self, window: QWidget, paragraphs: tuple[str, ...]) -> None:
        super().__init__(window, self.tr("How this is counted"))
        for paragraph in paragraphs:
            self.body.addWidget(Text(paragraph, "body_large", wrap=True))
        close = Button(self.tr("Close"), "primary")
        close.clicked.connect(lambda: self.close_with(None))
        self.footer.addStretch(1)
        self.footer.addWidget(close)
        self.set_default(close)
