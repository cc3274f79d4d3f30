from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.incident_house import COUNTY, GROUP, House

SITE = "commander@special_equipment.site_command"
HEARD = {"decider": "分管副市长王某", "channel": "电话", "words": "同意，马上办"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.report({"equipment": "pressure_vessel", "deaths": 3})
    return house


def step(house: House) -> str:
    return f"/approvals/{house.pending.id}/decide/heard"


def test_the_desk_records_a_decision_heard(house: House) -> None:
    assert house.post("duty_officer", step(house), decision="grant", **HEARD).status_code == 200
    assert house.incident.response == "city_response"
    assert "分管副市长王某" in house.see("duty_officer").text


@pytest.mark.parametrize("missing", sorted(HEARD))
def test_a_decision_heard_is_refused_without_name_channel_and_words(
    house: House, missing: str
) -> None:
    answer = house.post("duty_officer", step(house), decision="grant", **{**HEARD, missing: ""})
    assert answer.status_code >= 400
    assert house.incident.response is None


def test_command_is_handed_over_from_the_local_head_to_the_appointed(house: House) -> None:
    house.post("duty_officer", step(house), decision="grant", **HEARD)
    house.post(COUNTY, "/command/name", name="陈某", office="副区长")
    house.post(GROUP, "/command/appoint", name="李某", office="副市长", reason="事故较大")
    house.post("duty_officer", "/command/handover", handed_by="陈某", taken_by="李某")
    shown = house.see(GROUP, "/command").text
    assert "李某 副市长" in shown
    assert "陈某 副区长" in shown
    assert "李某" in house.browser("duty_officer").get("/board/inc-1").text


def test_a_task_outside_the_plan_reaches_the_unit(house: House) -> None:
    house.post("duty_officer", step(house), decision="grant", **HEARD)
    task = {"party": "power", "text": "切断北侧供电", "reason": "抢险需要"}
    assert house.post(SITE, "/command/tasks", **task).status_code == 200
    assert "切断北侧供电" in house.browser("unit_liaison@power").get("/unit").text


def test_an_override_is_on_every_page_until_it_is_revoked(house: House) -> None:
    act = {"act": "response", "response": "city_response", "reason": "通信中断"}
    assert house.post("duty_officer", "/command/overrides", **act).status_code == 200
    pages = ["/incidents/inc-1", "/incidents/inc-1/command", "/board/inc-1"]
    for page in pages:
        assert "override-banner" in house.browser("duty_officer").get(page).text, page
    assert "override-banner" in house.browser("unit_liaison@fire").get("/unit").text
    assert "override-banner" in house.browser(GROUP).get("/command").text
    settle = {"decision": "revoke", "reason": "情况不符"}
    assert house.post(GROUP, "/command/overrides/override_1", **settle).status_code == 200
    assert house.incident.response is None
    for page in pages:
        assert "override-banner" not in house.browser("duty_officer").get(page).text, page


def test_an_absence_is_recorded_with_the_deputy_and_its_return(house: House) -> None:
    party = "special_equipment.leading_group"
    away = {"party": party, "who": "分管副市长", "deputy": "副秘书长", "reason": "出访"}
    away["until"] = "2099-01-01T08:00"
    assert house.post("duty_officer", "/command/absences", **away).status_code == 200
    house.post(GROUP, f"/approvals/{house.pending.id}/decide", decision="grant")
    assert "副秘书长 代行" in house.see("duty_officer").text
    assert house.post(GROUP, "/command/absences", act="return", party=party).status_code == 200
    assert house.incident.absence(party) is None


def test_a_group_stands_down_and_a_leader_is_named(house: House) -> None:
    house.post("duty_officer", step(house), decision="grant", **HEARD)
    down = {"act": "stand_down", "reason": "无媒体到场"}
    assert house.post(SITE, "/command/groups/publicity_group", **down).status_code == 200
    assert "publicity_group" not in house.incident.groups
    lead = {"act": "leader", "name": "赵某"}
    assert house.post(SITE, "/command/groups/rescue_group", **lead).status_code == 200
    assert "赵某" in house.see("duty_officer", "/command").text


def test_the_waterway_group_forms_a_site_command_and_dissolves_it(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.report({"deaths": 3}, plan="waterway")
    group = "commander@waterway.leading_group"
    house.post(group, f"/approvals/{house.pending.id}/decide", decision="grant")
    assert house.post(group, "/command/site", act="form", reason="水域狭窄").status_code == 200
    assert house.incident.site_command
    assert house.post(group, "/command/site", act="dissolve", reason="已完成").status_code == 200
    assert not house.incident.site_command
