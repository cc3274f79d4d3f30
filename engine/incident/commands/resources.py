"""Calling forces and goods out, answering for them, sending them home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.incident.commands.clock import NOW, Moment
from engine.plan.resources import ResourceKind

ResourceMove = Literal["confirm", "depart", "arrive", "engage", "decline", "release", "stand_down"]


@dataclass(frozen=True, slots=True)
class RequestResource:
    """Call out a `resource` of the catalogue, or what is typed by hand: kind, title and owner.

    `asked` is how many, None leaves it to the owner; `how` over which channel it was asked.
    """

    resource: str = ""
    kind: ResourceKind | None = None
    title: str = ""
    owner: str = ""
    asked: int | None = None
    unit: str = ""
    task: str = ""
    how: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class MoveResource:
    """Move a call-out on; declining needs a reason. `by` is who said so, and `how`."""

    callout: str
    move: ResourceMove
    quantity: int | None = None
    by: str = ""
    how: str = ""
    words: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class RecordPlaces:
    """Say how many beds or places of a hospital or shelter are taken now."""

    callout: str
    taken: int
    by: str = ""
    words: str = ""
    when: Moment = NOW


Command = RequestResource | MoveResource | RecordPlaces
