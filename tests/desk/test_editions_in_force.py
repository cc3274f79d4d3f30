"""A call is opened under the edition in force that day, and stays with it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.clock import ManualClock
from engine.desk import Desk
from engine.errors import PlanNotInForce
from engine.incident.commands import AddNote, ReportIncident
from engine.journal.entry import Actor
from engine.journal.memory import MemoryJournal
from engine.plan.library import PlanLibrary
from tests.plan.shelf import two_editions

OFFICER = Actor(user="wang", name="王值班", role="duty_officer")


@pytest.fixture
def shelf(tmp_path: Path) -> PlanLibrary:
    return two_editions(tmp_path)


def desk_at(shelf: PlanLibrary, year: int, month: int, day: int) -> Desk:
    return Desk(MemoryJournal(), shelf, ManualClock(datetime(year, month, day, 12, tzinfo=UTC)))


def call(desk: Desk) -> str:
    district = next(iter(desk.library.plan("kiln").directory.districts))
    command = ReportIncident(
        plan="kiln", title="窑火", place="东窑", district=district, facts={"burned": 1}
    )
    return asyncio.run(desk.handle("i1", command, OFFICER, "k1")).incident.edition


@pytest.mark.parametrize(("day", "name"), [((2020, 12, 30), "first"), ((2021, 1, 2), None)])
def test_a_call_is_opened_under_the_edition_of_the_day(
    shelf: PlanLibrary, day: tuple[int, int, int], name: str | None
) -> None:
    desk = desk_at(shelf, *day)
    edition = shelf.plan("kiln", name).edition
    assert [plan.edition for plan in desk.plans()] == [edition]
    assert call(desk) == edition


def test_an_incident_stays_with_its_edition_when_the_next_one_comes(shelf: PlanLibrary) -> None:
    desk = desk_at(shelf, 2020, 12, 30)
    edition = call(desk)
    later = Desk(desk.journal, shelf, ManualClock(datetime(2021, 6, 1, tzinfo=UTC)))
    noted = asyncio.run(later.handle("i1", AddNote("续"), OFFICER, "k2")).incident
    assert later.plan(noted).edition == edition


def test_no_call_is_opened_on_a_day_without_an_edition(shelf: PlanLibrary) -> None:
    desk = desk_at(shelf, 1990, 1, 1)
    assert desk.plans() == []
    with pytest.raises(PlanNotInForce):
        call(desk)
    assert desk.journal.head() == 0
