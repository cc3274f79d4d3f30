"""accepted.yaml takes findings away that the authors keep, and is itself held to be current."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.errors import Fault
from engine.lint.codes import CODES
from engine.lint.findings import Finding, Manuscript
from engine.plan.spelling import meant


def unaccepted(manuscript: Manuscript, findings: Iterable[Finding]) -> Iterator[Fault]:
    """Yield the findings that stand, each with its item, and acceptances of what is no longer found."""
    accepted = {(a.code, a.at) for a in manuscript.book.acceptances.accepted}
    met: set[tuple[str, str]] = set()
    for found in findings:
        mark = (found.fault.code, found.item)
        met.add(mark)
        if mark not in accepted:
            yield replace(found.fault, mend=f"{found.fault.mend} [at: {found.item}]")
    for index, acceptance in enumerate(manuscript.book.acceptances.accepted):
        if (acceptance.code, acceptance.at) not in met:
            source = manuscript.book.source("accepted.yaml")
            wrong, mend = f"{acceptance.code} is no longer found at {acceptance.at}", "remove it"
            if acceptance.code not in CODES:
                wrong, mend = f"there is no code {acceptance.code}", meant(acceptance.code, CODES)
            path = ("accepted", index, "code")
            yield source.fault(path, "stale-acceptance", wrong, mend)
