"""Running a drill: the clock jumps to whatever comes next, the engine does the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.clock import ManualClock
from engine.desk import Desk
from engine.errors import CommandRefused, FigureImpossible
from engine.incident.commands import Moment, ReportIncident
from engine.incident.due import next_due
from engine.incident.state import Incident
from engine.journal.entry import Entry
from simulations.cast import Action, Cast
from simulations.direction import CONTROLLER
from simulations.scenario import Scenario

_MOST_ACTIONS = 20_000


def opening(scenario: Scenario, now: datetime) -> ReportIncident:
    """Return the call that opens a drill at `now`."""
    call = scenario.call
    return ReportIncident(
        plan=scenario.plan,
        title=call.title,
        place=call.place,
        district=call.district,
        summary=call.summary,
        caller=call.caller,
        channel=call.channel,
        facts=call.facts,
        when=Moment(now - timedelta(minutes=call.happened_before)),
        drill=scenario.id,
    )


@dataclass(slots=True)
class Drill:
    """One run of a scenario on a desk that is a drill's own.

    `taken` remembers the actions of this process; after a restart `recall` learns from the journal
    which injects were given, everything else follows from the state.
    """

    desk: Desk
    cast: Cast
    name: str
    taken: set[str]

    async def open(self) -> Incident:
        """Take the opening call."""
        now = self.desk.clock.now()
        command = opening(self.cast.scenario, now)
        outcome = await self.desk.handle(self.name, command, CONTROLLER, f"{self.name}:open")
        return outcome.incident

    def recall(self) -> None:
        """Learn which injects were given before this process began."""
        incident = self.desk.incident(self.name)
        for action in self.cast.actions(incident):
            if self.desk.journal.recorded(action.command_id(self.name)):
                self.taken.add(action.key)

    def upcoming(self) -> list[Action]:
        """Return what the cast will do next, soonest first."""
        incident = self.desk.incident(self.name)
        return [a for a in self.cast.actions(incident) if a.key not in self.taken]

    async def act(self, action: Action) -> Sequence[Entry]:
        """Let one action happen; one that a person forestalled is passed over."""
        actor = self.cast.actor(action.party)
        command_id = action.command_id(self.name)
        try:
            outcome = await self.desk.handle(self.name, action.command, actor, command_id)
        except (CommandRefused, FigureImpossible):
            self.taken.add(action.key)
            return ()
        self.taken.add(action.key)
        return outcome.entries

    async def act_until(self, now: datetime) -> int:
        """Let everything happen that is due by `now`; returns how many actions were taken."""
        count = 0
        while (ready := self.upcoming()) and ready[0].at <= now:
            await self.act(ready[0])
            count += 1
        return count


async def run(drill: Drill, clock: ManualClock, length: timedelta) -> Incident:
    """Run a drill from its call to its end, or for `length`, jumping from event to event.

    Deadlines come before actions of the same moment, as a clock does not wait for people.
    """
    incident = await drill.open()
    end = clock.now() + length
    for _ in range(_MOST_ACTIONS):
        incident = drill.desk.incident(drill.name)
        actions = drill.upcoming()
        deadline = next_due(drill.desk.plan(incident), incident)
        coming = [m for m in (deadline, actions[0].at if actions else None) if m is not None]
        if incident.over or not coming or min(coming) > end:
            break
        moment = max(min(coming), clock.now())
        clock.advance_to(moment)
        if deadline is not None and deadline <= moment:
            await drill.desk.tick()
        else:
            await drill.act(actions[0])
    return drill.desk.incident(drill.name)
