from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from engine.clock import ScaledClock
from engine.incident.state import Incident
from tests.web.console import Console, running
from tests.web.rooms import TITLE, opened, post, with_fast_drills

DIRECTOR = "drill_director"
START_FORM: dict[str, str | list[str]] = {
    "scenario": "keqiao_collision",
    "seed": "7",
    "pace": "10",
}
EVERY_PAGE = ("/desk", "/incidents", "/board", "/unit/parties", "/desk/parts/incidents", "/command")


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    with running(with_fast_drills(tmp_path)) as started:
        httpx.get(f"{started.url}/sign-in")
        yield started


def clock_of(console: Console) -> ScaledClock:
    clock = console.site.realms["drill"].desk.clock
    assert isinstance(clock, ScaledClock)
    return clock


def started(console: Console, client: httpx.Client, **fields: str | list[str]) -> Incident:
    answer = post(console, client, "/drill/drills", **{**START_FORM, **fields})
    assert answer.json()["ok"], answer.text
    return console.site.drills.open()[-1]


def test_directors_and_evaluators_arrive_in_the_drill_realm(console: Console) -> None:
    for person in (DIRECTOR, "evaluator"):
        with console.signed_in(person) as client:
            page = client.get("/", follow_redirects=True)
            assert page.url.path == "/drill/drills"
            assert "柯桥客渡船与货船碰撞" in page.text


def test_a_started_drill_runs_with_seed_pace_and_people(console: Console) -> None:
    with console.signed_in(DIRECTOR) as client:
        drill = started(console, client, people=["tourism", "waterway.leading_group"])
        assert "市旅委" in client.get("/drill/drills/state").text
    direction = console.site.drills.direction(drill.id)
    assert (direction.seed, direction.pace) == (7, 10)
    assert direction.people == {"tourism", "waterway.leading_group"}
    assert clock_of(console).factor == 10


def test_the_same_form_sent_twice_starts_one_drill(console: Console) -> None:
    command = str(uuid4())
    with console.signed_in(DIRECTOR) as client:
        for _ in range(2):
            started(console, client, command=command)
    assert len(console.site.drills.open()) == 1


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [
        ("scenario", "nowhere", 404),
        ("scenario", "../drills", 404),
        ("seed", "0", 422),
        ("seed", "x", 422),
        ("seed", "9" * 12, 422),
        ("pace", "7", 422),
        ("people", ["nobody"], 422),
    ],
)
def test_a_wrong_form_starts_nothing(
    console: Console, field: str, value: str | list[str], status: int
) -> None:
    with console.signed_in(DIRECTOR) as client:
        answer = post(console, client, "/drill/drills", **{**START_FORM, field: value})
    assert answer.status_code == status
    assert console.site.drills.open() == []


def test_the_clock_is_paused_sped_up_and_the_timeline_says_so(console: Console) -> None:
    with console.signed_in(DIRECTOR) as client:
        drill = started(console, client)
        post(console, client, "/drill/drills/clock", pace="60", paused="yes")
        assert clock_of(console).paused
        assert "已暂停" in client.get("/drill/drills/state").text
        post(console, client, "/drill/drills/clock", pace="60")
        assert not clock_of(console).paused
    direction = console.site.drills.direction(drill.id)
    assert (direction.pace, direction.paused) == (60, False)
    assert console.site.realms["drill"].pace == 60


def test_a_drill_is_broken_off_with_its_reason(console: Console) -> None:
    with console.signed_in(DIRECTOR) as client:
        drill = started(console, client)
        assert post(console, client, f"/drill/drills/{drill.id}/stop").json()["ok"]
        assert "中止" in client.get("/drill/drills/state").text
    desk = console.site.realms["drill"].desk
    assert desk.incident(drill.id).outcome == "dismissed"
    reasons = [e.payload.get("reason") for e in desk.journal.read(drill.id)]
    assert "演练中止" in reasons


def test_the_report_marks_what_was_expected_while_the_drill_runs(console: Console) -> None:
    with console.signed_in(DIRECTOR) as client:
        drill = started(console, client)
        report = client.get(f"/drill/drills/{drill.id}/report")
        assert "未到时限" in report.text
        assert "核实四人失踪后定为较大" in report.text
        post(console, client, f"/drill/drills/{drill.id}/stop")
        assert "缺失" in client.get(f"/drill/drills/{drill.id}/findings").text


def test_evaluators_read_and_direct_nothing(console: Console) -> None:
    with console.signed_in(DIRECTOR) as client:
        drill = started(console, client)
    with console.signed_in("evaluator") as client:
        assert client.get(f"/drill/drills/{drill.id}/report").status_code == 200
        assert client.get("/drill/drills/scenarios/keqiao_collision").status_code == 403
        for path in ("", "/clock", f"/{drill.id}/stop"):
            answer = post(console, client, f"/drill/drills{path}", **START_FORM)
            assert answer.status_code == 403, path


@pytest.mark.parametrize("person", ["duty_officer", "unit_liaison@fire", "auditor"])
def test_players_do_not_see_the_script(console: Console, person: str) -> None:
    with console.signed_in(person) as client:
        for path in ("/drill/drills", "/drill/drills/scenarios/keqiao_collision"):
            assert client.get(path).status_code == 403


def test_drills_are_directed_in_the_drill_realm_only(console: Console) -> None:
    with console.signed_in(DIRECTOR) as client:
        assert post(console, client, "/drills", **START_FORM).status_code == 405
        assert post(console, client, "/drills/clock", pace="60").status_code == 404
    assert console.site.drills.open() == []


def test_an_incident_that_people_reported_in_the_drill_realm_has_no_report(
    console: Console,
) -> None:
    opened(console.site.realms["drill"], name="by-hand")
    with console.signed_in(DIRECTOR) as client:
        assert client.get("/drill/drills/by-hand/report").status_code == 404
        assert post(console, client, "/drill/drills/by-hand/stop").status_code == 404


@pytest.mark.parametrize(
    "person", ["duty_officer", "commander@waterway.leading_group", "unit_liaison@tourism"]
)
def test_no_page_of_the_real_realm_shows_a_drill(console: Console, person: str) -> None:
    opened(console.real)
    with console.signed_in(DIRECTOR) as director:
        drill = started(console, director)
    rooms = (f"/incidents/{drill.id}", f"/board/{drill.id}", f"/unit/{drill.id}/directives/x")
    with console.signed_in(person) as client:
        for path in (*EVERY_PAGE, "/unit", "/unit/work", "/unit/elsewhere"):
            page = client.get(path)
            assert page.status_code in (200, 403), path
            assert drill.title not in page.text, path
        for path in rooms:
            assert client.get(path).status_code in (403, 404), path
        assert TITLE not in client.get("/drill/unit").text


def test_a_real_command_cannot_reach_a_drill(console: Console) -> None:
    with console.signed_in(DIRECTOR) as director:
        drill = started(console, director)
    desk = console.site.realms["drill"].desk
    one = next(d for d in desk.incident(drill.id).directives.values() if d.party == "tourism")
    with console.signed_in("unit_liaison@tourism") as client:
        path = f"/unit/{drill.id}/directives/{one.id}/decline"
        assert post(console, client, path, words="x").status_code == 404
        shown = post(console, client, "/unit/received", shown=[f"{drill.id} {one.id}"])
        assert shown.status_code == 404
    assert console.real.desk.journal.head() == 0
