from __future__ import annotations

from pathlib import Path

import pytest

from engine.levels import Level
from tests.web.incident_house import COUNTY, GROUP, House

QUALITY = "local_government@local_quality:yuecheng"
OFFICE = "office_director@special_equipment.office"


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    made.report({"equipment": "pressure_vessel", "deaths": 3})
    return made


def step(house: House) -> str:
    approval = house.pending
    chain = house.plan.responses[approval.response or ""].chain
    return f"/approvals/{approval.id}/{chain[len(approval.steps)].id}"


def test_figures_are_read_as_typed_with_source_and_time(house: House) -> None:
    fields = {"source": "卫健委", "occurred": "~13:30"}
    fields["fact-special_equipment-serious_injuries"] = "50-60"
    assert house.post("duty_officer", "/figures", **fields).json()["ok"]
    known = house.incident.figures["serious_injuries"]
    assert (known.value, known.source, known.about) == ([50, 60], "卫健委", True)
    assert house.incident.level is Level.II


def test_a_figure_of_an_earlier_time_joins_the_history_and_is_told_so(house: House) -> None:
    fields = {"fact-special_equipment-deaths": "10-12", "source": "卫健委", "occurred": "~13:30"}
    said = house.post("duty_officer", "/figures", **fields).json()["said"]
    assert said.startswith("已记入历史，现用数据较新：")
    assert house.incident.figures["deaths"].value == 3
    assert [e.payload["figures"] for e in house.entries if e.kind == "FiguresRecorded"][-1] == {
        "deaths": [10, 12]
    }


def test_a_unit_adds_figures_under_its_own_name(house: House) -> None:
    fields = {"fact-special_equipment-deaths": "4"}
    assert house.post("unit_liaison@fire", "/figures", **fields).status_code == 200
    assert house.incident.figures["deaths"].source == house.plan.party_title("fire").zh


def test_a_figure_that_cannot_be_read_is_said_at_its_field(house: House) -> None:
    answer = house.post("duty_officer", "/figures", **{"fact-special_equipment-deaths": "x"})
    assert answer.status_code == 422
    assert "fact-special_equipment-deaths" in answer.json()["fields"]
    assert house.post("duty_officer", "/figures", occurred="25:99").status_code == 422


def test_a_note_is_recorded_once_however_often_it_is_sent(house: House) -> None:
    number = "00000000-0000-4000-8000-000000000001"
    for _ in range(2):
        assert house.post("duty_officer", "/notes", text="风转东南", command=number).json()["ok"]
    assert [e.payload["text"] for e in house.entries if e.kind == "NoteAdded"] == ["风转东南"]


def test_a_correction_points_at_what_it_corrects(house: House) -> None:
    assert house.post("duty_officer", "/notes", text="不是二号罐", corrects="2").json()["ok"]
    assert house.entries[-1].payload["corrects"] == 2
    assert house.post("duty_officer", "/notes", text="x", corrects="99999").status_code == 409
    assert house.post("duty_officer", "/notes", text="x", corrects="二").status_code == 422


def test_the_body_of_the_step_decides_and_nobody_else(house: House) -> None:
    at = step(house)
    for stranger in ("duty_officer", OFFICE, COUNTY, "commander@city_government"):
        assert house.post(stranger, at, decision="grant").status_code == 403, stranger
    assert house.post(GROUP, at, decision="grant", reason="同意").json()["ok"]
    assert house.incident.response == "city_response"


def test_a_refusal_needs_its_reason(house: House) -> None:
    at = step(house)
    assert house.post(GROUP, at, decision="refuse").status_code == 409
    assert house.post(GROUP, at, decision="perhaps").status_code == 422
    assert house.post(GROUP, at, decision="refuse", reason="未核实").json()["ok"]
    assert "未核实" in house.see("auditor", "/parts/decisions").text


def test_the_second_to_decide_hears_that_somebody_was_faster(house: House) -> None:
    at = step(house)
    house.post(GROUP, at, decision="grant")
    late = house.post(GROUP, at, decision="refuse", reason="不同意")
    assert late.status_code == 409
    assert late.json()["code"] == "already_decided"
    assert house.incident.response == "city_response"


def test_county_people_decide_their_countys_response(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.report({"equipment": "pressure_vessel", "deaths": 1})
    assert house.post(COUNTY, step(house), decision="grant").json()["ok"]
    assert house.incident.response == "county_response"


def test_a_response_is_proposed_with_a_reason(house: House) -> None:
    house.post(GROUP, step(house), decision="grant")
    assert house.post("duty_officer", "/responses", response="province_request").status_code == 409
    wanted = {"response": "province_request", "reason": "力量不足"}
    assert house.post("duty_officer", "/responses", **wanted).json()["ok"]
    assert house.pending.manual
    assert house.post("auditor", "/responses", **wanted).status_code == 403


def test_an_answer_by_telephone_is_recorded_on_behalf(house: House) -> None:
    directive = house.directive("fire")
    at = f"/directives/{directive.id}"
    assert house.post("duty_officer", f"{at}/acknowledge", channel="电话").status_code == 409
    told = {"channel": "电话", "words": "李队长：马上出动"}
    assert house.post("duty_officer", f"{at}/start", **told).json()["ok"]
    actor = house.entries[-1].actor
    assert (actor.on_behalf_of, actor.channel) == ("fire", "电话")
    assert house.incident.directives[directive.id].state == "under_way"
    assert "代记（电话）" in house.see("auditor", "/parts/timeline").text


def test_only_moves_that_can_be_heard_are_taken(house: House) -> None:
    at = f"/directives/{house.directive('fire').id}"
    told = {"channel": "电话", "words": "好"}
    assert house.post("duty_officer", f"{at}/receive", **told).status_code == 422
    assert house.post("duty_officer", f"{at}/fly", **told).status_code == 422
    assert house.post("duty_officer", "/directives/none/start", **told).status_code == 404
    assert house.post(GROUP, f"{at}/start", **told).status_code == 403


def test_a_report_is_sent_by_its_sender_and_confirmed_by_its_recipient(house: House) -> None:
    report = house.owed(QUALITY.partition("@")[2])
    send = {"how": "电话", "whom": "值班室", "words": "简要情况"}
    assert house.post("unit_liaison@fire", f"/reports/{report.id}/send", **send).status_code == 403
    assert house.post(QUALITY, f"/reports/{report.id}/send", **send).json()["ok"]
    assert house.post("duty_officer", f"/reports/{report.id}/confirm").status_code == 409
    assert house.post("duty_officer", f"/reports/{report.id}/confirm", by="王").json()["ok"]
    assert house.incident.reports[report.id].state == "confirmed"
    assert house.post("duty_officer", "/reports/none/send", **send).status_code == 404
