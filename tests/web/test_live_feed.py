from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from tests.web.console import START, Console, directive, note, parts_of, record, running


def hello(socket: ClientConnection, since: int = 0, epoch: str = "empty") -> dict[str, Any]:
    socket.send(json.dumps({"epoch": epoch, "since": since}))
    return read(socket)


def read(socket: ClientConnection) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(socket.recv(timeout=10))
    return message


def close_code(socket: ClientConnection) -> int | None:
    try:
        while True:
            socket.recv(timeout=10)
    except ConnectionClosed:
        return socket.close_code


def test_an_entry_reaches_a_screen_with_its_place_in_the_stream(console: Console) -> None:
    with console.signed_in("duty_officer") as client, console.socket(client) as socket:
        assert hello(socket)["head"] == 0
        record(console.real, [note(), note()])
        assert read(socket) == {"p": 1, "prev": 0, "i": "inc-1", "n": 1, "k": "NoteAdded"}
        assert read(socket) == {"p": 2, "prev": 1, "i": "inc-1", "n": 2, "k": "NoteAdded"}


def test_after_a_reconnect_there_is_no_gap_and_no_double(console: Console) -> None:
    with console.signed_in("duty_officer") as client:
        with console.socket(client) as socket:
            hello(socket)
            record(console.real, [note()] * 3)
            assert [read(socket)["p"] for _ in range(3)] == [1, 2, 3]
        record(console.real, [note()] * 4)
        with console.socket(client) as socket:
            hello(socket, since=3, epoch=console.real.hub.epoch)
            record(console.real, [note()] * 2)
            heard = [read(socket) for _ in range(6)]
    assert [one["p"] for one in heard] == [4, 5, 6, 7, 8, 9]
    assert [one["prev"] for one in heard] == [3, 4, 5, 6, 7, 8]


def test_a_unit_hears_only_what_concerns_it_and_its_chain_has_no_gap(console: Console) -> None:
    with console.signed_in("unit_liaison@fire") as client, console.socket(client) as socket:
        hello(socket)
        record(console.real, [directive("police"), note(), directive("fire", 2), note()])
        record(console.real, [directive("police", 3), directive("fire", 4)])
        first, second = read(socket), read(socket)
    assert (first["p"], first["prev"]) == (3, 0)
    assert (second["p"], second["prev"]) == (6, 3)


def test_the_drill_and_the_real_thing_never_mix(console: Console) -> None:
    with (
        console.signed_in("duty_officer") as client,
        console.socket(client, "/drill/live") as drill,
    ):
        hello(drill)
        record(console.real, [note()])
        record(console.site.realms["drill"], [note()], incident="exercise")
        assert read(drill)["i"] == "exercise"


@pytest.mark.parametrize(("since", "epoch"), [(0, "empty"), (1, "another"), (5000, "empty")])
def test_too_far_behind_or_of_another_journal_gets_a_snapshot(
    console: Console, since: int, epoch: str
) -> None:
    record(console.real, [note()] * 1001)
    with console.signed_in("duty_officer") as client, console.socket(client) as socket:
        hello(socket, since, epoch)
        assert read(socket) == {"snapshot": True, "p": 1001}
        record(console.real, [note()])
        assert read(socket)["prev"] == 1001


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1"])
def test_another_sites_page_cannot_open_the_socket(console: Console, origin: str) -> None:
    with (
        console.signed_in("duty_officer") as client,
        pytest.raises(InvalidStatus) as refused,
        console.socket(client, origin=origin),
    ):
        pass
    assert refused.value.response.status_code == 403


def test_a_socket_without_a_session_is_closed_with_4401(console: Console) -> None:
    with console.browser() as client, console.socket(client) as socket:
        assert close_code(socket) == 4401


def test_a_role_without_live_messages_is_closed_with_4403(console: Console) -> None:
    with console.signed_in("administrator") as client, console.socket(client) as socket:
        assert close_code(socket) == 4403


def test_sign_out_closes_the_open_screens_of_this_session_only(console: Console) -> None:
    with console.signed_in("duty_officer") as other, console.socket(other) as stays:
        hello(stays)
        with console.signed_in("duty_officer") as client, console.socket(client) as socket:
            hello(socket)
            client.post("/sign-out", data={"csrf": console.csrf(client)})
            assert close_code(socket) == 4401
        record(console.real, [note()])
        assert read(stays)["p"] == 1


def test_a_session_that_ended_before_the_hello_hears_nothing(console: Console) -> None:
    with console.signed_in("duty_officer") as client, console.socket(client) as socket:
        client.post("/sign-out", data={"csrf": console.csrf(client)})
        socket.send(json.dumps({"epoch": "empty", "since": 0}))
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=10)
        assert socket.close_code == 4401


def test_the_heartbeat_tells_head_place_and_clock(tmp_path: Path) -> None:
    with (
        running(parts_of(tmp_path, heartbeat=0.05)) as console,
        console.signed_in("unit_liaison@fire") as client,
        console.socket(client) as socket,
    ):
        hello(socket)
        record(console.real, [directive("police")])
        beats = [read(socket) for _ in range(3)]
    clock = {"now": int(START.timestamp() * 1000), "pace": 1.0}
    assert beats[-1] == {"hb": 1, "prev": 0, **clock}


def test_a_client_that_stops_reading_is_closed_and_delays_nobody(console: Console) -> None:
    with (
        console.signed_in("duty_officer") as client,
        console.socket(client, max_queue=1) as stuck,
        console.socket(client) as lively,
    ):
        hello(lively)
        hello(stuck)
        heard = 0
        # The kernel and the server take some megabytes before they push back.
        while console.real.hub.followers == 2 and heard < 20_000:
            record(console.real, [note()] * 200, incident=f"{heard:04000}")
            for _ in range(200):
                heard = read(lively)["p"]
        assert console.real.hub.followers == 1
        record(console.real, [note()])
        assert read(lively)["p"] == heard + 1


@pytest.mark.parametrize("rubbish", ["", "[]", '{"since": -1, "epoch": ""}', '{"since": 1}', "x"])
def test_a_hello_that_makes_no_sense_is_closed(console: Console, rubbish: str) -> None:
    with console.signed_in("duty_officer") as client, console.socket(client) as socket:
        socket.send(rubbish)
        assert close_code(socket) == 4400


def test_stopping_the_server_is_announced_to_the_screens(tmp_path: Path) -> None:
    with ExitStack() as still_open:
        with running(parts_of(tmp_path)) as console:
            client = still_open.enter_context(console.signed_in("duty_officer"))
            socket = still_open.enter_context(console.socket(client))
            hello(socket)
        assert close_code(socket) == 1012
