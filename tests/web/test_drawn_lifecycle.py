from __future__ import annotations

from functools import cache

import pytest

from engine.plan.lifecycle import Move, Phase
from engine.plan.plan import Plan
from engine.text import Language, Text
from tests.web.console import shipped
from tests.web.drawn import faults
from web.diagrams.drawing import Drawing
from web.diagrams.lifecycle import draw_lifecycle
from web.diagrams.moves import numbered_moves
from web.diagrams.phases import phase_graph

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@cache
def plan_of(name: str) -> Plan:
    return branched() if name == "branched" else shipped().plan(name)


def branched() -> Plan:
    """A plan that leaves its own way three times over, and back past two phases."""
    plan = shipped().plan("special_equipment")
    ends = [Phase(id=name, title=text(name), kind="over") for name in ("given_away", "joined")]
    moves = [
        move("give_away", ["reported", "ending"], "given_away"),
        move("join", ["first_response", "aftermath"], "joined"),
        move("part", ["joined"], "aftermath"),
        move("reopen", ["aftermath"], "first_response"),
        move("call_off", ["reported", "first_response"], "closed"),
    ]
    lifecycle = plan.lifecycle.model_copy(
        update={
            "phases": (*plan.lifecycle.phases, *ends),
            "moves": (*plan.lifecycle.moves, *moves),
        }
    )
    return Plan(**dict(plan) | {"lifecycle": lifecycle})


def text(name: str) -> Text:
    return Text(zh="转出到别处去办理的事件", en=name.replace("_", " "))


def move(name: str, sources: list[str], to: str) -> Move:
    return Move.model_validate(
        {"id": name, "title": text(name), "clause": "§1", "from": sources, "to": to}
    )


NAMES = (*shipped().names(), "branched")


@pytest.fixture(params=NAMES)
def plan(request: pytest.FixtureRequest) -> Plan:
    return plan_of(request.param)


@pytest.fixture(params=LANGUAGES)
def drawing(request: pytest.FixtureRequest, plan: Plan) -> Drawing:
    return draw_lifecycle(plan, request.param)


def test_nothing_overlaps_runs_astray_or_is_cramped(drawing: Drawing) -> None:
    assert faults(drawing) == []


def test_every_phase_has_one_box(plan: Plan, drawing: Drawing) -> None:
    assert sorted(box.id for box in drawing.boxes) == sorted(plan.phases)


def test_every_move_is_drawn_from_each_of_its_phases(plan: Plan, drawing: Drawing) -> None:
    drawn = {(a.source, a.target, move) for a in drawing.arrows for move in a.carries}
    told = {(name, m.to, m.id) for m in plan.lifecycle.moves for name in m.sources}
    ends = {name for name, phase in plan.phases.items() if phase.kind == "over"}
    assert drawn == {arrow for arrow in told if arrow[0] not in ends}


def test_every_arrow_carries_the_numbers_of_its_moves(plan: Plan, drawing: Drawing) -> None:
    shown = sorted(badge.number for badge in drawing.badges)
    numbers = [one.number for one in numbered_moves(plan) for _ in one.sources]
    assert shown == sorted(numbers)


def test_no_two_lanes_lie_on_each_other_unless_they_lead_to_one_phase(drawing: Drawing) -> None:
    lanes = [
        (
            group[0].target,
            points[1][0],
            min(points[1][1], points[2][1]),
            max(points[1][1], points[2][1]),
        )
        for group in drawing.groups
        for points in (arrow.points for arrow in group)
        if len(points) > 3
    ]
    clashes = [
        (one, two)
        for one in lanes
        for two in lanes
        if one[0] < two[0] and one[1] == two[1] and one[2] < two[3] and two[2] < one[3]
    ]
    assert clashes == []


def test_a_title_is_written_once(plan: Plan) -> None:
    drawing = draw_lifecycle(plan, "zh")
    lines = [line for words in drawing.words for line in words.lines]
    title = plan.lifecycle.moves[0].title.zh
    assert lines.count(title) == 1


def test_it_says_at_which_level_and_by_whom_the_city_responds() -> None:
    drawing = draw_lifecycle(plan_of("special_equipment"), "zh")
    lines = [line for words in drawing.words for line in words.lines]
    assert "Ⅲ · 市领导小组决定" in lines


def test_the_same_plan_is_drawn_the_same_again(plan: Plan) -> None:
    assert draw_lifecycle(plan, "zh") == draw_lifecycle(plan, "zh")


def test_the_column_runs_from_the_call_to_the_closing() -> None:
    graph = phase_graph(plan_of("branched"))
    assert [phase.id for phase in graph.column][:2] == ["reported", "first_response"]
    assert graph.column[-1].id == "closed"
    ends = {"dismissed", "handed_over", "merged", "given_away", "joined"}
    assert {phase.id for phase in graph.outside} == ends
