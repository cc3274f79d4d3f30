"""A plan's criteria made ready for grading many situations fast."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, Decimal

from engine.figures import Number, Situation
from engine.grading.scale import ANYTHING, Staircase, total
from engine.grading.verdict import Verdict
from engine.levels import Level
from engine.plan.conditions import Always, Negation, OneOf, Some, Within, facts_of, walk
from engine.plan.criteria import Criterion
from engine.plan.plan import Plan
from engine.truth import FALSE, TRUE, Truth, judge

BELOW = Level.BELOW


class Rule:
    """One criterion with its staircase, its fixed level, and the facts it reads."""

    __slots__ = (
        "always",
        "bare",
        "blank",
        "conjunctive",
        "criterion",
        "facts",
        "measure",
        "span",
        "stairs",
        "thresholds",
    )

    def __init__(self, criterion: Criterion) -> None:
        self.criterion = criterion
        self.always = isinstance(criterion.when, Always)
        parts = walk(criterion.when)
        self.conjunctive = not any(isinstance(part, (Some, Negation)) for part in parts)
        self.measure = criterion.measure
        self.stairs = None if criterion.bands is None else Staircase(criterion.bands)
        fixed = BELOW if criterion.level is None else criterion.level
        self.span = self.stairs.span(ANYTHING) if self.stairs else (fixed, fixed)
        self.facts = frozenset((*criterion.measure, *facts_of(criterion.when)))
        self.thresholds = tuple(_thresholds(criterion))
        # Most criteria of most situations have no figure to tell: their verdicts are made once.
        figure = None if self.stairs is None else ANYTHING
        self.blank: tuple[tuple[str, bool], ...] | None = None
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


def ceiled(bounds: Iterable[Decimal]) -> set[Decimal]:
    """Return bounds rounded up to whole numbers."""
    return {bound.to_integral_value(ROUND_CEILING) for bound in bounds}


class Reading:
    """Every rule that reads one fact, and where changing the fact alone may change them.

    `bounds` rise, as far as they do not depend on other facts; `summed` are the rules in whose
    measure the fact is only a part, which shift with the other parts. `rising`: more of the fact
    never gives a lower level.
    """

    __slots__ = ("bounds", "rising", "rules", "summed")

    def __init__(self, fact: str, rules: tuple[Rule, ...], *, whole: bool) -> None:
        self.rules = tuple(rule for rule in rules if fact in rule.facts)
        measuring = [rule for rule in self.rules if rule.stairs and fact in rule.measure]
        self.summed = tuple(rule for rule in measuring if len(rule.measure) > 1)
        bounds = {b for rule in self.rules for name, b in rule.thresholds if name == fact}
        for rule in measuring:
            if rule.stairs is not None and len(rule.measure) == 1:
                bounds.update(rule.stairs.bounds())
        # Of a count, only whole values can be reached.
        self.bounds = sorted(ceiled(bounds) if whole else bounds)
        self.rising = all(_rises(fact, rule) for rule in self.rules)


def _rises(fact: str, rule: Rule) -> bool:
    """Tell whether more of a number fact never lowers what a rule gives."""
    if rule.stairs is not None and fact in rule.measure and not rule.stairs.rising:
        return False
    return not any(
        isinstance(part, Negation)
        or (isinstance(part, OneOf) and part.fact == fact)
        or (isinstance(part, Within) and part.fact == fact and part.below is not None)
        for part in walk(rule.criterion.when)
    )


class Rulebook:
    """All rules of a plan, by fact too, with the plan's facts and projections."""

    __slots__ = ("facts", "order", "projections", "reading", "rules")

    def __init__(self, plan: Plan) -> None:
        self.facts = plan.facts
        self.order = {fact: place for place, fact in enumerate(plan.facts)}
        self.projections = plan.grading.projections
        self.rules = tuple(Rule(criterion) for criterion in plan.grading.criteria)
        read = frozenset().union(*(rule.facts for rule in self.rules))
        self.reading = {
            fact: Reading(fact, self.rules, whole=definition.type == "count")
            for fact, definition in plan.facts.items()
            if fact in read
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
