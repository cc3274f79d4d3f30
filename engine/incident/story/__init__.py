"""The timeline in words: one sentence an entry, in both languages. One module a topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.incident import events as e
from engine.incident.codec import CONSEQUENCES, kind_of, to_record
from engine.incident.fold import fold
from engine.incident.state import Incident
from engine.incident.story import (
    absences,
    approvals,
    calls,
    casualties,
    command,
    directives,
    ending,
    evidence,
    figures,
    handovers,
    ladders,
    links,
    orders,
    overrides,
    pauses,
    phases,
    releases,
    relocations,
    reports,
    requisitions,
    resources,
    stopwatches,
    warnings,
)
from engine.incident.story.telling import Scene, Tellers, Tone
from engine.journal.entry import Entry
from engine.plan.plan import Plan
from engine.text import Text

_TELLERS: Tellers = {
    **calls.TELLERS,
    **figures.TELLERS,
    **phases.TELLERS,
    **approvals.TELLERS,
    **command.TELLERS,
    **orders.TELLERS,
    **absences.TELLERS,
    **overrides.TELLERS,
    **directives.TELLERS,
    **reports.TELLERS,
    **releases.TELLERS,
    **ladders.TELLERS,
    **pauses.TELLERS,
    **ending.TELLERS,
    **handovers.TELLERS,
    **links.TELLERS,
    **resources.TELLERS,
    **requisitions.TELLERS,
    **evidence.TELLERS,
    **warnings.TELLERS,
    **casualties.TELLERS,
    **stopwatches.TELLERS,
    **relocations.TELLERS,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline; `system` lines follow from others and may be hidden."""

    entry: Entry
    text: Text
    tone: Tone
    clause: str
    system: bool


def _by_engine(event: e.Event) -> bool:
    """Tell whether an entry follows from another, rather than being somebody's act."""
    if isinstance(event, e.ApprovalOpened):
        return not event.manual
    if isinstance(event, e.FiguresRecorded) and event.register:
        return True
    return kind_of(event) in CONSEQUENCES


def story(plan: Plan, entries: Sequence[Entry], start: Incident | None = None) -> Iterator[Line]:
    """Yield the timeline in words, oldest first; `start` is the state before the first entry."""
    state = start
    for entry in entries:
        record = to_record(entry)
        after = fold(state, record)
        tone, text = _TELLERS[entry.kind](Scene(plan, record, state, after), record.event)
        clause = getattr(record.event, "clause", "")
        yield Line(entry, text, tone, clause, _by_engine(record.event))
        state = after


__all__ = ["Line", "Tone", "story"]
