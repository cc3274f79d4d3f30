"""A criterion's bands as a staircase: which level each value of its measure gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from decimal import Context as Arithmetic
from decimal import Decimal

from engine.figures import Number, Situation
from engine.levels import Level

_ZERO = Decimal(0)
ANYTHING = Number(_ZERO, None)
"""What an unknown count or measure may be."""

# Sums stay exact: figures have at most 16 digits before and 30 behind the point.
_EXACT = Arithmetic(prec=60)


def total(facts: tuple[str, ...], situation: Situation) -> Number:
    """Return a measure: one figure, or the sum of several, each unknown part being anything."""
    if len(facts) == 1:
        figure = situation.get(facts[0])
        return figure if isinstance(figure, Number) else ANYTHING
    low, high = _ZERO, _ZERO
    closed = True
    for fact in facts:
        figure = situation.get(fact)
        part = figure if isinstance(figure, Number) else ANYTHING
        low = _EXACT.add(low, part.low)
        if part.high is None:
            closed = False
        elif closed:
            high = _EXACT.add(high, part.high)
    return Number(low, high if closed else None)


def _level_in(
    bands: Mapping[Level, tuple[Decimal | None, Decimal | None]], value: Decimal
) -> Level:
    """Return the highest level whose half-open band holds a value, or BELOW in a gap."""
    holding = [
        level
        for level, (low, below) in bands.items()
        if (low is None or low <= value) and (below is None or value < below)
    ]
    return max(holding, default=Level.BELOW)


class Staircase:
    """The steps of a measure: step i starts at `starts[i]`, counts it, and gives `levels[i]`.

    The first step starts at 0 and the last never ends. Half-open bands make this exact. `rising`
    staircases never step down.
    """

    __slots__ = ("levels", "rising", "starts")

    def __init__(self, bands: Mapping[Level, tuple[Decimal | None, Decimal | None]]) -> None:
        bounds = {bound for band in bands.values() for bound in band if bound is not None}
        self.starts = sorted({_ZERO} | {bound for bound in bounds if bound > 0})
        self.levels = [_level_in(bands, start) for start in self.starts]
        self.rising = self.levels == sorted(self.levels)

    def at(self, value: Decimal) -> Level:
        """Return the level of one value."""
        return self.levels[bisect_right(self.starts, value) - 1]

    def span(self, number: Number) -> tuple[Level, Level]:
        """Return the lowest and the highest level that a figure allows."""
        first = bisect_right(self.starts, number.low) - 1
        last = len(self.starts) if number.high is None else bisect_right(self.starts, number.high)
        if first + 1 == last:
            return self.levels[first], self.levels[first]
        overlapped = self.levels[first:last]
        return min(overlapped), max(overlapped)

    def bounds(self) -> Iterator[Decimal]:
        """Yield the values at which the level may change, rising."""
        return iter(self.starts[1:])
