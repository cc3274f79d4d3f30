from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import httpx
import pytest

from engine.levels import Level
from tests.web.console import START, Console, shipped
from web.typed import fact_name

PLAN = shipped().plan("special_equipment")
JSON, PAGE = "application/json", "text/html"
CALL = {
    "plan": "special_equipment",
    "title": "储罐爆炸",
    "place": "三江路8号",
    "district": "yuecheng",
    "happened": "~-10",
    "caller_name": "李师傅",
    "channel": "phone",
    fact_name(PLAN, "equipment"): "pressure_vessel",
    fact_name(PLAN, "deaths"): "3-5",
    fact_name(PLAN, "explosion"): "yes",
    fact_name(PLAN, "missing"): "",
}


@pytest.fixture
def officer(console: Console) -> Iterator[httpx.Client]:
    with console.signed_in("duty_officer") as client:
        yield client


def log(
    console: Console, client: httpx.Client, path: str = "/call", accept: str = JSON, **more: str
) -> httpx.Response:
    form = {"command": str(uuid4()), "csrf": console.csrf(client), **CALL, **more}
    return client.post(path, data=form, headers={"accept": accept})


def test_a_logged_call_opens_an_incident_and_leads_to_it(
    console: Console, officer: httpx.Client
) -> None:
    answer = log(console, officer).json()
    incident = console.real.desk.incidents()[0]
    assert answer["location"] == f"/incidents/{incident.id}"
    assert answer["said"] == "已接报，事件 #1 已建立"
    assert (incident.title, incident.level) == ("储罐爆炸", Level.III)
    assert (START - incident.occurred_at).total_seconds() == 600
    assert incident.about
    assert incident.figures["deaths"].value == [3, 5]
    assert incident.figures["deaths"].source == "李师傅"


def test_what_was_left_blank_is_unknown_and_never_zero(
    console: Console, officer: httpx.Client
) -> None:
    log(console, officer)
    figures = console.real.desk.incidents()[0].figures
    assert "missing" not in figures
    assert "serious_injuries" not in figures


def test_a_call_that_is_sent_twice_opens_one_incident(
    console: Console, officer: httpx.Client
) -> None:
    command = str(uuid4())
    first = log(console, officer, command=command).json()
    again = log(console, officer, command=command).json()
    assert first["location"] == again["location"]
    assert len(console.real.desk.incidents()) == 1


def test_every_fault_is_told_at_its_field_and_nothing_is_recorded(
    console: Console, officer: httpx.Client
) -> None:
    wrong = {"plan": "", "title": " ", "district": "paris", "happened": "25:00", "channel": ""}
    answer = log(console, officer, **wrong)
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == set(wrong)
    assert console.real.desk.incidents() == []


def test_a_figure_that_cannot_be_read_is_told_at_the_figure(
    console: Console, officer: httpx.Client
) -> None:
    field = fact_name(PLAN, "deaths")
    answer = log(console, officer, **{field: "三五个"})
    assert list(answer.json()["fields"]) == [field]


def test_without_scripts_the_form_comes_back_as_it_was_typed(
    console: Console, officer: httpx.Client
) -> None:
    answer = log(console, officer, accept=PAGE, title="", place="一号码头")
    assert answer.status_code == 422
    assert "请用一句话写明发生了什么" in answer.text
    assert 'value="一号码头"' in answer.text
    assert 'value="3-5"' in answer.text


def test_without_scripts_a_trial_grades_and_records_nothing(
    console: Console, officer: httpx.Client
) -> None:
    answer = log(console, officer, accept=PAGE, **{"try": "1"})
    assert "至少Ⅲ级，可能达到Ⅰ级" in answer.text
    assert console.real.desk.incidents() == []


def test_a_plan_can_be_chosen_beforehand(officer: httpx.Client) -> None:
    page = officer.get("/call?plan=waterway").text
    assert 'value="waterway" checked' in page
    assert 'data-facts="special_equipment" hidden disabled' in page


def test_a_typed_time_is_shown_as_it_is_understood(officer: httpx.Client) -> None:
    ago = officer.get("/call/moment", params={"typed": "~-70"}).json()
    assert ago == {"ok": True, "said": "约 12:32，1 小时 10 分钟前"}
    officer.cookies.set("language", "en")
    wrong = officer.get("/call/moment", params={"typed": "25:00"}).json()
    assert (wrong["ok"], "24 hours" in wrong["said"]) == (False, True)


def test_a_drill_call_opens_a_drill_incident_and_no_real_one(
    console: Console, officer: httpx.Client
) -> None:
    answer = log(console, officer, "/drill/call").json()
    assert answer["location"].startswith("/drill/incidents/")
    assert console.real.desk.incidents() == []
    assert console.site.realms["drill"].desk.incidents()[0].drill == "drill"


def test_a_local_liaison_reports_from_the_own_district(console: Console) -> None:
    person = "local_government@local_government:keqiao"
    with console.signed_in(person) as client:
        assert 'value="keqiao" selected' in client.get("/call").text
        assert log(console, client).status_code == 200


def test_who_only_looks_on_cannot_log_a_call(console: Console) -> None:
    with console.signed_in("auditor") as client:
        assert client.get("/call").status_code == 403
        assert log(console, client).status_code == 403
