from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.incident_house import COUNTY, GROUP, House

OFFICE = "office_director@special_equipment.office"
CITY = "commander@city_government"
SITE = "commander@special_equipment.site_command"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A city response in force."""
    made = House(tmp_path)
    made.report({"equipment": "pressure_vessel", "deaths": 3})
    approval = made.pending.id
    made.post(GROUP, f"/approvals/{approval}/decide", decision="grant")
    return made


def check_all(house: House) -> None:
    for condition in house.plan.ending.conditions:
        answer = house.post(
            "duty_officer", "/ending/checks", condition=condition.id, verdict="met", note="已核"
        )
        assert answer.json()["ok"]


def test_the_ending_names_what_is_missing(house: House) -> None:
    answer = house.post("duty_officer", "/ending")
    assert answer.status_code == 409
    assert house.plan.ending.conditions[0].title.zh in answer.json()["details"][0]


def test_a_line_that_does_not_apply_needs_its_reason(house: House) -> None:
    line = next(one for one in house.plan.ending.conditions if one.may_not_apply)
    wanted = {"condition": line.id, "verdict": "not_applicable"}
    assert house.post("duty_officer", "/ending/checks", **wanted).status_code == 409
    assert house.post("duty_officer", "/ending/checks", **wanted, note="无伤员").json()["ok"]
    assert "不适用：无伤员" in house.see("auditor", "/parts/ending").text
    odd = {"condition": line.id, "verdict": "maybe"}
    assert house.post("duty_officer", "/ending/checks", **odd).status_code == 422


def test_the_whole_chain_ends_the_response_and_the_desk_closes(house: House) -> None:
    check_all(house)
    assert house.post(OFFICE, "/ending", reason="险情排除").json()["ok"]
    ending = house.pending.id
    for person, step in ((GROUP, "agree"), (CITY, "approve"), (SITE, "announce")):
        at = f"/approvals/{ending}/{step}"
        assert house.post(person, at, decision="grant").json()["ok"], step
    assert house.incident.phase == "aftermath"
    assert house.post("duty_officer", "/close").status_code == 409
    assert house.post("duty_officer", "/close", reason="报告随后补").json()["ok"]
    assert house.incident.outcome == "closed"
    assert house.post("duty_officer", "/notes", text="事后补记").json()["ok"]
    assert house.post("duty_officer", "/close", reason="再来").status_code == 409


def test_the_body_that_proposes_is_asked_for(house: House) -> None:
    check_all(house)
    assert house.post(CITY, "/ending").json()["code"] == "not_yours"


def test_who_put_the_response_in_force_may_dismiss_with_a_reason(house: House) -> None:
    assert house.post("duty_officer", "/dismiss", reason="误报").json()["code"] == "not_yours"
    assert house.post(GROUP, "/dismiss").status_code == 409
    assert house.post(GROUP, "/dismiss", reason="误报").json()["ok"]
    assert house.incident.outcome == "dismissed"
    assert not any(d.open for d in house.incident.directives.values())
    assert "已排除" in house.see("auditor").text


def test_county_people_check_and_end_their_own_response(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.report({"equipment": "pressure_vessel", "deaths": 1})
    house.post(COUNTY, f"/approvals/{house.pending.id}/decide", decision="grant")
    for condition in house.plan.ending.conditions:
        house.post(COUNTY, "/ending/checks", condition=condition.id, verdict="met")
    assert house.post(COUNTY, "/ending").json()["ok"]
    assert house.post(COUNTY, f"/approvals/{house.pending.id}/decide", decision="grant").json()[
        "ok"
    ]
    assert house.incident.phase == "aftermath"
