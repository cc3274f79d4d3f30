"""What people can do to a warning, and letting the clock speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from engine.incident.commands import Tick

PreparationMove = Literal["acknowledge", "ready", "decline"]


@dataclass(frozen=True, slots=True)
class NoticeTrigger:
    """Open a warning: one of the plan's triggers was noticed. `facts` are raw figures.

    `feared` is the code of the level that may be reached, `unknown`, or empty.
    """

    plan: str
    trigger: str
    title: str
    place: str
    district: str
    source: str
    summary: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    feared: str = ""
    incident: str = ""
    drill: str | None = None


@dataclass(frozen=True, slots=True)
class LearnSituation:
    """Record what is known or feared now."""

    source: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    feared: str = ""


@dataclass(frozen=True, slots=True)
class AnswerPreparation:
    """Answer for a party that was told to get ready."""

    preparation: str
    move: PreparationMove
    words: str = ""


@dataclass(frozen=True, slots=True)
class WriteContent:
    """Write what the warning says, as a new version; what is missing stays empty."""

    title: str
    area: str = ""
    level: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    measures: str = ""
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Propose:
    """Put the latest version forward: to issue it, or to change what is in force.

    Where the route begins with a proposal, this is that step and belongs to its body.
    """

    reason: str = ""


@dataclass(frozen=True, slots=True)
class TakeStep:
    """Take or refuse a deciding step of the round that runs."""

    round: str
    step: str
    grant: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Announce:
    """Take the last step: the warning or its change goes out over these channels.

    `channels` are ids of the plan's; `who` used them; `words` says it where the plan names none.
    """

    round: str
    step: str
    channels: tuple[str, ...] = ()
    who: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class UseChannel:
    """Record that the version in force was told over a further channel."""

    channel: str
    who: str


@dataclass(frozen=True, slots=True)
class LiftWarning:
    """Lift the warning; whoever issued it does."""

    reason: str


@dataclass(frozen=True, slots=True)
class DismissWarning:
    """End it before it is issued: no warning is called for."""

    reason: str


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """Open an incident from the warning under this name; `known` incidents were opened before."""

    incident: str
    known: int = 0


Command = (
    NoticeTrigger
    | LearnSituation
    | AnswerPreparation
    | WriteContent
    | Propose
    | TakeStep
    | Announce
    | UseChannel
    | LiftWarning
    | DismissWarning
    | OpenIncident
    | Tick
)

__all__ = [
    "Announce",
    "AnswerPreparation",
    "Command",
    "DismissWarning",
    "LearnSituation",
    "LiftWarning",
    "NoticeTrigger",
    "OpenIncident",
    "PreparationMove",
    "Propose",
    "TakeStep",
    "Tick",
    "UseChannel",
    "WriteContent",
]
