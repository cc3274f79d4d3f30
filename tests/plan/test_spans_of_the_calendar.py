"""Spans end where people would say that they end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.plan.spans import OfficeDays, later
from engine.plan.upkeep import Span, Unit

STARTS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
COUNTS = st.integers(1, 400)


def span(count: int, unit: Unit) -> Span:
    return Span(count=count, unit=unit)


@pytest.mark.parametrize(
    ("start", "count", "unit", "end"),
    [
        (date(2026, 1, 31), 1, "months", date(2026, 2, 28)),
        (date(2024, 1, 31), 1, "months", date(2024, 2, 29)),
        (date(2024, 2, 29), 1, "years", date(2025, 2, 28)),
        (date(2024, 2, 29), 4, "years", date(2028, 2, 29)),
        (date(2026, 11, 30), 3, "months", date(2027, 2, 28)),
        (date(2026, 3, 6), 1, "working_days", date(2026, 3, 9)),
        (date(2026, 3, 7), 5, "working_days", date(2026, 3, 13)),
        (date(2026, 3, 6), 30, "days", date(2026, 4, 5)),
        (date(2026, 3, 6), 99_999_999, "days", date.max),
        (date(2026, 3, 6), 9000, "years", date.max),
        (date(9999, 12, 30), 10, "working_days", date.max),
    ],
)
def test_a_span_ends_on_its_day(start: date, count: int, unit: Unit, end: date) -> None:
    assert later(start, span(count, unit)) == end


@given(STARTS, COUNTS, st.frozensets(STARTS, max_size=5))
def test_a_span_in_working_days_counts_just_those(
    start: date, count: int, holidays: frozenset[date]
) -> None:
    office = OfficeDays(holidays)
    end = later(start, span(count, "working_days"), office)
    between = (start + timedelta(days=day) for day in range(1, (end - start).days + 1))
    assert office.works(end)
    assert sum(office.works(day) for day in between) == count


@given(STARTS, COUNTS, st.sampled_from(["months", "years"]))
def test_a_month_ends_on_its_day_or_on_its_last(start: date, count: int, unit: Unit) -> None:
    end = later(start, span(count, unit))
    months = (end.year - start.year) * 12 + end.month - start.month
    assert months == count * (12 if unit == "years" else 1)
    last_of_month = (end + timedelta(days=1)).month != end.month
    assert end.day == start.day or (end.day < start.day and last_of_month)


@given(STARTS, COUNTS, st.sampled_from(["days", "working_days", "months", "years"]))
def test_a_longer_span_never_ends_earlier(start: date, count: int, unit: Unit) -> None:
    assert start < later(start, span(count, unit)) <= later(start, span(count + 1, unit))
