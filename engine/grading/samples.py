"""The plainest situations of each level: one criterion met, and nothing else known."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from engine.figures import Number, Situation
from engine.grading.grade import grade
from engine.levels import Level
from engine.plan.criteria import Criterion
from engine.plan.plan import Plan
from engine.plan.witness import number, satisfying, values_of


def _of(plan: Plan, criterion: Criterion) -> Iterator[Situation]:
    """Yield the facts that meet a criterion, by its first way and at each of its bounds."""
    values = values_of([criterion.when], plan.facts)
    way = next(satisfying(criterion.when, values), {})
    if criterion.bands is None:
        yield way
        return
    for low, _ in criterion.bands.values():
        yield {criterion.measure[0]: number(low or 0), **way}


def samples(plan: Plan) -> tuple[tuple[Level, Situation], ...]:
    """Return situations with the level that each has, the fewest facts first."""
    found = [facts for criterion in plan.grading.criteria for facts in _of(plan, criterion)]
    found.sort(key=len)
    return tuple((grade(plan, facts).level, facts) for facts in found)


def raised(plan: Plan, situation: Situation) -> Iterator[tuple[Level, Situation]]:
    """Yield a situation at its own level and, with facts that it does not tell, at graver ones."""
    own = grade(plan, situation).level
    yield own, situation
    seen = {own}
    for level, facts in samples(plan):
        if level > own and level not in seen and facts.keys().isdisjoint(situation):
            seen.add(level)
            yield level, {**situation, **facts}


def feared(plan: Plan, situation: Situation) -> Iterator[Situation]:
    """Yield a situation with one more fact, whose range reaches a graver level at its upper end."""
    own = grade(plan, situation).level
    for level, facts in samples(plan):
        (fact, figure), *others = facts.items()
        if level > own and not others and fact not in situation and isinstance(figure, Number):
            yield {**situation, fact: Number(Decimal(0), figure.high)}
