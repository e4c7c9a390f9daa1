"""One person's data folder, opened: everything that works with or without a window."""

from collections.abc import Sequence
from pathlib import Path

import platformdirs

from coach import resources
from coach.application.agenda import Agenda
from coach.application.beside import Beside
from coach.application.calendar import WEEKS, calendar_of
from coach.application.clock import Clock
from coach.application.first_week import shelf_of
from coach.application.history import History
from coach.application.learning import Learning
from coach.application.lights import Lights
from coach.application.mornings import Mornings
from coach.application.own_content import OwnContent
from coach.application.planner import Planner
from coach.application.practice import Practice
from coach.application.report import Reports
from coach.application.safety import Safety
from coach.application.session_log import SessionLog
from coach.application.transfer import Transfer
from coach.application.walk_diary import WalkDiary
from coach.application.walk_import import WalkImport
from coach.application.walk_log import WalkLog
from coach.domain.emergency import number_in
from coach.domain.errors import CoachError, NothingPlanned, RefusedInput
from coach.domain.exercise import Exercise
from coach.domain.first_week import Shelf
from coach.domain.kinder import Mark, mark_of, marks_of
from coach.domain.routine import Origin, Routine
from coach.domain.session import SessionRecord, StepRecord
from coach.domain.settings import Settings
from coach.domain.timeline import Timeline
from coach.figure.pose_file import PoseFile
from coach.storage.card_events import CardEvents
from coach.storage.cards import read_cards
from coach.storage.catalogue import Catalogue, Folder
from coach.storage.checkins import Checkins
from coach.storage.database import Database, open_database
from coach.storage.plans import Plans
from coach.storage.poses import PoseShelf
from coach.storage.preferences import read_settings, write_settings
from coach.storage.session_copy import write_session_copy
from coach.storage.sessions import Sessions
from coach.storage.symptom_sheet import read_symptom_sheet
from coach.storage.walks import Walks


def default_folder() -> Path:
    """Where this platform keeps a program's data."""
    return Path(platformdirs.user_data_dir("back-coach", appauthor=False))


def open_catalogue(folder: Path) -> Catalogue:
    """The shipped content and the person's own in `folder`; opens no file yet."""
    return Catalogue(
        routine_folders=(
            Folder(resources.routines(), Origin.SHIPPED),
            Folder(folder / "routines", Origin.OWN),
        ),
        exercise_folders=(
            Folder(resources.assets() / "exercises", Origin.SHIPPED),
            Folder(folder / "exercises", Origin.OWN),
        ),
    )


