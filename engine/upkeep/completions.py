"""What the record says was done: folded from the entries of a plan's upkeep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from engine.journal.entry import Actor, Entry
from engine.upkeep.events import UpkeepRetracted, to_event


@dataclass(frozen=True, slots=True)
class Retraction:
    """Why an entry counts no more, who said so, and when."""

    reason: str
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class Completion:
    """One time a duty was carried out, as entry `seq` says. A retracted one is shown, not counted."""

    seq: int
    duty: str
    done_on: date
    note: str
    by: Actor
    recorded_at: datetime
    retracted: Retraction | None = None


def completions(entries: Iterable[Entry]) -> tuple[Completion, ...]:
    """Return everything recorded, in the order of recording."""
    found: dict[int, Completion] = {}
    for entry in entries:
        event = to_event(entry)
        if isinstance(event, UpkeepRetracted):
            retraction = Retraction(event.reason, entry.actor, entry.recorded_at)
            found[event.entry] = replace(found[event.entry], retracted=retraction)
        else:
            done = (event.duty, event.done_on, event.note)
            found[entry.seq] = Completion(entry.seq, *done, entry.actor, entry.recorded_at)
    return tuple(found.values())


def days(recorded: Iterable[Completion]) -> Mapping[str, tuple[date, ...]]:
    """Return the days on which each duty was carried out, oldest first; retracted ones left out."""
    found: dict[str, list[date]] = {}
    for completion in recorded:
        if completion.retracted is None:
            found.setdefault(completion.duty, []).append(completion.done_on)
    return {duty: tuple(sorted(dates)) for duty, dates in found.items()}
