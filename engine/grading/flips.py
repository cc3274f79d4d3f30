"""Flips: the nearest change of one known figure that would change the level."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from engine.figures import Chosen, Figure, Number, Situation
from engine.grading.rulebook import BELOW, Rulebook, ceiled
from engine.grading.scale import total
from engine.grading.verdict import Verdict
from engine.levels import Level

Direction = Literal["up", "down"]
_Try = tuple[Decimal, Decimal | None]
_ZERO = Decimal(0)
HUNDREDTH = Decimal("0.01")
"""How far under an excluded bound a measure is tried: a fen, ten kilograms, half a minute."""


@dataclass(frozen=True, slots=True)
class Flip:
    """One figure changed from `value` to `to` gives `level`, which is `up` or `down` from now.

    `by` is the signed distance, None for yes and no. `under` is the excluded bound that a measure
    would have to fall below; `to` is then a hundredth of a unit less.
    """

    fact: str
    value: Decimal | bool
    to: Decimal | bool
    by: Decimal | None
    direction: Direction
    level: Level
    under: Decimal | None = None


class _Trial:
    """Grades a situation again with one figure changed: only the criteria that read it."""

    __slots__ = ("fact", "reading", "rest", "situation", "whole")

    def __init__(
        self, book: Rulebook, verdicts: Sequence[Verdict], situation: Situation, fact: str
    ) -> None:
        self.fact = fact
        self.reading = book.reading[fact]
        self.whole = book.facts[fact].type == "count"
        self.situation = situation
        judged = zip(book.rules, verdicts, strict=True)
        rest = [verdict.lowest for rule, verdict in judged if fact not in rule.facts]
        self.rest = max(rest, default=BELOW)

    def level(self, figure: Figure) -> Level:
        changed = {**self.situation, self.fact: figure}
        return max([self.rest, *[rule.bounds(changed)[0] for rule in self.reading.rules]])

    def bounds(self) -> list[Decimal]:
        """Return the values at which some criterion may change, the other facts as they are."""
        if not self.reading.summed:
            return self.reading.bounds
        shifted = set(self.reading.bounds)
        for rule in self.reading.summed:
            others = tuple(other for other in rule.measure if other != self.fact)
            rest = total(others, self.situation).low
            if rule.stairs is not None:
                shifted.update(bound - rest for bound in rule.stairs.bounds())
        return sorted(ceiled(shifted) if self.whole else shifted)

    def above(self, bounds: list[Decimal]) -> Iterator[_Try]:
        """Yield the values to try above the figure, the nearest first."""
        return ((bound, None) for bound in bounds)

    def under(self, bounds: list[Decimal]) -> Iterator[_Try]:
        """Yield the values to try below the figure, the nearest first, each under a bound."""
        for bound in reversed(bounds):
            if bound > 0 and self.whole:
                yield bound - 1, None
            elif bound > 0:
                yield max(bound - HUNDREDTH, _ZERO), bound

    def first(
        self, tries: Iterator[_Try], value: Decimal, level: Level, wanted: set[Direction]
    ) -> Iterator[Flip]:
        """Yield the first flip in each wanted direction among the values to try."""
        for to, under in tries if wanted else ():
            reached = self.level(Number(to, to))
            direction: Direction = "up" if reached > level else "down"
            if reached is not level and direction in wanted:
                yield Flip(self.fact, value, to, to - value, direction, reached, under)
                wanted.discard(direction)
                if not wanted:
                    return


def _number_flips(trial: _Trial, value: Decimal, level: Level) -> list[Flip]:
    bounds = trial.bounds()
    here = bisect_right(bounds, value)
    up: set[Direction] = {"up"} if level < Level.I else set()
    down: set[Direction] = {"down"} if trial.rest < level else set()
    rising = trial.reading.rising
    more, less = (up, down) if rising else (up | down, up | down)
    found = [
        *trial.first(trial.above(bounds[here:]), value, level, more),
        *trial.first(trial.under(bounds[:here]), value, level, less),
    ]
    if rising:
        return found
    found.sort(key=lambda flip: abs(flip.by or _ZERO))
    return list({flip.direction: flip for flip in reversed(found)}.values())


def _flag_flip(trial: _Trial, *, value: bool, level: Level) -> Iterator[Flip]:
    reached = trial.level(Chosen(not value))
    if reached is not level:
        direction: Direction = "up" if reached > level else "down"
        yield Flip(trial.fact, value, not value, None, direction, reached)


def flips(
    book: Rulebook, verdicts: Sequence[Verdict], situation: Situation, level: Level
) -> tuple[Flip, ...]:
    """Return the nearest flip of each known figure in each direction, upward ones first.

    Ranges are open questions instead, and choices have no distance: neither is tried.
    """
    found: list[Flip] = []
    for fact in book.reading:
        figure = situation.get(fact)
        if figure is None:
            continue
        trial = _Trial(book, verdicts, situation, fact)
        if isinstance(figure, Number):
            if figure.exact:
                found.extend(_number_flips(trial, figure.low, level))
        elif isinstance(figure.value, bool):
            found.extend(_flag_flip(trial, value=figure.value, level=level))
    return tuple(sorted(found, key=lambda flip: flip.direction, reverse=True))
