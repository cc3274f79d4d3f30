"""The calendar of a plan: when each duty of upkeep is due, by what is recorded and closed.

Nothing is invented: a duty to which the plan gives no time has no date, and where nothing is
recorded and the first date has passed, it is not known when the duty was last done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from engine.levels import Level
from engine.plan.plan import Plan
from engine.plan.spans import OfficeDays, later
from engine.plan.upkeep import Span, UpkeepDuty

Cause = Literal["returns", "issue", "closing", "as_needed"]
State = Literal["as_needed", "done", "due", "owed", "overdue", "unknown"]


class Closing(NamedTuple):
    """An incident of the plan that was closed on a day, with the level that it had reached."""

    on: date
    level: Level


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One reason why a duty of upkeep is due, or why it has no date.

    `cause`: it returns, follows the issue of the plan, or the closing of an incident. `state`:
    `due` on the day `due`; `overdue` since then; `owed` at once, without a last day; `unknown` when
    it should have been done by `due` and nothing is recorded; `done` once and for all; `as_needed`
    without any date (`span` is then a time that runs from a day not known here). `since` is the day from which it is reckoned, `last` the day it was last done.
    `weekdays_only`: reckoned in working days by somebody who does not know the public holidays.
    """

    duty: UpkeepDuty
    cause: Cause
    state: State
    span: Span | None = None
    since: date | None = None
    due: date | None = None
    last: date | None = None
    weekdays_only: bool = False

    def days_left(self, today: date) -> int | None:
        """Return how many days are left, negative when it is late, None without a day."""
        return None if self.due is None else (self.due - today).days


class _Almanac(NamedTuple):
    """What the calendar of one plan is reckoned by."""

    plan: Plan
    today: date
    office: OfficeDays

    @property
    def issue(self) -> date:
        """The day of this edition; a revised plan is a new edition, so this is its revision too."""
        return self.plan.document.effective_from

    def dated(
        self, duty: UpkeepDuty, cause: Cause, span: Span, since: date, last: date | None
    ) -> Occurrence:
        due = later(since, span, self.office)
        state: State = "due" if self.today <= due else "overdue"
        if state == "overdue" and last is None and cause != "closing":
            state = "unknown"
        weekdays_only = span.unit == "working_days" and not self.office.known
        return Occurrence(duty, cause, state, span, since, due, last, weekdays_only)


def _returning(plan: Plan, duty: UpkeepDuty) -> Span | None:
    """Return how often a duty returns, by the plan or by the parameter that fills its silence."""
    if duty.interval is None:
        return duty.every
    parameter = plan.parameters[duty.interval]
    return Span.model_validate({"count": int(parameter.value), "unit": parameter.unit})


def _by_return(almanac: _Almanac, duty: UpkeepDuty, last: date | None) -> Iterator[Occurrence]:
    span = _returning(almanac.plan, duty)
    if span:
        # A new edition is itself the outcome of a review; drills and filings go on from the last.
        known = [day for day in (last, almanac.issue) if day]
        since = max(known) if duty.kind == "review" else known[0]
        yield almanac.dated(duty, "returns", span, since, last)


def _by_issue(almanac: _Almanac, duty: UpkeepDuty, last: date | None) -> Iterator[Occurrence]:
    if duty.within is None or duty.of not in ("issue", "revision"):
        return
    if last and last >= almanac.issue:
        yield Occurrence(duty, "issue", "done", duty.within, almanac.issue, last=last)
    else:
        yield almanac.dated(duty, "issue", duty.within, almanac.issue, None)


def _by_closing(
    almanac: _Almanac, duty: UpkeepDuty, last: date | None, closings: Iterable[Closing]
) -> Iterator[Occurrence]:
    """Yield the earliest closing that the duty has not followed yet: doing it once serves them all."""
    if duty.after_level is None and duty.of != "closing":
        return
    least = Level.BELOW if duty.after_level is None else duty.after_level
    unanswered = [
        closing.on
        for closing in closings
        if closing.level >= least
        and almanac.issue <= closing.on <= almanac.today
        and (last is None or closing.on > last)
    ]
    if not unanswered:
        return
    since = min(unanswered)
    if duty.within and duty.of == "closing":
        yield almanac.dated(duty, "closing", duty.within, since, last)
    else:
        yield Occurrence(duty, "closing", "owed", since=since, last=last)


def calendar(
    plan: Plan,
    today: date,
    done: Mapping[str, Sequence[date]] | None = None,
    closings: Iterable[Closing] = (),
    office: OfficeDays | None = None,
) -> tuple[Occurrence, ...]:
    """Return when each duty of upkeep is due, in the order of the plan; none without such duties.

    `today` is the day where the plan holds. `done` says on which days each duty was carried out;
    days to come do not count. A duty may occur twice: because it returns, and after a closing.
    """
    almanac, closed = _Almanac(plan, today, office or OfficeDays()), tuple(closings)
    found: list[Occurrence] = []
    for duty in plan.upkeep.duties if plan.upkeep else ():
        days = [day for day in (done or {}).get(duty.id, ()) if day <= today]
        last = max(days, default=None)
        dated = [
            *_by_return(almanac, duty, last),
            *_by_issue(almanac, duty, last),
            *_by_closing(almanac, duty, last, closed),
        ]
        if not dated:
            dated = [Occurrence(duty, "as_needed", "as_needed", duty.within, last=last)]
        found += dated
    return tuple(found)
