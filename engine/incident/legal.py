"""What can be done instead: every refusal names the moves that are legal at the moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.errors import Refusal
from engine.incident.approvals import next_step, steps_of, subject_of
from engine.incident.lifecycles import phases_of
from engine.incident.state import Incident
from engine.plan.plan import Plan
from engine.text import Text

_OURS = ("first_response", "terminate", "activate_", "resume_")
"""Triggers, or their beginnings, that follow from other commands and that nobody pulls alone."""

_WORDS = {
    "acknowledge": Text(zh="应答收到", en="acknowledge"),
    "start": Text(zh="报告已出动", en="report being under way"),
    "complete": Text(zh="报告已完成", en="report it done"),
    "decline": Text(zh="报告不能执行", en="decline with the reason"),
    "send": Text(zh="报出", en="send"),
    "confirm": Text(zh="确认收到", en="confirm receipt"),
    "AddNote": Text(zh="补记时间线", en="add to the timeline"),
    "RecordFigures": Text(zh="更新数据", en="record figures"),
    "CheckEnding": Text(zh="核对终止条件", en="check the conditions for ending"),
    "ProposeEnding": Text(zh="提请终止", en="propose the ending"),
    "ProposeResponse": Text(zh="提请启动响应", en="propose a response"),
    "TakeStep": Text(zh="先作出决定", en="settle the proposal"),
}


def is_of_input(refusal: Refusal) -> bool:
    """Tell whether the words or values given were at fault; the reason then says what to give."""
    return refusal.code.startswith("no_") or refusal.code in (
        "too_long",
        "in_future",
        "after_call",
        "must_apply",
    )


def _waiting(plan: Plan, incident: Incident) -> Iterator[tuple[str, Text]]:
    """Yield the next step of every open decision, with whose it is."""
    for approval in incident.approvals.values():
        step = next_step(plan, approval)
        if step is None:
            continue
        who = plan.party_title(plan.party(step.by, incident.district))
        about = subject_of(plan, approval)
        yield step.id, Text(zh=f"{who.zh}决定{about.zh}", en=f"{who.en} to decide on {about.en}")


def _moves(plan: Plan, incident: Incident) -> Iterator[tuple[str, Text]]:
    for trigger in phases_of(plan).legal(incident.phase):
        if not trigger.startswith(_OURS):
            yield trigger, _trigger_words(plan, trigger)


def _trigger_words(plan: Plan, trigger: str) -> Text:
    return next(move.title for move in plan.lifecycle.moves if move.id == trigger)


def possible(plan: Plan, incident: Incident) -> dict[str, Text]:
    """Return what can be done with an incident now, by name, in words."""
    if incident.over:
        return {"AddNote": _WORDS["AddNote"]} | dict(_moves(plan, incident))
    general = {name: _WORDS[name] for name in ("RecordFigures", "AddNote")}
    return dict(_waiting(plan, incident)) | dict(_moves(plan, incident)) | general


def _said(plan: Plan, incident: Incident | None, name: str) -> Text | None:
    """Return the words of a move that a refusal names; None for one without words."""
    if name in _WORDS:
        return _WORDS[name]
    if any(move.id == name for move in plan.lifecycle.moves):
        return _trigger_words(plan, name)
    approvals = incident.approvals.values() if incident else ()
    steps = (step for approval in approvals for step in steps_of(plan, approval))
    return next((step.title for step in steps if step.id == name), None)


def with_moves(plan: Plan, incident: Incident | None, refusal: Refusal) -> Refusal:
    """Return a refusal that names what is legal now, in words for people."""
    if refusal.legal:
        said = (_said(plan, incident, name) for name in refusal.legal)
        return replace(refusal, moves=tuple(words for words in said if words))
    if incident is None or is_of_input(refusal):
        return refusal
    found = possible(plan, incident)
    return replace(refusal, legal=tuple(found), moves=tuple(found.values()))
