"""The drills that run in this process: whoever is not played by people acts on the drill's clock.

Everything is recovered from the journal: an open incident that names a scenario is a drill under
way, and the notes of its controllers say how it is directed.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import NAMESPACE_OID, uuid5

from engine.clock import ScaledClock
from engine.errors import CommandRefused, FengsuiError, Refusal
from engine.incident.state import Incident
from engine.journal.entry import Actor, Entry
from engine.text import Text
from simulations.cast import Cast
from simulations.direction import CONTROLLER, Direction, direction_of
from simulations.drill import Drill
from simulations.library import ScenarioNotFound, check, find, names, read_scenario
from simulations.scenario import Scenario
from simulations.stopping import FINISHED, STOPPED, stop
from web.realm import Realm

PACES = (1, 10, 60)
SHOWN = 20
LONGEST_WAIT = 30.0
AFTER_A_FAULT = 5.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A drill that is always under way: `again_after` seconds behind the end of the last one."""

    scenario: str = "paojiang_vessel_explosion"
    pace: int = 10
    again_after: float = 60.0


class DrillsUnderWay:
    """Starts, directs and runs the drills of the drill realm; all drills share its clock.

    `wall` is the wall clock (UTC): the pause between two demonstrations is one of ours, not of the
    drills' clock.
    """

    def __init__(
        self,
        realm: Realm,
        wall: Callable[[], datetime],
        demonstration: Demonstration | None = None,
    ) -> None:
        self.realm = realm
        self._desk = realm.desk
        self._wall = wall
        self._quiet_since = datetime.min.replace(tzinfo=UTC)
        here = frozenset(realm.desk.library.names())
        self._names = frozenset(n for n in names() if read_scenario(find(n))[0].plan in here)
        shown = demonstration is not None and demonstration.scenario in self._names
        self._demonstration = demonstration if shown else None
        self._read: dict[str, Scenario] = {}
        self._drills: dict[str, Drill] = {}
        self._lost: set[str] = set()
        self._wake = asyncio.Event()

    def scenarios(self) -> list[Scenario]:
        """Return the shipped scenarios of the plans that are here. Raises FileRefused."""
        return [self.scenario(name) for name in sorted(self._names)]

    def scenario(self, name: str) -> Scenario:
        """Return a shipped scenario. Raises ScenarioNotFound, FileRefused."""
        if name not in self._names:
            raise ScenarioNotFound(name)
        if name not in self._read:
            scenario, source = read_scenario(find(name))
            self._read[name] = check(scenario, source, self._desk.library.plan(scenario.plan))
        return self._read[name]

    def is_drill(self, incident: Incident) -> bool:
        """Tell whether an incident of the drill realm runs by a scenario."""
        return incident.drill in self._names

    def open(self) -> list[Incident]:
        """Return the drills that are not over, oldest first."""
        return [one for one in self._desk.incidents(only_open=True) if self.is_drill(one)]

    def past(self) -> list[Incident]:
        """Return the last drills that are over, latest first."""
        heads = [head for head in self._desk.journal.incidents() if not head.open]
        latest = [self._desk.incident(head.incident) for head in heads[: -SHOWN - 1 : -1]]
        return [one for one in latest if self.is_drill(one)]

    def direction(self, name: str) -> Direction:
        """Return how a drill is directed."""
        return direction_of(self._desk.journal.read(name))

    async def start(self, scenario: str, direction: Direction, command_id: str) -> Incident:
        """Open a drill; the same command opens the same drill. Raises ScenarioNotFound."""
        script = self.scenario(scenario)
        plan = self._desk.library.plan(script.plan)
        cast = Cast(script, plan, direction.seed, direction.people)
        drill = Drill(self._desk, cast, f"drill-{command_id}", set())
        incident = await drill.open()
        await self._note(drill.name, direction, command_id)
        self._drills.setdefault(drill.name, drill)
        self._set_clock(direction)
        return incident

    async def set_pace(self, pace: int, *, paused: bool, command_id: str) -> None:
        """Let the clock of all drills run at a pace, or stand; every open drill notes it.

        Raises CommandRefused where the realm's clock is a fixed one.
        """
        if not isinstance(self._desk.clock, ScaledClock):
            wrong = Text(zh="这里的时钟不能调速", en="the pace of this clock cannot be changed")
            raise CommandRefused(Refusal("fixed_clock", wrong))
        for incident in self.open():
            direction = replace(self.direction(incident.id), pace=pace, paused=paused)
            await self._note(incident.id, direction, f"{command_id}:{incident.id}")
        self._set_clock(Direction(pace=pace, paused=paused))

    async def stop(self, name: str, actor: Actor, command_id: str) -> Incident:
        """Break a drill off. Raises IncidentNotFound."""
        return await stop(self._desk, name, actor, command_id, STOPPED)

    async def run(self) -> None:
        """Run every drill until cancelled: wait for what comes next, or for an entry."""
        stop_hearing = self._desk.subscribe(self._heard)
        try:
            while True:
                self._wake.clear()
                try:
                    pause = await self.step()
                except Exception:  # noqa: BLE001 - outermost loop of a worker: drills go on
                    _log.exception("the drills under way stumbled; trying again")
                    pause = AFTER_A_FAULT
                await self._wait(pause)
        finally:
            stop_hearing()

    async def step(self) -> float:
        """Let everything happen that is due; returns for how many seconds nothing will."""
        self._resume()
        for name in list(self._drills):
            try:
                await self._act(name)
            except FengsuiError as fault:
                # One drill that stumbles must not hold back the others.
                _log.error("drill %s stumbled: %s", name, fault)
        if not self._drills:
            return await self._demonstrate()
        self._quiet_since = self._wall()
        return self._until_next()

    def _heard(self, _: Sequence[Entry]) -> None:
        self._wake.set()

    async def _wait(self, pause: float) -> None:
        # Not wait_for: on Python 3.11 it loses a cancellation that comes together with an entry.
        try:
            async with asyncio.timeout(pause):
                await self._wake.wait()
        except TimeoutError:
            return

    def _resume(self) -> None:
        """Take up drills that another process opened before this one."""
        for incident in self.open():
            if incident.id in self._drills or incident.id in self._lost:
                continue
            try:
                script = self.scenario(incident.drill or "")
            except FengsuiError as fault:
                self._lost.add(incident.id)
                _log.error("drill %s cannot go on: %s", incident.id, fault)
                continue
            direction = self.direction(incident.id)
            cast = Cast(script, self._desk.plan(incident), direction.seed, direction.people)
            drill = Drill(self._desk, cast, incident.id, set())
            drill.recall()
            self._drills[incident.id] = drill
            self._set_clock(direction)

    async def _act(self, name: str) -> None:
        drill = self._drills[name]
        await drill.act_until(self._desk.clock.now())
        incident = self._desk.incident(name)
        if _played_out(drill, incident):
            incident = await stop(self._desk, name, CONTROLLER, f"{name}:end", FINISHED)
        if incident.over:
            del self._drills[name]

    def _until_next(self) -> float:
        pace = self.realm.pace
        coming = [upcoming[0].at for one in self._drills.values() if (upcoming := one.upcoming())]
        if pace == 0 or not coming:
            return LONGEST_WAIT
        left = (min(coming) - self._desk.clock.now()).total_seconds() / pace
        return min(max(left, 0.0), LONGEST_WAIT)

    async def _demonstrate(self) -> float:
        """Begin the standing drill once none has been under way for long enough."""
        standing = self._demonstration
        if standing is None:
            return LONGEST_WAIT
        quiet = (self._wall() - self._quiet_since).total_seconds()
        if quiet < standing.again_after:
            return standing.again_after - quiet
        journal = self._desk.journal
        command = str(uuid5(NAMESPACE_OID, f"demonstration:{journal.head()}"))
        direction = Direction(seed=len(journal.incidents()) + 1, pace=standing.pace)
        await self.start(standing.scenario, direction, command)
        return 0.0

    async def _note(self, name: str, direction: Direction, command_id: str) -> None:
        await self._desk.handle(name, direction.note, CONTROLLER, f"{command_id}:direction")

    def _set_clock(self, direction: Direction) -> None:
        clock = self._desk.clock
        if isinstance(clock, ScaledClock):
            clock.run_at(direction.pace)
            (clock.pause if direction.paused else clock.resume)()
            self.realm.hub.clock_changed()
        self._wake.set()


def _played_out(drill: Drill, incident: Incident) -> bool:
    """Whether the aftermath is reached and neither the cast nor a person has work left."""
    if incident.over or drill.cast.plan.phases[incident.phase].kind != "aftermath":
        return False
    people = drill.cast.people
    working = any(one.open and one.party in people for one in incident.directives.values())
    owing = any(one.state == "due" and one.sender in people for one in incident.reports.values())
    return not (working or owing or drill.upcoming())
