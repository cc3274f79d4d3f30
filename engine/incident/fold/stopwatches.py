"""Stopwatches: started, reported by the clock, counted, stopped, corrected."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Held, Incident, Stopwatch
from engine.incident.stopwatches import counted, hours_between, stretches


def _with(now: Incident, watch: Stopwatch) -> Incident:
    return replace(now, stopwatches={**now.stopwatches, watch.name: watch})


def _started(now: Incident, event: e.StopwatchStarted, record: Record) -> Incident:
    before = now.stopwatches.get(event.stopwatch)
    watch = Stopwatch(
        name=event.stopwatch,
        since=event.since,
        about=event.about,
        source=event.source,
        seq=record.seq,
        hours=Decimal(event.hours),
        bounds=tuple(Decimal(bound) for bound in event.bounds),
        counts=(Held(event.since, event.people, event.source, record.seq),),
        earlier=stretches(before) if before else (),
    )
    return _with(now, watch)


def _reached(now: Incident, event: e.StopwatchReached, _: Record) -> Incident:
    watch = now.stopwatches[event.stopwatch]
    return _with(now, replace(watch, hours=max(watch.hours, Decimal(event.hours))))


def _counted(now: Incident, event: e.HeldCounted, record: Record) -> Incident:
    watch = now.stopwatches[event.stopwatch]
    counts = counted(watch, Held(record.occurred_at, event.people, event.source, record.seq))
    hours = max(watch.hours, hours_between(watch.since, record.occurred_at))
    return _with(now, replace(watch, counts=counts, hours=hours))


def _stopped(now: Incident, event: e.StopwatchStopped, record: Record) -> Incident:
    watch = now.stopwatches[event.stopwatch]
    counts = tuple(one for one in watch.counts if one.at <= record.occurred_at)
    known = counts or watch.counts[:1]
    stopped = replace(
        watch, hours=Decimal(event.hours), stopped_at=record.occurred_at, counts=known
    )
    return _with(now, stopped)


def _corrected(now: Incident, event: e.StopwatchCorrected, _: Record) -> Incident:
    watch = now.stopwatches[event.stopwatch]
    first, *others = watch.counts
    later = (one for one in others if one.at > event.since)
    corrected = replace(
        watch,
        since=event.since,
        about=event.about,
        source=event.source,
        hours=Decimal(event.hours),
        counts=(replace(first, at=event.since), *later),
    )
    return _with(now, corrected)


FOLDS: Folds = {
    "StopwatchStarted": _started,
    "StopwatchReached": _reached,
    "HeldCounted": _counted,
    "StopwatchStopped": _stopped,
    "StopwatchCorrected": _corrected,
}
