from __future__ import annotations

from uuid import uuid4

import httpx
import pytest

from tests.web.console import START, Console
from tests.web.rooms import TITLE, directive_of, opened, post

FIRE = "unit_liaison@fire"
LOCAL = "local_government@local_government:paojiang"


@pytest.fixture(autouse=True)
def _answering(console: Console) -> None:
    """Whoever gets an answer knows that the server's loop runs."""
    httpx.get(f"{console.url}/sign-in")


def path_of(console: Console, move: str, party: str = "fire") -> str:
    return f"/unit/inc-1/directives/{directive_of(console.real, party).id}/{move}"


def state(console: Console, party: str = "fire") -> str:
    return directive_of(console.real, party).state


def test_the_page_shows_my_directives_and_nobody_elses(console: Console) -> None:
    opened(console.real)
    with console.signed_in(FIRE) as client:
        shown = client.get("/unit").text
    others = {d.id for d in console.real.desk.incident("inc-1").directives.values()}
    mine = {d for d in others if f'id="{d}"' in shown}
    assert TITLE in shown
    assert mine == {d for d in others if ".fire." in d}


def test_without_tasks_the_page_says_what_will_appear(console: Console) -> None:
    with console.signed_in(FIRE) as client:
        assert "现在没有任务" in client.get("/unit").text


def test_looking_at_the_page_without_a_script_is_no_receipt(console: Console) -> None:
    opened(console.real)
    with console.signed_in(FIRE) as client:
        client.get("/unit")
        client.get("/unit/work")
    assert state(console) == "issued"


def test_what_was_shown_is_received_once_however_often_it_is_told(console: Console) -> None:
    opened(console.real)
    shown = f"inc-1 {directive_of(console.real, 'fire').id}"
    with console.signed_in(FIRE) as client:
        first = post(console, client, "/unit/received", shown=[shown])
        head = console.real.desk.journal.head()
        again = post(console, client, "/unit/received", shown=[shown, shown])
    assert (first.json()["received"], again.json()["received"]) == (1, 0)
    assert state(console) == "received"
    assert console.real.desk.journal.head() == head


def test_a_receipt_does_not_answer_the_directive(console: Console) -> None:
    opened(console.real)
    shown = f"inc-1 {directive_of(console.real, 'fire').id}"
    with console.signed_in(FIRE) as client:
        post(console, client, "/unit/received", shown=[shown])
        assert "项未应答" in client.get("/unit").text
    assert not directive_of(console.real, "fire").answered


def test_nobody_receives_or_answers_for_another_party(console: Console) -> None:
    opened(console.real)
    shown = f"inc-1 {directive_of(console.real, 'fire').id}"
    with console.signed_in("unit_liaison@police") as client:
        assert post(console, client, "/unit/received", shown=[shown]).status_code == 403
        assert post(console, client, path_of(console, "acknowledge")).status_code == 403
    assert state(console) == "issued"


def test_received_then_under_way_then_done_with_a_line(console: Console) -> None:
    opened(console.real)
    with console.signed_in(FIRE) as client:
        states = []
        for move, words in (("acknowledge", ""), ("start", ""), ("complete", "火已扑灭")):
            assert post(console, client, path_of(console, move), words=words).json()["ok"]
            states.append(state(console))
    assert states == ["acknowledged", "under_way", "done"]
    assert directive_of(console.real, "fire").note == "火已扑灭"


def test_the_same_tap_sent_twice_is_recorded_once(console: Console) -> None:
    opened(console.real)
    command = str(uuid4())
    with console.signed_in(FIRE) as client:
        for _ in range(2):
            path = path_of(console, "acknowledge")
            assert post(console, client, path, command=command).json()["ok"]
    entries = console.real.desk.journal.read("inc-1")
    assert len([e for e in entries if e.kind == "DirectiveAcknowledged"]) == 1


def test_declining_needs_a_reason_and_keeps_it(console: Console) -> None:
    opened(console.real)
    with console.signed_in(FIRE) as client:
        refused = post(console, client, path_of(console, "decline"), words=" ")
        assert refused.status_code == 422
        assert "words" in refused.json()["fields"]
        post(console, client, path_of(console, "decline"), words="车辆全部在外")
        assert "车辆全部在外" in client.get("/unit").text
    assert state(console) == "declined"


