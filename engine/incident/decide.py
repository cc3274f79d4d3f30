"""Commands to events: one pure function, refusing with a reason what is illegal now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from engine.incident import commands as c
from engine.incident import decide_approvals as approvals
from engine.incident import decide_directives as directives
from engine.incident import decide_ending as ending
from engine.incident import decide_opening as opening
from engine.incident import decide_reports as reports
from engine.incident.deciding import Deciding
from engine.incident.due import due
from engine.incident.refusals import refuse
from engine.incident.state import Incident
from engine.journal.entry import Actor, Draft
from engine.plan.plan import Plan


def _let_deadlines_pass(deciding: Deciding) -> int:
    """Record what is late before anybody acts: who acts first after a deadline hides nothing."""
    passed = due(deciding.state, deciding.now)
    for at, event in passed:
        deciding.happen(event, at)
    return len(passed)


_DECISIONS: dict[type[Any], Callable[[Deciding, Any], None]] = {
    c.RecordFigures: opening.record_figures,
    c.AddNote: opening.add_note,
    c.ProposeResponse: approvals.propose_response,
    c.ProposeEnding: ending.propose_ending,
    c.TakeStep: approvals.take_step,
    c.CheckEnding: ending.check_ending,
    c.DismissIncident: ending.dismiss,
    c.CloseIncident: ending.close,
    c.MoveDirective: directives.move,
    c.SendReport: reports.send,
    c.ConfirmReport: reports.confirm,
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

    `name` is the incident's identifier, `now` is UTC. Raises CommandRefused with a reason, and
    FigureImpossible for figures that cannot be true; nothing is recorded then.
    """
    deciding = Deciding(plan, actor, now, name, incident)
    if isinstance(command, c.ReportIncident):
        if incident is not None:
            refuse("already_open", "该事件已经登记", "This incident is already open")
        opening.report(deciding, command)
    else:
        if incident is None:
            refuse("not_open", "没有这个事件", "There is no such incident")
        if incident.over and not isinstance(command, (c.AddNote, c.Tick)):
            refuse(
                "over",
                "事件已结束，只能补记时间线",
                "The incident is over; only notes can still be added",
                ("AddNote",),
            )
        late = _let_deadlines_pass(deciding)
        if not isinstance(command, c.Tick):
            _DECISIONS[type(command)](deciding, command)
            if len(deciding.drafts) == late:
                return [], incident
    if deciding.drafts:
        deciding.follow()
    return deciding.drafts, deciding.incident
