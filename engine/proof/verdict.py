"""Whether what a plan says of a situation is what a case beside it expects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from engine.grading import Grading
from engine.incident.rehearsal import Rehearsal, Stage
from engine.incident.ways import Ways
from engine.plan.cases import Duties, Expected
from engine.plan.ending import Ending


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
"""An item's sort, such as task, and its id."""
WAYS = ("route", "release", "handover")
"""The sorts of items that lead out of an incident: of each, one may stand before another."""


def _ways(expected: Expected, said: Ways) -> Iterator[str]:
    for name, found, wanted in (
        ("route", said.route, expected.route),
        ("release", said.release, expected.release),
    ):
        shown = found.id if found else "none"
        if wanted is not None and shown != wanted:
            yield f"{name} {shown}, not {wanted}"
    if expected.handovers is not None:
        found_ways = {way.id for way in said.handovers}
        yield from _sets("handovers", found_ways, set(expected.handovers))


def _stage(name: str, duties: Duties, stage: Stage, only: Duty | None) -> Iterator[str]:
    for sort, found, wanted in (
        ("task", stage.tasks, duties.tasks),
        ("report", stage.reports, duties.reports),
        ("group", stage.groups, duties.groups),
    ):
        if wanted is not None:
            looked = {item for item in wanted if only in (None, (sort, item))}
            yield from _sets(f"{name} {sort}s", set(found), looked)


def _supplements(expected: Expected, said: Rehearsal, only: Duty | None) -> Iterator[str]:
    owed = expected.supplements or {}
    wanted = {name: owed[name] for name in owed if only in (None, ("report", name))}
    yield from _sets("supplements", set(said.supplements), set(wanted))
    for name, found in said.supplements.items():
        terms = wanted.get(name)
        if terms and terms.window != found.window:
            yield f"supplements of {name}: {found.window}, not {terms.window}"
        if terms and terms.facts is not None:
            yield from _sets(f"supplements of {name}", set(found.facts), set(terms.facts))


def _ending(
    wanted: Mapping[Literal["all", "any"], tuple[str, ...]], ending: Ending
) -> Iterator[str]:
    found = {condition.id for condition in ending.conditions}
    for require, conditions in wanted.items():
        if require != ending.require:
            yield f"ending requires {ending.require}, not {require}"
        yield from _sets("ending", found, set(conditions))


def disagreements(expected: Expected, said: Rehearsal, only: Duty | None = None) -> Iterator[str]:
    """Yield every point in which a rehearsal is not what a case expects, in English.

    With `only`, duties and ways are compared as if the plan had no other item.
    """
    yield from _grading(expected, said.grading)
    if expected.projected is not None and said.projected is not expected.projected:
        yield f"projected {said.projected.code}, not {expected.projected.code}"
    ordered = said.ordered.id if said.ordered else "none"
    if expected.response is not None and ordered != expected.response:
        yield f"response {ordered}, not {expected.response}"
    if only is None or only[0] in WAYS:
        yield from _ways(expected, said.ways)
    if expected.at_once is not None:
        yield from _stage("at once", expected.at_once, said.at_once, only)
    if expected.activated is not None:
        yield from _stage("activated", expected.activated, said.activated, only)
    if expected.afterwards is not None:
        yield from _stage("afterwards", expected.afterwards, said.afterwards, only)
    if expected.supplements is not None:
        yield from _supplements(expected, said, only)
    if expected.ending is not None:
        yield from _ending(expected.ending, said.plan.ending)
