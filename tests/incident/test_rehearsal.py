"""A rehearsal of any situation is what the engine does, each time the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import FigureImpossible
from engine.incident.rehearsal import rehearse
from engine.levels import Level
from engine.plan.facts import FactDefinition
from tests.incident.arena import LIBRARY, Arena
from tests.incident.stages import activate, end, rehearsed

EQUIPMENT = LIBRARY.plan("special_equipment")


def figures(definition: FactDefinition) -> st.SearchStrategy[Any]:
    if definition.type == "flag":
        return st.booleans()
    if definition.type == "choice":
        return st.sampled_from(list(definition.values or {}))
    near = st.sampled_from([0, 1, 2, 3, 9, 10, 30, 100, 1000])
    ranges = st.tuples(near, near).map(sorted)
    return near | ranges | near.map(lambda low: [low, None])


@st.composite
def situations(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    plan = draw(st.sampled_from(LIBRARY.names()))
    facts = LIBRARY.plan(plan).facts
    told = draw(st.sets(st.sampled_from(sorted(facts)), max_size=8))
    return plan, {fact: draw(figures(facts[fact])) for fact in sorted(told)}


@settings(max_examples=60, deadline=None)
@given(situations())
def test_a_rehearsal_says_what_the_engine_does_with_any_facts(
    told: tuple[str, dict[str, Any]],
) -> None:
    plan, facts = told
    arena = Arena(plan)
    said = rehearse(arena.plan, facts)
    rehearsed(said.at_once, arena.report(facts))
    activate(arena, None)
    rehearsed(said.activated, arena.state)
    end(arena)
    rehearsed(said.afterwards, arena.state)


@settings(max_examples=40, deadline=None)
@given(situations())
def test_a_rehearsal_is_the_same_each_time(told: tuple[str, dict[str, Any]]) -> None:
    plan, facts = LIBRARY.plan(told[0]), told[1]
    one, other = rehearse(plan, facts), rehearse(plan, dict(reversed(facts.items())))
    assert one.grading.level is other.grading.level
    assert one.activated.demand.directives == other.activated.demand.directives
    assert one.afterwards.demand.reports == other.afterwards.demand.reports


def test_without_an_ordered_response_nothing_changes_after_the_first() -> None:
    said = rehearse(EQUIPMENT, {"equipment": "lift", "stranded_hours": 1})
    assert said.ordered is None
    assert said.activated is said.at_once


def test_ranges_are_feared_at_their_upper_end() -> None:
    said = rehearse(EQUIPMENT, {"deaths": [1, 12]})
    assert (said.grading.level, said.projected) == (Level.IV, Level.II)


def test_a_duty_that_hangs_on_an_unknown_fact_waits() -> None:
    said = rehearse(EQUIPMENT, {"deaths": 1})
    waiting = {awaiting.item: awaiting.facts for awaiting in said.at_once.awaiting}
    assert waiting["repair_roads"] == ("road_damaged",)


def test_an_impossible_figure_is_refused_by_name() -> None:
    with pytest.raises(FigureImpossible, match="deaths"):
        rehearse(EQUIPMENT, {"deaths": -1})
