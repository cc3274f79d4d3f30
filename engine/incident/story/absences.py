"""The timeline in words: who is away and who acts meanwhile."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.story.telling import Scene, Tellers, Telling, both


def _recorded(s: Scene, ev: e.AbsenceRecorded) -> Telling:
    party = s.party(ev.party)
    zh = f"{party.zh}{ev.who}缺位，由{ev.deputy}代行职责"
    en = f"{ev.who} of {party.en} is away; {ev.deputy} deputises"
    return "decision", both(zh, en, ev.reason)


def _ended(s: Scene, ev: e.AbsenceEnded) -> Telling:
    absence = s.after.absences[ev.absence]
    party = s.party(absence.party)
    zh, en = f"{party.zh}{absence.who}返岗", f"{absence.who} of {party.en} is back"
    return "decision", both(zh, en, ev.words)


def _ran_out(s: Scene, ev: e.AbsenceRanOut) -> Telling:
    absence = s.after.absences[ev.absence]
    party = s.party(absence.party)
    if ev.code == "over":
        zh, en = f"{party.zh}的代行随事件结束", f"Deputising for {party.en} ended with the incident"
    else:
        zh = f"{party.zh}{absence.who}缺位到期，代行结束"
        en = f"The absence of {absence.who}, {party.en}, ran out; deputising ended"
    return "plain", both(zh, en)


TELLERS: Tellers = {
    "AbsenceRecorded": _recorded,
    "AbsenceEnded": _ended,
    "AbsenceRanOut": _ran_out,
}
