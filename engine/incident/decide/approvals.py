"""Proposals of a response, and the steps by which a proposal is decided."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.approvals import announced, next_step
from engine.incident.decide.authority import Word
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.ending import require_endable
from engine.incident.decide.steps import require_body, require_move, take
from engine.incident.lifecycles import APPROVAL
from engine.incident.reconcile import phase_change
from engine.incident.refusals import refuse, require_words
from engine.incident.state import Approval
from engine.plan.lifecycle import Step


def propose_response(deciding: Deciding, command: c.ProposeResponse) -> None:
    """Ask for a response on a person's judgement; the plan's chain still decides."""
    state = deciding.state
    response = deciding.plan.responses.get(command.response)
    if response is None:
        refuse("no_response", "预案没有这种响应", "The plan has no such response")
    reason = require_words(
        command.reason, "no_reason", "提请启动须说明理由", "A proposal needs a reason"
    )
    if state.response == response.id:
        refuse("in_force", "该响应已在执行", "This response is already in force")
    if state.open_approval("activation"):
        refuse(
            "pending",
            "已有一项启动提请等待决定，请先处理",
            "Another proposal is waiting for its decision; settle that first",
        )
    require_move(deciding, f"activate_{response.id}")
    deciding.happen(
        e.ApprovalOpened(
            approval=f"activation-{len(state.approvals) + 1}",
            subject="activation",
            response=response.id,
            level=state.level.code,
            because=state.because,
            manual=True,
            reason=reason,
        )
    )


def _current_step(deciding: Deciding, command: c.TakeStep) -> tuple[Approval, Step]:
    approval = deciding.state.approvals.get(command.approval)
    if approval is None:
        refuse("no_approval", "没有这项审批", "There is no such approval")
    step = next_step(deciding.plan, approval)
    if step is None or step.id != command.step:
        refuse(
            "already_decided",
            "这一步已经有人处理，页面已更新",
            "Somebody already took this step; the page shows the result",
            () if step is None else (step.id,),
        )
    return approval, step


def take_step(deciding: Deciding, command: c.TakeStep) -> None:
    """Take or refuse the next step; the last deciding step brings the effect."""
    approval, step = _current_step(deciding, command)
    word = require_body(deciding, step, command.decider)
    if not command.grant:
        _refuse_step(deciding, approval, step, command.reason, word)
        return
    if approval.subject == "ending" and approval.state == "open":
        require_endable(deciding)
    take(deciding, approval.id, step, command.reason.strip(), word)
    taken = deciding.state.approvals[approval.id]
    if APPROVAL.after(taken.state, "grant") and announced(deciding.plan, taken):
        deciding.happen(e.ApprovalGranted(approval.id))
        if approval.subject == "activation":
            _activate(deciding, approval, step)
        else:
            deciding.happen(phase_change(deciding.plan, deciding.state, "terminate"))


def _refuse_step(
    deciding: Deciding, approval: Approval, step: Step, words: str, word: Word
) -> None:
    if APPROVAL.after(approval.state, "refuse") is None:
        refuse("already_decided", "已经批准，不能再否决", "It is granted and cannot be refused")
    reason = require_words(words, "no_reason", "不同意须说明理由", "A refusal needs a reason")
    deciding.happen(
        e.ApprovalRefused(
            approval.id, step.id, word.party, step.clause, reason, word.decider, word.deputy
        )
    )
    if approval.subject == "ending":
        trigger = f"resume_{deciding.state.resume}"
        deciding.happen(phase_change(deciding.plan, deciding.state, trigger))


def _activate(deciding: Deciding, approval: Approval, step: Step) -> None:
    reason = approval.reason or approval.level.code
    put_in_force(deciding, approval.response or "", step.clause, reason)


def put_in_force(deciding: Deciding, name: str, clause: str, reason: str) -> None:
    """Let a response be in force from now on; an ending under way loses its ground."""
    state, trigger = deciding.state, f"activate_{name}"
    require_move(deciding, trigger)
    ending = state.open_approval("ending")
    if ending is not None:
        deciding.happen(e.ApprovalSuperseded(ending.id, "level"))
    deciding.happen(e.ResponseActivated(name, state.response, state.level.code, clause, reason))
    target = deciding.plan.responses[name].phase
    if target != state.phase:
        deciding.happen(phase_change(deciding.plan, deciding.state, trigger))


DECISIONS: Decisions = {
    c.ProposeResponse: propose_response,
    c.TakeStep: take_step,
}
