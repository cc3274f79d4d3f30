"""Directing what stands in no list."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.command import live, powers_of
from engine.incident.decide.authority import Word, require_power
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.refusals import refuse, require_words

NOBODY = (
    "现在没有谁可以在预案任务之外下达任务",
    "Nobody may direct tasks beside those of the plan now",
)


def require_order(deciding: Deciding, party: str, text: str, reason: str) -> tuple[str, str]:
    """Return text and reason of a task, or refuse."""
    if not live(deciding.plan, deciding.state):
        refuse(
            "illegal_phase",
            "先期处置和应急响应期间才能下达任务",
            "Tasks can be directed during the first response and the response only",
        )
    if not deciding.plan.names(party):
        refuse("no_party", "没有这个单位", "There is no such party")
    told = require_words(text, "no_text", "请写明任务内容", "Say what is to be done")
    why = require_words(reason, "no_reason", "下达任务须说明理由", "A task needs a reason")
    return told, why


def give_order(
    deciding: Deciding,
    party: str,
    said: tuple[str, str],
    word: Word,
    *,
    clause: str,
    override: str = "",
) -> str:
    """Record an order, from which the directive follows; returns its name."""
    text, reason = said
    name = f"order_{len(deciding.state.orders) + 1}"
    deciding.happen(
        e.TaskOrdered(
            order=name,
            party=party,
            text=text,
            reason=reason,
            by=word.party,
            clause=clause,
            decider=word.decider,
            deputy=word.deputy,
            override=override,
        )
    )
    return name


def direct(deciding: Deciding, command: c.DirectTask) -> None:
    """Direct a party in command's own words."""
    said = require_order(deciding, command.party, command.text, command.reason)
    powers = powers_of(deciding.plan, deciding.state).directs
    word, clause = require_power(deciding, powers, command.decider, NOBODY)
    give_order(deciding, command.party, said, word, clause=clause)


def withdraw(deciding: Deciding, command: c.WithdrawTask) -> None:
    """Take such a task back."""
    order = deciding.state.orders.get(command.order)
    if order is None:
        refuse("no_order", "没有这项指挥任务", "There is no such task")
    if not order.stands:
        refuse("taken_back", "这项任务已经收回", "The task was taken back already")
    powers = powers_of(deciding.plan, deciding.state).directs
    word, _ = require_power(deciding, powers, command.decider, NOBODY)
    reason = require_words(
        command.reason, "no_reason", "收回任务须说明理由", "Taking it back needs a reason"
    )
    deciding.happen(e.OrderWithdrawn(order.id, word.party, reason, word.decider, word.deputy))


DECISIONS: Decisions = {c.DirectTask: direct, c.WithdrawTask: withdraw}
