"""prevention.yaml and safeguards.yaml: what is owed at all times, incident or not."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.plan.parts import Clause, Ident, Item, Part, Statement
from engine.text import Text


class StandingDuty(Item):
    """A duty that parties have at all times. `by` names units, district roles or bodies."""

    by: tuple[Ident, ...] = Field(min_length=1)
    note: Text | None = None


class StandingReport(Item):
    """A report that arises outside an incident, from what `trigger` says.

    `within` names a clock parameter; without one the plan sets no time, and none is invented.
    """

    sender: Ident = Field(alias="from")
    to: tuple[Ident, ...] = Field(min_length=1)
    trigger: Text
    within: Ident | None = None
    wording: Clause | None = None


class KeyUnits(Item):
    """Users under special watch: who they are, and the rules that each must keep."""

    who: Statement
    rules: tuple[StandingDuty, ...] = Field(min_length=1)


class Prevention(Part):
    """Duties before anything happens, the reports of dangers, and the rules of key units."""

    clause: Clause
    duties: tuple[StandingDuty, ...] = ()
    reports: tuple[StandingReport, ...] = ()
    key_units: KeyUnits | None = None


class PreventionFile(Part):
    """The shape of prevention.yaml."""

    prevention: Prevention


class Safeguard(StandingDuty):
    """A duty that keeps means ready, of the kind that the plan names."""

    kind: Literal[
        "teams",
        "funds",
        "supplies",
        "medical",
        "transport",
        "order",
        "communications",
        "technical",
        "protection",
        "society",
        "training",
        "publicity",
    ]


class Safeguards(Part):
    """Everything that must be ready before it is needed."""

    clause: Clause
    duties: tuple[Safeguard, ...] = ()


class SafeguardsFile(Part):
    """The shape of safeguards.yaml."""

    safeguards: Safeguards
