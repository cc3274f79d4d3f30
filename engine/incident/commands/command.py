"""Who commands on scene: commander, site command, groups.

`decider` is the person whose word somebody else records, with the channel and the words.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.incident.commands.clock import NOW, Moment


@dataclass(frozen=True, slots=True)
class NameCommander:
    """Say who the first commander is in person."""

    name: str
    office: str = ""
    telephone: str = ""
    decider: str = ""


@dataclass(frozen=True, slots=True)
class AppointCommander:
    """Name the commander who is to take over, for the body that appoints."""

    name: str
    office: str
    telephone: str = ""
    reason: str = ""
    decider: str = ""


@dataclass(frozen=True, slots=True)
class HandOverCommand:
    """Record that command passed to the appointed person.

    Both confirm by name, or words say how it passed.
    """

    handed_by: str = ""
    taken_by: str = ""
    words: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class FormSiteCommand:
    """Form a site command where the plan leaves it open: for a reason, or on an instruction."""

    reason: str = ""
    instruction: str = ""
    decider: str = ""


@dataclass(frozen=True, slots=True)
class DissolveSiteCommand:
    """Dissolve a site command that people formed; a reason is required."""

    reason: str
    decider: str = ""


@dataclass(frozen=True, slots=True)
class OrderGroup:
    """Let a group of the plan stand, or stand down, whatever the plan demands now."""

    group: str
    stand: bool
    reason: str
    decider: str = ""


@dataclass(frozen=True, slots=True)
class ReverseGroupOrder:
    """Take an order about a group back."""

    group: str
    reason: str
    decider: str = ""


@dataclass(frozen=True, slots=True)
class NameGroupLeader:
    """Say who leads a group in person."""

    group: str
    name: str
    office: str = ""
    telephone: str = ""


Command = (
    NameCommander
    | AppointCommander
    | HandOverCommand
    | FormSiteCommand
    | DissolveSiteCommand
    | OrderGroup
    | ReverseGroupOrder
    | NameGroupLeader
)
