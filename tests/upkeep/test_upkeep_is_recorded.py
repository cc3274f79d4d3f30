"""What was done for a plan is recorded once, survives a restart, and is corrected by new entries."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engine.clock import ManualClock
from engine.errors import CommandRefused
from engine.journal.entry import Actor
from engine.journal.sqlite import SqliteJournal
from engine.journal.verify import verify
from engine.plan.library import PlanLibrary
from engine.upkeep.book import UpkeepBook
from engine.upkeep.completions import days
from engine.upkeep.events import UpkeepCarriedOut

LIBRARY = PlanLibrary.shipped()
PLAN = "waterway"
DIRECTOR = Actor("director", "王主任", "office_director", "transport")
DAY = date(2026, 11, 20)


def duty() -> str:
    upkeep = LIBRARY.plan(PLAN).upkeep
    assert upkeep is not None
    return upkeep.duties[0].id


class Shelf:
    """A book that can be closed and opened again."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "plans.sqlite3"
        self.open()

    def open(self) -> None:
        self.journal = SqliteJournal(self.path)
        clock = ManualClock(datetime(2026, 11, 24, 3, 0, tzinfo=UTC))
        self.book = UpkeepBook(self.journal, LIBRARY, clock)

    def restart(self) -> None:
        self.journal.close()
        self.open()

    def carry_out(
        self, day: date = DAY, command: str = "one", note: str = "纪要〔2026〕3号"
    ) -> None:
        event = UpkeepCarriedOut(duty(), day, note)
        asyncio.run(self.book.carry_out(PLAN, event, DIRECTOR, command))

    def retract(self, entry: int, command: str = "two", reason: str = "日期写错") -> None:
        asyncio.run(self.book.retract(PLAN, entry, reason, DIRECTOR, command))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_what_was_done_survives_a_restart(shelf: Shelf) -> None:
    shelf.carry_out()
    shelf.restart()
    (done,) = shelf.book.recorded(PLAN)
    assert (done.duty, done.done_on, done.note) == (duty(), DAY, "纪要〔2026〕3号")
    assert done.by.name == "王主任"
    assert days(shelf.book.recorded(PLAN)) == {duty(): (DAY,)}


def test_one_command_is_recorded_once(shelf: Shelf) -> None:
    shelf.carry_out()
    shelf.carry_out()
    assert len(shelf.book.recorded(PLAN)) == 1


def test_a_mistake_stays_in_the_record_and_counts_no_more(shelf: Shelf) -> None:
    shelf.carry_out()
    shelf.retract(1)
    (done,) = shelf.book.recorded(PLAN)
    assert done.retracted is not None
    assert done.retracted.reason == "日期写错"
    assert days(shelf.book.recorded(PLAN)) == {}


@pytest.mark.parametrize(
    ("day", "code"), [(date(2026, 11, 25), "not-yet"), (date(2000, 1, 1), "too-early")]
)
def test_a_day_that_cannot_be_is_refused(shelf: Shelf, day: date, code: str) -> None:
    with pytest.raises(CommandRefused) as refused:
        shelf.carry_out(day)
    assert refused.value.refusal.code == code
    assert shelf.book.recorded(PLAN) == ()


def test_an_entry_is_taken_back_once_and_with_a_reason(shelf: Shelf) -> None:
    shelf.carry_out()
    shelf.retract(1)
    for entry, reason, code in (
        (1, "又一次", "retracted"),
        (9, "无", "unknown-entry"),
        (1, " ", "no-reason"),
    ):
        with pytest.raises(CommandRefused) as refused:
            shelf.retract(entry, f"again-{entry}-{reason}", reason)
        assert refused.value.refusal.code == code


def test_a_duty_of_no_plan_is_refused(shelf: Shelf) -> None:
    event = UpkeepCarriedOut("dance", DAY, "")
    with pytest.raises(CommandRefused) as refused:
        asyncio.run(shelf.book.carry_out(PLAN, event, DIRECTOR, "one"))
    assert refused.value.refusal.code == "unknown-duty"


def test_the_record_is_verified_like_every_journal(shelf: Shelf) -> None:
    shelf.carry_out()
    shelf.retract(1)
    shelf.journal.close()
    assert verify(shelf.path).ok
