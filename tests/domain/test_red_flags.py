"""May this routine start now? The whole table, and what a check means after an earlier one."""

from datetime import UTC, date, datetime

import pytest

from coach.domain.exercise import Category
from coach.domain.red_flags import (
    NO,
    NOT_SURE,
    NOTHING,
    Choice,
    Finding,
    Question,
    Severity,
    SymptomCheck,
    Urgency,
    finding_of,
    is_complete,
    may_start,
    standing,
    worst,
)
from coach.domain.routine import Origin, Routine


def _routine(
    routine_id: str,
    categories: tuple[Category, ...],
    levels: tuple[int, ...] = (1,),
    origin: Origin = Origin.SHIPPED,
) -> Routine:
    return Routine(
        id=routine_id,
        name="A routine",
        categories=categories,
        levels=levels,
        when="now",
        prepare_s=0,
        transition_s=0,
        items=(),
        origin=origin,
    )


ROUTINES = {
    "standing-break": _routine("standing-break", (Category.BREAK,)),
    "own-break": _routine("desk-break", (Category.BREAK,), origin=Origin.OWN),
    "stretch-1": _routine("post-walk-stretch", (Category.STRETCH,)),
    "stretch-2": _routine("own-stretch", (Category.STRETCH,), (2,), Origin.OWN),
    "mobility-1": _routine("morning-mobility", (Category.MOBILITY,)),
    "core-1": _routine("core-foundation", (Category.CORE,)),
    "core-2": _routine("core-builder", (Category.CORE,), (2,)),
    "glutes-1": _routine("glute-foundation", (Category.GLUTES,)),
    "glutes-2": _routine("glute-builder", (Category.GLUTES,), (2,)),
    "express": _routine("core-glutes-express", (Category.CORE, Category.GLUTES), (1, 2)),
    "mixed-1": _routine("own-mix", (Category.MOBILITY, Category.CORE), (1,), Origin.OWN),
}

FINDINGS: dict[str, Finding | None] = {
    "unchecked": None,
    "clear": NOTHING,
    "gently": Finding(Severity.CONTINUE_GENTLY),
    "gently+leg": Finding(Severity.CONTINUE_GENTLY, has_leg_symptoms=True),
    "doctor": Finding(Severity.SEE_DOCTOR, Urgency.URGENT),
    "doctor+leg": Finding(Severity.SEE_DOCTOR, Urgency.SOON, has_leg_symptoms=True),
    "emergency": Finding(Severity.EMERGENCY, Urgency.NOW),
}

PAINS = (None, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)

MARKS = {
    ".": None,
    "c": "no-check",
    "E": "emergency",
    "D": "see-doctor",
    "L": "level-one-only",
    "?": "pain-unknown",
    "P": "pain-too-high",
}

