"""plan.yaml: what document this is, where it applies, how its bounds are read."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from engine.plan.conditions import ALWAYS, When
from engine.plan.parts import Clause, Ident, Item, LevelCode, Part, Statement
from engine.text import Text


class LevelName(Part):
    """The plan's word for a level and the colour it gives it."""

    zh: str
    en: str
    colour: Literal["red", "orange", "yellow", "blue", "none"]


class BoundRule(Part):
    """How 以上 and 以下 are read; half_open means from the lower bound to just below the upper."""

    rule: Literal["half_open"]
    zh: str
    en: str
    clause: Clause


class BelowScale(Part):
    """What the plan calls an event under its lowest level."""

    zh: str
    en: str
    clause: Clause


class HandOver(Item):
    """Where an incident goes that is not this plan's: to another plan, or to a party outside.

    `when` tells what makes it likely; people decide.
    """

    to_plan: Ident | None = None
    to_party: Ident | None = None
    when: When = ALWAYS

    @model_validator(mode="after")
    def _goes_somewhere(self) -> HandOver:
        if (self.to_plan is None) == (self.to_party is None):
            raise ValueError("a hand-over goes to a plan or to a party; give one of the two")
        return self


class Document(Part):
    """The plan's title page, scope, exclusions and hand-overs."""

    id: Ident
    title: Text
    short: Text
    document: str
    issuer: Text
    owner: Text
    edition: Annotated[str, StringConstraints(min_length=1)]
    effective_from: date
    effective_to: date | None = None
    jurisdiction: Ident
    bounds: BoundRule
    levels: dict[LevelCode, LevelName]
    below: BelowScale
    scope: tuple[Statement, ...] = Field(min_length=1)
    exclusions: tuple[Statement, ...] = ()
    handovers: tuple[HandOver, ...] = ()

    def in_force(self, day: date) -> bool:
        """Tell whether this edition is in force on a day; its last day counts."""
        return self.effective_from <= day and (
            self.effective_to is None or day <= self.effective_to
        )

    @property
    def period(self) -> str:
        """The days of this edition, such as 2016-07-11–2019-12-31; open at the end without one."""
        return f"{self.effective_from}–{self.effective_to or ''}"
