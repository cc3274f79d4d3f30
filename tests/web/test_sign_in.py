from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from tests.web.console import START, Console
from web.sessions import LIFE, Sessions
from web.visit import COOKIE


def test_picking_a_role_opens_its_room_with_a_guarded_cookie(console: Console) -> None:
    with console.browser() as client:
        answer = client.post("/sign-in", data={"person": "duty_officer"})
        assert answer.status_code == 303
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert client.get("/", follow_redirects=True).status_code == 200


def test_the_drill_can_be_entered_at_sign_in(console: Console) -> None:
    with console.browser() as client:
        answer = client.post("/sign-in", data={"person": "evaluator", "realm": "drill"})
    assert answer.headers["location"].startswith("/drill/")


def test_who_is_not_signed_in_is_sent_to_the_picker_and_comes_back(console: Console) -> None:
    with console.browser() as client:
        answer = client.get("/lobby")
        assert answer.headers["location"] == "/sign-in?next=/lobby"
        back = client.post("/sign-in", data={"person": "auditor", "next": "/lobby"})
        assert back.headers["location"] == "/lobby"


@pytest.mark.parametrize("evil", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_sign_in_never_leads_to_another_site(console: Console, evil: str) -> None:
    with console.browser() as client:
        answer = client.post("/sign-in", data={"person": "auditor", "next": evil})
    assert "evil" not in answer.headers["location"]


def test_somebody_unknown_cannot_be_picked(console: Console) -> None:
    with console.browser() as client:
        assert client.post("/sign-in", data={"person": "root"}).status_code == 422


def test_sign_out_revokes_the_session_also_for_a_copied_cookie(console: Console) -> None:
    with console.signed_in("auditor") as client:
        token = client.cookies[COOKIE]
        client.post("/sign-out", data={"csrf": console.csrf(client)})
    with console.browser(cookie=f"{COOKIE}={token}") as thief:
        assert thief.get("/lobby").status_code == 303


def test_a_form_without_the_sessions_token_is_refused(console: Console) -> None:
    with console.signed_in("duty_officer") as client:
        assert client.post("/notes", data={"text": "x"}).status_code == 403
        assert client.post("/notes", data={"text": "x", "csrf": "错"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}],
)
def test_a_post_from_another_sites_page_is_refused(
    console: Console, headers: dict[str, str]
) -> None:
    with console.signed_in("duty_officer") as client:
        data = {"csrf": console.csrf(client)}
        assert client.post("/sign-out", data=data, headers=headers).status_code == 403


def test_a_post_that_does_not_say_where_it_comes_from_is_refused(console: Console) -> None:
    with console.browser() as client:
        del client.headers["origin"]
        assert client.post("/sign-in", data={"person": "auditor"}).status_code == 403


def test_another_host_name_is_not_served(console: Console) -> None:
    with console.browser(host="evil.example") as client:
        assert client.get("/sign-in").status_code == 421


def test_a_body_above_64_kilobytes_is_refused(console: Console) -> None:
    with console.signed_in("duty_officer") as client:
        assert client.post("/notes", data={"text": "x" * 70_000}).status_code == 413


def test_sign_ins_and_refusals_are_on_the_trail(console: Console) -> None:
    with console.signed_in("unit_liaison@fire") as client:
        client.get("/things/police")
    kinds = [(line.kind, line.person) for line in console.site.sessions.trail()]
    assert kinds == [("refused", "unit_liaison@fire"), ("signed_in", "unit_liaison@fire")]


def test_sessions_survive_a_restart_for_twelve_hours_and_keep_no_token(tmp_path: Path) -> None:
    path = tmp_path / "sessions.sqlite3"
    before = Sessions(path)
    token, session = before.start("auditor", START)
    before.close()
    assert token.encode() not in b"".join(one.read_bytes() for one in tmp_path.iterdir())
    after = Sessions(path)
    assert after.find(token, START + LIFE - timedelta(seconds=1)) == session
    assert after.find(token, START + LIFE) is None
    assert after.find("guess", START) is None
    after.close()


def test_the_trail_can_neither_be_changed_nor_shortened_nor_forged(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path / "sessions.sqlite3")
    sessions.note("refused", START, person=None, address="-", detail="a\nsigned_in auditor")
    sessions.close()
    with sqlite3.connect(tmp_path / "sessions.sqlite3") as store:
        for change in ("DELETE FROM trail", "UPDATE trail SET kind = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                store.execute(change)
        assert store.execute("SELECT detail FROM trail").fetchone() == ("a signed_in auditor",)
    store.close()
