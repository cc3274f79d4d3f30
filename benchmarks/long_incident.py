"""One incident that grows long: calls, figures up and down, decisions, answers, reports, the clock.

Seeded, so that every run of a benchmark works on the same incident.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident.approvals import next_step
from engine.incident.decide import decide
from engine.incident.state import Incident
from engine.journal.entry import Actor, Draft
from engine.plan.plan import Plan

START = datetime(2026, 1, 15, 18, 0, tzinfo=UTC)
OFFICER = Actor(user="bench", name="值班员", role="duty_officer", party="office")
Written = tuple[list[Draft], Incident, str, datetime]


class Course:
    """People and the clock around one incident of a plan."""

    def __init__(self, plan: Plan, seed: int = 1) -> None:
        self.plan = plan
        self.chance = Random(seed)
        self.now = START
        self.incident: Incident | None = None

    def grow(self, entries: int) -> Iterator[Written]:
        """Yield what each command recorded, until the incident has so many entries."""
        district = next(iter(self.plan.directory.districts))
        call = c.ReportIncident(self.plan.id, "bench", "bench", district, facts={"deaths": 1})
        yield from self._do(call, OFFICER)
        while self.incident is not None and self.incident.version < entries:
            command, actor = self._next(self.incident)
            yield from self._do(command, actor)

    def _do(self, command: c.Command, actor: Actor) -> Iterator[Written]:
        self.now += timedelta(seconds=self.chance.randrange(5, 90))
        try:
            drafts, after = decide(
                self.plan, self.incident, command, name="long", actor=actor, now=self.now
            )
        except CommandRefused:
            return
        self.incident = after
        if drafts and after is not None:
            yield drafts, after, actor.party or "", self.now

    def _next(self, incident: Incident) -> tuple[c.Command, Actor]:
        turn = self.chance.random()
        if turn < 0.02:
            deaths = self.chance.choice([0, 1, 1, 2, 3, 4, 11])
            return c.RecordFigures({"deaths": deaths}, "现场"), OFFICER
        if turn < 0.10:
            return self._decision(incident) or (c.Tick(), OFFICER)
        if turn < 0.55:
            return self._answer(incident) or (c.AddNote("水位上涨"), OFFICER)
        if turn < 0.75:
            due = [r for r in incident.reports.values() if r.state in ("due", "sent")]
            if due:
                report = self.chance.choice(due)
                if report.state == "due":
                    return c.SendReport(report.id, "电话"), OFFICER
                return c.ConfirmReport(report.id, "李某"), OFFICER
        return c.AddNote("水位上涨"), OFFICER

    def _decision(self, incident: Incident) -> tuple[c.Command, Actor] | None:
        approval = incident.open_approval("activation")
        step = next_step(self.plan, approval) if approval else None
        if approval is None or step is None:
            return None
        party = self.plan.party(step.by, incident.district)
        return c.TakeStep(approval.id, step.id, grant=True), _of(party)

    def _answer(self, incident: Incident) -> tuple[c.Command, Actor] | None:
        waiting = [d for d in incident.directives.values() if d.open]
        if not waiting:
            return None
        one = self.chance.choice(waiting)
        moves: dict[str, c.DirectiveMove] = {
            "issued": "receive",
            "received": "acknowledge",
            "acknowledged": "start",
            "under_way": "complete",
        }
        return c.MoveDirective(one.id, moves[one.state]), _of(one.party)


def _of(party: str) -> Actor:
    return Actor(user=f"u:{party}", name=party, role="unit_liaison", party=party)
