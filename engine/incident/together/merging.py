"""Merging a duplicate: it is over, the other one goes on with its call, its figures and its deeds."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding
from engine.incident.decide.ending import require_leave
from engine.incident.decide.handovers import require_way
from engine.incident.reconcile import phase_change
from engine.incident.refusals import refuse, require_words
from engine.incident.state import Incident
from engine.incident.together.deeds import deeds_of, take_over
from engine.incident.together.joint import Joint, Together
from engine.incident.together.sharing import (
    bring,
    common,
    differing,
    entries_of,
    lacking,
    note_from,
)


def merge(joint: Joint, command: c.MergeIncident) -> None:
    """Say that two incidents are one: this one is over, the other one knows what it knew."""
    main = joint.main
    reason = require_words(command.reason, "no_reason", "并入须说明理由", "A merge needs a reason")
    require_way(main, "merge")
    require_leave(main)
    into = joint.open_other(command.into)
    if main.state.offer is not None:
        refuse(
            "pending",
            "该事件的移交还在等对方答复，请先处理",
            "An offer to hand it over waits for its answer; settle that first",
            ("AnswerOffer", "WithdrawOffer"),
        )
    origin, target = main.state, into.state
    _part_company(main, into, reason)
    _absorb(main, into, origin, reason)
    main.happen(phase_change(main.plan, origin, "merge"))
    main.happen(e.IncidentMerged(target.id, target.plan, target.title, reason))


def _part_company(main: Deciding, into: Deciding, reason: str) -> None:
    """End a tie of companions between the two: one incident needs none."""
    for one, other in ((main, into), (into, main)):
        if any(link.incident == other.name for link in one.state.tied("companion")):
            title = other.state.title
            one.happen(e.IncidentUnlinked("companion", other.name, title, reason))


def _absorb(main: Deciding, into: Deciding, origin: Incident, reason: str) -> None:
    understood = common(main.plan, origin, into.plan)
    figures = lacking(understood, into.state)
    into.happen(
        e.IncidentAbsorbed(
            incident=origin.id,
            plan=origin.plan,
            title=origin.title,
            place=origin.place,
            summary=origin.summary,
            caller=origin.caller,
            channel=origin.channel,
            reported_at=origin.reported_at,
            reason=reason,
            facts=tuple(figures),
            brought=entries_of(figures),
            differing=differing(understood, into.state),
            deeds=deeds_of(main.plan, origin),
        )
    )
    bring(into, figures, note_from(origin))
    if main.plan.id == into.plan.id:
        for event in take_over(into.plan, into.state, origin):
            into.happen(event)


TOGETHER: Together = {c.MergeIncident: merge}
