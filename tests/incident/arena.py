"""The smallest world around `decide`: a plan, a journal in memory, a clock moved by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from engine.incident import commands as c
from engine.incident.approvals import next_step
from engine.incident.codec import to_record
from engine.incident.decide import decide
from engine.incident.due import next_due
from engine.incident.fold import replay
from engine.incident.state import Incident
from engine.journal.entry import Actor, Append, Entry
from engine.journal.memory import MemoryJournal
from engine.plan.library import PlanLibrary
from engine.plan.plan import Plan

START = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)
T = TypeVar("T")
LIBRARY = PlanLibrary.shipped()
OFFICER = Actor(user="wang", name="王值班", role="duty_officer", party="office")


class Arena:
    """One incident and everything that can be done to it."""

    def __init__(self, plan: str) -> None:
        self.plan: Plan = LIBRARY.plan(plan)
        self.journal = MemoryJournal()
        self.now = START
        self.incident: Incident | None = None

    @property
    def state(self) -> Incident:
        assert self.incident is not None
        return self.incident

    def do(self, command: c.Command, actor: Actor = OFFICER) -> list[Entry]:
        before = self.incident
        drafts, after = decide(self.plan, before, command, name="i1", actor=actor, now=self.now)
        assert after is not None
        if not drafts:
            return []
        write = Append(
            incident="i1",
            expected=before.version if before else 0,
            drafts=drafts,
            recorded_at=self.now,
            actor=actor,
            edition=self.plan.edition,
            command=f"command-{self.journal.head()}",
            next_due=next_due(self.plan, after),
            open=not after.over,
        )
        entries = self.journal.append(write).result()
        self.incident = after
        return entries

    def report(self, facts: Mapping[str, Any] | None = None) -> Incident:
        district = next(iter(self.plan.directory.districts))
        self.do(
            c.ReportIncident(
                plan=self.plan.id,
                title="储罐泄漏",
                place="某厂",
                district=district,
                facts=facts or {},
                caller={"name": "张某", "phone": "13800000000"},
            )
        )
        return self.state

    def wait(self, minutes: float) -> list[Entry]:
        self.now += timedelta(minutes=minutes)
        return self.do(c.Tick())

    def party(self, role: str) -> str:
        return self.plan.party(role, self.state.district)

    def person(self, role: str) -> Actor:
        party = self.party(role)
        return Actor(user=party, name=party, role="commander", party=party)

    def replayed(self) -> Incident | None:
        return replay(self.journal.read("i1"))

    def events(self, kind: type[T]) -> list[T]:
        records = (to_record(entry) for entry in self.journal.read("i1"))
        return [record.event for record in records if isinstance(record.event, kind)]

    def grant(self, subject: str = "activation") -> None:
        """Let every body take its step of the open approval."""
        approval = self.state.open_approval(subject)
        while approval and (step := next_step(self.plan, self.state.approvals[approval.id])):
            self.do(c.TakeStep(approval.id, step.id, grant=True), self.person(step.by))
