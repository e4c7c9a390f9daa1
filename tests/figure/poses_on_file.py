"""The pose files of the project, for the tests of the drawn person."""

import tomllib
from functools import cache
from pathlib import Path

from coach.figure.motion import WALKING
from coach.figure.pose_file import PoseFile, pose_file_from

FOLDER = Path(__file__).parents[2] / "assets" / "poses"
IDS = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
EXERCISES = tuple(pose_id for pose_id in IDS if pose_id != WALKING)


@cache
def pose(exercise_id: str) -> PoseFile:
    return pose_file_from(tomllib.loads((FOLDER / f"{exercise_id}.toml").read_text(encoding="utf-8")))
