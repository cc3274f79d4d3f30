"""Clocks: where `now` comes from. Only composition roots read the system's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Protocol


class Clock(Protocol):
    """A source of the present moment."""

    def now(self) -> datetime:
        """Return the moment, aware and in UTC."""


class SystemClock:
    """The machine's clock; it may be set back, so deadlines are compared, never awaited, with it."""

    def now(self) -> datetime:
        """Return the machine's time in UTC."""
        return datetime.now(UTC)


class ManualClock:
    """A clock that stands still until it is moved: tests, ensembles, replay."""

    def __init__(self, start: datetime) -> None:
        self._now = _utc(start)

    def now(self) -> datetime:
        """Return where the clock stands."""
        return self._now

    def advance(self, by: timedelta) -> datetime:
        """Move forward and return the new time; raises ValueError for going back."""
        if by < timedelta(0):
            raise ValueError(f"a clock does not go back ({by})")
        self._now += by
        return self._now

    def advance_to(self, moment: datetime) -> datetime:
        """Move forward to a moment; raises ValueError for one that has passed."""
        return self.advance(_utc(moment) - self._now)


class ScaledClock:
    """A drill's clock: `factor` seconds pass for every second of the wall clock behind it.

    It never goes back, also when the wall clock is set back: the drill then stands still until
    the wall clock has caught up. Safe to use from several threads.
    """

    def __init__(
        self, start: datetime, wall: Clock, factor: float = 1.0, *, paused: bool = False
    ) -> None:
        self._wall = wall
        self._start = self._latest = _utc(start)
        self._since = wall.now()
        self._factor = _positive(factor)
        self._paused = paused
        self._lock = Lock()

    @property
    def factor(self) -> float:
        """How many seconds pass for one of the wall clock, while not paused."""
        return self._factor

    @property
    def paused(self) -> bool:
        """Whether the clock stands."""
        return self._paused

    def now(self) -> datetime:
        """Return the drill's time in UTC."""
        with self._lock:
            return self._read()

    def pause(self) -> None:
        """Let the clock stand where it is."""
        with self._lock:
            self._restart(self._read())
            self._paused = True

    def resume(self) -> None:
        """Let the clock run on from where it stood."""
        with self._lock:
            self._restart(self._read())
            self._paused = False

    def run_at(self, factor: float) -> None:
        """Change the pace from now on; raises ValueError unless it is above 0."""
        with self._lock:
            self._restart(self._read())
            self._factor = _positive(factor)

    def skip(self, by: timedelta) -> datetime:
        """Jump forward, running or paused; raises ValueError for going back."""
        if by < timedelta(0):
            raise ValueError(f"a clock does not go back ({by})")
        with self._lock:
            self._restart(self._read() + by)
            return self._latest

    def _read(self) -> datetime:
        if not self._paused:
            passed = (self._wall.now() - self._since) * self._factor
            self._latest = max(self._latest, self._start + passed)
        return self._latest

    def _restart(self, at: datetime) -> None:
        self._start = self._latest = at
        self._since = self._wall.now()


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone; give UTC")
    return moment.astimezone(UTC)


def _positive(factor: float) -> float:
    if not 0 < factor < float("inf"):
        raise ValueError(f"a clock cannot run at {factor} times the time")
    return factor
