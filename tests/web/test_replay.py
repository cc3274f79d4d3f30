from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.incident import commands as c
from engine.incident.story import story
from engine.journal.memory import MemoryJournal
from tests.web.incident_house import GROUP, House
from web.rooms.replay_track import after, before, marks


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    made.report({"equipment": "pressure_vessel", "deaths": 1})
    made.do(c.AddNote("风转东南"))
    made.do(c.RecordFigures({"deaths": 3}, "卫健委"))
    made.post(GROUP, f"/approvals/{made.pending.id}/decide", decision="grant")
    return made


def seq_of(house: House, kind: str) -> int:
    return next(entry.seq for entry in reversed(house.entries) if entry.kind == kind)


def test_the_incident_is_shown_as_it_stood_then(house: House) -> None:
    at = seq_of(house, "NoteAdded")
    then, now = house.see("auditor", f"/replay?at={at}").text, house.see("auditor", "/replay").text
    assert f"第 {at} 条，共 {house.incident.version} 条" in then
    assert "一般" in then
    assert "风转东南" in then
    assert "卫健委" not in then
    assert "较大" in now
    assert "市级响应" in now


def test_a_step_returns_only_the_moment(house: House) -> None:
    part = house.see("evaluator", "/replay/moment?at=3").text
    assert "<!doctype html>" not in part
    assert 'aria-current="true"' in part
    assert 'id="e3"' in part
    assert 'id="e4"' not in part


@pytest.mark.parametrize(
    ("given", "shown"), [("0", 1), ("x", None), ("999999", None), ("-3", None)]
)
def test_a_place_outside_the_track_is_its_nearest_end(
    house: House, given: str, shown: int | None
) -> None:
    page = house.see("auditor", f"/replay/moment?at={given}").text
    last = house.incident.version
    assert f"第 {shown or last} 条，共 {last} 条" in page


def test_the_track_marks_regrades_decisions_and_lateness(house: House) -> None:
    found = marks([*story(house.plan, house.entries)])
    graded = [mark.seq for mark in found if mark.kind == "regrade"]
    assert len(graded) == 2
    assert before(found, "regrade", graded[1]) == graded[0]
    assert after(found, "regrade", graded[1]) is None
    decided = [mark.seq for mark in found if mark.kind == "decision"]
    assert seq_of(house, "StepTaken") in decided
    page = house.see("auditor", f"/replay?at={graded[0]}").text
    assert f'data-at="{graded[1]}"' in page


def test_nothing_can_be_written_from_the_replay(house: House) -> None:
    page = house.see("duty_officer", "/replay").text
    assert 'action="/incidents/inc-1' in page
    assert page.count('method="post"') == page.count('action="/sign-out"') + page.count(
        'action="/preferences"'
    )


def test_units_do_not_replay(house: House) -> None:
    assert house.see("unit_liaison@fire", "/replay").status_code == 403
    assert house.see("unit_liaison@fire", "/replay/verification").status_code == 403


def test_a_sound_chain_is_told_with_its_head(house: House) -> None:
    page = house.see("auditor", "/replay/verification").text
    assert f"完好：已核对 {house.incident.version} 条" in page
    assert house.entries[-1].hash in page
    assert "完好" not in house.see("auditor", "/replay").text
    assert "完好" in house.see("auditor", "/replay?verify=1").text


def test_a_changed_entry_is_named(house: House) -> None:
    journal = house.realm.desk.journal
    assert isinstance(journal, MemoryJournal)
    at = seq_of(house, "NoteAdded")
    kept = journal._streams["inc-1"]
    kept[at - 1] = replace(kept[at - 1], payload={"text": "风转西北", "corrects": None})
    page = house.see("auditor", "/replay/verification").text
    assert "有问题" in page
    assert f"第 {at} 条" in page
    assert "完好" not in page
