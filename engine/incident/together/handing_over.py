"""Handing an incident over to another plan: one ends, its successor is opened, in one write."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding
from engine.incident.decide.handovers import clause_of, require_givable
from engine.incident.reconcile import phase_change
from engine.incident.refusals import refuse
from engine.incident.state import Link
from engine.incident.together.joint import Joint, Together
from engine.incident.together.opening import open_from
from engine.incident.together.sharing import common


def hand_over(joint: Joint, command: c.HandOverToPlan) -> None:
    """Go on under another plan; people may choose one that the plan does not name."""
    main = joint.main
    reason = require_givable(main, command.reason)
    successor = joint.fresh(command.successor)
    if successor.plan.id == main.plan.id:
        refuse("same_plan", "请选择另一个预案", "Choose another plan")
    if main.state.district not in successor.plan.directory.districts:
        refuse(
            "no_district",
            "该预案不适用于事发地所在区县",
            "The other plan does not apply in this district",
        )
    origin = main.state
    if any(link.plan == successor.plan.id for link in _running(joint)):
        refuse(
            "same_plan",
            "本事件已在按该预案并行处置；请并入那个事件",
            "The event is dealt with under this plan already; merge into that incident",
            ("MergeIncident",),
        )
    figures = common(main.plan, origin, successor.plan)
    open_from(successor, origin, "predecessor", reason, figures)
    for link in _running(joint):
        _tie(successor, joint.parts[link.incident], reason)
    clause = clause_of(main.plan, to_plan=successor.plan.id)
    handed = e.IncidentHandedOver(
        plan=successor.plan.id,
        incident=successor.name,
        party="",
        title=origin.title,
        reason=reason,
        clause=clause,
    )
    main.happen(phase_change(main.plan, main.state, "hand_over"))
    main.happen(handed)


def _running(joint: Joint) -> list[Link]:
    """Return the ties to companions that go on: they are the same event as the successor."""
    ties = joint.main.state.tied("companion")
    return [link for link in ties if not joint.parts[link.incident].state.over]


def _tie(successor: Deciding, companion: Deciding, reason: str) -> None:
    for one, other in ((successor, companion), (companion, successor)):
        title = other.state.title
        one.happen(e.IncidentLinked("companion", other.name, other.plan.id, title, reason))


TOGETHER: Together = {c.HandOverToPlan: hand_over}
