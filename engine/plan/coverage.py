"""Which items answer which clause of the document, and which clause nobody answers.

A clause is answered by the items that cite it, by the reason why it orders nothing, or, when it is
a mere heading, by the clauses under it. That a chapter names its place in the document answers
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.plan.citations import Citation, citations
from engine.plan.clauses import ClauseEntry, is_under, spelt, steps
from engine.plan.plan import Plan

State = Literal["items", "reason", "heading", "unanswered"]
_DIGITS = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九十")}


@dataclass(frozen=True, slots=True)
class Answer:
    """One clause of the index, the items that cite it, and what answers it."""

    entry: ClauseEntry
    citations: tuple[Citation, ...]
    state: State


@dataclass(frozen=True, slots=True)
class Coverage:
    """The clauses in the document's order, and all citations in the order of the chapters."""

    answers: tuple[Answer, ...]
    citations: tuple[Citation, ...]

    def at(self, clause: str) -> Answer | None:
        """Return the answer to a clause, or None if the index does not list it."""
        wanted = spelt(clause)
        return next((a for a in self.answers if spelt(a.entry.number) == wanted), None)

    def items_at(self, clause: str) -> tuple[Citation, ...]:
        """Return what cites a clause or a part of it, in the order of the chapters."""
        return tuple(c for c in self.citations if is_under(c.clause, clause))

    def count(self, state: State) -> int:
        """Return how many clauses are in a state."""
        return sum(answer.state == state for answer in self.answers)

    def unlisted(self) -> tuple[Citation, ...]:
        """Return citations of clauses that the index does not list."""
        known = {spelt(answer.entry.number) for answer in self.answers}
        return tuple(c for c in self.citations if spelt(c.clause) not in known)


def coverage(plan: Plan) -> Coverage:
    """Return what answers each clause of a plan; a plan without an index has no answers."""
    found = citations(plan)
    entries = plan.clauses.entries if plan.clauses else ()
    by_number: dict[str, list[Citation]] = {}
    for citation in found:
        if not citation.whole_chapter:
            by_number.setdefault(spelt(citation.clause), []).append(citation)
    citing = [tuple(by_number.get(spelt(entry.number), ())) for entry in entries]
    own = [_state(entry, items) for entry, items in zip(entries, citing, strict=True)]
    places = [steps(entry.number) for entry in entries]
    states = [_settled(index, places, own) for index in range(len(entries))]
    return Coverage(tuple(map(Answer, entries, citing, states)), found)


def _state(entry: ClauseEntry, items: tuple[Citation, ...]) -> State:
    if entry.heading:
        return "heading"
    if items:
        return "items"
    return "reason" if entry.because else "unanswered"


def _settled(index: int, places: list[tuple[str, ...]], own: list[State]) -> State:
    """A heading without clauses under it, or with an unanswered one, is not answered."""
    if own[index] != "heading":
        return own[index]
    place = places[index]
    length = len(place)
    below = [
        state
        for other, state in zip(places, own, strict=True)
        if len(other) > length and other[:length] == place
    ]
    return "heading" if below and "unanswered" not in below else "unanswered"


def _ascii(step: str) -> str:
    inner = step.strip("()")
    if inner.isascii():
        said = inner.lower()
    else:
        said = "z" + "".join(_DIGITS.get(char, f"u{ord(char):x}") for char in inner)
    return f"p{said}" if step.startswith("(") else said


def anchor(number: str) -> str:
    """Return a stable HTML id for a clause: §4.4.12(3) is clause-4-4-12-p3, 四(三)1 clause-z4-pz3-1."""
    return "-".join(("clause", *map(_ascii, steps(number))))
