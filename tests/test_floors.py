"""The shape of the house: which floor may know what, read from the source itself."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "coach"
SOURCES = sorted(PACKAGE.rglob("*.py"))
FLOORS_TOP_DOWN = ["ui", "desktop", "application", "storage", "domain", "figure"]
MOST_LINES = 400
NETWORK = {
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "PySide6.QtHttpServer",
    "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib",
    "urllib3",
    "webbrowser",
    "xmlrpc",
}
NO_RULES_OF_THEIRS = {
    "time",
    "threading",
    "pathlib",
    "io",
    "os",
    "sqlite3",
    "subprocess",
    "tomllib",
    "logging",
}
"""Parts of the standard library that reach outside of a computation."""

CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    *(
        ("time", name)
        for name in ("time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "clock_gettime", "sleep")
    ),
    ("QDateTime", "currentDateTime"),
    ("QDateTime", "currentDateTimeUtc"),
    ("QDate", "currentDate"),
    ("QTime", "currentTime"),
}
THE_CLOCK = PACKAGE / "application" / "clock.py"


def place(path: Path) -> str:
    return str(path.relative_to(ROOT))


def floor(name: str) -> list[Path]:
    return [path for path in SOURCES if path.is_relative_to(PACKAGE / name)]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Dotted names of everything a file imports, wherever in the file it does."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                assert level == 0, f"{place(path)} imports relatively"
                yield from (f"{module}.{name.name}" for name in names)


def is_within(name: str, modules: set[str]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def calls(path: Path) -> Iterator[tuple[str, str]]:
    """(object, attribute) of every attribute that is looked up, called at once or not."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            yield name, node.attr


def contract(contract_id: str) -> dict[str, object]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return next(each for each in contracts if each["id"] == contract_id)


def test_there_is_something_to_look_at() -> None:
    assert all(floor(name) for name in FLOORS_TOP_DOWN)
    assert "coach.domain.session.StepRecord" in set(imports(PACKAGE / "desktop" / "session_runner.py"))
    assert ("datetime", "now") in set(calls(THE_CLOCK))


# The contracts that the import linter checks


def test_the_floors_are_a_contract() -> None:
    layers = contract("floors")["layers"]
    assert isinstance(layers, list)
    named = [part.strip() for layer in layers for part in layer.split("|")]
    assert [name.removeprefix("coach.") for name in named][-len(FLOORS_TOP_DOWN) :] == FLOORS_TOP_DOWN
    assert named[:4] == ["coach.__main__", "coach.cli", "coach.commands", "coach.app"]


@pytest.mark.parametrize(
    ("contract_id", "sources", "forbidden"),
    [
        ("pure", {"coach.domain", "coach.figure"}, {"PySide6", "sqlite3", "msgspec", "time"}),
        (
            "no-qt-below-desktop",
            {"coach.application", "coach.storage", "coach.cli", "coach.commands"},
            {"PySide6"},
        ),
        ("ui-storage", {"coach.ui"}, {"coach.storage"}),
    ],
)
def test_what_a_floor_must_not_know_is_a_contract(
    contract_id: str, sources: set[str], forbidden: set[str]
) -> None:
    said = contract(contract_id)
    assert said["type"] == "forbidden"
    assert sources <= set(said["source_modules"])  # type: ignore[call-overload]
    assert forbidden <= set(said["forbidden_modules"])  # type: ignore[call-overload]


def test_every_package_stands_on_a_floor() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == {*FLOORS_TOP_DOWN, "commands"}


# The source itself


def test_no_module_is_long() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES} == {}


def test_nothing_reaches_for_a_network() -> None:
    found = {place(path): name for path in SOURCES for name in imports(path) if is_within(name, NETWORK)}
    assert found == {}


@pytest.mark.parametrize(("name", "allowed"), [("domain", set()), ("figure", {"numpy"})])
def test_rules_and_drawing_stand_almost_alone(name: str, allowed: set[str]) -> None:
    for path in floor(name):
        for imported in imports(path):
            top = imported.partition(".")[0]
            is_own = imported.startswith(f"coach.{name}.")
            is_standard = top in sys.stdlib_module_names and top not in NO_RULES_OF_THEIRS
            assert is_own or is_standard or top in allowed, f"{place(path)} imports {imported}"


def test_rules_know_nothing_of_drawing() -> None:
    assert not [name for path in floor("domain") for name in imports(path) if "coach.figure" in name]


@pytest.mark.parametrize("name", ["application", "storage", "domain", "figure", "commands"])
def test_no_qt_below_the_desktop(name: str) -> None:
    found = [imported for path in floor(name) for imported in imports(path) if "PySide6" in imported]
    assert found == []


def test_the_desktop_knows_no_widgets() -> None:
    drawing = {"PySide6.QtWidgets", "PySide6.QtGui", "PySide6.QtSvg", "PySide6.QtSvgWidgets", "coach.ui"}
    found = {
        place(path): name for path in floor("desktop") for name in imports(path) if is_within(name, drawing)
    }
    assert found == {}


def test_the_screens_never_reach_the_storage() -> None:
    found = {
        place(path): name
        for path in floor("ui")
        for name in imports(path)
        if is_within(name, {"coach.storage", "sqlite3", "msgspec", "tomllib", "tomli_w"})
    }
    assert found == {}


def test_only_the_clock_asks_for_the_time() -> None:
    found = {
        place(path): call for path in SOURCES if path != THE_CLOCK for call in calls(path) if call in CLOCKS
    }
    assert found == {}


def test_only_the_clock_imports_time() -> None:
    found = [
        place(path)
        for path in SOURCES
        if path != THE_CLOCK
        for name in imports(path)
        if is_within(name, {"time"})
    ]
    assert found == []
