"""Three-valued judgement of conditions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.figures import Chosen, Number, Situation
from engine.levels import Level
from engine.plan.conditions import ALWAYS, Condition, parse
from engine.truth import Context, Truth, could_settle, judge, undecided

FALSE, UNKNOWN, TRUE = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE
NOTHING: Situation = {}


def between(low: int, high: int | None) -> Number:
    return Number(Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("figure", "truth"),
    [
        (between(2, 2), FALSE),
        (between(3, 3), TRUE),
        (between(9, 9), TRUE),
        (between(10, 10), FALSE),
        (between(3, 9), TRUE),
        (between(0, 2), FALSE),
        (between(10, None), FALSE),
        (between(2, 3), UNKNOWN),
        (between(9, 10), UNKNOWN),
        (between(3, None), UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_a_range_is_half_open_and_a_straddling_figure_is_unknown(
    figure: Number | None, truth: Truth
) -> None:
    situation: Situation = {} if figure is None else {"deaths": figure}
    assert judge(parse({"deaths": {"min": 3, "below": 10}}), situation) is truth


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        ({"kind": "lift"}, TRUE),
        ({"kind": ["crane", "lift"]}, TRUE),
        ({"kind": "crane"}, FALSE),
        ({"explosion": True}, FALSE),
        ({"explosion": False}, TRUE),
        ({"leak": True}, UNKNOWN),
        ({"people": 5}, TRUE),
        ({"people": [4, 6]}, FALSE),
        ({"hours": 2}, UNKNOWN),
        ({"hours": 9}, FALSE),
    ],
)
def test_a_fact_is_one_of_its_values(condition: dict[str, Any], truth: Truth) -> None:
    situation: Situation = {
        "kind": Chosen("lift"),
        "explosion": Chosen(value=False),
        "people": between(5, 5),
        "hours": between(1, 3),
    }
    assert judge(parse(condition), situation) is truth


YES: Condition = ALWAYS
NO = parse({"not": ALWAYS})
PERHAPS = parse({"unheard": True})


@pytest.mark.parametrize(
    ("parts", "every", "some"),
    [
        ([YES, YES], TRUE, TRUE),
        ([YES, NO], FALSE, TRUE),
        ([NO, NO], FALSE, FALSE),
        ([YES, PERHAPS], UNKNOWN, TRUE),
        ([NO, PERHAPS], FALSE, UNKNOWN),
        ([PERHAPS, PERHAPS], UNKNOWN, UNKNOWN),
    ],
)
def test_all_and_any_follow_kleene(parts: list[Condition], every: Truth, some: Truth) -> None:
    assert judge(parse({"all": parts}), NOTHING) is every
    assert judge(parse({"any": parts}), NOTHING) is some
    assert judge(parse({"not": {"not": {"all": parts}}}), NOTHING) is every


def test_what_is_not_unknown_stays_unknown_under_not() -> None:
    assert judge(parse({"not": PERHAPS}), NOTHING) is UNKNOWN
    assert judge(NO, NOTHING) is FALSE


@pytest.mark.parametrize(
    ("context", "truth"),
    [
        (Context(level=Level.III), TRUE),
        (Context(level=Level.IV, projected=Level.I), FALSE),
        (Context(projected=Level.I), UNKNOWN),
    ],
)
def test_a_level_condition_asks_the_graded_level(context: Context, truth: Truth) -> None:
    assert judge(parse({"level": {"at_least": "III"}}), NOTHING, context) is truth


def test_a_projected_condition_asks_what_is_feared() -> None:
    feared = parse({"projected": {"at_least": "II"}})
    assert judge(feared, NOTHING, Context(level=Level.IV, projected=Level.II)) is TRUE
    assert judge(feared, NOTHING, Context(level=Level.I, projected=Level.III)) is FALSE


def test_no_response_in_force_is_told_by_a_word_and_not_asked_is_unknown() -> None:
    condition = parse({"response": ["city_response"]})
    assert judge(condition, NOTHING, Context(response="city_response")) is TRUE
    assert judge(condition, NOTHING, Context(response="none")) is FALSE
    assert judge(condition, NOTHING) is UNKNOWN


def test_undecided_names_only_the_facts_the_verdict_hangs_on() -> None:
    condition = parse({"explosion": True, "any": [{"kind": "lift"}, {"hours": {"min": 3}}]})
    known: Situation = {"hours": between(1, 4)}
    assert undecided(condition, known) == ("explosion", "kind", "hours")
    assert undecided(condition, {**known, "kind": Chosen("lift")}) == ("explosion",)
    assert undecided(condition, {**known, "explosion": Chosen(value=False)}) == ()


def test_one_of_two_alternatives_can_settle_a_condition_by_itself() -> None:
    condition = parse({"explosion": True, "any": [{"kind": "lift"}, {"hours": {"min": 3}}]})
    exploded: Situation = {"explosion": Chosen(value=True)}
    assert could_settle(condition, "kind", exploded)
    assert could_settle(condition, "hours", exploded)
    assert not could_settle(condition, "kind", NOTHING)
    assert could_settle(parse({"not": {"explosion": True}}), "explosion", NOTHING)


@pytest.mark.parametrize("truth", Truth)
def test_a_truth_is_never_taken_for_a_bool(truth: Truth) -> None:
    with pytest.raises(TypeError, match="not a bool"):
        assert truth
    assert (truth.holds, truth.possible) == (truth is TRUE, truth is not FALSE)


FACTS = ("a", "b", "c")
atoms = st.sampled_from([{fact: value} for fact in FACTS for value in (True, False)])
conditions = st.recursive(
    atoms,
    lambda inner: (
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3))
        | st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3))
        | st.builds(lambda part: {"not": part}, inner)
    ),
    max_leaves=6,
)
flags = st.dictionaries(st.sampled_from(FACTS), st.booleans())


@given(conditions, flags, flags)
def test_a_settled_verdict_survives_every_completion(
    condition: dict[str, Any], known: dict[str, bool], rest: dict[str, bool]
) -> None:
    partial: Situation = {fact: Chosen(value) for fact, value in known.items()}
    full: Situation = {**{fact: Chosen(rest.get(fact, False)) for fact in FACTS}, **partial}
    verdict, settled = judge(parse(condition), partial), judge(parse(condition), full)
    assert settled is not UNKNOWN
    assert verdict in (UNKNOWN, settled)
