from __future__ import annotations

from uuid import NAMESPACE_OID, UUID, uuid5

from tests.web.console import Console
from tests.web.rooms import awake, directive_of, opened, post

NUMBER = str(UUID(int=77))
CALL = {
    "plan": "special_equipment",
    "title": "冷库泄漏",
    "place": "袍江",
    "district": "paojiang",
    "channel": "phone",
}


def notes(console: Console, incident: str) -> list[str]:
    entries = console.real.desk.journal.read(incident)
    return [entry.payload["text"] for entry in entries if entry.kind == "NoteAdded"]


def noted(console: Console, person: str, text: str, incident: str = "inc-1") -> None:
    with console.signed_in(person) as client:
        path = f"/incidents/{incident}/notes"
        assert post(console, client, path, text=text, command=NUMBER).json()["ok"]


def test_the_same_form_sent_twice_is_recorded_once(console: Console) -> None:
    opened(awake(console).real)
    noted(console, "duty_officer", "一")
    noted(console, "duty_officer", "一")
    assert notes(console, "inc-1") == ["一"]


def test_a_number_used_again_for_other_words_swallows_nothing(console: Console) -> None:
    opened(awake(console).real)
    noted(console, "duty_officer", "一")
    noted(console, "duty_officer", "二")
    assert notes(console, "inc-1") == ["一", "二"]


def test_a_number_used_on_another_incident_is_recorded_there_too(console: Console) -> None:
    for name in ("inc-1", "inc-2"):
        opened(awake(console).real, name=name)
        noted(console, "duty_officer", "一", name)
    assert notes(console, "inc-2") == ["一"]


def test_somebody_elses_number_neither_silences_nor_leads_to_their_incident(
    console: Console,
) -> None:
    opened(awake(console).real)
    noted(console, "duty_officer", "一")
    with console.signed_in("unit_liaison@tourism") as client:
        answer = post(console, client, "/call", command=NUMBER, **CALL).json()
    assert "inc-1" not in answer["location"]
    assert [one.title for one in console.real.desk.incidents()][1:] == ["冷库泄漏"]


def test_nobody_can_use_up_the_number_of_a_units_receipt(console: Console) -> None:
    opened(awake(console).real)
    found = directive_of(console.real, "fire")
    foreseen = str(uuid5(NAMESPACE_OID, f"received:inc-1:{found.id}"))
    with console.signed_in("duty_officer") as client:
        post(console, client, "/incidents/inc-1/notes", text="x", command=foreseen)
    with console.signed_in("unit_liaison@fire") as client:
        answer = post(console, client, "/unit/received", shown=f"inc-1 {found.id}")
    assert answer.json()["received"] == 1
    assert directive_of(console.real, "fire").state == "received"


def test_a_call_that_was_changed_and_sent_again_opens_no_second_incident(console: Console) -> None:
    with console.signed_in("duty_officer") as client:
        assert post(console, client, "/call", command=NUMBER, **CALL).json()["ok"]
        changed = CALL | {"title": "冷库爆炸"}
        again = post(console, client, "/call", command=NUMBER, **changed)
    assert again.status_code == 409
    assert [one.title for one in console.real.desk.incidents()] == ["冷库泄漏"]
