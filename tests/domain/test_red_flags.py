"""May this routine start now? The whole table, and which of several findings decides."""

from datetime import date

import pytest

from coach.domain.exercise import Category
from coach.domain.red_flags import (
    GENTLY,
    NOTHING,
    Due,
    Finding,
    Severity,
    Standing,
    Urgency,
    may_start,
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

LAST_DAY = date(2026, 3, 4)

STANDINGS = {
    "unchecked": Standing(due=Due.FIRST),
    "clear": Standing(),
    "gently": Standing(finding=Finding(Severity.CONTINUE_GENTLY)),
    "gently+leg": Standing(finding=Finding(Severity.CONTINUE_GENTLY, has_leg_symptoms=True)),
    "doctor": Standing(finding=Finding(Severity.SEE_DOCTOR, Urgency.URGENT)),
    "doctor+leg": Standing(finding=Finding(Severity.SEE_DOCTOR, Urgency.SOON, has_leg_symptoms=True)),
    "emergency": Standing(finding=Finding(Severity.EMERGENCY, Urgency.NOW)),
    "due": Standing(due=Due.MONTH),
    "resting": Standing(rests_until=LAST_DAY),
    "due+resting": Standing(due=Due.RED, rests_until=LAST_DAY),
    "due+doctor": Standing(
        finding=Finding(Severity.SEE_DOCTOR, Urgency.URGENT), due=Due.RED, rests_until=LAST_DAY
    ),
}

PAINS = (None, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)

MARKS = {
    ".": None,
    "c": "no-check",
    "u": "check-due",
    "R": "resting",
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
due         standing-break  ............
due         own-break       uuuuuuuuuuuu
due         stretch-1       uuuuuuuuuuuu
due         stretch-2       uuuuuuuuuuuu
due         mobility-1      uuuuuuuuuuuu
due         core-1          uuuuuuuuuuuu
due         core-2          uuuuuuuuuuuu
due         glutes-1        uuuuuuuuuuuu
due         glutes-2        uuuuuuuuuuuu
due         express         uuuuuuuuuuuu
due         mixed-1         uuuuuuuuuuuu
resting     standing-break  ............
resting     own-break       RRRRRRRRRRRR
resting     stretch-1       RRRRRRRRRRRR
resting     stretch-2       RRRRRRRRRRRR
resting     mobility-1      RRRRRRRRRRRR
resting     core-1          RRRRRRRRRRRR
resting     core-2          RRRRRRRRRRRR
resting     glutes-1        RRRRRRRRRRRR
resting     glutes-2        RRRRRRRRRRRR
resting     express         RRRRRRRRRRRR
resting     mixed-1         RRRRRRRRRRRR
due+resting standing-break  ............
due+resting own-break       uuuuuuuuuuuu
due+resting stretch-1       uuuuuuuuuuuu
due+resting stretch-2       uuuuuuuuuuuu
due+resting mobility-1      uuuuuuuuuuuu
due+resting core-1          uuuuuuuuuuuu
due+resting core-2          uuuuuuuuuuuu
due+resting glutes-1        uuuuuuuuuuuu
due+resting glutes-2        uuuuuuuuuuuu
due+resting express         uuuuuuuuuuuu
due+resting mixed-1         uuuuuuuuuuuu
due+doctor  standing-break  ............
due+doctor  own-break       DDDDDDDDDDDD
due+doctor  stretch-1       DDDDDDDDDDDD
due+doctor  stretch-2       DDDDDDDDDDDD
due+doctor  mobility-1      DDDDDDDDDDDD
due+doctor  core-1          DDDDDDDDDDDD
due+doctor  core-2          DDDDDDDDDDDD
due+doctor  glutes-1        DDDDDDDDDDDD
due+doctor  glutes-2        DDDDDDDDDDDD
due+doctor  express         DDDDDDDDDDDD
due+doctor  mixed-1         DDDDDDDDDDDD
"""

ROWS = [tuple(line.split()) for line in TABLE.strip().splitlines()]


def test_the_table_is_complete() -> None:
    assert {(found, routine) for found, routine, _ in ROWS} == {
        (found, routine) for found in STANDINGS for routine in ROUTINES
    }
    assert {len(marks) for _, _, marks in ROWS} == {len(PAINS)}


@pytest.mark.parametrize(("found", "routine", "marks"), ROWS)
def test_may_start(found: str, routine: str, marks: str) -> None:
    asked = [may_start(ROUTINES[routine], STANDINGS[found], pain) for pain in PAINS]
    assert asked == [MARKS[mark] for mark in marks]


# Several findings

DOCTOR_SOON = Finding(Severity.SEE_DOCTOR, Urgency.SOON)
DOCTOR_TODAY = Finding(Severity.SEE_DOCTOR, Urgency.TODAY)
LEG = Finding(Severity.SEE_DOCTOR, Urgency.SOON, has_leg_symptoms=True)
EMERGENCY = Finding(Severity.EMERGENCY, Urgency.NOW)


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
