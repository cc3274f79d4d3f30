"""What pydantic would quietly turn into something else, found by comparing model and data.

A quoted "yes" is no truth value, a quoted "3" no number, a number no level; Ⅳ and IV are the same
key; a text of blanks says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import BaseModel

from engine.levels import Level
from engine.plan.source import Path
from engine.plan.spelling import shown

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Mistaken(NamedTuple):
    """A value that was taken for what it is not."""

    path: Path
    wrong: str
    mend: str
    key: bool = False


def _twice(raw: dict[str, Any], path: Path) -> Iterator[Mistaken]:
    """Yield keys that name a level which an earlier key names; no other keys are translated."""
    seen: dict[Level, str] = {}
    for key in raw:
        first = seen.setdefault(Level.parse(key), key)
        if first != key:
            wrong = f"{key} is the same level as {first}"
            yield Mistaken((*path, key), wrong, "keep one of the two", key=True)


def _leaf(value: Any, raw: Any, path: Path) -> Iterator[Mistaken]:
    if isinstance(value, Level):
        if not isinstance(raw, str):
            yield Mistaken(path, f"{shown(raw)} is not a level", "write IV, III, II or I")
    elif isinstance(value, bool):
        if not isinstance(raw, bool):
            yield Mistaken(path, f"{shown(raw)} is not a truth value", "write true or false")
    elif isinstance(value, (int, Decimal)):
        if isinstance(raw, bool) or not isinstance(raw, (int, Decimal)):
            yield Mistaken(path, f"{shown(raw)} is not a number", "write digits without quotes")
    elif isinstance(value, date):
        if not isinstance(raw, str) or not _DAY.fullmatch(raw):
            yield Mistaken(path, f"{shown(raw)} is not a date", "write it as 2016-07-11")
    elif isinstance(value, str) and not value.strip():
        yield Mistaken(path, "the text is blank", "say what is meant")


def mistaken(value: Any, raw: Any, path: Path = ()) -> Iterator[Mistaken]:
    """Yield every place where a validated value is not what its file says."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            key = field.alias or name
            if key in raw:
                yield from mistaken(getattr(value, name), raw[key], (*path, key))
    elif isinstance(value, dict):
        if len(value) != len(raw):
            yield from _twice(raw, path)
            return
        for item, (key, raw_item) in zip(value.values(), raw.items(), strict=True):
            yield from mistaken(item, raw_item, (*path, key))
    elif isinstance(value, (tuple, list)):
        if isinstance(raw, list):
            for index, (item, raw_item) in enumerate(zip(value, raw, strict=True)):
                yield from mistaken(item, raw_item, (*path, index))
    else:
        yield from _leaf(value, raw, path)
