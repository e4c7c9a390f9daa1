"""The locks pin every package by hash, name no address, and follow pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCKS = ROOT / "packaging" / "locks"
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
DIRECT = {
    "run": PROJECT["project"]["dependencies"],
    "build": GROUPS["build"],
    "dev": [*PROJECT["project"]["dependencies"], *GROUPS["test"], *GROUPS["check"], *GROUPS["build"]],
}


def locked_lines(name: str) -> list[str]:
    text = (LOCKS / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def locked_versions(name: str) -> dict[str, set[Version]]:
    versions: dict[str, set[Version]] = {}
    for line in locked_lines(name):
        requirement = Requirement(line.split("--hash", 1)[0])
        (pin,) = requirement.specifier
        assert pin.operator == "==", line
        versions.setdefault(canonicalize_name(requirement.name), set()).add(Version(pin.version))
    return versions


def everywhere(line: str) -> str:
    """A locked line without its marker: the same package, wherever it is installed."""
    return re.sub(r" ; .*?(?= +--hash)", "", line)


@pytest.mark.parametrize("name", DIRECT)
def test_every_package_is_pinned_by_hash(name: str) -> None:
    lines = locked_lines(name)
    assert lines
    for line in lines:
        requirement, *hashes = line.split(" --hash")
        assert hashes, requirement
        assert all(HASH.fullmatch(f"--hash{found}".strip()) for found in hashes), requirement


@pytest.mark.parametrize("name", DIRECT)
def test_no_address_is_named(name: str) -> None:
    text = (LOCKS / f"{name}.txt").read_text("utf-8")
    for forbidden in ("http", "://", " @ ", "--index", "--extra-index", "--find-links", "--trusted-host"):
        assert forbidden not in text


@pytest.mark.parametrize("name", DIRECT)
def test_every_direct_dependency_is_locked_within_its_bounds(name: str) -> None:
    locked = locked_versions(name)
    for requirement in map(Requirement, DIRECT[name]):
        versions = locked.get(canonicalize_name(requirement.name))
        assert versions, f"{requirement.name} is not in {name}.txt: run make lock"
        assert all(requirement.specifier.contains(version) for version in versions), requirement.name


@pytest.mark.parametrize("name", ["run", "build"])
def test_the_dev_lock_holds_the_others(name: str) -> None:
    dev = set(locked_lines("dev"))
    assert [line for line in locked_lines(name) if not {line, everywhere(line)} & dev] == []


@pytest.mark.parametrize("name", ["pyside6-essentials", "pyside6-addons", "shiboken6"])
def test_qt_stays_below_6_12_on_every_platform(name: str) -> None:
    assert all(version < Version("6.12") for version in locked_versions("run")[name])
    (line,) = [line for line in locked_lines("run") if line.startswith(f"{name}==")]
    two_linux_one_mac_two_windows = 5
    assert len(HASH.findall(line)) >= two_linux_one_mac_two_windows
