"""Whoever acts has duties in bodies.yaml, and whoever has duties there acts somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from engine.lint.findings import Finding, Manuscript
from engine.lint.mentioned import DECLARED, PARTIES, Mention, mentioned
from engine.plan.plan import Plan


def idle_units(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield units whose duties nothing else in the plan calls on, and bodies named nowhere.

    A unit that is the seat of a body acts through it; mere membership calls on nobody.
    """
    acting = {m.name for m in mentioned(manuscript.book, PARTIES, but=DECLARED)}
    mend = "let a task, group, report or standing duty name it, or accept it with the reason"
    for index, entry in enumerate(manuscript.plan.organisation.units):
        if entry.unit not in acting:
            path, wrong = ("units", index, "unit"), f"{entry.unit} has duties that nothing calls on"
            yield manuscript.finding("bodies.yaml", path, "idle-unit", entry.unit, wrong, mend)
    for index, body in enumerate(manuscript.plan.organisation.bodies):
        if body.id not in acting:
            path, wrong = ("bodies", index, "id"), f"{body.id} is named nowhere else in the plan"
            yield manuscript.finding("bodies.yaml", path, "idle-body", body.id, wrong, mend)


def _first_acts(manuscript: Manuscript) -> Iterator[Mention]:
    """Yield where each party is first directed to do something, or first owes a report."""
    acts = [
        act
        for act in mentioned(manuscript.book, PARTIES, but=DECLARED)
        if act.chapter in ("bodies.yaml", "tasks.yaml", "reports.yaml") and "seat" not in act.path
    ]
    seen: set[str] = set()
    for act in acts:
        received = act.chapter == "reports.yaml" and "to" in act.path
        if act.name not in seen and not received:
            seen.add(act.name)
            yield act


def _with_duties(plan: Plan) -> frozenset[str]:
    units = {entry.unit for entry in plan.organisation.units if entry.duties}
    return frozenset(units | {body.id for body in plan.organisation.bodies if body.duties})


def units_without_duties(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield parties that are directed or owe a report and have no duties in bodies.yaml."""
    known = _with_duties(manuscript.plan)
    for act in _first_acts(manuscript):
        if act.name not in known:
            wrong = f"{act.name} has to act here, but bodies.yaml gives it no duties"
            mend = "add its duties with their clause to bodies.yaml"
            yield manuscript.finding(
                act.chapter, act.path, "unit-without-duties", act.name, wrong, mend
            )
