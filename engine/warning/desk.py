"""The application of warnings: load, decide, append, fold, publish, beside the incidents' desk.

It shares the desk's journal, clock, plans and listeners. What ties a warning to an incident is
recorded in both streams in one commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from engine.desk import ENGINE, Desk
from engine.desk import Outcome as IncidentOutcome
from engine.errors import CommandRefused, FengsuiError, FigureImpossible, StaleVersion
from engine.incident.codec import recordable_actor
from engine.incident.commands import LinkWarning, ReportIncident
from engine.journal.entry import Actor, Append, Entry
from engine.journal.streams import stream_name
from engine.plan.plan import Plan
from engine.warning.codec import STREAM
from engine.warning.commands import Command, NoticeTrigger, OpenIncident, Tick
from engine.warning.decide import decide
from engine.warning.due import next_due
from engine.warning.fold import replay
from engine.warning.state import Warned

_ATTEMPTS = 12


class WarningNotFound(FengsuiError):
    """No such warning in this journal."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command recorded (nothing when it changed nothing), and the state after it."""

    warned: Warned
    entries: tuple[Entry, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """One attempt at one command."""

    name: str
    command: Command
    actor: Actor
    command_id: str
    now: datetime


def _write(asked: _Asked, known: Warned | None, plan: Plan) -> tuple[Append | None, Warned]:
    """Decide, and return what is to be appended (None for nothing) with the state after it."""
    drafts, after = decide(
        plan, known, asked.command, name=asked.name, actor=asked.actor, now=asked.now
    )
    if after is None:
        raise WarningNotFound(asked.name)
    if not drafts:
        return None, after
    write = Append(
        incident=asked.name,
        expected=known.version if known else 0,
        drafts=drafts,
        recorded_at=asked.now,
        actor=asked.actor,
        edition=plan.edition,
        command=asked.command_id,
        next_due=next_due(plan, after),
        open=not after.over,
    )
    return write, after


class WarningDesk:
    """Takes commands for the warnings of one realm. A warning is named by its stream."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.journal = desk.journal
        self._known: dict[str, Warned] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._numbers: dict[str, int] = {}
        self._under_way: set[asyncio.Future[Outcome]] = set()

    def plan(self, warned: Warned) -> Plan:
        """Return the plan edition that a warning is pinned to."""
        return self.desk.edition(warned.edition)

    def warning(self, name: str) -> Warned:
        """Return a warning's state. Raises WarningNotFound."""
        known = self._known.get(name)
        if known is None:
            known = replay(self.journal.read(name))
            if known is None:
                raise WarningNotFound(name)
            self._known[name] = known
        return known

    def warnings(self, *, only_open: bool = False) -> list[Warned]:
        """Return warnings, oldest first."""
        heads = self.journal.incidents(only_open=only_open, stream=STREAM)
        self._numbers.update({head.incident: head.number for head in heads})
        return [self.warning(head.incident) for head in heads]

    def number(self, name: str) -> int:
        """Return the running number by which people name a warning."""
        if name not in self._numbers:
            self.warnings()
        if name not in self._numbers:
            raise WarningNotFound(name)
        return self._numbers[name]

    async def handle(self, name: str, command: Command, actor: Actor, command_id: str) -> Outcome:
        """Decide a command and record it, deciding again when somebody else was faster.

        `command_id` is the client's UUID; a command seen before returns its first outcome. Raises
        CommandRefused, FigureImpossible, WarningNotFound, PlanNotFound.
        """
        work = asyncio.ensure_future(self._handle(name, command, actor, command_id))
        self._under_way.add(work)
        work.add_done_callback(self._under_way.discard)
        return await asyncio.shield(work)

    async def open_incident(
        self,
        name: str,
        command: OpenIncident,
        report: ReportIncident,
        actor: Actor,
        command_id: str,
    ) -> IncidentOutcome:
        """Open an incident from a warning, and say so in both, in one commit."""
        return await asyncio.shield(
            asyncio.ensure_future(self._with_incident(name, command, report, actor, command_id))
        )

    async def _with_incident(
        self,
        name: str,
        command: NoticeTrigger | OpenIncident,
        other: ReportIncident | LinkWarning,
        actor: Actor,
        command_id: str,
    ) -> IncidentOutcome:
        incident = command.incident
        async with self._lock(name):

            def beside(now: datetime) -> Sequence[Append]:
                self._known.pop(name, None)
                known, plan = self._basis(name, command)
                asked = _Asked(name, command, recordable_actor(actor), command_id, now)
                write, _ = _write(asked, known, plan)
                return (write,) if write else ()

            if isinstance(command, NoticeTrigger):
                await self._keep(self.desk.current(command.plan))
            done = await self.desk.handle(incident, other, actor, command_id, beside)
            self._known.pop(name, None)
            return done

    def _lock(self, name: str) -> asyncio.Lock:
        return self._locks.setdefault(name, asyncio.Lock())

    async def _handle(self, name: str, command: Command, actor: Actor, command_id: str) -> Outcome:
        if isinstance(command, NoticeTrigger) and command.incident:
            link = LinkWarning(name, command.title)
            await self._with_incident(name, command, link, actor, command_id)
            return Outcome(self.warning(name), tuple(self.journal.recorded(command_id)))
        async with self._lock(name):
            for _ in range(_ATTEMPTS):
                try:
                    return await self._attempt(name, command, actor, command_id)
                except StaleVersion:
                    self._known.pop(name, None)
                except (CommandRefused, FigureImpossible):
                    earlier = self._earlier(name, command_id)
                    if earlier is None:
                        raise
                    return earlier
        raise StaleVersion(name, -1, -1)

    def _earlier(self, name: str, command_id: str) -> Outcome | None:
        entries = self.journal.recorded(command_id)
        return Outcome(self.warning(name), tuple(entries), repeated=True) if entries else None

    async def _attempt(self, name: str, command: Command, actor: Actor, command_id: str) -> Outcome:
        known, plan = self._basis(name, command)
        if isinstance(command, NoticeTrigger):
            await self._keep(plan)
        now = self.desk.clock.now()
        asked = _Asked(name, command, recordable_actor(actor), command_id, now)
        write, after = _write(asked, known, plan)
        if write is None:
            return self._earlier(name, command_id) or Outcome(after, ())
        entries = await asyncio.wrap_future(self.journal.append(write))
        if entries[0].incident != name or entries[0].seq != write.expected + 1:
            return Outcome(self.warning(name), tuple(entries), repeated=True)
        self._known[name] = after
        self.desk.publish(entries)
        return Outcome(after, tuple(entries))

    def _basis(self, name: str, command: Command) -> tuple[Warned | None, Plan]:
        if not isinstance(command, NoticeTrigger):
            known = self.warning(name)
            return known, self.plan(known)
        return replay(self.journal.read(name)), self.desk.current(command.plan)

    async def _keep(self, plan: Plan) -> None:
        files = self.desk.library.files_of(plan)
        await asyncio.to_thread(self.journal.keep_edition, plan.edition, files)

    async def tick(self) -> int:
        """Record every deadline that has passed; returns how many warnings were late.

        Raises ExceptionGroup after all were tried, when some could not be recorded.
        """
        now = self.desk.clock.now()
        heads = self.journal.incidents(only_open=True, stream=STREAM)
        late = [h.incident for h in heads if h.next_due is not None and h.next_due <= now]
        failed: dict[str, Exception] = {}
        for name in late:
            try:
                version = self.warning(name).version
                command_id = str(uuid5(NAMESPACE_OID, f"tick:{name}:{version}"))
                await self.handle(name, Tick(), ENGINE, command_id)
            except Exception as error:  # noqa: BLE001 - whatever ails one, the others' clocks run on
                failed[name] = error
        if failed:
            raise ExceptionGroup(f"deadlines of {', '.join(failed)}", list(failed.values()))
        return len(late)


def name_of(id_: str) -> str:
    """Return the stream of a warning by its identifier."""
    return stream_name(STREAM, id_)


def id_of(warned: Warned) -> str:
    """Return the identifier of a warning, without the kind of its stream."""
    return warned.id.partition(":")[2]
