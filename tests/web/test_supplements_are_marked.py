"""Wherever a report is named, a supplement says that it is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.incident import commands as c
from tests.web.incident_house import House

OFFICER = "duty_officer"
UNIT = "unit_liaison@accident_unit"
MARK = "续报1"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A third plan, whose report by the unit was sent before a second person died."""
    found = House(tmp_path)
    found.report({"deaths": 1}, plan="production_safety")
    report = found.owed("accident_unit")
    found.do(c.SendReport(report.id, "电话"))
    found.do(c.RecordFigures({"deaths": 2}, "现场"))
    return found


def supplement(house: House) -> str:
    return next(r.id for r in house.incident.reports.values() if r.supplement)


def test_the_incident_room_marks_it(house: House) -> None:
    assert MARK in house.see(OFFICER).text
    assert MARK in house.see(OFFICER, f"/reports/{supplement(house)}").text


def test_the_unit_finds_it_among_what_it_owes(house: House) -> None:
    page = house.browser(UNIT).get("/unit").text
    assert f"（{MARK}）" in page
    sheet = house.browser(UNIT).get(f"/unit/inc-1/reports/{supplement(house)}").text
    assert f"（{MARK}）" in sheet


def test_the_desk_counts_its_clock_under_its_name(house: House) -> None:
    assert f"（{MARK}）" in house.browser(OFFICER).get("/desk").text


def test_the_english_room_and_the_replay_mark_it_too(house: House) -> None:
    officer = house.browser(OFFICER)
    assert MARK in officer.get(f"{house.path}/replay").text
    officer.cookies["language"] = "en"
    assert "supplement 1" in officer.get(house.path).text
