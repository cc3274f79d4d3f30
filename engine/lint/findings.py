"""What the linter looks at, and how a finding names the item that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.errors import Fault
from engine.plan.cases import PlanCase
from engine.plan.chapters import Book
from engine.plan.plan import Plan
from engine.plan.source import Path


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A plan that loads, with the places of everything in it and the cases beside it.

    `text` is the document's own wording (source.md), if the user put it beside the plan.
    """

    book: Book
    plan: Plan
    cases: tuple[PlanCase, ...]
    text: str | None = None

    def finding(  # noqa: PLR0917
        self,
        chapter: str,
        path: Path,
        code: str,
        item: str,
        wrong: str,
        mend: str,
        *,
        key: bool = False,
    ) -> Finding:
        """Return a finding at a value of a chapter, or at its key."""
        source = self.book.source(chapter)
        return Finding(source.fault(path, code, wrong, mend, key=key), item)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, and the `item` by which accepted.yaml may keep it."""

    fault: Fault
    item: str


Rule = Callable[[Manuscript], Iterator[Finding]]
