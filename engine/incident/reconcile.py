"""The difference between what must be so and what has been done, as events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from engine.grading import Grading, grade, project
from engine.incident import events as e
from engine.incident.approvals import outranks
from engine.incident.commanders import commanders, lapses
from engine.incident.demand import Demand, demand, situation_of
from engine.incident.lifecycles import DIRECTIVE, REPORT, phases_of
from engine.incident.registers import lapsing
from engine.incident.release_clocks import releases
from engine.incident.state import Directive, Incident
from engine.incident.supplements import owed_again
from engine.plan.lifecycle import Response
from engine.plan.plan import Plan

AT_REST = frozenset(
    {
        "NoteAdded",
        "DirectiveReceived",
        "DirectiveAcknowledged",
        "DirectiveStarted",
        "DirectiveCompleted",
        "DirectiveUnanswered",
        "ReportConfirmed",
        "ReportOverdue",
        "EndingChecked",
        "ResourceRequested",
        "ResourceMoved",
        "ResourceUnanswered",
        "PlacesTaken",
        "EvidenceRecorded",
    }
)
"""Kinds of entries that nothing ever follows from: after them the plan need not be judged again."""

_LIVE = ("first_response", "standby", "responding", "ending")


def _because(grading: Grading) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        {
            "criterion": reason.criterion,
            "clause": reason.clause,
            "level": reason.level.code,
            "figure": reason.figure,
        }
        for reason in grading.because
    )


def graded(plan: Plan, incident: Incident) -> Iterator[e.Event]:
    """Yield a new grading when the figures say something else than the last one."""
    situation = situation_of(plan, incident)
    grading = grade(plan, situation)
    event = e.IncidentGraded(
        level=grading.level.code,
        ceiling=grading.ceiling.code,
        projected=grade(plan, project(situation)).level.code,
        because=_because(grading),
        open=tuple({"fact": q.fact, "could_reach": q.could_reach.code} for q in grading.open),
    )
    same = (
        incident.graded
        and event.level == incident.level.code
        and event.ceiling == incident.ceiling.code
        and event.projected == incident.projected.code
        and event.because == incident.because
        and event.open == incident.open
    )
    if not same:
        yield event


def first_response(plan: Plan, incident: Incident) -> Iterator[e.Event]:
    """Yield the move into first response, which no plan waits for anybody to decide."""
    if incident.phase == plan.lifecycle.initial:
        yield phase_change(plan, incident, "first_response")


def phase_change(plan: Plan, incident: Incident, trigger: str) -> e.PhaseChanged:
    """Return the event of a move that is known to be legal."""
    target = phases_of(plan).after(incident.phase, trigger)
    moves = plan.lifecycle.moves
    clause = next(m.clause for m in moves if m.id == trigger and incident.phase in m.sources)
    return e.PhaseChanged(incident.phase, target or incident.phase, trigger, clause)


def _wanted_response(plan: Plan, incident: Incident) -> Response | None:
    """Return the response to propose: what the level orders, unless people decided otherwise.

    It is the response in force itself when only the level that it is held at should come down.
    """
    ordered = plan.response_for(incident.level)
    in_force = plan.responses[incident.response] if incident.response else None
    if in_force and (incident.basis == incident.level or in_force == ordered):
        ordered = in_force if incident.held and incident.level < incident.held else None
    if ordered is None:
        return None
    if incident.refused.get(ordered.id) == incident.level:
        return None
    # What the plan draws no move to from here could be proposed, but never granted.
    return ordered if phases_of(plan).after(incident.phase, f"activate_{ordered.id}") else None


def approvals(plan: Plan, incident: Incident) -> Iterator[e.Event]:
    """Yield proposals that the level calls for, and those that lost their ground."""
    pending = incident.open_approval("activation")
    if plan.phases[incident.phase].kind not in _LIVE:
        if pending is not None:
            yield e.ApprovalSuperseded(pending.id, "ended")
        return
    wanted = _wanted_response(plan, incident)
    if pending is not None and pending.response is not None:
        overtaken = wanted is not None and wanted.id != pending.response
        if pending.manual:
            overtaken = wanted is not None and outranks(plan, wanted.id, pending.response)
        elif wanted is None:
            overtaken = True
        if not overtaken and (pending.manual or pending.level == incident.level):
            return
        yield e.ApprovalSuperseded(pending.id, "level")
    if wanted is not None:
        yield e.ApprovalOpened(
            approval=f"activation-{len(incident.approvals) + 1}",
            subject="activation",
            response=wanted.id,
            level=incident.level.code,
            because=incident.because,
            manual=False,
            reason="",
        )


def site_command(wanted: Demand, plan: Plan, incident: Incident) -> Iterator[e.Event]:
    """Yield the forming or dissolving of the site command."""
    if wanted.site_command and not incident.site_command:
        order = incident.site_order
        response = plan.responses[incident.response] if incident.response else None
        must = response is not None and response.site_command == "must"
        yield e.SiteCommandFormed(
            response.clause if response and (must or not order) else order.clause if order else ""
        )
    elif incident.site_command and not wanted.site_command:
        yield e.SiteCommandDissolved(withdrawal_code(plan, incident))


def groups(wanted: Demand, plan: Plan, incident: Incident) -> Iterator[e.Event]:
    """Yield groups to form and to stand down."""
    for group in wanted.groups:
        if group not in incident.groups:
            yield e.GroupFormed(group, plan.groups[group].clause)
    for group in incident.groups:
        if group not in wanted.groups:
            yield e.GroupStoodDown(group, _code(plan, incident, "group", group))


def withdrawal_code(plan: Plan, incident: Incident) -> str:
    """Return why something no longer stands: how it was over, ended, or the facts changed."""
    if incident.outcome is not None:
        return incident.outcome
    return "ended" if plan.phases[incident.phase].kind == "aftermath" else "changed"


def _code(plan: Plan, incident: Incident, origin: str, item: str) -> str:
    """Return why a directive or a group no longer stands: also because people ordered so."""
    code = withdrawal_code(plan, incident)
    order = incident.group_orders.get(item) if origin == "group" else None
    ordered = origin == "order" or (order is not None and not order.stand)
    return "ordered" if ordered and code == "changed" else code


def _latest(incident: Incident) -> dict[tuple[str, str, str], Directive]:
    return {(d.origin, d.item, d.party): d for d in incident.directives.values()}


def directives(wanted: Demand, plan: Plan, incident: Incident, now: datetime) -> Iterator[e.Event]:
    """Yield directives to issue and to withdraw; what is done stays done."""
    latest = _latest(incident)
    keys = {want.key for want in wanted.directives}
    for want in wanted.directives:
        known = latest.get(want.key)
        if known is not None and known.state != "withdrawn":
            continue
        name = known.next_round if known else f"{want.origin}.{want.item}.{want.party}.1"
        due = now + timedelta(minutes=plan.minutes(want.within))
        done = want.complete_within
        yield e.DirectiveIssued(
            name,
            want.origin,
            want.item,
            want.party,
            want.clause,
            due,
            text=want.text,
            complete_due=now + timedelta(minutes=plan.minutes(done)) if done else None,
        )
    for key, known in latest.items():
        if key not in keys and DIRECTIVE.after(known.state, "withdraw"):
            yield e.DirectiveWithdrawn(known.id, _code(plan, incident, known.origin, known.item))


def reports(wanted: Demand, plan: Plan, incident: Incident, now: datetime) -> Iterator[e.Event]:
    """Yield reports that fall due, supplements among them, and unsent ones no longer owed."""
    standing = {
        (r.obligation, r.party): r for r in incident.reports.values() if r.state != "lifted"
    }
    keys = {want.key for want in wanted.reports}
    for want in wanted.reports:
        last = standing.get(want.key)
        again = owed_again(plan, incident, last, now) if last else None
        if last is not None and again is None:
            continue
        earlier = sum((r.obligation, r.party) == want.key for r in incident.reports.values())
        name = f"{want.obligation}.{want.party}.{earlier + 1}"
        terms = again or want
        due = now + timedelta(minutes=plan.minutes(terms.within))
        yield e.ReportOwed(name, want.obligation, want.sender, want.party, due, terms.clause)
    for key, report in standing.items():
        if key not in keys and REPORT.after(report.state, "lift"):
            yield e.ReportLifted(report.id, withdrawal_code(plan, incident))


def closing(incident: Incident) -> Iterator[e.Event]:
    """Yield the end of what an incident left behind when it was over: approvals, call-outs, offers."""
    for approval in incident.approvals.values():
        if approval.state == "open":
            yield e.ApprovalSuperseded(approval.id, "over")
    if incident.offer is not None:
        yield e.HandOverWithdrawn(incident.offer.id, "")
    yield from lapsing(incident)


def reconcile(plan: Plan, incident: Incident, now: datetime) -> list[e.Event]:
    """Return the next events that must follow; empty when everything is as it must be.

    Each call answers for one state: grading first, since phases and duties depend on it. The
    caller folds what it gets and asks again until nothing follows.
    """
    if incident.over:
        found = [*closing(incident)]
    else:
        found = [*graded(plan, incident), *first_response(plan, incident)]
        if found:
            return found
        found = [*approvals(plan, incident)]
    wanted = demand(plan, incident)
    return [
        *found,
        *site_command(wanted, plan, incident),
        *groups(wanted, plan, incident),
        *directives(wanted, plan, incident, now),
        *reports(wanted, plan, incident, now),
        *releases(plan, incident, now),
        *commanders(plan, incident),
        *lapses(plan, incident),
    ]
