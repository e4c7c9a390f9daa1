"""The plan on the screen: what is shown, what is asked, and what an edit came to."""

from collections.abc import Callable
from datetime import date, time, timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coach.application.workspace import Workspace
from coach.desktop.session_runner import WhenStored
from coach.domain.balance import targets
from coach.domain.exercise import STRENGTH
from coach.domain.occurrences import Key
from coach.domain.placing import Fit, Question, next_legal, usual_time, verdict
from coach.domain.plan import Pause, PauseReason, SkipReason, monday_of, plan_day
from coach.ui import day_words
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.turns import in_next_turn
from coach.ui.pages.plan import phrases
from coach.ui.pages.plan.add_dialog import AddDialog, Added
from coach.ui.pages.plan.asking import Asking
from coach.ui.pages.plan.edits import Edit, Edits
from coach.ui.pages.plan.page import PlanPage
from coach.ui.pages.plan.palette import Offer
from coach.ui.pages.plan.pause_dialog import PauseDialog, Rest
from coach.ui.pages.plan.questions import ANYWAY, CloseDialog, SkipDialog
from coach.ui.pages.plan.slot_dialog import PREVIEW, TAKE_BACK, Placed, Removed, SlotDialog
from coach.ui.pages.plan.values import Chip, PlanView, Scope, Span, day_part, resting
from coach.ui.pages.plan.week_grid import Spot

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


