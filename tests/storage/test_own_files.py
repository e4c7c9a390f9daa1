"""Own routines and exercises on disk: what is written is read back equal, and nothing is ever half there."""

import os
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_content import exercise_of, routine_of, shipped

from coach import resources
from coach.domain.body import BodyFact, Care
from coach.domain.dosing import HOLD_S, HOLDS, PAUSE_S, PHASE_S, RELAX_S, REPS, SETS, Bounds
from coach.domain.draft import LONGEST_NAME, LONGEST_S, MOST_ITEMS
from coach.domain.errors import RefusedInput, StorageError
from coach.domain.exercise import TRAINED, Category, Dose, Exercise, HoldDose, RepsDose, Tempo
from coach.domain.routine import Item, Origin, Routine
from coach.storage.content_text import exercise_text, routine_text
from coach.storage.exercises import exercise_from, read_exercise
from coach.storage.own_files import (
    delete_file,
    read_foreign,
    restore_file,
    write_exercise,
    write_routine,
)
from coach.storage.routines import MAX_ROUTINE_S, read_routine, routine_from

# What any file may hold

CHARACTERS = st.characters(exclude_categories=["Cs"])
SHORT = st.text(CHARACTERS, min_size=1, max_size=120)
LONG = st.text(CHARACTERS, min_size=1, max_size=200)
SLUGS = st.from_regex(r"\A[a-z0-9][a-z0-9-]{0,63}\Z")
NAMED = {
    "equipment": st.lists(SHORT, max_size=3).map(tuple),
    "sources": st.lists(SHORT, max_size=3).map(tuple),
}


def within(bounds: Bounds) -> st.SearchStrategy[int]:
    return st.one_of(st.sampled_from([bounds.least, bounds.most]), st.integers(bounds.least, bounds.most))


COMMON = {"sets": within(SETS), "rest_s": within(PAUSE_S), "switch_s": within(PAUSE_S)}
HOLDS_OF_ANY_SIZE = st.builds(
    HoldDose,
    hold_s=within(HOLD_S),
    holds=within(HOLDS),
    relax_s=within(RELAX_S),
    per_side=st.booleans(),
    **COMMON,
)
TEMPOS = st.builds(Tempo, *[within(PHASE_S)] * 4).filter(lambda tempo: tempo.rep_s > 0)
SIDES = st.sampled_from([(False, False), (True, False), (False, True)])
REPS_OF_ANY_SIZE = st.builds(
    lambda turns, **keys: RepsDose(per_side=turns[0], alternate=turns[1], **keys),
    turns=SIDES,
    reps=within(REPS),
    tempo=TEMPOS,
    **COMMON,
)
DOSES: st.SearchStrategy[Dose] = st.one_of(HOLDS_OF_ANY_SIZE, REPS_OF_ANY_SIZE)
CATEGORIES = st.lists(st.sampled_from(TRAINED), min_size=1, max_size=5, unique=True).map(tuple)
ROUTINES = st.builds(
    Routine,
    id=SLUGS,
    name=SHORT,
    categories=CATEGORIES,
    levels=st.lists(st.integers(1, 3), min_size=1, max_size=3).map(tuple),
    when=LONG,
    prepare_s=within(PAUSE_S),
    transition_s=within(PAUSE_S),
    items=st.lists(st.builds(Item, SLUGS, DOSES), min_size=1, max_size=4).map(tuple),
    origin=st.just(Origin.OWN),
).filter(lambda routine: routine.duration_s <= MAX_ROUTINE_S)
CARES = st.builds(
    Care,
    st.lists(st.sampled_from(BodyFact), min_size=1, max_size=3).map(tuple),
    st.none() | SLUGS.map(lambda name: f"a{name}"[:64]),
    st.booleans(),
)
EXERCISES = st.builds(
    Exercise,
    id=SLUGS,
    name=SHORT,
    category=st.sampled_from(TRAINED),
    cue=st.text("abc é", min_size=1, max_size=15),
    muscles=st.one_of(st.just(""), LONG),
    start=LONG,
    steps=st.lists(LONG, min_size=1, max_size=4).map(tuple),
    breathing=st.one_of(st.just(""), LONG),
    mistakes=st.lists(LONG, max_size=2).map(tuple),
    caution=LONG,
    dose=DOSES,
    easier=st.none() | SLUGS,
    cares=st.lists(CARES, max_size=2).map(tuple),
    harder=st.none() | SLUGS,
    **NAMED,
)


