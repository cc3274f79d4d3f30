"""Several incidents on one desk, a clock moved by hand, and what people do to them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from engine.clock import ManualClock
from engine.desk import Desk, Outcome
from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident.approvals import next_step
from engine.incident.codec import to_record
from engine.incident.fold import replay
from engine.incident.state import Incident
from engine.incident.story import story
from engine.journal.entry import Actor
from engine.journal.memory import MemoryJournal
from engine.plan.plan import Plan
from tests.incident.arena import LIBRARY

START = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)
OFFICER = Actor(user="wang", name="王值班", role="duty_officer", party="special_equipment.office")
CRANE, LIFT = {"equipment": "crane", "deaths": 3}, {"equipment": "lift", "deaths": 1}
SHIP = {"deaths": 3, "missing": 0}


class Town:
    """A desk on a journal in memory; incidents are named by letters."""

    def __init__(self) -> None:
        self.clock = ManualClock(START)
        self.journal = MemoryJournal()
        self.desk = Desk(self.journal, LIBRARY, self.clock)
        self.numbers = count(1)

    def do(
        self, name: str, command: c.Command, actor: Actor = OFFICER, command_id: str = ""
    ) -> Outcome:
        sent = command_id or f"command-{next(self.numbers)}"
        return asyncio.run(self.desk.handle(name, command, actor, sent))

    def refused(self, name: str, command: c.Command, actor: Actor = OFFICER) -> str:
        """Return the code with which a command is refused; it leaves no trace."""
        head = self.journal.head()
        with pytest.raises(CommandRefused) as caught:
            self.do(name, command, actor)
        assert self.journal.head() == head
        assert caught.value.refusal.reason.zh
        assert caught.value.refusal.reason.en
        return caught.value.refusal.code

    def call(
        self,
        name: str,
        plan: str,
        facts: Mapping[str, Any] | None = None,
        *,
        title: str = "塔吊倒在油船上",
        granted: bool = False,
        channel: str = "110",
    ) -> Incident:
        call = c.ReportIncident(
            plan=plan,
            title=title,
            place="嵊州港三号泊位",
            district="shengzhou",
            facts=facts or {},
            caller={"name": "张某", "phone": "13800000000"},
            channel=channel,
        )
        self.do(name, call)
        if granted:
            self.grant(name)
        return self[name]

    def __getitem__(self, name: str) -> Incident:
        return self.desk.incident(name)

    def plan(self, name: str) -> Plan:
        return self.desk.plan(self[name])

    def person(self, name: str, role: str) -> Actor:
        party = self.plan(name).party(role, self[name].district)
        return Actor(user=party, name=party, role="commander", party=party)

    def grant(self, name: str, subject: str = "activation") -> None:
        """Let every body take its step of the open approval."""
        approval = self[name].open_approval(subject)
        plan = self.plan(name)
        while approval and (step := next_step(plan, self[name].approvals[approval.id])):
            taken = c.TakeStep(approval.id, step.id, grant=True)
            self.do(name, taken, self.person(name, step.by))

    def end(self, name: str) -> None:
        """Let the response end: the checklist, the proposal, every step."""
        plan = self.plan(name)
        for condition in plan.ending.conditions:
            self.do(name, c.CheckEnding(condition.id, "met", "已核实"))
        response = self[name].response or "none"
        chain = next(one for one in plan.ending.chains if response in one.responses)
        self.do(name, c.ProposeEnding("处置完毕"), self.person(name, chain.steps[0].by))
        self.grant(name, "ending")

    def wait(self, minutes: float) -> None:
        self.clock.advance(timedelta(minutes=minutes))
        asyncio.run(self.desk.tick())

    def kinds(self, name: str) -> list[str]:
        return [entry.kind for entry in self.journal.read(name)]

    def told(self, name: str) -> list[str]:
        """Return the timeline in Chinese."""
        return [line.text.zh for line in story(self.plan(name), self.journal.read(name))]

    def figure(self, name: str, fact: str) -> Any:
        known = self[name].figures.get(fact)
        return known.value if known else None

    def replays(self) -> bool:
        """Whether every incident folds from the journal to what it is."""
        heads = self.journal.incidents()
        return all(replay(self.journal.read(h.incident)) == self[h.incident] for h in heads)

    def events(self, name: str, kind: type) -> list[Any]:
        records = (to_record(entry) for entry in self.journal.read(name))
        return [record.event for record in records if isinstance(record.event, kind)]


def standing(incident: Incident) -> set[tuple[str, str]]:
    """Return the directives that stand, as item and party."""
    found = incident.directives.values()
    return {(one.item, one.party) for one in found if one.state != "withdrawn"}


def owed(incident: Incident) -> set[tuple[str, str]]:
    """Return the reports that are owed and unsent."""
    found = incident.reports.values()
    return {(one.obligation, one.party) for one in found if one.state == "due"}
