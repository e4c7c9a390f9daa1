"""The content that ships is whole, and reading it opens no more files than asked for."""

from pathlib import Path

import pytest
from shipped_content import exercise_of, routine_of, shipped

from coach import resources
from coach.domain.body import BodyFact
from coach.domain.errors import RefusedInput, UnknownRoutine
from coach.domain.exercise import Category, item_s
from coach.domain.routine import Origin
from coach.storage.catalogue import Catalogue, Folder

# Seconds of each exercise at its own dose, and its category.
EXERCISES = {
    "knee-plank": (125, "core"),
    "forearm-plank": (150, "core"),
    "side-plank-knee": (88, "core"),
    "side-plank-full": (78, "core"),
    "bird-dog": (240, "core"),
    "dead-bug": (208, "core"),
    "curl-up": (88, "core"),
    "pelvic-tilt": (48, "mobility"),
    "glute-bridge": (205, "glutes"),
    "single-leg-bridge": (281, "glutes"),
    "bodyweight-squat": (200, "glutes"),
    "chair-squat": (185, "glutes"),
    "clamshell": (282, "glutes"),
    "side-lying-hip-abduction": (282, "glutes"),
    "hip-hinge": (185, "glutes"),
    "hip-flexor-half-kneeling": (142, "stretch"),
    "hip-flexor-standing": (142, "stretch"),
    "hamstring-strap": (142, "stretch"),
    "hamstring-seated": (142, "stretch"),
    "hamstring-standing": (66, "stretch"),
    "calf-wall-straight": (142, "stretch"),
    "calf-wall-bent": (66, "stretch"),
    "knee-to-chest-single": (72, "stretch"),
    "knee-to-chest-double": (35, "stretch"),
    "childs-pose": (70, "stretch"),
    "cat-cow": (64, "mobility"),
    "lumbar-rotation": (80, "mobility"),
    "figure-four": (66, "stretch"),
    "standing-back-extension": (35, "break"),
    "standing-march": (40, "break"),
    "heel-raise": (40, "break"),
}

ROUTINES = {
    "core-foundation": (["core"], [1]),
    "core-builder": (["core"], [2]),
    "glute-foundation": (["glutes"], [1]),
    "glute-builder": (["glutes"], [2]),
    "core-glutes-express": (["core", "glutes"], [1, 2]),
    "post-walk-stretch": (["stretch"], [1]),
    "post-walk-quick": (["stretch"], [1]),
    "morning-mobility": (["mobility"], [1]),
    "standing-break": (["break"], [1]),
    "recovery-gentle": (["mobility"], [1]),
}


def test_everything_that_ships_can_be_read() -> None:
    exercises, bad_exercises = shipped().exercises()
    routines, bad_routines = shipped().routines()
    assert (bad_exercises, bad_routines) == ([], [])
    assert {exercise.id for exercise in exercises} == set(EXERCISES)
    assert {routine.id for routine in routines} == set(ROUTINES)


def test_files_carry_the_ids_they_hold() -> None:
    stems = {path.stem for path in (resources.assets() / "exercises").iterdir()}
    assert stems == set(EXERCISES)
    assert {path.stem for path in resources.routines().glob("*.toml")} == set(ROUTINES)
    for exercise_id in EXERCISES:
        assert exercise_of(exercise_id).id == exercise_id
    for routine_id in ROUTINES:
        assert routine_of(routine_id).id == routine_id


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_an_exercise_has_its_time_and_its_category(exercise_id: str) -> None:
    exercise = exercise_of(exercise_id)
    assert (item_s(exercise.dose), exercise.category.value) == EXERCISES[exercise_id]


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_an_exercise_has_a_short_cue_and_words_for_everything(exercise_id: str) -> None:
    exercise = exercise_of(exercise_id)
    assert 1 <= len(exercise.cue.split()) <= 8
    assert len(exercise.steps) >= 2
    assert len(exercise.mistakes) >= 2
    assert all((exercise.name, exercise.start, exercise.breathing, exercise.caution, exercise.muscles))


def test_cues_are_the_exercises_own() -> None:
    assert len({exercise_of(exercise_id).cue for exercise_id in EXERCISES}) == len(EXERCISES)


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_easier_and_harder_exercises_exist_and_are_others(exercise_id: str) -> None:
    exercise = exercise_of(exercise_id)
    neighbours = {exercise.easier, exercise.harder} - {None}
    assert neighbours <= set(EXERCISES) - {exercise_id}


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_what_an_exercise_names_as_kinder_is_there(exercise_id: str) -> None:
    exercise = exercise_of(exercise_id)
    shipped().prove_neighbours(exercise, exercise_id)
    assert exercise_id not in exercise.neighbours


def test_an_unknown_kinder_exercise_is_refused_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "bird-dog.toml"
    text = (resources.assets() / "exercises" / path.name).read_text(encoding="utf-8")
    path.write_text(text.replace('instead = "dead-bug"', 'instead = "dead-bat"'), encoding="utf-8")
    with pytest.raises(RefusedInput) as caught:
        shipped().check_file(path)
    said = '$.care[0].instead: found "dead-bat", expected a known exercise'
    assert str(caught.value) == f"{path}: {said}"


