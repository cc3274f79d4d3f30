"""Commands to events: one pure function, refusing with a reason what is illegal now."""

from __future__ import annotations

from datetime import datetime

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide import (
    absences,
    approvals,
    calls,
    casualties,
    directives,
    ending,
    evidence,
    figures,
    handovers,
    ladders,
    orders,
    overrides,
    pauses,
    releases,
    relocations,
    reports,
    requisitions,
    resources,
    site,
    stopwatches,
    warnings,
)
from engine.incident.decide import command as scene
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.feeding import enter
from engine.incident.due import due
from engine.incident.legal import with_moves
from engine.incident.reconcile import AT_REST
from engine.incident.refusals import refuse
from engine.incident.state import Incident
from engine.journal.entry import Actor, Draft
from engine.plan.plan import Plan


def let_deadlines_pass(deciding: Deciding) -> int:
    """Record what is late before anybody acts: who acts first after a deadline hides nothing."""
    passed = due(deciding.plan, deciding.state, deciding.now)
    for at, event in passed:
        if isinstance(event, e.StopwatchReached):
            enter(deciding, event, deciding.state.stopwatches[event.stopwatch].source, at)
        else:
            deciding.happen(event, at)
    return len(passed)


_AFTERWARDS = (c.AddNote, c.Tick, c.TakeBack, c.ReopenIncident)


def require_open(incident: Incident, command: c.Command) -> None:
    """Refuse what cannot be done any more once an incident is over."""
    if not incident.over or isinstance(command, _AFTERWARDS):
        return
    again = "ReopenIncident" if incident.outcome in ("closed", "dismissed") else "TakeBack"
    refuse(
        "over",
        "事件已结束，只能补记时间线，或说明理由后重开、收回",
        "The incident is over; add notes, or reopen it or take it back with a reason",
        ("AddNote", again),
    )


_DECISIONS: Decisions = {
    **approvals.DECISIONS,
    **calls.DECISIONS,
    **casualties.DECISIONS,
    **directives.DECISIONS,
    **ending.DECISIONS,
    **figures.DECISIONS,
    **handovers.DECISIONS,
    **ladders.DECISIONS,
    **pauses.DECISIONS,
    **relocations.DECISIONS,
    **reports.DECISIONS,
    **scene.DECISIONS,
    **site.DECISIONS,
    **overrides.DECISIONS,
    **orders.DECISIONS,
    **absences.DECISIONS,
    **releases.DECISIONS,
    **resources.DECISIONS,
    **requisitions.DECISIONS,
    **evidence.DECISIONS,
    **warnings.DECISIONS,
    **stopwatches.DECISIONS,
}


def decide(
    plan: Plan,
    incident: Incident | None,
    command: c.Command,
    *,
    name: str,
    actor: Actor,
    now: datetime,
) -> tuple[list[Draft], Incident | None]:
    """Return what a command records, and the state after it.

    `name` is the incident's identifier, `now` is UTC. Raises CommandRefused with a reason and the
    moves that are legal, and FigureImpossible for figures that cannot be true; nothing is recorded
    then.
    """
    try:
        return _decided(Deciding(plan, actor, now, name, incident), command)
    except CommandRefused as refused:
        raise CommandRefused(with_moves(plan, incident, refused.refusal)) from None


def _decided(deciding: Deciding, command: c.Command) -> tuple[list[Draft], Incident | None]:
    incident = deciding.incident
    if isinstance(command, c.ReportIncident):
        if incident is not None:
            refuse("already_open", "该事件已经登记", "This incident is already open")
        calls.report(deciding, command)
    else:
        if incident is None:
            refuse("not_open", "没有这个事件", "There is no such incident")
        require_open(incident, command)
        late = let_deadlines_pass(deciding)
        if not isinstance(command, c.Tick):
            _DECISIONS[type(command)](deciding, command)
            if len(deciding.drafts) == late:
                return [], incident
    if any(draft.kind not in AT_REST for draft in deciding.drafts):
        deciding.follow()
    return deciding.drafts, deciding.incident
