"""A built wheel carries assets/ and routines/, and coach.resources finds them there and elsewhere."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from coach import resources

ROOT = Path(__file__).parents[1]
SHOW = "from coach import resources as r; print(r.assets()); print(r.routines())"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(built)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = built.glob("back_coach-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(built / "unpacked")
    return built / "unpacked"


def content(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["assets", "routines"])
def test_the_wheel_carries_the_content(unpacked: Path, name: str) -> None:
    shipped = content(unpacked / "coach" / name)
    assert shipped
    assert shipped == content(ROOT / name)


def test_the_wheel_holds_only_the_package(unpacked: Path) -> None:
    assert {path.name.split("-")[0] for path in unpacked.iterdir()} == {"coach", "back_coach"}


def test_an_installed_wheel_finds_its_content(unpacked: Path, tmp_path: Path) -> None:
    # -I -S keep this environment out: only the unpacked wheel and the standard library are there.
    program = f"import sys; sys.path.insert(0, {str(unpacked)!r}); {SHOW}"
    command = [sys.executable, "-I", "-S", "-c", program]
    shown = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    found = [Path(line) for line in shown.stdout.splitlines()]
    assert found == [unpacked / "coach" / "assets", unpacked / "coach" / "routines"]


def test_a_checkout_finds_its_content() -> None:
    assert resources.assets() == ROOT / "assets"
    assert resources.routines() == ROOT / "routines"


def test_a_frozen_bundle_finds_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("assets", "routines"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.assets() == tmp_path / "assets"
    assert resources.routines() == tmp_path / "routines"


def test_missing_content_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "coach")
    with pytest.raises(resources.MissingResourcesError, match="The routines folder is missing"):
        resources.routines()
