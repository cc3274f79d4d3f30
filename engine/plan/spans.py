"""Reckoning with stretches of the calendar: days, working days, months, years."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from engine.plan.upkeep import Span

_SATURDAY = 5
_MONTHS = {"months": 1, "years": 12}


@dataclass(frozen=True, slots=True)
class OfficeDays:
    """Which days offices work: Monday to Friday, but for `holidays`, and on `working_weekends` too.

    Public holidays are decided year by year and are not part of Fengsui: without them a span in
    working days ends too early by as many as fall into it.
    """

    holidays: frozenset[date] = frozenset()
    working_weekends: frozenset[date] = frozenset()

    @property
    def known(self) -> bool:
        """Whether anybody has said which days are holidays."""
        return bool(self.holidays or self.working_weekends)

    def works(self, day: date) -> bool:
        """Tell whether offices work on a day."""
        weekday = day.weekday() < _SATURDAY and day not in self.holidays
        return weekday or day in self.working_weekends


def _working_days_later(start: date, count: int, office: OfficeDays) -> date:
    day = start
    while count and day < date.max:
        day += timedelta(days=1)
        count -= office.works(day)
    return day


def _months_later(start: date, count: int) -> date:
    months = start.year * 12 + start.month - 1 + count
    year, month = divmod(months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def later(start: date, span: Span, office: OfficeDays | None = None) -> date:
    """Return the day on which a span ends that begins behind `start`.

    A month ends on the same day of the month, or on its last day when it has no such day. What lies
    beyond the calendar ends on its last day.
    """
    if span.unit == "working_days":
        return _working_days_later(start, span.count, office or OfficeDays())
    if span.unit in _MONTHS:
        return _months_later(start, span.count * _MONTHS[span.unit])
    return start + timedelta(days=min(span.count, (date.max - start).days))
