"""The way out: checklist and proposal of the ending, dismissal, closing."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.approvals import (
    dismissing_parties,
    outranks,
    steps_of,
    subject_of,
    unannounced,
)
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.steps import require_body, require_move, take
from engine.incident.reconcile import phase_change
from engine.incident.refusals import refuse, require_words
from engine.incident.registers import left_open
from engine.incident.state import Approval, Incident
from engine.plan.ending import EndingCondition
from engine.plan.plan import Plan
from engine.text import Text


def check_ending(deciding: Deciding, command: c.CheckEnding) -> None:
    """Judge a line of the checklist; 'not applicable' needs the plan's leave and a reason."""
    conditions = {condition.id: condition for condition in deciding.plan.ending.conditions}
    condition = conditions.get(command.condition)
    if condition is None:
        refuse("no_condition", "终止条件中没有这一项", "The checklist has no such line")
    note = command.note.strip()
    if command.verdict == "not_applicable":
        if not condition.may_not_apply:
            refuse("must_apply", "这一项不能记为不适用", "This line cannot be inapplicable")
        require_words(note, "no_reason", "记为不适用须说明原因", "Say why it does not apply")
    deciding.happen(e.EndingChecked(condition.id, command.verdict, note))


def _settled(plan: Plan, incident: Incident) -> tuple[bool, list[EndingCondition]]:
    """Return whether the checklist is satisfied, and the lines that are not settled.

    Where any line suffices, one that does not apply is no ground to end.
    """
    ending = plan.ending
    verdicts = {name: check.verdict for name, check in incident.checks.items()}
    if ending.require == "any":
        met = any(verdicts.get(one.id) == "met" for one in ending.conditions)
        return met, [one for one in ending.conditions if verdicts.get(one.id) != "met"]
    passed = ("met", "not_applicable")
    left = [one for one in ending.conditions if verdicts.get(one.id) not in passed]
    return not left, left


def _require_checklist(deciding: Deciding) -> None:
    met, left = _settled(deciding.plan, deciding.state)
    if not met:
        zh = "、".join(condition.title.zh for condition in left)
        en = "; ".join(condition.title.en for condition in left)
        refuse(
            "checklist",
            f"终止条件尚未满足：{zh}",
            f"The conditions for ending are not met: {en}",
            ("CheckEnding",),
        )


def _require_decided(deciding: Deciding) -> None:
    """Refuse to end past a proposal that would begin or widen a response."""
    state, plan = deciding.state, deciding.plan
    pending = state.open_approval("activation")
    if pending is None or not outranks(plan, pending.response or "", state.response):
        return
    subject = subject_of(plan, pending)
    refuse(
        "undecided",
        f"“{subject.zh}”的提请尚未决定，请先决定，再终止",
        f"The proposal of {subject.en} is undecided; settle it before ending",
        ("TakeStep",),
    )


def _require_ratified(deciding: Deciding) -> None:
    """Refuse to end a response that nobody has ratified yet."""
    waiting = [one for one in deciding.state.unratified if one.act == "response"]
    if waiting:
        owner = deciding.plan.party_title(waiting[0].owner)
        refuse(
            "unratified",
            f"响应是先行启动的，{owner.zh}尚未追认或撤销，请先作出结论，再终止",
            f"The response began by an override; {owner.en} has to ratify or revoke it first",
            ("SettleOverride",),
        )


def require_endable(deciding: Deciding) -> None:
    """Refuse unless nothing graver waits for a decision and the checklist still holds."""
    _require_ratified(deciding)
    _require_decided(deciding)
    _require_checklist(deciding)


def propose_ending(deciding: Deciding, command: c.ProposeEnding) -> None:
    """Ask to end the response once the checklist is satisfied."""
    state = deciding.state
    if state.open_approval("ending"):
        refuse("pending", "终止提请已在审批中", "Ending is already being decided")
    require_move(deciding, "begin_ending")
    require_endable(deciding)
    approval = Approval(
        id=f"ending-{len(state.approvals) + 1}",
        subject="ending",
        response=state.response,
        level=state.level,
        because=state.because,
        manual=True,
        reason=command.reason.strip(),
        opened_at=deciding.now,
        state="open",
    )
    first = steps_of(deciding.plan, approval)[0]
    word = require_body(deciding, first, command.decider) if first.act == "propose" else None
    deciding.happen(phase_change(deciding.plan, state, "begin_ending"))
    deciding.happen(
        e.ApprovalOpened(
            approval=approval.id,
            subject="ending",
            response=approval.response,
            level=approval.level.code,
            because=(),
            manual=True,
            reason=approval.reason,
        )
    )
    if word is not None:
        take(deciding, approval.id, first, approval.reason, word)


def require_leave(deciding: Deciding) -> None:
    """Refuse to call off a city's response from beneath those who put it in force."""
    parties = dismissing_parties(deciding.plan, deciding.state)
    if parties and deciding.actor.party not in parties:
        titles = [deciding.plan.party_title(party) for party in parties]
        zh, en = "、".join(t.zh for t in titles), ", ".join(t.en for t in titles)
        refuse(
            "not_yours",
            f"市级响应已启动，撤销或移交由{zh}决定；否则请按程序提请终止",
            f"A city response is in force: {en} may dismiss or hand over; otherwise propose the ending",
            ("ProposeEnding",),
        )


def dismiss(deciding: Deciding, command: c.DismissIncident) -> None:
    """Close the book on a false alarm."""
    reason = require_words(
        command.reason, "no_reason", "撤销事件须说明理由", "Dismissal needs a reason"
    )
    require_move(deciding, "dismiss")
    require_leave(deciding)
    deciding.happen(phase_change(deciding.plan, deciding.state, "dismiss"))
    deciding.happen(e.IncidentDismissed(reason))


def close(deciding: Deciding, command: c.CloseIncident) -> None:
    """Close the incident; what is still owed needs a reason."""
    require_move(deciding, "close")
    left = _left_open(deciding)
    if left:
        zh, en = "、".join(one.zh for one in left), ", ".join(one.en for one in left)
        require_words(
            command.reason,
            "no_reason",
            f"{zh}，结案须说明理由",
            f"Left open: {en}; say why you close",
        )
    deciding.happen(phase_change(deciding.plan, deciding.state, "close"))
    deciding.happen(e.IncidentClosed(command.reason.strip()))


def _left_open(deciding: Deciding) -> list[Text]:
    """Return what closing leaves undone: directives, reports, an end that nobody announced."""
    state = deciding.state
    directives = sum(directive.open for directive in state.directives.values())
    reports = sum(report.state == "due" for report in state.reports.values())
    found = []
    if directives or reports:
        zh = f"还有{directives}项任务、{reports}项报告未完成"
        found.append(Text(zh=zh, en=f"{directives} directives and {reports} reports"))
    if any(duty.state == "owed" for duty in state.publicity.duties.values()):
        found.append(Text(zh="应作的信息发布尚未作出", en="what the public is owed"))
    if unannounced(deciding.plan, state):
        found.append(Text(zh="终止尚未宣布", en="the announcement of the end"))
    return [*found, *left_open(deciding.plan, state)]


DECISIONS: Decisions = {
    c.ProposeEnding: propose_ending,
    c.CheckEnding: check_ending,
    c.DismissIncident: dismiss,
    c.CloseIncident: close,
}
