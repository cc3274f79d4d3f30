"""Calling forces and goods out, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import NoReturn

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.moments import happened
from engine.incident.refusals import refuse, require_words
from engine.incident.register_lifecycles import CALLOUT, COMMANDS_MOVES, OWNERS_MOVES
from engine.incident.resource_words import state_words
from engine.incident.state import CallOut
from engine.plan.resources import RESOURCE_KINDS

_MOST = 10_000_000
_SHORT = 200


def _counted(number: int | None) -> int | None:
    if number is not None and not 0 <= number <= _MOST:
        refuse("no_count", "数量要写不小于0的整数", "A count is a whole number from 0 up")
    return number


def _said(words: str) -> str:
    """Return trimmed words that may be left out."""
    return require_words(words, "no_words", "", "") if words.strip() else ""


def _short(words: str) -> str:
    said = words.strip()
    if len(said) > _SHORT:
        refuse("too_long", "这一栏最多200字", "This may have at most 200 characters")
    return said


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is called out, as the event names it."""

    kind: str
    title: str = ""
    party: str = ""
    owner: str = ""
    unit: str = ""
    clause: str = ""


def request(deciding: Deciding, command: c.RequestResource) -> None:
    """Call something out; the answer clock starts now, whenever it was asked.

    Who records a call of half an hour ago has not let half an hour pass unanswered.
    """
    plan = deciding.plan
    wanted = _listed(deciding, command) if command.resource else _by_hand(command)
    at = happened(deciding, command.when)
    event = e.ResourceRequested(
        callout=f"callout-{len(deciding.state.callouts) + 1}",
        resource=command.resource,
        kind=wanted.kind,
        title=wanted.title,
        party=wanted.party,
        owner=wanted.owner,
        asked=_counted(command.asked),
        unit=wanted.unit,
        task=_said(command.task),
        how=_short(command.how),
        clause=wanted.clause,
        answer_due=deciding.now + timedelta(minutes=plan.minutes(plan.callout_within)),
    )
    deciding.happen(event, at, about=command.when.about)


def _listed(deciding: Deciding, command: c.RequestResource) -> _Wanted:
    plan = deciding.plan
    known = plan.catalogue.get(command.resource)
    if known is None:
        refuse("no_resource", "名录中没有这一项", "The catalogue has no such resource")
    return _Wanted(
        kind=known.kind,
        party=plan.owner(known, deciding.state.district),
        unit=known.quantity.unit.zh if known.quantity else _short(command.unit),
        clause=known.cited.get(plan.id, ""),
    )


def _by_hand(command: c.RequestResource) -> _Wanted:
    title = require_words(command.title, "no_title", "请写明调用什么", "Say what is called out")
    if command.kind not in RESOURCE_KINDS:
        refuse("no_kind", "请选择类别", "Choose a kind", RESOURCE_KINDS)
    owner = require_words(command.owner, "no_owner", "请写明由谁提供", "Say who provides it")
    return _Wanted(command.kind, _short(title), "", _short(owner), _short(command.unit))


def _callout(deciding: Deciding, name: str) -> CallOut:
    callout = deciding.state.callouts.get(name)
    if callout is None:
        refuse("no_callout", "没有这项调用", "There is no such call-out")
    return callout


def _answering(deciding: Deciding, callout: CallOut, by: str, how: str) -> str:
    """Return who answered; only the owner says it in person, for others somebody was heard."""
    actor = deciding.actor
    if callout.party and actor.party == callout.party:
        return _short(by) or actor.name
    if callout.party and actor.on_behalf_of != callout.party:
        refuse("not_yours", "这不是本单位的力量或物资", "This is not your unit's to answer for")
    if not (by.strip() and how.strip()):
        refuse(
            "no_channel",
            "代记须写明谁答复、以何种方式",
            "An answer on behalf needs who gave it and over which channel",
        )
    return _short(by)


def _refuse_move(callout: CallOut) -> NoReturn:
    words = state_words(callout.state)
    refuse(
        "illegal_move",
        f"这项调用目前是“{words.zh}”，不能这样操作",
        f"The call-out is {words.en}; that is not possible now",
        tuple(move for move in CALLOUT.legal(callout.state) if move != "lapse"),
    )


def move(deciding: Deciding, command: c.MoveResource) -> None:
    """Move a call-out on: the owner answers for it, whoever called it sends it home."""
    callout = _callout(deciding, command.callout)
    known = command.move in (*OWNERS_MOVES, *COMMANDS_MOVES)
    if not known or CALLOUT.after(callout.state, command.move) is None:
        _refuse_move(callout)
    by, words = _short(command.by), _said(command.words)
    if command.move in OWNERS_MOVES:
        by = _answering(deciding, callout, command.by, command.how)
    if command.move == "decline":
        require_words(words, "no_reason", "不能提供须说明原因", "Say why it cannot be provided")
    at = happened(deciding, command.when)
    event = e.ResourceMoved(
        callout=callout.id,
        move=command.move,
        quantity=_counted(command.quantity),
        by=by or deciding.actor.name,
        how=_short(command.how),
        words=words,
    )
    deciding.happen(event, at, about=command.when.about)


def record_places(deciding: Deciding, command: c.RecordPlaces) -> None:
    """Say how many beds or places are taken; more than there are is what it is."""
    callout = _callout(deciding, command.callout)
    if not callout.houses:
        refuse("no_places", "只有医院和安置点登记床位", "Only hospitals and shelters have places")
    if not callout.live or callout.state == "requested":
        _refuse_move(callout)
    taken = _counted(command.taken)
    at = happened(deciding, command.when)
    by = _short(command.by) or deciding.actor.name
    event = e.PlacesTaken(callout.id, taken or 0, by, _said(command.words))
    deciding.happen(event, at, about=command.when.about)


DECISIONS: Decisions = {
    c.RequestResource: request,
    c.MoveResource: move,
    c.RecordPlaces: record_places,
}
