from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from engine.clock import ManualClock
from engine.incident.commands import DismissIncident, ReportIncident
from tests.web.console import OFFICER, Console
from web.realm import Realm
from web.rooms.desk_view import (
    AnswersDue,
    ReportDue,
    TellingDue,
    open_lines,
    pending,
    running_clocks,
)

FACTS = {"equipment": "pressure_vessel", "deaths": [3, 5], "explosion": True}


def call(realm: Realm, name: str = "inc-1", **more: Any) -> None:
    command = ReportIncident(
        "special_equipment", "储罐爆炸", "三江路8号", "yuecheng", facts=FACTS, **more
    )
    asyncio.run(realm.desk.handle(name, command, OFFICER, str(uuid4())))


def ask(realm: Realm, command: Any, name: str = "inc-1") -> None:
    asyncio.run(realm.desk.handle(name, command, OFFICER, str(uuid4())))


def later(realm: Realm, **length: float) -> None:
    clock = realm.desk.clock
    assert isinstance(clock, ManualClock)
    clock.advance(timedelta(**length))


def say(console: Console, client: httpx.Client, line: str) -> httpx.Response:
    form = {"csrf": console.csrf(client), "command": str(uuid4()), "line": line}
    return client.post("/desk/line", data=form, headers={"accept": "application/json"})


@pytest.fixture
def officer(console: Console) -> Iterator[httpx.Client]:
    with console.signed_in("duty_officer") as client:
        yield client


def test_the_desk_is_home_of_duty_officer_and_office_director(console: Console) -> None:
    people = console.site.people.values()
    director = next(person.id for person in people if person.role == "office_director")
    for person in ("duty_officer", director):
        with console.signed_in(person) as client:
            assert client.get("/").headers["location"] == "/desk"


def test_an_empty_desk_is_calm_and_offers_to_log_a_call(officer: httpx.Client) -> None:
    page = officer.get("/desk").text
    assert "没有在办事件" in page
    assert "没有在走的时限" in page
    assert "演练进行中" not in page


def test_an_incident_stands_with_level_number_place_and_what_waits(
    console: Console, officer: httpx.Client
) -> None:
    call(console.real)
    incidents = officer.get("/desk/parts/incidents").text
    for shown in ("Ⅲ", "#1", "储罐爆炸", "三江路8号", "越城区", "先期处置", "项未应答"):
        assert shown in incidents
    waiting = officer.get("/desk/parts/approvals").text
    assert "启动市级响应" in waiting
    assert "§1.3.3(2)" in waiting
    assert "/incidents/inc-1#decisions" in waiting


def test_what_falls_due_next_comes_first_whichever_incident_it_is_of(console: Console) -> None:
    call(console.real, "inc-1")
    later(console.real, minutes=3)
    call(console.real, "inc-2")
    clocks = running_clocks(open_lines(console.real.desk))
    assert [clock.due for clock in clocks] == sorted(clock.due for clock in clocks)
    assert {clock.line.number for clock in clocks[:2]} == {1, 2}
    assert {type(clock) for clock in clocks} == {ReportDue, AnswersDue, TellingDue}


def test_every_unanswered_directive_is_counted_under_its_unit(console: Console) -> None:
    call(console.real)
    line = open_lines(console.real.desk)[0]
    answers = [clock for clock in running_clocks([line]) if isinstance(clock, AnswersDue)]
    assert sum(clock.tasks for clock in answers) == line.waiting() > 0
    titles = [unit.title.zh for unit in answers[0].units]
    assert len(titles) == len(set(titles))


def test_what_is_late_is_counted_and_marked_with_its_minutes(
    console: Console, officer: httpx.Client
) -> None:
    call(console.real)
    later(console.real, minutes=12)
    line = open_lines(console.real.desk)[0]
    assert line.late(console.real.desk.clock.now()) >= line.waiting()
    due = officer.get("/desk/parts/due").text
    assert "超时 2 分" in due


def test_pending_decisions_name_the_body_whose_turn_it_is(console: Console) -> None:
    call(console.real)
    one = pending(open_lines(console.real.desk))[0]
    assert one.by.zh == "市领导小组"
    assert ("死亡人数", "§1.3.3(2)") in [(title.zh, clause) for title, clause in one.reasons]


def test_what_is_over_leaves_the_desk_and_stays_among_the_closed(
    console: Console, officer: httpx.Client
) -> None:
    call(console.real)
    ask(console.real, DismissIncident("误报"))
    assert "储罐爆炸" not in officer.get("/desk/parts/incidents").text
    assert "储罐爆炸" in officer.get("/desk/parts/approvals").text


def test_a_running_drill_is_announced_but_never_mixed_in(
    console: Console, officer: httpx.Client
) -> None:
    call(console.site.realms["drill"], drill="drill")
    page = officer.get("/desk").text
    assert "演练进行中：1 起演练事件" in page
    assert "储罐爆炸" not in page
    assert "储罐爆炸" in officer.get("/drill/desk").text


@pytest.mark.parametrize(
    "line", ["/1 给消防打过电话", "1 给消防打过电话", "//1 给消防打过电话", "＃1　给消防打过电话"]
)
def test_the_command_line_notes_in_the_incident_it_names(
    console: Console, officer: httpx.Client, line: str
) -> None:
    call(console.real)
    answer = say(console, officer, line)
    assert answer.json()["said"] == "已记入 #1"
    last = console.real.desk.journal.read("inc-1")[-1]
    assert (last.kind, last.payload["text"]) == ("NoteAdded", "给消防打过电话")


@pytest.mark.parametrize(
    ("line", "remedy"), [("给消防打过电话", "/3"), ("", "/3"), ("/9 打过电话", "#9")]
)
def test_a_line_that_names_no_incident_says_how_to_write_it(
    console: Console, officer: httpx.Client, line: str, remedy: str
) -> None:
    answer = say(console, officer, line)
    assert answer.status_code == 422
    assert remedy in answer.json()["fields"]["line"]


def test_a_number_leads_to_its_incident(console: Console, officer: httpx.Client) -> None:
    call(console.real)
    assert officer.get("/desk/go?number=1").headers["location"] == "/incidents/inc-1"
    assert say(console, officer, "/1").json()["location"] == "/incidents/inc-1"
    for number in ("2", "x", "", "²"):
        assert officer.get("/desk/go", params={"number": number}).status_code == 404


def test_others_do_not_see_the_desk(console: Console) -> None:
    call(console.real)
    with console.signed_in("unit_liaison@fire") as client:
        assert client.get("/desk").status_code == 403
        assert client.get("/desk/parts/due").status_code == 403
        assert say(console, client, "/1 x").status_code == 403


def test_an_unknown_part_of_the_desk_is_not_found(officer: httpx.Client) -> None:
    assert officer.get("/desk/parts/attic").status_code == 404
