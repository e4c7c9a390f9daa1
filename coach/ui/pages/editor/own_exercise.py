"""An exercise of one's own, told in words: what a therapist prescribed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from coach.domain.dosing import HOLD_S, REPS, SETS, Turns, turns_open_to, with_turns
from coach.domain.exercise import TRAINED, Category, Dose, Exercise, HoldDose, RepsDose, Tempo
from coach.ui.kit.button import Button
from coach.ui.kit.dialog import Dialog
from coach.ui.kit.dropdown import Dropdown, Option
from coach.ui.kit.field import Field
from coach.ui.kit.form import labelled
from coach.ui.kit.mark import category_word
from coach.ui.kit.segmented import Segmented
from coach.ui.kit.stepper import Stepper
from coach.ui.kit.text import Text
from coach.ui.pages.editor import phrases
from coach.ui.pages.editor.phrases import tr
from coach.ui.pages.editor.shelf import WordsThumb
from coach.ui.theme import SPACE_12

TEMPO = Tempo(2, 1, 2, 1)
"""The pace of an own exercise until it is changed in a routine. **(design)**"""

LONGEST_NAME, LONGEST_TEXT, LONGEST_CUE, CUE_WORDS, MOST_LINES = 120, 1000, 120, 8, 20
_HOLD, _REPS = "hold", "reps"
_THUMB = QSize(64, 50)
_REST_S = 30


class OwnExerciseDialog(Dialog):
    """Asks for an exercise in words; finishes with it (without an id), or None."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window,
            tr("An exercise of your own"),
            tr("For example one that a physiotherapist gave you. It is shown as a card with its words."),
        )
        self.body.setSpacing(SPACE_12)
        self.name = Field(tr("Name of the exercise"))
        self.category = Dropdown(
            tr("Category"),
            [Option(each, category_word(each.value), each.value) for each in TRAINED],
        )
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(tr("How it goes, one step a line"))
        self.words.setPlaceholderText(
            tr("Sit on a chair, feet flat.\nStraighten one knee.\nLower it slowly.")
        )
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(88)
        self._words_error = Text("", "caption", "danger", wrap=True)
        self._words_error.hide()
        self.caution = Field(tr("When to stop"), tr("Stop if pain grows, spreads or turns sharp."))
        self.kind = Segmented(tr("Dose"), [Option(_REPS, tr("Reps")), Option(_HOLD, tr("Hold"))])
        self.reps = Stepper(tr("Reps"), 8, least=REPS.least, most=REPS.most, suffix=tr("reps"))
        self.hold = Stepper(tr("Seconds of each hold"), 20, least=HOLD_S.least, most=HOLD_S.most, suffix="s")
        self.sets = Stepper(tr("Sets"), 1, least=SETS.least, most=SETS.most)
        self.sides = Dropdown(tr("Sides"), [Option(turns, phrases.turns(turns)) for turns in Turns])
        self.kind.chosen.connect(lambda _kind: self._show_kind())
        self._lay_out()
        self._show_kind()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_12)
        top.addWidget(WordsThumb(_THUMB), 0, Qt.AlignmentFlag.AlignBottom)
        top.addLayout(labelled(tr("Name"), self.name), 1)
        top.addLayout(labelled(tr("Category"), self.category))
        self.body.addLayout(top)
        steps = labelled(tr("How it goes, one step a line. Begin with the starting position."), self.words)
        steps.addWidget(self._words_error)
        self.body.addLayout(steps)
        dose = QHBoxLayout()
        dose.setSpacing(SPACE_12)
        dose.addLayout(labelled(tr("Dose"), self.kind))
        amount = QHBoxLayout()
        amount.addWidget(self.reps)
        amount.addWidget(self.hold)
        holder = QWidget()
        holder.setLayout(amount)
        amount.setContentsMargins(0, 0, 0, 0)
        dose.addLayout(labelled(tr("Work"), holder))
        dose.addLayout(labelled(tr("Sets"), self.sets))
        dose.addLayout(labelled(tr("Sides"), self.sides))
        dose.addStretch(1)
        self.body.addLayout(dose)
        self.body.addLayout(labelled(tr("When to stop"), self.caution))
        keep = Button(tr("Keep exercise"), "primary")
        keep.clicked.connect(self.keep)
        self.add_answers(keep, tr("Cancel"), is_default=False)

    def open(self) -> None:
        """Cover the window with the keyboard in the name."""
        super().open()
        self.name.select_all()

    def _show_kind(self) -> None:
        is_hold = self.kind.value == _HOLD
        self.hold.setVisible(is_hold)
        self.reps.setVisible(not is_hold)
        if self._turns() not in turns_open_to(self._plain_dose()):
            self.sides.show_value(Turns.PER_SIDE)

    def _turns(self) -> Turns:
        turns = self.sides.value
        assert isinstance(turns, Turns)
        return turns

    def _plain_dose(self) -> Dose:
        sets = self.sets.value()
        rest_s = _REST_S if sets > 1 else 0
        if self.kind.value == _HOLD:
            return HoldDose(hold_s=self.hold.value(), sets=sets, rest_s=rest_s)
        return RepsDose(reps=self.reps.value(), tempo=TEMPO, sets=sets, rest_s=rest_s)

    def _dose(self) -> Dose:
        dose, turns = self._plain_dose(), self._turns()
        return with_turns(dose, turns if turns in turns_open_to(dose) else Turns.PER_SIDE)

    def _lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.words.toPlainText().splitlines() if line.strip())

    def keep(self) -> None:
        """Finish with the exercise, or say beside each field what is missing."""
        lines = self._lines()
        wrong = {
            self.name: _name_error(self.name.text.strip()),
            self.caution: _caution_error(self.caution.text.strip()),
        }
        for field, error in wrong.items():
            field.show_error(error)
        words_error = _words_error(lines)
        self._words_error.setText(words_error)
        self._words_error.setVisible(bool(words_error))
        self.words.setAccessibleDescription(words_error)
        first_wrong = next((field for field, error in wrong.items() if error), None)
        if words_error and first_wrong is not self.name:
            self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif first_wrong is not None:
            first_wrong.select_all()
        else:
            self.close_with(self._exercise(lines))

    def _exercise(self, lines: tuple[str, ...]) -> Exercise:
        category = self.category.value
        assert isinstance(category, Category)
        name = self.name.text.strip()
        return Exercise(
            id="",
            name=name,
            category=category,
            cue=cue_from(lines, name),
            muscles="",
            equipment=(),
            start=lines[0],
            steps=lines[1:] or lines,
            breathing="",
            mistakes=(),
            caution=self.caution.text.strip(),
            dose=self._dose(),
        )


