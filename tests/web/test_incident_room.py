from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from engine.clock import ManualClock
from engine.incident import commands as c
from engine.journal.entry import Actor
from tests.web.console import START
from tests.web.incident_house import COUNTY, GROUP, House


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    made.report({"equipment": "pressure_vessel", "deaths": 3, "serious_injuries": [5, 8]})
    return made


def test_the_room_tells_level_place_phase_and_why(house: House) -> None:
    page = house.see("duty_officer").text
    for said in ("储罐泄漏", "越城区", "较大", "先期处置", "尚未启动", "5–8 人", "§1.3.3(2)"):
        assert said in page, said
    assert "死亡人数 3 人，达到较大（Ⅲ级）：3 人以上 10 人以下" in page


def test_what_is_unknown_and_matters_is_asked_for(house: House) -> None:
    page = house.see("duty_officer", "/parts/picture").text
    assert "接下来问" in page
    assert house.plan.facts["relocated"].ask.zh in page
    assert "不明" in page


def test_a_figure_keeps_its_history(house: House) -> None:
    house.do(c.RecordFigures({"deaths": 4}, "卫健委", when=c.Moment(START, about=True)))
    page = house.see("duty_officer", "/parts/picture").text
    assert "2 次记录" in page
    assert "卫健委" in page
    assert "3 人" in page


def test_a_part_that_does_not_exist_is_not_found(house: House) -> None:
    assert house.see("duty_officer", "/parts/cellar").status_code == 404
    assert house.browser("duty_officer").get("/incidents/inc-9").status_code == 404


def test_consequences_are_counted_unless_everything_is_asked_for(house: House) -> None:
    short, full = house.see("auditor").text, house.see("auditor", "?all=1").text
    issued = sum(entry.kind == "DirectiveIssued" for entry in house.entries)
    assert f"下达任务 {issued} 项" in short
    assert "任务下达" not in short
    assert full.count("任务下达") >= issued


def test_a_corrected_entry_stays_struck_through(house: House) -> None:
    house.do(c.AddNote("二号罐"))
    house.do(c.AddNote("是三号罐", corrects=house.incident.version))
    page = house.see("duty_officer", "/parts/timeline").text
    assert '<span class="struck">二号罐</span>' in page
    assert f"已由第 {house.incident.version} 条更正" in page
    assert "是三号罐" in page


def test_what_was_recorded_late_says_when(house: House) -> None:
    house.do(c.AddNote("早些时候", when=c.Moment(START - timedelta(minutes=20))))
    page = house.see("duty_officer", "/parts/timeline").text
    assert "13:22" in page
    assert "补记" in page


def test_late_and_declined_directives_stand_first_and_say_why(house: House) -> None:
    clock = house.realm.desk.clock
    assert isinstance(clock, ManualClock)
    decline = c.MoveDirective(house.directive("fire").id, "decline", "车辆在另一现场")
    house.do(decline, Actor("x", "消防", "unit_liaison", "fire"))
    clock.advance(timedelta(minutes=30))
    house.do(c.Tick())
    page = house.see("duty_officer", "/parts/duties").text
    assert page.index("车辆在另一现场") < page.index("已下达")
    assert "超时 " in page


def test_directives_can_be_read_by_task(house: House) -> None:
    by_unit, by_item = (
        house.see("auditor", "/parts/duties"),
        house.see("auditor", "/parts/duties?by=item"),
    )
    assert 'data-key="block-fire"' in by_unit.text
    assert 'data-key="block-task.' in by_item.text


def test_duties_that_wait_for_facts_say_for_which(house: House) -> None:
    page = house.see("duty_officer", "/parts/duties").text
    assert "等待数据" in page


def test_only_who_decides_sees_the_buttons_others_see_who_is_awaited(house: House) -> None:
    own, other = (
        house.see(GROUP, "/parts/decisions").text,
        house.see("duty_officer", "/parts/decisions").text,
    )
    assert "不同意…" in own
    assert "不同意…" not in other
    assert "等待 <b>市领导小组</b>" in other


def test_a_report_shows_what_it_must_say_and_what_is_missing(house: House) -> None:
    report = house.owed("accident_unit")
    page = house.see("duty_officer", f"/reports/{report.id}").text
    assert "发生地点：越城区 某厂" in page
    assert "事故单位概况：待补" in page
    assert "可以先报" in page


def test_a_sheet_comes_bare_to_a_script_and_whole_to_a_browser(house: House) -> None:
    path = f"{house.path}/directives/{house.directive('fire').id}"
    browser = house.browser("duty_officer")
    assert "<!doctype html>" in browser.get(path).text
    assert "<!doctype html>" not in browser.get(path, x_fragment="1").text
    assert browser.get(f"{house.path}/directives/none").status_code == 404


def test_the_english_room_speaks_english(house: House) -> None:
    browser = house.browser("duty_officer")
    browser.cookies["language"] = "en"
    page = browser.get(house.path).text
    for said in ("Ask next", "Reporting chain", "Propose the ending", "Significant"):
        assert said in page


def test_county_people_see_the_incident_of_their_district_only(house: House) -> None:
    assert house.see(COUNTY).status_code == 200
    assert house.see("local_government@local_government:keqiao").status_code == 403
