"""A stopwatch, and for how many people it runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Held:
    """So many people were held from `at` on; None when nobody said how many."""

    at: datetime
    people: int | None
    source: str
    seq: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many people were held for so many hours; `people` None when nobody said how many."""

    people: int | None
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """How long something has lasted. `hours` is how far it is known to have run by now.

    `counts` is in order of time, `earlier` what runs before the present one came to. `bounds` are
    the hours at which the clock reports.
    """

    name: str
    since: datetime
    about: bool
    source: str
    seq: int
    hours: Decimal
    bounds: tuple[Decimal, ...]
    counts: tuple[Held, ...]
    stopped_at: datetime | None = None
    earlier: tuple[Stretch, ...] = ()

    @property
    def running(self) -> bool:
        """Whether it has not been stopped."""
        return self.stopped_at is None

    @property
    def people(self) -> int | None:
        """For how many it runs by the latest count; None when nobody said."""
        return self.counts[-1].people if self.counts else None
