"""What the duty desk shows: incidents under way, what falls due next, what waits for a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from engine.desk import Desk
from engine.incident.approvals import next_step
from engine.incident.directive_words import directive_title
from engine.incident.state import Approval, Directive, Incident
from engine.incident.story.releases import DUTIES
from engine.incident.supplements import report_title
from engine.levels import Level
from engine.plan.lifecycle import Step
from engine.plan.plan import Plan
from engine.text import Text
from web.rooms.clock_view import Ask, Running, asks_of, clocks_of

RECENT = 5


@dataclass(frozen=True)
class Line:
    """An incident on the desk with its plan and its number."""

    plan: Plan
    incident: Incident
    number: int

    @property
    def path(self) -> str:
        """The incident's room."""
        return f"/incidents/{self.incident.id}"

    @property
    def response(self) -> Text | None:
        """The response in force."""
        found = self.incident.response
        return self.plan.responses[found].title if found else None

    @property
    def phase(self) -> Text:
        """The phase it is in."""
        return self.plan.phases[self.incident.phase].title

    def waiting(self) -> int:
        """Return how many directives nobody has answered."""
        return sum(_unanswered(d) for d in self.incident.directives.values())

    def late(self, now: datetime) -> int:
        """Return how many answers, tasks, reports and releases are overdue."""
        incident = self.incident
        answers = sum(_unanswered(d) and d.answer_due < now for d in incident.directives.values())
        telling = incident.publicity.duties.values()
        told = sum(duty.state == "owed" and duty.due < now for duty in telling)
        reports = sum(r.running and r.due < now for r in incident.reports.values())
        undone = sum(d.overdue and d.open for d in incident.directives.values())
        return answers + undone + reports + told


@dataclass(frozen=True)
class ReportDue:
    """A report that is to be sent."""

    kind = "report"
    line: Line
    due: datetime
    title: Text
    clause: str
    sender: Text
    to: Text


@dataclass(frozen=True)
class UnitAsked:
    """What one unit was told to do and has not answered: each task with its clause."""

    title: Text
    tasks: tuple[tuple[Text, str], ...]


@dataclass(frozen=True)
class AnswersDue:
    """Tasks of one incident whose answers fall due together, by unit."""

    kind = "answers"
    line: Line
    due: datetime
    units: tuple[UnitAsked, ...]

    @property
    def tasks(self) -> int:
        """How many answers are missing."""
        return sum(len(unit.tasks) for unit in self.units)


@dataclass(frozen=True)
class TellingDue:
    """A first release or a press conference that the public is owed."""

    kind = "release"
    line: Line
    due: datetime
    title: Text
    clause: str
    by: Text


@dataclass(frozen=True)
class OtherDue:
    """A task that must be done by then, or a report whose receipt must be confirmed by then."""

    kind = "other"
    line: Line
    due: datetime
    one: Running


@dataclass(frozen=True)
class AskDue:
    """Somebody whom the ladder wants called or told, by a person; `due` since when."""

    kind = "ask"
    line: Line
    due: datetime
    ask: Ask


RunningClock = ReportDue | AnswersDue | TellingDue | OtherDue | AskDue


@dataclass(frozen=True)
class Pending:
    """A decision that waits, the step that is next, and why it was proposed."""

    line: Line
    approval: Approval
    title: Text
    step: Step
    by: Text
    reasons: tuple[tuple[Text, str], ...]


def open_lines(desk: Desk) -> list[Line]:
    """Return the incidents under way, the gravest first, then the latest."""
    lines = [_line(desk, incident) for incident in desk.incidents(only_open=True)]
    return sorted(lines, key=lambda line: (-line.incident.level, -line.number))


def closed_lines(desk: Desk) -> list[Line]:
    """Return the incidents that ended last."""
    over = [incident for incident in desk.incidents() if incident.over]
    over.sort(key=lambda incident: incident.changed_at, reverse=True)
    return [_line(desk, incident) for incident in over[:RECENT]]


def _line(desk: Desk, incident: Incident) -> Line:
    return Line(desk.plan(incident), incident, desk.number(incident.id))


def running_clocks(lines: list[Line]) -> list[RunningClock]:
    """Return whom to call, then everything that falls due, the next (or longest overdue) first."""
    found: list[RunningClock] = []
    for line in lines:
        found += _asks(line)
        found += _others(line)
        found += _reports(line)
        found += _answers(line)
        found += _telling(line)
    return sorted(
        found, key=lambda clock: (clock.kind != "ask", clock.due, clock.line.number, clock.kind)
    )


def _asks(line: Line) -> Iterator[AskDue]:
    for ask in asks_of(line.plan, line.incident):
        yield AskDue(line, ask.since, ask)


def _others(line: Line) -> Iterator[OtherDue]:
    for one in clocks_of(line.plan, line.incident, ("completion", "receipt")):
        yield OtherDue(line, one.clock.due, one)


def _reports(line: Line) -> Iterator[ReportDue]:
    plan = line.plan
    for report in line.incident.reports.values():
        if report.running:
            title = report_title(plan, report)
            sender, to = plan.party_title(report.sender), plan.party_title(report.party)
            yield ReportDue(line, report.due, title, report.clause, sender, to)


def _telling(line: Line) -> Iterator[TellingDue]:
    for duty in line.incident.publicity.duties.values():
        if duty.state == "owed":
            by = line.plan.party_title(duty.party)
            yield TellingDue(line, duty.due, DUTIES[duty.kind], duty.clause, by)


def _answers(line: Line) -> Iterator[AnswersDue]:
    asked: dict[datetime, dict[str, list[Directive]]] = {}
    for directive in line.incident.directives.values():
        if _unanswered(directive):
            by_party = asked.setdefault(directive.answer_due, {})
            by_party.setdefault(directive.party, []).append(directive)
    for due, by_party in asked.items():
        units = tuple(_unit(line.plan, party, told) for party, told in by_party.items())
        yield AnswersDue(line, due, units)


def _unit(plan: Plan, party: str, told: list[Directive]) -> UnitAsked:
    tasks = tuple((directive_title(plan, one), one.clause) for one in told)
    return UnitAsked(plan.party_title(party), tasks)


def _unanswered(directive: Directive) -> bool:
    return directive.state in ("issued", "received")


def pending(lines: list[Line]) -> list[Pending]:
    """Return the decisions that wait, the longest waiting first."""
    found = [
        _pending(line, approval, step)
        for line in lines
        for approval in line.incident.approvals.values()
        if (step := next_step(line.plan, approval)) is not None
    ]
    return sorted(found, key=lambda one: one.approval.opened_at)


def _pending(line: Line, approval: Approval, step: Step) -> Pending:
    plan = line.plan
    if approval.subject == "ending":
        title = Text(zh="终止应急响应", en="End the response")
    else:
        response = plan.responses[approval.response or ""].title
        title = Text(zh=f"启动{response.zh}", en=f"Activate {response.en}")
    by = plan.party_title(plan.party(step.by, line.incident.district))
    return Pending(line, approval, title, step, by, _reasons(plan, approval))


def _reasons(plan: Plan, approval: Approval) -> tuple[tuple[Text, str], ...]:
    criteria = {criterion.id: criterion.title for criterion in plan.grading.criteria}
    return tuple(
        (criteria[reason["criterion"]], reason["clause"])
        for reason in approval.because
        if reason["criterion"] in criteria and Level.parse(reason["level"]) is approval.level
    )
