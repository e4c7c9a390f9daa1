"""A session that was done without the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtWidgets import QWidget

from coach.domain.plan import plan_day
from coach.ui.kit.button import Button
from coach.ui.kit.choice import Choice
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.text import Text
from coach.ui.pain_scale import effort_scale

MORNING_ENDED_AT = time(9)
"""When something done "this morning" is taken to have ended."""

MORNING_FROM = time(12)


@dataclass(frozen=True, slots=True)
class DoneAlready:
    """When it ended, and how hard it was, 1 to 10, if that was said."""

    minutes_ago: int
    effort: int | None


class DidItDialog(Dialog):
    """Asks when it was; `finished` carries a DoneAlready, None for not now."""

    def __init__(self, window: QWidget, routine_name: str, now: datetime) -> None:
        super().__init__(window, self.tr("I did it already"), routine_name)
        self.body.addWidget(Text(self.tr("When did it end?"), "title", wrap=True))
        self.when = Choice(self._moments(now), self.tr("When did it end?"))
        self.when.show_value(0)
        self.body.addWidget(self.when)
        self.body.addWidget(Text(self.tr("How hard was it?"), "title", wrap=True))
        self.body.addWidget(Text(self.tr("You can leave this open."), "body", "ink_2", wrap=True))
        self.effort = effort_scale()
        self.body.addWidget(self.effort)
        not_now = Button(self.tr("Not now"), "quiet")
        self.keep = Button(self.tr("Write it down"), "primary", large=True)
        not_now.clicked.connect(lambda: self.close_with(None))
        self.keep.clicked.connect(self._answer)
        self.footer.addWidget(not_now)
        self.footer.addStretch(1)
        self.footer.addWidget(self.keep)
        self.set_default(self.keep)

    def _moments(self, now: datetime) -> Sequence[tuple[int, str]]:
        """Ends that lie on the same day of the plan, min ago."""
        moments = [(0, self.tr("Just now")), (60, self.tr("An hour ago")), (180, self.tr("Three hours ago"))]
        if now.time() >= MORNING_FROM:
            morning = datetime.combine(now.date(), MORNING_ENDED_AT, now.tzinfo)
            moments.append((int((now - morning).total_seconds() // 60), self.tr("This morning")))
        return [(ago, text) for ago, text in moments if _same_day(now, ago)]

    def _answer(self) -> None:
        ago = self.when.value
        self.close_with(DoneAlready(ago if isinstance(ago, int) else 0, self.effort.value))


def _same_day(now: datetime, minutes_ago: int) -> bool:
    return plan_day(now - timedelta(minutes=minutes_ago)) == plan_day(now)
