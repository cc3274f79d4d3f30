"""Acting at once, and the word of the body whose decision it was.

An override begins or widens; it never lowers and never ends.
"""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.approvals import outranks
from engine.incident.command import powers_of
from engine.incident.decide.approvals import put_in_force
from engine.incident.decide.authority import Word, word_of
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.orders import NOBODY, give_order, require_order
from engine.incident.decide.site import require_formable
from engine.incident.decide.steps import require_move
from engine.incident.refusals import refuse, require_words
from engine.incident.state import Incident, Override

_REASON = ("no_reason", "先行处置须说明理由", "Acting without waiting needs a reason")


def _declare(
    deciding: Deciding, act: str, item: str, *, owner: str, clause: str, reason: str
) -> str:
    """Record the override; returns its name."""
    state = deciding.state
    name = f"override_{len(state.overrides) + 1}"
    base = _decided(state)
    deciding.happen(
        e.OverrideDeclared(
            override=name,
            act=act,
            item=item,
            owner=owner,
            clause=clause,
            reason=reason,
            phase=base.phase if base else _resumed(deciding),
            previous=base.previous if base else state.response,
            basis=_code(base.basis if base else state.basis),
            held=_code(base.held if base else state.held),
        )
    )
    return name


def _resumed(deciding: Deciding) -> str:
    """Return the phase that a revoked response goes back to: the one before an end was asked for."""
    state = deciding.state
    ending = deciding.plan.phases[state.phase].kind == "ending"
    return state.resume if ending and state.resume else state.phase


def _code(level: object) -> str | None:
    return getattr(level, "code", None)


def _decided(state: Incident) -> Override | None:
    """Return the override that put the response in force, if nobody has ratified it."""
    acts = (one for one in state.unratified if one.act == "response" and one.item == state.response)
    return next(acts, None)


def override_response(deciding: Deciding, command: c.OverrideResponse) -> None:
    """Put a wider response in force at once."""
    plan, state = deciding.plan, deciding.state
    response = plan.responses.get(command.response)
    if response is None:
        refuse("no_response", "预案没有这种响应", "The plan has no such response")
    reason = require_words(command.reason, *_REASON)
    if not outranks(plan, response.id, state.response):
        refuse(
            "not_wider",
            "先行处置只能启动或扩大响应；降低和终止须按程序审批",
            "An override begins or widens a response; lowering and ending take their chain",
            ("ProposeResponse", "ProposeEnding"),
        )
    require_move(deciding, f"activate_{response.id}")
    step = [one for one in response.chain if one.act != "announce"][-1]
    owner = plan.party(step.by, state.district)
    _declare(deciding, "response", response.id, owner=owner, clause=step.clause, reason=reason)
    pending = deciding.state.open_approval("activation")
    if pending is not None and not outranks(plan, pending.response or "", response.id):
        deciding.happen(e.ApprovalSuperseded(pending.id, "override"))
    put_in_force(deciding, response.id, step.clause, reason)


def override_site(deciding: Deciding, command: c.OverrideSiteCommand) -> None:
    """Form the site command at once, where the plan leaves it open at all."""
    rule = require_formable(deciding)
    reason = require_words(command.reason, *_REASON)
    owner = deciding.plan.party(rule.by, deciding.state.district)
    name = _declare(
        deciding, "site_command", "site_command", owner=owner, clause=rule.clause, reason=reason
    )
    deciding.happen(e.SiteCommandOrdered(owner, rule.clause, reason, "", "", "", name))


def override_task(deciding: Deciding, command: c.OverrideTask) -> None:
    """Direct a task at once."""
    said = require_order(deciding, command.party, command.text, command.reason)
    power = next(iter(powers_of(deciding.plan, deciding.state).directs), None)
    if power is None:
        refuse("no_power", *NOBODY)
    owner = deciding.plan.party(power.by, deciding.state.district)
    item = f"order_{len(deciding.state.orders) + 1}"
    name = _declare(deciding, "task", item, owner=owner, clause=power.clause, reason=said[1])
    give_order(
        deciding, command.party, said, Word(owner, "", ""), clause=power.clause, override=name
    )


def settle(deciding: Deciding, command: c.SettleOverride) -> None:
    """Ratify an override, or revoke it with everything that it brought."""
    override = deciding.state.overrides.get(command.override)
    if override is None:
        refuse("no_override", "没有这项先行处置", "There is no such override")
    if override.state != "pending":
        refuse("already_decided", "这项先行处置已有结论", "The override is settled already")
    word = word_of(deciding, [override.owner], command.decider, override.clause)
    if command.ratify:
        said = command.words.strip()
        event = e.OverrideRatified(override.id, word.party, said, word.decider, word.deputy)
        deciding.happen(event)
        return
    reason = require_words(
        command.words, "no_reason", "撤销先行处置须说明理由", "Revoking needs a reason"
    )
    deciding.happen(e.OverrideRevoked(override.id, word.party, reason, word.decider, word.deputy))
    _withdraw(deciding, override, word, reason)


def _withdraw(deciding: Deciding, override: Override, word: Word, reason: str) -> None:
    """Withdraw what an override brought."""
    if override.act == "response":
        _fall_back(deciding, override)
    elif override.act == "site_command":
        deciding.happen(e.SiteCommandOrderLifted(word.party, reason, "", ""))
    else:
        deciding.happen(e.OrderWithdrawn(override.item, word.party, reason, "", ""))


def _fall_back(deciding: Deciding, override: Override) -> None:
    """Put the response back in force that people had decided on; without one, none."""
    state = deciding.state
    ending = state.open_approval("ending")
    if ending is not None:
        deciding.happen(e.ApprovalSuperseded(ending.id, "override"))
    deciding.happen(
        e.ResponseWithdrawn(
            response=override.item,
            previous=override.previous,
            basis=_code(override.basis),
            held=_code(override.held),
            level=state.level.code,
            clause=override.clause,
        )
    )
    if state.phase != override.phase:
        deciding.happen(
            e.PhaseChanged(state.phase, override.phase, "override_revoked", override.clause)
        )


DECISIONS: Decisions = {
    c.OverrideResponse: override_response,
    c.OverrideSiteCommand: override_site,
    c.OverrideTask: override_task,
    c.SettleOverride: settle,
}
