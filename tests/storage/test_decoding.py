"""Bad files: each is refused with its place, what was found and what is allowed; the rest goes on working."""

from pathlib import Path

import pytest
from shipped_content import shipped

from coach import resources
from coach.domain.body import BodyFact
from coach.domain.errors import RefusedInput
from coach.domain.exercise import HoldDose, RepsDose, Tempo
from coach.domain.routine import Item, Origin
from coach.storage.catalogue import Catalogue, Folder
from coach.storage.exercises import read_exercise
from coach.storage.routines import read_routine

ROUTINE = """\
id = "mine"
name = "Mine"
categories = ["core"]
levels = [1]
when = "Any day"
prepare_s = 10
transition_s = 15

[[items]]
exercise = "dead-bug"
reps = 6
tempo_s = [3, 1, 2, 1]

[[items]]
exercise = "knee-plank"
holds = 3
hold_s = 10

[[items]]
exercise = "childs-pose"
hold_s = 40
"""

EXERCISE = """\
id = "wall-sit"
name = "Wall sit"
category = "glutes"
cue = "Back flat on the wall."
muscles = "thighs"
equipment = ["wall"]
start = "Back against a wall."
steps = ["Slide down.", "Hold."]
breathing = "Breathe evenly."
mistakes = ["holding breath"]
caution = "Stop on knee pain."

[dose]
hold_s = 15
"""

ITEM_KEYS = "hold_s, holds, relax_s, reps, tempo_s, sets, rest_s, switch_s, per_side, alternate"
ROUTINE_KEYS = "id, name, categories, levels, when, prepare_s, transition_s, items"
EXERCISE_KEYS = (
    "id, name, category, cue, muscles, equipment, start, steps, breathing, mistakes, caution, dose, easier, "
    "harder, sources, care"
)
SLUG = "1 to 64 lower-case letters, digits or hyphens, not a hyphen first"
TEMPO = "four whole seconds from 0 to 60: out, hold, return, pause"
ITEMS = ROUTINE[ROUTINE.index("[[items]]") :]

