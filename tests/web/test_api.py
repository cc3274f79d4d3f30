from __future__ import annotations

import json

import httpx
import pytest

from engine.figures import read_situation
from engine.grading import grade
from engine.grading.answer import answer
from tests.web.console import Console, plans, shipped

GRADE = "/api/plans/special_equipment/grade"


def ask(console: Console, client: httpx.Client, body: object, path: str = GRADE) -> httpx.Response:
    token = {"x-csrf-token": console.csrf(client)}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post(path, content=content, headers=token)


def test_a_situation_is_graded_as_the_command_line_grades_it(console: Console) -> None:
    situation = {"equipment": "pressure_vessel", "deaths": [1, 3], "direct_loss_cny": "0.1"}
    with console.signed_in("auditor") as client:
        got = ask(console, client, situation).json()
    plan = shipped().plan("special_equipment")
    expected = answer(plan, grade(plan, read_situation(situation, plan.facts)), "zh")
    assert {key: got[key] for key in expected} == expected


def test_the_answer_says_in_words_what_to_ask_next(console: Console) -> None:
    with console.signed_in("duty_officer") as client:
        got = ask(console, client, {"equipment": "lift", "deaths": 3}).json()
        client.cookies.set("language", "en")
        english = ask(console, client, {"deaths": 3}).json()
    assert got["words"]["verdict"] == "至少Ⅲ级，可能达到Ⅰ级"
    assert got["words"]["level"] == {"code": "III", "numeral": "Ⅲ", "word": "较大"}
    assert [one["fact"] for one in got["words"]["ask"]] == [one["fact"] for one in got["open"]]
    assert english["words"]["verdict"] == "At least Ⅲ, may reach Ⅰ"


def test_only_facts_that_still_bear_on_the_grade_are_relevant(console: Console) -> None:
    with console.signed_in("duty_officer") as client:
        lift = ask(console, client, {"equipment": "lift"}).json()["relevant"]
        boiler = ask(console, client, {"equipment": "boiler"}).json()["relevant"]
    assert "stranded_hours" in lift
    assert "boiler_mw" not in lift
    assert "boiler_mw" in boiler


def test_what_people_type_is_read_and_what_cannot_be_is_named(console: Console) -> None:
    typed = {"deaths": "3-5", "explosion": "是", "missing": "三五个", "serious_injuries": ""}
    with console.signed_in("duty_officer") as client:
        got = ask(console, client, typed, f"{GRADE}?typed=true").json()
    assert got["level"] == "III"
    assert list(got["unread"]) == ["missing"]
    assert "3-5" in got["unread"]["missing"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"deaths": -1}, "不能小于 0"),
        ({"dead": 1}, "deaths"),
        (b'{"deaths": 1, "deaths": 2}', "写了两次"),
        (b"[1]", "对象"),
        (b"{", "JSON"),
        (b"\xff", "UTF-8"),
        (b"", "JSON"),
    ],
)
def test_what_cannot_be_true_is_refused_in_words(console: Console, body: object, said: str) -> None:
    with console.signed_in("duty_officer") as client:
        answer = ask(console, client, body)
    assert answer.status_code == 422
    assert said in answer.json()["details"][0]


def test_an_unknown_plan_and_an_unknown_path_are_not_found_in_json(console: Console) -> None:
    with console.signed_in("duty_officer") as client:
        assert ask(console, client, {}, "/api/plans/floods/grade").status_code == 404
        missing = client.get("/api/nowhere")
    assert missing.status_code == 404
    assert missing.json()["ok"] is False


def test_a_query_of_the_wrong_shape_is_refused_in_our_own_form(console: Console) -> None:
    with console.signed_in("duty_officer") as client:
        answer = ask(console, client, {}, f"{GRADE}?typed=perhaps")
    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == ["query.typed"]


def test_nobody_grades_without_session_token_or_origin(console: Console) -> None:
    with console.browser() as client:
        assert client.post(GRADE, json={}).status_code == 401
    with console.signed_in("duty_officer") as client:
        assert client.post(GRADE, json={}).status_code == 403
        evil = {"origin": "https://evil.example", "x-csrf-token": console.csrf(client)}
        assert client.post(GRADE, json={}, headers=evil).status_code == 403


def test_a_situation_above_64_kilobytes_is_refused(console: Console) -> None:
    with console.signed_in("duty_officer") as client:
        assert ask(console, client, b"{" + b" " * 70_000 + b"}").status_code == 413


def test_plans_are_listed_with_their_facts_in_the_order_of_asking(console: Console) -> None:
    with console.signed_in("auditor") as client:
        listed = client.get("/api/plans").json()
    by_id = {plan["id"]: plan for plan in listed}
    assert list(by_id) == [plan.id for plan in plans()]
    assert next(iter(by_id["waterway"]["facts"])) == "missing"
    assert by_id["special_equipment"]["facts"]["equipment"]["values"]["lift"]["en"]
    assert by_id["waterway"]["levels"]["III"]["zh"] == "较大"


def test_the_api_describes_itself_to_who_is_signed_in_and_to_nobody_else(
    console: Console,
) -> None:
    with console.browser() as client:
        for path in ("/api/openapi.json", "/openapi.json", "/docs", "/redoc"):
            assert client.get(path).status_code in (401, 404), path
    with console.signed_in("auditor") as client:
        paths = client.get("/api/openapi.json").json()["paths"]
    assert set(paths) == {"/api/plans", "/api/plans/{plan}/grade"}
