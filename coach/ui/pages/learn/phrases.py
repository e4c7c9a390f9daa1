"""Cards and signs in the words of the learn page."""

from PySide6.QtCore import QCoreApplication

from coach.domain.card import Card, Destination, Evidence, Topic
from coach.domain.red_flags import Urgency
from coach.ui import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("learn", text)


def topic(which: Topic) -> str:
    """A topic in words."""
    return {
        Topic.WALKING: _tr("Walking"),
        Topic.STRENGTH: _tr("Strength"),
        Topic.DAILY_HABITS: _tr("Daily habits"),
        Topic.CONDITIONS: _tr("Conditions"),
    }[which]


def how_many_read(read: int, count: int) -> str:
    """The line below the title of the page."""
    return _tr("Short cards behind the plan. {n} of {m} read.").format(n=read, m=count)


def minutes(card: Card) -> str:
    """How long a card takes to read."""
    return words.minutes(60 * card.minutes)


def spoken(card: Card, *, is_read: bool) -> str:
    """What a screen reader says of a tile."""
    parts = [card.title, card.first_line.rstrip("."), minutes(card)]
    return ", ".join([*parts, _tr("read")] if is_read else parts)


def evidence(which: Evidence) -> str:
    """How well supported a card is."""
    return {
        Evidence.REASONABLE: _tr("Reasonable evidence"),
        Evidence.MIXED: _tr("Mixed or limited evidence"),
        Evidence.WEAK: _tr("Weak or contested evidence"),
    }[which]


def evidence_means(which: Evidence) -> str:
    """What such evidence comes to, in a sentence."""
    return {
        Evidence.REASONABLE: _tr("Studies or guidelines largely agree, though the effect may be modest."),
        Evidence.MIXED: _tr("Studies are few, small or do not agree with each other."),
        Evidence.WEAK: _tr("Studies are missing or contradict each other. Take it as a thing to try."),
    }[which]


def lead_to(destination: Destination) -> str:
    """The button that leads from a card to a page."""
    return {
        Destination.PLAN: _tr("Open plan"),
        Destination.WALKS: _tr("Open walks"),
        Destination.SETTINGS: _tr("Open settings"),
        Destination.SYMPTOM_CHECK: _tr("Open symptom check"),
    }[destination]


def start(routine_name: str) -> str:
    """The button that starts the routine of a card."""
    return _tr("Start {routine}").format(routine=routine_name[:1].lower() + routine_name[1:])


def disclaimer() -> str:
    """What is said with every card about a condition. Source: content.md, section 5.4."""
    return _tr("For understanding only. Do not start, stop or choose medical treatment from this card.")


def how_soon(urgency: Urgency) -> str:
    """The heading of the signs that are this urgent."""
    return {
        Urgency.NOW: _tr("Emergency: now"),
        Urgency.TODAY: _tr("See a doctor today"),
        Urgency.URGENT: _tr("See a doctor within days"),
        Urgency.SOON: _tr("See a doctor soon, at the next free appointment"),
        Urgency.BEFORE_STARTING: _tr("Speak to a doctor before you start exercising"),
    }[urgency]
