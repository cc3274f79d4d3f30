from __future__ import annotations

import httpx
import pytest

from engine.incident import commands as c
from tests.web.console import Console
from tests.web.rooms import TITLE, directive_of, does, opened, post
from web.rooms.board_picture import FIGURES, picture

CHIEF = "commander@special_equipment.leading_group"


@pytest.fixture(autouse=True)
def _answering(console: Console) -> None:
    """Whoever gets an answer knows that the server's loop runs."""
    httpx.get(f"{console.url}/sign-in")


def test_an_empty_board_waits_for_an_incident(console: Console) -> None:
    with console.signed_in(CHIEF) as client:
        assert "现在没有在办事件" in client.get("/board").text


def test_the_board_shows_the_gravest_incident_by_itself(console: Console) -> None:
    opened(console.real, title="小泄漏", name="inc-1")
    opened(console.real, title="大爆炸", name="inc-2")
    opened(console.real, title="后来的小泄漏", name="inc-3")
    does(console.real, "inc-2", c.RecordFigures({"deaths": 4}, "消防"))
    with console.signed_in(CHIEF) as client:
        shown = client.get("/board/state").text
        assert "大爆炸" in shown
        assert "小泄漏" not in shown
        assert "小泄漏" in client.get("/board/inc-1").text


def test_an_unknown_incident_has_no_board(console: Console) -> None:
    with console.signed_in(CHIEF) as client:
        assert client.get("/board/none").status_code == 404


@pytest.mark.parametrize("person", ["unit_liaison@fire", "administrator"])
def test_units_and_administrators_have_no_board(console: Console, person: str) -> None:
    with console.signed_in(person) as client:
        assert client.get("/board").status_code == 403
        assert client.get("/command").status_code == 403


def test_four_numbers_known_ones_in_words_and_unknown_ones_as_such(console: Console) -> None:
    incident = opened(console.real)
    does(console.real, incident.id, c.RecordFigures({"deaths": [1, 3]}, "消防"))
    does(console.real, incident.id, c.RecordFigures({"missing": [2, None]}, "消防"))
    desk = console.real.desk
    figures = picture(desk, desk.incident("inc-1"), desk.clock.now()).figures
    values = [one.value for one in figures]
    assert len(figures) == FIGURES
    assert values == ["1–3", "1", "≥2", None]


def test_a_late_answer_is_on_the_strip_until_it_comes(console: Console) -> None:
    incident = opened(console.real)
    one = directive_of(console.real, "fire")
    desk = console.real.desk
    later = one.answer_due.replace(year=2027)
    assert "消防绍兴市支队" in {late.party.zh for late in picture(desk, incident, later).late}
    for number in [d.id for d in incident.directives.values() if d.party == "fire"]:
        with console.signed_in("unit_liaison@fire") as client:
            post(console, client, f"/unit/inc-1/directives/{number}/acknowledge")
    after = picture(desk, desk.incident("inc-1"), later)
    assert "消防绍兴市支队" not in {late.party.zh for late in after.late}


def test_groups_stand_as_columns_once_they_are_formed(console: Console) -> None:
    incident = opened(console.real)
    desk = console.real.desk
    before = picture(desk, incident, desk.clock.now()).columns
    assert {column.title.zh for column in before} == {"任务"}
    does(console.real, "inc-1", c.RecordFigures({"deaths": 4}, "消防"))
    approval = desk.incident("inc-1").open_approval("activation")
    assert approval is not None
    with console.signed_in(CHIEF) as client:
        path = f"/incidents/inc-1/approvals/{approval.id}/decide"
        assert post(console, client, path, decision="grant").json()["ok"]
    after = desk.incident("inc-1")
    titles = [one.title for one in picture(desk, after, desk.clock.now()).columns]
    assert after.groups
    assert titles == [desk.plan(after).groups[group].title for group in after.groups]


def test_the_commander_finds_the_decision_first_and_others_do_not(console: Console) -> None:
    opened(console.real)
    does(console.real, "inc-1", c.RecordFigures({"deaths": 4}, "消防"))
    with console.signed_in(CHIEF) as client:
        assert client.get("/").headers["location"] == "/command"
        mine = client.get("/command").text
        assert TITLE in mine
        assert "没有等您决定的事项" not in mine
    with console.signed_in("commander@waterway.leading_group") as client:
        assert "没有等您决定的事项" in client.get("/command/state").text
