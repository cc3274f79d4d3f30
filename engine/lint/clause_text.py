"""The document's own text beside the plan has the same clauses as the index."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from engine.lint.findings import Finding, Manuscript
from engine.plan.clauses import spelt
from engine.plan.official_text import OfficialText, divide

_FILE = "clauses.yaml"
TEXT = "source.md"

_divided = lru_cache(maxsize=4)(divide)


def official(manuscript: Manuscript) -> OfficialText | None:
    """Return the document's text by clauses, if it lies beside the plan and the plan has an index."""
    clauses = manuscript.plan.clauses
    if clauses is None or manuscript.text is None:
        return None
    return _divided(manuscript.text, clauses.numbering)


def clauses_not_in_the_text(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield clauses of the index that the text does not have."""
    text, clauses = official(manuscript), manuscript.plan.clauses
    if text is None or clauses is None:
        return
    code = "text-clause-missing"
    if not text.passages:
        wrong = f"no clause can be made out in {TEXT}"
        mend = "put each clause on a line of its own, or mend numbering"
        yield manuscript.finding(_FILE, ("clauses", "numbering"), code, TEXT, wrong, mend)
        return
    for index, entry in enumerate(clauses.entries):
        if text.at(entry.number) is None:
            wrong = f"{TEXT} has no clause {entry.number}"
            path = ("clauses", "entries", index, "number")
            mend = f"mend the number, or the line of {TEXT}"
            yield manuscript.finding(_FILE, path, code, entry.number, wrong, mend)


def clauses_not_listed(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield numbered clauses of the text that the index does not list, behind the one before."""
    text, clauses = official(manuscript), manuscript.plan.clauses
    if text is None or clauses is None:
        return
    places = {spelt(entry.number): index for index, entry in enumerate(clauses.entries)}
    sign = "§" if clauses.numbering == "decimal" else ""
    before = 0
    for passage in text.passages:
        listed = places.get(passage.clause, places.get(passage.also))
        before = before if listed is None else listed
        if passage.asked and listed is None:
            number = f"{sign}{passage.clause}"
            wrong = f"{TEXT}:{passage.line} has a clause {number} that the index does not list"
            path = ("clauses", "entries", before, "number")
            yield manuscript.finding(
                _FILE, path, "text-clause-unlisted", number, wrong, "list it behind this one"
            )