# written in the file, written instead, what is said
ROUTINE_FAULTS = [
    # values
    ("hold_s = 40", 'hold_s = "ten"', '$.items[2].hold_s: found "ten", expected whole seconds from 1 to 600'),
    ("hold_s = 40", "hold_s = 0", "$.items[2].hold_s: found 0, expected whole seconds from 1 to 600"),
    ("hold_s = 40", "hold_s = 601", "$.items[2].hold_s: found 601, expected whole seconds from 1 to 600"),
    ("hold_s = 40", "hold_s = 9.5", "$.items[2].hold_s: found 9.5, expected whole seconds from 1 to 600"),
    ("hold_s = 40", "hold_s = true", "$.items[2].hold_s: found true, expected whole seconds from 1 to 600"),
    ("hold_s = 40", "hold_s = nan", "$.items[2].hold_s: found NaN, expected whole seconds from 1 to 600"),
    (
        "hold_s = 40",
        "hold_s = 2026-01-01",
        '$.items[2].hold_s: found "2026-01-01", expected whole seconds from 1 to 600',
    ),
    (
        "hold_s = 40",
        "hold_s = {a = 1}",
        "$.items[2].hold_s: found a table, expected whole seconds from 1 to 600",
    ),
    ("holds = 3", "holds = 101", "$.items[1].holds: found 101, expected a whole number from 1 to 100"),
    ("holds = 3", "holds = 0", "$.items[1].holds: found 0, expected a whole number from 1 to 100"),
    ("holds = 3", "relax_s = 601", "$.items[1].relax_s: found 601, expected whole seconds from 0 to 600"),
    ("holds = 3", "sets = 11", "$.items[1].sets: found 11, expected a whole number from 1 to 10"),
    ("holds = 3", "rest_s = -1", "$.items[1].rest_s: found -1, expected whole seconds from 0 to 600"),
    ("holds = 3", "switch_s = [6]", "$.items[1].switch_s: found [6], expected whole seconds from 0 to 600"),
    ("holds = 3", "per_side = 1", "$.items[1].per_side: found 1, expected true or false"),
    ("reps = 6", "reps = 101", "$.items[0].reps: found 101, expected a whole number from 1 to 100"),
    ("[3, 1, 2, 1]", "[3, 1, 2]", f"$.items[0].tempo_s: found [3, 1, 2], expected {TEMPO}"),
    ("[3, 1, 2, 1]", '"3-1-2-1"', f'$.items[0].tempo_s: found "3-1-2-1", expected {TEMPO}'),
    ("[3, 1, 2, 1]", "[3, 1, 2, 61]", "$.items[0].tempo_s[3]: found 61, expected whole seconds from 0 to 60"),
    (
        "[3, 1, 2, 1]",
        '[3, "x", 2, 1]',
        '$.items[0].tempo_s[1]: found "x", expected whole seconds from 0 to 60',
    ),
    (
        "[3, 1, 2, 1]",
        "[0, 0, 0, 0]",
        "$.items[0].tempo_s: found four zeros, expected at least one second a rep",
    ),
    ("prepare_s = 10", "prepare_s = -1", "$.prepare_s: found -1, expected whole seconds from 0 to 600"),
    ("levels = [1]", "levels = [4]", "$.levels[0]: found 4, expected a whole number from 1 to 3"),
    ("levels = [1]", "levels = []", "$.levels: found [], expected a list of 1 to 3 levels"),
    (
        '["core"]',
        '["legs"]',
        '$.categories[0]: found "legs", expected one of core, glutes, stretch, mobility, break',
    ),
    ('["core"]', '"core"', '$.categories: found "core", expected a list of categories'),
    ('"Mine"', '""', '$.name: found "", expected a text of 1 to 120 characters'),
    ('"Mine"', "5", "$.name: found 5, expected a text of 1 to 120 characters"),
    (
        '"Mine"',
        f'"{"x" * 121}"',
        f'$.name: found "{"x" * 56}…, expected a text of 1 to 120 characters',
    ),
    ('"mine"', '"yours"', '$.id: found "yours", expected the name of the file, "mine"'),
    ('"mine"', '"Mine"', f'$.id: found "Mine", expected {SLUG}'),
    ('"childs-pose"', '"../pose"', f'$.items[2].exercise: found "../pose", expected {SLUG}'),
    (ITEMS, "items = []\n", "$.items: found [], expected 1 to 60 items"),
    (ITEMS, "items = 5\n", "$.items: found 5, expected 1 to 60 items"),
    (ITEMS, "[items]\nhold_s = 5\n", "$.items: found a table, expected 1 to 60 items"),
    # keys
    (
        'name = "Mine"',
        'colour = "red"\nname = "Mine"',
        f"$.colour: found an unknown key, expected one of {ROUTINE_KEYS}",
    ),
    (
        "hold_s = 40",
        "hold_s = 40\nhodls = 2",
        f"$.items[2].hodls: found an unknown key, expected one of {ITEM_KEYS}, exercise",
    ),
    ('name = "Mine"\n', "", "$.name: found nothing, expected a text of 1 to 120 characters"),
    ('exercise = "childs-pose"\n', "", f"$.items[2].exercise: found nothing, expected {SLUG}"),
    (ITEMS, "", "$.items: found nothing, expected 1 to 60 items"),
    # doses that contradict themselves
    ("hold_s = 40\n", "", "$.items[2]: found no dose, expected either hold_s or reps"),
    (
        "hold_s = 40",
        "hold_s = 40\nreps = 5",
        "$.items[2].reps: found a value, expected no reps beside hold_s",
    ),
    (
        "hold_s = 40",
        "hold_s = 40\ntempo_s = [1, 1, 1, 1]",
        "$.items[2].tempo_s: found a value, expected no tempo_s beside hold_s",
    ),
    (
        "hold_s = 40",
        "hold_s = 40\nalternate = true",
        "$.items[2].alternate: found a value, expected no alternate beside hold_s",
    ),
    ("reps = 6", "reps = 6\nholds = 2", "$.items[0].holds: found a value, expected no holds beside reps"),
    (
        "reps = 6",
        "reps = 6\nrelax_s = 2",
        "$.items[0].relax_s: found a value, expected no relax_s beside reps",
    ),
    (
        "reps = 6",
        "reps = 6\nper_side = true\nalternate = true",
        "$.items[0].alternate: found true, expected false beside per_side = true",
    ),
    (
        "tempo_s = [3, 1, 2, 1]\n",
        "",
        "$.items[0].tempo_s: found nothing, expected four whole seconds beside reps",
    ),
    # not TOML
    ("prepare_s = 10", "prepare_s =", "line 6, column 12: found invalid value, expected valid TOML"),
    (
        "prepare_s = 10",
        "prepare_s = 10\nprepare_s = 11",
        "line 7, column 15: found cannot overwrite a value, expected valid TOML",
    ),
]

