"""The warnings' room: from a trigger that was noticed to issue, change, lifting, or an incident."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from engine.warning import routes
from tests.web.incident_house import PLACE, House

BASE = "/warnings/w-1"


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    made.warn()
    return made


def who(house: House, role: str) -> str:
    """Return a person of the demonstration who acts for a body of the plan."""
    party = f"special_equipment.{role}" if role in ("office", "leading_group") else role
    people = house.site.people.values()
    found = next(one.id for one in people if party in one.parties and one.role != "auditor")
    return str(found)


def post(house: House, person: str, path: str, **fields: str) -> httpx.Response:
    return house.send(person, f"{BASE}{path}", **fields)


def issued(house: House) -> None:
    desk = house.realm.warnings
    assert post(house, who(house, "office"), "/proposal").json()["ok"]
    warned = desk.warning("warning:w-1")
    for step in routes.steps_of(desk.plan(warned), warned):
        party = routes.party(desk.plan(warned), warned, step.by)
        running = desk.warning("warning:w-1").round
        done = {one.step for one in running.steps} if running else set()
        if running is None or step.id in done:
            continue
        answer = post(
            house,
            who(house, party.removeprefix("special_equipment.")),
            f"/steps/{step.id}",
            decision="grant",
            told="television",
            who="电视台",
        )
        assert answer.json()["ok"], answer.text


def test_a_trigger_opens_a_warning_and_says_who_gets_ready(house: House) -> None:
    fields = {
        "plan": "special_equipment",
        "trigger": "weather",
        "title": "台风将至",
        "place": "全市",
        "district": PLACE,
    }
    answer = house.send("duty_officer", "/warnings", **fields)
    assert answer.json()["ok"], answer.text
    page = house.page("duty_officer", answer.json()["location"]).text
    assert "台风将至" in page
    assert "做好准备" in page


def test_a_warning_goes_its_way_to_issue_and_is_lifted_by_its_issuer(house: House) -> None:
    issued(house)
    assert house.realm.warnings.warning("warning:w-1").standing
    assert "化工厂停电" in house.page("duty_officer", "/warnings/strip").text
    assert post(house, "duty_officer", "/lift", reason="天晴").status_code == 403
    assert post(house, who(house, "leading_group"), "/lift", reason="供电恢复").json()["ok"]
    assert house.realm.warnings.warning("warning:w-1").over


def test_what_is_heard_by_telephone_needs_channel_and_words(house: House) -> None:
    path = f"/preparations/{next(iter(house.realm.warnings.warning('warning:w-1').preparations))}"
    bad = post(house, "duty_officer", f"{path}/heard", move="acknowledge")
    assert bad.status_code == 422
    good = post(
        house, "duty_officer", f"{path}/heard", move="acknowledge", channel="电话", words="收到"
    )
    assert good.json()["ok"]


def test_a_warning_becomes_an_incident_in_one_step_and_stays(house: House) -> None:
    answer = post(house, "duty_officer", "/incident", title="锅炉爆炸", place="某化工园")
    assert answer.json()["ok"], answer.text
    incident = house.realm.desk.incidents()[0]
    warned = house.realm.warnings.warning("warning:w-1")
    assert (incident.title, warned.incidents) == ("锅炉爆炸", (incident.id,))
    assert not warned.over
    tab = house.page("duty_officer", f"/incidents/{incident.id}/warnings").text
    assert "化工厂停电" in tab


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_text_of_a_drill_says_so(tmp_path: Path, language: str) -> None:
    house = House(tmp_path, "drill")
    house.warn()
    page = house.page("duty_officer", f"{BASE}/text", language).text
    assert {"zh": "【演练】预警信息", "en": "[DRILL]"}[language] in page
