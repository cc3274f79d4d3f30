"""The values worth trying are as good as all values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures import Chosen, Situation
from engine.plan.conditions import Condition, Every, Negation, OneOf, Some, Within
from engine.plan.facts import FactDefinition
from engine.plan.witness import figures, number, satisfying, shown, situations, values_of
from engine.truth import judge

_WORDS: dict[str, Any] = {"title": {"zh": "甲", "en": "A"}, "ask": {"zh": "?", "en": "?"}}
_UNIT = {"unit": {"zh": "个", "en": "pieces"}}
_VALUES = {name: {"zh": name, "en": name} for name in ("wood", "gas", "oil", "coal")}
FACTS = {
    "hurt": FactDefinition(type="count", clause="1", **_WORDS, **_UNIT),
    "hours": FactDefinition(type="measure", clause="1", **_WORDS, **_UNIT),
    "burst": FactDefinition(type="flag", clause="1", **_WORDS),
    "fuel": FactDefinition(type="choice", clause="1", values=_VALUES, **_WORDS),
}
TENTHS = st.integers(0, 60).map(lambda n: Decimal(n) / 10)
WHOLE = st.integers(0, 6).map(Decimal)


def within(fact: str, bound: st.SearchStrategy[Decimal]) -> st.SearchStrategy[Condition]:
    ends = st.tuples(st.none() | bound, st.none() | bound)
    return ends.map(lambda pair: Within(fact, *pair))


LEAVES: st.SearchStrategy[Condition] = st.one_of(
    within("hurt", WHOLE),
    within("hours", TENTHS),
    st.booleans().map(lambda value: OneOf("burst", (value,))),
    st.lists(st.sampled_from(sorted(_VALUES)), min_size=1, max_size=3).map(
        lambda values: OneOf("fuel", tuple(values))
    ),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Every(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Some(tuple(parts))),
        inner.map(Negation),
    ),
    max_leaves=6,
)
SITUATIONS = st.fixed_dictionaries(
    {
        "hurt": WHOLE.map(number),
        "hours": st.integers(0, 600).map(lambda n: number(Decimal(n) / 100)),
        "burst": st.booleans().map(Chosen),
        "fuel": st.sampled_from(sorted(_VALUES)).map(Chosen),
    }
)


@settings(max_examples=300, deadline=None)
@given(CONDITIONS, CONDITIONS, SITUATIONS)
def test_what_some_situation_tells_apart_a_tried_one_does_too(
    one: Condition, other: Condition, somewhere: Situation
) -> None:
    if judge(one, somewhere) is judge(other, somewhere):
        return
    tried = situations(values_of([one, other], FACTS))
    assert any(judge(one, facts) is not judge(other, facts) for facts in tried)


@settings(max_examples=200, deadline=None)
@given(st.lists(LEAVES, min_size=1, max_size=4, unique_by=lambda leaf: getattr(leaf, "fact", "")))
def test_parts_that_ask_different_facts_are_satisfied_together(leaves: list[Condition]) -> None:
    values = values_of(leaves, FACTS)
    for facts in satisfying(Every(tuple(leaves)), values):
        assert judge(Every(tuple(leaves)), facts).holds
    for facts in satisfying(Some(tuple(leaves)), values, wanted=False):
        assert not judge(Some(tuple(leaves)), facts).possible


def test_a_bound_is_tried_with_its_nearest_neighbours() -> None:
    bounds = [Decimal(3), Decimal(30)]
    tried = [figure.plain() for figure in figures(FACTS["hurt"], bounds)]
    assert tried == [3, 2, 4, 30, 29, 31, 0]
    half = [figure.plain() for figure in figures(FACTS["hours"], [Decimal("0.5")])]
    assert half == ["0.5", "0.4", "0.6", 0]


def test_of_a_choice_one_value_that_nobody_mentions_is_tried() -> None:
    assert [figure.plain() for figure in figures(FACTS["fuel"], ["oil"])] == ["oil", "wood"]


def test_too_many_situations_are_thinned_out_to_pairs() -> None:
    values = {name: tuple(map(number, range(9))) for name in ("hurt", "hours", "more")}
    thinned = list(situations(values, most=100))
    assert thinned == list(situations(values, most=100))
    pairs = {(s["hurt"].plain(), s["more"].plain()) for s in thinned}
    assert pairs == {(a, b) for a in range(9) for b in range(9)}


def test_a_situation_is_shown_as_a_case_writes_it() -> None:
    facts: Situation = {"hurt": number(5), "burst": Chosen(value=True), "fuel": Chosen("none")}
    assert shown(facts) == '{hurt: 5, burst: true, fuel: "none"}'
