"""Before a session: how the back feels, and whether to warm up."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.care_question import CareQuestion
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.divider import Divider
from coach.ui.kit.text import Text
from coach.ui.kit.toggle import Switch
from coach.ui.pain_scale import pain_scale
from coach.ui.theme import SPACE_4, SPACE_16

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class StartAnswer:
    """What was said before the session; `pain` 0 to 10, None when it was not asked.

    `kinder` are the numbers of the exercises that shall be done in their kinder version, from 1."""

    pain: int | None
    warm_up: bool
    kinder: frozenset[int] = frozenset()


class PainQuestion(QWidget):
    """The pain scale with its question; Enter never answers it, it asks to go on."""

    changed = Signal()
    entered = Signal()

    def __init__(self, question: str, note: str = "", value: int | None = None) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        heading = QHBoxLayout()
        heading.setSpacing(SPACE_4)
        heading.addWidget(Text(question, "title", wrap=True), 1)
        if value is not None:
            heading.addWidget(Text(note, "body", "ink_2"))
            heading.addWidget(Text(str(value), "body_strong"))
        self.scale = pain_scale()
        self.scale.value_changed.connect(self.changed)
        for cell in self.scale.cells():
            cell.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(
            Text(
                translate("PainQuestion", "0 is none, 10 is the worst you can imagine"), "body", "ink_2", True
            )
        )
        column.addSpacing(SPACE_16)
        column.addWidget(self.scale)

    @property
    def value(self) -> int | None:
        """The score, 0 to 10; None while there is none."""
        return self.scale.value

    def first_stop(self) -> QWidget:
        """Where the keyboard enters the scale."""
        return next(cell for cell in self.scale.cells() if cell.focusPolicy() & Qt.FocusPolicy.TabFocus)

    def press(self, event: QKeyEvent) -> None:
        """Give the scale a key that was pressed elsewhere."""
        self.scale.keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _ENTER:
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)


class StartDialog(Dialog):
    """Asks what must be known before a session; `finished` carries a StartAnswer, None for not now."""

    def __init__(
        self,
        window: QWidget,
        routine_name: str,
        *,
        ask_pain: bool,
        last_pain: int | None,
        offer_warm_up: bool,
        warm_up: bool,
        care: CareQuestion | None = None,
    ) -> None:
        super().__init__(window, self.tr("Before you start"), routine_name)
        self.pain: PainQuestion | None = None
        self.warm_up: Switch | None = None
        if ask_pain:
            self.pain = PainQuestion(self.tr("Back pain right now"), self.tr("last time:"), last_pain)
            self.body.addWidget(self.pain)
        if offer_warm_up:
            if self.pain is not None:
                self.body.addWidget(Divider())
            self.body.addLayout(self._warm_up_row(warm_up))
        self.care = care
        if care is not None:
            if self.pain is not None or offer_warm_up:
                self.body.addWidget(Divider())
            self.body.addWidget(care)
            care.changed.connect(self._tell)
        sentence = self.tr(
            "Mild effort and mild pull are fine. Sharp, spreading or growing pain is not: stop."
        )
        self.body.addWidget(Divider())
        self.body.addWidget(Text(sentence, "body", wrap=True))
        self.not_now = Button(self.tr("Not now"), "quiet")
        self.start = Button(self.tr("Start"), "primary", "play", large=True)
        self.footer.addWidget(self.not_now)
        self.footer.addStretch(1)
        self.footer.addWidget(self.start)
        self.not_now.clicked.connect(lambda: self.close_with(None))
        self.start.clicked.connect(self._answer)
        self.set_default(self.start)
        if self.pain is not None:
            self.pain.changed.connect(self._tell)
            self.pain.entered.connect(self.start.click)
        self._tell()

    def _warm_up_row(self, warm_up: bool) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self.tr("Warm up first"), "heading", wrap=True))
        words.addWidget(Text(self.tr("Three minutes of marching on the spot"), "body", "ink_2", wrap=True))
        self.warm_up = Switch(self.tr("Warm up first"), warm_up)
        row = QHBoxLayout()
        row.setSpacing(SPACE_16)
        row.addLayout(words, 1)
        row.addWidget(self.warm_up)
        return row

    def _tell(self) -> None:
        is_open = self.pain is not None and self.pain.value is None
        is_empty = self.care is not None and self.care.leaves_nothing
        self.start.setEnabled(not (is_open or is_empty))
        why = self.tr("Keep one exercise to do.") if is_empty else ""
        self.start.setToolTip(self.tr("Say how much your back hurts first.") if is_open else why)

    def _answer(self) -> None:
        pain = self.pain.value if self.pain is not None else None
        kinder = self.care.chosen if self.care is not None else frozenset()
        self.close_with(StartAnswer(pain, self.warm_up is not None and self.warm_up.isChecked(), kinder))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.pain is not None and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
            self.pain.press(event)
        else:
            super().keyPressEvent(event)