class PlanFlow(QObject):
    """Connects the page with the planner; `said` carries a sentence and what would take the edit back."""

    changed = Signal()
    said = Signal(str, object)
    check_wished = Signal()
    preview_wished = Signal(str)

    def __init__(self, window: QWidget, workspace: Workspace, when_stored: WhenStored) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._planner = workspace.planner
        self._edits = Edits(self, workspace.planner, when_stored)
        self._asking = Asking(workspace)
        self._monday = monday_of(self._today)
        self._span = Span.WEEK
        self._dialog: Dialog | None = None
        self.page = PlanPage()
        self._connect()

    def _connect(self) -> None:
        page, grid = self.page, self.page.grid
        self._edits.made.connect(self.refresh)
        self._edits.stored.connect(self.changed)
        self._edits.said.connect(self.said)
        page.shown.connect(self.show_anew)
        page.week_wished.connect(self._show_week)
        page.span_wished.connect(self._show_span)
        page.adopt_wished.connect(self._adopt)
        page.add_wished.connect(self._ask_what_to_add)
        page.undo_wished.connect(self._edits.undo)
        page.redo_wished.connect(self._edits.redo)
        page.pause_wished.connect(self._ask_about_pause)
        page.end_pause_wished.connect(self._end_pause)
        grid.opened.connect(self._open)
        grid.moved.connect(lambda chip, on, at: self._move(chip, on, at, self.page.scope))
        grid.removed.connect(lambda chip: self._remove(chip, self.page.scope))
        page.dragging.lifted.connect(self._show_where)
        page.dragging.dropped.connect(self._drop)

    # Showing

    @property
    def _today(self) -> date:
        return plan_day(self._workspace.clock.now())

    def show_anew(self) -> None:
        """Draw the plan as it stands, and what the library offers when the window has come round.

        The first time the page itself comes first, then what is on it."""
        self._asking.forget()
        if self.page.is_drawn:
            self.refresh()
        else:
            in_next_turn(self.page, self._draw_first)
        in_next_turn(self.page, lambda: self.page.show_offers(self._asking.offers()))

    def _draw_first(self) -> None:
        """Draw what nobody has asked to see before; who has may have put a question over it."""
        if self.page.is_drawn:
            return
        self.refresh()
        if self.page.isVisible():
            self.page.take_focus()

    def refresh(self) -> None:
        """Draw the plan as it stands."""
        self.page.show_plan(self._view())

    def _view(self) -> PlanView:
        today, monday = self._today, self._monday
        count = 1 if self._span is Span.WEEK else 4
        days = self._workspace.agenda.days(monday, monday + count * A_WEEK - A_DAY)
        parts = [day_part(day, today, self._asking.named) for day in days]
        weeks = tuple(tuple(parts[first : first + 7]) for first in range(0, 7 * count, 7))
        plan = self._planner.plan
        return PlanView(
            today=today,
            monday=monday,
            span=self._span,
            weeks=weeks,
            targets=targets([entry for day in days[:7] for entry in day.entries]),
            pause=_standing(plan.pauses, today),
            can_undo=self._planner.can_undo,
            can_redo=self._planner.can_redo,
            has_plan=bool(plan.revisions),
        )

    def _show_week(self, on: date) -> None:
        self._monday = monday_of(on)
        self.refresh()

    def _show_span(self, span: Span) -> None:
        self._span = span
        self.refresh()

    # Edits

    def _edit(self, make: Edit, words: str, select: tuple[date, Key] | None = None) -> None:
        """Make an edit, draw it at once, and say so with the way back."""
        if self._edits.attempt(make):
            self._select(select)
            self.said.emit(words, self._edits.undo_of_now())

    def _select(self, select: tuple[date, Key] | None) -> None:
        if select is None:
            self.refresh()
            return
        on, key = select
        if monday_of(on) != self._monday and self._span is Span.WEEK:
            self._monday = monday_of(on)
        self.page.grid.prefer(on, key)
        self.refresh()

    def _adopt(self) -> None:
        self._edit(
            lambda: self._planner.adopt(self._planner.starting_week()),
            self.tr("Your week is planned, from now on."),
        )
        self.page.grid.take_focus()

    # Moving

    def _move(self, chip: Chip, to_on: date, at: time, scope: Scope) -> None:
        question = self._asking.about(chip, scope, to_on)
        if not chip.is_editable or question is None:
            self.said.emit(self.tr("What is done or over stays where it is."), None)
            return
        found = verdict(question, to_on)
        if not found.fit.is_possible:
            self.said.emit(_sentence(phrases.verdict_hint(found, is_strength=False)), None)
        elif found.fit is Fit.FREE or to_on == chip.on:
            self._put(chip, to_on, at, scope)
        else:
            self._ask_about_day(question, to_on, lambda on: self._put(chip, on, at, scope), is_new=False)

    def _ask_about_day(
        self, question: Question, wished_on: date, put: Callable[[date], None], *, is_new: bool
    ) -> None:
        """Say why a day is too close; go on with another one, or with this one anyway."""

        def answered(answer: object) -> None:
            if answer == ANYWAY:
                put(wished_on)
            elif isinstance(answer, date):
                put(answer)

        offered = next_legal(question, wished_on)
        found = verdict(question, wished_on)
        dialog = CloseDialog(self._window, found, offered, is_new=is_new, every_week=question.every_week)
        self._open_dialog(dialog, answered)

    def _put(self, chip: Chip, on: date, at: time, scope: Scope) -> None:
        if chip.key is None:
            return
        key, name = chip.key, chip.name.name
        if scope is Scope.EVERY_WEEK:
            words = self.tr("{routine}: {days} at {time}, every week.").format(
                routine=name, days=phrases.days_of(on.weekday()), time=phrases.clock_time(at)
            )
            self._edit(lambda: self._planner.shift_slot(key[0], on.weekday(), at), words, (on, (key[0], on)))
            return
        words = self.tr("{routine}: {day} at {time}.").format(
            routine=name, day=day_words.full_date(on), time=phrases.clock_time(at)
        )
        self._edit(lambda: self._planner.move(key, on, at), words, (on, key))

    # Details, leaving out

    def _open(self, chip: Chip) -> None:
        def answered(answer: object) -> None:
            if isinstance(answer, Placed):
                self._place(chip, answer)
            elif isinstance(answer, Removed):
                self._remove(chip, answer.scope)
            elif answer == TAKE_BACK:
                self._take_back(chip)
            elif answer == PREVIEW and chip.routine is not None:
                self.preview_wished.emit(chip.routine)

        self._open_dialog(SlotDialog(self._window, chip, self._today, self.page.scope), answered)

    def _place(self, chip: Chip, placed: Placed) -> None:
        if (placed.on, placed.at) != (chip.on, chip.at):
            if placed.scope is Scope.EVERY_WEEK and placed.on < self._today:
                placed = Placed(placed.scope, placed.on + A_WEEK, placed.at)
            self._move(chip, placed.on, placed.at, placed.scope)

    def _remove(self, chip: Chip, scope: Scope) -> None:
        if chip.key is None or not chip.is_editable:
            self.said.emit(self.tr("What is done or over stays where it is."), None)
            return
        key, name = chip.key, chip.name.name
        if scope is Scope.EVERY_WEEK:
            words = self.tr("{routine} removed from every week.").format(routine=name)
            self._edit(lambda: self._planner.remove_slot(key[0]), words)
            return

        def answered(reason: object) -> None:
            if isinstance(reason, SkipReason):
                words = self.tr("{routine} is left out this once.").format(routine=name)
                self._edit(lambda: self._planner.skip(key, reason), words)

        self._open_dialog(SkipDialog(self._window, name), answered)

    def _take_back(self, chip: Chip) -> None:
        if chip.key is not None:
            key = chip.key
            words = self.tr("{routine} is back in the plan.").format(routine=chip.name.name)
            self._edit(lambda: self._planner.unskip(key), words)

    # Adding

    def add(self, routine_id: str) -> None:
        """Ask where in the week a routine of the library goes; the week is drawn for it if it is not yet."""
        if not self.page.is_drawn:
            self.refresh()
        offers = [it for it in self._asking.offers() if it.routine == routine_id]
        if offers:
            self._ask_what_to_add(offers[0])

    def _ask_what_to_add(self, offer: Offer | None) -> None:
        offers = self._asking.offers()
        weekday = self.page.grid.selected_on.weekday()

        def answered(answer: object) -> None:
            if isinstance(answer, Added):
                self._add(answer.offer, self._coming(answer.weekday), answer.at)

        dialog = AddDialog(self._window, offers, offer or offers[0], weekday, self._usual_time)
        self._open_dialog(dialog, answered)

    def _coming(self, weekday: int) -> date:
        """The first day with this weekday of the shown week that is not over."""
        on = self._monday + weekday * A_DAY
        while on < self._today:
            on += A_WEEK
        return on

    def _usual_time(self, offer: Offer, weekday: int) -> time:
        rows = self._asking.repeated(self._monday)
        on = self._monday + weekday * A_DAY
        return usual_time(offer.categories, [row.at for row in rows if row.on == on])

    def _add(self, offer: Offer, on: date, at: time) -> None:
        question = self._asking.about_offer(offer, on, at)

        def put(day: date) -> None:
            words = self.tr("{routine} added: {days} at {time}.").format(
                routine=offer.name.name,
                days=phrases.days_of(day.weekday()),
                time=phrases.clock_time(at),
            )
            before = self._asking.slot_ids()
            self._edit(lambda: self._planner.add_slot(day.weekday(), at, offer.routine), words)
            for added in self._asking.slot_ids() - before:
                self._select((day, (added, day)))

        found = verdict(question, on)
        if found.fit is Fit.OVER:
            self.said.emit(_sentence(phrases.verdict_hint(found, is_strength=False)), None)
        elif found.fit is Fit.FREE:
            put(on)
        else:
            self._ask_about_day(question, on, put, is_new=True)

    # Dragging

    def _show_where(self, what: object) -> None:
        """Let each day of the week say how it suits what was lifted."""
        question, own_on, at = self._lifted(what)
        if question is None:
            return
        is_strength = not STRENGTH.isdisjoint(question.moving.categories)
        found = [verdict(question, self._monday + number * A_DAY) for number in range(7)]
        spots = {
            it.on: Spot(phrases.verdict_hint(it, is_strength=is_strength), it.fit is Fit.FREE)
            for it in found
            if it.fit is not Fit.OVER and not (it.on == own_on and it.fit is Fit.FREE)
        }
        self.page.grid.show_spots(spots, at)

    def _lifted(self, what: object) -> tuple[Question | None, date | None, time]:
        if isinstance(what, Chip):
            return self._asking.about(what, self.page.scope, what.on), what.on, what.at
        if isinstance(what, Offer):
            at = usual_time(what.categories, ())
            return self._asking.about_offer(what, self._monday, at), None, at
        return None, None, time.max

    def _drop(self, what: object, on: date) -> None:
        if isinstance(what, Chip) and on != what.on:
            self._move(what, on, what.at, self.page.scope)
        elif isinstance(what, Offer):
            self._add(what, on, self._usual_time(what, on.weekday()))

    # Pausing

    def _ask_about_pause(self) -> None:
        def count(first: date, last: date) -> int:
            return resting(self._workspace.agenda.days(first, last))

        def answered(answer: object) -> None:
            if isinstance(answer, Rest):
                self._rest(answer)

        self._open_dialog(PauseDialog(self._window, self._today, count), answered)

    def _rest(self, rest: Rest) -> None:
        back = day_words.full_date(rest.returns_on)
        self._edit(
            lambda: self._planner.pause(rest.starts_on, rest.returns_on, rest.reason),
            self.tr("The plan is paused until {day}.").format(day=back),
        )
        if rest.reason is PauseReason.MEDICAL:
            self.check_wished.emit()

    def _end_pause(self, pause_id: str) -> None:
        self._edit(lambda: self._planner.end_pause(pause_id), self.tr("The plan goes on."))

    # Asking

    def _open_dialog(self, dialog: Dialog, then: Callable[[object], None]) -> None:
        if self._dialog is not None:
            dialog.deleteLater()
            return

        def answered(answer: object) -> None:
            self._dialog = None
            then(answer)

        dialog.finished.connect(answered)
        self._dialog = dialog
        dialog.open()


def _standing(pauses: tuple[Pause, ...], today: date) -> Pause | None:
    """The pause that holds, or the next one."""
    coming = [pause for pause in pauses if pause.returns_on > today]
    return min(coming, key=lambda pause: pause.starts_on, default=None)


def _sentence(words: str) -> str:
    return f"{words}."
