"""Flips: the nearest change of one known figure that would change the level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Literal

from engine.figures import Chosen, Figure, Number, Situation
from engine.grading.rulebook import BELOW, Rulebook
from engine.grading.scale import total
from engine.grading.verdict import Verdict
from engine.levels import Level

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
    direction: Literal["up", "down"]
    level: Level
    under: Decimal | None = None


def _bounds(book: Rulebook, fact: str, situation: Situation) -> set[Decimal]:
    """Return the values of one fact at which some criterion may change, the others as they are."""
    bounds: set[Decimal] = set()
    for rule in book.reading[fact]:
        bounds.update(bound for name, bound in rule.thresholds if name == fact)
        if rule.stairs is not None and fact in rule.measure:
            others = tuple(other for other in rule.measure if other != fact)
            rest = total(others, situation).low if others else 0
            bounds.update(bound - rest for bound in rule.stairs.bounds())
    return bounds


def _steps(
    book: Rulebook, fact: str, value: Decimal, situation: Situation
) -> list[tuple[Decimal, Decimal | None]]:
    """Return the values to try, nearest first, each with the bound that it falls under, if any."""
    whole = book.facts[fact].type == "count"
    steps: list[tuple[Decimal, Decimal | None]] = []
    for bound in _bounds(book, fact, situation):
        start = bound.to_integral_value(ROUND_CEILING) if whole else bound
        if start > value:
            steps.append((start, None))
        elif start > 0:
            under = start - 1 if whole else max(start - HUNDREDTH, Decimal(0))
            steps.append((under, None if whole else start))
    return sorted(steps, key=lambda step: abs(step[0] - value))


class _Trial:
    """Grades a situation again with one figure changed: only the criteria that read it."""

    def __init__(
        self, book: Rulebook, verdicts: Sequence[Verdict], situation: Situation, fact: str
    ) -> None:
        self.rules = book.reading[fact]
        self.situation = situation
        self.fact = fact
        judged = zip(book.rules, verdicts, strict=True)
        rest = [verdict.lowest for rule, verdict in judged if fact not in rule.facts]
        self.rest = max(rest, default=BELOW)

    def level(self, figure: Figure) -> Level:
        changed = {**self.situation, self.fact: figure}
        return max([self.rest, *[rule.bounds(changed)[0] for rule in self.rules]])


def _number_flips(book: Rulebook, trial: _Trial, value: Decimal, level: Level) -> Iterator[Flip]:
    wanted = {"up"} if trial.rest >= level else {"up", "down"}
    for to, under in _steps(book, trial.fact, value, trial.situation):
        reached = trial.level(Number(to, to))
        direction: Literal["up", "down"] = "up" if reached > level else "down"
        if reached is not level and direction in wanted:
            yield Flip(trial.fact, value, to, to - value, direction, reached, under)
            wanted.discard(direction)
        if not wanted:
            return


def _flag_flip(trial: _Trial, *, value: bool, level: Level) -> Iterator[Flip]:
    reached = trial.level(Chosen(not value))
    if reached is not level:
        direction: Literal["up", "down"] = "up" if reached > level else "down"
        yield Flip(trial.fact, value, not value, None, direction, reached)


def flips(
    book: Rulebook, verdicts: Sequence[Verdict], situation: Situation, level: Level
) -> tuple[Flip, ...]:
    """Return the nearest flip of each known figure in each direction, upward ones first.

    Ranges are open questions instead, and choices have no distance: neither is tried.
    """
    found: list[Flip] = []
    for fact in book.order:
        figure = situation.get(fact)
        if figure is None or not book.reading[fact]:
            continue
        trial = _Trial(book, verdicts, situation, fact)
        if isinstance(figure, Number):
            if figure.exact:
                found.extend(_number_flips(book, trial, figure.low, level))
        elif isinstance(figure.value, bool):
            found.extend(_flag_flip(trial, value=figure.value, level=level))
    return tuple(sorted(found, key=lambda flip: flip.direction, reverse=True))
