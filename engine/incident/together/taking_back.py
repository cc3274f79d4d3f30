"""Taking an incident back: its successor is handed back, a wrong merge is undone."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding
from engine.incident.decide.handovers import require_way, take_back
from engine.incident.reconcile import phase_change
from engine.incident.refusals import refuse
from engine.incident.state import Incident, Link
from engine.incident.state.links import link_key
from engine.incident.together.joint import Joint, Together
from engine.incident.together.sharing import note_from


def back(joint: Joint, command: c.TakeBack) -> None:
    """Open the incident again, and settle the one that it had gone to."""
    before = joint.main.state
    take_back(joint.main, command)
    reason = command.reason.strip()
    for link in before.tied("successor", "merged_into"):
        other = joint.parts[link.incident]
        if link.kind == "successor":
            _hand_back(other, before, reason)
        else:
            _undo_merge(other, before, reason)


def _hand_back(successor: Deciding, origin: Incident, reason: str) -> None:
    state = successor.state
    if state.outcome in ("handed_over", "merged"):
        refuse(
            "gone_further",
            f"后续事件〈{state.title}〉又移交或并入了别处，请先把它收回",
            f"Its successor {state.title} went further; take that one back first",
            ("TakeBack",),
        )
    if not state.over:
        require_way(successor, "hand_over")
        successor.happen(phase_change(successor.plan, state, "hand_over"))
        successor.happen(e.IncidentHandedBack(origin.id, reason))


def _undo_merge(other: Deciding, origin: Incident, reason: str) -> None:
    state = other.state
    link = state.links.get(link_key("merged_from", origin.id))
    if link is None or link.ended:
        return
    other.happen(e.MergeUndone(origin.id, origin.title, reason))
    if state.over:
        return
    brought = _still_as_brought(state, link)
    if brought:
        unknown = dict.fromkeys(brought)
        other.happen(e.FiguresRecorded(unknown, "撤回并入", note_from(origin)))


def _still_as_brought(state: Incident, link: Link) -> list[str]:
    """Return the figures that nobody here has told since they came with a merged incident."""
    last = link.seq + link.brought
    return [
        fact
        for fact in link.facts
        if fact in state.figures and link.seq < state.figures[fact].seq <= last
    ]


TOGETHER: Together = {c.TakeBack: back}
