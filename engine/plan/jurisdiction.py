"""directory.yaml and parameters.yaml: what plans of one jurisdiction share."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from engine.plan.parts import Ident, Part
from engine.text import Text


class Successor(Part):
    """Who took over a unit, and since when (year or date)."""

    zh: str
    en: str
    since: str


class Unit(Part):
    """A unit of the directory: its historical name, aliases, and its successor."""

    title: Text
    kind: Literal["municipal", "government", "province", "service", "incident", "society"]
    aliases: tuple[str, ...] = ()
    successor: Successor | None = None


class DistrictRole(Part):
    """A role that another unit fills in each district, such as 事发地政府.

    `default` is the name pattern with {zh} or {en} for the district's name.
    """

    title: Text
    default: Text
    aliases: tuple[str, ...] = ()


class District(Part):
    """A district or zone; `units` overrides the default name of a role here."""

    title: Text
    kind: Literal["district", "county", "zone"]
    units: dict[Ident, Text] = {}


class Jurisdiction(Part):
    """The title of the jurisdiction and its clock (an IANA time zone)."""

    id: Ident
    title: Text
    time_zone: str


class Directory(Part):
    """The shape of directory.yaml."""

    jurisdiction: Jurisdiction
    units: dict[Ident, Unit]
    roles: dict[Ident, DistrictRole]
    districts: dict[Ident, District]


class Parameter(Part):
    """A number that plans leave open: value, unit, where it comes from."""

    value: Decimal
    unit: Literal["minutes"]
    title: Text
    source: Text
    in_plan: bool


class Parameters(Part):
    """The shape of parameters.yaml."""

    parameters: dict[Ident, Parameter]
