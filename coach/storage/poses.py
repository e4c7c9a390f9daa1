"""Pose files from a folder, each read when it is first asked for."""

from __future__ import annotations

from pathlib import Path

from coach.domain.errors import RefusedInput
from coach.figure.pose_file import PoseFile, PoseFileError, pose_file_from
from coach.storage.decoding import read_toml


def read_pose(path: Path) -> PoseFile:
    """The pose file at `path`.

    Raises RefusedInput if it cannot be read, is not a pose, or is not named after its exercise."""
    try:
        pose_file = pose_file_from(read_toml(path))
    except PoseFileError as error:
        raise RefusedInput(str(path), error.path, error.found, error.allowed) from error
    if pose_file.id != path.stem:
        raise RefusedInput(str(path), "$.id", repr(pose_file.id), repr(path.stem))
    return pose_file


class PoseShelf:
    """The poses of a folder; each file is read once, when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, PoseFile | None] = {}

    def get(self, exercise_id: str) -> PoseFile | None:
        """The pose of an exercise, or None if it has no file.

        Raises RefusedInput if it has one that cannot be used."""
        if exercise_id not in self._read:
            path = self._folder / f"{exercise_id}.toml"
            self._read[exercise_id] = read_pose(path) if path.is_file() else None
        return self._read[exercise_id]
