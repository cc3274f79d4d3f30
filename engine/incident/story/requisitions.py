"""The timeline in words: requisitions and what is paid for them."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.requisition_words import money_words, outcome_words
from engine.incident.story.telling import Scene, Tellers, Telling, both


def _recorded(_: Scene, ev: e.RequisitionRecorded) -> Telling:
    count = f" {ev.quantity}" if ev.quantity else ""
    return "plain", both(
        f"{ev.body}征用 {ev.owner}〈{ev.what}〉{count}",
        f"{ev.body} requisitioned from {ev.owner}: {ev.what}{count}",
        ev.order,
    )


def _what(s: Scene, requisition: str) -> str:
    entry = s.after.requisitions[requisition]
    return f"{entry.owner}〈{entry.what}〉"


def _settled(s: Scene, ev: e.RequisitionSettled) -> Telling:
    words, what = outcome_words(ev.outcome), _what(s, ev.requisition)
    late = ev.outcome in ("damaged", "lost")
    return "late" if late else "plain", both(
        f"征用物{words.zh} {what}", f"Requisitioned, {words.en}: {what}", ev.words
    )


def _struck(s: Scene, ev: e.RequisitionStruck) -> Telling:
    what = _what(s, ev.requisition)
    return "note", both(f"划去征用登记 {what}", f"Requisition struck out: {what}", ev.reason)


def _decided(s: Scene, ev: e.CompensationDecided) -> Telling:
    sum_, what = money_words(ev.amount), _what(s, ev.requisition)
    return "decision", both(
        f"{ev.by}决定补偿 {what} {sum_.zh}", f"{ev.by} decided: {sum_.en} for {what}", ev.reason
    )


def _paid(s: Scene, ev: e.CompensationPaid) -> Telling:
    what = _what(s, ev.requisition)
    return "plain", both(f"补偿已支付 {what}", f"Compensation paid: {what}", ev.receipt)


TELLERS: Tellers = {
    "RequisitionRecorded": _recorded,
    "RequisitionSettled": _settled,
    "RequisitionStruck": _struck,
    "CompensationDecided": _decided,
    "CompensationPaid": _paid,
}
