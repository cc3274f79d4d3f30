from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.web.console import Console, running
from tests.web.rooms import awake, opened, post, with_fast_drills

NOTES = "/incidents/inc-1/notes"
MULTIPART = "multipart/form-data"
URLENCODED = "application/x-www-form-urlencoded"


def sent(console: Console, path: str, body: bytes, kind: str) -> httpx.Response:
    with console.signed_in("duty_officer") as client:
        headers = {"content-type": kind, "x-csrf-token": console.csrf(client)}
        return client.post(path, content=body, headers=headers)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (MULTIPART, b"x"),
        (f"{MULTIPART}; boundary=x", b"garbage"),
        (f"{MULTIPART}; boundary=x; charset=punycode", b"--x\r\n\r\n-\r\n--x--\r\n"),
        (URLENCODED, "&".join(f"a{n}=" for n in range(300)).encode()),
    ],
)
def test_a_form_that_no_page_of_ours_makes_is_refused(
    console: Console, kind: str, body: bytes
) -> None:
    opened(awake(console).real)
    assert sent(console, NOTES, body, kind).status_code == 400


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "undefined"])
def test_a_form_cannot_choose_how_its_letters_are_read(console: Console, charset: str) -> None:
    part = rb'--x\r\nContent-Disposition: form-data; name="next"\r\n\r\n/\ud800\r\n--x--\r\n'
    kind = f"{MULTIPART}; boundary=x; charset={charset}"
    assert sent(console, "/preferences", part.replace(rb"\r\n", b"\r\n"), kind).status_code == 400


def test_half_a_letter_in_a_name_is_answered_as_an_impossible_figure(console: Console) -> None:
    answer = sent(
        console, "/api/plans/special_equipment/grade", rb'{"\ud800": 1}', "application/json"
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("typed", ["0001-01-01 00:05", "0001-01-01 07:59", "9999-12-31 23:59"])
def test_the_ends_of_the_calendar_are_refused_at_their_field(console: Console, typed: str) -> None:
    opened(awake(console).real)
    with console.signed_in("duty_officer") as client:
        answer = post(console, client, NOTES, text="x", occurred=typed)
        assert answer.status_code == 422
        assert "occurred" in answer.json()["fields"]
        assert client.get("/call/moment", params={"typed": typed}).json()["ok"] is False


@pytest.mark.parametrize("seed", ["0000000001" + "9" * 30, "0" * 9 + "1" + "9" * 5000])
def test_a_seed_that_is_too_long_is_refused(tmp_path: Path, seed: str) -> None:
    with running(with_fast_drills(tmp_path)) as console:
        with console.signed_in("drill_director") as client:
            fields = {"scenario": "paojiang_vessel_explosion", "pace": "1", "seed": seed}
            answer = post(console, client, "/drill/drills", **fields)
        assert answer.status_code == 422
        assert not console.site.drills.open()


def test_the_trail_keeps_one_plain_line_of_whatever_was_asked(console: Console) -> None:
    with console.browser() as client:
        client.get("/board/%1b[31m%0aforged%e2%80%ae")
    line = console.site.sessions.trail(1)[0]
    assert "forged" in line.detail
    assert line.detail.isprintable()


def test_what_was_done_in_a_drill_is_not_said_on_a_real_page(console: Console) -> None:
    opened(awake(console).site.realms["drill"])
    form = {"text": "x", "command": "12345678-1234-5678-1234-567812345678"}
    with console.signed_in("duty_officer") as client:
        client.post("/drill" + NOTES, data={"csrf": console.csrf(client), **form})
        assert "已记入时间线" not in client.get("/desk").text
        assert "已记入时间线" in client.get("/drill/desk").text
