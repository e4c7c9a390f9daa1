"""Reduced motion: who decides, and what the real portal interface says over a private bus."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import ClassInfo, QObject, QThreadPool, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant
from pytestqt.qtbot import QtBot

from coach.desktop.motion import (
    ANIMATIONS,
    INTERFACE,
    PATH,
    REDUCED_MOTION,
    SERVICE,
    SystemMotion,
    SystemValues,
    is_reduced,
    session_bus,
)
from coach.domain.settings import Motion

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow user="*"/>
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


# Who decides


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        ({}, False),
        ({REDUCED_MOTION: 0}, False),
        ({REDUCED_MOTION: 1}, True),
        ({REDUCED_MOTION: 7}, False),
        ({ANIMATIONS: True}, False),
        ({ANIMATIONS: False}, True),
        ({REDUCED_MOTION: 0, ANIMATIONS: False}, True),
        ({REDUCED_MOTION: 1, ANIMATIONS: True}, True),
    ],
)
def test_a_choice_of_ones_own_stands_above_the_system(system: SystemValues, expected: bool) -> None:
    assert is_reduced(Motion.SYSTEM, system) is expected
    assert is_reduced(Motion.REDUCED, system) is True
    assert is_reduced(Motion.FULL, system) is False


def test_without_a_bus_there_is_no_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert session_bus() == ""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert session_bus() == ""
    (tmp_path / "bus").touch()
    assert session_bus() == f"unix:path={tmp_path / 'bus'}"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=elsewhere")
    assert session_bus() == "unix:path=elsewhere"


# Over a bus


@ClassInfo({"D-Bus Interface": INTERFACE})
class Portal(QObject):
    """What a desktop offers, with the two settings that matter here."""

    def __init__(self, connection: QDBusConnection, values: SystemValues) -> None:
        super().__init__()
        self._connection = connection
        self.values = values
        everything = QDBusConnection.RegisterOption.ExportAllSlots
        assert connection.registerObject(PATH, self, everything)
        assert connection.registerService(SERVICE)

    @Slot(str, str, result="QDBusVariant")
    def Read(self, namespace: str, key: str) -> QDBusVariant:  # noqa: N802
        return QDBusVariant(self.values.get((namespace, key), "unknown"))

    def change(self, setting: tuple[str, str], value: object) -> None:
        self.values[setting] = value
        message = QDBusMessage.createSignal(PATH, INTERFACE, "SettingChanged")
        message.setArguments([*setting, QDBusVariant(value)])
        assert self._connection.send(message)


@pytest.fixture
def bus(qapp: object) -> Iterator[str]:
    """The address of a bus of the test's own."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bus-")))
        configuration = folder / "bus.conf"
        configuration.write_text(CONFIGURATION.format(folder=folder), encoding="utf-8")
        command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"]
        daemon = stack.enter_context(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        )
        stack.callback(daemon.kill)
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()


@pytest.fixture
def portal(bus: str) -> Iterator[Portal]:
    connection = QDBusConnection.connectToBus(bus, "portal of the test")
    assert connection.isConnected()
    yield Portal(connection, {})
    QDBusConnection.disconnectFromBus("portal of the test")


@pytest.fixture
def motion(qapp: object) -> Iterator[SystemMotion]:
    made = SystemMotion()
    yield made
    QDBusConnection.disconnectFromBus(made._name)


def test_the_portal_is_asked_and_listened_to(
    bus: str, portal: Portal, motion: SystemMotion, qtbot: QtBot
) -> None:
    portal.values = {REDUCED_MOTION: 1, ANIMATIONS: True}
    motion.follow(bus)
    assert not is_reduced(Motion.SYSTEM, motion.values)
    qtbot.waitUntil(lambda: motion.values == {REDUCED_MOTION: 1, ANIMATIONS: True})
    assert is_reduced(Motion.SYSTEM, motion.values)
    with qtbot.waitSignal(motion.changed):
        portal.change(REDUCED_MOTION, 0)
    assert not is_reduced(Motion.SYSTEM, motion.values)
    portal.change(("org.freedesktop.appearance", "color-scheme"), 1)
    with qtbot.waitSignal(motion.changed):
        portal.change(ANIMATIONS, False)
    assert motion.values == {REDUCED_MOTION: 0, ANIMATIONS: False}


class WrappedTwice(QDBusVariant):
    """What `Read` of a real portal answers with; PySide makes none of its own."""

    def variant(self) -> QDBusVariant:
        return QDBusVariant(1)


def test_a_value_that_is_wrapped_twice_is_unwrapped(motion: SystemMotion) -> None:
    motion._learn(REDUCED_MOTION, WrappedTwice())
    assert motion.values == {REDUCED_MOTION: 1}


def test_a_bus_without_a_portal_says_nothing(bus: str, motion: SystemMotion, qtbot: QtBot) -> None:
    questions: list[int] = []
    motion._joined.connect(lambda _: questions.append(len(motion.children())))
    motion.follow(bus)
    qtbot.waitUntil(lambda: questions == [2])
    qtbot.waitUntil(lambda: not motion.children())
    assert motion.values == {}


def test_an_address_where_no_bus_is(motion: SystemMotion, qtbot: QtBot, tmp_path: Path) -> None:
    motion.follow(f"unix:path={tmp_path / 'nothing'}")
    QThreadPool.globalInstance().waitForDone()
    assert motion.values == {}
