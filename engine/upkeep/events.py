"""Events of a plan's upkeep, and how the journal holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from engine.journal.entry import Draft, Entry


@dataclass(frozen=True, slots=True)
class UpkeepCarriedOut:
    """A duty of the calendar was carried out on a day; `note` says how, and where the papers are."""

    version: ClassVar[int] = 1
    duty: str
    done_on: date
    note: str


@dataclass(frozen=True, slots=True)
class UpkeepRetracted:
    """An earlier entry was a mistake: it stays, and counts no more."""

    version: ClassVar[int] = 1
    entry: int
    reason: str


Event = UpkeepCarriedOut | UpkeepRetracted


def to_draft(event: Event, now: datetime) -> Draft:
    """Return an event as a journal draft."""
    if isinstance(event, UpkeepCarriedOut):
        done_on = event.done_on.isoformat()
        payload = {"duty": event.duty, "done_on": done_on, "note": event.note}
        return Draft("UpkeepCarriedOut", event.version, payload, now)
    told = {"entry": event.entry, "reason": event.reason}
    return Draft("UpkeepRetracted", event.version, told, now)


def to_event(entry: Entry) -> Event:
    """Return the event of a journal entry."""
    told = entry.payload
    if entry.kind == "UpkeepRetracted":
        return UpkeepRetracted(told["entry"], told["reason"])
    return UpkeepCarriedOut(told["duty"], date.fromisoformat(told["done_on"]), told["note"])