@given(ROUTINES)
def test_any_routine_reads_back_equal(routine: Routine) -> None:
    assert routine_from(tomllib.loads(routine_text(routine)), "text", Origin.OWN) == routine


@given(EXERCISES)
def test_any_exercise_reads_back_equal(exercise: Exercise) -> None:
    assert exercise_from(tomllib.loads(exercise_text(exercise)), "text") == exercise


@given(st.text(CHARACTERS, min_size=1, max_size=120))
def test_any_text_is_escaped(text: str) -> None:
    tables = tomllib.loads(routine_text(replace(routine_of("core-foundation"), name=text)))
    assert tables["name"] == text


@pytest.mark.parametrize("text", ['"', "\\", '"""', "\x00\x1f\x7f", "\r\n\t", "\u2028\ufeff", "🧘"])
def test_difficult_texts(text: str) -> None:
    assert tomllib.loads(routine_text(replace(routine_of("core-foundation"), when=text)))["when"] == text


def test_the_limits_of_the_editor_are_those_of_the_files() -> None:
    assert MAX_ROUTINE_S == LONGEST_S
    largest = Routine(
        id="x",
        name="x" * LONGEST_NAME,
        categories=(Category.CORE,),
        levels=(1,),
        when="x",
        prepare_s=0,
        transition_s=0,
        items=(Item("a", HoldDose(hold_s=1)),) * MOST_ITEMS,
        origin=Origin.OWN,
    )
    assert routine_from(tomllib.loads(routine_text(largest)), "text", Origin.OWN) == largest
    for larger in (
        replace(largest, name="x" * (LONGEST_NAME + 1)),
        replace(largest, items=(*largest.items, largest.items[0])),
    ):
        with pytest.raises(RefusedInput):
            routine_from(tomllib.loads(routine_text(larger)), "text", Origin.OWN)


# What a person reads


@pytest.mark.parametrize("routine_id", shipped().routine_ids())
def test_a_shipped_routine_is_written_as_it_ships(routine_id: str) -> None:
    ships = (resources.routines() / f"{routine_id}.toml").read_text(encoding="utf-8")
    assert routine_text(routine_of(routine_id)) == ships


def test_a_routine_reads_well() -> None:
    routine = Routine(
        id="mine",
        name='Mine, "calm"',
        categories=(Category.CORE, Category.STRETCH),
        levels=(1,),
        when="Any day",
        prepare_s=10,
        transition_s=15,
        items=(
            Item("dead-bug", RepsDose(reps=6, tempo=Tempo(3, 1, 2, 1), sets=2, rest_s=40, alternate=True)),
            Item("childs-pose", HoldDose(hold_s=40)),
        ),
        origin=Origin.OWN,
    )
    assert (
        routine_text(routine)
        == """\
id = "mine"
name = "Mine, \\"calm\\""
categories = ["core", "stretch"]
levels = [1]
when = "Any day"
prepare_s = 10
transition_s = 15

[[items]]
exercise = "dead-bug"
reps = 6
tempo_s = [3, 1, 2, 1]
sets = 2
rest_s = 40
alternate = true

[[items]]
exercise = "childs-pose"
hold_s = 40
"""
    )


@pytest.mark.parametrize("exercise", shipped().exercises()[0], ids=lambda each: each.id)
def test_shipped_exercises_say_everything(exercise: Exercise) -> None:
    """An own exercise may leave these out."""
    assert exercise.muscles
    assert exercise.breathing
    assert exercise.mistakes


# On disk


