"""The page of clocks, the calls on the desk, and reports carried on, as people use them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from engine.clock import ManualClock
from engine.incident import commands as c
from engine.incident.ladders import asked
from tests.web.incident_house import House

OFFICER, AUDITOR = "duty_officer", "auditor"


@pytest.fixture
def house(tmp_path: Path) -> House:
    found = House(tmp_path)
    found.report({"deaths": 1})
    return found


def later(house: House, minutes: int) -> None:
    clock = house.realm.desk.clock
    assert isinstance(clock, ManualClock)
    clock.advance_to(clock.now() + timedelta(minutes=minutes))
    house.do(c.Tick())


def test_a_call_that_a_ladder_asks_for_stands_on_the_desk_until_it_is_recorded(
    house: House,
) -> None:
    later(house, 16)
    rung = next(one for one in asked(house.incident) if one.act == "deputy")
    desk = house.browser(OFFICER).get("/desk").text
    assert rung.name in desk
    assert "副职" in desk
    said = {"rungs": rung.name, "words": "陈某接电话，马上转告", "back": "desk"}
    assert house.post(OFFICER, "/rungs", **said).json()["ok"]
    assert house.incident.rungs[rung.name].words == "陈某接电话，马上转告"
    assert rung.name not in house.browser(OFFICER).get("/desk").text
    assert "陈某接电话" in house.see(AUDITOR, "/clocks").text


def test_every_clock_that_runs_is_on_the_page(house: House) -> None:
    page = house.see(AUDITOR, "/clocks").text
    assert "在走的时限" in page
    assert "事发地政府上报" in page
    assert house.see(AUDITOR, "/clocks").status_code == 200


def test_a_report_is_carried_on_from_its_sheet(house: House) -> None:
    report = next(
        r for r in house.incident.reports.values() if r.obligation == "local_government_report"
    )
    house.do(c.SendReport(report.id, "电话"))
    assert "终报" in house.see(OFFICER, f"/reports/{report.id}").text
    assert house.post(OFFICER, f"/reports/{report.id}/follow", kind="final").json()["ok"]
    assert "终报" in house.see(OFFICER, "/parts/reports").text
    wrong = house.post(OFFICER, f"/reports/{report.id}/follow", kind="nothing")
    assert wrong.status_code == 422


def test_what_a_report_lacked_and_who_confirmed_it_when_is_on_its_sheet(house: House) -> None:
    report = next(iter(house.incident.reports.values()))
    house.do(c.SendReport(report.id, "电话", words="发生地点：某厂"))
    assert "报出时缺" in house.see(OFFICER, f"/reports/{report.id}").text
    later(house, 20)
    fields = {"by": "陈某", "how": "传真", "occurred": "-5"}
    assert house.post(OFFICER, f"/reports/{report.id}/confirm", **fields).json()["ok"]
    got = house.incident.reports[report.id]
    now = house.realm.desk.clock.now()
    assert got.confirmed_at == now - timedelta(minutes=5)
    assert "陈某" in house.see(OFFICER, f"/reports/{report.id}").text


def test_a_clock_is_stopped_and_runs_on_where_the_plan_allows_it(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.report({"deaths": 1, "appraisal_needed": True}, plan="production_safety")
    report = next(
        r for r in house.incident.reports.values() if r.obligation == "investigation_county"
    )
    at = f"/clocks/report/{report.id}"
    fields = {"ground": "appraisal", "reason": "委托鉴定"}
    assert house.post(OFFICER, f"{at}/pause", **fields).json()["ok"]
    assert "已中止" in house.see(OFFICER, "/clocks").text
    assert "计时已中止" in house.see(OFFICER, "/parts/reports").text
    assert house.post(OFFICER, f"{at}/resume", reason="鉴定完成").json()["ok"]
    assert house.incident.reports[report.id].paused_at is None


def test_many_rungs_in_a_row_are_told_as_a_count(house: House) -> None:
    later(house, 5)
    assert "提醒和催办" in house.see(OFFICER, "/parts/timeline").text
