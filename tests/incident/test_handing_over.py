"""Hand-over to another plan or to an authority outside, and back."""

from __future__ import annotations

import pytest

from engine.incident import commands as c
from engine.incident.due import next_due
from tests.incident.town import CRANE, SHIP, Town, owed, standing
from tests.incident.waymarks import without_ways

PLANS = ("special_equipment", "waterway", "production_safety")
OTHER = {
    "special_equipment": "production_safety",
    "waterway": "production_safety",
    "production_safety": "waterway",
}


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.mark.parametrize("plan", PLANS)
def test_the_successor_has_the_call_and_what_both_plans_know(plan: str, town: Town) -> None:
    before = town.call("a", plan, {"deaths": 1, "missing": 0})
    town.do("a", c.HandOverToPlan(OTHER[plan], "b", "不属于本预案"))
    old, new = town["a"], town["b"]
    assert (old.outcome, old.phase, new.plan) == ("handed_over", "handed_over", OTHER[plan])
    assert (new.caller, new.channel, new.reported_at) == (
        before.caller,
        before.channel,
        before.reported_at,
    )
    assert (town.figure("b", "deaths"), new.figures["deaths"].source) == (1, "张某")
    assert [(link.kind, link.incident) for link in old.links.values()] == [("successor", "b")]
    assert [(link.kind, link.incident) for link in new.links.values()] == [("predecessor", "a")]
    assert town.replays()


def test_what_only_one_plan_knows_stays_behind(town: Town) -> None:
    town.call("a", "special_equipment", CRANE)
    town.do("a", c.HandOverToPlan("production_safety", "b", "建筑工地的塔吊"))
    assert set(town["b"].figures) == {"deaths"}


def test_after_a_hand_over_nothing_is_owed_and_no_clock_runs(town: Town) -> None:
    town.call("a", "waterway", SHIP, granted=True)
    leader = town.person("a", "leading_group")
    town.do("a", c.HandOverToPlan("production_safety", "b", "岸上作业"), leader)
    old = town["a"]
    assert not any(d.open for d in old.directives.values())
    assert (owed(old), next_due(town.plan("a"), old)) == (set(), None)
    assert owed(town["b"])
    assert any("事件已移交" in line for line in town.told("a"))


def test_the_hand_over_is_one_write_or_none(town: Town) -> None:
    town.call("a", "waterway", SHIP)
    entries = town.do("a", c.HandOverToPlan("production_safety", "b", "岸上作业")).entries
    assert {entry.incident for entry in entries} == {"a", "b"}
    assert len({entry.command for entry in entries}) == 1


def test_a_citys_response_is_not_handed_over_from_beneath(town: Town) -> None:
    town.call("a", "waterway", SHIP, granted=True)
    assert town.refused("a", c.HandOverToPlan("production_safety", "b", "岸上")) == "not_yours"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.HandOverToPlan("production_safety", "b", " "), "no_reason"),
        (c.HandOverToPlan("waterway", "b", "误登"), "same_plan"),
        (c.OfferHandOver("nobody", "电话", "李某", "海上"), "no_party"),
        (c.OfferHandOver("province_maritime", "", "李某", "海上"), "no_channel"),
        (c.OfferHandOver("province_maritime", "电话", "", "海上"), "no_name"),
        (c.AnswerOffer("offer-1", accepted=True, by="李某", how="电话"), "no_offer"),
        (c.WithdrawOffer("offer-1", "不交了"), "no_offer"),
        (c.TakeBack("仍归我们"), "not_given_away"),
        (c.ReopenIncident("first_response", "又响了"), "not_closed"),
    ],
)
def test_a_hand_over_that_makes_no_sense_is_refused(
    command: c.Command, code: str, town: Town
) -> None:
    town.call("a", "waterway", SHIP)
    assert town.refused("a", command) == code


def test_until_an_authority_accepts_everything_keeps_running(town: Town) -> None:
    town.call("a", "waterway", {"deaths": 1, "waters": "sea"})
    before = standing(town["a"]), owed(town["a"])
    town.do("a", c.OfferHandOver("province_maritime", "电话", "总值班室李某", "海上事件"))
    assert (standing(town["a"]), owed(town["a"]), town["a"].outcome) == (*before, None)
    assert town["a"].offer is not None
    assert (town["a"].offer.clause, town["a"].offer.party) == ("一(三)", "province_maritime")
    town.do("a", c.AnswerOffer("offer-1", accepted=True, by="总值班室李某", how="电话"))
    assert (town["a"].outcome, town["a"].phase, owed(town["a"])) == (
        "handed_over",
        "handed_over",
        set(),
    )
    assert town.replays()


