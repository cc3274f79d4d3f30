"""Grading with its full explanation, beside zen-engine with its trace, and beside bare Python.

The same work for each: the three generic criteria of special equipment (deaths, serious injuries,
direct loss) on the same fully known situations, from plain figures to every reason. Fengsui also
checks the figures, finds flips, open questions and projections. What the contenders say is compared
before anything is timed.
"""

from __future__ import annotations

import json
from typing import Any

import zen

from benchmarks.measure import Contender, Row, race
from engine.figures import read_situation
from engine.grading import Grading, grade
from engine.levels import Level
from engine.plan.library import PlanLibrary
from engine.plan.plan import Plan

GENERIC = ("deaths", "serious_injuries", "direct_loss")
SITUATIONS: list[dict[str, Any]] = [
    {"deaths": deaths, "serious_injuries": injuries, "direct_loss_cny": loss}
    for deaths, injuries, loss in [
        (0, 0, 0),
        (0, 0, 9_999),
        (1, 0, 20_000),
        (3, 4, 500_000),
        (2, 12, 9_000_000),
        (9, 49, 49_000_000),
        (10, 3, 60_000_000),
        (31, 120, 150_000_000),
    ]
]


def generic_plan(plan: Plan) -> Plan:
    """Return the plan with its generic criteria only."""
    kept = tuple(c for c in plan.grading.criteria if c.id in GENERIC)
    return plan.model_copy(update={"grading": plan.grading.model_copy(update={"criteria": kept})})


def explain(plan: Plan, facts: dict[str, Any]) -> Grading:
    """Grade plain figures and work out everything that explains the grade."""
    grading = grade(plan, read_situation(facts, plan.facts))
    _ = grading.because, grading.open, grading.flips, grading.projections
    return grading


def _unary(low: object, below: object) -> str:
    return f">= {low}" if below is None else f"[{low}..{below})"


def _rules(plan: Plan) -> list[dict[str, str]]:
    """Return the bands as rows of a decision table, one input column for each fact."""
    return [
        {
            "_id": f"{criterion.id}-{level.code}",
            criterion.measure[0]: _unary(low, below),
            "level": str(int(level)),
            "criterion": json.dumps(criterion.id),
            "clause": json.dumps(criterion.clause_at(level)),
        }
        for criterion in plan.grading.criteria
        for level, (low, below) in (criterion.bands or {}).items()
    ]


def zen_decision(plan: Plan) -> zen.ZenDecision:
    """Return the plan's bands as a zen-engine decision table that collects every hit."""
    facts = [criterion.measure[0] for criterion in plan.grading.criteria]
    place = {"position": {"x": 0, "y": 0}}
    content = {
        "hitPolicy": "collect",
        "inputs": [{"id": fact, "name": fact, "field": fact} for fact in facts],
        "outputs": [{"id": o, "name": o, "field": o} for o in ("level", "criterion", "clause")],
        "rules": _rules(plan),
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "content": {}, **place},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": content, **place},
        {"id": "out", "type": "outputNode", "name": "out", "content": {}, **place},
    ]
    edges = [
        {"id": "a", "type": "edge", "sourceId": "in", "targetId": "table"},
        {"id": "b", "type": "edge", "sourceId": "table", "targetId": "out"},
    ]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))


def bare(facts: dict[str, Any]) -> tuple[int, list[str]]:
    """Grade by thresholds written into code: the floor of what any engine can cost."""
    reached: list[tuple[str, int]] = []
    for fact, bounds in (
        ("deaths", (1, 3, 10, 30)),
        ("serious_injuries", (1, 10, 50, 100)),
        ("direct_loss_cny", (10_000, 10_000_000, 50_000_000, 100_000_000)),
    ):
        level = 0
        for bound in bounds:
            if facts[fact] >= bound:
                level += 1
        if level:
            reached.append((fact, level))
    highest = max((level for _, level in reached), default=0)
    return highest, [fact for fact, level in reached if level == highest]


def _agree(plan: Plan, decision: zen.ZenDecision) -> None:
    for facts in SITUATIONS:
        ours = explain(plan, facts).level
        hits: Any = decision.evaluate(facts, {"trace": True})["result"]
        theirs = max((hit["level"] for hit in hits), default=0)
        if not ours == Level(theirs) == Level(bare(facts)[0]):
            raise AssertionError(f"the contenders disagree on {facts}")


def run() -> list[Row]:
    """Measure gradings a second."""
    whole = PlanLibrary.shipped().plan("special_equipment")
    plan = generic_plan(whole)
    decision = zen_decision(plan)
    _agree(plan, decision)
    trace: Any = {"trace": True}
    pieces = len(SITUATIONS)
    contenders = [
        Contender(
            "fengsui", lambda: [explain(plan, s) for s in SITUATIONS], pieces, "all explanations"
        ),
        Contender(
            "fengsui, level only",
            lambda: [grade(plan, read_situation(s, plan.facts)).level for s in SITUATIONS],
            pieces,
        ),
        Contender(
            "fengsui, whole plan",
            lambda: [explain(whole, s) for s in SITUATIONS],
            pieces,
            "13 criteria, most facts open",
        ),
        Contender(
            "zen-engine",
            lambda: [decision.evaluate(s, trace) for s in SITUATIONS],
            pieces,
            "trace on",
        ),
        Contender("bare Python", lambda: [bare(s) for s in SITUATIONS], pieces, "no explanation"),
    ]
    return race("grading", contenders, peer="zen-engine", unit="gradings/s")
