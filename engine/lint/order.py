"""The order of tasks: nothing waits for itself, nor for what can only come later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.lint.findings import Finding, Manuscript
from engine.plan.lifecycle import Lifecycle


def _reached(start: str, leads: Mapping[str, set[str]]) -> frozenset[str]:
    """Return everything that can be reached from `start`, itself only through a circle."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        found = leads.get(waiting.pop(), set()) - reached
        reached |= found
        waiting += found
    return frozenset(reached)


def task_cycles(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield tasks that wait for each other, once for each circle, at its first task."""
    tasks = manuscript.plan.tasks.tasks
    after = {task.id: set(task.after) for task in tasks}
    told: set[str] = set()
    for index, task in enumerate(tasks):
        circle = {n for n in _reached(task.id, after) if task.id in _reached(n, after)}
        if task.id in circle and task.id not in told:
            told |= circle
            place = next(i for i, name in enumerate(task.after) if name in circle)
            wrong = f"{task.id} comes after {task.after[place]}, which in the end comes after it"
            mend = "take one of them out of after:"
            path = ("tasks", index, "after", place)
            yield manuscript.finding("tasks.yaml", path, "task-cycle", task.id, wrong, mend)


def _later(lifecycle: Lifecycle) -> dict[str, frozenset[str]]:
    """Return the phases that each phase may still lead to, and itself."""
    leads: dict[str, set[str]] = {}
    for move in lifecycle.moves:
        for name in move.sources:
            leads.setdefault(name, set()).add(move.to)
    return {phase.id: _reached(phase.id, leads) | {phase.id} for phase in lifecycle.phases}


def never_first(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield tasks that come after one which is only directed in later phases."""
    plan, later = manuscript.plan, _later(manuscript.plan.lifecycle)
    for index, task in enumerate(plan.tasks.tasks):
        for place, name in enumerate(task.after):
            possible = {phase for first in plan.task[name].phases for phase in later[first]}
            if not possible & set(task.phases):
                wrong = f"{name} is only directed once the phases of {task.id} are over"
                mend = "mend the phases of one of the two, or take it out of after:"
                path, item = ("tasks", index, "after", place), f"{task.id} {name}"
                yield manuscript.finding("tasks.yaml", path, "after-never-first", item, wrong, mend)