def test_an_offer_that_is_declined_leaves_us_responsible(town: Town) -> None:
    town.call("a", "waterway", SHIP)
    town.do("a", c.OfferHandOver("province_maritime", "电话", "李某", "海上"))
    assert (
        town.refused("a", c.OfferHandOver("water_resources", "电话", "王某", "渔船")) == "pending"
    )
    assert town.refused("a", c.AnswerOffer("offer-1", accepted=False, by="李某")) == "no_reason"
    town.do("a", c.AnswerOffer("offer-1", accepted=False, by="李某", reason="在我市水域内"))
    assert (town["a"].outcome, town["a"].offer) == (None, None)
    again = c.AnswerOffer("offer-1", accepted=True, by="李某", how="电话")
    assert town.refused("a", again) == "already_answered"
    town.do("a", c.OfferHandOver("water_resources", "电话", "王某", "渔船之间"))
    assert town["a"].offer is not None


def test_an_offer_lapses_when_the_incident_is_over(town: Town) -> None:
    town.call("a", "waterway", {"deaths": 0})
    town.do("a", c.OfferHandOver("province_maritime", "电话", "李某", "海上"))
    town.do("a", c.DismissIncident("误报"))
    assert [one.state for one in town["a"].offers.values()] == ["withdrawn"]


@pytest.mark.parametrize("granted", [False, True])
def test_taken_back_it_is_what_it_was_and_its_successor_is_closed(
    granted: bool, town: Town
) -> None:
    before = town.call("a", "waterway", SHIP, granted=granted)
    leader = town.person("a", "leading_group")
    town.do("a", c.HandOverToPlan("production_safety", "b", "岸上作业"), leader)
    town.do("a", c.TakeBack("确属水上"), leader)
    after, other = town["a"], town["b"]
    assert (after.outcome, after.phase, after.response) == (None, before.phase, before.response)
    assert (standing(after), owed(after)) == (standing(before), owed(before))
    assert (other.outcome, other.phase) == ("handed_back", "handed_over")
    assert next_due(town.plan("a"), after) is not None
    assert (not granted) == (after.open_approval("activation") is not None)
    assert town.replays()


def test_taken_back_from_an_authority_the_duties_come_again(town: Town) -> None:
    before = town.call("a", "waterway", {"deaths": 1})
    town.do("a", c.OfferHandOver("province_maritime", "电话", "李某", "海上"))
    town.do("a", c.AnswerOffer("offer-1", accepted=True, by="李某", how="电话"))
    assert town.refused("a", c.AddNote("")) == "no_text"
    assert town.refused("a", c.RecordFigures({"deaths": 2}, "现场")) == "over"
    town.do("a", c.TakeBack("位置核实为内河"))
    assert standing(town["a"]) == standing(before)


def test_during_the_ending_it_is_taken_back_to_before_it(town: Town) -> None:
    town.call("a", "waterway", {"deaths": 1}, granted=True)
    for condition in town.plan("a").ending.conditions:
        town.do("a", c.CheckEnding(condition.id, "met", "已核实"))
    town.do("a", c.ProposeEnding(), town.person("a", "local_government"))
    town.do("a", c.HandOverToPlan("production_safety", "b", "岸上"))
    town.do("a", c.TakeBack("确属水上"))
    assert (town["a"].phase, town["a"].open_approval("ending")) == ("responding", None)


def test_what_went_further_is_taken_back_from_there_first(town: Town) -> None:
    town.call("a", "waterway", {"deaths": 1})
    town.do("a", c.HandOverToPlan("production_safety", "b", "岸上"))
    town.do("b", c.HandOverToPlan("special_equipment", "c", "码头起重机"))
    assert town.refused("a", c.TakeBack("确属水上")) == "gone_further"
    town.do("b", c.TakeBack("不是特种设备"))
    town.do("a", c.TakeBack("确属水上"))
    assert [town[name].outcome for name in "abc"] == [None, "handed_back", "handed_back"]


def test_a_plan_edition_without_the_way_refuses_and_says_so() -> None:
    offer = c.OfferHandOver("province_maritime", "电话", "李某", "海上")
    assert without_ways("waterway", offer) == "no_way"
    assert without_ways("waterway", c.DismissIncident("误报")) is None
