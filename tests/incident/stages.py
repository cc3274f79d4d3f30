"""An incident taken through its stages, and a rehearsal of it held beside."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident.approvals import next_step
from engine.incident.rehearsal import Stage
from engine.incident.state import Incident
from tests.incident.arena import Arena


def tasks_of(incident: Incident) -> dict[str, set[str]]:
    standing = [d for d in incident.directives.values() if d.state != "withdrawn"]
    tasks = [d for d in standing if d.origin == "task"]
    return {d.item: {other.party for other in tasks if other.item == d.item} for d in tasks}


def reports_of(incident: Incident) -> dict[str, set[str]]:
    owed = [r for r in incident.reports.values() if r.state != "lifted"]
    return {
        r.obligation: {other.party for other in owed if other.obligation == r.obligation}
        for r in owed
    }


def rehearsed(stage: Stage, incident: Incident) -> None:
    assert {item: set(to) for item, to in stage.tasks.items()} == tasks_of(incident)
    assert {item: set(to) for item, to in stage.reports.items()} == reports_of(incident)
    assert set(stage.groups) == set(incident.groups)
    assert stage.incident.phase == incident.phase


def activate(arena: Arena, in_force: str | None) -> None:
    """Grant what is proposed; or refuse it, and put another response in force."""
    if in_force is None:
        arena.grant()
        return
    if proposed := arena.state.open_approval("activation"):
        step = next_step(arena.plan, proposed)
        assert step is not None
        refusal = c.TakeStep(proposed.id, step.id, grant=False, reason="另行决定")
        arena.do(refusal, arena.person(step.by))
    arena.do(c.ProposeResponse(in_force, reason="视情况决定"))
    arena.grant()


def end(arena: Arena) -> None:
    """Meet every condition of the ending and let every body agree."""
    for condition in arena.plan.ending.conditions:
        arena.do(c.CheckEnding(condition.id, "met", ""))
    chains = arena.plan.ending.chains
    chain = next(x for x in chains if (arena.state.response or "none") in x.responses)
    arena.do(c.ProposeEnding(reason="险情消除"), arena.person(chain.steps[0].by))
    arena.grant("ending")


def aftermath(plan: str) -> Arena:
    """Return an incident of three dead that was answered and ended, and is not closed yet."""
    arena = Arena(plan)
    arena.report({"deaths": 3})
    activate(arena, None)
    end(arena)
    return arena
