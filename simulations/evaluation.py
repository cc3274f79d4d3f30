"""What was late or missing: read from the timeline, judged by nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from engine.incident import events as e
from engine.incident.codec import to_record
from engine.incident.directive_words import directive_title
from engine.incident.events import Event, IncidentReported
from engine.incident.fold import fold
from engine.incident.state import Directive, Incident
from engine.incident.supplements import report_title
from engine.journal.entry import Entry
from engine.levels import Level
from engine.plan.plan import Plan
from engine.text import Text
from simulations.scenario import ExpectedAction, Scenario

Mark = Literal["met", "late", "missed"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One expected thing: when it was due, when it came, and its clause."""

    kind: Literal["expected", "answer", "report", "declined"]
    item: str
    title: Text
    clause: str
    due: datetime
    came: datetime | None
    mark: Mark

    @property
    def late_by(self) -> timedelta:
        """How much too late it came; nothing when it was in time or never came."""
        if self.came is None or self.came <= self.due:
            return timedelta(0)
        return self.came - self.due


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every finding of a drill, and how it stood at the end."""

    findings: tuple[Finding, ...]
    final: Incident

    def marked(self, mark: Mark) -> tuple[Finding, ...]:
        """Return the findings with one mark."""
        return tuple(finding for finding in self.findings if finding.mark == mark)


def _mark(due: datetime, came: datetime | None) -> Mark:
    if came is None:
        return "missed"
    return "met" if came <= due else "late"


def _shows(action: ExpectedAction, event: Event, state: Incident) -> bool:
    if action.level is not None:
        return isinstance(event, e.IncidentGraded) and state.level >= Level.parse(action.level)
    if action.response is not None:
        return isinstance(event, e.ResponseActivated) and event.response == action.response
    if action.phase is not None:
        return isinstance(event, e.PhaseChanged) and event.to == action.phase
    if action.report is not None:
        sent = event if isinstance(event, e.ReportSent) else None
        return sent is not None and state.reports[sent.report].obligation == action.report
    if isinstance(event, (e.DirectiveAcknowledged, e.DirectiveStarted)):
        return state.directives[event.directive].item == action.task
    return False


def _expected(
    scenario: Scenario, steps: Sequence[tuple[Entry, Event, Incident]]
) -> Iterator[Finding]:
    start = steps[0][2].opened_at
    for action in scenario.expected:
        due = start + timedelta(minutes=action.within)
        seen = (entry.occurred_at for entry, event, state in steps if _shows(action, event, state))
        came = next(seen, None)
        yield Finding(
            "expected", action.id, action.title, action.clause, due, came, _mark(due, came)
        )


def _named(title: Text, party: Text) -> Text:
    return Text(zh=f"{party.zh}：{title.zh}", en=f"{party.en}: {title.en}")


def _rounds(steps: Sequence[tuple[Entry, Event, Incident]]) -> Iterable[Directive]:
    """Return every directive that was issued, withdrawn rounds among them, as it stood last."""
    last: dict[str, Directive] = {}
    for _, event, state in steps:
        name: str = getattr(event, "directive", "")
        if name in state.directives:
            last[name] = state.directives[name]
    return last.values()


def _answers(
    plan: Plan, rounds: Iterable[Directive], answered: dict[str, datetime], now: datetime
) -> Iterator[Finding]:
    for directive in rounds:
        came = answered.get(directive.id)
        closed = directive.changed_at if directive.state == "withdrawn" else now
        if came is None and directive.answer_due > closed:
            continue
        title = _named(directive_title(plan, directive), plan.party_title(directive.party))
        mark = _mark(directive.answer_due, came)
        kind: Literal["declined", "answer"] = (
            "declined" if directive.state == "declined" else "answer"
        )
        yield Finding(kind, directive.id, title, directive.clause, directive.answer_due, came, mark)


def _reports(plan: Plan, final: Incident, now: datetime) -> Iterator[Finding]:
    for report in final.reports.values():
        late = report.overdue or (report.state == "due" and report.due <= now)
        if report.sent_at is None and not late:
            continue
        sender, party = plan.party_title(report.sender), plan.party_title(report.party)
        route = Text(zh=f"{sender.zh}→{party.zh}", en=f"{sender.en} → {party.en}")
        title = _named(report_title(plan, report), route)
        mark = _mark(report.due, report.sent_at)
        yield Finding("report", report.id, title, report.clause, report.due, report.sent_at, mark)


def evaluate(scenario: Scenario, plan: Plan, entries: Sequence[Entry]) -> Evaluation:
    """Judge a drill by its timeline. Raises ValueError for a timeline without a report."""
    steps: list[tuple[Entry, Event, Incident]] = []
    state: Incident | None = None
    answered: dict[str, datetime] = {}
    for entry in entries:
        record = to_record(entry)
        state = fold(state, record)
        steps.append((entry, record.event, state))
        if isinstance(
            record.event, (e.DirectiveAcknowledged, e.DirectiveStarted, e.DirectiveDeclined)
        ):
            answered.setdefault(record.event.directive, entry.occurred_at)
    if state is None or not isinstance(steps[0][1], IncidentReported):
        raise ValueError("a drill's timeline begins with a report")
    now = entries[-1].recorded_at
    findings = (
        *_expected(scenario, steps),
        *_answers(plan, _rounds(steps), answered, now),
        *_reports(plan, state, now),
    )
    return Evaluation(findings, state)
