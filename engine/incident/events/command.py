"""Who commands on scene: the commander, the site command and its groups.

`by` is the party that acted, `decider` the person whose word was recorded for it, `deputy` who
acted for its absent head; both are empty otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CommandAssumed:
    """The head of a party commands on scene before anybody is appointed."""

    version: ClassVar[int] = 1
    party: str
    clause: str


@dataclass(frozen=True, slots=True)
class CommanderNamed:
    """Who the first commander is in person."""

    version: ClassVar[int] = 1
    party: str
    name: str
    office: str
    telephone: str
    decider: str


@dataclass(frozen=True, slots=True)
class CommanderAppointed:
    """Somebody was named who is to take over; command changes hands with the hand-over."""

    version: ClassVar[int] = 1
    name: str
    office: str
    telephone: str
    by: str
    clause: str
    reason: str
    decider: str
    deputy: str


@dataclass(frozen=True, slots=True)
class AppointmentLapsed:
    """Whoever was appointed can no longer take over. `code` as in DirectiveWithdrawn."""

    version: ClassVar[int] = 1
    code: str


@dataclass(frozen=True, slots=True)
class CommandHandedOver:
    """Command passed to the appointed person; both confirmed it, or `words` say how it passed."""

    version: ClassVar[int] = 1
    handed_by: str
    taken_by: str
    words: str
    clause: str


@dataclass(frozen=True, slots=True)
class CommandEnded:
    """Nobody commands on scene any more. `code` as in DirectiveWithdrawn."""

    version: ClassVar[int] = 1
    code: str


@dataclass(frozen=True, slots=True)
class SiteCommandOrdered:
    """People decided on a site command. `override` names the override that it came by."""

    version: ClassVar[int] = 1
    by: str
    clause: str
    reason: str
    instruction: str
    decider: str
    deputy: str
    override: str


@dataclass(frozen=True, slots=True)
class SiteCommandOrderLifted:
    """The decision on a site command was taken back."""

    version: ClassVar[int] = 1
    by: str
    reason: str
    decider: str
    deputy: str


@dataclass(frozen=True, slots=True)
class SiteCommandFormed:
    """The site command stands."""

    version: ClassVar[int] = 1
    clause: str


@dataclass(frozen=True, slots=True)
class SiteCommandDissolved:
    """The site command was dissolved."""

    version: ClassVar[int] = 1
    code: str


@dataclass(frozen=True, slots=True)
class GroupOrdered:
    """A group is to stand, or to stand down, until the response changes."""

    version: ClassVar[int] = 1
    group: str
    stand: bool
    by: str
    clause: str
    reason: str
    decider: str
    deputy: str


@dataclass(frozen=True, slots=True)
class GroupOrderReversed:
    """An order about a group was taken back: the plan decides again."""

    version: ClassVar[int] = 1
    group: str
    by: str
    reason: str
    decider: str
    deputy: str


@dataclass(frozen=True, slots=True)
class GroupLeaderNamed:
    """Who leads a group in person."""

    version: ClassVar[int] = 1
    group: str
    name: str
    office: str
    telephone: str


@dataclass(frozen=True, slots=True)
class GroupFormed:
    """A response group was formed."""

    version: ClassVar[int] = 1
    group: str
    clause: str


@dataclass(frozen=True, slots=True)
class GroupStoodDown:
    """A response group was stood down."""

    version: ClassVar[int] = 1
    group: str
    code: str


Event = (
    CommandAssumed
    | CommanderNamed
    | CommanderAppointed
    | AppointmentLapsed
    | CommandHandedOver
    | CommandEnded
    | SiteCommandOrdered
    | SiteCommandOrderLifted
    | SiteCommandFormed
    | SiteCommandDissolved
    | GroupOrdered
    | GroupOrderReversed
    | GroupLeaderNamed
    | GroupFormed
    | GroupStoodDown
)