def cue_from(lines: tuple[str, ...], name: str) -> str:
    """What is said while moving: the first line short enough to be a cue, after the starting position."""
    fitting = (line for line in (*lines[1:], lines[0], name) if _is_cue(line))
    return next(fitting, " ".join(name.split()[:CUE_WORDS])[:LONGEST_CUE])


def _is_cue(line: str) -> bool:
    return len(line.split()) <= CUE_WORDS and len(line) <= LONGEST_CUE


def _name_error(name: str) -> str:
    if not name:
        return tr("Give the exercise a name, for example Heel slides")
    return tr("Use at most {n} characters").format(n=LONGEST_NAME) if len(name) > LONGEST_NAME else ""


def _caution_error(caution: str) -> str:
    if not caution:
        return tr("Say when to stop, for example Stop on knee pain")
    return tr("Use at most {n} characters").format(n=LONGEST_TEXT) if len(caution) > LONGEST_TEXT else ""


def _words_error(lines: tuple[str, ...]) -> str:
    if not lines:
        return tr("Say how it goes in at least one line")
    if len(lines) > MOST_LINES:
        return tr("Use at most {n} lines").format(n=MOST_LINES)
    if max(len(line) for line in lines) > LONGEST_TEXT:
        return tr("Use at most {n} characters a line").format(n=LONGEST_TEXT)
    return ""
