"""The clocks of a warning: answers, changes to be announced, the end of its period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from engine.plan.plan import Plan
from engine.warning import events as e
from engine.warning.state import Warned

Running = tuple[datetime, e.Event]
"""When a clock runs out, and the event that it is then."""


def ends_at(warned: Warned) -> datetime | None:
    """Return when the period of the version in force ends, if it has an end."""
    return warned.content.ends_at if warned.standing else None


def _answers(warned: Warned) -> Iterator[Running]:
    for one in warned.preparations.values():
        if one.waiting and one.answer_due and not one.unanswered:
            yield one.answer_due, e.PreparationUnanswered(one.id, one.party, one.answer_due)


def _change(warned: Warned) -> Iterator[Running]:
    running = warned.round
    if running and running.due and not running.overdue:
        yield running.due, e.ChangeOverdue(running.id, running.due)


def _period(plan: Plan, warned: Warned) -> Iterator[Running]:
    ends = ends_at(warned)
    if ends is None:
        return
    before = plan.warnings.remind_before if plan.warnings else None
    if before and warned.reminded != warned.in_force:
        told = ends - timedelta(minutes=plan.minutes(before))
        yield max(told, warned.issued_at or told), e.ExpiryNear(warned.in_force, ends)
    yield ends, e.WarningLapsed(warned.in_force, ends)


def _clocks(plan: Plan, warned: Warned) -> Iterator[Running]:
    if not warned.over:
        yield from _answers(warned)
        yield from _change(warned)
        yield from _period(plan, warned)


def next_clock(plan: Plan, warned: Warned) -> Running | None:
    """Return the clock that runs out next, if any runs; of two together, the one named first."""
    return min(_clocks(plan, warned), key=lambda clock: clock[0], default=None)


def next_due(plan: Plan, warned: Warned) -> datetime | None:
    """Return when the next unrecorded deadline falls, if any runs."""
    clock = next_clock(plan, warned)
    return clock[0] if clock else None
