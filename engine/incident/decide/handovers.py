"""Offers to an authority outside, taking an incident back, opening it again."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.ending import require_leave
from engine.incident.decide.steps import require_move
from engine.incident.lifecycles import OFFER, phases_of
from engine.incident.reconcile import phase_change
from engine.incident.refusals import refuse, require_words
from engine.incident.state import Incident, Offer
from engine.plan.plan import Plan

_GIVEN_AWAY = ("handed_over", "merged", "handed_back")


def require_way(deciding: Deciding, trigger: str) -> None:
    """Refuse a way out that this edition of the plan does not draw at all, or not from here."""
    if all(move.id != trigger for move in deciding.plan.lifecycle.moves):
        refuse(
            "no_way",
            "本事件所依据的预案版本没有画出这条去路",
            "The plan edition of this incident draws no such way",
            phases_of(deciding.plan).legal(deciding.state.phase),
        )
    require_move(deciding, trigger)


def require_givable(deciding: Deciding, reason: str) -> str:
    """Return why an incident is given away; refuse from beneath a city's response in force."""
    words = require_words(reason, "no_reason", "移交须说明理由", "A hand-over needs a reason")
    require_way(deciding, "hand_over")
    require_leave(deciding)
    return words


def clause_of(plan: Plan, *, to_plan: str = "", to_party: str = "") -> str:
    """Return the clause of a hand-over that the plan names, else that of the move itself."""
    for one in plan.document.handovers:
        if (one.to_plan or "", one.to_party or "") == (to_plan, to_party):
            return one.clause
    moves = plan.lifecycle.moves
    return next(move.clause for move in moves if move.id == "hand_over")


def offer(deciding: Deciding, command: c.OfferHandOver) -> None:
    """Offer the incident to an authority; everything runs on until it accepts."""
    plan, state = deciding.plan, deciding.state
    reason = require_givable(deciding, command.reason)
    directory = plan.directory
    if command.party not in {*directory.units, *directory.roles, *plan.bodies}:
        refuse("no_party", "请选择移交给谁", "Choose to whom it is handed over")
    how = require_words(command.how, "no_channel", "请写明联系方式", "Say over which channel")
    whom = require_words(command.whom, "no_name", "请写明对方是谁", "Say to whom you spoke")
    if state.offer is not None:
        refuse(
            "pending",
            "已有一项移交等待对方答复，请先记下答复或收回",
            "Another offer waits for its answer; record it, or withdraw the offer",
            ("AnswerOffer", "WithdrawOffer"),
        )
    party = plan.party(command.party, state.district)
    name = f"offer-{len(state.offers) + 1}"
    clause = clause_of(plan, to_party=command.party)
    deciding.happen(e.HandOverOffered(name, party, how, whom, reason, clause))


def _waiting(deciding: Deciding, name: str, move: str) -> Offer:
    known = deciding.state.offers.get(name)
    if known is None:
        refuse("no_offer", "没有这项移交", "There is no such offer")
    if OFFER.after(known.state, move) is None:
        refuse(
            "already_answered",
            "这项移交已经有了结果，页面已更新",
            "This offer was answered already; the page shows how",
            OFFER.legal(known.state),
        )
    return known


def answer(deciding: Deciding, command: c.AnswerOffer) -> None:
    """Record the authority's answer; once it accepts, the incident is over for us."""
    move = "accept" if command.accepted else "decline"
    waiting = _waiting(deciding, command.offer, move)
    by = require_words(command.by, "no_name", "请写明对方谁答复", "Say who answered")
    if not command.accepted:
        words = require_words(
            command.reason, "no_reason", "对方不接收须写明理由", "Say why it was declined"
        )
        deciding.happen(e.HandOverDeclined(waiting.id, by, words))
        return
    how = require_words(command.how, "no_channel", "请写明答复方式", "Say over which channel")
    require_way(deciding, "hand_over")
    deciding.happen(e.HandOverAccepted(waiting.id, by, how))
    handed = e.IncidentHandedOver("", "", waiting.party, "", waiting.reason, waiting.clause)
    deciding.happen(phase_change(deciding.plan, deciding.state, "hand_over"))
    deciding.happen(handed)


def withdraw(deciding: Deciding, command: c.WithdrawOffer) -> None:
    """Take an offer back that nobody has answered."""
    waiting = _waiting(deciding, command.offer, "withdraw")
    words = require_words(command.reason, "no_reason", "收回须说明理由", "Say why it is withdrawn")
    deciding.happen(e.HandOverWithdrawn(waiting.id, words))


def phase_to_resume(plan: Plan, incident: Incident) -> str:
    """Return the phase that an incident goes back to: the one it had, or that before its ending."""
    stood = incident.stood or plan.lifecycle.initial
    return (incident.resume or stood) if plan.phases[stood].kind == "ending" else stood


def take_back(deciding: Deciding, command: c.TakeBack) -> None:
    """Make an incident that was given away ours again."""
    state = deciding.state
    reason = require_words(
        command.reason, "no_reason", "收回须说明理由", "Say why it is taken back"
    )
    if state.outcome not in _GIVEN_AWAY:
        refuse(
            "not_given_away",
            "该事件没有移交或并入别的事件，不能收回",
            "The incident was neither handed over nor merged",
            ("ReopenIncident",) if state.over else (),
        )
    trigger = f"take_back_{phase_to_resume(deciding.plan, state)}"
    require_way(deciding, trigger)
    deciding.happen(e.IncidentTakenBack(state.outcome, reason))
    deciding.happen(phase_change(deciding.plan, deciding.state, trigger))


def reopen(deciding: Deciding, command: c.ReopenIncident) -> None:
    """Open a closed or dismissed incident again, in a phase that the plan draws a way to."""
    plan, state = deciding.plan, deciding.state
    reason = require_words(command.reason, "no_reason", "重开须说明理由", "Say why it is reopened")
    if state.outcome not in ("closed", "dismissed"):
        refuse(
            "not_closed",
            "该事件没有结案或撤销，不能重开",
            "The incident was neither closed nor dismissed",
            ("TakeBack",) if state.over else (),
        )
    phase = plan.phases.get(command.phase)
    if phase is None:
        refuse("no_phase", "请选择重开到哪个阶段", "Choose the phase to reopen it in")
    trigger = f"reopen_{phase.id}"
    require_way(deciding, trigger)
    afresh = phase.kind != "aftermath"
    deciding.happen(e.IncidentReopened(state.outcome, reason, afresh))
    deciding.happen(phase_change(plan, deciding.state, trigger))


DECISIONS: Decisions = {
    c.OfferHandOver: offer,
    c.AnswerOffer: answer,
    c.WithdrawOffer: withdraw,
    c.TakeBack: take_back,
    c.ReopenIncident: reopen,
}