class Workspace:
    """The parts that share one data folder and one clock; close it when done."""

    def __init__(self, folder: Path, clock: Clock, territory: str = "") -> None:
        """`territory` is the ISO 3166 code of where the person is; it gives the emergency number."""
        self.folder = folder
        self.clock = clock
        self._territory = territory
        self._catalogue = open_catalogue(folder)
        self._poses = PoseShelf(resources.assets() / "poses")
        self._own_poses = PoseShelf(folder / "poses")
        self.own = OwnContent(folder, self._catalogue)
        self._settings_file = folder / "settings.toml"
        self._database: Database = open_database(folder)
        try:
            self.settings: Settings = read_settings(self._settings_file)
        except CoachError:
            self._database.close()
            raise
        sessions = Sessions(self._database)
        sheet_file = resources.assets() / "safety" / "symptom_check.toml"
        checkins = Checkins(self._database)
        walks = Walks(self._database)
        lights = Lights(sessions, walks, checkins, lambda: self.settings)
        self.safety = Safety(
            checkins,
            sessions,
            lights,
            lambda: read_symptom_sheet(sheet_file),
            lambda: self.emergency_number,
            clock,
        )
        self.practice = Practice(sessions, self._catalogue, self.safety, clock)
        plans = Plans(self._database)
        self.planner = Planner(plans, sessions, lights, self.safety, self._catalogue, clock)
        self.session_log = SessionLog(sessions, checkins, self.practice, self.planner, clock)
        mornings = Mornings(sessions, walks, checkins, lambda: self.settings)
        self.agenda = Agenda(self.planner, sessions, lights, self._catalogue, self.practice, mornings, clock)
        self.walk_log = WalkLog(walks, lights, self.safety, self.planner, lambda: self.settings, clock)
        self.walk_diary = WalkDiary(
            walks, self.walk_log, self.agenda, self.planner, lights, sessions, lambda: self.settings, clock
        )
        self.history = History(self.planner, sessions, checkins, walks, lights, self.walk_log, clock)
        self.walk_import = WalkImport(self.walk_log, lambda: self.walk_diary.unit, clock)
        self.reports = Reports(self.history, self.planner, sessions, walks, self._catalogue, self.safety)
        self.transfer = Transfer(folder, self._database, self._catalogue, clock)
        cards = resources.assets() / "cards"
        self.learning = Learning(CardEvents(self._database), lambda: read_cards(cards), clock)
        self.beside = Beside(
            self.walk_log,
            self.walk_diary,
            self.learning,
            self.planner,
            self.safety,
            sessions,
            checkins,
            lambda: self.settings,
        )

    @property
    def emergency_number(self) -> str:
        """The number to call here: the one that was set, else that of the territory."""
        return self.settings.emergency_number or self.number_of_territory

    @property
    def number_of_territory(self) -> str:
        """The number to call where the person is, as far as it is known."""
        return number_in(self._territory)

    def routines(self) -> tuple[list[Routine], list[RefusedInput]]:
        """All routines that can be read, by id, and what is wrong with the rest."""
        return self._catalogue.routines()

    def exercises(self) -> tuple[list[Exercise], list[RefusedInput]]:
        """All exercises that can be read, by id, and what is wrong with the rest."""
        return self._catalogue.exercises()

    def routine(self, routine_id: str) -> Routine:
        """A routine by id; UnknownRoutine or RefusedInput when there is none."""
        return self._catalogue.routine(routine_id)

    def dosed(self, routine_id: str, ladder_week: int | None) -> Routine:
        """A routine at the dose of a ladder week; UnknownRoutine or RefusedInput when there is none."""
        return self._catalogue.dosed(routine_id, ladder_week)

    def routine_at_dose(self, routine_id: str) -> Routine:
        """A routine as it would start now: at the dose of this ladder week, with less where amber asks."""
        return self.practice.routine_now(routine_id, self.planner.ladder_week)

    def exercise(self, exercise_id: str) -> Exercise:
        """An exercise by id; KeyError or RefusedInput when there is none."""
        return self._catalogue.exercise(exercise_id)

    def care(self, exercise_id: str) -> Mark | None:
        """Why an exercise asks for care with the person's body; None when it does not."""
        return mark_of(self.exercise(exercise_id), self.settings.body, self._known)

    def cares(self, routine: Routine) -> dict[int, Mark]:
        """The exercises of a routine that ask for care, by their number from 1."""
        return marks_of(routine, self._catalogue.exercises_of(routine), self.settings.body, self._known)

    def _known(self, exercise_id: str) -> Exercise | None:
        try:
            return self.exercise(exercise_id)
        except (KeyError, RefusedInput):
            return None

    def first_shelf(self, walk_s: int) -> Shelf:
        """What a first week is made of; `walk_s` is a walk of unknown length."""
        return shelf_of(self._catalogue, walk_s)

    def pose(self, exercise_id: str) -> PoseFile | None:
        """How an exercise is drawn; None when it is told in words only, or its own drawing is unreadable."""
        shipped = self._poses.get(exercise_id)
        if shipped is not None:
            return shipped
        try:
            return self._own_poses.get(exercise_id)
        except RefusedInput:
            return None

    def change_settings(self, settings: Settings) -> None:
        """Keep settings for the next time as well."""
        self.settings = settings
        write_settings(self._settings_file, settings)

    def read_anew(self) -> None:
        """Notice what has come into the folder: settings, plan, own content, and how it is drawn."""
        self.settings = read_settings(self._settings_file)
        self._catalogue.refresh()
        self._own_poses = PoseShelf(self.folder / "poses")
        self.planner.reload()

    def calendar(self, weeks: int = WEEKS) -> bytes:
        """The coming weeks as an iCalendar file; NothingPlanned when there is no plan."""
        if not self.planner.plan.revisions:
            raise NothingPlanned
        return calendar_of(self.agenda, self.planner.plan, self.dosed, self.clock, weeks)

    def save_copy(
        self, path: str, session: SessionRecord, route: Timeline, records: Sequence[StepRecord]
    ) -> None:
        """Write a session into a file of its own; StorageError when that fails, too."""
        write_session_copy(Path(path), session, route, records)

    def wait_until_stored(self) -> None:
        """Return once everything that was handed over so far is on disk."""
        self._database.writer.submit(lambda _: None).result()

    def close(self) -> None:
        """Finish writing and let the folder go."""
        self._database.close()
