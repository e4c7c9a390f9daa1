"""The bar at the foot of the session: stop for pain, the round controls, and what comes next."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.figure.pose_file import PoseFile
from coach.ui.figure_thumb import FigureThumb
from coach.ui.kit.button import Button, RoundButton
from coach.ui.kit.key_hint import KeyHint
from coach.ui.kit.text import Text
from coach.ui.navigation import WIDE_FROM_PX
from coach.ui.player.phrases import NextUp
from coach.ui.theme import PAUSE_PX, PLAYER_PX, STOP_PX, tokens_of

BAR_PX = 136
THUMB = QSize(104, 72)


class Captioned(QWidget):
    """A control with its word and its key under it."""

    def __init__(self, control: QWidget, word: str, key: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(control, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._word = Text(word, "caption_medium")
        row.addStretch(1)
        row.addWidget(self._word)
        row.addWidget(KeyHint(key))
        row.addStretch(1)
        column.addLayout(row)

    def set_word(self, word: str) -> None:
        """Change the word."""
        self._word.setText(word)


class Controls(QWidget):
    """Emits wishes; it never decides what they do."""

    stop_pressed = Signal()
    back_pressed = Signal()
    pause_pressed = Signal()
    skip_pressed = Signal()
    extend_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(BAR_PX)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 8, 24, 8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self._stop(), 0, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(self._round(), 0, 1)
        grid.addLayout(self._next(), 0, 2)

    def _stop(self) -> QWidget:
        self.stop = Button(self.tr("Stop: pain"), "safety", "octagon-alert", height_px=STOP_PX)
        self.stop.clicked.connect(self.stop_pressed)
        return Captioned(self.stop, self.tr("any sharp or shooting pain"), "P")

    def _round(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        self.back = RoundButton("back", diameter=PLAYER_PX, name=self.tr("Back"))
        self.pause = RoundButton("pause", diameter=PAUSE_PX, filled=True, name=self.tr("Pause"))
        self.skip = RoundButton("skip", diameter=PLAYER_PX, name=self.tr("Skip"))
        self.extend = RoundButton(text=self.tr("+10 s"), diameter=PLAYER_PX, name=self.tr("Add 10 seconds"))
        self._pause_word = Captioned(self.pause, self.tr("Pause"), self.tr("Space"))
        self._skip_word = Captioned(self.skip, self.tr("Skip"), "N")
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(Captioned(self.back, self.tr("Back"), "B"), 0, middle)
        row.addWidget(self._pause_word, 0, middle)
        row.addWidget(self._skip_word, 0, middle)
        row.addWidget(Captioned(self.extend, self.tr("Add time"), "+"), 0, middle)
        self.back.clicked.connect(self.back_pressed)
        self.pause.clicked.connect(self.pause_pressed)
        self.skip.clicked.connect(self.skip_pressed)
        self.extend.clicked.connect(self.extend_pressed)
        return row

    def _next(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._next_title = Text("", "heading", wrap=True)
        self._next_detail = Text("", "body", "ink_2", wrap=True)
        column.addStretch(1)
        for line in (Text(self.tr("Next up"), "body", "ink_2"), self._next_title, self._next_detail):
            line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            column.addWidget(line)
        column.addStretch(1)
        row.addLayout(column, 1)
        self._thumb = FigureThumb(None, "core", THUMB)
        row.addWidget(self._thumb)
        return row

    def show_paused(self, is_paused: bool) -> None:
        """The middle button resumes while the session waits."""
        if is_paused:
            self.pause.set_icon("play", self.tr("Resume"))
            self._pause_word.set_word(self.tr("Resume"))
        else:
            self.pause.set_icon("pause", self.tr("Pause"))
            self._pause_word.set_word(self.tr("Pause"))

    def show_skip(self, word: str) -> None:
        """Say what skipping skips."""
        self._skip_word.set_word(word)

    def show_next(self, coming: NextUp, pose_file: PoseFile | None, category: str) -> None:
        """Show the step to come, with its picture where there is room."""
        self._next_title.setText(coming.title)
        self._next_detail.setText(coming.detail)
        self._thumb.show_pose(pose_file, category)
        self._thumb.setVisible(bool(coming.detail) and self.window().width() >= WIDE_FROM_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(QRectF(0, 0, self.width(), 1), tokens.line)
