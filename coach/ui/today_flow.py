"""From a wish on Today to a changed plan: stored first, said with a way back, read again when it fails."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coach.application.agenda import Task
from coach.application.workspace import Workspace
from coach.desktop.session_runner import WhenStored
from coach.domain.errors import CoachError
from coach.domain.plan import plan_day
from coach.domain.session import Options
from coach.ui import day_words
from coach.ui.kit.toast import Toast
from coach.ui.pages.today import words as today_words
from coach.ui.pages.today.did_it import DidItDialog, DoneAlready
from coach.ui.pages.today.wishes import (
    Answer,
    GoOn,
    LeaveOut,
    Postpone,
    TakeOut,
    UseWeek,
    Wish,
    WriteDown,
)


class TodayFlow(QObject):
    """Carries out what is wished for on Today; `changed` when the day has to be drawn anew."""

    changed = Signal()

    def __init__(self, window: QWidget, workspace: Workspace, when_stored: WhenStored, toast: Toast) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._planner = workspace.planner
        self._when_stored = when_stored
        self._toast = toast

    def carry_out(self, wish: Wish) -> None:
        """Do what a person wished for."""
        try:
            self._carry_out(wish)
        except CoachError as error:
            self.changed.emit()
            self._toast.say(str(error))

    def _carry_out(self, wish: Wish) -> None:
        match wish:
            case Postpone(task, to_on, to_at):
                self._edit(self._planner.move(task.entry.occurrence.key, to_on, to_at), self._moved(wish))
            case LeaveOut(task, reason):
                self._edit(self._planner.skip(task.entry.occurrence.key, reason), self._left_out(wish))
            case TakeOut(task):
                self._edit(
                    self._planner.remove_slot(task.entry.occurrence.slot), self.tr("Removed from your plan.")
                )
            case GoOn(pause_id):
                self._edit(self._planner.end_pause(pause_id), self.tr("Your plan goes on today."))
            case UseWeek():
                self.adopt_first_week(self.changed.emit, self.tr("Your week is planned."))
            case Answer(question, is_accepted):
                self._edit(
                    self._planner.answer_review(question, is_accepted=is_accepted), self._answered(wish)
                )
            case WriteDown(task):
                self._ask_when(task)

    def adopt_first_week(self, then: Callable[[], None], said: str = "") -> None:
        """Plan the starting week, and go on once it is stored or could not be."""
        stored = self._planner.adopt(self._planner.starting_week())
        undo = self._undo_of_now()

        def kept() -> None:
            then()
            if said:
                self._toast.say(said, undo)

        self._store(stored, kept, then)

    # Edits of the plan

    def _edit(self, stored: Future[None], said: str) -> None:
        undo = self._undo_of_now()

        def kept() -> None:
            self.changed.emit()
            self._toast.say(said, undo)

        self._store(stored, kept)

    def _undo_of_now(self) -> Callable[[], None]:
        """What takes the edit back that has just been made, unless another has followed it."""
        edited = self._planner.plan

        def undo() -> None:
            if self._planner.can_undo and self._planner.plan is edited:
                self._store(self._planner.undo(), self.changed.emit)

        return undo

    def _store(
        self, stored: Future[None], kept: Callable[[], None], failed: Callable[[], None] | None = None
    ) -> None:
        def not_kept(sentence: str) -> None:
            self._planner.reload()
            (failed or self.changed.emit)()
            self._toast.say(sentence)

        self._when_stored(stored, kept, not_kept)

    def _moved(self, wish: Postpone) -> str:
        today = plan_day(self._workspace.clock.now())
        name, time = today_words.task_name(wish.task), f"{wish.to_at:%H:%M}"
        if wish.to_on == today:
            return self.tr("{task} moved to {time}.").format(task=name, time=time)
        if (wish.to_on - today).days == 1:
            return self.tr("{task} moved to tomorrow, {time}.").format(task=name, time=time)
        return self.tr("{task} moved to {day}, {time}.").format(
            task=name, day=day_words.weekday(wish.to_on), time=time
        )

    def _answered(self, wish: Answer) -> str:
        week = wish.question.proposal.week if wish.is_accepted else wish.question.ladder_week
        return self.tr("Your plan is at week {n}.").format(n=week)

    def _left_out(self, wish: LeaveOut) -> str:
        name = today_words.task_name(wish.task)
        if wish.reason.is_excused:
            return self.tr("{task} left out today. It does not count as missed.").format(task=name)
        return self.tr("{task} left out today.").format(task=name)

    # The unfinished session

    def keep_unfinished(self) -> None:
        """Close it as it is."""
        practice = self._workspace.practice
        session = practice.unfinished()
        if session is not None:
            _, stored = practice.close(session, session.records)
            self._when_stored(stored, self.changed.emit, self._toast.say)

    def discard_unfinished(self) -> None:
        """Delete it, with a way back."""
        practice = self._workspace.practice
        session = practice.unfinished()
        if session is None:
            return

        def undo() -> None:
            self._when_stored(practice.restore(session.id), self.changed.emit, self._toast.say)

        def discarded() -> None:
            self.changed.emit()
            self._toast.say(self.tr("Session discarded."), undo)

        self._when_stored(practice.discard(session.id), discarded, self._toast.say)

    # Done already

    def _ask_when(self, task: Task) -> None:
        routine = task.routine
        if routine is None:
            return
        dialog = DidItDialog(self._window, routine.name, self._workspace.clock.now())

        def answered(answer: object) -> None:
            if isinstance(answer, DoneAlready):
                self._write_down(task, routine.id, answer)

        dialog.finished.connect(answered)
        dialog.open()

    def _write_down(self, task: Task, routine_id: str, answer: DoneAlready) -> None:
        row = task.entry.occurrence
        practice = self._workspace.practice
        session, stored = practice.write_down(
            routine_id,
            Options(ladder_week=row.ladder_week),
            minutes_ago=answer.minutes_ago,
            effort=answer.effort,
            slot=row.slot,
        )

        def undo() -> None:
            self._when_stored(practice.discard(session.id), self.changed.emit, self._toast.say)

        def kept() -> None:
            self.changed.emit()
            self._toast.say(self.tr("{task} is written down.").format(task=session.routine_name), undo)

        self._when_stored(stored, kept, self._toast.say)
