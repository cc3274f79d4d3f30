"""The application: one effect of a command, two streams in one commit, deadlines after a restart."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from engine.clock import ManualClock
from engine.desk import Desk
from engine.errors import CommandRefused
from engine.incident import commands as incident_commands
from engine.journal.memory import MemoryJournal
from engine.warning import commands as c
from engine.warning.desk import WarningDesk, WarningNotFound, id_of, name_of
from engine.warning.fold import replay
from tests.warning.hall import LIBRARY, OFFICER, START, Hall

W1 = name_of("w1")
NOTICE = c.NoticeTrigger(
    "special_equipment", "earthquake", "地震", "某电厂", "yuecheng", "地震局", facts={"deaths": 0}
)
REPORT = incident_commands.ReportIncident(
    "special_equipment", "锅炉爆炸", "某电厂", "yuecheng", warning=W1, warned_of="地震"
)


class World:
    def __init__(self) -> None:
        self.journal = MemoryJournal()
        self.clock = ManualClock(START)
        self.heard: list[str] = []
        self.start()

    def start(self) -> None:
        self.desk = Desk(self.journal, LIBRARY, self.clock)
        self.desk.subscribe(lambda entries: self.heard.extend(one.kind for one in entries))
        self.warnings = WarningDesk(self.desk)

    def do(self, command: c.Command, number: int | None = None, name: str = W1) -> bool:
        id_ = str(UUID(int=number)) if number else str(uuid4())
        return asyncio.run(self.warnings.handle(name, command, OFFICER, id_)).repeated

    def open_incident(self, incident: str, known: int = 0, number: int = 7) -> bool:
        work = self.warnings.open_incident(
            W1, c.OpenIncident(incident, known), REPORT, OFFICER, str(UUID(int=number))
        )
        return asyncio.run(work).repeated


def test_a_warning_has_a_stream_and_a_number_of_its_own() -> None:
    world = World()
    world.do(NOTICE)
    assert id_of(world.warnings.warning(W1)) == "w1"
    assert world.warnings.number(W1) == 1
    assert world.desk.incidents() == []
    assert world.heard[0] == "WarningNoticed"
    with pytest.raises(WarningNotFound):
        world.warnings.warning(name_of("w2"))


def test_a_command_sent_twice_is_recorded_once() -> None:
    world = World()
    assert not world.do(NOTICE, 1)
    head = world.journal.head()
    assert world.do(NOTICE, 1)
    assert not world.do(c.DismissWarning("平安"), 2)
    assert world.do(c.DismissWarning("平安"), 2)
    assert world.journal.head() == head + 1


def test_an_incident_comes_out_of_a_warning_in_one_commit_with_a_link_both_ways() -> None:
    world = World()
    world.do(NOTICE)
    assert not world.open_incident("i1")
    assert world.desk.incident("i1").warnings == (W1,)
    assert world.warnings.warning(W1).incidents == ("i1",)
    assert len({one.command for one in world.journal.recorded(str(UUID(int=7)))}) == 1
    assert not world.warnings.warning(W1).over
    assert replay(world.journal.read(W1)) == world.warnings.warning(W1)


def test_the_same_press_opens_one_incident_and_another_is_asked_about() -> None:
    world = World()
    world.do(NOTICE)
    world.open_incident("i1")
    head = world.journal.head()
    assert world.open_incident("i1")
    with pytest.raises(CommandRefused):
        world.open_incident("i2", known=0, number=8)
    assert world.journal.head() == head
    world.open_incident("i2", known=1, number=9)
    assert world.warnings.warning(W1).incidents == ("i1", "i2")


def test_nothing_of_an_incident_is_written_when_the_warning_refuses_it() -> None:
    world = World()
    world.do(NOTICE)
    world.do(c.DismissWarning("平安"))
    head = world.journal.head()
    with pytest.raises(CommandRefused):
        world.open_incident("i1")
    assert world.journal.head() == head


def test_an_incident_can_raise_a_warning() -> None:
    world = World()
    report = incident_commands.ReportIncident("special_equipment", "爆炸", "某厂", "yuecheng")
    asyncio.run(world.desk.handle("i1", report, OFFICER, str(uuid4())))
    world.do(
        c.NoticeTrigger(
            "special_equipment", "earthquake", "余震", "某厂", "yuecheng", "现场", incident="i1"
        )
    )
    assert world.warnings.warning(W1).raised_by == "i1"
    assert world.desk.incident("i1").warnings == (W1,)


def test_two_desks_on_one_journal_decide_on_what_is_there() -> None:
    world = World()
    world.do(NOTICE)
    other = WarningDesk(world.desk)
    other.warning(W1)
    world.do(c.LearnSituation("电话", feared="II"))
    done = asyncio.run(other.handle(W1, c.DismissWarning("平安"), OFFICER, str(uuid4())))
    assert (done.warned.feared, done.warned.state) == ("II", "dismissed")


def test_deadlines_that_passed_while_it_was_off_are_recorded_once() -> None:
    world = World()
    world.do(NOTICE)
    world.clock.advance(timedelta(hours=1))
    world.start()
    assert asyncio.run(world.warnings.tick()) == 1
    assert asyncio.run(world.warnings.tick()) == 0
    kinds = [one.kind for one in world.journal.read(W1)]
    assert kinds.count("PreparationUnanswered") == 2


def test_the_hall_of_the_tests_and_the_desk_agree() -> None:
    world, hall = World(), Hall("special_equipment")
    world.do(NOTICE)
    hall.do(NOTICE)
    assert [one.kind for one in world.journal.read(W1)] == hall.kinds()
