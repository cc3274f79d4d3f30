"""The index of clauses: each clause is answered once, every citation is listed, in the right order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from engine.lint.findings import Finding, Manuscript
from engine.plan.clauses import spelt, steps
from engine.plan.coverage import Coverage, coverage
from engine.plan.numerals import numeral
from engine.plan.source import Path
from engine.plan.spelling import meant

_FILE = "clauses.yaml"


def _entry(index: int, key: str) -> Path:
    return ("clauses", "entries", index, key)


def _unanswered(manuscript: Manuscript, found: Coverage) -> Iterator[Finding]:
    answers = found.answers
    places = [steps(answer.entry.number) for answer in answers]
    for index, (answer, place) in enumerate(zip(answers, places, strict=True)):
        if answer.state != "unanswered":
            continue
        number = answer.entry.number
        wrong, mend = f"nothing encodes {number}", "cite it where it is encoded, or say because:"
        if answer.entry.heading:
            if any(other != place and other[: len(place)] == place for other in places):
                continue
            wrong, mend = f"{number} is a heading of no clause", "add its clauses, or drop heading"
        path = _entry(index, "number")
        yield manuscript.finding(_FILE, path, "unanswered-clause", number, wrong, mend)


def _unknown(manuscript: Manuscript, found: Coverage) -> Iterator[Finding]:
    known = [answer.entry.number for answer in found.answers]
    for citation in found.unlisted():
        wrong = f"{citation.clause!r} is not in clauses.yaml"
        mend = meant(citation.clause, known)
        place = (citation.chapter, citation.path)
        yield manuscript.finding(*place, "unknown-clause", citation.clause, wrong, mend)


def _contradicted(manuscript: Manuscript, found: Coverage) -> Iterator[Finding]:
    for index, answer in enumerate(found.answers):
        if answer.entry.because and answer.citations:
            number, citing = answer.entry.number, answer.citations[0]
            name = citing.item or citing.title.en
            wrong = f"{number} is said to order nothing, and {name} in {citing.chapter} cites it"
            mend = "drop because, or let the item cite the clause that orders it"
            path = _entry(index, "because")
            yield manuscript.finding(_FILE, path, "reason-and-items", number, wrong, mend)


def answers(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield clauses that nothing answers, citations of no clause, and reasons that items gainsay.

    A heading is found only when no clause stands under it: its clauses are named themselves.
    """
    found = coverage(manuscript.plan)
    if found.answers:
        yield from _unanswered(manuscript, found)
        yield from _unknown(manuscript, found)
        yield from _contradicted(manuscript, found)


class _Step(NamedTuple):
    style: str
    value: Decimal | str


def _step(step: str) -> _Step:
    bare = step.strip("第条款项()")
    value = numeral(bare)
    digits = "arabic" if bare.isascii() else "han"
    style = f"{step[0] if step[0] in '(第' else ''}{step[-1] if step[-1] in '条款项' else ''}"
    return _Step(f"{style}{digits}", bare if value is None else value)


def _in_order(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether `other` may stand behind `one`; ways to number that differ are not compared."""
    for before, behind in zip(one, other, strict=False):
        first, second = _step(before), _step(behind)
        if first.style != second.style or isinstance(first.value, str):
            return True
        if first != second:
            return not isinstance(second.value, str) and first.value < second.value
    return len(one) < len(other)


def misplaced_clauses(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield clauses that are listed twice, or before one that the document has earlier."""
    entries = manuscript.plan.clauses.entries if manuscript.plan.clauses else ()
    numbers = [entry.number for entry in entries]
    seen: set[str] = set()
    for index, number in enumerate(numbers):
        if spelt(number) in seen:
            wrong, mend = f"{number} is listed already", "remove one of the two"
            path = _entry(index, "number")
            yield manuscript.finding(_FILE, path, "duplicate-clause", number, wrong, mend)
        seen.add(spelt(number))
    for index, (one, other) in enumerate(pairwise(numbers), 1):
        if spelt(one) != spelt(other) and not _in_order(steps(one), steps(other)):
            wrong, mend = f"{other} stands behind {one}", "keep the document's order"
            path = _entry(index, "number")
            yield manuscript.finding(_FILE, path, "clause-order", other, wrong, mend)
