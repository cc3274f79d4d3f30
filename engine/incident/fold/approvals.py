"""Decisions asked for and taken."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Approval, Incident, StepDone
from engine.levels import Level


def _approval_opened(now: Incident, event: e.ApprovalOpened, record: Record) -> Incident:
    opened = Approval(
        id=event.approval,
        subject=event.subject,
        response=event.response,
        level=Level.parse(event.level),
        because=event.because,
        manual=event.manual,
        reason=event.reason,
        opened_at=record.recorded_at,
        state="open",
        in_force=now.response,
    )
    return _with_approval(now, opened)


def _with_approval(now: Incident, approval: Approval) -> Incident:
    return replace(now, approvals={**now.approvals, approval.id: approval})


def _done(event: e.StepTaken | e.ApprovalRefused, record: Record) -> StepDone:
    return StepDone(
        step=event.step,
        party=event.party,
        at=record.occurred_at,
        name=record.actor.name,
        reason=event.reason,
        decider=event.decider,
        deputy=event.deputy,
        channel=(record.actor.channel or "") if record.actor.on_behalf_of else "",
        words=(record.actor.words or "") if record.actor.on_behalf_of else "",
    )


def _step(now: Incident, event: e.StepTaken, record: Record) -> Incident:
    approval = now.approvals[event.approval]
    return _with_approval(now, replace(approval, steps=(*approval.steps, _done(event, record))))


def _granted(now: Incident, event: e.ApprovalGranted, _: Record) -> Incident:
    return _with_approval(now, replace(now.approvals[event.approval], state="granted"))


def _refused(now: Incident, event: e.ApprovalRefused, record: Record) -> Incident:
    approval = now.approvals[event.approval]
    closed = replace(approval, state="refused", steps=(*approval.steps, _done(event, record)))
    refused = now.refused
    if approval.subject == "activation" and approval.response is not None:
        refused = {**refused, approval.response: approval.level}
    return replace(_with_approval(now, closed), refused=refused)


def _superseded(now: Incident, event: e.ApprovalSuperseded, _: Record) -> Incident:
    return _with_approval(now, replace(now.approvals[event.approval], state="superseded"))


FOLDS: Folds = {
    "ApprovalOpened": _approval_opened,
    "StepTaken": _step,
    "ApprovalGranted": _granted,
    "ApprovalRefused": _refused,
    "ApprovalSuperseded": _superseded,
}
