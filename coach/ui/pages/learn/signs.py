"""The signs of the symptom check, by how soon a doctor should see them."""

from dataclasses import dataclass

from coach.domain.red_flags import SymptomSheet, Urgency

PLAIN_YES = "Yes"
SOONEST_FIRST = (Urgency.NOW, Urgency.TODAY, Urgency.URGENT, Urgency.SOON, Urgency.BEFORE_STARTING)


@dataclass(frozen=True, slots=True)
class Sign:
    """A question of the check, and those ways of saying yes that are meant; none where a plain yes is."""

    question: str
    answers: tuple[str, ...]


def signs(sheet: SymptomSheet) -> dict[Urgency, tuple[Sign, ...]]:
    """The signs of each urgency in the order in which they are asked, the most urgent first."""
    found: dict[Urgency, list[Sign]] = {urgency: [] for urgency in SOONEST_FIRST}
    for question in sheet.questions:
        for urgency in SOONEST_FIRST:
            meant = tuple(way.label for way in question.yes if way.finding.urgency is urgency)
            if meant:
                is_plain = meant == (PLAIN_YES,) or len(meant) == len(question.yes)
                found[urgency].append(Sign(question.text, () if is_plain else meant))
    return {urgency: tuple(listed) for urgency, listed in found.items() if listed}
