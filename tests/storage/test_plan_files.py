"""The ladder as a file: what the shipped one holds, and how a wrong one is refused."""

from pathlib import Path

import pytest
from shipped_content import shipped

from coach import resources
from coach.domain.errors import RefusedInput
from coach.domain.exercise import HoldDose
from coach.domain.progression import LadderWeek
from coach.domain.routine import Item, Origin
from coach.domain.scaling import Scaling
from coach.storage.catalogue import LADDER_FILE, Catalogue, Folder
from coach.storage.plan_files import read_ladder

SHIPPED = resources.routines() / LADDER_FILE
WEEK_KEYS = "week, sessions, stretch, core, glutes, optional_third"
SCALING_KEYS = "routine, sets_at_most, more_hold_s, more_reps, items"

# Seconds of each week's core and glute routine. Source: rules.md, section 4.
TOTALS_S = {1: (414, 404), 2: (763, 867), 3: (865, 1007), 4: (579, 558), 5: (879, 966), 6: (920, 1118)}


@pytest.mark.parametrize("number", TOTALS_S)
def test_each_week_has_its_totals(number: int) -> None:
    week = shipped().ladder().week(number)
    dosed = [shipped().dosed(scaling.routine, number) for scaling in (week.core, week.glutes)]
    assert tuple(routine.duration_s for routine in dosed) == TOTALS_S[number]


def test_the_shipped_ladder() -> None:
    weeks = shipped().ladder().weeks
    assert [week.number for week in weeks] == [1, 2, 3, 4, 5, 6]
    assert [week.stretch for week in weeks] == ["post-walk-quick"] + ["post-walk-stretch"] * 5
    assert [week.sessions for week in weeks] == [2] * 6
    assert [week.has_optional_third for week in weeks] == [False] * 4 + [True] * 2
    assert weeks[5] == LadderWeek(
        number=6,
        core=Scaling(
            routine="core-builder",
            items=(
                Item("side-plank-knee", HoldDose(hold_s=10, holds=5, relax_s=3, per_side=True)),
                Item("forearm-plank", HoldDose(hold_s=25, sets=3, rest_s=45)),
            ),
        ),
        glutes=Scaling(routine="glute-builder", more_reps=2),
        stretch="post-walk-stretch",
        sessions=2,
        has_optional_third=True,
    )


@pytest.mark.parametrize("number", [*TOTALS_S, None])
def test_routines_that_a_week_does_not_name_stay_as_written(number: int | None) -> None:
    for routine_id in ("core-glutes-express", "post-walk-stretch", "standing-break"):
        assert shipped().dosed(routine_id, number) is shipped().routine(routine_id)
    assert shipped().dosed("core-foundation", None) is shipped().routine("core-foundation")
    assert shipped().dosed("core-builder", 1) is shipped().routine("core-builder")


def test_the_ladder_is_read_once_and_only_when_a_week_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    original = Path.open

    def counting(self: Path, *args: str, **keys: str) -> object:
        opened.append(self)
        return original(self, *args, **keys)

    monkeypatch.setattr(Path, "open", counting)
    catalogue = Catalogue(
        (Folder(resources.routines(), Origin.SHIPPED), Folder(tmp_path, Origin.OWN)),
        (Folder(resources.assets() / "exercises", Origin.SHIPPED),),
    )
    catalogue.dosed("core-foundation", None)
    assert SHIPPED not in opened
    catalogue.dosed("core-foundation", 1)
    catalogue.dosed("glute-foundation", 2)
    assert opened.count(SHIPPED) == 1


FAULTS = [
    ("sets_at_most = 1", "sets_at_most = 0", "$.weeks[0].core.sets_at_most: found 0", "from 1 to 10"),
    ("more_reps = 1", "more_reps = 21", "$.weeks[2].core.more_reps: found 21", "from 0 to 20"),
    ("more_hold_s = 2", 'more_hold_s = "2"', '$.weeks[2].core.more_hold_s: found "2"', "from 0 to 60"),
    ("more_reps = 1", "reps = 1", "$.weeks[2].core.reps: found an unknown key", f"one of {SCALING_KEYS}"),
    ("optional_third", "third", "$.weeks[4].third: found an unknown key", f"one of {WEEK_KEYS}"),
    ("sessions = 2", "sessions = 4", "$.weeks[0].sessions: found 4", "a whole number from 1 to 3"),
    ("sessions = 2\n", "", "$.weeks[0].sessions: found nothing", "a whole number from 1 to 3"),
    ("week = 2", "week = 3", "$.weeks[1].week: found 3", "2, the weeks in their order"),
    ("week = 6", "week = 7", "$.weeks[5].week: found 7", "a week from 1 to 6"),
    ("sessions = 2\noptional", "sessions = 3\noptional", "$.weeks[4].optional_third: found true", "false"),
    ("hold_s = 25", "reps = 4", "$.weeks[5].core.items[1].tempo_s: found nothing", "beside reps"),
    ("hold_s = 25", "hold_s = 0", "$.weeks[5].core.items[1].hold_s: found 0", "from 1 to 600"),
    (
        '"forearm-plank"',
        '"side-plank-knee"',
        '$.weeks[5].core.items[1].exercise: found "side-plank-knee"',
        "an exercise named once",
    ),
    ('"forearm-plank"', '"cobra"', '$.weeks[5].core.items[1].exercise: found "cobra"', "of core-builder"),
    ('"core-foundation"', '"gone"', '$.weeks[0].core.routine: found "gone"', "a known routine"),
    (
        '"glute-foundation"',
        '"core-builder"',
        '$.weeks[0].glutes.routine: found "core-builder"',
        "a routine of the category glutes",
    ),
    (
        '"post-walk-quick"',
        '"standing-break"',
        '$.weeks[0].stretch: found "standing-break"',
        "a routine of the category stretch",
    ),
]


@pytest.mark.parametrize(("written", "instead", "found", "expected"), FAULTS)
def test_a_fault_is_located(tmp_path: Path, written: str, instead: str, found: str, expected: str) -> None:
    path = tmp_path / "ladder.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    assert written in text
    path.write_text(text.replace(written, instead, 1), encoding="utf-8")
    with pytest.raises(RefusedInput) as refused:
        shipped().check_file(path)
    said = str(refused.value)
    assert said.startswith(f"{path}: {found}, expected ")
    assert expected in said
    assert "\n" not in said


def test_a_ladder_has_six_weeks(tmp_path: Path) -> None:
    path = tmp_path / "ladder.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("[[weeks]]")], encoding="utf-8")
    with pytest.raises(RefusedInput, match="a list of 6 weeks"):
        read_ladder(path)


def test_a_ladder_names_no_routine_of_a_persons_own(tmp_path: Path) -> None:
    own = tmp_path / "routines"
    own.mkdir()
    text = (resources.routines() / "core-foundation.toml").read_text(encoding="utf-8")
    (own / "mine.toml").write_text(text.replace('"core-foundation"', '"mine"'), encoding="utf-8")
    path = tmp_path / "ladder.toml"
    ladder = SHIPPED.read_text(encoding="utf-8")
    path.write_text(ladder.replace('"core-foundation"', '"mine"', 1), encoding="utf-8")
    catalogue = Catalogue(
        (Folder(resources.routines(), Origin.SHIPPED), Folder(own, Origin.OWN)),
        (Folder(resources.assets() / "exercises", Origin.SHIPPED),),
    )
    catalogue.check_file(own / "mine.toml")
    with pytest.raises(RefusedInput, match=r'core\.routine: found "mine", expected a shipped routine'):
        catalogue.check_file(path)
