"""A report that was late and never sent stays in the findings, though it is owed no more."""

from __future__ import annotations

from engine.incident import commands as c
from simulations.evaluation import Finding, evaluate
from simulations.library import find, read_scenario
from tests.incident.arena import Arena


def reports_after(minutes: int) -> list[Finding]:
    arena = Arena("special_equipment")
    arena.report({"deaths": 1})
    arena.wait(minutes)
    arena.do(c.DismissIncident("误报"))
    scenario, _ = read_scenario(find("paojiang_vessel_explosion"))
    found = evaluate(scenario, arena.plan, arena.journal.read("i1")).findings
    return [finding for finding in found if finding.kind == "report"]


def test_an_overdue_report_that_was_lifted_is_missing() -> None:
    assert {finding.mark for finding in reports_after(minutes=16)} == {"missed"}


def test_a_report_lifted_in_time_is_no_finding() -> None:
    assert reports_after(minutes=1) == []
