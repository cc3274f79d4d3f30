"""Cases that prove duties: every task, report and group is in the exact set of some case."""

from __future__ import annotations

from collections.abc import Iterator

from engine.lint.findings import Finding, Manuscript
from engine.plan.cases import Duties, PlanCase


def _sets(case: PlanCase) -> Iterator[Duties]:
    expect = case.expect
    yield from (d for d in (expect.at_once, expect.activated, expect.afterwards) if d is not None)


def unproved_duties(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield duties that no case expects."""
    plan = manuscript.plan
    duties = [duty for case in manuscript.cases for duty in _sets(case)]
    declared = (
        ("task", "tasks.yaml", "tasks", [task.id for task in plan.tasks.tasks]),
        ("report", "reports.yaml", "reports", [report.id for report in plan.reports.reports]),
        ("group", "bodies.yaml", "groups", [group.id for group in plan.organisation.groups]),
    )
    for kind, chapter, key, names in declared:
        shown = {name for duty in duties for name in getattr(duty, key) or ()}
        for index, name in enumerate(names):
            if name not in shown:
                wrong = f"no case expects the {kind} {name}"
                mend = f"add it to {key}: of a case's at_once, activated or afterwards"
                path, item = (key, index, "id"), f"{kind} {name}"
                yield manuscript.finding(chapter, path, "case-missing", item, wrong, mend)
