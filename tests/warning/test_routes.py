"""Which route each plan takes, what decides where it is open, and the steps it then has."""

from __future__ import annotations

from typing import Any

import pytest

from engine.warning import commands as c
from engine.warning import events as e
from tests.warning.hall import Hall

OPEN = ""


@pytest.mark.parametrize(
    ("facts", "feared", "route", "questions"),
    [
        ({"flood_response": "I"}, "", "central", ()),
        ({"flood_response": "II"}, "unknown", "central", ()),
        ({"flood_response": "III"}, "III", "own", ()),
        ({"flood_response": "none"}, "I", "own", ()),
        ({"flood_response": "none"}, "IV", "local", ()),
        ({"flood_response": "none"}, "below", "local", ()),
        ({"flood_response": "none", "missing": 3}, "", "own", ()),
        ({"flood_response": "none", "missing": [0, 5]}, "", "own", ()),
        ({"flood_response": "none", "missing": [0, 5]}, "IV", "own", ()),
        ({"flood_response": "none"}, "", OPEN, ("feared",)),
        ({"flood_response": "none", "missing": 1}, "unknown", OPEN, ("feared",)),
        ({}, "III", OPEN, ("flood_response",)),
        ({}, "", OPEN, ("flood_response",)),
    ],
)
def test_the_waterway_plan_takes_the_route_of_what_is_known(
    facts: dict[str, Any], feared: str, route: str, questions: tuple[str, ...]
) -> None:
    hall = Hall("waterway")
    hall.notice(facts, feared)
    assert (hall.state.route, hall.state.questions) == (route, questions)


@pytest.mark.parametrize(
    ("chosen", "route"),
    [("leading_group", "by_leading_group"), ("city_government", "by_city_government")],
)
def test_special_equipment_goes_by_the_choice_of_the_city_and_asks_nothing(
    chosen: str, route: str
) -> None:
    hall = Hall("special_equipment", equipment_warning_issuer=chosen)
    hall.notice()
    assert (hall.state.route, hall.state.questions) == (route, ())
    assert hall.state.issuer == hall.plan.party(chosen, "")


@pytest.mark.parametrize(
    ("plan", "choices", "facts", "feared", "steps"),
    [
        ("waterway", {}, {"flood_response": "II"}, "", ["provide", "release"]),
        ("waterway", {}, {"flood_response": "none"}, "II", ["decide", "release"]),
        ("waterway", {}, {"flood_response": "none"}, "IV", ["judge", "release"]),
        ("special_equipment", {}, {}, "", ["propose", "decide", "issue"]),
        (
            "special_equipment",
            {"equipment_warning_issuer": "city_government"},
            {},
            "",
            ["propose", "agree", "decide", "issue"],
        ),
    ],
)
def test_every_route_is_walked_in_its_own_order(
    plan: str, choices: dict[str, str], facts: dict[str, Any], feared: str, steps: list[str]
) -> None:
    hall = Hall(plan, **choices)
    hall.notice(facts, feared)
    assert hall.issue() == steps
    assert (hall.state.state, hall.state.in_force) == ("issued", 1)
    assert hall.replayed() == hall.state


def test_a_proposal_waits_for_the_question_that_decides_who_issues() -> None:
    hall = Hall("waterway")
    hall.notice({}, "III")
    refusal = hall.refused(c.Propose())
    assert (refusal.code, refusal.legal) == ("route_open", ("learn",))
    assert hall.plan.facts["flood_response"].title.zh in refusal.reason.zh


def test_another_route_before_the_issue_lets_the_steps_taken_lapse() -> None:
    hall = Hall("waterway")
    hall.notice({"flood_response": "none"}, "III")
    hall.propose()
    hall.take()
    assert hall.state.state == "agreed"
    hall.do(c.LearnSituation("防指", {"flood_response": "II"}))
    assert (hall.state.route, hall.state.state) == ("central", "proposed")
    assert [ev.steps for ev in hall.events(e.StepsLapsed)] == [("decide",)]
    assert hall.take() == "provide"
    assert hall.take() == "release"
    assert hall.state.issuer == "warning_centre"


def test_a_route_that_becomes_open_stops_the_round_until_it_is_known() -> None:
    hall = Hall("waterway")
    hall.notice({"flood_response": "none"}, "III")
    hall.propose()
    hall.do(c.LearnSituation("防指", {"flood_response": None}))
    assert (hall.state.route, hall.state.questions) == ("", ("flood_response",))
    refusal = hall.refused(c.TakeStep("r1", "decide", grant=True), hall.body("leading_group"))
    assert refusal.code == "route_open"


def test_after_the_issue_the_route_stays() -> None:
    hall = Hall("waterway")
    hall.notice({"flood_response": "none"}, "III")
    hall.issue()
    hall.do(c.LearnSituation("防指", {"flood_response": "I"}))
    assert hall.state.route == "own"
    hall.write(measures="加固缆绳")
    assert hall.issue() == ["decide", "release"]
    assert hall.state.in_force == 2


@pytest.mark.parametrize("plan", ["special_equipment", "waterway"])
def test_each_step_belongs_to_its_own_body(plan: str) -> None:
    hall = Hall(plan)
    hall.notice({"flood_response": "none"} if plan == "waterway" else {}, "III")
    hall.propose()
    step = "decide"
    refusal = hall.refused(c.TakeStep("r1", step, grant=True), hall.person("fire"))
    assert refusal.code == "not_yours"
    assert hall.refused(c.TakeStep("r1", "made_up", grant=True)).code == "not_next"
