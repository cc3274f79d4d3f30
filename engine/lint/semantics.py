"""What conditions mean: whether one can ever hold, ever fail, and whether every part of it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from engine.levels import Level
from engine.lint.findings import Finding, Manuscript
from engine.lint.semantics_scope import Scope, Setting, forming, standings
from engine.plan.condition_parts import removable, without
from engine.plan.conditions import (
    ALWAYS,
    Always,
    Condition,
    Every,
    LevelAtLeast,
    Negation,
    Some,
    parse,
)
from engine.plan.plan import Plan
from engine.plan.release import ReleaseRule
from engine.plan.source import Path
from engine.plan.warnings import Route
from engine.truth import judge

_INSTEAD = ("supplements", "instead", "when")


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition of a plan: in which chapter and where, of which item, and in what scope."""

    chapter: str
    path: Path
    item: str
    condition: Condition
    scope: Scope


def at_levels(levels: tuple[Level, ...]) -> Condition:
    """Return the condition that the level is one of some."""
    only = [
        Every(
            (
                LevelAtLeast(level),
                *([] if level is Level.I else [Negation(LevelAtLeast(Level(level + 1)))]),
            )
        )
        for level in levels
    ]
    return Some(tuple(only))


def _duties(plan: Plan) -> Iterator[Asked]:
    everywhere = standings(plan, plan.phases)
    for index, criterion in enumerate(plan.grading.criteria):
        path: Path = ("grading", "criteria", index, "when")
        yield Asked("grading.yaml", path, criterion.id, criterion.when, Scope(plan, None))
    for index, task in enumerate(plan.tasks.tasks):
        scope = Scope(plan, standings(plan, task.phases))
        yield Asked("tasks.yaml", ("tasks", index, "when"), task.id, task.when, scope)
    for index, report in enumerate(plan.reports.reports):
        # A report that is owed stays owed in every phase, for as long as its condition holds.
        scope = Scope(plan, everywhere)
        yield Asked("reports.yaml", ("reports", index, "when"), report.id, report.when, scope)
        if report.supplements and (other := report.supplements.instead):
            path, scope = ("reports", index, *_INSTEAD), Scope(plan, everywhere, report.when)
            yield Asked("reports.yaml", path, report.id, other.when, scope)
    for index, group in enumerate(plan.organisation.groups):
        scope = Scope(plan, forming(plan))
        yield Asked("bodies.yaml", ("groups", index, "when"), group.id, group.when, scope)
    for index, way in enumerate(plan.document.handovers):
        path = ("plan", "handovers", index, "when")
        yield Asked("plan.yaml", path, way.id, way.when, Scope(plan, everywhere))


def _fitting(rule: Route | ReleaseRule) -> Condition:
    """Return where a rule is looked at at all."""
    return at_levels(rule.levels) if isinstance(rule, ReleaseRule) else ALWAYS


def _rule(rule: Route | ReleaseRule) -> Condition:
    """Return when a rule fits, were it the first."""
    return Every((_fitting(rule), rule.when))


def first_matches(plan: Plan) -> Iterator[tuple[Asked, Condition]]:
    """Yield the rules of which the first that fits counts, each with when it fits by itself.

    The scope of each is what the rules before it leave over.
    """
    everywhere = standings(plan, plan.phases)
    for chapter, root, rules in _rules(plan):
        for index, rule in enumerate(rules):
            earlier = tuple(Negation(_rule(before)) for before in rules[:index])
            scope = Scope(plan, everywhere, Every((_fitting(rule), *earlier)))
            path = (*root, index, "when")
            yield Asked(chapter, path, rule.id, rule.when, scope), _rule(rule)


_Rules = tuple[str, Path, Sequence[Route | ReleaseRule]]


def _rules(plan: Plan) -> Iterator[_Rules]:
    if plan.warnings:
        yield "warnings.yaml", ("warnings", "routes"), plan.warnings.routes
    if plan.release:
        yield "release.yaml", ("release", "rules"), plan.release.rules


def conditions(plan: Plan) -> Iterator[Asked]:
    """Yield every condition of a plan that asks for something."""
    rules = (asked for asked, _ in first_matches(plan))
    for asked in chain(_duties(plan), rules):
        if not isinstance(asked.condition, Always):
            yield asked


def _holds(conditions: list[Condition], setting: Setting) -> bool:
    return judge(conditions[0], setting.facts, setting.context).holds


def _fails(conditions: list[Condition], setting: Setting) -> bool:
    return not judge(conditions[0], setting.facts, setting.context).possible


def _differ(conditions: list[Condition], setting: Setting) -> bool:
    one, other = (judge(c, setting.facts, setting.context).holds for c in conditions)
    return one is not other


def _written(manuscript: Manuscript, asked: Asked) -> Any:
    return _at(manuscript.book.source(asked.chapter).data, asked.path)


def _at(written: Any, path: Path) -> Any:
    for step in path:
        written = written[step]
    return written


def _meaning(asked: Asked, written: Any) -> tuple[str, tuple[Path, ...]]:
    """Return the code that fits a condition, with the parts that are idle; no code if all is well."""
    one, scope = [asked.condition], asked.scope
    if not scope.complete(one):
        return "", ()
    if scope.first(one, _holds) is None:
        return "dead-condition", ()
    if scope.first(one, _fails) is None:
        return "always-condition", ()
    dropped = ((path, parse(without(written, path))) for _, path in removable(written))
    idle: list[Path] = []
    for path, less in dropped:
        inside = any(path[: len(outer)] == outer for outer in idle)
        if not inside and scope.first([*one, less], _differ) is None:
            idle.append(path)
    return "", tuple(idle)


_WORDS = {
    "dead-condition": ("never holds where it is asked", "mend it, or drop the item"),
    "always-condition": ("holds wherever it is asked", "drop it, or say what was meant"),
}


def meanings(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield conditions that never hold, that always hold, and parts of them that change nothing."""
    # Many items ask the same in the same phases.
    known: dict[Any, tuple[str, tuple[Path, ...]]] = {}
    shadowed = {found.item for found in never_reached(manuscript)}
    for asked in conditions(manuscript.plan):
        if asked.item in shadowed:
            continue
        written = _written(manuscript, asked)
        key = (repr(written), asked.scope.standings, asked.scope.given)
        if key not in known:
            known[key] = _meaning(asked, written)
        code, idle = known[key]
        if code:
            said, mend = _WORDS[code]
            wrong = f"the condition of {asked.item} {said}"
            yield manuscript.finding(
                asked.chapter, asked.path, code, asked.item, wrong, mend, key=True
            )
        for path in idle:
            part = path[-1] if isinstance(path[-1], str) else _at(written, path)
            name = ", ".join(part) if isinstance(part, dict) else part
            wrong = f"{asked.item} is the same without {name}: no situation tells the difference"
            place, mend = (*asked.path, *path), "drop it, or say what was meant"
            yield manuscript.finding(
                asked.chapter, place, "idle-part", asked.item, wrong, mend, key=True
            )


def never_reached(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield rules that another one always goes before: of routes and rules the first that fits counts."""
    for asked, fits in first_matches(manuscript.plan):
        one, path = [fits], asked.path[:-1]
        if path[-1] and asked.scope.complete(one) and asked.scope.first(one, _holds) is None:
            wrong = f"{asked.item} is never reached: whenever it fits, an earlier one does"
            mend = "move it up, or narrow the ones before it"
            yield manuscript.finding(asked.chapter, path, "shadowed-route", asked.item, wrong, mend)
