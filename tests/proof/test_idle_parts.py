"""The linter calls a part idle exactly when no rehearsal can tell it from its absence."""

from __future__ import annotations

import pytest

from engine.lint.findings import Manuscript
from engine.lint.semantics import meanings
from engine.plan.chapters import Book
from engine.plan.files import edition_of
from engine.plan.library import PlanLibrary
from engine.plan.loader import plan_of, read_book
from engine.plan.plan import Plan
from engine.proof.changed import changed_plan
from engine.proof.difference import difference
from engine.proof.mutants import mutants
from tests.proof.kiln import ROOT, trial

LIBRARIES = [PlanLibrary.shipped(), PlanLibrary(ROOT)]
PLANS = [pytest.param(library, name, id=name) for library in LIBRARIES for name in library.names()]
Places = set[tuple[str, int, int]]


def untold(book: Book, plan: Plan) -> Places:
    """Return the place of every part whose absence no situation tells."""
    parts = [m for m in mutants(book) if m.kind in ("part", "choice") and "when" in m.path]
    idle = [m for m in parts if difference(plan, changed_plan(book, plan, m), m) is None]
    return {(m.file, *book.sources[m.file].key_place(m.path)) for m in idle}


def found(book: Book, plan: Plan) -> Places:
    """Return the place of every part that the linter calls idle."""
    faults = (finding.fault for finding in meanings(Manuscript(book, plan, ())))
    return {
        (fault.file.partition("/")[2], fault.line, fault.column)
        for fault in faults
        if fault.code == "idle-part"
    }


@pytest.mark.parametrize(("library", "name"), PLANS)
def test_a_part_is_called_idle_when_no_situation_tells_it(library: PlanLibrary, name: str) -> None:
    files = library.files(name)
    book, faults = read_book(files, name)
    assert faults == []
    plan = plan_of(book, edition_of(files, name))
    assert found(book, plan) == untold(book, plan)


COOLING = "{any: [{collapsed: true}, {not: {fuel: gas}}]}"


@pytest.mark.parametrize(
    "condition",
    [
        "{collapsed: true, fuel: gas}",
        "{any: [{fuel: gas}, {fuel: [wood, gas], trapped: {min: 5}}]}",
        "{trapped: {min: 3, below: 9}, not: {trapped: {below: 4}}}",
        "{level: {at_least: I}, projected: {at_least: II}}",
        "{projected: {at_least: I}, not: {level: {at_least: I}}}",
        "{any: [{response: local}, {fuel: gas}]}",
    ],
)
def test_linter_and_rehearsal_agree_on_any_condition(condition: str) -> None:
    kiln = trial([("bodies.yaml", COOLING, condition)])
    assert found(kiln.book, kiln.plan) == untold(kiln.book, kiln.plan)
