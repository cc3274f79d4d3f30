"""Decisions: what was asked for and why, who decides next, what may be proposed, the ending."""

from __future__ import annotations

from dataclasses import dataclass

from engine.incident.approvals import (
    dismissing_parties,
    next_step,
    steps_of,
    subject_of,
    unannounced,
)
from engine.incident.lifecycles import phases_of
from engine.incident.registers import left_open
from engine.incident.state import Approval, Check, Incident, StepDone
from engine.plan.ending import EndingCondition
from engine.plan.lifecycle import Response, Step
from engine.plan.plan import Plan
from engine.text import Language, Text
from web.rooms.incident_picture import Sentence, recorded_reason
from web.rooms.incident_reach import Opened
from web.visit import Visit


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of an approval; `mine` says that the visitor takes it, now."""

    step: Step
    title: Text
    done: StepDone | None
    current: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """An approval with its grounds and steps. `running` while a step is still to be taken."""

    approval: Approval
    subject: Text
    reasons: tuple[Sentence, ...]
    steps: tuple[StepLine, ...]
    running: bool


def decisions(visit: Visit, opened: Opened) -> list[Decision]:
    """Return every approval of the incident, running ones first, then the latest."""
    found = [
        _decision(visit, opened.plan, opened.incident, approval)
        for approval in reversed(tuple(opened.incident.approvals.values()))
    ]
    return sorted(found, key=lambda one: not one.running)


def _decision(visit: Visit, plan: Plan, incident: Incident, approval: Approval) -> Decision:
    current = None if incident.over else next_step(plan, approval)
    done = {taken.step: taken for taken in approval.steps}
    steps = []
    for step in steps_of(plan, approval):
        party = plan.party(step.by, incident.district)
        now = current is not None and step.id == current.id
        mine = now and party in visit.person.parties and visit.may("approval.decide", party)
        steps.append(StepLine(step, plan.party_title(party), done.get(step.id), now, mine))
    language: Language = visit.language
    reasons = tuple(recorded_reason(plan, kept, language) for kept in approval.because)
    running = current is not None
    return Decision(approval, subject_of(plan, approval), reasons, tuple(steps), running)


def may_be_proposed(plan: Plan, incident: Incident) -> list[Response]:
    """Return the responses that a person may ask for now."""
    if incident.over or incident.open_approval("activation"):
        return []
    graph = phases_of(plan)
    return [
        response
        for response in plan.lifecycle.responses
        if response.id != incident.response
        and graph.after(incident.phase, f"activate_{response.id}")
    ]


@dataclass(frozen=True, slots=True)
class Ending:
    """The checklist and what can be done about the end of the incident now.

    `proposer` is the party that the plan lets propose, None when anybody of the desk may;
    `dismissers` are those whose leave a dismissal needs, nobody when anybody of the desk may.
    `left` counts directives, reports, announcements and what the registers leave open, which `named`
    says in words.
    """

    lines: tuple[tuple[EndingCondition, Check | None], ...]
    satisfied: bool
    steps: tuple[tuple[Step, Text], ...]
    proposer: str | None
    propose: bool
    close: bool
    dismiss: bool
    dismissers: tuple[str, ...]
    left: int
    named: tuple[Text, ...] = ()


def ending(plan: Plan, incident: Incident) -> Ending:
    """Return how far the incident is from its end."""
    lines = tuple((one, incident.checks.get(one.id)) for one in plan.ending.conditions)
    either = plan.ending.require == "any"
    enough = {"met"} if either else {"met", "not_applicable"}
    settled = [check is not None and check.verdict in enough for _, check in lines]
    needed = any if either else all
    graph = phases_of(plan)
    steps = _ending_steps(plan, incident)
    first = steps[0]
    left = sum(d.open for d in incident.directives.values())
    left += sum(r.state == "due" for r in incident.reports.values())
    left += unannounced(plan, incident) is not None
    named = left_open(plan, incident)
    left += len(named)
    return Ending(
        lines=lines,
        satisfied=needed(settled),
        steps=tuple((step, _by(plan, incident, step)) for step in steps),
        proposer=plan.party(first.by, incident.district) if first.act == "propose" else None,
        propose=graph.after(incident.phase, "begin_ending") is not None,
        close=graph.after(incident.phase, "close") is not None,
        dismiss=graph.after(incident.phase, "dismiss") is not None,
        dismissers=dismissing_parties(plan, incident),
        left=left,
        named=tuple(named),
    )


def _ending_steps(plan: Plan, incident: Incident) -> tuple[Step, ...]:
    response = incident.response or "none"
    return next(chain.steps for chain in plan.ending.chains if response in chain.responses)


def _by(plan: Plan, incident: Incident, step: Step) -> Text:
    return plan.party_title(plan.party(step.by, incident.district))
