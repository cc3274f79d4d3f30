from __future__ import annotations

from pathlib import Path

import pytest

from engine.incident.state import Release
from tests.web.incident_house import GROUP, House

OFFICE = "office_director@special_equipment.office"
PUBLICITY = "unit_liaison@publicity"
TEXT = {"title": "情况通报", "text": "三人死亡。", "fact-special_equipment-deaths": "3"}


def opened(tmp_path: Path, drill: bool = False, plan: str = "special_equipment") -> House:
    """An incident at Ⅲ, or on the water."""
    house = House(tmp_path, "drill" if drill else "real")
    equipment = {"equipment": "pressure_vessel"} if plan == "special_equipment" else {}
    house.report({**equipment, "deaths": 3}, plan)
    return house


@pytest.fixture
def house(tmp_path: Path) -> House:
    return opened(tmp_path)


def release(house: House, number: int = 1) -> Release:
    return house.incident.publicity.releases[f"release-{number}"]


def step(house: House, person: str, name: str, **fields: str) -> int:
    at = f"/releases/release-1/steps/{name}"
    told = {"decision": "grant", "number": "1", **fields}
    return house.post(person, at, **told).status_code


def published(house: House) -> House:
    house.post("duty_officer", "/releases", **TEXT)
    step(house, OFFICE, "draft")
    step(house, GROUP, "clear")
    step(house, PUBLICITY, "publish", **{"channel-radio": "1"})
    return house


def test_the_page_says_who_may_speak_until_when_and_who_must_not(tmp_path: Path) -> None:
    page = opened(tmp_path, plan="waterway").see("duty_officer", "/releases").text
    assert "市领导小组" in page
    assert "任何人不得自行对外发布" in page


def test_the_draft_is_filled_in_and_names_what_is_missing(house: House) -> None:
    page = house.see("duty_officer", "/releases/new").text
    assert "死亡人数 3 人" in page
    assert "还缺：重伤人数" in page


def test_a_text_goes_its_way_through_the_bodies_of_the_plan(house: House) -> None:
    assert house.post("duty_officer", "/releases", **TEXT).json()["ok"]
    assert step(house, GROUP, "draft") == 403
    assert step(house, OFFICE, "draft") == 200
    assert step(house, GROUP, "clear") == 200
    assert step(house, PUBLICITY, "publish") == 409
    assert step(house, PUBLICITY, "publish", **{"channel-radio": "1"}) == 200
    assert release(house).state == "published"
    assert "市委宣传部" in house.see("auditor", "/releases").text


def test_what_changed_since_publication_is_pointed_out(house: House) -> None:
    published(house)
    house.post("duty_officer", "/figures", **{"fact-special_equipment-deaths": "4"})
    page = house.see("duty_officer", "/releases").text
    assert "已发布：死亡人数 3 人；现为 <b>4 人</b>" in page
    draft = house.see("duty_officer", "/releases/new?corrects=release-1").text
    assert "死亡人数原为 3 人，应为 4 人。" in draft


def test_a_correction_points_at_what_it_corrects(house: House) -> None:
    published(house)
    wanted = {**TEXT, "title": "更正", "text": "四人死亡。", "corrects": "release-1"}
    assert house.post("duty_officer", "/releases", **wanted).json()["ok"]
    assert release(house, 2).corrects == "release-1"
    assert "更正稿" in house.see("auditor", "/releases/release-1").text


def test_who_edits_a_text_that_has_changed_is_told_so(house: House) -> None:
    house.post("duty_officer", "/releases", **TEXT)
    edit = {**TEXT, "text": "四人死亡。", "number": "1"}
    assert house.post(OFFICE, "/releases/release-1/edit", **edit).json()["ok"]
    late = house.post("duty_officer", "/releases/release-1/edit", **{**edit, "text": "五人。"})
    assert (late.status_code, late.json()["code"]) == (409, "edited")
    assert [one.text for one in release(house).versions] == ["三人死亡。", "四人死亡。"]
    assert house.see("duty_officer", "/releases/release-1").text.count("<details") == 2


def test_a_step_heard_by_telephone_is_recorded_for_its_body(house: House) -> None:
    house.post("duty_officer", "/releases", **TEXT)
    step(house, OFFICE, "draft")
    at = "/releases/release-1/steps/clear/heard"
    heard = {"decision": "grant", "number": "1", "channel": "电话", "words": "李副市长：同意"}
    assert house.post(PUBLICITY, at, **heard).status_code == 403
    assert house.post("duty_officer", at, **heard).json()["ok"]
    assert release(house).steps[-1].party == "special_equipment.leading_group"


def test_a_text_may_be_sent_back_and_given_up(house: House) -> None:
    house.post("duty_officer", "/releases", **TEXT)
    assert step(house, OFFICE, "draft", decision="return") == 409
    assert step(house, OFFICE, "draft", decision="return", reason="待核") == 200
    assert "已退回" in house.see("auditor", "/releases").text
    assert house.post("duty_officer", "/releases/release-1/drop", reason="重拟").json()["ok"]
    assert release(house).state == "dropped"


def test_units_without_a_step_cannot_draft(house: House) -> None:
    assert house.post("unit_liaison@fire", "/releases", **TEXT).status_code == 403
    assert house.post(PUBLICITY, "/releases", **TEXT).json()["ok"]


def test_odd_posts_are_answered_calmly(house: House) -> None:
    house.post("duty_officer", "/releases", **TEXT)
    assert step(house, OFFICE, "draft", decision="perhaps") == 422
    odd = {"decision": "grant", "number": "十"}
    assert house.post(OFFICE, "/releases/release-1/steps/draft", **odd).status_code == 422
    assert house.post(OFFICE, "/releases/release-1/steps/none", **odd).status_code == 404
    assert house.see(OFFICE, "/releases/none").status_code == 404
    assert house.post("duty_officer", "/releases", title="", text="x").status_code == 409


def test_a_conference_is_recorded_with_who_spoke(house: House) -> None:
    assert house.post("duty_officer", "/conferences").status_code == 409
    assert house.post("duty_officer", "/conferences", spoke="王副市长").json()["ok"]
    assert "王副市长" in house.see("auditor", "/releases").text


def test_a_text_of_a_drill_says_so_in_front(tmp_path: Path) -> None:
    house = opened(tmp_path, drill=True)
    house.post("duty_officer", "/releases", **TEXT)
    page = house.see("auditor", "/releases/release-1").text
    assert "【演练】三人死亡。" in page
    assert "drill-mark" in page


def test_the_duty_desk_shows_the_clock_of_the_first_release(house: House) -> None:
    page = house.browser("duty_officer").get("/desk").text
    assert "首次信息发布" in page
    published(house)
    assert "首次信息发布" not in house.browser("duty_officer").get("/desk").text