EXERCISE_FAULTS = [
    ("hold_s = 15", "hold_s = 1000", "$.dose.hold_s: found 1000, expected whole seconds from 1 to 600"),
    ("hold_s = 15", "seconds = 15", f"$.dose.seconds: found an unknown key, expected one of {ITEM_KEYS}"),
    ("hold_s = 15", "reps = 3", "$.dose.tempo_s: found nothing, expected four whole seconds beside reps"),
    ("hold_s = 15", "", "$.dose: found no dose, expected either hold_s or reps"),
    (
        '"glutes"',
        '"legs"',
        '$.category: found "legs", expected one of core, glutes, stretch, mobility, break',
    ),
    ('"wall-sit"', '"wall-sits"', '$.id: found "wall-sits", expected the name of the file, "wall-sit"'),
    (
        '"Back flat on the wall."',
        '"One two three four five six seven eight nine"',
        '$.cue: found "One two three four five six seven eight nine", expected at most 8 words',
    ),
    ('["Slide down.", "Hold."]', "[]", "$.steps: found [], expected a list of 1 to 20 texts"),
    (
        '["Slide down.", "Hold."]',
        '["Slide.", 2]',
        "$.steps[1]: found 2, expected a text of 1 to 1000 characters",
    ),
    ('["wall"]', '"wall"', '$.equipment: found "wall", expected a list of at most 20 texts'),
    (
        'name = "Wall sit"',
        'title = "Wall sit"',
        f"$.title: found an unknown key, expected one of {EXERCISE_KEYS}",
    ),
    (
        "hold_s = 15",
        'hold_s = 15\n[[care]]\nbody = ["wrists", "toes"]',
        f'$.care[0].body[1]: found "toes", expected one of {", ".join(BodyFact)}',
    ),
    (
        "hold_s = 15",
        "hold_s = 15\n[[care]]\nbody = []",
        "$.care[0].body: found [], expected a list of 1 to 20 facts",
    ),
    (
        "hold_s = 15",
        'hold_s = 15\n[[care]]\ninstead = "dead-bug"',
        "$.care[0].body: found nothing, expected a list of 1 to 20 facts",
    ),
    (
        "hold_s = 15",
        'hold_s = 15\n[[care]]\nbody = ["wrists"]\nif = 1',
        "$.care[0].if: found an unknown key, expected one of body, instead, skip",
    ),
    (
        "hold_s = 15",
        'hold_s = 15\n[[care]]\nbody = ["wrists"]\nskip = 1',
        "$.care[0].skip: found 1, expected true or false",
    ),
    (
        "hold_s = 15",
        'hold_s = 15\n[[care]]\nbody = ["wrists"]\ninstead = "wall-sit"',
        '$.care[0].instead: found "wall-sit", expected another exercise',
    ),
]


def _refusal(path: Path) -> str:
    with pytest.raises(RefusedInput) as refused:
        read_exercise(path) if path.stem == "wall-sit" else read_routine(path, Origin.OWN)
    return str(refused.value)


@pytest.fixture
def routine_file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(ROUTINE, encoding="utf-8")
    return path


def test_a_good_routine_file(routine_file: Path) -> None:
    routine = read_routine(routine_file, Origin.OWN)
    assert routine.items == (
        Item("dead-bug", RepsDose(reps=6, tempo=Tempo(3, 1, 2, 1))),
        Item("knee-plank", HoldDose(hold_s=10, holds=3)),
        Item("childs-pose", HoldDose(hold_s=40)),
    )
    # 10 + 42 + 15 + 30 + 15 + 40
    assert (routine.id, routine.origin, routine.duration_s) == ("mine", Origin.OWN, 152)


