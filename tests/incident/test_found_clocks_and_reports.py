"""Deadlines that nobody can slip past, reports that do not rise again, times that fit together."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.errors import CommandRefused, FigureImpossible
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.demand import demand
from engine.journal.entry import Actor
from engine.plan.plan import Plan
from tests.incident.arena import OFFICER, START, Arena


@pytest.fixture
def arena() -> Arena:
    found = Arena("special_equipment")
    found.report({"deaths": 1})
    return found


def test_a_report_sent_before_the_clock_spoke_is_late_all_the_same(arena: Arena) -> None:
    report = min(arena.state.reports.values(), key=lambda r: r.due)
    arena.now = report.due + timedelta(milliseconds=200)
    entries = arena.do(c.SendReport(report.id, "电话"))
    assert arena.state.reports[report.id].overdue
    first = next(entry for entry in entries if entry.kind != "RungReached")
    assert (first.kind, first.occurred_at) == ("DirectiveUnanswered", START + timedelta(minutes=10))
    assert {"ReportOverdue", "ReportSent"} <= {entry.kind for entry in entries}


def test_an_answer_before_the_clock_spoke_is_late_all_the_same(arena: Arena) -> None:
    directive = next(iter(arena.state.directives.values()))
    person = Actor(user="li", name="李", role="unit_liaison", party=directive.party)
    arena.now = directive.answer_due
    arena.do(c.MoveDirective(directive.id, "acknowledge"), person)
    assert arena.state.directives[directive.id].unanswered


def test_what_changes_nothing_records_no_deadline_either(arena: Arena) -> None:
    directive = next(iter(arena.state.directives.values()))
    person = Actor(user="li", name="李", role="unit_liaison", party=directive.party)
    arena.do(c.MoveDirective(directive.id, "acknowledge"), person)
    arena.now += timedelta(days=1)
    assert arena.do(c.MoveDirective(directive.id, "receive"), person) == []


def test_a_lifted_report_does_not_rise_again_out_of_its_phase(arena: Arena) -> None:
    arena.grant()
    assert arena.state.phase == "standby"
    arena.do(c.RecordFigures({"deaths": 3}, "现场"))
    arena.grant()
    arena.do(c.RecordFigures({"deaths": 1}, "核实"))
    for condition in arena.plan.ending.conditions:
        arena.do(c.CheckEnding(condition.id, "met"))
    arena.do(c.ProposeEnding(), arena.person("office"))
    arena.grant("ending")
    assert arena.state.phase == "aftermath"
    owed = [r for r in arena.state.reports.values() if r.obligation == "county_activation_report"]
    assert [report.state for report in owed] == ["lifted"]


def test_the_reason_of_a_decline_outlives_its_withdrawal(arena: Arena) -> None:
    directive = next(iter(arena.state.directives.values()))
    person = Actor(user="li", name="李", role="unit_liaison", party=directive.party)
    arena.do(c.MoveDirective(directive.id, "decline", "车辆外出"), person)
    arena.do(c.DismissIncident("误报"))
    withdrawn = arena.state.directives[directive.id]
    assert (withdrawn.state, withdrawn.note) == ("withdrawn", "车辆外出")


def call(**told: object) -> c.ReportIncident:
    arena = Arena("waterway")
    district = next(iter(arena.plan.directory.districts))
    return c.ReportIncident("waterway", "碰撞", "运河", district, **told)  # type: ignore[arg-type]


def test_what_happened_at_an_unknown_time_happened_no_later_than_the_call() -> None:
    arena = Arena("waterway")
    called = START - timedelta(minutes=10)
    arena.do(call(reported_at=called))
    assert (arena.state.occurred_at, arena.state.reported_at) == (called, called)


def test_nothing_happens_after_it_was_reported() -> None:
    arena = Arena("waterway")
    called, later = START - timedelta(minutes=30), c.Moment(START - timedelta(minutes=10))
    with pytest.raises(CommandRefused, match="接报时间") as caught:
        arena.do(call(reported_at=called, when=later))
    assert caught.value.refusal.code == "after_call"


def test_all_impossible_figures_are_named_at_once_in_both_languages(arena: Arena) -> None:
    with pytest.raises(FigureImpossible) as caught:
        arena.do(c.RecordFigures({"deaths": -1, "deathz": 1}, "现场"))
    reason = caught.value.reason
    assert "是负数" in reason.zh
    assert "预案没有这项事实" in reason.zh
    assert "negative" in reason.en
    assert "no such fact" in reason.en


def test_a_response_without_levels_of_its_own_can_be_in_force(arena: Arena) -> None:
    arena.grant()
    lifecycle = arena.plan.lifecycle
    bare = tuple(r.model_copy(update={"levels": ()}) for r in lifecycle.responses)
    parts = {name: getattr(arena.plan, name) for name in Plan.model_fields}
    parts["lifecycle"] = lifecycle.model_copy(update={"responses": bare})
    assert demand(Plan.model_construct(**parts), arena.state).directives


def test_a_deadline_is_recorded_once_however_it_was_met(arena: Arena) -> None:
    arena.now += timedelta(minutes=11)
    arena.do(c.AddNote("现场来电"), OFFICER)
    silent = [ev.directive for ev in arena.events(e.DirectiveUnanswered)]
    assert silent
    assert len(silent) == len(set(silent))
    assert arena.do(c.Tick()) == []
