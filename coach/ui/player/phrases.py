"""The words of the session screen for one moment."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from coach.domain.exercise import Exercise, Side
from coach.domain.player.events import PauseReason
from coach.domain.player.state import Lead, Phase
from coach.domain.player.view import PlayerView
from coach.domain.timeline import Step, StepKind
from coach.ui import words

NameOf = Callable[[str], Exercise]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Title, cue, ring and chip of a moment."""

    title: str
    cue: str
    digits: str
    caption: str
    chip: str


@dataclass(frozen=True, slots=True)
class NextUp:
    """What comes after this step."""

    title: str
    detail: str


def phrases(view: PlayerView, exercise: NameOf) -> Phrases:
    """What the screen says now."""
    title, cue = _title_and_cue(view, exercise)
    digits, caption = _digits(view)
    return Phrases(title, _waiting_cue(view) or cue, digits, caption, _chip(view, exercise))


def next_up(view: PlayerView, exercise: NameOf) -> NextUp:
    """What the screen says about the step to come."""
    step = view.step if view.lead is Lead.WARM_UP else view.following
    if step is None:
        return NextUp(tr("Finished"), "")
    seconds = tr("{n} s").format(n=step.duration_s)
    match step.kind:
        case StepKind.WORK:
            return NextUp(_name(step, exercise), words.work(step))
        case StepKind.RELAX:
            return NextUp(tr("Relax, then hold again"), seconds)
        case StepKind.SWITCH:
            return NextUp(tr("Switch to the right side"), tr("{n} s to change").format(n=step.duration_s))
        case StepKind.REST:
            return NextUp(tr("Rest, then set {n}").format(n=step.set), seconds)
        case StepKind.PREPARE:
            return NextUp(tr("Get ready"), seconds)
        case StepKind.TRANSITION:
            return NextUp(_name(step, exercise), tr("{n} s to change").format(n=step.duration_s))


def skip_word(view: PlayerView) -> str:
    """What the skip button skips now."""
    if view.lead is Lead.WARM_UP:
        return tr("Skip warm-up")
    return tr("Skip rest") if view.step.kind in {StepKind.REST, StepKind.TRANSITION} else tr("Skip")


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("player", text)


def _name(step: Step, exercise: NameOf) -> str:
    return exercise(step.exercise).name if step.exercise else ""


def _title_and_cue(view: PlayerView, exercise: NameOf) -> tuple[str, str]:
    if view.lead is Lead.WARM_UP:
        return tr("Warm-up"), tr("March on the spot. Easy pace.")
    coming = view.work or view.step
    name = _name(coming, exercise)
    match view.step.kind:
        case StepKind.PREPARE:
            return tr("Get ready"), tr("First: {name}.").format(name=name)
        case StepKind.REST:
            return tr("Rest"), tr("Breathe out. Next: {name}.").format(name=name)
        case StepKind.TRANSITION:
            return tr("Change over"), tr("Next: {name}.").format(name=name)
        case StepKind.SWITCH:
            return tr("Switch sides"), tr("Now the right side.")
        case StepKind.RELAX:
            return name, tr("Relax.")
        case StepKind.WORK:
            return name, view.step.cue or ""


def _waiting_cue(view: PlayerView) -> str:
    if view.phase is Phase.PAUSED:
        if view.pause_reason in {PauseReason.GAP, PauseReason.SLEPT}:
            return tr("Paused. The computer was away for a while.")
        return tr("Paused")
    return tr("Get ready.") if view.lead is Lead.GET_READY else ""


def _digits(view: PlayerView) -> tuple[str, str]:
    if view.lead is Lead.WARM_UP:
        return words.clock(view.lead_left_s), tr("to go")
    if view.lead is Lead.GET_READY:
        return _whole(view.lead_left_s), tr("get ready")
    if view.reps is not None:
        return str(view.reps.left), tr("rep left") if view.reps.left == 1 else tr("reps left")
    captions = {
        StepKind.REST: tr("rest"),
        StepKind.RELAX: tr("relax"),
        StepKind.SWITCH: tr("to change"),
        StepKind.TRANSITION: tr("to change"),
        StepKind.PREPARE: tr("to start"),
        StepKind.WORK: tr("seconds"),
    }
    is_long = view.left_s >= 100
    return (words.clock(view.left_s) if is_long else _whole(view.left_s)), captions[view.step.kind]


def _whole(seconds: float) -> str:
    return str(-int(-seconds // 1))


def _chip(view: PlayerView, exercise: NameOf) -> str:
    step = view.step
    if step.kind in {StepKind.PREPARE, StepKind.TRANSITION} and view.work and view.work.exercise:
        return tr("Up next: {start}").format(start=exercise(view.work.exercise).start.rstrip("."))
    if step.kind is StepKind.REST:
        return tr("Up next")
    if view.reps is not None:
        return words.rep_phase(view.reps.phase)
    if step.side in {Side.LEFT, Side.RIGHT}:
        return tr("{side} side").format(side=words.side(step.side))
    return tr("Hold") if step.kind is StepKind.WORK else ""
