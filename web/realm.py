"""Two realms, real and drill: each with its own journal, desk and hub, never mixed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from engine.clock import Clock, ScaledClock
from engine.desk import Desk
from engine.warning.desk import WarningDesk
from web.live.hub import Hub

RealmName = Literal["real", "drill"]


@dataclass(frozen=True)
class Realm:
    """One realm and everything that is its own."""

    name: RealmName
    desk: Desk
    hub: Hub
    warnings: WarningDesk

    @property
    def prefix(self) -> str:
        """What stands before every path of the realm."""
        return "/drill" if self.drill else ""

    @property
    def drill(self) -> bool:
        """Whether everything in it is an exercise."""
        return self.name == "drill"

    @property
    def pace(self) -> float:
        """How many seconds of the realm's clock pass in one of ours; 0 while it is paused."""
        return pace_of(self.desk.clock)()


def open_realm(name: RealmName, desk: Desk, *, heartbeat: float = 15.0) -> Realm:
    """Put a hub beside a desk, so that whatever is recorded reaches the screens."""
    hub = Hub(desk.journal, desk.clock, pace_of(desk.clock), heartbeat=heartbeat)
    desk.subscribe(hub.receive)
    return Realm(name, desk, hub, WarningDesk(desk))


def pace_of(clock: Clock) -> Callable[[], float]:
    """Return what tells how many seconds of a clock pass in one of ours; 0 while it is paused."""

    def pace() -> float:
        if isinstance(clock, ScaledClock):
            return 0.0 if clock.paused else clock.factor
        return 1.0

    return pace