def test_a_routine_is_written_and_read(tmp_path: Path) -> None:
    routine = replace(routine_of("core-builder"), id="mine", origin=Origin.OWN)
    write_routine(tmp_path / "routines", routine)
    assert read_routine(tmp_path / "routines" / "mine.toml", Origin.OWN) == routine
    assert [path.name for path in (tmp_path / "routines").iterdir()] == ["mine.toml"]
    assert (tmp_path / "routines").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "routines" / "mine.toml").stat().st_mode & 0o777 == 0o600


def test_an_exercise_is_written_and_read(tmp_path: Path) -> None:
    exercise = replace(exercise_of("bird-dog"), id="mine", muscles="", breathing="", mistakes=())
    write_exercise(tmp_path, exercise)
    assert read_exercise(tmp_path / "mine.toml") == exercise
    assert "muscles" not in (tmp_path / "mine.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    routine = replace(routine_of("core-builder"), id="mine", origin=Origin.OWN)
    write_routine(tmp_path, routine)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(StorageError) as error:
        write_routine(tmp_path, replace(routine, name="New"))
    path = tmp_path / "mine.toml"
    assert str(error.value) == f"The file {path} cannot be written: No space left on device"
    assert read_routine(path, Origin.OWN) == routine
    assert os.listdir(tmp_path) == ["mine.toml"]


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    routine = replace(routine_of("core-builder"), id="mine", origin=Origin.OWN)
    write_routine(tmp_path, routine)
    for bad in (replace(routine, name="x" * 121), replace(routine, name="\ud800")):
        with pytest.raises(RefusedInput):
            write_routine(tmp_path, bad)
    with pytest.raises(RefusedInput, match="at most 8 words"):
        write_exercise(tmp_path, replace(exercise_of("bird-dog"), cue="a b c d e f g h i"))
    assert os.listdir(tmp_path) == ["mine.toml"]
    assert read_routine(tmp_path / "mine.toml", Origin.OWN) == routine


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "routines").write_text("a file", encoding="utf-8")
    with pytest.raises(StorageError, match=r"mine\.toml cannot be written: File exists"):
        write_routine(tmp_path / "routines", replace(routine_of("core-builder"), id="mine"))


def test_a_deleted_file_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    content = "# by hand\r\n" + routine_text(replace(routine_of("core-builder"), id="mine"))
    path.write_bytes(content.encode())
    deleted = delete_file(path)
    assert not path.exists()
    restore_file(deleted)
    assert path.read_bytes() == content.encode()


def test_a_deletion_is_not_undone_over_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("old", encoding="utf-8")
    deleted = delete_file(path)
    path.write_text("new", encoding="utf-8")
    with pytest.raises(StorageError, match="is there again already"):
        restore_file(deleted)
    assert path.read_text(encoding="utf-8") == "new"


def test_what_is_not_there_cannot_be_deleted(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be deleted: No such file"):
        delete_file(tmp_path / "mine.toml")


# From others


def test_a_foreign_file_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "Anna's routine (1).toml"
    path.write_text(routine_text(routine_of("core-builder")), encoding="utf-8")
    assert read_foreign(path) == replace(routine_of("core-builder"), origin=Origin.OWN)
    path.write_text(exercise_text(exercise_of("bird-dog")), encoding="utf-8")
    assert read_foreign(path) == exercise_of("bird-dog")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a = " + b"[" * 5000, "nested too deeply"),
        (b"#" * (256 * 1024 + 1), "at most 256 KiB"),
        (b"\x89PNG\r\n", "not UTF-8"),
        (b"hello", "expected valid TOML"),
        (b'id = "x"\n', r"\$\.name: found nothing"),
        (b'steps = 5\nid = "x"\n', r"\$\.steps: found 5, expected a list"),
    ],
)
def test_a_foreign_file_that_is_nothing_of_ours(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "mail.toml"
    path.write_bytes(content)
    with pytest.raises(RefusedInput, match=said):
        read_foreign(path)
