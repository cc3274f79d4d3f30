"""Every mutant of a plan before its cases, its loader and its linter: who notices?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import ValidationError

from engine.errors import Fault
from engine.incident.rehearsal import Rehearsal, rehearse
from engine.lint.findings import Manuscript
from engine.lint.rules import RULES
from engine.plan.cases import PlanCase
from engine.plan.chapters import Book
from engine.plan.conditions import facts_of
from engine.plan.plan import Plan
from engine.plan.review import review
from engine.plan.settling import chosen
from engine.proof.changed import alone, changed_book, changed_plan
from engine.proof.difference import Witness, difference
from engine.proof.mutants import Mutant, mutants
from engine.proof.verdict import disagreements


@dataclass(frozen=True, slots=True)
class Noticed:
    """Who noticed a mutant: `by` is case, loader or lint, `name` the case or the code."""

    by: str
    name: str
    how: str


@dataclass(frozen=True, slots=True)
class Tried:
    """A mutant and who noticed it; nobody noticed a survivor, which `witness` tells apart.

    A survivor without a witness means nothing: what was changed is idle.
    """

    mutant: Mutant
    noticed: Noticed | None
    witness: Witness | None = None


@dataclass(frozen=True, slots=True)
class _Played:
    """A case with what the unchanged plan says of it."""

    case: PlanCase
    said: Rehearsal


def _facts(plan: Plan, mutant: Mutant) -> set[str]:
    """Return the facts that a changed item reads, before the change."""
    for items in (
        plan.grading.criteria,
        plan.tasks.tasks,
        plan.reports.reports,
        plan.organisation.groups,
    ):
        for item in items:
            if item.id == mutant.item:
                return {*facts_of(item.when), *getattr(item, "measure", ())}
    return set()


class Trial:
    """One plan with its cases, before which every mutant is brought.

    `failing` names the cases that do not hold for the plan itself; they are left aside, since
    they would seem to notice everything.
    """

    def __init__(self, book: Book, plan: Plan) -> None:
        self.book = book
        self.plan = plan
        self.cases = tuple(case for name in sorted(book.cases) for case in book.cases[name].cases)
        played = [_Played(case, self._rehearsed(plan, case)) for case in self.cases]
        found = {p.case.name: list(disagreements(p.case.expect, p.said)) for p in played}
        self.failing = {name: said for name, said in found.items() if said}
        self.played = tuple(p for p in played if p.case.name not in self.failing)

    @staticmethod
    def _rehearsed(plan: Plan, case: PlanCase, said: Rehearsal | None = None) -> Rehearsal:
        grading = said.grading if said else None
        plan = chosen(plan, case.choices)
        return rehearse(plan, case.facts, in_force=case.in_force, grading=grading)

    @cached_property
    def _known(self) -> frozenset[tuple[str, str]]:
        """What the linter finds in the plan as it is."""
        return frozenset(self._lint(self.book, self.plan))

    def _lint(self, book: Book, plan: Plan) -> Iterator[tuple[str, str]]:
        manuscript = Manuscript(book, plan, self.cases)
        yield from ((f.fault.code, f.item) for rule in RULES for f in rule(manuscript))

    def _ranked(self, mutant: Mutant) -> Sequence[_Played]:
        """Return the cases, those that tell most of the facts first, other choices of places last."""
        facts = _facts(self.plan, mutant)

        def rank(played: _Played) -> tuple[bool, int]:
            return bool(played.case.choices), -len(facts & played.case.facts.keys())

        return sorted(self.played, key=rank)

    def _case(self, mutant: Mutant, changed: Plan) -> Noticed | None:
        graded_anew = mutant.file == "grading.yaml"
        plan = alone(changed, mutant)
        for played in self._ranked(mutant):
            kept = None if graded_anew else played.said
            said = self._rehearsed(plan, played.case, kept)
            only = (mutant.sort, mutant.item)
            how = next(disagreements(played.case.expect, said, only), None)
            if how is not None:
                return Noticed("case", played.case.name, how)
        return None

    def _refused(self, book: Book) -> Noticed | None:
        faults: list[Fault] = review(book)
        return Noticed("loader", faults[0].code, faults[0].wrong) if faults else None

    def _linted(self, book: Book, plan: Plan) -> Noticed | None:
        found = sorted(set(self._lint(book, plan)) - self._known)
        return Noticed("lint", found[0][0], found[0][1]) if found else None

    def noticed(self, mutant: Mutant) -> Noticed | None:
        """Return who notices a mutant: a case, else the loader, else the linter, else nobody."""
        try:
            plan = changed_plan(self.book, self.plan, mutant)
            book = changed_book(self.book, mutant)
        except ValidationError as error:
            return Noticed("loader", "shape", str(error.errors()[0]["msg"]))
        return self._case(mutant, plan) or self._refused(book) or self._linted(book, plan)

    def tried(self, mutant: Mutant) -> Tried:
        """Return a mutant with who notices it, or with the situation that would tell."""
        noticed = self.noticed(mutant)
        if noticed is not None:
            return Tried(mutant, noticed)
        changed = changed_plan(self.book, self.plan, mutant)
        return Tried(mutant, None, difference(self.plan, changed, mutant))

    def run(self) -> Iterator[Tried]:
        """Yield every mutant that a case could tell, tried.

        A phase in which only facts that come late would tell is left out.
        """
        for mutant in mutants(self.book):
            tried = self.tried(mutant)
            if mutant.kind != "phase" or tried.noticed or tried.witness:
                yield tried
