"""The person's own files and settings in an export: read from a data folder, proved before they are taken."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from coach.domain.errors import RefusedInput
from coach.domain.routine import Origin
from coach.figure.pose_file import PoseFileError, pose_file_from
from coach.storage.decoding import MAX_FILE_BYTES, convert, found_text, read_toml
from coach.storage.exercises import exercise_from
from coach.storage.json_wire import OwnFileJson
from coach.storage.preferences import SettingsWire, read_settings
from coach.storage.routines import routine_from

FOLDERS = ("routines", "exercises", "poses")
"""What the person's own files lie in, which is also what they are called in an export."""

SETTINGS_FILE = "settings.toml"

OwnFiles = Mapping[str, tuple[OwnFileJson, ...]]
"""The own files by folder."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why one file cannot be used; the path of `error` leads into its text."""

    folder: str
    number: int
    error: RefusedInput


def read_own(folder: Path, shipped: Collection[str]) -> tuple[OwnFiles, tuple[RefusedInput, ...]]:
    """The own files of a data folder that can be used, and what is wrong with the rest.

    `shipped` are the ids of the exercises that need no file."""
    left_out: list[RefusedInput] = []
    files = {name: tuple(_readable(folder / name, left_out)) for name in FOLDERS}
    while found := list(faults(files, shipped)):
        left_out += [_in_folder(folder, files, fault) for fault in found]
        gone = {(fault.folder, fault.number) for fault in found}
        files = {
            name: tuple(file for number, file in enumerate(files[name]) if (name, number) not in gone)
            for name in FOLDERS
        }
    return files, tuple(left_out)


def faults(files: OwnFiles, known: Collection[str]) -> Iterator[Fault]:
    """What is wrong with own files, beside exercises known otherwise."""
    names = {*known, *(Path(file.file).stem for file in files["exercises"])}
    for folder in FOLDERS:
        for number, file in enumerate(files[folder]):
            try:
                for place, exercise_id in _references(folder, file):
                    if exercise_id not in names:
                        raise RefusedInput("", place, found_text(exercise_id), "a known exercise")
            except RefusedInput as error:
                yield Fault(folder, number, error)


def settings_in(folder: Path) -> dict[str, Any] | None:
    """What the settings file of a folder says; None without one, RefusedInput when it is not one."""
    path = folder / SETTINGS_FILE
    if not path.exists():
        return None
    read_settings(path)
    said: dict[str, Any] = msgspec.to_builtins(read_toml(path))
    return said


def settings_text(settings: Mapping[str, Any], source: str) -> bytes:
    """The settings file that an export speaks of; RefusedInput when it is none."""
    try:
        wire = convert(settings, SettingsWire, source)
    except RefusedInput as error:
        place = f"$.settings{error.path.removeprefix('$')}"
        raise RefusedInput(source, place, error.found, error.expected) from error
    values = msgspec.to_builtins(wire, builtin_types=(date, datetime, time))
    return tomli_w.dumps(_said(settings, values)).encode()


def _said(settings: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the keys that are there, so that a default stays unsaid."""
    said = {name: values[name] for name in settings if values[name] is not None}
    return {
        name: _said(settings[name], value) if isinstance(value, dict) else value
        for name, value in said.items()
    }


def _readable(folder: Path, left_out: list[RefusedInput]) -> Iterator[OwnFileJson]:
    for path in sorted(folder.glob("*.toml")):
        try:
            read_toml(path)
            named = {"file": path.name, "text": path.read_bytes().decode("utf-8")}
            yield convert(named, OwnFileJson, str(path))
        except RefusedInput as error:
            left_out.append(error)


def _in_folder(folder: Path, files: OwnFiles, fault: Fault) -> RefusedInput:
    path = folder / fault.folder / files[fault.folder][fault.number].file
    return RefusedInput(str(path), fault.error.path, fault.error.found, fault.error.expected)


def _references(folder: str, file: OwnFileJson) -> list[tuple[str, str]]:
    """The exercises that a file names, each with its place; RefusedInput when it is not a whole file."""
    tables = _tables(file.text)
    stem = Path(file.file).stem
    if tables.get("id") != stem:
        raise RefusedInput("", "$.id", found_text(tables.get("id")), f'the name of the file, "{stem}"')
    if folder == "routines":
        items = routine_from(tables, "", Origin.OWN).items
        return [(f"$.items[{number}].exercise", item.exercise) for number, item in enumerate(items)]
    if folder == "exercises":
        exercise = exercise_from(tables, "")
        cares = enumerate(exercise.cares)
        near = (
            ("$.easier", exercise.easier),
            ("$.harder", exercise.harder),
            *((f"$.care[{number}].instead", care.instead) for number, care in cares),
        )
        return [(place, named) for place, named in near if named is not None]
    try:
        pose_file_from(tables)
    except PoseFileError as error:
        raise RefusedInput("", error.path, error.found, error.allowed) from error
    return []


def _tables(text: str) -> dict[str, Any]:
    if len(text.encode()) > MAX_FILE_BYTES:
        raise RefusedInput("", "", "a larger file", f"at most {MAX_FILE_BYTES // 1024} KiB")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RefusedInput("", "", found_text(str(error)), "valid TOML") from error
    except RecursionError as error:
        raise RefusedInput("", "", "values nested too deeply", "a flat file") from error
