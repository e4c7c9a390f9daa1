"""Walks: read off the window's thread, written down from anywhere, changed, deleted with a way back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coach.application.walk_diary import PAGE, AfterWalk, Diary
from coach.application.workspace import Workspace
from coach.desktop.session_runner import WhenStored
from coach.domain.errors import RefusedInput
from coach.domain.plan import plan_day
from coach.domain.walk_so_far import WeekSoFar
from coach.domain.walking import Unit, Walk
from coach.ui import walk_words, words
from coach.ui.charts.story import Story
from coach.ui.kit.toast import Toast
from coach.ui.pages.walks import phrases
from coach.ui.pages.walks.after import CHECK, START, AfterDialog
from coach.ui.pages.walks.answers import Answers, Wrong, changed, field_of, suggested, walk_of
from coach.ui.pages.walks.dialogs import DELETE, EditDialog, LogDialog
from coach.ui.pages.walks.page import WalksPage
from coach.ui.pages.walks.refusals import refused
from coach.ui.pages.walks.weeks_story import story_of
from coach.ui.progress_flow import load_charts
from coach.ui.reader import Reader


@dataclass(frozen=True, slots=True)
class _Read:
    """What one reading found."""

    diary: Diary
    story: Story
    after: AfterWalk | None


class WalkFlow(QObject):
    """Builds the page when it is first wished for and keeps it up to date while it is seen.

    `changed` when a walk came, went or changed."""

    changed = Signal()
    csv_wished = Signal()
    import_wished = Signal()
    start_wished = Signal(str)
    check_wished = Signal()

    def __init__(self, window: QWidget, workspace: Workspace, when_stored: WhenStored, toast: Toast) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._log, self._diary = workspace.walk_log, workspace.walk_diary
        self._when_stored = when_stored
        self._toast = toast
        self._depth = PAGE
        self._is_asking = False
        self._latest = ""
        self.page: WalksPage | None = None
        self._reader = Reader(self, toast.say)

    def place(self) -> WalksPage:
        """What the shell shows."""
        if self.page is None:
            self.page = page = WalksPage()
            page.shown.connect(self.refresh)
            page.save_wished.connect(self._save)
            page.edit_wished.connect(self.edit)
            page.delete_wished.connect(self.delete)
            page.more_wished.connect(self._read_more)
            page.csv_wished.connect(self.csv_wished)
            page.import_wished.connect(self.import_wished)
            page.start_wished.connect(self.start_wished)
            page.check_wished.connect(self.check_wished)
            page.after_left.connect(self._leave_after)
        return self.page

    # Reading

    def refresh(self) -> None:
        """Read anew, if the page is seen; it is read whenever it comes into sight anyway."""
        if self.page is not None and self.page.isVisible():
            self._reader.ask(partial(self._read, self._depth), self._show)

    def finish(self) -> None:
        """Wait until what was asked for is shown."""
        self._reader.finish()

    def leave(self) -> None:
        """Show nothing more, and wait for the reading under way."""
        self._reader.leave()

    def _read_more(self) -> None:
        page = self.page
        if page is not None and page.diary is not None and self._depth <= len(page.diary.walks):
            self._depth = len(page.diary.walks) + PAGE
            self.refresh()

    def _read(self, depth: int) -> _Read:
        diary = self._diary.read(depth)
        story = story_of(diary)
        if story.chart is not None:
            load_charts()
        return _Read(diary, story, self._diary.after(self._latest) if self._latest else None)

    def _show(self, found: _Read) -> None:
        if self.page is not None:
            self.page.show_diary(found.diary, found.story)
            self.page.show_after(found.after if self._latest else None)

    # Writing down

    def log(self, on: date | None = None) -> None:
        """Ask about a walk of a day, today's if left out, and store it."""
        if not self._is_asking:
            self._is_asking = True
            self._reader.do(partial(self._diary.read, 1), partial(self._ask, on), self._say_why_not)

    def _say_why_not(self, why: str) -> None:
        self._is_asking = False
        self._toast.say(why)

    def _ask(self, on: date | None, diary: Diary) -> None:
        answers = suggested(diary)
        if on is not None and on <= diary.today:
            answers = replace(answers, walked_on=on)
        keep = partial(self._add, diary.unit)
        left = phrases.summary(diary.week)
        dialog = LogDialog(self._window, diary.unit, answers, diary.today, left, keep)
        dialog.finished.connect(lambda _: self._asked_for_one())
        dialog.open()

    def _asked_for_one(self) -> None:
        self._is_asking = False

    def _save(self, answers: Answers) -> None:
        page = self.page
        if page is None or page.form is None:
            return
        wrong = self._add(page.form.unit, answers)
        if wrong is None:
            page.forget_answers()
        else:
            page.show_wrong(wrong)

    def _add(self, unit: Unit, answers: Answers) -> Wrong | None:
        try:
            typed = walk_of(answers, unit)
        except Wrong as wrong:
            return wrong
        try:
            walk, stored = self._log.add(typed)
        except RefusedInput as error:
            return Wrong(field_of(error), refused(error, typed))
        undo = partial(self.delete, walk.id)
        self._when_stored(stored, partial(self._added, walk.id, undo), self._toast.say)
        return None

    # Changing

    def edit(self, walk_id: str) -> None:
        """Ask what was otherwise, and store it."""
        walk = self._diary.walk(walk_id)
        if walk is None:
            return
        today = plan_day(self._workspace.clock.now())
        dialog = EditDialog(self._window, walk, today, partial(self._change, walk))
        dialog.finished.connect(lambda answer: self.delete(walk_id) if answer == DELETE else None)
        dialog.open()

    def _change(self, before: Walk, answers: Answers) -> Wrong | None:
        try:
            after = changed(before, answers)
        except Wrong as wrong:
            return wrong
        if after == before:
            return None
        try:
            stored = self._log.change(after)
        except RefusedInput as error:
            return Wrong(field_of(error), refused(error, after))
        self._when_stored(stored, partial(self._changed, before), self._toast.say)
        return None

    def _changed(self, before: Walk) -> None:
        self._follow(before.id, self.tr("Walk changed."), partial(self._change_back, before), is_new=False)

    def _change_back(self, before: Walk) -> None:
        try:
            stored = self._log.change(before)
        except RefusedInput as error:
            self._toast.say(refused(error, before))
            return
        self._when_stored(stored, self._show_changes, self._toast.say)

    def delete(self, walk_id: str) -> None:
        """Delete a walk, with a way back."""

        def gone() -> None:
            self._show_changes()
            self._toast.say(self.tr("Walk deleted."), partial(self._restore, walk_id))

        if walk_id == self._latest:
            self._latest = ""
        self._when_stored(self._log.delete(walk_id), gone, self._toast.say)

    def _restore(self, walk_id: str) -> None:
        self._when_stored(self._log.restore(walk_id), self._show_changes, self._toast.say)

    def _show_changes(self) -> None:
        self.changed.emit()
        self.refresh()

    # What follows a walk

    def _added(self, walk_id: str, undo: Callable[[], None]) -> None:
        self._follow(walk_id, self.tr("Walk saved."), undo, is_new=True)

    def _follow(self, walk_id: str, said: str, undo: Callable[[], None], *, is_new: bool) -> None:
        work = partial(self._look_after, walk_id)
        self._reader.do(work, partial(self._tell, walk_id, said, undo, is_new=is_new))
        if is_new:
            self._latest = walk_id
        self._show_changes()

    def _look_after(self, walk_id: str) -> tuple[WeekSoFar, AfterWalk | None]:
        """Where the week stands now, and what the walk leads to."""
        return self._diary.week(), self._diary.after(walk_id)

    def _tell(
        self,
        walk_id: str,
        said: str,
        undo: Callable[[], None],
        found: tuple[WeekSoFar, AfterWalk | None],
        *,
        is_new: bool,
    ) -> None:
        week, after = found
        if week.above is not None:
            said = f"{said} {words.sentence(walk_words.to_go(week))}."
        self._toast.say(said, undo)
        if after is None or not (is_new or after.is_red):
            return
        if self.page is not None and self.page.isVisible():
            self._latest = walk_id
            self.page.show_after(after)
            return
        self._latest = ""
        dialog = AfterDialog(self._window, after)
        dialog.finished.connect(partial(self._answered, after))
        dialog.open()

    def _answered(self, after: AfterWalk, answer: object) -> None:
        if answer == START:
            self.start_wished.emit(after.routine)
        elif answer == CHECK:
            self.check_wished.emit()

    def _leave_after(self) -> None:
        self._latest = ""
