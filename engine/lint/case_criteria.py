"""Cases that prove a criterion: each level, each bound at it and just below, a gap, a range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from engine.figures import Figure, Number, Situation, read_situation
from engine.grading.rulebook import Rule, rulebook_of
from engine.grading.verdict import Verdict
from engine.lint.findings import Finding, Manuscript
from engine.lint.mentioned import asked_choices
from engine.plan.cases import PlanCase
from engine.plan.conditions import Within, walk
from engine.plan.facts import FactDefinition
from engine.plan.settling import settled
from engine.plan.source import Path
from engine.truth import FALSE, TRUE

_NEAR = Decimal("0.9")
_CODE = "case-missing"


class _Seen(NamedTuple):
    """A criterion's verdict on one case."""

    case: PlanCase
    situation: Situation
    verdict: Verdict


class _Missing(NamedTuple):
    """What no case shows of a criterion: where that is written below it, and in words."""

    path: Path
    item: str
    wrong: str
    mend: str


class _Figures(NamedTuple):
    """The exact figures that cases give to a measure; `whole` when it counts."""

    name: str
    values: list[Decimal]
    whole: bool

    def touch(self, bound: Decimal) -> bool:
        """Whether one is just below a bound: 2 for 3 people, 2 or 2.9 for 3 hours."""
        if self.whole:
            return bound - 1 in self.values
        nearest = bound * _NEAR if bound <= 1 else min(bound * _NEAR, bound - 1)
        return any(nearest <= value < bound for value in self.values)


def _levels(rule: Rule, seen: list[_Seen]) -> Iterator[_Missing]:
    criterion = rule.criterion
    shown = {s.case.expect.level for s in seen if criterion.id in (s.case.expect.because or ())}
    bands = [(level, ("bands", level.code)) for level in criterion.bands or {}]
    fixed = [(level, ("level",)) for level in (criterion.level,) if level is not None]
    for level, path in (*bands, *fixed):
        if level not in shown:
            wrong = f"no case reaches level {level.code} because of {criterion.id}"
            mend = f"add a case with level: {level.code} and because: [{criterion.id}]"
            yield _Missing(path, level.code, wrong, mend)


def _figures(
    definitions: Mapping[str, FactDefinition],
    facts: tuple[str, ...],
    found: Iterable[Figure | None],
) -> _Figures:
    numbers = (figure for figure in found if isinstance(figure, Number))
    whole = all(definitions[fact].type == "count" for fact in facts)
    return _Figures("+".join(facts), [n.low for n in numbers if n.exact], whole)


def _bound(path: Path, bound: Decimal, figures: _Figures, where: str) -> Iterator[_Missing]:
    what = figures.name
    if bound not in figures.values:
        wrong, mend = f"no case has {what} at {bound}", f"add one at exactly {bound}{where}"
        yield _Missing(path, f"at {bound}", wrong, mend)
    if bound > 0 and not figures.touch(bound):
        wrong, mend = f"no case has {what} just below {bound}", f"add one just below {bound}{where}"
        yield _Missing(path, f"below {bound}", wrong, mend)


def _bounds(
    rule: Rule, seen: list[_Seen], definitions: Mapping[str, FactDefinition]
) -> Iterator[_Missing]:
    """Yield bounds of the bands that no case touches while the criterion's condition holds."""
    held = [s.verdict.figure for s in seen if s.verdict.applies is TRUE]
    figures = _figures(definitions, rule.measure, held)
    where = ", with its when: holding" if not rule.always else ""
    told: set[Decimal] = set()
    for level, band in (rule.criterion.bands or {}).items():
        for place, bound in enumerate(band):
            if bound is not None and bound not in told:
                told.add(bound)
                path = ("bands", level.code, place)
                yield from _bound(path, bound, figures, where)


def _thresholds(
    rule: Rule, seen: list[_Seen], definitions: Mapping[str, FactDefinition]
) -> Iterator[_Missing]:
    """Yield bounds in the criterion's condition that no case touches."""
    for part in walk(rule.criterion.when):
        if isinstance(part, Within):
            found = (s.situation.get(part.fact) for s in seen)
            figures = _figures(definitions, (part.fact,), found)
            for bound in (part.low, part.below):
                if bound is not None:
                    yield from _bound(("when",), bound, figures, "")


def _open(rule: Rule, seen: _Seen) -> bool:
    """Whether the criterion could still raise the level of a case, for want of a fact."""
    unknown = any(fact not in seen.situation for fact in rule.facts)
    return unknown and seen.verdict.highest > seen.case.expect.level


def _unknowns(rule: Rule, seen: list[_Seen]) -> Iterator[_Missing]:
    if not any(_open(rule, s) and s.case.expect.ceiling is not None for s in seen):
        wrong = f"no case leaves a fact of {rule.criterion.id} unknown and says the ceiling"
        yield _Missing(("id",), "unknown", wrong, "add one, with expect: {level: …, ceiling: …}")


def _ranges(rule: Rule, seen: list[_Seen]) -> Iterator[_Missing]:
    def ranged(situation: Situation) -> bool:
        figures = [situation.get(fact) for fact in rule.measure]
        return any(isinstance(figure, Number) and not figure.exact for figure in figures)

    applying = (s.situation for s in seen if s.verdict.applies is not FALSE)
    if rule.measure and not any(map(ranged, applying)):
        wrong = f"no case has a range for {'+'.join(rule.measure)}"
        mend = f"add one such as {rule.measure[0]}: [2, 5]"
        yield _Missing(("measure",), "range", wrong, mend)


def _seen(
    rule: Rule, cases: Iterable[tuple[PlanCase, Situation]], chosen: Mapping[str, str]
) -> list[_Seen]:
    """Return what a criterion says of each case, under the choices that the case is about."""
    asked = asked_choices(rule.criterion)

    def under(choices: Mapping[str, str]) -> Rule:
        if asked.isdisjoint(choices):
            return rule
        return Rule(settled(rule.criterion, {**chosen, **choices}))

    return [_Seen(case, at, under(case.choices).assess(at)) for case, at in cases]


def _unproved(
    rule: Rule, seen: list[_Seen], definitions: Mapping[str, FactDefinition]
) -> Iterator[_Missing]:
    yield from _levels(rule, seen)
    yield from _bounds(rule, seen, definitions)
    yield from _thresholds(rule, seen, definitions)
    yield from _unknowns(rule, seen)
    yield from _ranges(rule, seen)


def unproved_criteria(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield what the cases beside the plan do not show of each criterion."""
    plan = manuscript.plan
    cases = [(case, read_situation(case.facts, plan.facts)) for case in manuscript.cases]
    chosen = {name: str(p.value) for name, p in plan.parameters.items() if p.unit == "choice"}
    for index, rule in enumerate(rulebook_of(plan).rules):
        for missing in _unproved(rule, _seen(rule, cases, chosen), plan.facts):
            path = ("grading", "criteria", index, *missing.path)
            item = f"{rule.criterion.id} {missing.item}"
            yield manuscript.finding("grading.yaml", path, _CODE, item, missing.wrong, missing.mend)
