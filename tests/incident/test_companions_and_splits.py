"""One event under two plans, and one incident that turns out to be two."""

from __future__ import annotations

import pytest

from engine.incident import commands as c
from engine.incident import events as e
from tests.incident.town import CRANE, LIFT, SHIP, Town

PORT = {"equipment": "crane", "crane_overturned": True, "deaths": 1}


@pytest.fixture
def town() -> Town:
    """A port crane that fell on a tanker."""
    town = Town()
    town.call("a", "special_equipment", PORT)
    town.do("a", c.OpenCompanion("waterway", "b", "塔吊倒在油船上"))
    return town


def test_both_plans_run_with_what_both_know(town: Town) -> None:
    assert [town[name].plan for name in "ab"] == ["special_equipment", "waterway"]
    assert [town[name].over for name in "ab"] == [False, False]
    assert (town.figure("b", "deaths"), town.figure("b", "equipment")) == (1, None)
    assert town["a"].tied("companion")[0].incident == "b"
    assert town["b"].tied("companion")[0].incident == "a"
    assert town["b"].directives
    assert town["b"].reports


def test_a_figure_of_the_one_is_recorded_in_the_other_in_the_same_write(town: Town) -> None:
    entries = town.do("b", c.RecordFigures({"missing": 4, "oil_spill_tonnes": 3}, "海事局")).entries
    assert {entry.incident for entry in entries} == {"a", "b"}
    assert len({entry.command for entry in entries}) == 1
    known = town["a"].figures["missing"]
    assert (known.value, known.source, known.at) == (4, "海事局", town["b"].figures["missing"].at)
    assert "oil_spill_tonnes" not in town["a"].figures
    assert town.replays()


def test_a_figure_regrades_both(town: Town) -> None:
    town.do("b", c.RecordFigures({"deaths": 3}, "海事局"))
    assert [town[name].level.code for name in "ab"] == ["III", "III"]


def test_figures_go_round_once(town: Town) -> None:
    town.do("b", c.OpenCompanion("production_safety", "d", "装卸作业"))
    head = town.journal.head()
    town.do("a", c.RecordFigures({"deaths": 2}, "现场"))
    told = [entry for entry in town.journal.since(head) if entry.kind == "FiguresRecorded"]
    assert sorted(entry.incident for entry in told) == ["a", "b", "d"]


def test_closing_the_one_does_not_close_the_other(town: Town) -> None:
    town.do("b", c.DismissIncident("船未受损"))
    assert (town["b"].outcome, town["a"].outcome) == ("dismissed", None)
    town.do("a", c.RecordFigures({"deaths": 2}, "现场"))
    assert town.figure("b", "deaths") == 1


def test_two_open_incidents_are_linked_and_tell_each_other_what_they_lack() -> None:
    town = Town()
    town.call("a", "special_equipment", {**CRANE, "direct_loss_cny": 100000})
    town.call("b", "waterway", {"deaths": 2, "missing": 1})
    town.do("a", c.LinkCompanion("b", "塔吊倒在船上"))
    assert (town.figure("a", "deaths"), town.figure("b", "deaths")) == (3, 2)
    assert (town.figure("a", "missing"), town.figure("b", "direct_loss_cny")) == (1, 100000)
    (linked,) = town.events("b", e.IncidentLinked)
    assert linked.differing == ({"fact": "deaths", "here": 2, "there": 3},)
    assert town.replays()


def test_unlinked_they_tell_each_other_nothing_any_more(town: Town) -> None:
    assert town.refused("a", c.UnlinkCompanion("b", "")) == "no_reason"
    town.do("b", c.UnlinkCompanion("a", "两回事"))
    town.do("a", c.RecordFigures({"deaths": 5}, "现场"))
    assert (town.figure("b", "deaths"), town["a"].tied("companion")) == (1, ())
    assert town.refused("a", c.UnlinkCompanion("b", "两回事")) == "not_linked"


def test_a_companion_under_the_same_plan_is_a_duplicate(town: Town) -> None:
    assert town.refused("a", c.OpenCompanion("waterway", "d", "又一次")) == "same_plan"
    assert town.refused("a", c.LinkCompanion("b", "又一次")) == "already_linked"
    town.call("d", "special_equipment", LIFT)
    assert town.refused("a", c.LinkCompanion("d", "同一起")) == "same_plan"
    town.do("d", c.DismissIncident("误报"))
    assert town.refused("a", c.LinkCompanion("d", "同一起")) == "other_over"


def test_a_successor_keeps_the_companions(town: Town) -> None:
    town.do("a", c.HandOverToPlan("production_safety", "d", "建筑工地塔吊"))
    town.do("d", c.RecordFigures({"deaths": 2}, "安监"))
    assert town.figure("b", "deaths") == 2
    assert town.refused("d", c.HandOverToPlan("waterway", "f", "船")) == "same_plan"
    assert town.replays()


def test_companions_that_merge_need_no_tie(town: Town) -> None:
    town.do("b", c.MergeIncident("a", "船未受损，按特种设备处置"))
    assert town["a"].tied("companion") == ()
    assert town["a"].tied("merged_from")[0].incident == "b"


def test_a_part_becomes_an_incident_of_its_own_in_one_write(town: Town) -> None:
    split = c.SplitIncident(
        "d",
        "production_safety",
        "码头仓库起火",
        "嵊州港二号库",
        "shengzhou",
        "与塔吊无关",
        facts={"deaths": 1},
        corrections={"deaths": 0},
    )
    entries = town.do("a", split).entries
    assert {entry.incident for entry in entries} == {"a", "b", "d"}
    new = town["d"]
    assert (new.title, new.place, town.figure("d", "deaths")) == (
        "码头仓库起火",
        "嵊州港二号库",
        1,
    )
    assert [town.figure(name, "deaths") for name in "ab"] == [0, 0]
    assert (town["a"].tied("split_into")[0].incident, new.tied("split_from")[0].incident) == (
        "d",
        "a",
    )
    assert new.caller == town["a"].caller
    assert town.replays()


def test_a_split_says_what_and_where_and_why(town: Town) -> None:
    for title, place, district, reason, code in [
        ("", "码头", "shengzhou", "两起", "no_title"),
        ("起火", " ", "shengzhou", "两起", "no_place"),
        ("起火", "码头", "atlantis", "两起", "no_district"),
        ("起火", "码头", "shengzhou", "", "no_reason"),
    ]:
        split = c.SplitIncident("d", "waterway", title, place, district, reason)
        assert town.refused("a", split) == code


def test_the_same_form_twice_opens_one_companion() -> None:
    town = Town()
    town.call("a", "special_equipment", PORT)
    town.call("z", "waterway", SHIP)
    command = c.OpenCompanion("waterway", "b", "塔吊倒在油船上")
    first = town.do("a", command, command_id="k")
    again = town.do("a", command, command_id="k")
    assert (first.entries, again.repeated) == (again.entries, True)
