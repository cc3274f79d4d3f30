"""The site command and its groups, as people order them."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.command import powers_of
from engine.incident.decide.authority import require_power, word_of
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.refusals import refuse, require_words
from engine.plan.command import Forming


def require_formable(deciding: Deciding) -> Forming:
    """Return the rule by which a site command may be formed now, or refuse."""
    state, plan = deciding.state, deciding.plan
    if state.site_command or state.site_order:
        refuse("stands", "现场指挥部已经成立", "The site command already stands")
    rule = powers_of(plan, state).forms
    if rule is None:
        told = bool(plan.command.forms)
        zh = "现在的阶段或响应不设现场指挥部" if told else "预案没有规定由谁设立现场指挥部"
        en = (
            "There is no site command in the present phase or response"
            if told
            else "The plan lets nobody form a site command"
        )
        refuse("no_power", zh, en)
    return rule


def form(deciding: Deciding, command: c.FormSiteCommand) -> None:
    """Form a site command: as needed with a reason, or on the instruction that the plan asks for."""
    rule = require_formable(deciding)
    plan, district = deciding.plan, deciding.state.district
    word = word_of(deciding, [plan.party(rule.by, district)], command.decider, rule.clause)
    if rule.instructed_by is not None:
        who = plan.party_title(plan.party(rule.instructed_by, district))
        require_words(
            command.instruction,
            "no_instruction",
            f"此时成立现场指挥部须有{who.zh}的指示，请写明（{rule.clause}）",
            f"A site command now needs the instruction of {who.en}; say what it was ({rule.clause})",
        )
    else:
        require_words(
            command.reason, "no_reason", "成立现场指挥部须说明理由", "Forming it needs a reason"
        )
    deciding.happen(
        e.SiteCommandOrdered(
            by=word.party,
            clause=rule.clause,
            reason=command.reason.strip(),
            instruction=command.instruction.strip(),
            decider=word.decider,
            deputy=word.deputy,
            override="",
        )
    )


def dissolve(deciding: Deciding, command: c.DissolveSiteCommand) -> None:
    """Dissolve a site command that people formed; one that the plan demands stays."""
    if deciding.state.site_order is None or not deciding.state.site_command:
        zh = "没有可撤销的现场指挥部：按预案必须成立的，随响应终止撤销"
        en = "There is none to dissolve: one that the plan demands ends with the response"
        refuse("no_site", zh, en)
    response = deciding.plan.responses.get(deciding.state.response or "")
    if response is not None and response.site_command == "must":
        refuse(
            "must_stand",
            f"现行响应必须设现场指挥部（{response.clause}）",
            f"The response in force demands a site command ({response.clause})",
        )
    rules = powers_of(deciding.plan, deciding.state).dissolves
    word, _ = require_power(deciding, rules, command.decider, ("", ""))
    reason = require_words(
        command.reason, "no_reason", "撤销现场指挥部须说明理由", "Dissolving it needs a reason"
    )
    deciding.happen(e.SiteCommandOrderLifted(word.party, reason, word.decider, word.deputy))


_NO_GROUPS = (
    "现在没有可以调整的工作组：响应尚未启动、已终止，或预案没有规定由谁组建",
    "No group can be ordered now: no response is in force, or the plan lets nobody form groups",
)


def order_group(deciding: Deciding, command: c.OrderGroup) -> None:
    """Let a group stand, or stand down, until the response changes."""
    plan, state = deciding.plan, deciding.state
    _require_group(deciding, command.group)
    response = plan.responses.get(state.response or "")
    powers = powers_of(plan, state).groups if response is not None and response.groups else ()
    word, clause = require_power(deciding, powers, command.decider, _NO_GROUPS)
    if command.stand == (command.group in state.groups):
        zh = "该工作组已经成立" if command.stand else "该工作组没有成立"
        en = "The group stands already" if command.stand else "The group does not stand"
        refuse("as_it_is", zh, en, ("ReverseGroupOrder",))
    reason = require_words(
        command.reason, "no_reason", "调整工作组须说明理由", "An order about a group needs a reason"
    )
    deciding.happen(
        e.GroupOrdered(
            command.group, command.stand, word.party, clause, reason, word.decider, word.deputy
        )
    )


def reverse_group(deciding: Deciding, command: c.ReverseGroupOrder) -> None:
    """Take an order about a group back: what the plan demands counts again."""
    _require_group(deciding, command.group)
    if command.group not in deciding.state.group_orders:
        refuse("no_order", "没有关于该工作组的调整", "There is no order about this group")
    powers = powers_of(deciding.plan, deciding.state).groups
    word, _ = require_power(deciding, powers, command.decider, _NO_GROUPS)
    reason = require_words(
        command.reason, "no_reason", "撤回调整须说明理由", "Taking it back needs a reason"
    )
    event = e.GroupOrderReversed(command.group, word.party, reason, word.decider, word.deputy)
    deciding.happen(event)


def name_leader(deciding: Deciding, command: c.NameGroupLeader) -> None:
    """Say who leads a standing group in person."""
    _require_group(deciding, command.group)
    if command.group not in deciding.state.groups:
        refuse("not_standing", "该工作组没有成立", "The group does not stand")
    name = require_words(command.name, "no_name", "请写明姓名", "Give the name")
    office, telephone = command.office.strip(), command.telephone.strip()
    deciding.happen(e.GroupLeaderNamed(command.group, name, office, telephone))


def _require_group(deciding: Deciding, group: str) -> None:
    if group not in deciding.plan.groups:
        refuse("no_group", "预案没有这个工作组", "The plan has no such group")


DECISIONS: Decisions = {
    c.FormSiteCommand: form,
    c.DissolveSiteCommand: dissolve,
    c.OrderGroup: order_group,
    c.ReverseGroupOrder: reverse_group,
    c.NameGroupLeader: name_leader,
}
