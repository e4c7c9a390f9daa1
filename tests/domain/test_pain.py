"""Pain scores."""

from datetime import UTC, date, datetime

import pytest

from coach.domain.errors import RefusedInput
from coach.domain.pain import Moment, PainScore


def _score(value: int) -> PainScore:
    return PainScore(
        value=value,
        moment=Moment.BEFORE,
        scored_at=datetime(2026, 3, 2, 8, tzinfo=UTC),
        scored_on=date(2026, 3, 2),
    )


@pytest.mark.parametrize("value", [0, 10])
def test_both_ends_of_the_scale_are_scores(value: int) -> None:
    assert _score(value).value == value


@pytest.mark.parametrize("value", [-1, 11])
def test_a_score_beyond_the_scale_is_refused(value: int) -> None:
    with pytest.raises(RefusedInput) as refused:
        _score(value)
    assert str(refused.value) == f"pain: found {value}, expected a whole number from 0 to 10"
