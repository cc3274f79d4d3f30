"""Everything a plan orders, in the order of the work: tasks by the phase they begin in, and reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.levels import Level
from engine.plan.conditions import Condition
from engine.plan.duties import Task
from engine.plan.jurisdiction import Parameter
from engine.plan.lifecycle import Phase
from engine.plan.plan import Plan
from web.rooms.plan_matrix import standing_of


@dataclass(frozen=True, slots=True)
class Begun:
    """The tasks that begin in one phase, in the plan's order."""

    phase: Phase
    tasks: tuple[Task, ...]


def work_of(plan: Plan) -> dict[str, Any]:
    """Return what the page of tasks and reports shows beside the plan itself."""
    standing: dict[str, dict[Level, Condition]] = standing_of(plan)
    return {"begun": begun(plan), "standing": standing, "clocks": clocks(plan)}


def begun(plan: Plan) -> list[Begun]:
    """Return the tasks under the first phase that each belongs to."""
    ordered = sorted(plan.tasks.tasks, key=lambda task: task.order)
    found = [
        Begun(phase, tuple(task for task in ordered if _first(plan, task) == phase.id))
        for phase in plan.lifecycle.phases
    ]
    return [one for one in found if one.tasks]


def _first(plan: Plan, task: Task) -> str:
    return next(phase.id for phase in plan.lifecycle.phases if phase.id in task.phases)


def clocks(plan: Plan) -> dict[str, Parameter]:
    """Return the parameters that this plan uses, in the order of their file."""
    dump = plan.model_dump_json(exclude={"parameters", "directory"})
    return {name: one for name, one in plan.parameters.items() if f'"{name}"' in dump}
