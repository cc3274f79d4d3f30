"""The ways out of an incident: of routes and of rules the first that fits is taken."""

from __future__ import annotations

from typing import Any

import pytest

from engine.figures import read_situation
from engine.incident.ways import Ways, ways_of
from engine.levels import Level
from engine.plan.conditions import parse
from engine.plan.plan import Plan
from engine.truth import Context
from tests.incident.arena import LIBRARY

WATERWAY = LIBRARY.plan("waterway")


def routed(*conditions: dict[str, Any]) -> Plan:
    """Return the waterway plan with a route for each condition, in this order."""
    assert WATERWAY.warnings is not None
    one = WATERWAY.warnings.routes[0]
    routes = tuple(
        one.model_copy(update={"id": f"route_{index}", "when": parse(condition)})
        for index, condition in enumerate(conditions)
    )
    return WATERWAY.revised(warnings=WATERWAY.warnings.model_copy(update={"routes": routes}))


def ways(plan: Plan, level: Level = Level.BELOW, **facts: Any) -> Ways:
    context = Context(level, level, "none")
    return ways_of(plan, read_situation(facts, plan.facts), context)


@pytest.mark.parametrize(
    ("facts", "taken"),
    [
        ({"deaths": 5}, "route_0"),
        ({"deaths": 0}, "route_1"),
        # What is not known to fit is passed over.
        ({}, "route_1"),
    ],
)
def test_the_first_route_that_fits_is_taken(facts: dict[str, Any], taken: str) -> None:
    plan = routed({"deaths": {"min": 3}}, {"not": {"level": {"at_least": "I"}}})
    route = ways(plan, **facts).route
    assert route is not None
    assert route.id == taken


def test_no_route_is_taken_when_none_fits() -> None:
    assert ways(routed({"deaths": {"min": 3}}), deaths=1).route is None


def test_a_plan_without_the_chapters_has_no_such_ways() -> None:
    found = ways(WATERWAY.revised(warnings=None, release=None))
    assert (found.route, found.release) == (None, None)


def test_a_rule_of_release_counts_at_its_levels_only() -> None:
    assert WATERWAY.release is not None
    rule = WATERWAY.release.rules[0].model_copy(
        update={"levels": (Level.II,), "when": parse({"deaths": {"min": 0}})}
    )
    plan = WATERWAY.revised(release=WATERWAY.release.model_copy(update={"rules": (rule,)}))
    assert ways(plan, Level.II, deaths=10).release == rule
    assert ways(plan, Level.III, deaths=10).release is None
