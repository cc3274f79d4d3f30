"""The application: load, decide, append, fold, publish. It holds no truth of its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import NAMESPACE_OID, uuid5
from zoneinfo import ZoneInfo

from engine.clock import Clock
from engine.errors import (
    CommandRefused,
    FigureImpossible,
    IncidentNotFound,
    PlanNotFound,
    PlanNotInForce,
    StaleVersion,
)
from engine.incident.codec import recordable_actor
from engine.incident.commands import Command, ReportIncident, Tick
from engine.incident.due import next_due
from engine.incident.snapshots import is_due, keep, recall
from engine.incident.state import Incident
from engine.incident.together import Basis, Decided, decide_together, named_by, opened_by
from engine.journal.entry import Actor, Append, Entry, Journal
from engine.plan.library import PlanLibrary
from engine.plan.plan import Plan

_ATTEMPTS = 12
_log = logging.getLogger(__name__)

ENGINE = Actor(user="engine", name="引擎", role="engine")
"""Who acts when the clock speaks."""

Listener = Callable[[Sequence[Entry]], None]
Beside = Callable[[datetime], Sequence[Append]]
"""What else is recorded in the commit of a command, decided afresh at each attempt."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command recorded (nothing when it changed nothing), and the state after it.

    `repeated` says that the same command had been recorded before.
    """

    incident: Incident
    entries: tuple[Entry, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class _Sent:
    """A command as it came in."""

    name: str
    command: Command
    actor: Actor
    command_id: str
    beside: Beside | None


class Desk:
    """Takes commands for the incidents of one journal."""

    def __init__(self, journal: Journal, library: PlanLibrary, clock: Clock) -> None:
        self.journal = journal
        self.library = library
        self.clock = clock
        self._known: dict[str, Incident] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._listeners: list[Listener] = []
        self._numbers: dict[str, int] = {}
        self._under_way: set[asyncio.Future[Outcome]] = set()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear every entry after it is recorded; returns how to stop hearing."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def plan(self, incident: Incident) -> Plan:
        """Return the plan edition that an incident is pinned to."""
        return self.edition(incident.edition)

    def edition(self, edition: str) -> Plan:
        """Return a plan edition: a shipped one, or as the journal keeps it."""
        try:
            return self.library.edition(edition)
        except PlanNotFound:
            return self.library.edition(edition, self.journal.edition(edition))

    def current(self, plan_id: str) -> Plan:
        """Return the edition in force today, under which calls are opened.

        Raises PlanNotFound, PlanNotInForce.
        """
        return self.library.in_force(plan_id, self._day(plan_id))

    def plans(self) -> list[Plan]:
        """Return the editions in force today, of every plan that has one."""
        found = []
        for plan_id in self.library.names():
            with suppress(PlanNotInForce):
                found.append(self.current(plan_id))
        return found

    def incident(self, name: str) -> Incident:
        """Return an incident's state. Raises IncidentNotFound."""
        known = self._known.get(name)
        if known is None:
            known = recall(self.journal, name)
            if known is None:
                raise IncidentNotFound(name)
            self._known[name] = known
        return known

    def at(self, name: str, seq: int) -> Incident:
        """Return an incident as it stood after entry `seq`."""
        then = recall(self.journal, name, seq)
        if then is None:
            raise IncidentNotFound(name)
        return then

    def incidents(self, *, only_open: bool = False) -> list[Incident]:
        """Return incidents, oldest first."""
        heads = self.journal.incidents(only_open=only_open)
        self._numbers.update({head.incident: head.number for head in heads})
        return [self.incident(head.incident) for head in heads]

    def number(self, name: str) -> int:
        """Return the running number by which people name an incident."""
        if name not in self._numbers:
            heads = self.journal.incidents()
            self._numbers.update({head.incident: head.number for head in heads})
        if name not in self._numbers:
            raise IncidentNotFound(name)
        return self._numbers[name]

    async def handle(
        self,
        name: str,
        command: Command,
        actor: Actor,
        command_id: str,
        beside: Beside | None = None,
    ) -> Outcome:
        """Decide a command and record it, deciding again when somebody else was faster.

        `command_id` is the client's UUID; a command seen before returns its first outcome. Whoever
        asked may go away meanwhile: what is recorded is still folded and published. `beside` gives
        writes to other streams that are recorded in the same commit, or none of both.
        """
        work = asyncio.ensure_future(self._handle(name, command, actor, command_id, beside))
        self._under_way.add(work)
        work.add_done_callback(self._under_way.discard)
        return await asyncio.shield(work)

    async def _handle(
        self, name: str, command: Command, actor: Actor, command_id: str, beside: Beside | None
    ) -> Outcome:
        for _ in range(_ATTEMPTS):
            names = self._concerned(name, command)
            async with self._holding(names):
                if self._concerned(name, command) != names:
                    continue
                try:
                    sent = _Sent(name, command, actor, command_id, beside)
                    return await self._attempt(names, sent)
                except StaleVersion:
                    for each in names:
                        self._known.pop(each, None)
                except (CommandRefused, FigureImpossible):
                    earlier = self._earlier(command_id)
                    if earlier is None:
                        raise
                    return earlier
        raise StaleVersion(name, -1, -1)

    @asynccontextmanager
    async def _holding(self, names: Sequence[str]) -> AsyncIterator[None]:
        """Hold every incident that a command may touch; in one order, so that nobody waits in a circle."""
        async with AsyncExitStack() as held:
            for name in sorted(names):
                await held.enter_async_context(self._locks.setdefault(name, asyncio.Lock()))
            yield

    def _concerned(self, name: str, command: Command) -> tuple[str, ...]:
        """Return every incident that a command may touch: itself, those it names, companions."""
        found = [name]
        if isinstance(command, ReportIncident):
            return (name,)
        asked = [name, *(one for one in named_by(command, self.incident(name)) if one != name)]
        fresh = opened_by(command)
        while asked:
            each = asked.pop(0)
            if each not in found:
                found.append(each)
            ties = self.incident(each).tied("companion")
            asked += [tie.incident for tie in ties if tie.incident not in found + asked]
        return (*found, *([fresh[0]] if fresh and fresh[0] not in found else []))

    def _earlier(self, command_id: str) -> Outcome | None:
        """Return what a command led to when it was recorded before."""
        entries = self.journal.recorded(command_id)
        if not entries:
            return None
        return Outcome(self.incident(entries[0].incident), tuple(entries), repeated=True)

    async def _attempt(self, names: Sequence[str], sent: _Sent) -> Outcome:
        name, command, command_id = sent.name, sent.command, sent.command_id
        bases = {each: await self._basis(each, command) for each in names}
        actor, now = recordable_actor(sent.actor), self.clock.now()
        decided = decide_together(bases, command, name=name, actor=actor, now=now)
        if not decided:
            return self._earlier(command_id) or Outcome(self.incident(name), ())
        writes = [_write(one, actor, now, command_id) for one in decided]
        writes += sent.beside(now) if sent.beside else ()
        entries = await asyncio.wrap_future(self.journal.append_all(writes))
        first = decided[0]
        if entries[0].incident != first.name or entries[0].seq != first.expected + 1:
            return Outcome(self.incident(entries[0].incident), tuple(entries), repeated=True)
        hashes = {entry.incident: entry.hash for entry in entries}
        for one in decided:
            self._known[one.name] = one.after
            if is_due(one.expected, one.after.version):
                keep(self.journal, one.after, hashes[one.name])
        self.publish(entries)
        return Outcome(self._known[name], tuple(entries))

    async def _basis(self, name: str, command: Command) -> Basis:
        """Return what an incident is decided on; a new one's edition is kept first."""
        if isinstance(command, ReportIncident):
            opens = (name, command.plan)
        else:
            opens = opened_by(command) or ("", "")
        if name != opens[0]:
            known = self.incident(name)
            return Basis(self.plan(known), known)
        plan = self.current(opens[1])
        files = self.library.files_of(plan)
        await asyncio.to_thread(self.journal.keep_edition, plan.edition, files)
        return Basis(plan, recall(self.journal, name))

    def _day(self, plan_id: str) -> date:
        """Return today where a plan holds."""
        zone = ZoneInfo(self.library.plan(plan_id).directory.jurisdiction.time_zone)
        return self.clock.now().astimezone(zone).date()

    def publish(self, entries: Sequence[Entry]) -> None:
        """Tell every listener what was recorded."""
        for listener in tuple(self._listeners):
            listener(entries)

    def due(self, now: datetime) -> list[str]:
        """Return open incidents with a deadline that has passed."""
        heads = self.journal.incidents(only_open=True)
        return [h.incident for h in heads if h.next_due is not None and h.next_due <= now]

    async def tick(self) -> int:
        """Record every deadline that has passed; returns how many incidents were late.

        Raises ExceptionGroup after all were tried, when some could not be recorded.
        """
        late = self.due(self.clock.now())
        failed: dict[str, Exception] = {}
        for name in late:
            try:
                version = self.incident(name).version
                command_id = str(uuid5(NAMESPACE_OID, f"tick:{name}:{version}"))
                await self.handle(name, Tick(), ENGINE, command_id)
            except Exception as error:  # noqa: BLE001 - whatever ails one, the others' clocks run on
                failed[name] = error
        if failed:
            raise ExceptionGroup(f"deadlines of {', '.join(failed)}", list(failed.values()))
        return len(late)


def _write(decided: Decided, actor: Actor, now: datetime, command_id: str) -> Append:
    after = decided.after
    return Append(
        incident=decided.name,
        expected=decided.expected,
        drafts=decided.drafts,
        recorded_at=now,
        actor=actor,
        edition=decided.plan.edition,
        command=command_id,
        next_due=next_due(decided.plan, after),
        open=not after.over,
    )


class Timed(Protocol):
    """What has deadlines: the desk of incidents, and that of warnings."""

    async def tick(self) -> int:
        """Record every deadline that has passed; returns how many things were late."""


async def keep_time(desk: Timed, stop: asyncio.Event, every: float = 0.5) -> None:
    """Tick until stopped. A failing journal is logged and tried again: deadlines stay due."""
    while not stop.is_set():
        try:
            await desk.tick()
        except Exception:  # noqa: BLE001 - outermost loop of a worker: one bad tick must not end it
            _log.exception("the clock could not record what is due")
        try:
            await asyncio.wait_for(stop.wait(), every)
        except TimeoutError:
            continue
