"""Situations worth looking at: every value of a fact at which something could change.

A condition changes its verdict only at the values that it mentions. Trying those, the nearest ones
on either side, and one value that nobody mentions, is as good as trying every value there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import product
from math import prod
from typing import Any

from engine.figures import Chosen, Figure, Number, Situation
from engine.plan.conditions import (
    Condition,
    Every,
    LevelAtLeast,
    Negation,
    OneOf,
    ResponseIn,
    Some,
    Within,
    walk,
)
from engine.plan.facts import FactDefinition

Values = Mapping[str, tuple[Figure, ...]]
"""The figures worth trying, by fact."""

MOST = 20_000
"""More situations than this are not tried one by one."""


def number(value: Decimal | int) -> Number:
    """Return an exact figure."""
    exact = Decimal(value)
    return Number(exact, exact)


def step(bound: Decimal) -> Decimal:
    """Return the smallest step that tells a bound from its neighbours: 1, or its last decimal."""
    return Decimal(1).scaleb(min(0, int(bound.as_tuple().exponent)))


def _numbers(mentioned: Iterable[Any], *, whole: bool) -> Iterator[Decimal]:
    for bound in mentioned:
        near = Decimal(1) if whole else step(bound)
        yield from (bound, bound - near, bound + near)
    yield Decimal(0)


def figures(definition: FactDefinition, mentioned: Iterable[Any]) -> tuple[Figure, ...]:
    """Return the figures of a fact worth trying, those that are mentioned first."""
    if definition.type == "flag":
        return tuple(Chosen(value) for value in (True, False))
    if definition.type == "choice":
        known = tuple(dict.fromkeys(v for v in mentioned if v in (definition.values or {})))
        others = (value for value in definition.values or {} if value not in known)
        return tuple(Chosen(value) for value in (*known, *(v for v in [next(others, None)] if v)))
    bounds = sorted({Decimal(v) for v in mentioned if not isinstance(v, (bool, str))})
    near = _numbers(bounds, whole=definition.type == "count")
    return tuple(number(value) for value in dict.fromkeys(near) if value >= 0)


def mentioned(conditions: Iterable[Condition]) -> dict[str, list[Any]]:
    """Return every value that conditions compare a fact with, in reading order."""
    found: dict[str, list[Any]] = {}
    for part in (part for condition in conditions for part in walk(condition)):
        if isinstance(part, OneOf):
            found.setdefault(part.fact, []).extend(part.values)
        elif isinstance(part, Within):
            bounds = [bound for bound in (part.low, part.below) if bound is not None]
            found.setdefault(part.fact, []).extend(bounds)
    return found


def values_of(
    conditions: Iterable[Condition], definitions: Mapping[str, FactDefinition]
) -> dict[str, tuple[Figure, ...]]:
    """Return the figures worth trying for every fact that conditions read."""
    return {
        fact: figures(definitions[fact], compared)
        for fact, compared in mentioned(conditions).items()
    }


def count(values: Values) -> int:
    """Return how many situations the values make."""
    return prod(len(tried) for tried in values.values())


def situations(values: Values, most: int = MOST) -> Iterator[Situation]:
    """Yield every situation that the values make; where there are more than `most`, a part of them.

    The part holds every pair of values of two facts, beside the first and beside the last values
    of the others. The order depends on the values alone.
    """
    if count(values) <= most:
        names = tuple(values)
        yield from (dict(zip(names, row, strict=True)) for row in product(*values.values()))
        return
    for end in (0, -1):
        base = {fact: tried[end] for fact, tried in values.items()}
        yield base
        for one, other in product(values, values):
            if one < other:
                pairs = product(values[one], values[other])
                yield from ({**base, one: a, other: b} for a, b in pairs)


def satisfying(condition: Condition, values: Values, *, wanted: bool = True) -> Iterator[Situation]:
    """Yield situations, as small as can be, in which a condition may be as wanted.

    Each makes its parts so one by one: where two parts ask the same fact, that may be in vain. What
    a condition asks beside facts is taken as granted.
    """
    if isinstance(condition, (OneOf, Within)):
        fits = (f for f in values.get(condition.fact, ()) if _fits(condition, f) is wanted)
        yield from ({condition.fact: figure} for figure in fits)
    elif isinstance(condition, Negation):
        yield from satisfying(condition.part, values, wanted=not wanted)
    elif isinstance(condition, (Every, Some)):
        if isinstance(condition, Every) is wanted:
            yield from _together(condition.parts, values, wanted=wanted)
        else:
            for part in condition.parts:
                yield from satisfying(part, values, wanted=wanted)
    else:
        yield {}


def _together(parts: tuple[Condition, ...], values: Values, *, wanted: bool) -> Iterator[Situation]:
    # The first way of each part, then the other ways of one part at a time.
    ways = [list(satisfying(part, values, wanted=wanted)) for part in parts]
    if not all(ways):
        return
    first = [way[0] for way in ways]
    yield _merged(first)
    for place, way in enumerate(ways):
        for other in way[1:]:
            yield _merged([*first[:place], other, *first[place + 1 :]])


def _merged(parts: Iterable[Situation]) -> Situation:
    return {fact: figure for part in parts for fact, figure in part.items()}


def _fits(condition: OneOf | Within, figure: Figure) -> bool:
    if isinstance(figure, Chosen):
        return isinstance(condition, OneOf) and figure.value in condition.values
    if isinstance(condition, OneOf):
        return any(figure.low == v for v in condition.values if not isinstance(v, (bool, str)))
    low, below = condition.low, condition.below
    return (low is None or low <= figure.low) and (below is None or figure.low < below)


def asks_level(condition: Condition) -> bool:
    """Tell whether a condition asks for a level, graded or projected."""
    return any(isinstance(part, LevelAtLeast) for part in walk(condition))


def asks_response(condition: Condition) -> bool:
    """Tell whether a condition asks for the response in force."""
    return any(isinstance(part, ResponseIn) for part in walk(condition))


def shown(situation: Situation) -> str:
    """Return a situation as a case writes it: `{deaths: 5, explosion: true}`."""
    plain = ((fact, figure.plain()) for fact, figure in situation.items())
    return "{" + ", ".join(f"{fact}: {_written(value)}" for fact, value in plain) + "}"


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join('null' if v is None else _written(v) for v in value)}]"
    return '"none"' if value == "none" else str(value)
