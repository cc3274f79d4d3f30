"""The page of ties: every way that leads to another incident, each from its own form."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.incident import commands as c
from engine.incident.duplicates import probable_duplicates
from tests.web.incident_house import PLACE, House


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    made.report({"deaths": 1})
    return made


def second(house: House, title: str = "储罐又泄漏", place: str = "某厂", day: str = "") -> None:
    call = c.ReportIncident("special_equipment", title, place, PLACE, channel="110", summary=day)
    house.do(call, incident="inc-2")


def test_a_second_call_is_pointed_out_and_merged_by_people_alone(house: House) -> None:
    second(house)
    page = house.see("duty_officer", "/ties").text
    assert "可能是同一事件" in page
    assert house.realm.desk.incident("inc-2").outcome is None
    merged = house.send("duty_officer", "/incidents/inc-2/ties/merge", into="inc-1", reason="同址")
    assert merged.json()["ok"], merged.text
    assert house.realm.desk.incident("inc-2").outcome == "merged"
    assert "并入本事件的" in house.see("duty_officer", "/ties").text


@pytest.mark.parametrize(
    ("title", "place", "alike"),
    [("储罐泄漏", "某厂", True), ("电梯困人", "银泰城", False)],
)
def test_only_what_is_described_alike_is_pointed_out(
    house: House, title: str, place: str, alike: bool
) -> None:
    second(house, title, place)
    others = [house.realm.desk.incident("inc-2")]
    assert bool(probable_duplicates(house.plan, house.incident, others)) is alike


def test_an_incident_goes_on_under_another_plan_and_is_taken_back(house: House) -> None:
    done = house.post("duty_officer", "/ties/plan", plan="production_safety", reason="非特种设备")
    assert done.json()["ok"], done.text
    assert house.incident.outcome == "handed_over"
    assert len(house.realm.desk.incidents()) == 2
    assert house.post("duty_officer", "/ties/back", reason="误判").json()["ok"]
    assert house.incident.outcome is None


def test_an_offer_waits_until_the_authority_accepts(house: House) -> None:
    fields = {"party": "province_quality", "how": "电话", "whom": "李处", "reason": "超出职责"}
    assert house.post("duty_officer", "/ties/offers", **fields).json()["ok"]
    assert "接收前仍由我方负责" in house.see("duty_officer", "/ties").text
    answered = {"decision": "accept", "by": "李处", "how": "电话"}
    assert house.post("duty_officer", "/ties/offers/offer-1", **answered).json()["ok"]
    assert house.incident.outcome == "handed_over"


def test_companions_share_what_is_recorded_in_either(house: House) -> None:
    done = house.post("duty_officer", "/ties/companions", plan="waterway", reason="吊机砸船")
    assert done.json()["ok"], done.text
    other = next(one for one in house.realm.desk.incidents() if one.id != "inc-1")
    house.do(c.RecordFigures({"deaths": 3}, "现场"))
    assert house.realm.desk.incident(other.id).figures["deaths"].value == 3


def test_a_part_is_split_off_as_an_incident_of_its_own(house: House) -> None:
    fields = {"plan": "special_equipment", "title": "叉车翻倒", "place": "西门", "reason": "两处"}
    done = house.post("duty_officer", "/ties/split", district=PLACE, **fields)
    assert done.json()["ok"], done.text
    assert [one.title for one in house.realm.desk.incidents()] == ["储罐泄漏", "叉车翻倒"]


def test_a_false_alarm_is_opened_again_and_a_reason_is_asked_for(house: House) -> None:
    house.do(c.DismissIncident("误报"))
    assert house.post("duty_officer", "/ties/again", phase="first_response").status_code == 409
    again = house.post("duty_officer", "/ties/again", phase="first_response", reason="确有泄漏")
    assert again.json()["ok"], again.text
    assert house.incident.outcome is None
