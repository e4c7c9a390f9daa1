"""A button that opens a menu below itself."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from coach.ui.kit.button import Button


class MenuButton(Button):
    """`fill` puts the entries into the menu anew each time it opens."""

    def __init__(
        self,
        text: str,
        fill: Callable[[QMenu], None],
        large: bool = False,
        height_px: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, "quiet", None, large, "chevron-down", height_px, parent)
        self._fill = fill
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Show the menu, its first entry chosen."""
        open_menu_below(self, self._fill)


def open_menu_below(button: QWidget, fill: Callable[[QMenu], None]) -> None:
    """Show a menu below a control, its first entry chosen."""
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(button.accessibleName())
    fill(menu)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    first = next((action for action in menu.actions() if action.isEnabled()), None)
    if first is not None:
        menu.setActiveAction(first)
