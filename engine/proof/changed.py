"""A mutant made flesh: the plan, and the book, that its changed data make."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from pydantic import BaseModel

from engine.plan.chapters import Book
from engine.plan.plan import Plan
from engine.plan.settling import settled
from engine.proof.edits import edited, reread
from engine.proof.mutants import Mutant
from engine.proof.verdict import WAYS

_PARTS = {
    "grading.yaml": ("grading", "grading"),
    "tasks.yaml": ("tasks", None),
    "reports.yaml": ("reports", None),
    "bodies.yaml": ("organisation", None),
    "plan.yaml": ("document", "plan"),
    "warnings.yaml": ("warnings", "warnings"),
    "release.yaml": ("release", "release"),
    "ending.yaml": ("ending", "ending"),
}
"""The part of the plan that a file makes, and the key in the file under which it stands."""


def changed_plan(book: Book, plan: Plan, mutant: Mutant) -> Plan:
    """Return the plan with the mutant's change; raises ValidationError when no plan is left."""
    name, key = _PARTS[mutant.file]
    before = book.sources[mutant.file].data
    after = edited(before, mutant.edits)
    if key:
        before, after = before[key], after[key]
    choices = {n: str(p.value) for n, p in plan.parameters.items() if p.unit == "choice"}
    settle = partial(settled, choices=choices)
    part: BaseModel = getattr(plan, name)
    return plan.revised(**{name: reread(part, before, after, settle)})


def changed_book(book: Book, mutant: Mutant) -> Book:
    """Return the book with the mutant's change; raises ValidationError when a chapter has no shape."""
    source = book.sources[mutant.file]
    after = replace(source, data=edited(source.data, mutant.edits))
    chapter = type(book.chapters[mutant.file]).model_validate(after.data)
    return replace(
        book,
        sources={**book.sources, mutant.file: after},
        chapters={**book.chapters, mutant.file: chapter},
    )


def alone(plan: Plan, mutant: Mutant) -> Plan:
    """Return the plan with no duty or way out but the changed item: no other depends on it."""
    sort, item = mutant.sort, mutant.item
    tasks = tuple(t for t in plan.tasks.tasks if sort == "task" and t.id == item)
    reports = tuple(r for r in plan.reports.reports if sort == "report" and r.id == item)
    groups = tuple(g for g in plan.organisation.groups if sort == "group" and g.id == item)
    ways: dict[str, Any] = {}
    if sort not in WAYS:
        document = plan.document.model_copy(update={"handovers": ()})
        ways = {"document": document, "warnings": None, "release": None}
    return plan.revised(
        tasks=plan.tasks.model_copy(update={"tasks": tasks}),
        reports=plan.reports.model_copy(update={"reports": reports}),
        organisation=plan.organisation.model_copy(update={"groups": groups}),
        **ways,
    )
