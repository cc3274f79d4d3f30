"""Clocks of completion and receipt, and clocks that stand still where the plan says so."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.clocks import running
from engine.incident.due import due, next_due
from engine.incident.state import Report
from engine.journal.entry import Actor
from tests.incident.arena import Arena

DAY = 24 * 60


def code(arena: Arena, command: c.Command) -> str:
    with pytest.raises(CommandRefused) as caught:
        arena.do(command)
    return caught.value.refusal.code


@pytest.fixture
def inquiry() -> Arena:
    arena = Arena("production_safety")
    arena.report({"deaths": 1, "appraisal_needed": True})
    return arena


def investigation(arena: Arena) -> Report:
    return next(r for r in arena.state.reports.values() if r.obligation == "investigation_county")


def pause(report: Report, at: datetime | None = None, ground: str = "appraisal") -> c.PauseClock:
    return c.PauseClock("report", report.id, ground, "委托省检测院鉴定", c.Moment(at))


def test_an_appraisal_does_not_count(inquiry: Arena) -> None:
    before = investigation(inquiry)
    inquiry.wait(10 * DAY)
    inquiry.do(pause(before))
    inquiry.wait(25 * DAY + 7)
    inquiry.do(c.ResumeClock("report", before.id, "鉴定报告收到"))
    after = investigation(inquiry)
    assert after.due - before.due == timedelta(days=25, minutes=7)
    assert after.start - before.start == after.due - before.due
    assert inquiry.replayed() == inquiry.state


def test_a_clock_that_stands_fires_nothing_and_is_told_of_when_it_runs_on(inquiry: Arena) -> None:
    report = investigation(inquiry)
    inquiry.wait(1)
    inquiry.do(pause(report))
    inquiry.wait(200 * DAY)
    assert not investigation(inquiry).overdue
    assert report.id not in {clock.subject for clock in running(inquiry.state)}
    inquiry.do(c.ResumeClock("report", report.id))
    assert not investigation(inquiry).overdue
    inquiry.wait(60 * DAY)
    assert investigation(inquiry).overdue
    late = [one for one in inquiry.events(e.ReportOverdue) if one.report == report.id]
    assert [one.due for one in late] == [investigation(inquiry).due]


def test_half_of_a_clock_is_half_of_the_time_that_counts(inquiry: Arena) -> None:
    report = investigation(inquiry)
    inquiry.wait(DAY)
    inquiry.do(pause(report))
    inquiry.wait(90 * DAY)
    inquiry.do(c.ResumeClock("report", report.id))
    inquiry.wait(28 * DAY)
    assert "report.half" not in investigation(inquiry).reached
    inquiry.wait(2 * DAY)
    assert "report.half" in investigation(inquiry).reached


def test_a_pause_told_late_counts_from_when_it_began(inquiry: Arena) -> None:
    report, began = investigation(inquiry), inquiry.now + timedelta(days=3)
    inquiry.wait(10 * DAY)
    inquiry.do(pause(report, began))
    inquiry.do(c.ResumeClock("report", report.id, when=c.Moment(began + timedelta(days=5))))
    assert investigation(inquiry).due - report.due == timedelta(days=5)


@pytest.mark.parametrize("plan", ["special_equipment", "waterway"])
def test_a_clock_that_the_plan_does_not_stop_is_refused_with_its_clause(plan: str) -> None:
    arena = Arena(plan)
    arena.report({"deaths": 1})
    report = next(iter(arena.state.reports.values()))
    with pytest.raises(CommandRefused) as caught:
        arena.do(pause(report))
    assert caught.value.refusal.code == "no_pause"
    assert report.clause in caught.value.refusal.reason.zh


def test_the_ground_must_be_on_record(inquiry: Arena) -> None:
    report = investigation(inquiry)
    inquiry.do(c.RecordFigures({"appraisal_needed": False}, "调查组"))
    with pytest.raises(CommandRefused) as caught:
        inquiry.do(pause(report))
    assert (caught.value.refusal.code, caught.value.refusal.legal) == (
        "not_the_case",
        ("RecordFigures",),
    )
    assert "第二十七条" in caught.value.refusal.reason.zh


def test_pauses_are_refused_with_the_reason(inquiry: Arena) -> None:
    report = investigation(inquiry)
    resume = c.ResumeClock("report", report.id)
    assert code(inquiry, resume) == "not_paused"
    assert code(inquiry, pause(report, inquiry.now - timedelta(days=1))) == "before_start"
    assert code(inquiry, c.PauseClock("report", report.id, "appraisal", " ")) == "no_reason"
    assert code(inquiry, c.PauseClock("completion", report.id, "appraisal", "鉴定")) == "no_clock"
    inquiry.wait(1)
    inquiry.do(pause(report))
    assert code(inquiry, pause(report)) == "paused"
    early = c.Moment(inquiry.now - timedelta(minutes=1))
    assert code(inquiry, c.ResumeClock("report", report.id, when=early)) == "before_pause"


def test_no_clock_is_stopped_after_its_deadline(inquiry: Arena) -> None:
    report = investigation(inquiry)
    inquiry.wait(61 * DAY)
    assert code(inquiry, pause(report)) == "overdue"


def test_a_team_that_does_not_assemble_in_time_is_overdue_once() -> None:
    arena = Arena("waterway")
    arena.report({"deaths": 3})
    arena.grant()
    team = next(d for d in arena.state.directives.values() if d.item == "teams_assemble")
    own = Actor(user="t", name="队长", role="unit_liaison", party=team.party)
    arena.do(c.MoveDirective(team.id, "acknowledge"), own)
    arena.wait(arena.plan.minutes("team_assembly"))
    for _ in range(3):
        arena.wait(45)
    late = [one for one in arena.events(e.DirectiveOverdue) if one.directive == team.id]
    assert [one.due for one in late] == [team.complete_due]
    assert arena.state.directives[team.id].overdue
    told = [r for r in arena.state.rungs.values() if team.id in r.subjects]
    assert [(r.clock, r.rung) for r in told] == [
        ("completion", "half"),
        ("completion", "last"),
        ("completion", "office"),
    ]


def test_what_is_done_in_time_is_never_overdue() -> None:
    arena = Arena("waterway")
    arena.report({"deaths": 3})
    arena.grant()
    team = next(d for d in arena.state.directives.values() if d.item == "teams_assemble")
    own = Actor(user="t", name="队长", role="unit_liaison", party=team.party)
    arena.do(c.MoveDirective(team.id, "start"), own)
    arena.do(c.MoveDirective(team.id, "complete"), own)
    arena.wait(10 * DAY)
    assert not [one for one in arena.events(e.DirectiveOverdue) if one.directive == team.id]


def test_receipt_has_a_clock_of_its_own_from_the_sending() -> None:
    arena = Arena("special_equipment")
    arena.report({"deaths": 1})
    report = next(r for r in arena.state.reports.values() if r.obligation == "office_assessment")
    arena.wait(4)
    arena.do(c.SendReport(report.id, "电话"))
    sent = arena.state.reports[report.id]
    assert sent.receipt_due == arena.now + timedelta(minutes=30)
    arena.wait(45)
    assert arena.state.reports[report.id].receipt_overdue
    calls = [r for r in arena.state.rungs.values() if r.subjects == (report.id,)]
    assert [(r.rung, r.told) for r in calls] == [("half", report.sender), ("deputy", report.sender)]
    arena.do(c.ConfirmReport(report.id, "陈某", "电话"))
    assert report.id not in {clock.subject for clock in running(arena.state)}
    assert due(arena.plan, arena.state, arena.now) == []
    assert next_due(arena.plan, arena.state) is not None