# One mark for each pain before: unknown, then 0 to 10.
TABLE = """
unchecked   standing-break  ............
unchecked   own-break       cccccccccccc
unchecked   stretch-1       cccccccccccc
unchecked   stretch-2       cccccccccccc
unchecked   mobility-1      cccccccccccc
unchecked   core-1          cccccccccccc
unchecked   core-2          cccccccccccc
unchecked   glutes-1        cccccccccccc
unchecked   glutes-2        cccccccccccc
unchecked   express         cccccccccccc
unchecked   mixed-1         cccccccccccc
clear       standing-break  ............
clear       own-break       ?...........
clear       stretch-1       ?...........
clear       stretch-2       ?...........
clear       mobility-1      ?...........
clear       core-1          ?......PPPPP
clear       core-2          ?......PPPPP
clear       glutes-1        ?......PPPPP
clear       glutes-2        ?......PPPPP
clear       express         ?......PPPPP
clear       mixed-1         ?......PPPPP
gently      standing-break  ............
gently      own-break       ?...........
gently      stretch-1       ?...........
gently      stretch-2       LLLLLLLLLLLL
gently      mobility-1      ?...........
gently      core-1          ?......PPPPP
gently      core-2          LLLLLLLLLLLL
gently      glutes-1        ?......PPPPP
gently      glutes-2        LLLLLLLLLLLL
gently      express         LLLLLLLLLLLL
gently      mixed-1         ?......PPPPP
gently+leg  standing-break  ............
gently+leg  own-break       ?...........
gently+leg  stretch-1       ?...........
gently+leg  stretch-2       LLLLLLLLLLLL
gently+leg  mobility-1      ?...........
gently+leg  core-1          ?......PPPPP
gently+leg  core-2          LLLLLLLLLLLL
gently+leg  glutes-1        ?......PPPPP
gently+leg  glutes-2        LLLLLLLLLLLL
gently+leg  express         LLLLLLLLLLLL
gently+leg  mixed-1         ?......PPPPP
doctor      standing-break  ............
doctor      own-break       DDDDDDDDDDDD
doctor      stretch-1       DDDDDDDDDDDD
doctor      stretch-2       DDDDDDDDDDDD
doctor      mobility-1      DDDDDDDDDDDD
doctor      core-1          DDDDDDDDDDDD
doctor      core-2          DDDDDDDDDDDD
doctor      glutes-1        DDDDDDDDDDDD
doctor      glutes-2        DDDDDDDDDDDD
doctor      express         DDDDDDDDDDDD
doctor      mixed-1         DDDDDDDDDDDD
doctor+leg  standing-break  DDDDDDDDDDDD
doctor+leg  own-break       DDDDDDDDDDDD
doctor+leg  stretch-1       DDDDDDDDDDDD
doctor+leg  stretch-2       DDDDDDDDDDDD
doctor+leg  mobility-1      DDDDDDDDDDDD
doctor+leg  core-1          DDDDDDDDDDDD
doctor+leg  core-2          DDDDDDDDDDDD
doctor+leg  glutes-1        DDDDDDDDDDDD
doctor+leg  glutes-2        DDDDDDDDDDDD
doctor+leg  express         DDDDDDDDDDDD
doctor+leg  mixed-1         DDDDDDDDDDDD
emergency   standing-break  EEEEEEEEEEEE
emergency   own-break       EEEEEEEEEEEE
emergency   stretch-1       EEEEEEEEEEEE
emergency   stretch-2       EEEEEEEEEEEE
emergency   mobility-1      EEEEEEEEEEEE
emergency   core-1          EEEEEEEEEEEE
emergency   core-2          EEEEEEEEEEEE
emergency   glutes-1        EEEEEEEEEEEE
emergency   glutes-2        EEEEEEEEEEEE
emergency   express         EEEEEEEEEEEE
emergency   mixed-1         EEEEEEEEEEEE
"""

ROWS = [tuple(line.split()) for line in TABLE.strip().splitlines()]


def _check(finding: Finding, answers: dict[str, str] | None = None) -> SymptomCheck:
    return SymptomCheck(
        answered_at=datetime(2026, 3, 2, 8, tzinfo=UTC),
        answered_on=date(2026, 3, 2),
        answers=answers or {},
        finding=finding,
    )


def test_the_table_is_complete() -> None:
    assert {(found, routine) for found, routine, _ in ROWS} == {
        (found, routine) for found in FINDINGS for routine in ROUTINES
    }
    assert {len(marks) for _, _, marks in ROWS} == {len(PAINS)}


@pytest.mark.parametrize(("found", "routine", "marks"), ROWS)
def test_may_start(found: str, routine: str, marks: str) -> None:
    finding = FINDINGS[found]
    check = None if finding is None else _check(finding)
    assert [may_start(ROUTINES[routine], check, pain) for pain in PAINS] == [MARKS[mark] for mark in marks]


# What answers mean

DOCTOR_SOON = Finding(Severity.SEE_DOCTOR, Urgency.SOON)
DOCTOR_TODAY = Finding(Severity.SEE_DOCTOR, Urgency.TODAY)
LEG = Finding(Severity.SEE_DOCTOR, Urgency.SOON, has_leg_symptoms=True)
EMERGENCY = Finding(Severity.EMERGENCY, Urgency.NOW)
GENTLY = Finding(Severity.CONTINUE_GENTLY)

