"""bodies.yaml: command bodies, member units with their duties, response groups."""

from __future__ import annotations

from typing import Literal

from engine.plan.command import Command
from engine.plan.conditions import ALWAYS, When
from engine.plan.parts import Clause, Ident, Item, Part, Statement
from engine.text import Text


class Body(Item):
    """A command body. `seat` is the unit whose screen serves it."""

    kind: Literal["leading_group", "office", "site_command", "local", "outside"]
    head: Text | None = None
    deputies: tuple[Text, ...] = ()
    members: tuple[Ident, ...] = ()
    seat: Ident | None = None
    duties: tuple[Statement, ...] = ()


class UnitDuties(Part):
    """What the plan asks of one unit of the directory; `member` of the leading group or not."""

    unit: Ident
    member: bool
    clause: Clause
    duties: tuple[Statement, ...]


class ResponseGroup(Item):
    """An on-scene action group. It forms with the site command's response when `when` holds."""

    lead: Ident | None = None
    members: tuple[Ident, ...]
    duty: Text
    when: When = ALWAYS


class Organisation(Part):
    """The shape of bodies.yaml."""

    bodies: tuple[Body, ...]
    units: tuple[UnitDuties, ...]
    groups: tuple[ResponseGroup, ...]
    command: Command | None = None
