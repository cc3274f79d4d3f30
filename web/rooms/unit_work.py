"""What a party has in hand: directives, decisions, reports, over all open incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from engine.desk import Desk
from engine.incident.approvals import next_step, subject_of
from engine.incident.commands import DirectiveMove
from engine.incident.directive_words import directive_title
from engine.incident.ladders import reminded
from engine.incident.state import Approval, Directive, Incident, Report
from engine.incident.supplements import report_title
from engine.plan.lifecycle import Step
from engine.plan.plan import Plan
from engine.text import Text
from web.rooms.clock_view import Ask, asks_of

SETTLED = 20
_NEXT: dict[str, DirectiveMove] = {
    "issued": "acknowledge",
    "received": "acknowledge",
    "acknowledged": "start",
    "under_way": "complete",
}
_STATES = ("issued", "acknowledged", "under_way", "done")


@dataclass(frozen=True, slots=True)
class Origin:
    """The incident that something comes from, with its plan and number."""

    plan: Plan
    incident: Incident
    number: int


@dataclass(frozen=True, slots=True)
class Errand:
    """A directive as its party sees it; `move` is the next step, None when there is none."""

    origin: Origin
    directive: Directive
    title: Text
    party: Text

    @property
    def key(self) -> str:
        """The name under which a page says that it was shown."""
        return f"{self.origin.incident.id} {self.directive.id}"

    @property
    def reminded(self) -> bool:
        """Whether the answer, or the completion, was reminded of."""
        kind = "answer" if self.waiting else "completion"
        return reminded(self.origin.incident, kind, self.directive.id)

    @property
    def move(self) -> DirectiveMove | None:
        """The next step."""
        return _NEXT.get(self.directive.state)

    @property
    def waiting(self) -> bool:
        """Whether nobody of the party has answered yet."""
        return self.directive.state in ("issued", "received")

    @property
    def steps(self) -> int:
        """How many of issued, acknowledged, under way and done are behind it."""
        state = "issued" if self.waiting else self.directive.state
        return _STATES.index(state) + 1 if state in _STATES else 0


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that the party owes, or whose receipt it has to confirm."""

    origin: Origin
    report: Report
    title: Text
    sender: Text
    party: Text

    @property
    def reminded(self) -> bool:
        """Whether the sending was reminded of."""
        return reminded(self.origin.incident, "report", self.report.id)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that waits for the party."""

    origin: Origin
    approval: Approval
    step: Step
    subject: Text
    party: str
    body: Text


@dataclass(frozen=True, slots=True)
class Work:
    """Everything in hand; each list has what needs a hand first at its head."""

    errands: tuple[Errand, ...]
    decisions: tuple[Waiting, ...]
    owed: tuple[Owed, ...]
    arrived: tuple[Owed, ...]
    settled: tuple[Errand, ...]
    asks: tuple[tuple[Origin, Ask], ...] = ()

    @property
    def unanswered(self) -> int:
        """How many directives nobody has answered."""
        return sum(errand.waiting for errand in self.errands)

    @property
    def empty(self) -> bool:
        """Whether nothing is to be done."""
        return not (self.errands or self.decisions or self.owed or self.arrived or self.asks)


def open_origins(desk: Desk) -> list[Origin]:
    """Return the open incidents, latest first."""
    return [
        Origin(desk.plan(incident), incident, desk.number(incident.id))
        for incident in reversed(desk.incidents(only_open=True))
    ]


def work_of(desk: Desk, parties: frozenset[str]) -> Work:
    """Return what some parties have in hand."""
    origins = open_origins(desk)
    errands = [one for origin in origins for one in _errands(origin, parties)]
    opened = [one for one in errands if one.directive.open]
    settled = [one for one in errands if not one.directive.open]
    opened.sort(key=lambda one: one.directive.issued_at, reverse=True)
    settled.sort(key=lambda one: one.directive.changed_at, reverse=True)
    reports = [one for origin in origins for one in _reports(origin, parties)]
    owed = [one for one in reports if one.report.state == "due" and one.report.sender in parties]
    arrived = [one for one in reports if one.report.state == "sent" and one.report.party in parties]
    owed.sort(key=lambda one: one.report.due)
    decisions = [one for origin in origins for one in waiting_for(origin, parties)]
    decisions.sort(key=lambda one: one.approval.opened_at)
    return Work(
        tuple(opened),
        tuple(decisions),
        tuple(owed),
        tuple(arrived),
        tuple(settled[:SETTLED]),
        tuple(_told(origins, parties)),
    )


def _told(origins: list[Origin], parties: frozenset[str]) -> Iterator[tuple[Origin, Ask]]:
    """Yield what a ladder tells these parties of: lateness of others that reached them."""
    for origin in origins:
        for ask in asks_of(origin.plan, origin.incident):
            if ask.act != "deputy" and ask.rungs[0].told in parties:
                yield origin, ask


def errand_of(origin: Origin, directive: Directive) -> Errand:
    """Return one directive with its words."""
    plan = origin.plan
    title = directive_title(plan, directive)
    return Errand(origin, directive, title, plan.party_title(directive.party))


def owed_of(origin: Origin, report: Report) -> Owed:
    """Return one report with its words."""
    plan = origin.plan
    title = report_title(plan, report)
    return Owed(
        origin, report, title, plan.party_title(report.sender), plan.party_title(report.party)
    )


def waiting_for(origin: Origin, parties: frozenset[str]) -> Iterator[Waiting]:
    """Yield the decisions of one incident that wait for some parties."""
    plan, incident = origin.plan, origin.incident
    for approval in incident.approvals.values():
        step = next_step(plan, approval)
        party = plan.party(step.by, incident.district) if step else ""
        if step and party in parties:
            body = plan.party_title(party)
            yield Waiting(origin, approval, step, subject_of(plan, approval), party, body)


def open_count(desk: Desk, parties: frozenset[str]) -> int:
    """Return how many directives some parties have open."""
    return sum(
        directive.open and directive.party in parties
        for incident in desk.incidents(only_open=True)
        for directive in incident.directives.values()
    )


@dataclass(frozen=True, slots=True)
class Burden:
    """How much a party has open, and how much of it nobody has answered."""

    party: str
    title: Text
    open: int
    unanswered: int


def burdens(desk: Desk) -> list[Burden]:
    """Return every party with open directives, the least answered first."""
    opened: Counter[str] = Counter()
    unanswered: Counter[str] = Counter()
    titles: dict[str, Text] = {}
    for origin in open_origins(desk):
        for directive in origin.incident.directives.values():
            if directive.open:
                titles[directive.party] = origin.plan.party_title(directive.party)
                opened[directive.party] += 1
                unanswered[directive.party] += not directive.answered
    found = [Burden(p, titles[p], opened[p], unanswered[p]) for p in titles]
    return sorted(found, key=lambda one: (-one.unanswered, -one.open, one.party))


def _errands(origin: Origin, parties: frozenset[str]) -> Iterator[Errand]:
    for directive in origin.incident.directives.values():
        if directive.party in parties:
            yield errand_of(origin, directive)


def _reports(origin: Origin, parties: frozenset[str]) -> Iterator[Owed]:
    for report in origin.incident.reports.values():
        if report.sender in parties or report.party in parties:
            yield owed_of(origin, report)
