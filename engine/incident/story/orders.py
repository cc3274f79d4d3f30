"""The timeline in words: tasks in command's own words."""

from __future__ import annotations

from engine.incident import events as e
from engine.incident.story.telling import Scene, Tellers, Telling, both, heard


def _ordered(s: Scene, ev: e.TaskOrdered) -> Telling:
    party = s.party(ev.party)
    if ev.override:
        zh, en = f"先行向{party.zh}下达任务“{ev.text}”", f"Override: {party.en} told ‘{ev.text}’"
    else:
        by = heard(s, ev.decider, ev.deputy, s.party(ev.by))
        zh = f"{by.zh}向{party.zh}下达任务“{ev.text}”"
        en = f"{by.en} directed {party.en}: ‘{ev.text}’"
    return "decision", both(zh, en, ev.reason)


def _withdrawn(s: Scene, ev: e.OrderWithdrawn) -> Telling:
    by, text = heard(s, ev.decider, ev.deputy, s.party(ev.by)), s.after.orders[ev.order].text
    return "decision", both(f"{by.zh}收回任务“{text}”", f"{by.en} took back ‘{text}’", ev.reason)


TELLERS: Tellers = {"TaskOrdered": _ordered, "OrderWithdrawn": _withdrawn}
