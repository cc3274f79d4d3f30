"""The smallest world around the warnings' `decide`: a plan, a journal in memory, a clock by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from engine.errors import CommandRefused, Refusal
from engine.journal.entry import Actor, Append, Entry
from engine.journal.memory import MemoryJournal
from engine.plan.library import PlanLibrary
from engine.plan.plan import Plan
from engine.plan.settling import chosen
from engine.warning import commands as c
from engine.warning.codec import to_record
from engine.warning.decide import decide
from engine.warning.due import next_due
from engine.warning.fold import replay
from engine.warning.routes import announces, next_step
from engine.warning.state import Warned

START = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)
T = TypeVar("T")
LIBRARY = PlanLibrary.shipped()
OFFICER = Actor(user="wang", name="王值班", role="duty_officer", party="nobody")
NAME = "warning:w1"
DISTRICT = "yuecheng"


class Hall:
    """One warning and everything that can be done to it."""

    def __init__(self, plan: str, **choices: str) -> None:
        self.plan: Plan = chosen(LIBRARY.plan(plan), choices)
        self.journal = MemoryJournal()
        self.now = START
        self.warned: Warned | None = None

    @property
    def state(self) -> Warned:
        assert self.warned is not None
        return self.warned

    def do(self, command: c.Command, actor: Actor = OFFICER) -> list[Entry]:
        before = self.warned
        drafts, after = decide(self.plan, before, command, name=NAME, actor=actor, now=self.now)
        assert after is not None
        if not drafts:
            return []
        write = Append(
            incident=NAME,
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
        self.warned = after
        return entries

    def notice(
        self, facts: Mapping[str, Any] | None = None, feared: str = "", trigger: str = ""
    ) -> Warned:
        triggers = self.plan.warnings.triggers if self.plan.warnings else ()
        self.do(
            c.NoticeTrigger(
                plan=self.plan.id,
                trigger=trigger or next((one.id for one in triggers), ""),
                title="锅炉可能受损",
                place="某电厂",
                district=DISTRICT,
                source="气象台",
                facts=facts or {},
                feared=feared,
            )
        )
        return self.state

    def write(self, **changes: Any) -> None:
        content = {"title": "锅炉可能受损", "area": "某电厂", **changes}
        self.do(c.WriteContent(**content))

    def wait(self, minutes: float) -> list[Entry]:
        self.now += timedelta(minutes=minutes)
        return self.do(c.Tick())

    def person(self, party: str) -> Actor:
        return Actor(user=party, name=party, role="commander", party=party)

    def body(self, role: str) -> Actor:
        return self.person(self.plan.party(role, DISTRICT))

    def propose(self) -> None:
        step = next_step(self.plan, self.state, None)
        assert step is not None
        self.do(c.Propose("分析认为应当预警"), self.body(step.by))

    def take(self, *, grant: bool = True, reason: str = "") -> str:
        """Let the body whose step is next take it; returns its id."""
        running = self.state.round
        assert running is not None
        step = next_step(self.plan, self.state, running)
        assert step is not None
        if announces(self.plan, self.state, step):
            channels = self.plan.warnings.channels if self.plan.warnings else ()
            told = tuple(channel.id for channel in channels[:2])
            self.do(c.Announce(running.id, step.id, told, "小李"), self.body(step.by))
        else:
            self.do(c.TakeStep(running.id, step.id, grant, reason), self.body(step.by))
        return step.id

    def issue(self) -> list[str]:
        """Put the content forward and let everybody take their step; returns the steps taken."""
        self.propose()
        running = self.state.round
        assert running is not None
        taken = [done.step for done in running.steps]
        while self.state.round is not None:
            taken.append(self.take())
        return taken

    def refused(self, command: c.Command, actor: Actor = OFFICER) -> Refusal:
        head, before = self.journal.head(), self.warned
        try:
            self.do(command, actor)
        except CommandRefused as error:
            assert (self.journal.head(), self.warned) == (head, before)
            return error.refusal
        raise AssertionError("it was not refused")

    def replayed(self) -> Warned | None:
        return replay(self.journal.read(NAME))

    def kinds(self) -> list[str]:
        return [entry.kind for entry in self.journal.read(NAME)]

    def events(self, kind: type[T]) -> list[T]:
        records = (to_record(entry) for entry in self.journal.read(NAME))
        return [record.event for record in records if isinstance(record.event, kind)]
