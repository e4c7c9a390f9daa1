"""The ladder of walking: the worked examples, each rule, and what holds for any history."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.errors import RefusedInput
from coach.domain.traffic_light import Light
from coach.domain.walk_ladder import LadderOptions, Provisional, climb
from coach.domain.walk_target import Rule, WeekTarget, shown, stored
from coach.domain.walk_weeks import A_WEEK, WalkedWeek
from coach.domain.walking import Unit

GREEN, AMBER, RED, UNKNOWN = Light.GREEN, Light.AMBER, Light.RED, Light.UNKNOWN
MONDAY = date(2026, 1, 5)
MINUTES, KILOMETRES = Unit.MINUTES, Unit.KILOMETRES
NO_GOAL = LadderOptions(ceiling_min=None)


def week(amount: object, light: Light = GREEN, **others: object) -> WalkedWeek:
    """A week whose Monday is set by `asked`; nothing walked is a missed week."""
    number = Decimal(str(amount))
    values = {"unit": MINUTES, "walks": 3, "light": light} if number else {}
    return WalkedWeek(monday=MONDAY, amount=number, **{**values, **others})  # type: ignore[arg-type]


OFF = week(0)
PAUSED = week(0, is_paused=True)


def asked(*weeks: WalkedWeek, options: LadderOptions = NO_GOAL) -> tuple[WeekTarget, ...]:
    dated = [replace(it, monday=MONDAY + index * A_WEEK) for index, it in enumerate(weeks)]
    return climb(dated, MONDAY + len(weeks) * A_WEEK, options)


def last(*weeks: WalkedWeek, options: LadderOptions = NO_GOAL) -> tuple[str, Rule]:
    target = asked(*weeks, options=options)[-1]
    return str(stored(target.target or Decimal(0))), target.rule


# The worked examples of content.md, section 4

EXAMPLE_A = "99.00 99|108.90 109|119.90 120|132.00 132|145.20 145|159.50 160|176.00 176|193.60 194"
EXAMPLE_B = "99.00 99|108.90 109|125.35 125|143.75 144|165.31 165|189.75 190|218.21 218|250.70 251"
EXAMPLE_C = "99.00 99|110.00 110|110.00 110|110.00 110|99.00 99|111.10 111|127.77 128|95.82 96|101.20 101"


def told(targets: tuple[WeekTarget, ...]) -> str:
    return "|".join(f"{stored(it.target)} {it.shown}" for it in targets if it.target is not None)


@pytest.mark.parametrize(("rate", "example"), [("0.10", EXAMPLE_A), ("0.15", EXAMPLE_B)])
def test_who_walks_just_what_is_shown(rate: str, example: str) -> None:
    options = LadderOptions(rate=Decimal(rate), ceiling_min=None)
    weeks = [week(90)]
    for _ in range(7):
        weeks.append(week(asked(*weeks, options=options)[-1].shown))
    assert told(asked(*weeks, options=options)) == example


def test_a_life_with_overshoot_amber_a_missed_week_and_red() -> None:
    actual = [week(100), week(92), week(112, AMBER), OFF, week(101), week(120), week(125, RED), week(92)]
    targets = asked(week(90), *actual, options=LadderOptions())
    assert told(targets) == EXAMPLE_C
    assert [it.rule.value for it in targets[1:]] == [
        "first",
        "green",
        "partly-done",
        "amber",
        "missed",
        "green",
        "green",
        "red",
        "green",
    ]
    assert targets[7].credited == Decimal("116.15")
    assert targets[7].target == Decimal("127.765")


# A baseline


def test_without_anything_there_is_an_offer_and_no_target() -> None:
    (target,) = asked()
    assert (target.rule, target.target, target.shown, target.cap) == (Rule.BASELINE, None, None, None)
    assert target.offer_min == 30
    (in_km,) = asked(options=LadderOptions(unit=KILOMETRES))
    assert in_km.offer_min is None


def test_a_baseline_needs_a_week_of_two_walks_in_one_unit() -> None:
    one_walk, mixed = week(40, walks=1), week(40, has_other_unit=True)
    targets = asked(one_walk, mixed, OFF, week(50))
    assert [it.rule for it in targets] == [Rule.BASELINE] * 4 + [Rule.FIRST]
    assert (targets[-1].baseline, targets[-1].credited, targets[-1].cap) == (50, 50, Decimal("57.5"))
    assert targets[-1].monday == MONDAY + 4 * A_WEEK


@pytest.mark.parametrize("unit", [MINUTES, KILOMETRES])
def test_what_was_said_at_first_does_not_grow(unit: Unit) -> None:
    options = LadderOptions(unit=unit, provisional=Provisional(Decimal(20), unit))
    targets = asked(week(25, walks=1, unit=unit), OFF, week(30, unit=unit), options=options)
    assert [it.target for it in targets] == [20, 20, 20, 33]
    assert [it.rule for it in targets[:3]] == [Rule.PROVISIONAL] * 3
    assert [it.offer_min for it in targets] == [30 if unit is MINUTES else None] * 3 + [None]


def test_what_was_said_at_first_does_not_come_back() -> None:
    options = LadderOptions(provisional=Provisional(Decimal(20), MINUTES))
    in_km = week(5, unit=KILOMETRES)
    assert asked(week(90), OFF, OFF, OFF, OFF, options=options)[-1].rule is Rule.BASELINE
    assert asked(week(90), in_km, week(9, walks=1), options=options)[-1].rule is Rule.BASELINE
    assert asked(week(5, walks=1, unit=KILOMETRES), options=options)[-1].rule is Rule.BASELINE


def test_a_sore_baseline_starts_lower() -> None:
    assert last(week(90, AMBER, walks=3, ambers=2)) == ("72.00", Rule.FIRST_AMBER)
    assert last(week(90, AMBER, walks=4, ambers=2)) == ("99.00", Rule.FIRST)
    assert last(week(90, RED)) == ("67.50", Rule.FIRST_RED)


def test_another_unit_starts_anew() -> None:
    in_km = week(8, unit=KILOMETRES)
    targets = asked(week(90), week(99), in_km, week(8.8, unit=KILOMETRES))
    assert [(it.unit, it.rule) for it in targets[2:]] == [
        (MINUTES, Rule.GREEN),
        (KILOMETRES, Rule.FIRST),
        (KILOMETRES, Rule.GREEN),
    ]
    assert [it.shown for it in targets[3:]] == [Decimal("8.8"), Decimal("9.7")]


# The table


@pytest.mark.parametrize(
    ("after", "target", "rule"),
    [
        (week(100), "110.00", Rule.GREEN),
        (week("89.1"), "98.01", Rule.GREEN),
        (week("89.09"), "99.00", Rule.PARTLY_DONE),
        (week("49.5"), "99.00", Rule.PARTLY_DONE),
        (week("49.49"), "89.10", Rule.LITTLE_DONE),
        (week(99, AMBER), "99.00", Rule.AMBER),
        (week(99, RED), "74.25", Rule.RED),
        (week(99, UNKNOWN), "99.00", Rule.UNRATED),
        (week(10, UNKNOWN), "99.00", Rule.UNRATED),
        (OFF, "89.10", Rule.MISSED),
        (PAUSED, "89.10", Rule.PAUSED),
    ],
)
def test_the_row_of_the_table(after: WalkedWeek, target: str, rule: Rule) -> None:
    assert last(week(90), after) == (target, rule)


def test_weeks_off_are_not_compounded() -> None:
    targets = asked(week(90), week(100), OFF, PAUSED, OFF, OFF, OFF)
    assert [it.target for it in targets[2:6]] == [110, 99, Decimal("82.5"), 66]
    assert [(it.step.rule, it.step.weeks_off) for it in targets[3:6] if it.step] == [
        (Rule.MISSED, 1),
        (Rule.PAUSED, 2),
        (Rule.MISSED, 3),
    ]
    assert [it.rule for it in targets[6:]] == [Rule.BASELINE] * 2
    assert targets[5].credited == 100


def test_a_second_break_begins_from_its_own_target() -> None:
    targets = asked(week(90), OFF, OFF, week(75), OFF)
    assert [it.target for it in targets[3:]] == [Decimal("74.25"), Decimal("82.5"), Decimal("74.25")]


def test_little_in_a_pause_is_a_break_and_red_in_it_is_red() -> None:
    little, whole = week(20, is_paused=True), week(99, is_paused=True)
    assert last(week(90), little) == ("89.10", Rule.PAUSED)
    assert asked(week(90), little)[-1].credited == 90
    assert last(week(90), whole) == ("108.90", Rule.GREEN)
    assert last(week(90), week(20, RED, is_paused=True)) == ("74.25", Rule.RED)


def test_the_own_rate_waits_for_two_green_steps_in_a_row() -> None:
    options = LadderOptions(rate=Decimal("0.15"), ceiling_min=None)
    greens = [week(90), week(99), week(109)]
    assert asked(*greens[:2], options=options)[-1].step.factor == Decimal("1.10")  # type: ignore[union-attr]
    assert last(*greens, options=options) == ("125.35", Rule.GREEN)
    between = asked(week(90), week(99), OFF, week(98), options=options)[-1]
    assert between.target == Decimal("107.8")


def test_growth_ends_at_the_goal() -> None:
    goal = LadderOptions()
    assert last(week(140), options=goal) == ("150.00", Rule.CEILING)
    assert last(week(130), week(143), options=goal) == ("150.00", Rule.CEILING)
    beyond = asked(week(200), week(210), week(150), options=goal)
    assert [it.target for it in beyond[1:]] == [200, 200, 200]
    assert last(week(200, unit=KILOMETRES), options=goal) == ("220.00", Rule.FIRST)


def test_two_short_weeks_bind_the_target() -> None:
    targets = asked(week(90), week(10, AMBER), week(10, AMBER))
    assert (targets[2].target, targets[2].is_capped) == (99, False)
    assert (targets[3].target, targets[3].cap, targets[3].is_capped) == (
        Decimal("11.5"),
        Decimal("11.5"),
        True,
    )


@pytest.mark.parametrize("rate", ["0.09", "0.16"])
def test_a_rate_beyond_its_bounds_is_refused(rate: str) -> None:
    with pytest.raises(RefusedInput, match=r"rate: found 0\.\d+, expected a rate from 0.10 to 0.15"):
        LadderOptions(rate=Decimal(rate))


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        ("143.75", MINUTES, "144"),
        ("99.5", MINUTES, "100"),
        ("8.85", KILOMETRES, "8.9"),
        ("8.849", Unit.MILES, "8.8"),
    ],
)
def test_amounts_are_shown_half_up(amount: str, unit: Unit, expected: str) -> None:
    assert str(shown(Decimal(amount), unit)) == expected


# Any history


@st.composite
def weeks(draw: st.DrawFn) -> WalkedWeek:
    amount = draw(st.just(Decimal(0)) | st.decimals("0.01", 2000, places=2))
    walks = draw(st.integers(1, 7))
    return week(
        amount,
        draw(st.sampled_from(Light)),
        is_paused=draw(st.booleans()),
        **{
            "unit": draw(st.sampled_from([MINUTES] * 9 + [KILOMETRES])),
            "walks": walks,
            "ambers": draw(st.integers(0, walks)),
        }
        if amount
        else {},
    )


HISTORIES = st.lists(weeks(), max_size=40)
OPTIONS = st.builds(
    LadderOptions,
    rate=st.decimals("0.10", "0.15", places=2),
    ceiling_min=st.none() | st.decimals(30, 300, places=0),
    provisional=st.none() | st.builds(Provisional, st.decimals(1, 200, places=1), st.sampled_from(Unit)),
)


@given(history=HISTORIES, options=OPTIONS)
def test_no_target_passes_the_cap(history: list[WalkedWeek], options: LadderOptions) -> None:
    targets = asked(*history, options=options)
    assert [it.monday for it in targets] == [MONDAY + index * A_WEEK for index in range(len(history) + 1)]
    for week_before, before, now in zip(history, targets, targets[1:], strict=False):
        if now.is_searching:
            continue
        assert now.target is not None
        assert now.credited is not None
        is_same_series = before.unit is now.unit
        earlier = Fraction(before.credited or 0) if is_same_series else Fraction(0)
        limit = Fraction(115, 100) * max(Fraction(now.credited), earlier)
        assert 0 < Fraction(now.target) <= limit
        assert now.cap is not None
        assert Fraction(now.cap) == limit
        if now.rule in (Rule.MISSED, Rule.PAUSED):
            assert now.credited == before.credited
        elif earlier:
            ratchet = min(Fraction(week_before.amount), Fraction(115, 100) * earlier)
            assert Fraction(now.credited) == ratchet


@given(history=HISTORIES, options=OPTIONS)
def test_nothing_is_rounded_and_the_goal_ends_growth(
    history: list[WalkedWeek], options: LadderOptions
) -> None:
    for before, now in zip((None, *(targets := asked(*history, options=options))), targets, strict=False):
        if now.step is None or now.target is None:
            continue
        exact = Fraction(now.step.base) * Fraction(now.step.factor)
        assert Fraction(now.target) == (Fraction(now.cap or 0) if now.is_capped else exact)
        if options.ceiling_min is not None and now.unit is MINUTES and now.rule is not Rule.PROVISIONAL:
            reached = max(before.target or 0, now.baseline or 0) if before else 0
            assert now.target <= max(options.ceiling_min, reached)


@given(history=HISTORIES, more=HISTORIES, options=OPTIONS)
def test_what_comes_later_changes_no_target_of_before(
    history: list[WalkedWeek], more: list[WalkedWeek], options: LadderOptions
) -> None:
    early = asked(*history, options=options)
    assert asked(*history, *more, options=options)[: len(early)] == early
