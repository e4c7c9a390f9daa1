"""Symptom checks and pain scores: the latest by the time they were given."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.errors import StorageError
from coach.domain.pain import Moment, PainScore
from coach.domain.red_flags import NOTHING, Finding, Severity, SymptomCheck, Urgency
from coach.storage.checkins import Checkins
from coach.storage.database import Database, open_database

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=timezone(timedelta(hours=-5)))


def check(at: datetime, finding: Finding = NOTHING) -> SymptomCheck:
    return SymptomCheck(answered_at=at, answered_on=at.date(), answers={"q1": "no"}, finding=finding)


def score(value: int, at: datetime) -> PainScore:
    return PainScore(value=value, moment=Moment.NOW, scored_at=at, scored_on=at.date())


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path)) as opened:
        yield opened


@pytest.fixture
def checkins(database: Database) -> Checkins:
    return Checkins(database)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkins]:
    with closing(open_database(tmp_path_factory.mktemp("data"))) as opened:
        yield Checkins(opened)


def test_before_the_first_answer_there_is_none(checkins: Checkins) -> None:
    assert checkins.checks() == []
    assert checkins.latest_pain() is None


@settings(max_examples=25, deadline=None)
@given(
    answers=st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["no", "yes"])
    ),
    finding=st.builds(Finding, st.sampled_from(Severity), st.sampled_from(Urgency), st.booleans()),
    is_assessed=st.booleans(),
    answered_on=st.dates(),
)
def test_a_check_comes_back_as_it_was_answered(
    shared: Checkins, answers: dict[str, str], finding: Finding, is_assessed: bool, answered_on: date
) -> None:
    answered = SymptomCheck(
        answered_at=NOW, answered_on=answered_on, answers=answers, finding=finding, is_assessed=is_assessed
    )
    shared.record_check(answered, NOW).result()
    latest = shared.checks()[-1]
    assert latest == answered
    assert latest.answered_at.utcoffset() == NOW.utcoffset()


@pytest.mark.parametrize("moment", list(Moment))
@pytest.mark.parametrize("session", [None, "a session that never began"])
def test_a_score_comes_back_as_it_was_given(checkins: Checkins, moment: Moment, session: str | None) -> None:
    given_score = PainScore(
        value=10, moment=moment, scored_at=NOW, scored_on=date(2026, 3, 1), session=session
    )
    checkins.record_pain(given_score, NOW).result()
    assert checkins.latest_pain() == given_score


def test_the_latest_is_the_one_given_last_even_when_the_clock_was_set_back(checkins: Checkins) -> None:
    later = (NOW + timedelta(hours=2)).astimezone(UTC)
    emergency = check(NOW, Finding(Severity.EMERGENCY, Urgency.NOW))
    checkins.record_check(check(later), later)
    checkins.record_check(emergency, NOW).result()
    checkins.record_pain(score(1, later), later)
    checkins.record_pain(score(7, NOW), NOW).result()
    assert checkins.checks()[-1] == emergency
    assert checkins.latest_pain() == score(7, NOW)


def test_of_two_at_one_instant_the_one_stored_last_counts(checkins: Checkins) -> None:
    for value in (3, 0, 5):
        checkins.record_pain(score(value, NOW), NOW).result()
    assert checkins.latest_pain() == score(5, NOW)


def test_the_database_refuses_a_score_beyond_the_scale(database: Database, checkins: Checkins) -> None:
    checkins.record_pain(score(5, NOW), NOW).result()
    with pytest.raises(StorageError, match="out of its range"):
        database.writer.submit(
            lambda connection: connection.execute("UPDATE pain_score SET value = 11").rowcount
        ).result()


def test_every_answer_has_an_id_of_its_own(database: Database, checkins: Checkins) -> None:
    for _ in range(3):
        checkins.record_pain(score(2, NOW), NOW)
        checkins.record_check(check(NOW), NOW).result()
    rows = database.reader().execute("SELECT id FROM pain_score UNION SELECT id FROM symptom_check")
    assert len({row["id"] for row in rows}) == 6
