"""When the duties that keep a plan alive are due, and where nobody can say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.levels import Level
from engine.plan.calendar import Closing, Occurrence, calendar
from engine.plan.files import read_files
from engine.plan.loader import load_plan
from engine.plan.plan import Plan
from engine.plan.spans import OfficeDays
from engine.plan.upkeep import Upkeep

KILN = load_plan(read_files(Path(__file__).parent / "fixtures", "kiln"), "kiln")
ISSUE = KILN.document.effective_from
TODAY = date(2026, 3, 2)
YEARLY: dict[str, Any] = {"every": {"count": 1, "unit": "years"}}
DAYS = st.dates(ISSUE, date(2060, 1, 1))


def kiln(kind: str = "drill", **times: Any) -> Plan:
    duty = {
        "id": "duty",
        "title": {"zh": "职责", "en": "Duty"},
        "clause": "8",
        "kind": kind,
        "by": ["kiln_office"],
    }
    upkeep = Upkeep.model_validate({"clause": "8", "duties": [duty | times]})
    return KILN.model_copy(update={"upkeep": upkeep})


def only(
    plan: Plan,
    today: date = TODAY,
    done: Sequence[date] = (),
    closings: Sequence[Closing] = (),
    office: OfficeDays | None = None,
) -> Occurrence:
    recorded: Mapping[str, Sequence[date]] = {"duty": done}
    (occurrence,) = calendar(plan, today, recorded, closings, office)
    return occurrence


def test_a_duty_without_a_time_has_no_date() -> None:
    found = only(kiln(), done=[date(2025, 1, 1)])
    assert (found.state, found.due, found.last) == ("as_needed", None, date(2025, 1, 1))


def test_a_time_that_runs_from_a_local_plan_has_no_date_here() -> None:
    within = {"count": 20, "unit": "working_days"}
    found = only(kiln("filing", within=within, of="local_issue"))
    assert (found.state, found.due) == ("as_needed", None)
    assert found.span is not None
    assert (found.span.count, found.span.unit) == (20, "working_days")


def test_a_returning_duty_is_due_a_span_after_it_was_last_done() -> None:
    found = only(kiln(**YEARLY), done=[date(2025, 5, 1), date(2024, 5, 1)])
    assert (found.state, found.due) == ("due", date(2026, 5, 1))
    assert found.days_left(TODAY) == 60


def test_a_returning_duty_is_overdue_the_day_after() -> None:
    late = [only(kiln(**YEARLY), date(2026, 5, day), [date(2025, 5, 1)]) for day in (1, 2)]
    assert [found.state for found in late] == ["due", "overdue"]


def test_a_new_plan_has_its_first_date_a_span_after_its_issue() -> None:
    found = only(kiln(**YEARLY), ISSUE)
    assert (found.state, found.due) == ("due", ISSUE.replace(year=2021))


def test_nobody_knows_when_a_duty_was_last_done_that_was_never_recorded() -> None:
    found = only(kiln(**YEARLY))
    assert (found.state, found.due, found.last) == ("unknown", ISSUE.replace(year=2021), None)


def test_a_parameter_says_how_often_where_the_plan_is_silent() -> None:
    parameter = KILN.parameters["report_within"].model_copy(update={"value": 6, "unit": "months"})
    plan = kiln(interval="rhythm").model_copy(update={"parameters": {"rhythm": parameter}})
    assert only(plan, done=[date(2025, 8, 31)]).due == date(2026, 2, 28)


@pytest.mark.parametrize(("kind", "due"), [("review", 2021), ("drill", 2020)])
def test_an_edition_is_a_review_and_no_drill(kind: str, due: int) -> None:
    before = ISSUE.replace(year=2019)
    assert only(kiln(kind, **YEARLY), ISSUE, [before]).due == ISSUE.replace(year=due)


def test_a_filing_of_the_issue_is_done_once() -> None:
    plan = kiln("filing", within={"count": 20, "unit": "working_days"}, of="issue")
    assert only(plan, ISSUE).due == date(2020, 2, 28)
    assert only(plan).state == "unknown"
    assert only(plan, done=[ISSUE]).state == "done"


def test_working_days_say_whether_holidays_were_known() -> None:
    plan = kiln("filing", within={"count": 2, "unit": "working_days"}, of="issue")
    feast = OfficeDays(frozenset({date(2020, 2, 4)}), frozenset({date(2020, 2, 2)}))
    assert (only(plan, ISSUE).due, only(plan, ISSUE).weekdays_only) == (date(2020, 2, 4), True)
    found = only(plan, ISSUE, office=feast)
    assert (found.due, found.weekdays_only) == (date(2020, 2, 3), False)


def test_a_grave_incident_asks_for_a_review_at_once() -> None:
    closings = [Closing(date(2026, 2, 1), Level.III), Closing(date(2026, 1, 1), Level.IV)]
    found = only(kiln("review", after_level="III"), closings=closings)
    assert (found.cause, found.state, found.since) == ("closing", "owed", date(2026, 2, 1))
    assert found.due is None


def test_a_review_answers_every_closing_before_it() -> None:
    plan = kiln("review", after_level="III", **YEARLY)
    closings = [Closing(date(2026, 1, day), Level.II) for day in (5, 9)]
    assert only(plan, done=[date(2026, 1, 9)], closings=closings).cause == "returns"
    found = calendar(plan, TODAY, {"duty": [date(2026, 1, 5)]}, closings)
    assert [(one.cause, one.since) for one in found] == [
        ("returns", date(2026, 1, 5)),
        ("closing", date(2026, 1, 9)),
    ]


def test_a_time_after_a_closing_runs_from_its_day() -> None:
    plan = kiln("review", after_level="IV", within={"count": 30, "unit": "days"}, of="closing")
    closings = [Closing(date(2026, 1, 1), Level.IV)]
    found = only(plan, closings=closings)
    assert (found.state, found.due) == ("overdue", date(2026, 1, 31))


@pytest.mark.parametrize("on", [ISSUE - timedelta(1), TODAY + timedelta(1)])
def test_closings_outside_the_time_of_the_edition_ask_for_nothing(on: date) -> None:
    found = only(kiln("review", after_level="IV"), closings=[Closing(on, Level.I)])
    assert found.state == "as_needed"


def test_a_plan_without_upkeep_has_no_calendar() -> None:
    assert calendar(KILN.model_copy(update={"upkeep": None}), TODAY) == ()


@given(DAYS, st.lists(DAYS, max_size=4), st.integers(1, 5))
def test_late_is_late_and_future_records_change_nothing(
    today: date, done: list[date], years: int
) -> None:
    plan = kiln(every={"count": years, "unit": "years"})
    found = only(plan, today, done)
    assert found.due
    assert (found.due < today) == (found.state in ("overdue", "unknown"))
    assert found.last == max((day for day in done if day <= today), default=None)
    assert found == only(plan, today, [day for day in done if day <= today])


@given(DAYS, st.lists(DAYS, max_size=4), DAYS)
def test_doing_it_once_more_never_brings_the_day_nearer(
    today: date, done: list[date], again: date
) -> None:
    before, after = only(kiln(**YEARLY), today, done), only(kiln(**YEARLY), today, [*done, again])
    assert before.due
    assert after.due
    assert after.due >= before.due


@given(DAYS)
def test_what_is_done_today_is_not_late(today: date) -> None:
    assert only(kiln(**YEARLY), today, [today]).state == "due"
