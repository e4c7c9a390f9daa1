"""Stepping through what a chart shows, by arrow keys."""

from PySide6.QtCore import Qt

_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


def stepped(key: int, current: int | None, count: int, column: int = 1) -> int | None:
    """What an arrow, Home or End leads to; None when the key means nothing here.

    With `column` things below each other, left and right go from column to column. The first step of all
    goes to the last thing, which is the newest."""
    if count == 0:
        return None
    if key == Qt.Key.Key_Home:
        return 0
    if key == Qt.Key.Key_End:
        return count - 1
    if key not in _STEPS or (column == 1 and key in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
        return None
    if current is None:
        return count - 1
    across, down = _STEPS[Qt.Key(key)]
    wished = current + across * column + down
    return wished if 0 <= wished < count else current
