"""What the first page of a plan shows beside the plan itself."""

from __future__ import annotations

from typing import Any

from engine.plan.coverage import coverage
from web.rooms.plan_shelf import OpenedPlan
from web.visit import Visit


def overview_of(visit: Visit, opened: OpenedPlan) -> dict[str, Any]:
    """Return the clauses with their answers, and the titles of the plans that incidents may go to."""
    library = visit.realm.desk.library
    goals = {one.to_plan for one in opened.plan.document.handovers if one.to_plan}
    known = goals & set(library.names())
    return {
        "clauses": coverage(opened.plan),
        "titles": {name: library.plan(name).document.title for name in known},
    }
