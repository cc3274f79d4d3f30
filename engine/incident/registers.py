"""What the registers leave open: call-outs, things held, compensation, lines of evidence."""

from __future__ import annotations

from collections.abc import Iterator

from engine.incident import events as e
from engine.incident.evidence import called_for, checklist
from engine.incident.state import Incident
from engine.plan.plan import Plan
from engine.text import Text


def left_open(plan: Plan, incident: Incident) -> list[Text]:
    """Return what closing would leave undone, in words."""
    return [*_callouts(incident), *_requisitions(incident), *_evidence(plan, incident)]


def _callouts(incident: Incident) -> Iterator[Text]:
    live = sum(callout.live for callout in incident.callouts.values())
    if live:
        yield Text(
            zh=f"{live}项调用的力量、物资未归还", en=f"{live} resources called out and not released"
        )


def _requisitions(incident: Incident) -> Iterator[Text]:
    entries = incident.requisitions.values()
    held = sum(entry.state == "held" for entry in entries)
    unpaid = [entry.what for entry in entries if entry.unpaid]
    if held:
        yield Text(zh=f"{held}项征用未了结", en=f"{held} requisitioned things still held")
    if unpaid:
        yield Text(
            zh=f"征用补偿未支付：{'、'.join(unpaid)}",
            en=f"unpaid compensation: {', '.join(unpaid)}",
        )


def _evidence(plan: Plan, incident: Incident) -> Iterator[Text]:
    if not called_for(plan, incident):
        return
    items = checklist(plan, incident).open
    if items:
        zh = "、".join(item.title.zh for item in items)
        en = ", ".join(item.title.en for item in items)
        yield Text(zh=f"证据资料未落实{len(items)}项：{zh}", en=f"{len(items)} of evidence: {en}")


def lapsing(incident: Incident) -> Iterator[e.Event]:
    """Yield the end of call-outs that an incident left behind when it was over."""
    for callout in incident.callouts.values():
        if callout.live:
            yield e.ResourceLapsed(callout.id, incident.outcome or "")


def housed(incident: Incident, kind: str) -> int:
    """Return how many people the hospitals, or the shelters, that are called out say they have."""
    return sum(one.taken or 0 for one in incident.callouts.values() if one.kind == kind)
