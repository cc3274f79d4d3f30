"""Every report of a plan, drawn by who owes it: for plans that name no chain."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from engine.plan.plan import Plan
from engine.text import Language
from web.diagrams.chains import Hop, rank
from web.diagrams.drawing import Arrow, Badge, Box, Drawing, Words
from web.diagrams.ladder import BESIDE, BRANCH, MARGIN, WIDTH, hop_label, party_box

_BELOW, _AFTER, _APART = 6.0, 14.0, 26.0


@dataclass(slots=True)
class _Fan:
    """A drawing under way, downwards."""

    plan: Plan
    language: Language
    top: float = MARGIN
    boxes: list[Box] = field(default_factory=list)
    groups: list[tuple[Arrow, ...]] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)


def draw_reports(plan: Plan, language: Language) -> Drawing:
    """Return the drawing of all obligations, the senders nearest to the scene at the bottom."""
    senders: dict[str, list[Hop]] = {}
    for number, report in enumerate(plan.reports.reports, 1):
        senders.setdefault(report.sender, []).append(Hop(number, report))
    fan = _Fan(plan, language)
    for sender in sorted(senders, key=lambda role: -rank(plan, role)):
        _sender(fan, sender, senders[sender])
    return Drawing(
        width=2 * MARGIN + WIDTH + BRANCH + BESIDE,
        height=fan.top - _APART + MARGIN,
        boxes=tuple(fan.boxes),
        groups=tuple(fan.groups),
        words=tuple(fan.words),
        badges=tuple(fan.badges),
    )


def _sender(fan: _Fan, sender: str, hops: list[Hop]) -> None:
    start = party_box(fan.plan, sender, WIDTH, fan.language)
    start = replace(start, x=MARGIN, y=fan.top)
    fan.boxes.append(start)
    for hop in hops:
        _hop(fan, hop, start)
    fan.top = max(fan.top - _AFTER, start.bottom) + _APART


def _hop(fan: _Fan, hop: Hop, sender: Box) -> None:
    x = MARGIN + WIDTH + BRANCH
    label = hop_label(fan.plan, hop, BESIDE, fan.language)
    words, badges = label.at(x, fan.top)
    fan.words += words
    fan.badges += badges
    fan.top += label.height + _BELOW
    arrows = []
    for role in hop.report.to:
        box = party_box(fan.plan, role, BESIDE, fan.language)
        box = replace(box, id=f"{role}@{hop.report.id}", x=x, y=fan.top)
        fan.boxes.append(box)
        arrows.append(_arrow(sender, box, hop))
        fan.top = box.bottom + _BELOW
    fan.top += _AFTER - _BELOW
    fan.groups.append(tuple(arrows))


def _arrow(sender: Box, box: Box, hop: Hop) -> Arrow:
    lane = sender.right + BRANCH / 2
    out, into = sender.y + sender.height / 2, box.y + box.height / 2
    points = ((sender.right, out), (lane, out), (lane, into), (box.x, into))
    return Arrow(sender.id, box.id, points, (hop.report.id,), "branch")
