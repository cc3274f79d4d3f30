"""The clocks of an incident in words: what runs, what stands still, whom a ladder asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from engine.incident.clocks import Clock, running
from engine.incident.directive_words import directive_title
from engine.incident.ladders import asked
from engine.incident.state import Incident, Rung
from engine.incident.supplements import report_title
from engine.plan.contacts import Reachable, contact_of
from engine.plan.duties import Pause
from engine.plan.plan import Plan
from engine.text import Text

KINDS: dict[str, Text] = {
    "answer": Text(zh="应答", en="answer"),
    "completion": Text(zh="完成", en="completion"),
    "report": Text(zh="报出", en="report"),
    "receipt": Text(zh="确认收到", en="receipt"),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """What a ladder asks a person to do: whom to call or tell about whose lateness.

    `rungs` are answered together by one call. `matters` is what is late, each with its clause. A
    deputy is called for one party; a body is told at once of everybody who is late.
    """

    rungs: tuple[Rung, ...]
    act: str
    kinds: tuple[Text, ...]
    parties: tuple[Text, ...]
    told: Text
    contact: Reachable
    matters: tuple[tuple[Text, str], ...]

    @property
    def since(self) -> datetime:
        """When the first of its rungs fell due."""
        return min(rung.at for rung in self.rungs)


@dataclass(frozen=True, slots=True)
class Running:
    """One clock with its words."""

    clock: Clock
    kind: Text
    title: Text
    clause: str
    party: Text
    counterpart: Text | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A clock that stands still, or may: the grounds that the plan names for it."""

    kind: str
    subject: str
    party: str
    title: Text
    due: datetime
    paused_at: datetime | None
    grounds: tuple[Pause, ...]


def asks_of(plan: Plan, incident: Incident) -> list[Ask]:
    """Return what people still have to do, one line a call, the longest waiting first."""
    shared: dict[tuple[str, str, str], list[Rung]] = {}
    for rung in asked(incident):
        called = rung.party if rung.act == "deputy" else ""
        shared.setdefault((rung.act, rung.told, called), []).append(rung)
    return [_ask(plan, incident, rungs) for rungs in shared.values()]


def _ask(plan: Plan, incident: Incident, rungs: list[Rung]) -> Ask:
    first = rungs[0]
    waiting = {(clock.kind, clock.subject) for clock in running(incident)}
    subjects = dict.fromkeys(
        (rung.clock, name)
        for rung in rungs
        for name in rung.subjects
        if (rung.clock, name) in waiting
    )
    parties = dict.fromkeys(rung.party for rung in rungs)
    return Ask(
        rungs=tuple(rungs),
        act=first.act,
        kinds=tuple(KINDS[kind] for kind in dict.fromkeys(rung.clock for rung in rungs)),
        parties=tuple(plan.party_title(party) for party in parties),
        told=plan.party_title(first.told),
        contact=contact_of(
            plan, first.party if first.act == "deputy" else first.told, incident.district
        ),
        matters=tuple(_matter(plan, incident, kind, name) for kind, name in subjects),
    )


def _matter(plan: Plan, incident: Incident, kind: str, subject: str) -> tuple[Text, str]:
    if kind in ("report", "receipt"):
        report = incident.reports[subject]
        return report_title(plan, report), report.clause
    directive = incident.directives[subject]
    return directive_title(plan, directive), directive.clause


def clocks_of(plan: Plan, incident: Incident, kinds: Iterable[str] = KINDS) -> list[Running]:
    """Return the clocks that run, the next (or the longest overdue) first."""
    found = [
        _running(plan, incident, clock) for clock in running(incident) if clock.kind in set(kinds)
    ]
    return sorted(found, key=lambda one: (one.clock.due, one.party.zh))


def _running(plan: Plan, incident: Incident, clock: Clock) -> Running:
    title, clause = _matter(plan, incident, clock.kind, clock.subject)
    other = plan.party_title(clock.counterpart) if clock.counterpart else None
    return Running(clock, KINDS[clock.kind], title, clause, plan.party_title(clock.party), other)


def standing_of(plan: Plan, incident: Incident) -> list[Standing]:
    """Return the clocks that the plan lets stand still, whether they do or not."""
    if incident.over:
        return []
    return [
        *_standing_reports(plan, incident),
        *_standing_directives(plan, incident),
    ]


def _standing_reports(plan: Plan, incident: Incident) -> Iterator[Standing]:
    for one in incident.reports.values():
        grounds = plan.report[one.obligation].pauses
        if one.state == "due" and grounds:
            title = report_title(plan, one)
            yield Standing("report", one.id, one.sender, title, one.due, one.paused_at, grounds)


def _standing_directives(plan: Plan, incident: Incident) -> Iterator[Standing]:
    for one in incident.directives.values():
        due = one.complete_due
        grounds = plan.task[one.item].pauses if one.origin == "task" else ()
        if one.open and due and grounds:
            title = directive_title(plan, one)
            yield Standing("completion", one.id, one.party, title, due, one.paused_at, grounds)
