"""Editions of one plan follow each other day by day: no gap, no day with two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import groupby, pairwise
from typing import NamedTuple

from engine.errors import Fault
from engine.plan.document import Document
from engine.plan.source import Source

_DAY = timedelta(days=1)


class TitlePage(NamedTuple):
    """The plan.yaml of one edition, with its path below the folder of all plans."""

    file: str
    source: Source
    document: Document

    def fault(self, key: str, code: str, wrong: str, mend: str) -> Fault:
        """Return a fault at one of its dates."""
        line, column = self.source.place(("plan", key))
        return Fault(self.file, line, column, code, wrong, mend)


def _between(earlier: TitlePage, later: TitlePage) -> Iterator[Fault]:
    ends, begins = earlier.document.effective_to, later.document.effective_from
    last = begins - _DAY
    if ends is None or ends >= begins:
        until = f"until {ends}" if ends else "without end"
        wrong = f"this edition holds {until}, and {later.file} from {begins}"
        yield earlier.fault("effective_to", "edition-overlap", wrong, f"write {last}")
    elif ends < last:
        wrong = f"no edition holds from {ends + _DAY} to {last}, between {earlier.file} and this"
        mend = f"write {ends + _DAY} here, or {last} there"
        yield later.fault("effective_from", "edition-gap", wrong, mend)


def edition_dates(pages: Iterable[TitlePage]) -> Iterator[Fault]:
    """Yield days on which two editions of one plan hold, or none between the first and the last."""
    by_plan = sorted(pages, key=lambda page: (page.document.id, page.document.effective_from))
    for _, editions in groupby(by_plan, key=lambda page: page.document.id):
        for earlier, later in pairwise(editions):
            yield from _between(earlier, later)
