import shutil
from pathlib import Path

import pytest

from coach.domain.errors import RefusedInput
from coach.storage.poses import PoseShelf, read_pose

FOLDER = Path(__file__).parents[2] / "assets" / "poses"


@pytest.fixture
def folder(tmp_path):
    for name in ("bird-dog", "glute-bridge"):
        shutil.copy(FOLDER / f"{name}.toml", tmp_path)
    return tmp_path


def damage(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_all_poses_are_read_by_exercise_and_the_walk_beside_them():
    shelf = PoseShelf(FOLDER)
    exercise_ids = {path.stem for path in (FOLDER.parent / "exercises").glob("*.toml")}
    pose_ids = {path.stem for path in FOLDER.glob("*.toml")}
    assert len(exercise_ids) == 31
    assert pose_ids == exercise_ids | {"walking"}
    assert {shelf.get(pose_id).id for pose_id in pose_ids} == pose_ids


def test_an_error_says_file_path_found_and_expected(folder):
    path = folder / "bird-dog.toml"
    damage(path, 'pos = [0, "auto", 0]', 'anchor = "nose", at = [0, 0, 0]')
    with pytest.raises(RefusedInput) as caught:
        read_pose(path)
    assert str(caught.value).startswith(f"{path}: $.key[0].root.anchor: found 'nose', expected pelvis, ")


def test_a_file_named_after_another_exercise_is_refused(folder):
    path = (folder / "bird-dog.toml").rename(folder / "plank.toml")
    with pytest.raises(RefusedInput, match=r"\$\.id: found 'bird-dog', expected 'plank'"):
        read_pose(path)


def test_a_file_that_is_not_toml_is_refused(folder):
    path = folder / "bird-dog.toml"
    path.write_text("schema = = 1", encoding="utf-8")
    with pytest.raises(RefusedInput):
        read_pose(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(RefusedInput):
        read_pose(tmp_path / "none.toml")


def test_the_shelf_reads_only_what_is_asked_for(folder):
    (folder / "glute-bridge.toml").write_text("broken", encoding="utf-8")
    shelf = PoseShelf(folder)
    pose = shelf.get("bird-dog")
    assert pose is not None
    assert pose.id == "bird-dog"
    with pytest.raises(RefusedInput):
        shelf.get("glute-bridge")


def test_the_shelf_reads_a_file_once(folder):
    shelf = PoseShelf(folder)
    first = shelf.get("bird-dog")
    (folder / "bird-dog.toml").unlink()
    assert shelf.get("bird-dog") is first


def test_an_exercise_without_a_pose_has_none(folder):
    assert PoseShelf(folder).get("a-therapists-own") is None
