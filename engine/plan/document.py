"""plan.yaml: what document this is, where it applies, how its bounds are read."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from engine.plan.parts import Clause, Ident, LevelCode, Part, Statement
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


class Document(Part):
    """The plan's title page, scope and exclusions."""

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
