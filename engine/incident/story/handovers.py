"""The timeline in words: given away, taken back, opened again."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.story.telling import Scene, Tellers, Telling, both
from engine.text import Text

OUTCOMES = {
    "closed": Text(zh="结案", en="closed"),
    "dismissed": Text(zh="撤销", en="dismissed"),
    "handed_over": Text(zh="移交", en="handed over"),
    "merged": Text(zh="并入", en="merged"),
    "handed_back": Text(zh="交回", en="handed back"),
}
"""How an incident was over."""


def _offered(s: Scene, ev: e.HandOverOffered) -> Telling:
    party = s.party(ev.party)
    return "decision", both(
        f"提出移交{party.zh}（{ev.how}，{ev.whom}），等待答复",
        f"Offered to {party.en} ({ev.how}, {ev.whom}), waiting for the answer",
        ev.reason,
    )


def _party_of(s: Scene, offer: str) -> Text:
    return s.party(s.after.offers[offer].party)


def _accepted(s: Scene, ev: e.HandOverAccepted) -> Telling:
    party = _party_of(s, ev.offer)
    return "decision", both(
        f"{party.zh}接收（{ev.by}，{ev.how}）", f"{party.en} accepted ({ev.by}, {ev.how})"
    )


def _declined(s: Scene, ev: e.HandOverDeclined) -> Telling:
    party = _party_of(s, ev.offer)
    return "decision", both(
        f"{party.zh}不接收（{ev.by}），仍由我方负责",
        f"{party.en} declined ({ev.by}); we stay responsible",
        ev.reason,
    )


def _withdrawn(s: Scene, ev: e.HandOverWithdrawn) -> Telling:
    party = _party_of(s, ev.offer)
    return "decision", both(
        f"收回向{party.zh}的移交", f"The offer to {party.en} was withdrawn", ev.reason
    )


def _handed_over(s: Scene, ev: e.IncidentHandedOver) -> Telling:
    if ev.party:
        party = s.party(ev.party)
        return "decision", both(f"移交{party.zh}", f"Handed over to {party.en}", ev.reason)
    return "decision", both(
        f"移交另一预案，后续事件〈{ev.title}〉",
        f"Handed over to another plan, going on as ‘{ev.title}’",
        ev.reason,
    )


def _handed_back(_: Scene, ev: e.IncidentHandedBack) -> Telling:
    return "decision", both("交回原事件", "Handed back to where it came from", ev.reason)


def _taken_back(_: Scene, ev: e.IncidentTakenBack) -> Telling:
    was = OUTCOMES[ev.outcome]
    return "decision", both(
        f"收回（曾{was.zh}），重新由我方处置", f"Taken back (had been {was.en})", ev.reason
    )


def _reopened(_: Scene, ev: e.IncidentReopened) -> Telling:
    was = OUTCOMES[ev.outcome]
    return "decision", both(f"重开（曾{was.zh}）", f"Reopened (had been {was.en})", ev.reason)


TELLERS: Tellers = {
    "HandOverOffered": _offered,
    "HandOverAccepted": _accepted,
    "HandOverDeclined": _declined,
    "HandOverWithdrawn": _withdrawn,
    "IncidentHandedOver": _handed_over,
    "IncidentHandedBack": _handed_back,
    "IncidentTakenBack": _taken_back,
    "IncidentReopened": _reopened,
}
