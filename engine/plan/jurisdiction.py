"""directory.yaml and parameters.yaml: what plans of one jurisdiction share."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainValidator, model_validator

from engine.plan.parts import Ident, Part
from engine.text import Text


class Successor(Part):
    """Who took over a unit, and since when (year or date)."""

    zh: str
    en: str
    since: str


class Contact(Part):
    """Whom to call when a party is silent: its deputy, and the number of its duty desk."""

    deputy: Text | None = None
    telephone: str | None = None


class Unit(Part):
    """A unit of the directory: its historical name, aliases, and its successor."""

    title: Text
    kind: Literal["municipal", "government", "province", "state", "service", "incident", "society"]
    aliases: tuple[str, ...] = ()
    successor: Successor | None = None
    contact: Contact | None = None


class DistrictRole(Part):
    """A role that another unit fills in each district, such as 事发地政府.

    `default` is the name pattern with {zh} or {en} for the district's name.
    """

    title: Text
    default: Text
    aliases: tuple[str, ...] = ()


class District(Part):
    """A district or zone; `units` overrides the default name of a role here.

    `contacts` says whom to call for a role here.
    """

    title: Text
    kind: Literal["district", "county", "zone"]
    units: dict[Ident, Text] = {}
    contacts: dict[Ident, Contact] = {}


class Jurisdiction(Part):
    """The title of the jurisdiction and its clock (an IANA time zone)."""

    id: Ident
    title: Text
    time_zone: str


class Directory(Part):
    """The shape of directory.yaml; every incident lies in one of the districts."""

    jurisdiction: Jurisdiction
    units: dict[Ident, Unit]
    roles: dict[Ident, DistrictRole]
    districts: dict[Ident, District] = Field(min_length=1)


CLOCK_UNITS = {"minutes": 1, "hours": 60, "days": 1440}
"""Units of a running clock, in minutes."""

CALENDAR_UNITS = ("days", "working_days", "months", "years")
"""Units of the calendar, by which upkeep is due."""

SHARE_UNITS = ("percent",)
"""Units of a share of a running clock."""


def parameter_value(value: object) -> Decimal | str:
    """Return a number or a choice as it is written."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        # Pydantic makes a fault of a ValueError only.
        wrong = f"{value} is not a number; write digits without quotes"
        raise ValueError(wrong)  # noqa: TRY004
    return Decimal(value)


class Parameter(Part):
    """What plans leave open: a number with its unit, or a choice; and where it comes from.

    A `choice` stands where reasonable authorities differ: `value` is one of `values`.
    """

    value: Annotated[Decimal | str, PlainValidator(parameter_value)]
    unit: Literal[
        "minutes", "hours", "days", "working_days", "months", "years", "percent", "choice"
    ]
    title: Text
    source: Text
    in_plan: bool
    values: dict[Ident, Text] | None = None

    @model_validator(mode="after")
    def _a_choice_lists_its_values(self) -> Parameter:
        if (self.unit == "choice") != bool(self.values):
            raise ValueError("a choice lists its values, no other unit does")
        return self

    @property
    def minutes(self) -> int:
        """The length of a running clock."""
        return int(self.value) * CLOCK_UNITS[self.unit]


class Parameters(Part):
    """The shape of parameters.yaml."""

    parameters: dict[Ident, Parameter]
