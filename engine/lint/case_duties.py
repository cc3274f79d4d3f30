"""Cases that prove duties: some case expects every task, report, group, route, rule and fear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.lint.findings import Finding, Manuscript
from engine.plan.cases import Duties, Expected, PlanCase
from engine.plan.plan import Plan
from engine.plan.source import Path

_SETS = "at_once, activated or afterwards"


class _Sort(NamedTuple):
    """Items that cases must show: where they are declared, and where a case expects them."""

    name: str
    chapter: str
    path: Path
    items: tuple[str, ...]
    shown: frozenset[str]
    where: str


def _sets(cases: Iterable[PlanCase]) -> Iterator[Duties]:
    for expect in (case.expect for case in cases):
        yield from (d for d in (expect.at_once, expect.activated, expect.afterwards) if d)


def _duties(plan: Plan, cases: tuple[PlanCase, ...]) -> Iterator[_Sort]:
    found = list(_sets(cases))
    tasks, reports, groups = plan.tasks.tasks, plan.reports.reports, plan.organisation.groups
    for name, chapter, items in (
        ("task", "tasks.yaml", tuple(task.id for task in tasks)),
        ("report", "reports.yaml", tuple(report.id for report in reports)),
        ("group", "bodies.yaml", tuple(group.id for group in groups)),
    ):
        key = f"{name}s"
        shown = frozenset(item for duties in found for item in getattr(duties, key) or ())
        yield _Sort(name, chapter, (key,), items, shown, f"{key}: of a case's {_SETS}")


def _ways(plan: Plan, expected: list[Expected]) -> Iterator[_Sort]:
    """Yield what leads out of an incident or says what is feared."""
    routes = plan.warnings.routes if plan.warnings else ()
    rules = plan.release.rules if plan.release else ()
    for name, chapter, path, items, shown in (
        ("route", "warnings.yaml", ("warnings", "routes"), routes, [e.route for e in expected]),
        ("release", "release.yaml", ("release", "rules"), rules, [e.release for e in expected]),
        (
            "handover",
            "plan.yaml",
            ("plan", "handovers"),
            plan.document.handovers,
            [one for e in expected for one in e.handovers or ()],
        ),
        (
            "projection",
            "grading.yaml",
            ("grading", "projections"),
            plan.grading.projections,
            [one for e in expected for one in e.projections or ()],
        ),
    ):
        ids = tuple(item.id for item in items)
        where = f"{name}{'s' if name in ('handover', 'projection') else ''}: of a case's expect"
        yield _Sort(name, chapter, path, ids, frozenset(filter(None, shown)), where)


def _later(plan: Plan, expected: list[Expected]) -> Iterator[_Sort]:
    """Yield what comes after the first reports: the reports of news, and what ends a response."""
    news = tuple(r.id if r.supplements else "" for r in plan.reports.reports)
    shown = frozenset(name for e in expected for name in e.supplements or ())
    where = "supplements: of a case's expect"
    yield _Sort("supplement", "reports.yaml", ("reports",), news, shown | {""}, where)
    ending = tuple(condition.id for condition in plan.ending.conditions)
    lists = (names for e in expected for names in (e.ending or {}).values())
    shown = frozenset(name for names in lists for name in names)
    where = "ending: of a case's expect, under all or any"
    yield _Sort("ending", "ending.yaml", ("ending", "conditions"), ending, shown, where)


def unproved_duties(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield duties, ways out of an incident, fears and endings that no case expects."""
    plan, cases = manuscript.plan, manuscript.cases
    expected = [case.expect for case in cases]
    for sort in (*_duties(plan, cases), *_ways(plan, expected), *_later(plan, expected)):
        for index, name in enumerate(sort.items):
            if name not in sort.shown:
                wrong, mend = f"no case expects the {sort.name} {name}", f"add it to {sort.where}"
                path, item = (*sort.path, index, "id"), f"{sort.name} {name}"
                yield manuscript.finding(sort.chapter, path, "case-missing", item, wrong, mend)
