"""Duplicates: merged into one, nothing sent twice, and a wrong merge undone."""

from __future__ import annotations

import pytest

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.state import Incident, Report
from tests.incident.town import LIFT, SHIP, Town, owed, standing


@pytest.fixture
def town() -> Town:
    """Two calls about one ship: `a` from 110, `b` from 12395, an hour apart."""
    town = Town()
    town.call("a", "waterway", {"deaths": 1, "missing": 2}, title="货船沉没", channel="110")
    town.call("b", "waterway", {"deaths": 2}, title="有船沉了", channel="12395")
    return town


def sent(town: Town, name: str, *, confirm: bool = False) -> Report:
    report = next(one for one in town[name].reports.values() if one.state == "due")
    town.do(name, c.SendReport(report.id, "电话", "李某", "两死"))
    if confirm:
        town.do(name, c.ConfirmReport(report.id, "李某"))
    return report


def same(incident: Incident, report: Report) -> list[Report]:
    key = (report.obligation, report.party)
    return [one for one in incident.reports.values() if (one.obligation, one.party) == key]


def test_one_is_over_and_the_other_knows_its_call_and_what_it_lacked(town: Town) -> None:
    entries = town.do("b", c.MergeIncident("a", "同一艘船")).entries
    assert {entry.incident for entry in entries} == {"a", "b"}
    assert (town["b"].outcome, town["b"].phase) == ("merged", "merged")
    (link,) = town["a"].tied("merged_from")
    assert (link.incident, link.channel, link.caller) == (
        "b",
        "12395",
        {"name": "张某", "phone": "13800000000"},
    )
    assert any("12395" in line and "有船沉了" in line for line in town.told("a"))
    assert town.replays()


def test_a_figure_that_both_know_is_not_overwritten_and_the_difference_is_told(town: Town) -> None:
    town.do("b", c.RecordFigures({"oil_spill_tonnes": 5}, "海事"))
    town.do("b", c.MergeIncident("a", "同一艘船"))
    assert (town.figure("a", "deaths"), town.figure("a", "oil_spill_tonnes")) == (1, 5)
    assert town["a"].figures["oil_spill_tonnes"].source == "海事"
    (absorbed,) = town.events("a", e.IncidentAbsorbed)
    assert absorbed.differing == ({"fact": "deaths", "here": 1, "there": 2},)
    assert any("说法不一" in line and "死亡" in line for line in town.told("a"))


@pytest.mark.parametrize("confirm", [False, True])
def test_what_was_sent_before_the_merge_is_not_owed_again(confirm: bool) -> None:
    town = Town()
    for name in "ab":
        town.call(name, "waterway", {"deaths": 1})
    report = sent(town, "b", confirm=confirm)
    town.do("b", c.MergeIncident("a", "同一艘船"))
    (taken,) = same(town["a"], report)
    assert taken.state == ("confirmed" if confirm else "sent")
    assert (taken.taken_from, taken.words) == ("b", "两死")
    town.wait(600)
    assert not taken.overdue
    assert town.replays()


def test_news_that_the_sent_report_did_not_tell_is_owed_as_a_supplement() -> None:
    town = Town()
    town.call("a", "production_safety", {"deaths": 1})
    town.call("b", "production_safety", {"deaths": 2})
    terms = town.plan("b").report
    report = next(
        one for one in town["b"].reports.values() if terms[one.obligation].supplements is not None
    )
    town.do("b", c.SendReport(report.id, "电话", "李某", "两死"))
    town.do("b", c.MergeIncident("a", "同一艘船"))
    first, again = same(town["a"], report)
    assert (first.state, again.state, again.supplement) == ("sent", "due", 1)


def test_a_task_done_for_the_one_is_done_for_the_other(town: Town) -> None:
    directive = next(one for one in town["b"].directives.values() if one.origin == "task")
    party = town.person("b", town.plan("b").role_of(directive.party))
    town.do("b", c.MoveDirective(directive.id, "start"), party)
    town.do("b", c.MoveDirective(directive.id, "complete", "已到场"), party)
    town.do("b", c.MergeIncident("a", "同一艘船"))
    taken = town["a"].directives[directive.id]
    assert (taken.state, taken.note, taken.taken_from) == ("done", "已到场", "b")
    assert any("那里已报已办" in line for line in town.told("a"))


def test_under_another_plan_figures_go_along_and_duties_do_not() -> None:
    town = Town()
    town.call("a", "special_equipment", {"equipment": "crane"})
    town.call("b", "production_safety", {"deaths": 1})
    report = sent(town, "b")
    town.do("b", c.MergeIncident("a", "同一台塔吊"))
    assert town.figure("a", "deaths") == 1
    assert all(one.taken_from == "" for one in town["a"].reports.values())
    (absorbed,) = town.events("a", e.IncidentAbsorbed)
    assert [deed["kind"] for deed in absorbed.deeds] == ["report"]
    assert report.id not in town["a"].reports


def test_a_wrong_merge_is_undone_in_both(town: Town) -> None:
    town.do("b", c.RecordFigures({"oil_spill_tonnes": 5}, "海事"))
    report = sent(town, "b")
    before = town["a"], town["b"]
    town.do("b", c.MergeIncident("a", "同一艘船"))
    town.do("b", c.TakeBack("是另一艘船"))
    mine, other = town["a"], town["b"]
    assert (other.outcome, other.phase) == (None, before[1].phase)
    assert (standing(other), standing(mine)) == (standing(before[1]), standing(before[0]))
    assert owed(mine) == owed(before[0])
    assert (report.obligation, report.party) in owed(mine)
    assert (report.obligation, report.party) not in owed(other)
    assert town.figure("a", "oil_spill_tonnes") is None
    assert (mine.tied("merged_from"), other.tied("merged_into")) == ((), ())
    assert town.replays()


def test_a_figure_that_was_told_again_after_the_merge_stays(town: Town) -> None:
    town.do("b", c.RecordFigures({"oil_spill_tonnes": 5}, "海事"))
    town.do("b", c.MergeIncident("a", "同一艘船"))
    town.do("a", c.RecordFigures({"oil_spill_tonnes": 7}, "环保"))
    town.do("b", c.TakeBack("是另一艘船"))
    assert town.figure("a", "oil_spill_tonnes") == 7


def test_after_an_undone_merge_it_can_be_merged_again(town: Town) -> None:
    for _ in range(2):
        town.do("b", c.MergeIncident("a", "同一艘船"))
        town.do("b", c.TakeBack("是另一艘船"))
    town.do("b", c.MergeIncident("a", "确是同一艘船"))
    assert town["b"].outcome == "merged"
    assert town.replays()


def test_what_cannot_be_merged_is_refused(town: Town) -> None:
    assert town.refused("a", c.MergeIncident("a", "同一起")) == "no_other"
    assert town.refused("a", c.MergeIncident("b", "")) == "no_reason"
    town.do("b", c.MergeIncident("a", "同一艘船"))
    assert town.refused("a", c.MergeIncident("b", "同一艘船")) == "other_over"
    assert town.refused("b", c.MergeIncident("a", "同一艘船")) == "over"


def test_a_citys_response_is_not_merged_away_from_beneath() -> None:
    town = Town()
    town.call("a", "special_equipment", LIFT)
    town.call("b", "waterway", SHIP, granted=True)
    assert town.refused("b", c.MergeIncident("a", "同一起")) == "not_yours"


def test_an_incident_on_offer_is_not_merged(town: Town) -> None:
    town.do("b", c.OfferHandOver("province_maritime", "电话", "李某", "海上"))
    assert town.refused("b", c.MergeIncident("a", "同一艘船")) == "pending"
