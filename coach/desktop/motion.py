"""Whether to move less: a person's own choice, or what the system says through the desktop portal."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, QThreadPool, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

from coach.domain.settings import Motion

SERVICE: Final = "org.freedesktop.portal.Desktop"
PATH: Final = "/org/freedesktop/portal/desktop"
INTERFACE: Final = "org.freedesktop.portal.Settings"
REDUCED_MOTION: Final = ("org.freedesktop.appearance", "reduced-motion")
ANIMATIONS: Final = ("org.gnome.desktop.interface", "enable-animations")

SystemValues = dict[tuple[str, str], object]
"""Values of the system's settings by namespace and key."""


def is_reduced(motion: Motion, system: SystemValues) -> bool:
    """Whether to move less; a system that says nothing wants full motion."""
    if motion is not Motion.SYSTEM:
        return motion is Motion.REDUCED
    return system.get(REDUCED_MOTION) == 1 or system.get(ANIMATIONS) is False


def session_bus() -> str:
    """The address of the bus of the person's login; empty where there is none."""
    if not sys.platform.startswith("linux"):
        return ""
    socket = Path(os.environ.get("XDG_RUNTIME_DIR", "")) / "bus"
    usual = f"unix:path={socket}" if socket.is_absolute() and socket.exists() else ""
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS", usual)


class SystemMotion(QObject):
    """What the system says, asked for and listened to without ever waiting. Emits `changed`."""

    changed = Signal()
    _joined = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values: SystemValues = {}
        self._name = f"back-coach motion {id(self)}"
        self._joined.connect(self._ask)
        self.destroyed.connect(partial(QDBusConnection.disconnectFromBus, self._name))

    def follow(self, bus: str) -> None:
        """Ask the portal on the bus with this address, and listen to it from now on."""
        if bus:
            QThreadPool.globalInstance().start(lambda: self._join(bus))

    def _join(self, bus: str) -> None:
        """Joining waits for an answer of the bus, so it is done on a worker."""
        connection = QDBusConnection.connectToBus(bus, self._name)
        if connection.isConnected():
            # PySide's stub wants bytes for a slot, and PySide itself refuses them.
            slot: Any = SLOT("_hear(QDBusMessage)")
            connection.connect(SERVICE, PATH, INTERFACE, "SettingChanged", self, slot)
            self._joined.emit(connection)

    def _ask(self, connection: QDBusConnection) -> None:
        for setting in (REDUCED_MOTION, ANIMATIONS):
            question = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "Read")
            question.setArguments(list(setting))
            watcher = QDBusPendingCallWatcher(connection.asyncCall(question), self)
            watcher.finished.connect(lambda done, setting=setting: self._answered(setting, done))

    def _answered(self, setting: tuple[str, str], done: QDBusPendingCallWatcher) -> None:
        answer = done.reply()
        if answer.type() is QDBusMessage.MessageType.ReplyMessage:
            self._learn(setting, answer.arguments()[0])
        done.deleteLater()

    @Slot(QDBusMessage)
    def _hear(self, message: QDBusMessage) -> None:
        namespace, key, value = message.arguments()
        if (namespace, key) in (REDUCED_MOTION, ANIMATIONS):
            self._learn((namespace, key), value)

    def _learn(self, setting: tuple[str, str], value: object) -> None:
        while isinstance(value, QDBusVariant):
            value = value.variant()
        self.values[setting] = value
        self.changed.emit()
