"""An incident that cannot be read must not stop the clocks of the others."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from engine.clock import ManualClock
from engine.desk import Desk
from engine.errors import PlanNotFound
from engine.incident.commands import ReportIncident
from engine.journal.entry import Actor
from engine.journal.memory import MemoryJournal
from engine.plan.library import PlanLibrary
from engine.plan.plan import Plan

START = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)
OFFICER = Actor(user="wang", name="王值班", role="duty_officer", party="office")


class Forgetful(PlanLibrary):
    """A library that has lost every edition but one."""

    only: str | None = None

    def edition(self, edition: str, files: Mapping[str, bytes] | None = None) -> Plan:
        if self.only not in (None, edition):
            raise PlanNotFound(f"edition {edition} is gone")
        return super().edition(edition, files)


def test_one_unreadable_incident_does_not_hold_up_the_deadlines_of_another() -> None:
    library = Forgetful(PlanLibrary.shipped().root)
    clock = ManualClock(START)
    desk = Desk(MemoryJournal(), library, clock)

    def call(plan: str) -> ReportIncident:
        return ReportIncident(plan, "碰撞", "运河", "keqiao")

    async def late() -> None:
        await desk.handle("broken", call("special_equipment"), OFFICER, "k1")
        await desk.handle("sound", call("waterway"), OFFICER, "k2")
        library.only = library.plan("waterway").edition
        clock.advance(timedelta(hours=1))
        with pytest.raises(ExceptionGroup, match="broken"):
            await desk.tick()

    asyncio.run(late())
    assert any(directive.unanswered for directive in desk.incident("sound").directives.values())
    assert desk.due(clock.now()) == ["broken"]
