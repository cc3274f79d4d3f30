"""What every item of a plan shares: a strict shape, an identifier, words, a clause."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from engine.levels import Level
from engine.text import Text


class Part(BaseModel):
    """A piece of a plan file: unknown keys are refused, values never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


def _level(value: object) -> object:
    return Level.parse(value) if isinstance(value, str) else value


Ident = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Clause = Annotated[str, StringConstraints(min_length=1, max_length=80)]
LevelCode = Annotated[Level, BeforeValidator(_level)]


class Statement(Part):
    """A sentence of the plan in our own words, with its clause."""

    zh: str
    en: str
    clause: Clause


class Named(Part):
    """An identified item with a title."""

    id: Ident
    title: Text


class Item(Named):
    """An identified item that the plan orders: it always cites its clause."""

    clause: Clause
