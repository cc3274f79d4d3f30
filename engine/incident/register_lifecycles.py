"""Lifecycles of the registers: a call-out, a thing requisitioned, its compensation."""

from __future__ import annotations

from engine.incident.commands.resources import ResourceMove
from engine.incident.lifecycles import Lifecycle

_COMING = ["requested", "confirmed", "under_way"]

CALLOUT = Lifecycle(
    "call-out",
    [*_COMING, "on_scene", "in_use", "released", "unavailable", "stood_down"],
    "requested",
    [
        ("confirm", "requested", "confirmed"),
        ("depart", ["requested", "confirmed"], "under_way"),
        ("arrive", _COMING, "on_scene"),
        ("engage", ["confirmed", "under_way", "on_scene"], "in_use"),
        ("decline", _COMING, "unavailable"),
        ("release", ["on_scene", "in_use"], "released"),
        ("stand_down", [*_COMING, "on_scene"], "stood_down"),
        ("lapse", _COMING, "stood_down"),
        ("lapse", ["on_scene", "in_use"], "released"),
    ],
)

OWNERS_MOVES: tuple[ResourceMove, ...] = ("confirm", "depart", "arrive", "engage", "decline")
"""What whoever answers for a resource says."""

COMMANDS_MOVES: tuple[ResourceMove, ...] = ("release", "stand_down")
"""What whoever called it out says."""

REQUISITION = Lifecycle(
    "requisition",
    ["held", "returned", "damaged", "lost", "used_up", "struck"],
    "held",
    [
        ("returned", ["held", "damaged", "lost"], "returned"),
        ("damaged", ["held", "returned"], "damaged"),
        ("lost", ["held", "damaged"], "lost"),
        ("used_up", "held", "used_up"),
        ("strike", "held", "struck"),
    ],
)

PAYING = Lifecycle(
    "compensation",
    ["open", "decided", "waived", "paid"],
    "open",
    [
        ("decide", ["open", "decided", "waived"], "decided"),
        ("pay", "decided", "paid"),
    ],
)
