"""What must be so: groups, directives and reports that the plan demands of an incident now.

A pure function of plan and state. The engine compares it with what the timeline says has been
done (`reconcile`), so an upgrade, a downgrade or a late fact needs no code of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.figures import Situation, read_figure
from engine.incident.approvals import unannounced
from engine.incident.state import Incident
from engine.levels import Level
from engine.plan.conditions import Condition
from engine.plan.duties import Task
from engine.plan.lifecycle import Response
from engine.plan.organisation import ResponseGroup
from engine.plan.plan import Plan
from engine.truth import Context, Truth, judge, undecided


@dataclass(frozen=True, slots=True)
class WantedDirective:
    """A directive that must stand; `origin` is task, group or order, `within` its answer clock.

    `text` is what an order says.
    `complete_within` is the clock of its completion, if it has one.
    """

    origin: str
    item: str
    party: str
    clause: str
    within: str
    text: str = ""
    complete_within: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same directive."""
        return (self.origin, self.item, self.party)


@dataclass(frozen=True, slots=True)
class WantedReport:
    """A report that must be owed to one recipient."""

    obligation: str
    sender: str
    party: str
    clause: str
    within: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same report."""
        return (self.obligation, self.party)


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A duty that hangs on facts nobody knows yet."""

    kind: str
    item: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """Everything that must be so, and what waits for facts."""

    site_command: bool
    groups: tuple[str, ...]
    directives: tuple[WantedDirective, ...]
    reports: tuple[WantedReport, ...]
    awaiting: tuple[Awaiting, ...]


def situation_of(plan: Plan, incident: Incident) -> Situation:
    """Return the known figures of an incident as the grading reads them."""
    read = {
        fact: read_figure(fact, known.value, plan.facts[fact])
        for fact, known in incident.figures.items()
    }
    return {fact: figure for fact, figure in read.items() if figure is not None}


def standing_level(plan: Plan, incident: Incident) -> Level:
    """Return the level that duties follow: a response in force holds it up until it is changed.

    Figures that fall withdraw nothing by themselves; the decision to downgrade does.
    """
    response = _responding(plan, incident)
    if response is None:
        return incident.level
    least = min(response.levels, default=Level.BELOW)
    return max(incident.level, incident.held or Level.BELOW, least)


def context_of(plan: Plan, incident: Incident) -> Context:
    """Return what conditions may ask beside facts."""
    level = standing_level(plan, incident)
    return Context(
        level=level,
        projected=max(level, incident.projected),
        response=incident.response or "none",
    )


def _responding(plan: Plan, incident: Incident) -> Response | None:
    kind = plan.phases[incident.phase].kind
    if incident.response is None or kind not in ("standby", "responding", "ending"):
        return None
    return plan.responses[incident.response]


def _site_command(plan: Plan, incident: Incident) -> bool:
    """Whether the site command must stand: for the response, by order, or to announce the end."""
    announcement = unannounced(plan, incident)
    body = plan.bodies.get(announcement.by) if announcement else None
    if body is not None and body.kind == "site_command":
        return incident.site_command
    response = _responding(plan, incident)
    if response is not None and response.site_command != "may":
        return response.site_command == "must"
    before = plan.phases[incident.phase].kind in ("first_response", "ending")
    return incident.site_order is not None and (response is not None or before)


class _Assessment:
    """Judges the plan's conditions once for one state."""

    def __init__(self, plan: Plan, incident: Incident) -> None:
        self.plan = plan
        self.incident = incident
        self.situation = situation_of(plan, incident)
        self.context = context_of(plan, incident)
        self.awaiting: list[Awaiting] = []

    def holds(self, kind: str, item: str, condition: Condition) -> bool:
        verdict = judge(condition, self.situation, self.context)
        if verdict is Truth.UNKNOWN:
            facts = undecided(condition, self.situation, self.context)
            self.awaiting.append(Awaiting(kind, item, tuple(facts)))
        return verdict is Truth.TRUE

    def groups(self) -> tuple[str, ...]:
        response = _responding(self.plan, self.incident)
        if response is None or not response.groups:
            return ()
        offered, orders = self.plan.organisation.groups, self.incident.group_orders
        return tuple(
            group.id
            for group in offered
            if (orders[group.id].stand if group.id in orders else self._called(group))
        )

    def _called(self, group: ResponseGroup) -> bool:
        return self.holds("group", group.id, group.when)

    def group_directives(self, groups: tuple[str, ...]) -> Iterator[WantedDirective]:
        within = self.plan.tasks.group_answer_within
        for group in (self.plan.groups[g] for g in groups):
            for member in group.members:
                party = self.plan.party(member, self.incident.district)
                yield WantedDirective("group", group.id, party, group.clause, within)

    def _calls(self, task: Task, standing: set[str]) -> bool:
        """Whether the phase calls for a task; asking to end withdraws nothing by itself."""
        if self.incident.phase in task.phases:
            return True
        ending = self.plan.phases[self.incident.phase].kind == "ending"
        return ending and self.incident.resume in task.phases and task.id in standing

    def task_directives(self) -> Iterator[WantedDirective]:
        directed = self.incident.directives.values()
        standing = {d.item for d in directed if d.origin == "task" and d.state != "withdrawn"}
        for task in sorted(self.plan.tasks.tasks, key=lambda task: task.order):
            if not self._calls(task, standing):
                continue
            if not self.holds("task", task.id, task.when):
                continue
            for role in task.to:
                party = self.plan.party(role, self.incident.district)
                yield WantedDirective(
                    "task",
                    task.id,
                    party,
                    task.clause,
                    task.answer_within,
                    complete_within=task.complete_within,
                )

    def orders(self) -> Iterator[WantedDirective]:
        """Yield what command ordered in its own words, until the response is over."""
        live = ("first_response", "standby", "responding", "ending")
        if self.plan.phases[self.incident.phase].kind not in live:
            return
        within = self.plan.command.answer_within or self.plan.tasks.group_answer_within
        for one in self.incident.orders.values():
            if one.stands:
                yield WantedDirective("order", one.id, one.party, one.clause, within, one.text)

    def reports(self) -> Iterator[WantedReport]:
        known = self.incident.reports.values()
        owed = {report.obligation for report in known if report.state != "lifted"}
        for duty in self.plan.reports.reports:
            arises = self.incident.phase in duty.phases
            if not (arises or duty.id in owed) or not self.holds("report", duty.id, duty.when):
                continue
            sender = self.plan.party(duty.sender, self.incident.district)
            for role in duty.to:
                party = self.plan.party(role, self.incident.district)
                yield WantedReport(duty.id, sender, party, duty.clause, duty.within)


def demand(plan: Plan, incident: Incident) -> Demand:
    """Return what the plan demands of an incident in its present state."""
    if incident.over:
        return Demand(site_command=False, groups=(), directives=(), reports=(), awaiting=())
    assessment = _Assessment(plan, incident)
    groups = assessment.groups()
    directives = (
        *assessment.task_directives(),
        *assessment.group_directives(groups),
        *assessment.orders(),
    )
    reports = tuple(assessment.reports())
    return Demand(
        site_command=_site_command(plan, incident),
        groups=groups,
        directives=directives,
        reports=reports,
        awaiting=tuple(assessment.awaiting),
    )