@pytest.mark.parametrize(("move", "status"), [("complete", 409), ("receive", 404), ("x", 404)])
def test_a_step_out_of_turn_is_refused(console: Console, move: str, status: int) -> None:
    opened(console.real)
    with console.signed_in(FIRE) as client:
        assert post(console, client, path_of(console, move)).status_code == status
    assert state(console) == "issued"


@pytest.mark.parametrize("at", ["", "x", "9" * 14, "-5", "0"])
def test_a_tap_with_an_impossible_time_counts_as_now(console: Console, at: str) -> None:
    opened(console.real)
    with console.signed_in(FIRE) as client:
        assert post(console, client, path_of(console, "acknowledge"), at=at).json()["ok"]
    assert directive_of(console.real, "fire").changed_at == START


def test_the_desk_looks_on_without_buttons_or_receipts(console: Console) -> None:
    opened(console.real)
    with console.signed_in("duty_officer") as client:
        shown = client.get("/unit?party=fire").text
        assert "您在旁观" in shown
        assert 'data-receipts="no"' in shown
        assert "/acknowledge" not in shown
        assert "消防绍兴市支队" in client.get("/unit/parties").text


def test_a_liaison_cannot_look_at_another_unit(console: Console) -> None:
    opened(console.real)
    with console.signed_in(FIRE) as client:
        assert client.get("/unit?party=police").status_code == 403
        assert client.get("/unit/parties").status_code == 403


@pytest.mark.parametrize("party", ["nobody", "local_government:nowhere", "fire:paojiang", "a.b"])
def test_a_party_that_does_not_exist_is_not_found(console: Console, party: str) -> None:
    with console.signed_in("duty_officer") as client:
        assert client.get(f"/unit?party={party}").status_code == 404


def test_one_directive_has_its_own_page_for_browsers_without_scripts(console: Console) -> None:
    opened(console.real)
    with console.signed_in(FIRE) as client:
        page = client.get(path_of(console, "acknowledge").rpartition("/")[0])
        assert "报告不能执行" in page.text
        assert client.get("/unit/inc-1/directives/none").status_code == 404


def test_the_county_decides_its_response_on_its_own_page(console: Console) -> None:
    approval = opened(console.real).open_approval("activation")
    assert approval is not None
    with console.signed_in(LOCAL) as client:
        assert "等您决定" in client.get("/unit").text
        path = f"/incidents/inc-1/approvals/{approval.id}/decide"
        assert post(console, client, path, decision="grant").json()["ok"]
    assert console.real.desk.incident("inc-1").response == "county_response"


def test_a_report_is_sent_from_a_form_that_the_plan_filled_in(console: Console) -> None:
    opened(console.real)
    owed = next(
        one
        for one in console.real.desk.incident("inc-1").reports.values()
        if one.sender == "local_government:paojiang"
    )
    with console.signed_in(LOCAL) as client:
        form = client.get(f"/unit/inc-1/reports/{owed.id}")
        assert "待补" in form.text
        sent = post(
            console, client, f"/incidents/inc-1/reports/{owed.id}/send", how="电话", words="x"
        )
        assert sent.json()["ok"]
        assert "已经报出" in client.get(f"/unit/inc-1/reports/{owed.id}").text
    with console.signed_in(FIRE) as client:
        assert client.get(f"/unit/inc-1/reports/{owed.id}").status_code == 403


def test_each_realm_says_that_the_other_one_waits_and_shows_nothing_of_it(console: Console) -> None:
    drill = console.site.realms["drill"]
    opened(drill, title="演练专用标题", name="inc-d")
    with console.signed_in(FIRE) as client:
        strip = client.get("/unit").text
        assert "演练中有" in strip
        assert "演练专用标题" not in strip
        opened(console.real)
        assert "实战中有" in client.get("/drill/unit").text
        assert TITLE not in client.get("/drill/unit").text


def test_a_declined_directive_fades_and_asks_for_nothing(console: Console) -> None:
    opened(console.real)
    with console.signed_in(FIRE) as client:
        post(console, client, path_of(console, "decline"), words="无车")
        shown = client.get("/unit/work").text
    assert 'class="declined"' in shown
    assert f"{directive_of(console.real, 'fire').id}/acknowledge" not in shown
