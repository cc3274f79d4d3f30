"""Moving directives on: received, acknowledged, under way, done, declined."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.moments import happened
from engine.incident.lifecycles import DIRECTIVE
from engine.incident.refusals import refuse, require_words
from engine.journal.entry import Actor

_STATES = {
    "issued": ("已下达", "issued"),
    "received": ("已收到", "received"),
    "acknowledged": ("已应答", "acknowledged"),
    "under_way": ("进行中", "under way"),
    "done": ("已完成", "done"),
    "declined": ("不能执行", "declined"),
    "withdrawn": ("已撤回", "withdrawn"),
}


def require_party(actor: Actor, party: str) -> None:
    """Refuse unless the actor belongs to the party or records its words heard by telephone."""
    if actor.party == party:
        return
    if actor.on_behalf_of != party:
        refuse("not_yours", "这不是本单位的任务", "This is not your unit's to answer")
    if not (actor.channel and actor.words):
        refuse(
            "no_channel",
            "代记须写明谁以何种方式答复、原话要点",
            "An answer on behalf needs the channel and the words",
        )


def _event(command: c.MoveDirective) -> e.Event:
    if command.move == "decline":
        reason = require_words(
            command.words, "no_reason", "不能执行须说明原因", "Declining needs a reason"
        )
        return e.DirectiveDeclined(command.directive, reason)
    if command.move == "complete":
        return e.DirectiveCompleted(command.directive, command.words.strip())
    if command.move == "receive":
        return e.DirectiveReceived(command.directive)
    if command.move == "acknowledge":
        return e.DirectiveAcknowledged(command.directive)
    return e.DirectiveStarted(command.directive)


def move(deciding: Deciding, command: c.MoveDirective) -> None:
    """Move a directive on for its own party; a second receipt changes nothing."""
    directive = deciding.state.directives.get(command.directive)
    if directive is None:
        if deciding.state.replaced(command.directive) is not None:
            refuse(
                "illegal_move",
                "该任务已撤回，后来重新下达，请在新任务上应答",
                "The directive was withdrawn and later issued again; answer the new one",
            )
        refuse("no_directive", "没有这项任务", "There is no such directive")
    require_party(deciding.actor, directive.party)
    if command.move == "receive" and directive.state != "issued":
        return
    if DIRECTIVE.after(directive.state, command.move) is None:
        zh, en = _STATES[directive.state]
        legal = tuple(m for m in DIRECTIVE.legal(directive.state) if m != "withdraw")
        refuse(
            "illegal_move",
            f"该任务目前是“{zh}”，不能这样操作",
            f"The directive is {en}; that is not possible now",
            legal,
        )
    at = happened(deciding, command.when)
    deciding.happen(_event(command), at, about=command.when.about)


DECISIONS: Decisions = {
    c.MoveDirective: move,
}