QUESTIONS = (
    Question("bladder", "now", "Trouble?", (Choice("yes", "Yes", EMERGENCY),), EMERGENCY),
    Question("fever", "now", "Fever?", (Choice("yes", "Yes", DOCTOR_TODAY),), DOCTOR_TODAY),
    Question(
        "leg",
        "past",
        "Numb leg?",
        (Choice("new", "New", LEG), Choice("old", "Old and assessed", GENTLY)),
        DOCTOR_SOON,
    ),
)
ALL_NO = {"bladder": NO, "fever": NO, "leg": NO}


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], NOTHING),
        ([NOTHING, GENTLY], GENTLY),
        ([DOCTOR_SOON, DOCTOR_TODAY, GENTLY], DOCTOR_TODAY),
        ([DOCTOR_TODAY, LEG], Finding(Severity.SEE_DOCTOR, Urgency.TODAY, has_leg_symptoms=True)),
        ([DOCTOR_SOON, EMERGENCY], EMERGENCY),
        (
            [Finding(Severity.CONTINUE_GENTLY, Urgency.TODAY), DOCTOR_SOON],
            Finding(Severity.SEE_DOCTOR, Urgency.SOON),
        ),
    ],
)
def test_the_most_severe_finding_decides_with_its_own_urgency(
    findings: list[Finding], expected: Finding
) -> None:
    assert worst(findings) == expected
    assert worst(reversed(findings)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, NOTHING),
        ({"bladder": "yes"}, EMERGENCY),
        ({"bladder": NOT_SURE}, EMERGENCY),
        ({"fever": "yes"}, DOCTOR_TODAY),
        ({"leg": "new"}, LEG),
        ({"leg": "old"}, GENTLY),
        ({"leg": NOT_SURE}, DOCTOR_SOON),
    ],
)
def test_what_answers_mean(changes: dict[str, str], expected: Finding) -> None:
    assert finding_of(QUESTIONS, ALL_NO | changes) == expected


def test_an_answer_no_question_offers_is_refused() -> None:
    with pytest.raises(KeyError):
        finding_of(QUESTIONS, ALL_NO | {"leg": "perhaps"})


def test_a_check_is_complete_when_every_question_has_an_answer() -> None:
    assert is_complete(QUESTIONS, ALL_NO)
    assert not is_complete(QUESTIONS, {"bladder": NO, "leg": "new"})


def _standing(
    changes: dict[str, str], before: dict[str, str], *, is_assessed: bool, kept: Finding | None = None
) -> Finding:
    earlier = ALL_NO | before
    previous = _check(kept or finding_of(QUESTIONS, earlier), earlier)
    return standing(QUESTIONS, ALL_NO | changes, previous, is_assessed=is_assessed)


def test_a_first_check_means_what_its_answers_mean() -> None:
    for is_assessed in (False, True):
        found = standing(QUESTIONS, ALL_NO | {"fever": "yes"}, None, is_assessed=is_assessed)
        assert found == DOCTOR_TODAY


@pytest.mark.parametrize("before", [{"bladder": "yes"}, {"fever": "yes"}, {"leg": "new"}])
def test_milder_answers_do_not_lift_a_blocking_finding(before: dict[str, str]) -> None:
    assert _standing({}, before, is_assessed=False) == finding_of(QUESTIONS, ALL_NO | before)


def test_a_finding_that_does_not_block_goes_with_its_answers() -> None:
    assert _standing({}, {"leg": "old"}, is_assessed=False) == NOTHING


def test_new_answers_add_to_a_finding_that_stands() -> None:
    assert _standing({"bladder": "yes"}, {"fever": "yes"}, is_assessed=False) == EMERGENCY
    both = Finding(Severity.SEE_DOCTOR, Urgency.TODAY, has_leg_symptoms=True)
    assert _standing({"fever": "yes"}, {"leg": "new"}, is_assessed=False) == both


def test_an_assessment_lifts_what_is_over() -> None:
    assert _standing({}, {"bladder": "yes"}, is_assessed=True) == NOTHING


def test_an_assessment_turns_what_has_not_changed_into_going_gently() -> None:
    for answer in ({"bladder": "yes"}, {"fever": NOT_SURE}, {"leg": "new"}):
        assert _standing(answer, answer, is_assessed=True) == GENTLY


def test_an_assessment_does_not_cover_what_is_new() -> None:
    assert _standing({"fever": "yes", "bladder": "yes"}, {"fever": "yes"}, is_assessed=True) == EMERGENCY
    assert _standing({"leg": "new"}, {"leg": "old"}, is_assessed=True) == LEG


def test_an_assessment_lifts_a_finding_kept_from_before_the_previous_answers() -> None:
    assert _standing({}, {}, is_assessed=False, kept=EMERGENCY) == EMERGENCY
    assert _standing({}, {}, is_assessed=True, kept=EMERGENCY) == NOTHING
