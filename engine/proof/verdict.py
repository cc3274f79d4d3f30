"""Whether what a plan says of a situation is what a case beside it expects."""

from __future__ import annotations

from collections.abc import Iterator

from engine.grading import Grading
from engine.incident.rehearsal import Rehearsal, Stage
from engine.plan.cases import Duties, Expected


def _grading(expected: Expected, said: Grading) -> Iterator[str]:
    if said.level is not expected.level:
        yield f"level {said.level.code}, not {expected.level.code}"
    if expected.ceiling is not None and said.ceiling is not expected.ceiling:
        yield f"ceiling {said.ceiling.code}, not {expected.ceiling.code}"
    if expected.because is not None:
        deciding = {reason.criterion for reason in said.because if reason.deciding}
        yield from _sets("because", deciding, set(expected.because))
    for name, level in (expected.projections or {}).items():
        found = {fear.id: fear.level for fear in said.projections}.get(name)
        if found is not level:
            shown = "nothing" if found is None else found.code
            yield f"projection {name}: {shown}, not {level.code}"


def _sets(name: str, found: set[str], wanted: set[str]) -> Iterator[str]:
    if surplus := sorted(found - wanted):
        yield f"{name}: also {', '.join(surplus)}"
    if missing := sorted(wanted - found):
        yield f"{name}: without {', '.join(missing)}"


Duty = tuple[str, str]
"""A duty's sort (task, report, group) and id."""


def _stage(name: str, duties: Duties | None, stage: Stage, only: Duty | None) -> Iterator[str]:
    if duties is None:
        return
    for sort, found, wanted in (
        ("task", stage.tasks, duties.tasks),
        ("report", stage.reports, duties.reports),
        ("group", stage.groups, duties.groups),
    ):
        if wanted is not None:
            looked = {item for item in wanted if only in (None, (sort, item))}
            yield from _sets(f"{name} {sort}s", set(found), looked)


def disagreements(expected: Expected, said: Rehearsal, only: Duty | None = None) -> Iterator[str]:
    """Yield every point in which a rehearsal is not what a case expects, in English.

    With `only`, duties are compared as if the plan had no other duty.
    """
    yield from _grading(expected, said.grading)
    if expected.projected is not None and said.projected is not expected.projected:
        yield f"projected {said.projected.code}, not {expected.projected.code}"
    for name, found, wanted in (
        ("response", said.ordered, expected.response),
        ("route", said.ways.route, expected.route),
        ("release", said.ways.release, expected.release),
    ):
        shown = found.id if found else "none"
        if wanted is not None and shown != wanted:
            yield f"{name} {shown}, not {wanted}"
    if expected.handovers is not None:
        found_ways = {way.id for way in said.ways.handovers}
        yield from _sets("handovers", found_ways, set(expected.handovers))
    yield from _stage("at once", expected.at_once, said.at_once, only)
    yield from _stage("activated", expected.activated, said.activated, only)
    yield from _stage("afterwards", expected.afterwards, said.afterwards, only)
