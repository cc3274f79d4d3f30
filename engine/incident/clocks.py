"""Every clock of an incident that runs: who must do what by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from engine.incident.state import Incident
from engine.plan.ladders import ClockKind


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that runs for one directive or report, its `subject`, from `start` to `due`.

    `party` is who must act; `counterpart` whoever waits for it, empty where nobody does.
    `reached` are the rungs of its ladder that fell due.
    """

    kind: ClockKind
    subject: str
    party: str
    counterpart: str
    start: datetime
    due: datetime
    reached: tuple[str, ...]


def running(incident: Incident) -> Iterator[Clock]:
    """Yield the clocks that run; one that stands still on a ground of the plan is not among them."""
    if not incident.over:
        yield from _of_directives(incident)
        yield from _of_reports(incident)


def _of_directives(incident: Incident) -> Iterator[Clock]:
    for one in incident.directives.values():
        if not one.open:
            continue
        if not one.answered:
            at = one.issued_at
            yield Clock("answer", one.id, one.party, "", at, one.answer_due, one.reached)
        if one.complete_due and one.paused_at is None:
            yield Clock(
                "completion", one.id, one.party, "", one.start, one.complete_due, one.reached
            )


def _of_reports(incident: Incident) -> Iterator[Clock]:
    for one in incident.reports.values():
        if one.running:
            yield Clock("report", one.id, one.sender, one.party, one.start, one.due, one.reached)
        if one.state == "sent" and one.receipt_due and one.sent_at:
            at, due = one.sent_at, one.receipt_due
            yield Clock("receipt", one.id, one.party, one.sender, at, due, one.reached)
