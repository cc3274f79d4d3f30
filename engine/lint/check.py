"""Everything that can be said about the files of a plan: what refuses it, else what the rules find."""

from __future__ import annotations

from engine.errors import Fault
from engine.lint.acceptances import unaccepted
from engine.lint.findings import Manuscript
from engine.lint.rules import RULES
from engine.plan.files import PlanFiles, edition_of
from engine.plan.loader import plan_of, read_book


def check(files: PlanFiles, plan_id: str, text: str | None = None) -> list[Fault]:
    """Return every fault of a plan with its cases, in the order of its files; none when it is good.

    The rules speak only of a plan that loads: before that their findings would mislead.
    """
    book, faults = read_book(files, plan_id)
    if not faults:
        cases = tuple(case for name in sorted(book.cases) for case in book.cases[name].cases)
        plan = plan_of(book, edition_of(files, plan_id))
        manuscript = Manuscript(book, plan, cases, text)
        found = [found for rule in RULES for found in rule(manuscript)]
        faults = list(unaccepted(manuscript, found))
    return sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column, fault.code))
