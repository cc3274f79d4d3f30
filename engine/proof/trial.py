"""Every mutant of a plan before its cases, its loader and its linter: who notices?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from engine.errors import Fault
from engine.incident.rehearsal import Rehearsal, rehearse
from engine.lint.case_criteria import unproved_criteria
from engine.lint.case_duties import unproved_duties
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

_READING = tuple(rule for rule in RULES if rule not in (unproved_criteria, unproved_duties))
"""The rules that read the plan itself; the others ask for cases, of a mutant as of any plan."""


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


@dataclass(frozen=True)
class _Played:
    """A case with what the unchanged plan says of it."""

    case: PlanCase
    said: Rehearsal

    @cached_property
    def named(self) -> frozenset[str]:
        """Everything that the case expects by its id."""
        return frozenset(_names(self.case.expect.model_dump()))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, tuple)):
        parts = value.values() if isinstance(value, dict) else value
        yield from (name for part in parts for name in _names(part))


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
        yield from ((f.fault.code, f.item) for rule in _READING for f in rule(manuscript))

    def _ranked(self, mutant: Mutant) -> Sequence[_Played]:
        """Return the cases, the likeliest to notice first.

        Where less is asked for, those that name the item; else those that tell most of its facts.
        Other choices of the jurisdiction come last.
        """
        facts = _facts(self.plan, mutant)
        fewer = mutant.kind in (mutant.sort, "phase", "choice", "level")

        def rank(played: _Played) -> tuple[bool, bool, int]:
            case = played.case
            named = fewer and mutant.item in played.named
            return bool(case.choices), not named, -len(facts & case.facts.keys())

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

    def _told(self, mutant: Mutant, plan: Plan) -> bool:
        """Tell whether a case could notice; of a phase it cannot where only late facts would tell."""
        return mutant.kind != "phase" or difference(self.plan, plan, mutant) is not None

    def tried(self, mutant: Mutant) -> Tried | None:
        """Return a mutant with who notices it: a case, else the loader, else the linter.

        One that nobody notices comes with the situation that would tell. None for a phase in
        which only facts that come late would tell.
        """
        try:
            plan = changed_plan(self.book, self.plan, mutant)
            if noticed := self._case(mutant, plan):
                return Tried(mutant, noticed)
            if not self._told(mutant, plan):
                return None
            book = changed_book(self.book, mutant)
        except ValidationError as error:
            return Tried(mutant, Noticed("loader", "shape", str(error.errors()[0]["msg"])))
        if noticed := self._refused(book) or self._linted(book, plan):
            return Tried(mutant, noticed)
        return Tried(mutant, None, difference(self.plan, plan, mutant))

    def run(self) -> Iterator[Tried]:
        """Yield every mutant that a case could tell, tried."""
        tried = (self.tried(mutant) for mutant in mutants(self.book))
        yield from (one for one in tried if one is not None)
