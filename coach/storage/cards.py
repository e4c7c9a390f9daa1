"""Card files: one knowledge card a TOML file, named after its id."""

from pathlib import Path
from typing import Annotated

import msgspec

from coach.domain.body import BodyFact
from coach.domain.card import Card, Destination, Evidence, Topic, When
from coach.domain.errors import RefusedInput
from coach.domain.exercise import Category
from coach.storage.decoding import LongText, ShortText, Slug, Wire, decode, found_text

TopicName = Annotated[Topic, msgspec.Meta(description=f"one of {', '.join(Topic)}")]
EvidenceName = Annotated[Evidence, msgspec.Meta(description=f"one of {', '.join(Evidence)}")]
WhenNames = Annotated[
    tuple[Annotated[When, msgspec.Meta(description=f"one of {', '.join(When)}")], ...],
    msgspec.Meta(max_length=5, description="a list of at most 5 moments"),
]
DestinationName = Annotated[Destination, msgspec.Meta(description=f"one of {', '.join(Destination)}")]
FactName = Annotated[BodyFact, msgspec.Meta(description=f"one of {', '.join(BodyFact)}")]
TintName = Annotated[Category, msgspec.Meta(description=f"one of {', '.join(Category)}")]
Place = Annotated[int, msgspec.Meta(ge=1, le=999, description="a whole number from 1 to 999")]
Sources = Annotated[
    tuple[ShortText, ...], msgspec.Meta(max_length=10, description="a list of at most 10 texts")
]


class CardWire(Wire, frozen=True, kw_only=True):
    """The keys of a card file; `place` is where it stands among the others."""

    id: Slug
    place: Place
    topic: TopicName
    title: ShortText
    text: LongText
    evidence: EvidenceName
    honesty: LongText
    picture: Slug
    tint: TintName
    when: WhenNames = ()
    routine: Slug | None = None
    opens: DestinationName | None = None
    tick: FactName | None = None
    sources: Sources = ()


def read_card(path: Path) -> Card:
    """The card that a file named after it describes; RefusedInput says where and why it is not one."""
    return _placed(path)[1]


def read_cards(folder: Path) -> tuple[Card, ...]:
    """The cards of a folder in their order; RefusedInput when a file is not one or two stand in one place."""
    placed: dict[int, Card] = {}
    for path in sorted(folder.glob("*.toml")):
        place, card = _placed(path)
        if place in placed:
            raise RefusedInput(str(path), "$.place", str(place), "a place that no other card has")
        placed[place] = card
    return tuple(placed[place] for place in sorted(placed))


def _placed(path: Path) -> tuple[int, Card]:
    wire = decode(path, CardWire)
    if wire.id != path.stem:
        raise RefusedInput(str(path), "$.id", found_text(wire.id), f'the name of the file, "{path.stem}"')
    try:
        return wire.place, Card(
            id=wire.id,
            topic=wire.topic,
            title=wire.title,
            text=wire.text,
            evidence=wire.evidence,
            honesty=wire.honesty,
            picture=wire.picture,
            tint=wire.tint,
            when=frozenset(wire.when),
            routine=wire.routine,
            opens=wire.opens,
            tick=wire.tick,
            sources=wire.sources,
        )
    except RefusedInput as error:
        raise RefusedInput(str(path), f"$.{error.path}", error.found, error.expected) from error