@pytest.mark.parametrize(("written", "instead", "said"), ROUTINE_FAULTS)
def test_a_fault_in_a_routine_is_located(routine_file: Path, written: str, instead: str, said: str) -> None:
    assert ROUTINE.count(written) == 1
    routine_file.write_text(ROUTINE.replace(written, instead), encoding="utf-8")
    assert _refusal(routine_file) == f"{routine_file}: {said}"


@pytest.mark.parametrize(("written", "instead", "said"), EXERCISE_FAULTS)
def test_a_fault_in_an_exercise_is_located(tmp_path: Path, written: str, instead: str, said: str) -> None:
    assert EXERCISE.count(written) == 1
    path = tmp_path / "wall-sit.toml"
    path.write_text(EXERCISE, encoding="utf-8")
    assert read_exercise(path).dose == HoldDose(hold_s=15)
    path.write_text(EXERCISE.replace(written, instead), encoding="utf-8")
    assert _refusal(path) == f"{path}: {said}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'id = "caf\xe9"', "byte 9: found bytes that are not UTF-8, expected UTF-8 text"),
        (b"# " + b"x" * (256 * 1024 - 1), "found a larger file, expected at most 256 KiB"),
        (b"a = " + b"[" * 5000, "found values nested too deeply, expected a flat file"),
        (b"", f"$.id: found nothing, expected {SLUG}"),
    ],
    ids=["not UTF-8", "oversized", "nested", "empty"],
)
def test_a_file_that_is_no_routine(routine_file: Path, content: bytes, said: str) -> None:
    routine_file.write_bytes(content)
    assert _refusal(routine_file) == f"{routine_file}: {said}"


def test_a_file_of_just_the_largest_size_is_read(routine_file: Path) -> None:
    filler = "# " + "x" * (256 * 1024 - len(ROUTINE.encode()) - 3) + "\n"
    routine_file.write_text(filler + ROUTINE, encoding="utf-8")
    assert routine_file.stat().st_size == 256 * 1024
    assert read_routine(routine_file, Origin.OWN).id == "mine"


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.mkdir()
    assert _refusal(path) == f"{path}: found Is a directory, expected a readable file"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    assert _refusal(path) == f"{path}: found No such file or directory, expected a readable file"


def test_three_hours_are_the_most(routine_file: Path) -> None:
    # ten sets of twice 533 s with nine rests of 2 s make 10678 s; prepare, items, transitions the other 122
    long = ROUTINE.replace("holds = 3\nhold_s = 10", "holds = 2\nhold_s = 533\nsets = 10\nrest_s = 2")
    routine_file.write_text(long, encoding="utf-8")
    assert read_routine(routine_file, Origin.OWN).duration_s == 10800
    routine_file.write_text(long.replace("prepare_s = 10", "prepare_s = 11"), encoding="utf-8")
    said = "$.items: found 10801 s in all, expected at most 10800 s"
    assert _refusal(routine_file) == f"{routine_file}: {said}"


# A person's own files beside the shipped ones


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "routines").mkdir()
    (tmp_path / "exercises").mkdir()
    return tmp_path


def _beside_shipped(own: Path) -> Catalogue:
    return Catalogue(
        (Folder(resources.routines(), Origin.SHIPPED), Folder(own / "routines", Origin.OWN)),
        (Folder(resources.assets() / "exercises", Origin.SHIPPED), Folder(own / "exercises", Origin.OWN)),
    )


def test_own_files_stand_beside_the_shipped_ones(own: Path) -> None:
    text = ROUTINE.replace('"childs-pose"', '"wall-sit"')
    (own / "routines" / "mine.toml").write_text(text, encoding="utf-8")
    (own / "exercises" / "wall-sit.toml").write_text(EXERCISE, encoding="utf-8")
    catalogue = _beside_shipped(own)
    routine = catalogue.routine("mine")
    assert routine.origin is Origin.OWN
    assert catalogue.exercises_of(routine)["wall-sit"].cue == "Back flat on the wall."
    assert catalogue.routine("core-foundation").origin is Origin.SHIPPED
    assert len(catalogue.routines()[0]) == 11
    assert len(catalogue.exercises()[0]) == 32


