"""What criteria mean beside each other: whether each decides, and whether more is never graded less."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from engine.figures import Number, Situation
from engine.grading import grade
from engine.grading.rulebook import rulebook_of
from engine.levels import Level
from engine.lint.findings import Finding, Manuscript
from engine.lint.semantics_scope import MOST
from engine.plan.conditions import ParameterIs, walk
from engine.plan.criteria import Criterion
from engine.plan.plan import Plan
from engine.plan.settling import chosen
from engine.plan.witness import (
    Values,
    count,
    figures,
    mentioned,
    number,
    satisfying,
    shown,
    situations,
    values_of,
)


def _readings(plan: Plan) -> Iterator[Plan]:
    """Yield the plan under every choice that its criteria ask about."""
    parts = (part for criterion in plan.grading.criteria for part in walk(criterion.when))
    asked = {
        part.parameter: tuple(plan.parameters[part.parameter].values or ())
        for part in parts
        if isinstance(part, ParameterIs)
    }
    for row in product(*asked.values()):
        yield chosen(plan, dict(zip(asked, row, strict=True)))


def _values(plan: Plan, facts: frozenset[str]) -> Values:
    """Return the figures worth trying of some facts: around every bound of every criterion."""
    compared = mentioned(criterion.when for criterion in plan.grading.criteria)
    for criterion in plan.grading.criteria:
        bounds = [b for band in (criterion.bands or {}).values() for b in band if b is not None]
        for fact in criterion.measure:
            compared.setdefault(fact, []).extend(bounds)
    return {fact: figures(plan.facts[fact], compared.get(fact, ())) for fact in sorted(facts)}


def _reaching(plan: Plan, criterion: Criterion, level: Level) -> Iterator[Situation]:
    """Yield situations in which a criterion may give a level, the plainest first."""
    low = (criterion.bands or {}).get(level, (None, None))[0]
    nothing = dict.fromkeys(criterion.measure, number(0))
    measured = [{**nothing, fact: number(low or 0)} for fact in criterion.measure] or [{}]
    for way in satisfying(criterion.when, values_of([criterion.when], plan.facts)):
        yield from ({**figures, **way} for figures in measured)
    rule = next(r for r in rulebook_of(plan).rules if r.criterion.id == criterion.id)
    values = _values(plan, rule.facts)
    yield from situations(values) if count(values) <= MOST else ()


def _rival(plan: Plan, criterion: Criterion, level: Level) -> str | None:
    """Return a criterion that always gives as much where this one gives a level, if one does."""
    rival = None
    for facts in _reaching(plan, criterion, level):
        verdicts = {v.criterion.id: v.lowest for v in grade(plan, facts).verdicts}
        if verdicts.pop(criterion.id) is level:
            rival = next((other for other, lowest in verdicts.items() if lowest >= level), None)
            if rival is None:
                return None
    return rival


def shadowed_criteria(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield levels that a criterion never decides, as another one always gives as much."""
    readings = list(_readings(manuscript.plan))
    for index, criterion in enumerate(manuscript.plan.grading.criteria):
        path = ("grading", "criteria", index)
        for level in criterion.bands or ([criterion.level] if criterion.level else []):
            rivals = [_rival(plan, _same(plan, criterion), level) for plan in readings]
            if all(rivals):
                place = (*path, "bands") if criterion.bands else (*path, "level")
                wrong = (
                    f"{criterion.id} never decides {level.code}: {rivals[0]} always gives as much"
                )
                mend = "drop it, or mend the bounds"
                code = "shadowed-criterion"
                yield manuscript.finding(
                    "grading.yaml", place, code, criterion.id, wrong, mend, key=True
                )


def _same(plan: Plan, criterion: Criterion) -> Criterion:
    return next(c for c in plan.grading.criteria if c.id == criterion.id)


def mixed_units(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield facts of a sum that are not counted in the unit of its first."""
    facts = manuscript.plan.facts
    for index, criterion in enumerate(manuscript.plan.grading.criteria):
        first, *others = criterion.measure or ("",)
        for place, name in enumerate(others, 1):
            one, other = facts[first].unit, facts[name].unit
            if one and other and one != other:
                wrong = f"{name} is in {other.en}, {first} in {one.en}: they make no sum"
                mend = "give both facts one unit, or each its own criterion"
                path, item = ("grading", "criteria", index, "measure", place), criterion.id
                yield manuscript.finding("grading.yaml", path, "mixed-units", item, wrong, mend)


def _falls(plan: Plan, fact: str) -> Iterator[tuple[str, Situation, Level, Situation, Level]]:
    """Yield the criterion, situation and level where one figure more is graded lower."""
    reading = rulebook_of(plan).reading[fact]
    values = dict(_values(plan, frozenset().union(*(rule.facts for rule in reading.rules))))
    figured = (figure for figure in values.pop(fact) if isinstance(figure, Number))
    rising = sorted(figured, key=lambda figure: figure.low)
    if count(values) * len(rising) > MOST:
        return
    for others in situations(values):
        graded = [(facts, grade(plan, facts)) for facts in ({**others, fact: f} for f in rising)]
        for (less, high), (more, low) in pairwise(graded):
            if low.level < high.level:
                yield high.because[0].criterion, less, high.level, more, low.level


def falling_grades(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield criteria by which a greater figure is graded lower, with both situations."""
    plan = manuscript.plan
    places = {criterion.id: i for i, criterion in enumerate(plan.grading.criteria)}
    for fact, reading in rulebook_of(plan).reading.items():
        numeric = plan.facts[fact].type in ("count", "measure")
        found = next(_falls(plan, fact), None) if numeric and not reading.rising else None
        if found is not None:
            item, less, high, more, low = found
            wrong = (
                f"more {fact} is graded lower: {shown(less)} is {high.code},"
                f" {shown(more)} is {low.code}"
            )
            mend = "give the greater figure the graver level, or accept it with its reason"
            path = ("grading", "criteria", places[item])
            yield manuscript.finding("grading.yaml", path, "grade-falls", item, wrong, mend)
