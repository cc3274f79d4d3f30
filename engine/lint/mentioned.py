"""Who and what a plan mentions: the loader's table of mentions, read for what it leaves out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from engine.plan.chapters import Book
from engine.plan.conditions import Condition, ParameterIs, facts_of, walk
from engine.plan.references import MENTIONS
from engine.plan.source import Path, select

PARTIES = frozenset({"party", "unit"})
FACTS = frozenset({"fact", "number-fact"})
PARAMETERS = frozenset({"parameter", "interval", "share"})
DECLARED = frozenset(
    {
        "units.*.unit",
        "bodies.*.members.*",
        "resources.*.owner",
        "overlay.resources.*.owner",
    }
)
"""Patterns that say who belongs to the organisation or owns what, and ask nothing of anybody."""


class Mention(NamedTuple):
    """A name and the place where a chapter uses it."""

    chapter: str
    path: Path
    name: str


def mentioned(
    book: Book, kinds: Collection[str], *, but: Collection[str] = frozenset()
) -> Iterator[Mention]:
    """Yield every mention of some kinds, in the order of the table; `but` are patterns left out."""
    for chapter, pattern, kind in MENTIONS:
        if kind in kinds and pattern not in but and chapter in book.chapters:
            for path, name in select(book.sources[chapter].data, pattern):
                yield Mention(chapter, path, str(name))


def conditions(value: Any) -> Iterator[Condition]:
    """Yield every condition in a part of a plan, whatever it governs."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from conditions(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from conditions(item)
    elif isinstance(value, Condition):
        yield value


def asked_facts(part: BaseModel) -> frozenset[str]:
    """Return the facts that the conditions in a part ask for."""
    return frozenset(fact for found in conditions(part) for fact in facts_of(found))


def asked_choices(part: BaseModel) -> frozenset[str]:
    """Return the choices of the jurisdiction that the conditions in a part ask for."""
    parts = (one for found in conditions(part) for one in walk(found))
    return frozenset(one.parameter for one in parts if isinstance(one, ParameterIs))