def test_missing_own_folders_are_empty_ones(tmp_path: Path) -> None:
    catalogue = _beside_shipped(tmp_path / "nowhere")
    assert catalogue.routine_ids() == shipped().routine_ids()
    assert catalogue.routines()[1] == []


def test_bad_own_files_leave_the_rest_working(own: Path) -> None:
    bad, broken = own / "routines" / "bad.toml", own / "exercises" / "broken.toml"
    bad.write_text(
        ROUTINE.replace('id = "mine"', 'id = "bad"').replace("hold_s = 40", "hold_s = 0"), encoding="utf-8"
    )
    broken.write_text("id =\n", encoding="utf-8")
    (own / "routines" / "mine.toml").write_text(ROUTINE, encoding="utf-8")
    catalogue = _beside_shipped(own)
    good, refused = catalogue.routines()
    assert {routine.id for routine in good} == {*shipped().routine_ids(), "mine"}
    assert [str(error) for error in refused] == [
        f"{bad}: $.items[2].hold_s: found 0, expected whole seconds from 1 to 600"
    ]
    exercises, refused_exercises = catalogue.exercises()
    assert len(exercises) == 31
    assert [str(error) for error in refused_exercises] == [
        f"{broken}: line 1, column 5: found invalid value, expected valid TOML"
    ]


def test_an_exercise_that_is_nowhere_is_located(own: Path) -> None:
    path = own / "routines" / "mine.toml"
    path.write_text(ROUTINE.replace('"childs-pose"', '"handstand"'), encoding="utf-8")
    with pytest.raises(RefusedInput) as refused:
        _beside_shipped(own).routine("mine")
    assert str(refused.value) == f'{path}: $.items[2].exercise: found "handstand", expected a known exercise'


def test_a_routine_with_a_broken_exercise_names_the_exercise_file(own: Path) -> None:
    (own / "routines" / "mine.toml").write_text(
        ROUTINE.replace('"childs-pose"', '"wall-sit"'), encoding="utf-8"
    )
    broken = own / "exercises" / "wall-sit.toml"
    broken.write_text(EXERCISE.replace("hold_s = 15", "hold_s = 0"), encoding="utf-8")
    with pytest.raises(RefusedInput) as refused:
        _beside_shipped(own).routine("mine")
    assert str(refused.value) == f"{broken}: $.dose.hold_s: found 0, expected whole seconds from 1 to 600"


def test_an_own_file_with_a_shipped_id_is_set_aside(own: Path) -> None:
    path = own / "routines" / "core-foundation.toml"
    path.write_text(ROUTINE.replace('id = "mine"', 'id = "core-foundation"'), encoding="utf-8")
    catalogue = _beside_shipped(own)
    assert catalogue.routine("core-foundation") == shipped().routine("core-foundation")
    good, refused = catalogue.routines()
    assert len(good) == 10
    assert [str(error) for error in refused] == [
        f'{path}: $.id: found "core-foundation", expected an id no shipped routine has'
    ]


def test_an_own_exercise_does_not_replace_a_shipped_one(own: Path) -> None:
    path = own / "exercises" / "dead-bug.toml"
    path.write_text(EXERCISE.replace('id = "wall-sit"', 'id = "dead-bug"'), encoding="utf-8")
    assert _beside_shipped(own).exercise("dead-bug") == shipped().exercise("dead-bug")


def test_a_file_can_be_checked_wherever_it_lies(own: Path) -> None:
    routine, exercise = own / "routines" / "mine.toml", own / "exercises" / "wall-sit.toml"
    routine.write_text(ROUTINE, encoding="utf-8")
    exercise.write_text(EXERCISE, encoding="utf-8")
    shipped().check_file(routine)
    shipped().check_file(exercise)
    exercise.write_text(EXERCISE.replace("hold_s = 15", "hold_s = 0"), encoding="utf-8")
    with pytest.raises(RefusedInput, match=r"\$\.dose\.hold_s: found 0"):
        shipped().check_file(exercise)
    routine.write_text(ROUTINE.replace('"childs-pose"', '"handstand"'), encoding="utf-8")
    with pytest.raises(RefusedInput, match=r"\$\.items\[2\]\.exercise"):
        shipped().check_file(routine)