@pytest.mark.parametrize("fact", BodyFact)
def test_every_fact_of_the_body_is_asked_for_by_an_exercise(fact: BodyFact) -> None:
    assert any(fact in care.facts for name in EXERCISES for care in exercise_of(name).cares)


NAMED = {
    "wrist": {BodyFact.WRISTS},
    "shoulder": {BodyFact.SHOULDER},
    "elbow": {BodyFact.ELBOWS},
    "neck pain (": {BodyFact.NECK},
    "hip pain": {BodyFact.HIPS},
    "outer hip": {BodyFact.HIPS},
    "outer-hip": {BodyFact.HIPS},
    "knee or hip pain": {BodyFact.KNEES},
    "knee problems": {BodyFact.KNEES},
    "knee ligament": {BodyFact.KNEES},
    "or knees": {BodyFact.KNEES, BodyFact.KNEELING},
    "kneeling": {BodyFact.KNEELING},
    "achilles": {BodyFact.ACHILLES},
    "bending pain": {BodyFact.BENDING},
    "bending-sensitive": {BodyFact.BENDING},
    "in a flare": {BodyFact.BENDING},
    "disc flare": {BodyFact.BENDING},
    "stenosis": {BodyFact.LEGS_EASE},
    "active sciatica": {BodyFact.LEG_NERVE},
    "leg pain": {BodyFact.LEG_NERVE},
    "dizz": {BodyFact.DIZZINESS},
    "balance": {BodyFact.BALANCE, BodyFact.OVER_70},
    "unsteady": {BodyFact.BALANCE, BodyFact.OVER_70},
    "hip replacement": {BodyFact.HIP_REPLACEMENT},
    "knee replacement": {BodyFact.KNEE_REPLACEMENT},
    "osteoporosis": {BodyFact.OSTEOPOROSIS, BodyFact.STEROIDS},
    "blood pressure": {BodyFact.BLOOD_PRESSURE},
    "pregnancy": {BodyFact.PREGNANCY},
}
"""What a caution says, and the facts that its exercise then asks about."""


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_whatever_a_caution_names_is_asked_about(exercise_id: str) -> None:
    exercise = exercise_of(exercise_id)
    caution = exercise.caution.lower()
    wanted = {fact for words, facts in NAMED.items() if words in caution for fact in facts}
    assert wanted <= {fact for care in exercise.cares for fact in care.facts}


def test_easing_again_and_again_comes_to_an_end() -> None:
    for exercise_id in EXERCISES:
        easier: str | None = exercise_id
        passed: list[str] = []
        while easier is not None:
            assert easier not in passed
            passed.append(easier)
            easier = exercise_of(easier).easier


@pytest.mark.parametrize("routine_id", ROUTINES)
def test_a_routine_has_its_categories_and_levels(routine_id: str) -> None:
    routine = routine_of(routine_id)
    categories, levels = ROUTINES[routine_id]
    assert [category.value for category in routine.categories] == categories
    assert list(routine.levels) == levels
    assert routine.origin is Origin.SHIPPED
    assert routine.is_strength is bool({Category.CORE, Category.GLUTES} & set(routine.categories))
    assert routine.hardest_level == max(levels)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that are opened from now on."""
    names: list[str] = []
    original = Path.open

    def counting(self: Path, *args: str, **keys: str) -> object:
        names.append(self.name)
        return original(self, *args, **keys)

    monkeypatch.setattr(Path, "open", counting)
    return names


@pytest.fixture
def fresh() -> Catalogue:
    return Catalogue(
        (Folder(resources.routines(), Origin.SHIPPED),),
        (Folder(resources.assets() / "exercises", Origin.SHIPPED),),
    )


def test_listing_the_routines_opens_no_file(fresh: Catalogue, opened: list[str]) -> None:
    assert set(fresh.routine_ids()) == set(ROUTINES)
    assert opened == []


def test_one_routine_opens_its_own_file_and_its_exercises_only(fresh: Catalogue, opened: list[str]) -> None:
    routine = fresh.routine("standing-break")
    fresh.exercises_of(routine)
    assert opened == [
        "standing-break.toml",
        "standing-march.toml",
        "standing-back-extension.toml",
        "heel-raise.toml",
    ]


def test_what_was_read_is_not_read_again(fresh: Catalogue, opened: list[str]) -> None:
    fresh.routine("standing-break")
    opened.clear()
    fresh.exercises_of(fresh.routine("standing-break"))
    assert opened == []


def test_an_unknown_routine_names_the_known_ones() -> None:
    with pytest.raises(UnknownRoutine) as refused:
        shipped().routine("core")
    assert str(refused.value) == (
        'routine: found "core", expected one of core-builder, core-foundation, core-glutes-express, '
        "glute-builder, glute-foundation, morning-mobility, post-walk-quick, post-walk-stretch, "
        "recovery-gentle, standing-break"
    )
