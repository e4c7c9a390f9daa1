"""What stands first on Today: the routine to do now, or why there is none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.application.agenda import Agenda, Today
from coach.domain.fitting import Limit
from coach.domain.plan import Pause
from coach.domain.routine import Routine
from coach.ui.content import Content
from coach.ui.kit.place import Place
from coach.ui.pages.today import words as today_words
from coach.ui.pages.today.notices import FirstWeekCard, PauseCard, RestCard, WaitCard
from coach.ui.pages.today.start import DoneCard, Due, StartCard


class MainPlace(Place):
    """`swapped`: another routine stands in place of the planned one, or that one does again."""

    start_requested = Signal(str)
    preview_requested = Signal(str)
    wished = Signal(object)
    nothing_fits = Signal()
    swapped = Signal()

    def __init__(self, content: Content, agenda: Agenda) -> None:
        super().__init__()
        self._files, self._agenda = content, agenda
        self._today: Today | None = None
        self._instead: tuple[Routine, Routine] | None = None

    @property
    def due_routine(self) -> str | None:
        """The routine on the start card."""
        card = self.content
        return card.routine_id if isinstance(card, StartCard) else None

    def set_wide(self, is_wide: bool) -> None:
        """Show pictures of every exercise only where there is room."""
        if isinstance(self.content, StartCard):
            self.content.thumbs.setVisible(is_wide)

    def show_today(self, today: Today) -> bool:
        """Hold what the day asks for now; whether it had to be built."""
        self._today = today
        is_primary = today.unfinished is None
        if not today.has_plan:
            return self.fill(("first week", is_primary), lambda: self._first_week(is_primary))
        pause = today.pause
        if pause is not None and today.main is None:
            return self.fill(pause, lambda: self._pause_card(pause))
        if today.standing.finding.severity.is_blocking:
            return self.fill("waits", WaitCard)
        rests_until = today.standing.rests_until
        if rests_until is not None:
            return self.fill(rests_until, lambda: RestCard(rests_until))
        due = self._due(today)
        if due is not None:
            return self.fill((due, is_primary), lambda: self._start_card(due, is_primary))
        said = (today_words.after_work(today), today.done, today.next, today.on)
        return self.fill(said, lambda: DoneCard(today))

    def _due(self, today: Today) -> Due | None:
        """The task to start with; another routine in its place only as long as the task stays the same."""
        task = today.main
        if task is None or task.routine is None:
            self._instead = None
            return None
        if self._instead is not None and self._instead[0] != task.routine:
            self._instead = None
        instead = self._instead[1] if self._instead else None
        return Due(task, task.routine, today_words.reason(today, task), instead)

    def _first_week(self, is_primary: bool) -> QWidget:
        card = FirstWeekCard(self._agenda.first_week(), is_primary)
        card.wished.connect(self.wished)
        return card

    def _pause_card(self, pause: Pause) -> QWidget:
        card = PauseCard(pause)
        card.wished.connect(self.wished)
        return card

    def _start_card(self, due: Due, is_primary: bool) -> StartCard:
        card = StartCard(due, self._files, self._agenda.later, is_primary)
        card.start_requested.connect(self.start_requested)
        card.preview_requested.connect(self.preview_requested)
        card.wished.connect(self.wished)
        card.less_wished.connect(lambda limit: self._do_less(due.planned, limit))
        card.planned_wished.connect(lambda: self._do_instead(None))
        return card

    def _do_less(self, planned: Routine, limit: Limit) -> None:
        fits = self._agenda.fitting(limit, planned)
        if fits:
            self._do_instead((planned, fits[0]))
        else:
            self.nothing_fits.emit()

    def _do_instead(self, instead: tuple[Routine, Routine] | None) -> None:
        """Swap the card in place, and leave the keyboard on it."""
        self._instead = instead
        if self._today is not None and self.show_today(self._today):
            self.swapped.emit()
        card = self.content
        if isinstance(card, StartCard):
            card.start.setFocus(Qt.FocusReason.OtherFocusReason)
