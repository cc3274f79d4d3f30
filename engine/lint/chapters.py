"""Chapters that every plan should have, though it loads without them."""

from __future__ import annotations

from collections.abc import Iterator

from engine.errors import Fault
from engine.lint.findings import Finding, Manuscript


def missing_chapters(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield clauses.yaml if it is missing; with it, the coverage of clauses asks for the rest."""
    if manuscript.plan.clauses is None:
        file = f"{manuscript.plan.id}/clauses.yaml"
        wrong = "the plan has no index of its clauses, so nobody can tell what it leaves out"
        mend = "list every clause of the document there"
        yield Finding(Fault(file, 1, 1, "missing-chapter", wrong, mend), "clauses.yaml")
