"""At which values of a number fact anything in a plan may change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from engine.plan.conditions import Condition, OneOf, Within, walk
from engine.plan.criteria import Criterion
from engine.plan.plan import Plan


def thresholds(plan: Plan, fact: str) -> tuple[Decimal, ...]:
    """Return every bound above 0 that a criterion or a condition sets for a fact, rising."""
    found = {bound for bound in _bounds(plan, fact) if bound > 0}
    return tuple(sorted(found))


def _bounds(value: Any, fact: str) -> Iterator[Decimal]:
    if isinstance(value, Condition):
        yield from _asked(value, fact)
    elif isinstance(value, BaseModel):
        if isinstance(value, Criterion) and fact in value.measure:
            ends = (end for band in (value.bands or {}).values() for end in band)
            yield from (end for end in ends if end is not None)
        for name in type(value).model_fields:
            yield from _bounds(getattr(value, name), fact)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _bounds(item, fact)
    elif isinstance(value, tuple):
        for item in value:
            yield from _bounds(item, fact)


def _asked(condition: Condition, fact: str) -> Iterator[Decimal]:
    for part in walk(condition):
        if isinstance(part, Within) and part.fact == fact:
            yield from (end for end in (part.low, part.below) if end is not None)
        elif isinstance(part, OneOf) and part.fact == fact:
            yield from (Decimal(v) for v in part.values if isinstance(v, int | Decimal))
