"""The top of the editor: back, what is edited, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.draft import Draft
from coach.ui.kit.button import Button, IconButton
from coach.ui.kit.icon_view import IconView
from coach.ui.kit.text import Text
from coach.ui.pages.editor import phrases
from coach.ui.pages.editor.phrases import tr
from coach.ui.theme import SPACE_4, SPACE_8, SPACE_12


class Head(QWidget):
    """Title and buttons; what could not be done stands under them until it can."""

    left = Signal()
    undo_wished = Signal()
    try_wished = Signal()
    save_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = IconButton("chevron-left", tr("Back to the library"), quiet=True)
        self._title = Text("", "page")
        self._origin = Text("", "body", "ink_2", wrap=True)
        self._kept = QWidget()
        kept = QHBoxLayout(self._kept)
        kept.setContentsMargins(0, 0, 0, 0)
        kept.setSpacing(SPACE_8 - 2)
        kept.addWidget(IconView("check", 16))
        kept.addWidget(Text(tr("Draft kept"), "caption", "ink_2"))
        self._kept.setToolTip(tr("Not saved yet. It stays here until you close Back Coach."))
        self.undo = Button(tr("Undo"), "quiet", "undo")
        self.try_it = Button(tr("Try it"), "secondary", "play")
        self.try_it.setToolTip(tr("Saves the routine and starts it (Ctrl+T)"))
        self.save = Button(tr("Save routine"), "primary")
        self.save.setToolTip("Ctrl+S")
        self._trouble = Text("", "body", "danger", wrap=True)
        self._trouble_line = QWidget()
        self._lay_out()
        self.show_trouble("")
        self.back.clicked.connect(self.left)
        self.undo.clicked.connect(self.undo_wished)
        self.try_it.clicked.connect(self.try_wished)
        self.save.clicked.connect(self.save_wished)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._origin)
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        line.addWidget(self.back)
        line.addSpacing(SPACE_4)
        line.addLayout(words, 1)
        line.addWidget(self._kept)
        line.addSpacing(SPACE_4)
        for button in (self.undo, self.try_it, self.save):
            line.addWidget(button)
        trouble = QHBoxLayout(self._trouble_line)
        trouble.setContentsMargins(0, SPACE_8, 0, 0)
        trouble.setSpacing(SPACE_8)
        trouble.addWidget(IconView("octagon-alert", 20, "danger"))
        trouble.addWidget(self._trouble, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_12)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._trouble_line)

    def show_draft(self, draft: Draft, *, is_changed: bool, can_undo: bool) -> None:
        """Say what is edited and how far it is."""
        is_new = draft.id is None and draft.copy_of is None
        self._title.setText(tr("New routine") if is_new else tr("Edit routine"))
        self._origin.setText(phrases.origin(draft))
        self._kept.setVisible(is_changed)
        self.undo.setEnabled(can_undo)
        self.undo.setToolTip("Ctrl+Z" if can_undo else tr("Nothing to undo"))

    def show_trouble(self, text: str) -> None:
        """Say what went wrong; an empty text clears it."""
        self._trouble.setText(text)
        self._trouble_line.setVisible(bool(text))
