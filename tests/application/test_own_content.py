"""Own routines and exercises: what is kept, what is refused, and what safety makes of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from shipped_content import exercise_of, routine_of, shipped

from coach import resources
from coach.application.own_content import StillUsed
from coach.application.workspace import Workspace
from coach.domain.dosing import with_sets
from coach.domain.draft import Draft, dosed, inserted, removed, renamed
from coach.domain.errors import RefusedInput, StorageError, UnknownRoutine
from coach.domain.exercise import Category, Exercise, HoldDose
from coach.domain.red_flags import Reason
from coach.domain.routine import Origin, Routine
from coach.storage.content_text import exercise_text, routine_text
from coach.storage.poses import read_pose


def files(workspace: Workspace) -> dict[str, bytes]:
    """Every own file by its place."""
    folder = workspace.folder
    paths = [*folder.glob("routines/*"), *folder.glob("exercises/*")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def mailed(tmp_path: Path, content: Routine | Exercise, name: str = "mail.toml") -> Path:
    path = tmp_path / name
    text = exercise_text(content) if isinstance(content, Exercise) else routine_text(content)
    path.write_text(text, encoding="utf-8")
    return path


WALL_SIT = Exercise(
    id="",
    name="Wall sit",
    category=Category.GLUTES,
    cue="Back flat on the wall.",
    muscles="",
    equipment=(),
    start="Back against a wall.",
    steps=("Slide down.", "Hold."),
    breathing="",
    mistakes=(),
    caution="Stop on knee pain.",
    dose=HoldDose(hold_s=15),
)


def test_a_copy_is_changed_saved_and_changed_again(workspace: Workspace) -> None:
    draft = workspace.own.duplicate("core-foundation", "Core, my version")
    assert files(workspace) == {}
    saved = workspace.own.save(draft)
    assert (saved.id, saved.origin, saved.duration_s) == ("core-my-version", Origin.OWN, 763)
    assert workspace.routine("core-my-version") == saved
    again = workspace.own.edited(saved.id)
    changed = workspace.own.save(renamed(dosed(again, 1, with_sets(again.items[1].dose, 1)), "Shorter"))
    assert (changed.id, changed.name, changed.duration_s) == ("core-my-version", "Shorter", 763 - 84 - 40)
    assert workspace.routine("core-my-version") == changed
    assert list(files(workspace)) == ["routines/core-my-version.toml"]
    assert workspace.routine("core-foundation") == routine_of("core-foundation")


def test_ids_are_free_among_shipped_and_own(workspace: Workspace) -> None:
    (workspace.folder / "routines").mkdir()
    (workspace.folder / "routines" / "mine.toml").write_text("broken", encoding="utf-8")
    draft = workspace.own.duplicate("core-foundation", "Core foundation")
    assert [workspace.own.save(draft).id for _ in range(2)] == ["core-foundation-2", "core-foundation-3"]
    assert workspace.own.save(renamed(draft, "Mine")).id == "mine-2"
    assert files(workspace)["routines/mine.toml"] == b"broken"


def test_only_own_routines_are_edited(workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="not an own routine"):
        workspace.own.edited("core-foundation")
    with pytest.raises(UnknownRoutine):
        workspace.own.edited("nothing")


def test_an_unfinished_draft_is_not_written(workspace: Workspace) -> None:
    draft = workspace.own.duplicate("core-foundation", " ")
    with pytest.raises(ValueError, match="no-name"):
        workspace.own.save(draft)
    assert files(workspace) == {}


def test_delete_and_undo(workspace: Workspace) -> None:
    saved = workspace.own.save(workspace.own.duplicate("core-foundation", "Mine"))
    before = files(workspace)
    deleted = workspace.own.delete(saved.id)
    assert deleted.name == "Mine"
    assert files(workspace) == {}
    with pytest.raises(UnknownRoutine):
        workspace.routine("mine")
    workspace.own.restore(deleted)
    assert files(workspace) == before
    assert workspace.routine("mine") == saved


def test_a_broken_routine_can_be_deleted(workspace: Workspace) -> None:
    (workspace.folder / "routines").mkdir()
    (workspace.folder / "routines" / "mine.toml").write_text("broken", encoding="utf-8")
    assert workspace.own.delete("mine").name == "mine"
    assert files(workspace) == {}


def test_an_unwritable_folder_loses_nothing(workspace: Workspace) -> None:
    (workspace.folder / "routines").write_text("in the way", encoding="utf-8")
    draft = workspace.own.duplicate("core-foundation", "Mine")
    with pytest.raises(StorageError, match=r"mine\.toml cannot be written"):
        workspace.own.save(draft)
    with pytest.raises(StorageError, match="cannot be deleted"):
        workspace.own.delete("core-foundation")
    assert workspace.routine("core-foundation") == routine_of("core-foundation")


def test_changes_made_outside_are_noticed(workspace: Workspace) -> None:
    catalogue = workspace._catalogue
    saved = workspace.own.save(workspace.own.duplicate("core-foundation", "Mine"))
    path = workspace.folder / "routines" / "mine.toml"
    path.write_text(routine_text(replace(saved, name="Other")), encoding="utf-8")
    assert workspace.routine("mine").name == "Mine"
    catalogue.refresh()
    assert workspace.routine("mine").name == "Other"
    path.unlink()
    catalogue.refresh()
    with pytest.raises(UnknownRoutine):
        workspace.routine("mine")


# Exercises of one's own


def test_an_exercise_of_ones_own_joins_a_routine(workspace: Workspace) -> None:
    made = workspace.own.save_exercise(WALL_SIT)
    assert made == replace(WALL_SIT, id="wall-sit")
    assert made in workspace.exercises()[0]
    assert workspace.own.own_exercises() == {"wall-sit"}
    draft = inserted(workspace.own.duplicate("post-walk-quick", "Mine"), 0, made)
    saved = workspace.own.save(draft)
    assert saved.items[0].exercise == "wall-sit"
    changed = workspace.own.save_exercise(replace(made, cue="Sit tall."))
    assert workspace.exercise("wall-sit") == changed


def test_an_exercise_in_use_stays(workspace: Workspace) -> None:
    made = workspace.own.save_exercise(WALL_SIT)
    saved = workspace.own.save(inserted(workspace.own.duplicate("post-walk-quick", "Mine"), 0, made))
    easier = workspace.own.save_exercise(replace(WALL_SIT, name="Chair sit"))
    workspace.own.save_exercise(replace(made, easier=easier.id))
    with pytest.raises(StillUsed, match=r"Wall sit is needed by Mine\. Remove it there first\."):
        workspace.own.delete_exercise(made.id)
    with pytest.raises(StillUsed, match="Chair sit is needed by Wall sit"):
        workspace.own.delete_exercise(easier.id)
    workspace.own.save(removed(workspace.own.edited(saved.id), 0))
    before = files(workspace)
    deleted = workspace.own.delete_exercise(made.id)
    assert made not in workspace.exercises()[0]
    workspace.own.restore(deleted)
    assert files(workspace) == before


def test_an_own_exercise_may_be_drawn(workspace: Workspace) -> None:
    for name in ("Wall sit", "Broken", "In words"):
        workspace.own.save_exercise(replace(WALL_SIT, name=name))
    poses = workspace.folder / "poses"
    poses.mkdir()
    (poses / "broken.toml").write_text("broken", encoding="utf-8")
    ships = (resources.assets() / "poses" / "chair-squat.toml").read_text(encoding="utf-8")
    (poses / "wall-sit.toml").write_text(ships.replace('"chair-squat"', '"wall-sit"'), encoding="utf-8")
    assert workspace.pose("wall-sit") == read_pose(poses / "wall-sit.toml")
    assert workspace.pose("broken") is None
    assert workspace.pose("in-words") is None


# From others


def test_a_foreign_routine_is_previewed_then_taken(workspace: Workspace, tmp_path: Path) -> None:
    anna = replace(routine_of("core-foundation"), id="anna", name="Anna's", origin=Origin.OWN)
    offer = workspace.own.preview(mailed(tmp_path, anna))
    assert (offer.content, offer.is_renamed) == (anna, False)
    assert files(workspace) == {}
    assert workspace.own.take(offer) == anna == workspace.routine("anna")


@pytest.mark.parametrize("wished", ["core-foundation", "mine"])
def test_a_taken_id_is_offered_under_another(workspace: Workspace, tmp_path: Path, wished: str) -> None:
    workspace.own.save(workspace.own.duplicate("post-walk-quick", "Mine"))
    before = files(workspace)
    foreign = replace(routine_of("core-builder"), id=wished, name="Theirs")
    offer = workspace.own.preview(mailed(tmp_path, foreign))
    assert (offer.content.id, offer.wished_id, offer.is_renamed) == (f"{wished}-2", wished, True)
    assert workspace.own.take(offer).id == f"{wished}-2"
    assert {place: content for place, content in files(workspace).items() if place in before} == before
    assert workspace.own.take(offer).id in {f"{wished}-3", f"{wished}-2-2"}
    assert workspace.routine("core-foundation") == routine_of("core-foundation")


def test_an_exercise_that_is_not_here_refuses_the_routine(workspace: Workspace, tmp_path: Path) -> None:
    foreign = routine_of("core-foundation")
    items = (foreign.items[0], replace(foreign.items[1], exercise="handstand"))
    path = mailed(tmp_path, replace(foreign, items=items))
    with pytest.raises(RefusedInput) as refused:
        workspace.own.preview(path)
    assert str(refused.value) == f'{path}: $.items[1].exercise: found "handstand", expected a known exercise'
    assert files(workspace) == {}


def test_a_foreign_exercise_is_taken_and_knows_its_neighbours(workspace: Workspace, tmp_path: Path) -> None:
    foreign = replace(exercise_of("bird-dog"), name="Theirs")
    taken = workspace.own.take(workspace.own.preview(mailed(tmp_path, foreign)))
    assert taken == replace(foreign, id="bird-dog-2")
    assert workspace.exercise("bird-dog") == exercise_of("bird-dog")
    path = mailed(tmp_path, replace(foreign, harder="handstand"))
    with pytest.raises(RefusedInput, match=r'\$\.harder: found "handstand", expected a known exercise'):
        workspace.own.preview(path)


# Safety holds whatever a file says


def test_a_stretch_that_is_strength_waits_when_it_hurts(workspace: Workspace, tmp_path: Path) -> None:
    foreign = replace(
        routine_of("core-builder"), id="calm", name="Calm", categories=(Category.STRETCH,), levels=(1,)
    )
    taken = workspace.own.take(workspace.own.preview(mailed(tmp_path, foreign)))
    assert isinstance(taken, Routine)
    assert (taken.categories, taken.levels) == ((Category.STRETCH, Category.CORE), (2,))
    draft = replace(workspace.own.duplicate("core-builder", "Calm too"), categories=(Category.STRETCH,))
    made = workspace.own.save(draft)
    questions = workspace.safety.sheet.questions
    workspace.safety.answer({question.id: "no" for question in questions})
    workspace.safety.score_pain(7)
    workspace.wait_until_stored()
    for routine in (taken, made):
        assert workspace.practice.may_begin(routine.id) is Reason.PAIN_TOO_HIGH


def test_no_copy_is_easier_than_its_original(workspace: Workspace) -> None:
    for routine_id in shipped().routine_ids():
        made = workspace.own.save(workspace.own.duplicate(routine_id, "Mine"))
        assert made.hardest_level == routine_of(routine_id).hardest_level
        assert workspace.own.save(workspace.own.edited(made.id)) == made


def test_a_new_routine_from_nothing(workspace: Workspace) -> None:
    draft = inserted(Draft(name="Planks"), 0, exercise_of("forearm-plank"))
    assert workspace.own.save(draft).levels == (2,)
