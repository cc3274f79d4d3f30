"""What a stopwatch says: hours between two moments, bounds still ahead, who was held how long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import ROUND_DOWN, Decimal

from engine.incident.state import Held, Incident, Stopwatch, Stretch

_HOUR = timedelta(hours=1)
_FINEST = Decimal("0.01")


def hours_between(since: datetime, at: datetime) -> Decimal:
    """Return hours to the hundredth, rounded down so that no bound is reached early; never below 0."""
    passed = max(at - since, timedelta(0))
    return (Decimal(passed // timedelta(microseconds=1)) / 3_600_000_000).quantize(
        _FINEST, ROUND_DOWN
    )


def moment_of(watch: Stopwatch, hours: Decimal) -> datetime:
    """Return when a stopwatch reads so many hours."""
    return watch.since + timedelta(microseconds=int(hours * 3_600_000_000))


def ahead(incident: Incident) -> Iterator[tuple[datetime, str, Decimal]]:
    """Yield when each running stopwatch reaches each bound that it has not reported."""
    for watch in () if incident.over else incident.stopwatches.values():
        for bound in watch.bounds if watch.running else ():
            if bound > watch.hours:
                yield moment_of(watch, bound), watch.name, bound


def stretches(watch: Stopwatch) -> tuple[Stretch, ...]:
    """Return for how long how many are known to have been held, earlier runs first.

    Whoever was counted at one moment was held until the next count at least.
    """
    found = [*watch.earlier]
    for index, held in enumerate(watch.counts):
        later = watch.counts[index + 1 :]
        hours = min(hours_between(watch.since, later[0].at), watch.hours) if later else watch.hours
        found.append(Stretch(held.people, hours))
    return tuple(found)


def counted(watch: Stopwatch, held: Held) -> tuple[Held, ...]:
    """Return the counts with one more, in order of time."""
    return tuple(sorted((*watch.counts, held), key=lambda one: (one.at, one.seq)))
