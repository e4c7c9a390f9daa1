"""Knowledge cards: what one says, how sure that is, and when one may come up by itself.

Source: content.md, section 6, with rules.md, section 7.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coach.domain.body import BodyFact
from coach.domain.errors import RefusedInput
from coach.domain.exercise import Category

WORDS_A_MINUTE = 200
"""How fast plain text is read (design)."""

REPEATS_AFTER = timedelta(days=7)
"""How long a card that came up by itself stays away."""

_SENTENCE_END = re.compile(r"(?<=[.?])\s+")


class Topic(StrEnum):
    """What a card is about.

    Of the kinds of content.md, footwear and the causes and tips about how one walks are walking; causes and
    tips about exercises are strength; ergonomics, recovery and other tips are daily habits."""

    WALKING = "walking"
    STRENGTH = "strength"
    DAILY_HABITS = "daily-habits"
    CONDITIONS = "conditions"


class Evidence(StrEnum):
    """How well supported a card is."""

    REASONABLE = "reasonable"
    MIXED = "mixed"
    WEAK = "weak"


class When(StrEnum):
    """The moments at which a card may come up by itself."""

    FIRST_JUMP = "first-jump"
    POSTURE_PROMPT = "posture-prompt"
    FOOT_PAIN = "foot-pain"
    BEFORE_STRENGTH = "before-strength"
    STRENGTH_DAY = "strength-day"
    AFTER_SITTING = "after-sitting"
    LONG_IDLE = "long-idle"
    HOURLY = "hourly"
    DESK_SETUP = "desk-setup"
    AMBER_DAY = "amber-day"
    RED_DAY = "red-day"
    NOT_IMPROVING = "not-improving"
    FIRST_WEEK = "first-week"
    WEEK_START = "week-start"
    WEEKLY = "weekly"
    RARELY = "rarely"
    NEW_SHOES = "new-shoes"
    FOOTWEAR_LIST = "footwear-list"
    BEFORE_WALK = "before-walk"
    AFTER_WALK = "after-walk"
    PAIN_AFTER_WALK = "pain-after-walk"


class Destination(StrEnum):
    """A page that a card leads to."""

    PLAN = "plan"
    WALKS = "walks"
    SETTINGS = "settings"
    SYMPTOM_CHECK = "symptom-check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card. `picture` is what is drawn, the id of an exercise or "walking", on the tint of a category;
    `honesty` says what is known and what is not, `tick` is what a person may say of the own body there.

    RefusedInput for a condition that would come up by itself, and for a card that leads to two places."""

    id: str
    topic: Topic
    title: str
    text: str
    evidence: Evidence
    honesty: str
    picture: str
    tint: Category
    when: frozenset[When] = frozenset()
    routine: str | None = None
    opens: Destination | None = None
    tick: BodyFact | None = None
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.is_condition and self.when:
            raise RefusedInput("", "when", f'"{min(self.when)}"', "no moment for a card about a condition")
        if self.routine is not None and self.opens is not None:
            raise RefusedInput("", "opens", f'"{self.opens}"', "a routine or a page to open, not both")

    @property
    def is_condition(self) -> bool:
        """Whether only the person opens it."""
        return self.topic is Topic.CONDITIONS

    @property
    def first_line(self) -> str:
        """The first thing it says; a question together with its answer."""
        sentences = _SENTENCE_END.split(self.text)
        answer = next((n for n, sentence in enumerate(sentences) if not sentence.endswith("?")), 0)
        return " ".join(sentences[: answer + 1])

    @property
    def minutes(self) -> int:
        """Minutes to read it, at least 1."""
        return max(1, round(len(f"{self.text} {self.honesty}".split()) / WORDS_A_MINUTE))


def to_show(
    when: Collection[When], cards: Iterable[Card], shown: Mapping[str, date], today: date, is_wanted: bool
) -> Card | None:
    """The card that may come up by itself at these moments; None when there is none.

    `shown` has the plan date on which each card last did. One card a day, each at most once in seven days,
    and the one that stayed away longest first. A card about a condition has no moment."""
    if not is_wanted:
        return None
    fitting = [card for card in cards if card.when.intersection(when)]
    todays = {card_id for card_id, on in shown.items() if on == today}
    if todays:
        return next((card for card in fitting if card.id in todays), None)
    rested = [card for card in fitting if today - shown.get(card.id, date.min) >= REPEATS_AFTER]
    return min(rested, key=lambda card: shown.get(card.id, date.min), default=None)
