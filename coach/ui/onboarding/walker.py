"""The person who walks beside the steps of the first run."""

from math import inf

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from coach.figure.pose_file import PoseFile
from coach.ui.figure_view import FigureView
from coach.ui.theme import Tokens

TICK_MS = 33
STRIDING_S = 0.0
"""A moment with both feet apart, shown while nothing moves."""


class Walker(FigureView):
    """Walks while it is visible and may move; an ornament that neither the pointer nor the keys reach."""

    def __init__(self, pose_file: PoseFile | None) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip("")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumSize(0, 0)
        self._elapsed_shown_s = STRIDING_S
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._may_move = True
        self.show_motion(
            pose_file,
            kind="walk",
            tempo_s=None,
            duration_s=inf,
            side="right",
            alternate=False,
            category="walk",
            fallback_text="",
        )
        self.set_elapsed(STRIDING_S)

    def set_moving(self, may_move: bool) -> None:
        """Walk, or stand in one picture."""
        self._may_move = may_move
        if not may_move:
            self.hold_at(STRIDING_S)
        elif self.isVisible():
            self._timer.start()

    def hold_at(self, elapsed_s: float) -> None:
        """Stay at one moment of the walk until it is shown again."""
        self._timer.stop()
        self._elapsed_shown_s = elapsed_s
        self.set_elapsed(elapsed_s)

    def _background(self, tokens: Tokens) -> str:
        return tokens.canvas

    def _tick(self) -> None:
        self._elapsed_shown_s += TICK_MS / 1000
        self.set_elapsed(self._elapsed_shown_s)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._may_move:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
