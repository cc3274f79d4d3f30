"""A plan's criteria made ready for grading many situations fast."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from decimal import Decimal

from engine.figures import Number, Situation
from engine.grading.scale import ANYTHING, Staircase, total
from engine.grading.verdict import Verdict
from engine.levels import Level
from engine.plan.conditions import Always, OneOf, Within, facts_of, walk
from engine.plan.criteria import Criterion
from engine.plan.plan import Plan
from engine.truth import FALSE, TRUE, Truth, judge

BELOW = Level.BELOW


class Rule:
    """One criterion with its staircase, its fixed level, and the facts it reads."""

    __slots__ = ("always", "bare", "criterion", "facts", "measure", "span", "stairs", "thresholds")

    def __init__(self, criterion: Criterion) -> None:
        self.criterion = criterion
        self.always = isinstance(criterion.when, Always)
        self.measure = criterion.measure
        self.stairs = None if criterion.bands is None else Staircase(criterion.bands)
        fixed = BELOW if criterion.level is None else criterion.level
        self.span = self.stairs.span(ANYTHING) if self.stairs else (fixed, fixed)
        self.facts = frozenset((*criterion.measure, *facts_of(criterion.when)))
        self.thresholds = tuple(_thresholds(criterion))
        # Most criteria of most situations have no figure to tell: their verdicts are made once.
        figure = None if self.stairs is None else ANYTHING
        self.bare = {truth: self._verdict(truth, self.span, figure) for truth in Truth}

    def applies(self, situation: Situation) -> Truth:
        """Judge the criterion's condition."""
        return TRUE if self.always else judge(self.criterion.when, situation)

    def assess(self, situation: Situation) -> Verdict:
        """Return what is said of the criterion in a situation."""
        applies = self.applies(situation)
        if self.stairs is None:
            return self.bare[applies]
        figure = total(self.measure, situation)
        if figure is ANYTHING:
            return self.bare[applies]
        return self._verdict(applies, self.stairs.span(figure), figure)

    def bounds(self, situation: Situation) -> tuple[Level, Level]:
        """Return the lowest and highest level alone, for trials that need no explanation."""
        applies = self.applies(situation)
        if applies is FALSE:
            return BELOW, BELOW
        stairs = self.stairs
        span = self.span if stairs is None else stairs.span(total(self.measure, situation))
        return span if applies is TRUE else (BELOW, span[1])

    def _verdict(self, applies: Truth, span: tuple[Level, Level], figure: Number | None) -> Verdict:
        lowest = span[0] if applies is TRUE else BELOW
        highest = BELOW if applies is FALSE else span[1]
        return Verdict(self.criterion, lowest, highest, applies, figure)


def _thresholds(criterion: Criterion) -> Iterator[tuple[str, Decimal]]:
    """Yield the values of number facts at which the criterion's condition may change."""
    for part in walk(criterion.when):
        if isinstance(part, Within):
            yield from ((part.fact, b) for b in (part.low, part.below) if b is not None)
        elif isinstance(part, OneOf):
            numbers = [v for v in part.values if not isinstance(v, (bool, str))]
            yield from ((part.fact, Decimal(v) + after) for v in numbers for after in (0, 1))


class Rulebook:
    """All rules of a plan, by fact too, with the plan's facts and projections."""

    __slots__ = ("facts", "order", "projections", "reading", "rules")

    def __init__(self, plan: Plan) -> None:
        self.facts = plan.facts
        self.order = {fact: place for place, fact in enumerate(plan.facts)}
        self.projections = plan.grading.projections
        self.rules = tuple(Rule(criterion) for criterion in plan.grading.criteria)
        self.reading = {
            fact: tuple(rule for rule in self.rules if fact in rule.facts) for fact in plan.facts
        }


_RULEBOOKS: dict[int, Rulebook] = {}


def rulebook_of(plan: Plan) -> Rulebook:
    """Return the plan's rulebook, made once and dropped with the plan."""
    book = _RULEBOOKS.get(id(plan))
    if book is None:
        book = _RULEBOOKS[id(plan)] = Rulebook(plan)
        # Plans hold dicts and so cannot be hashed: the finalizer keeps an id from being reused.
        weakref.finalize(plan, _RULEBOOKS.pop, id(plan), None).atexit = False
    return book
