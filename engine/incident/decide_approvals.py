"""Proposals and decisions: activation, ending, dismissal, closing."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.approvals import announced, dismissing_parties, next_step, steps_of
from engine.incident.deciding import Deciding
from engine.incident.lifecycles import phases_of
from engine.incident.reconcile import phase_change
from engine.incident.refusals import refuse, require_words
from engine.incident.state import Approval
from engine.plan.lifecycle import Step


def _require_move(deciding: Deciding, trigger: str) -> None:
    state = deciding.state
    graph = phases_of(deciding.plan)
    if graph.after(state.phase, trigger) is None:
        phase = deciding.plan.phases[state.phase].title
        refuse(
            "illegal_phase",
            f"目前处于“{phase.zh}”，不能这样操作",
            f"The incident is in the phase {phase.en}; that is not possible now",
            graph.legal(state.phase),
        )


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
    _require_move(deciding, f"activate_{response.id}")
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


def _require_checklist(deciding: Deciding) -> None:
    ending = deciding.plan.ending
    settled = {
        name
        for name, check in deciding.state.checks.items()
        if check.verdict in ("met", "not_applicable")
    }
    missing = [condition for condition in ending.conditions if condition.id not in settled]
    met = len(missing) < len(ending.conditions) if ending.require == "any" else not missing
    if not met:
        zh = "、".join(condition.title.zh for condition in missing)
        en = "; ".join(condition.title.en for condition in missing)
        refuse(
            "checklist",
            f"终止条件尚未满足：{zh}",
            f"The conditions for ending are not met: {en}",
            ("CheckEnding",),
        )


def propose_ending(deciding: Deciding, command: c.ProposeEnding) -> None:
    """Ask to end the response once the checklist is satisfied."""
    state = deciding.state
    if state.open_approval("ending"):
        refuse("pending", "终止提请已在审批中", "Ending is already being decided")
    _require_move(deciding, "begin_ending")
    _require_checklist(deciding)
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
    if first.act == "propose":
        _require_body(deciding, first)
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
    if first.act == "propose":
        _take(deciding, approval.id, first, approval.reason)


def _require_body(deciding: Deciding, step: Step) -> None:
    party = deciding.plan.party(step.by, deciding.state.district)
    if deciding.actor.party != party:
        title = deciding.plan.party_title(party)
        refuse(
            "not_yours",
            f"这一步由{title.zh}作出（{step.clause}）",
            f"This step belongs to {title.en} ({step.clause})",
        )


def _take(deciding: Deciding, approval: str, step: Step, reason: str) -> None:
    party = deciding.plan.party(step.by, deciding.state.district)
    deciding.happen(e.StepTaken(approval, step.id, step.act, party, step.clause, reason))


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
    _require_body(deciding, step)
    if not command.grant:
        _refuse_step(deciding, approval, step, command.reason)
        return
    _take(deciding, approval.id, step, command.reason.strip())
    taken = deciding.state.approvals[approval.id]
    if taken.state == "open" and announced(deciding.plan, taken):
        deciding.happen(e.ApprovalGranted(approval.id))
        if approval.subject == "activation":
            _activate(deciding, approval, step)
        else:
            deciding.happen(phase_change(deciding.plan, deciding.state, "terminate"))


def _refuse_step(deciding: Deciding, approval: Approval, step: Step, words: str) -> None:
    if approval.state != "open":
        refuse("already_decided", "已经批准，不能再否决", "It is granted and cannot be refused")
    reason = require_words(words, "no_reason", "不同意须说明理由", "A refusal needs a reason")
    party = deciding.plan.party(step.by, deciding.state.district)
    deciding.happen(e.ApprovalRefused(approval.id, step.id, party, step.clause, reason))
    if approval.subject == "ending":
        trigger = f"resume_{deciding.state.resume}"
        deciding.happen(phase_change(deciding.plan, deciding.state, trigger))


def _activate(deciding: Deciding, approval: Approval, step: Step) -> None:
    state = deciding.state
    name = approval.response or ""
    trigger = f"activate_{name}"
    _require_move(deciding, trigger)
    ending = state.open_approval("ending")
    if ending is not None:
        deciding.happen(e.ApprovalSuperseded(ending.id, "level"))
    reason = approval.reason or approval.level.code
    deciding.happen(
        e.ResponseActivated(name, state.response, state.level.code, step.clause, reason)
    )
    target = deciding.plan.responses[name].phase
    if target != state.phase:
        deciding.happen(phase_change(deciding.plan, deciding.state, trigger))


def _require_leave(deciding: Deciding) -> None:
    """Refuse to dismiss a city's response from beneath those who put it in force."""
    parties = dismissing_parties(deciding.plan, deciding.state)
    if parties and deciding.actor.party not in parties:
        titles = [deciding.plan.party_title(party) for party in parties]
        zh, en = "、".join(t.zh for t in titles), ", ".join(t.en for t in titles)
        refuse(
            "not_yours",
            f"市级响应已启动，撤销由{zh}决定；否则请按程序提请终止",
            f"A city response is in force: {en} may dismiss; otherwise propose the ending",
            ("ProposeEnding",),
        )


def dismiss(deciding: Deciding, command: c.DismissIncident) -> None:
    """Close the book on a false alarm."""
    reason = require_words(
        command.reason, "no_reason", "撤销事件须说明理由", "Dismissal needs a reason"
    )
    _require_move(deciding, "dismiss")
    _require_leave(deciding)
    deciding.happen(phase_change(deciding.plan, deciding.state, "dismiss"))
    deciding.happen(e.IncidentDismissed(reason))


def close(deciding: Deciding, command: c.CloseIncident) -> None:
    """Close the incident; duties that are still open need a reason."""
    _require_move(deciding, "close")
    left = [d for d in deciding.state.directives.values() if d.open]
    left_reports = [r for r in deciding.state.reports.values() if r.state == "due"]
    if left or left_reports:
        require_words(
            command.reason,
            "no_reason",
            f"还有{len(left)}项任务、{len(left_reports)}项报告未完成，结案须说明理由",
            f"{len(left)} directives and {len(left_reports)} reports are open; say why you close",
        )
    deciding.happen(phase_change(deciding.plan, deciding.state, "close"))
    deciding.happen(e.IncidentClosed(command.reason.strip()))
