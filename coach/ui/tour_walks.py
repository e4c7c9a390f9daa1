"""The part of the tour that walks: the page, a walk written down, one set right, and a page without walks."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coach.application.workspace import Workspace
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.scroll import Scroll
from coach.ui.kit.toast import Toast
from coach.ui.window import Window

TAKEN_KM = "3.1"


class WalksTour:
    """Writes a walk down, and takes it back."""

    def __init__(
        self,
        window: Window,
        workspace: Workspace,
        settle: Callable[[], None],
        picture: Callable[[str], None],
    ) -> None:
        self._window, self._workspace = window, workspace
        self._settle, self._picture = settle, picture

    def walk(self) -> None:
        """Walk through the page."""
        self._window.shell.show_page("walks")
        page = self._window.walking.place()
        self._settle()
        self._picture("walks")
        self._to_the_end()
        self._write_down()
        page.edit_wished.emit(page.diary.walks[1].walk.id if page.diary else "")
        self._settle()
        self._picture("walks-edit")
        QTest.keyClick(self._dialog(), Qt.Key.Key_Escape)
        self._window.walking.log()
        self._settle()
        self._picture("walks-log")
        QTest.keyClick(self._dialog(), Qt.Key.Key_Escape)
        self._settle()
        self._begin_anew()

    def _begin_anew(self) -> None:
        """The page of somebody who has not written down a walk yet."""
        log = self._workspace.walk_log
        walks = [it.walk.id for it in log.walks()]
        for walk_id in walks:
            log.delete(walk_id)
        self._window.show_today()
        self._settle()
        self._window.shell.show_page("walks")
        self._settle()
        self._picture("walks-empty")
        for walk_id in walks:
            log.restore(walk_id)
        self._settle()

    def _to_the_end(self) -> None:
        """The rows below the form."""
        page = self._window.walking.place()
        (scroll,) = page.findChildren(Scroll)
        bar = scroll.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._picture("walks-list")
        bar.setValue(0)

    def _write_down(self) -> None:
        page = self._window.walking.place()
        form = page.form
        if form is None:
            return
        before = self._ids()
        form.distance.set_text("400")
        page.save.click()
        self._picture("walks-refused")
        form.distance.set_text(TAKEN_KM)
        page.save.click()
        page.save.setFocus()
        self._settle()
        self._picture("walks-saved")
        self._window.walking.delete(max(self._ids() - before))
        self._settle()
        for toast in self._window.findChildren(Toast):
            toast.hide()

    def _ids(self) -> set[str]:
        return {it.walk.id for it in self._workspace.walk_log.walks()}

    def _dialog(self) -> Dialog:
        return [it for it in self._window.findChildren(Dialog) if it.isVisible()][-1]
