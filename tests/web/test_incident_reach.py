from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.incident.commands import ReportIncident as Call
from tests.web.console import OFFICER
from tests.web.incident_house import GROUP, House

POSTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/figures", {"fact-special_equipment-deaths": "4"}),
    ("/notes", {"text": "x"}),
    ("/responses", {"response": "province_request", "reason": "x"}),
    ("/ending/checks", {"condition": "out_of_danger", "verdict": "met"}),
    ("/ending", {}),
    ("/dismiss", {"reason": "x"}),
    ("/close", {"reason": "x"}),
    ("/approvals/activation-1/decide", {"decision": "grant"}),
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    made.report({"equipment": "pressure_vessel", "deaths": 3})
    return made


@pytest.mark.parametrize("person", ["auditor", "evaluator", "drill_director"])
@pytest.mark.parametrize(("path", "fields"), POSTS)
def test_who_only_looks_changes_nothing(
    house: House, person: str, path: str, fields: dict[str, str]
) -> None:
    version = house.incident.version
    assert house.see(person).status_code == 200
    assert house.post(person, path, **fields).status_code == 403
    assert house.incident.version == version


ELSEWHERE = ["commander@waterway.leading_group", "office_director@waterway.office"]


@pytest.mark.parametrize("person", ELSEWHERE)
@pytest.mark.parametrize(("path", "fields"), [one for one in POSTS if one[0] != "/notes"])
def test_bodies_of_another_plan_look_on(
    house: House, person: str, path: str, fields: dict[str, str]
) -> None:
    version = house.incident.version
    assert house.see(person).status_code == 200
    assert house.post(person, path, **fields).status_code == 403
    assert house.incident.version == version


def test_bodies_of_another_plan_are_shown_no_button_that_refuses(house: House) -> None:
    theirs, own = (house.see(one).text for one in (ELSEWHERE[0], GROUP))
    for path in ("/dismiss", "/figures"):
        assert f"/incidents/inc-1{path}" not in theirs
        assert f"/incidents/inc-1{path}" in own


def test_who_only_looks_is_shown_nothing_to_press(house: House) -> None:
    page = house.see("auditor").text
    assert '<form id="note"' not in page
    assert "data-once" not in page
    assert "data-once" in house.see("duty_officer").text


def test_a_unit_sees_an_incident_once_it_is_concerned(house: House) -> None:
    assert house.see("unit_liaison@fire").status_code == 200
    assert house.see("unit_liaison@tourism").status_code == 403
    assert house.see("unit_liaison@tourism", "/parts/timeline").status_code == 403
    assert house.see("administrator").status_code == 403


def test_the_list_holds_what_concerns_the_visitor(house: House) -> None:
    def listed(person: str) -> str:
        return house.browser(person).get("/incidents").text

    assert "储罐泄漏" in listed("auditor")
    assert "储罐泄漏" in listed("unit_liaison@fire")
    assert "储罐泄漏" not in listed("unit_liaison@tourism")
    assert "还没有事件" in listed("unit_liaison@tourism")


def test_who_reported_an_incident_sees_it_though_nobody_tasked_them(house: House) -> None:
    reporter = house.browser("unit_liaison@tourism")
    call = Call("special_equipment", "索道停运", "某景区", "keqiao")
    liaison = replace(OFFICER, role="unit_liaison", party="tourism")
    house.do(call, liaison, incident="inc-2")
    assert reporter.get("/incidents/inc-2").status_code == 200
    assert "索道停运" in reporter.get("/incidents").text
    assert house.browser("unit_liaison@audit").get("/incidents/inc-2").status_code == 403


def test_auditors_arrive_at_the_list(house: House) -> None:
    assert house.browser("auditor").get("/").headers["location"] == "/incidents"


def test_a_drills_incident_lives_in_the_drill_only(tmp_path: Path) -> None:
    drill = House(tmp_path, "drill")
    drill.report({"equipment": "pressure_vessel", "deaths": 3})
    browser = drill.browser("duty_officer")
    page = browser.get("/drill/incidents/inc-1")
    assert page.status_code == 200
    assert "演练 · DRILL" in page.text
    assert 'action="/drill/incidents/inc-1/notes"' in page.text
    assert browser.get("/incidents/inc-1").status_code == 404
    assert "储罐泄漏" not in browser.get("/incidents").text
    assert drill.post(GROUP, "/approvals/activation-1/decide", decision="grant").json()["ok"]
