"""The upkeep of plans for reading: what is due first, what nobody recorded, what has no date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from engine.desk import Desk
from engine.levels import Level
from engine.plan.calendar import Closing, Occurrence, State, calendar
from engine.plan.plan import Plan
from engine.plan.upkeep import UpkeepDuty
from engine.upkeep.book import UpkeepBook
from engine.upkeep.completions import Completion, days

Shelf = Literal["now", "unknown", "due", "as_needed", "done"]
_SHELF: dict[State, Shelf] = {
    "overdue": "now",
    "owed": "now",
    "unknown": "unknown",
    "due": "due",
    "as_needed": "as_needed",
    "done": "done",
}
_FAR = date.max


@dataclass(frozen=True, slots=True)
class Upkept:
    """A duty with its most pressing occurrence; `others` are its further reasons.

    `records` are those of the duty, the newest first.
    """

    plan: Plan
    duty: UpkeepDuty
    first: Occurrence
    others: tuple[Occurrence, ...]
    today: date
    records: tuple[Completion, ...]

    @property
    def shelf(self) -> Shelf:
        """Where it stands on the page."""
        return _SHELF[self.first.state]


def upkept(plan: Plan, book: UpkeepBook, desk: Desk) -> list[Upkept]:
    """Return every duty of upkeep of a plan; `desk` is the real one, drills close nothing."""
    recorded, today = book.recorded(plan.id), book.today(plan)
    occurrences = calendar(plan, today, days(recorded), closings(desk, plan))
    by_duty: dict[str, list[Occurrence]] = {}
    for one in occurrences:
        by_duty.setdefault(one.duty.id, []).append(one)
    return [_upkept(plan, today, found, recorded) for found in by_duty.values()]


def _upkept(
    plan: Plan, today: date, found: list[Occurrence], recorded: Iterable[Completion]
) -> Upkept:
    first, *others = sorted(found, key=_pressing)
    own = [one for one in recorded if one.duty == first.duty.id]
    return Upkept(
        plan,
        first.duty,
        first,
        tuple(others),
        today,
        tuple(sorted(own, key=lambda one: (one.done_on, one.seq), reverse=True)),
    )


def _pressing(one: Occurrence) -> tuple[int, date]:
    shelves: tuple[Shelf, ...] = get_args(Shelf)
    return shelves.index(_SHELF[one.state]), one.due or one.since or _FAR


def shelves(duties: Iterable[Upkept]) -> list[tuple[Shelf, list[Upkept]]]:
    """Return the duties by shelf, the next due first; empty shelves are left out."""
    ordered = sorted(duties, key=lambda one: _pressing(one.first))
    names: tuple[Shelf, ...] = get_args(Shelf)
    sorted_out = ((name, [one for one in ordered if one.shelf == name]) for name in names)
    return [(name, found) for name, found in sorted_out if found]


def closings(desk: Desk, plan: Plan) -> Iterator[Closing]:
    """Yield the incidents of a plan that were closed, with the level that their duties followed."""
    zone = ZoneInfo(plan.directory.jurisdiction.time_zone)
    for incident in desk.incidents():
        if incident.plan == plan.id and incident.outcome == "closed":
            entries = desk.journal.read(incident.id)
            closed = next(entry for entry in entries if entry.kind == "IncidentClosed")
            level = max(incident.level, incident.held or Level.BELOW)
            yield Closing(closed.recorded_at.astimezone(zone).date(), level)
