"""What of a condition is open when only the level and the response are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.figures import Chosen, Situation
from engine.levels import Level
from engine.plan.conditions import ALWAYS, Condition, Every, Negation, OneOf, Some, parse
from engine.remainder import remainder
from engine.truth import Context, judge

AT_III = Context(level=Level.III, response="city_response")
FIRE = {"fire": True}


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        ({"level": {"at_least": "IV"}}, ALWAYS),
        ({"level": {"at_least": "II"}}, None),
        ({"not": {"level": {"at_least": "II"}}}, ALWAYS),
        ({"not": {"level": {"at_least": "III"}}}, None),
        ({"response": "city_response"}, ALWAYS),
        ({"response": "county_response"}, None),
        ({"level": {"at_least": "III"}, **FIRE}, parse(FIRE)),
        ({"level": {"at_least": "I"}, **FIRE}, None),
        ({"any": [{"level": {"at_least": "III"}}, FIRE]}, ALWAYS),
        ({"any": [{"level": {"at_least": "I"}}, FIRE]}, parse(FIRE)),
        ({"any": [{"level": {"at_least": "I"}}, {"response": "none"}]}, None),
        ({"not": FIRE}, parse({"not": FIRE})),
        ({"projected": {"at_least": "III"}}, ALWAYS),
        ({"projected": {"at_least": "II"}}, parse({"projected": {"at_least": "II"}})),
    ],
)
def test_what_level_and_response_settle_is_left_out(
    condition: dict[str, object], left: Condition | None
) -> None:
    assert remainder(parse(condition), AT_III) == left


def test_what_is_open_without_a_level_stays_as_it_was_written() -> None:
    whole = parse({"level": {"at_least": "III"}, **FIRE})
    assert remainder(whole, Context()) == whole


facts = st.sampled_from([OneOf("a", (True,)), OneOf("b", (True,))])
levels = st.sampled_from([parse({"level": {"at_least": code}}) for code in ("IV", "II")])
conditions = st.recursive(
    facts | levels,
    lambda inner: (
        st.builds(lambda parts: Every(tuple(parts)), st.lists(inner, min_size=1, max_size=3))
        | st.builds(lambda parts: Some(tuple(parts)), st.lists(inner, min_size=1, max_size=3))
        | st.builds(Negation, inner)
    ),
    max_leaves=8,
)


@given(conditions, st.booleans(), st.booleans())
def test_what_remains_holds_exactly_when_the_whole_does(
    condition: Condition, a: bool, b: bool
) -> None:
    situation: Situation = {"a": Chosen(a), "b": Chosen(b)}
    left = remainder(condition, AT_III)
    whole = judge(condition, situation, AT_III).holds
    assert whole == (left is not None and judge(left, situation, AT_III).holds)
