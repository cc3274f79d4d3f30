"""A report that was sent is owed again when what it told has changed, for as long as the plan says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.state import Report
from engine.incident.story import story
from engine.incident.supplements import report_title
from tests.incident.arena import START, Arena

DAY = 24 * 60
UPWARD = "safety_from_county"


@pytest.fixture
def arena() -> Arena:
    found = Arena("production_safety")
    found.report({"deaths": 1, "missing": 2})
    return found


def owed(arena: Arena, obligation: str = UPWARD, to: str = "work_safety") -> list[Report]:
    known = arena.state.reports.values()
    return [r for r in known if r.obligation == obligation and r.party == arena.party(to)]


def send(arena: Arena, at: c.Moment | None = None) -> None:
    due = next(r for r in owed(arena) if r.state == "due")
    arena.do(c.SendReport(due.id, "电话", when=at or c.Moment()))


def told(arena: Arena, **facts: Any) -> None:
    arena.do(c.RecordFigures(facts, "现场"))


def states(arena: Arena) -> list[str]:
    return [report.state for report in owed(arena)]


def test_a_change_after_sending_is_owed_to_the_same_recipient_on_its_own_clock(
    arena: Arena,
) -> None:
    send(arena)
    arena.wait(30)
    told(arena, deaths=2)
    first, second = owed(arena)
    assert (first.supplement, second.supplement) == (0, 1)
    assert second.id == f"{UPWARD}.work_safety.2"
    assert (second.sender, second.clause) == (first.sender, "第十三条第二款")
    assert second.due == arena.now + timedelta(minutes=arena.plan.minutes("supplement_report"))


def test_only_who_was_sent_a_report_is_owed_the_supplement(arena: Arena) -> None:
    send(arena)
    told(arena, deaths=2)
    assert [r.state for r in owed(arena, to="local_government")] == ["due"]
    assert len(owed(arena, "county_notices", "local_police")) == 1


def test_a_change_before_sending_is_in_the_report(arena: Arena) -> None:
    told(arena, deaths=2)
    send(arena)
    arena.wait(1)
    assert states(arena) == ["sent"]


def test_while_one_is_unsent_no_other_is_added_and_after_it_another_follows(arena: Arena) -> None:
    send(arena)
    for deaths in (2, 3, 4):
        told(arena, deaths=deaths)
    assert states(arena) == ["sent", "due"]
    send(arena)
    assert states(arena) == ["sent", "sent"]
    told(arena, missing=0)
    assert [r.supplement for r in owed(arena)] == [0, 1, 2]


def test_a_confirmed_report_is_supplemented_too(arena: Arena) -> None:
    send(arena)
    arena.do(c.ConfirmReport(owed(arena)[0].id, "李某"))
    told(arena, serious_injuries=1)
    assert states(arena) == ["confirmed", "due"]


def test_an_equal_figure_or_another_fact_supplements_nothing(arena: Arena) -> None:
    send(arena)
    told(arena, deaths=1, direct_loss_cny=1000, serious_injuries=None)
    assert states(arena) == ["sent"]


def test_a_figure_taken_back_is_a_change(arena: Arena) -> None:
    send(arena)
    told(arena, deaths=None)
    assert states(arena) == ["sent", "due"]


def test_ticks_add_nothing(arena: Arena) -> None:
    send(arena)
    told(arena, deaths=2)
    before = states(arena)
    for minutes in (1, 60, DAY):
        arena.wait(minutes)
    assert states(arena) == before
    assert arena.replayed() == arena.incident


@pytest.mark.parametrize(
    ("fire", "days", "again"),
    [(None, 30, True), (False, 30, True), (True, 7, True), (True, 8, False), (None, 31, False)],
)
def test_the_window_runs_from_the_accident_and_is_shorter_for_traffic_and_fire(
    fire: bool | None, days: int, *, again: bool
) -> None:
    arena = Arena("production_safety")
    arena.report({"deaths": 1, "traffic_or_fire": fire})
    send(arena)
    arena.now = START + timedelta(days=days)
    told(arena, deaths=2)
    assert states(arena) == (["sent", "due"] if again else ["sent"])


def test_the_window_does_not_reopen_for_a_change_that_came_too_late(arena: Arena) -> None:
    send(arena)
    arena.now = START + timedelta(days=31)
    told(arena, deaths=2)
    arena.do(c.AddNote("核实"))
    assert states(arena) == ["sent"]


def test_a_sending_that_was_entered_late_did_not_tell_what_came_in_between(arena: Arena) -> None:
    arena.wait(10)
    told(arena, deaths=2)
    arena.wait(10)
    send(arena, c.Moment(START + timedelta(minutes=5)))
    assert states(arena) == ["sent", "due"]


def test_a_sending_typed_to_the_minute_told_what_came_in_that_minute(arena: Arena) -> None:
    typed = START + timedelta(minutes=10)
    arena.now = typed + timedelta(seconds=30)
    told(arena, deaths=2)
    arena.now += timedelta(seconds=20)
    send(arena, c.Moment(typed))
    assert states(arena) == ["sent"]


def test_a_report_told_before_the_incident_was_opened_told_its_first_figures(
    arena: Arena,
) -> None:
    send(arena, c.Moment(START - timedelta(minutes=20)))
    assert states(arena) == ["sent"]


def test_changes_are_supplemented_in_the_aftermath(arena: Arena) -> None:
    arena.grant()
    send(arena)
    for condition in arena.plan.ending.conditions:
        arena.do(c.CheckEnding(condition.id, "met"))
    arena.do(c.ProposeEnding(), arena.person("local_government"))
    arena.grant("ending")
    assert arena.state.phase == "aftermath"
    told(arena, deaths=3)
    assert states(arena) == ["sent", "due"]


def test_nothing_is_owed_once_the_incident_is_over(arena: Arena) -> None:
    send(arena)
    arena.do(c.DismissIncident("移交特种设备预案"))
    with pytest.raises(CommandRefused, match="事件已结束"):
        told(arena, deaths=2)
    assert states(arena) == ["sent"]


def test_a_graver_level_owes_its_own_reports_first_and_supplements_the_others(
    arena: Arena,
) -> None:
    send(arena)
    told(arena, deaths=3)
    assert states(arena) == ["sent", "due"]
    province = owed(arena, "safety_from_city", "province_work_safety")
    assert [(r.state, r.supplement) for r in province] == [("due", 0)]


def test_an_unsent_supplement_is_lifted_with_its_obligation_and_keeps_its_number() -> None:
    arena = Arena("production_safety")
    arena.report({"deaths": 3})
    hop, to = "safety_from_city", "province_work_safety"
    arena.do(c.SendReport(owed(arena, hop, to)[0].id, "电话"))
    for deaths in (4, 1, 5):
        told(arena, deaths=deaths)
    found = [(r.state, r.supplement) for r in owed(arena, hop, to)]
    assert found == [("sent", 0), ("lifted", 1), ("due", 1)]


def test_screens_and_timeline_say_that_it_is_a_supplement(arena: Arena) -> None:
    send(arena)
    told(arena, deaths=2)
    title = report_title(arena.plan, owed(arena)[1])
    assert title.zh.endswith("（续报1）")
    assert title.en.endswith("(supplement 1)")
    lines = [line.text for line in story(arena.plan, arena.journal.read("i1"))]
    assert "（续报1）" in lines[-1].zh
    assert len(arena.events(e.ReportOwed)) == len(arena.state.reports)


def test_every_hop_from_the_unit_to_the_state_is_supplemented(arena: Arena) -> None:
    hops = {hop for chain in arena.plan.reports.chains for hop in chain.hops}
    ends = {"scene_to_head", "departments_to_state_council", "province_to_state_council"}
    terms = {name: duty.supplements for name, duty in arena.plan.report.items()}
    assert {name for name, found in terms.items() if found} == hops - ends
    assert len({found for found in map(repr, terms.values()) if found != "None"}) == 1
