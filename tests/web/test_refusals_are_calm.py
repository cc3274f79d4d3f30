from __future__ import annotations

from uuid import UUID

import pytest

from engine import errors as engine_errors
from tests.web import gallery
from tests.web.console import Console
from web import errors as web_errors
from web.refusals import ANSWERS, answer_for


@pytest.mark.parametrize(
    ("path", "status", "zh", "en"),
    [
        ("/mistakes/refused", 409, "响应尚未启动，不能结束", "no response to end"),
        ("/mistakes/missing", 404, "没有找到", "Not found"),
        ("/mistakes/journal", 503, "纸笔和电话", "paper and telephone"),
        ("/mistakes/form", 422, "请填写地点", "say where"),
        ("/nowhere", 404, "没有找到", "Not found"),
        ("/drill/nowhere", 404, "演练", "DRILL"),
        ("/static/css/../../settings.py", 404, "没有找到", "Not found"),
        ("/sign-out", 405, "这个地址不能这样使用", "not used that way"),
    ],
)
def test_an_error_page_says_what_happened_and_what_to_do(
    console: Console, path: str, status: int, zh: str, en: str
) -> None:
    for language, words in (("zh", zh), ("en", en)):
        with console.browser(cookie=f"language={language}") as client:
            answer = client.get(path)
        assert answer.status_code == status
        assert words in answer.text
        assert "Traceback" not in answer.text


def test_scripts_get_the_same_as_json_with_each_fields_fault(console: Console) -> None:
    with console.browser(accept="application/json", cookie="language=en") as client:
        body = client.get("/mistakes/form").json()
    assert body["ok"] is False
    assert body["fields"] == {"place": "say where"}
    assert body["advice"]


def test_a_refusal_says_what_can_be_done_instead(console: Console) -> None:
    with console.browser(cookie="language=en") as client:
        assert "You can now: dismiss it" in client.get("/mistakes/refused").text
    with console.browser(accept="application/json") as client:
        body = client.get("/mistakes/refused").json()
    assert (body["legal"], body["moves"]) == (["dismiss"], ["撤销事件"])


def test_every_error_family_has_an_answer_of_its_own() -> None:
    families = [
        found
        for module in (engine_errors, web_errors)
        for found in vars(module).values()
        if isinstance(found, type) and issubclass(found, engine_errors.FengsuiError)
    ]
    assert [found.__name__ for found in families if found not in ANSWERS] == []


def test_what_nobody_foresaw_is_answered_as_a_fault_of_ours() -> None:
    assert answer_for(ZeroDivisionError()).status == 500


def test_a_command_goes_on_to_its_page_and_says_so(console: Console) -> None:
    command = str(UUID(int=77))
    with console.signed_in("duty_officer") as client:
        form = {"csrf": console.csrf(client), "command": command, "text": " 一句话 "}
        answer = client.post("/notes", data=form)
        assert answer.headers["location"] == "/gallery"
        assert "已记录" in client.get("/gallery").text
        as_json = client.post("/notes", data=form, headers={"accept": "application/json"})
    assert as_json.json() == {"ok": True, "said": "已记录", "location": "/gallery"}
    first, again = gallery.seen[-2:]
    assert first == again
    assert first[1] == "一句话"


def test_a_command_without_a_number_is_refused(console: Console) -> None:
    with console.signed_in("duty_officer") as client:
        form = {"csrf": console.csrf(client), "command": "12", "text": "x"}
        assert client.post("/notes", data=form).status_code == 422
