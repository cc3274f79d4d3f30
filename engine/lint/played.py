"""The cases beside a plan, played: what the plan says of each is what the case expects."""

from __future__ import annotations

from collections.abc import Iterator

from engine.errors import Fault
from engine.incident.rehearsal import rehearse
from engine.lint.findings import Manuscript
from engine.plan.cases import PlanCase
from engine.plan.plan import Plan
from engine.plan.settling import chosen
from engine.proof.verdict import disagreements


def _said(plan: Plan, case: PlanCase) -> str:
    rehearsal = rehearse(chosen(plan, case.choices), case.facts, in_force=case.in_force)
    return "; ".join(disagreements(case.expect, rehearsal))


def failing_cases(manuscript: Manuscript) -> Iterator[Fault]:
    """Yield cases that expect something else than the plan says, each at its expectation.

    Playing every case costs more than all rules together, so it is no rule of theirs.
    """
    for name in sorted(manuscript.book.cases):
        source = manuscript.book.source(name)
        for index, case in enumerate(manuscript.book.cases[name].cases):
            if wrong := _said(manuscript.plan, case):
                mend = "mend the case, or the plan"
                yield source.fault(("cases", index, "expect"), "case-fails", wrong, mend)
