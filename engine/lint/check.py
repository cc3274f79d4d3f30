"""Everything that can be said about the files of a plan: what refuses it, else what the rules find."""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import Fault
from engine.lint.acceptances import unaccepted
from engine.lint.findings import Manuscript
from engine.lint.rules import RULES
from engine.plan.chapters import Book
from engine.plan.files import PlanFiles, edition_of
from engine.plan.loader import plan_of, read_book


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan's book with every fault in it; the manuscript is None for a plan that is refused."""

    book: Book
    manuscript: Manuscript | None
    faults: list[Fault]


def in_order(faults: list[Fault]) -> list[Fault]:
    """Return faults by file, line and column."""
    return sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column, fault.code))


def checked(files: PlanFiles, plan_id: str, text: str | None = None) -> Checked:
    """Read a plan with its cases and find everything that is wrong with it.

    The rules speak only of a plan that loads: before that their findings would mislead.
    """
    book, faults = read_book(files, plan_id)
    if faults:
        return Checked(book, None, in_order(faults))
    cases = tuple(case for name in sorted(book.cases) for case in book.cases[name].cases)
    manuscript = Manuscript(book, plan_of(book, edition_of(files, plan_id)), cases, text)
    found = [found for rule in RULES for found in rule(manuscript)]
    return Checked(book, manuscript, in_order(list(unaccepted(manuscript, found))))


def check(files: PlanFiles, plan_id: str, text: str | None = None) -> list[Fault]:
    """Return every fault of a plan with its cases, in the order of its files; none when it is good."""
    return checked(files, plan_id, text).faults
