"""The clock alone raises a grade, at the minute at which the plan sets a bound, and once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from engine.errors import CommandRefused
from engine.figures import read_situation
from engine.grading import grade
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.due import next_due
from engine.incident.stopwatches import ahead
from engine.levels import Level
from engine.plan.thresholds import thresholds
from tests.incident.arena import LIBRARY, START, Arena

ROPEWAY = {"equipment": "ropeway", "at_height": True}
HOUR = 60


def stranded(facts: dict[str, Any], people: int | None = None) -> Arena:
    arena = Arena("special_equipment")
    arena.report(facts)
    arena.do(c.StartStopwatch("stranded", "索道公司", people=people))
    return arena


def level(arena: Arena) -> str:
    return arena.state.level.code


def figures(arena: Arena, *facts: str) -> list[Any]:
    return [arena.state.figures[fact].value for fact in facts]


def test_the_bounds_of_a_fact_are_those_that_the_plan_names() -> None:
    plan = LIBRARY.plan("special_equipment")
    assert [str(b) for b in thresholds(plan, "stranded_hours")] == [
        "1",
        "2",
        "3.5",
        "12",
        "24",
        "48",
    ]
    assert thresholds(plan, "outage_hours") == (Decimal(240),)


REACHED = [
    ({"equipment": "lift"}, 3, 1.99, Level.BELOW),
    ({"equipment": "lift"}, 3, 2, Level.IV),
    ({"equipment": "lift"}, 3, 300, Level.IV),
    ({"equipment": "escalator"}, 3, 300, Level.BELOW),
    (ROPEWAY, 20, 3.49, Level.BELOW),
    (ROPEWAY, 20, 3.5, Level.IV),
    (ROPEWAY, 20, 12, Level.III),
    (ROPEWAY, 99, 100, Level.III),
    (ROPEWAY, 100, 23.99, Level.III),
    (ROPEWAY, 100, 24, Level.II),
    (ROPEWAY, 100, 48, Level.I),
    ({"equipment": "amusement_ride", "at_height": True}, 5, 1, Level.IV),
]


@pytest.mark.parametrize(("facts", "people", "hours", "level"), REACHED)
def test_a_tick_regrades_as_the_same_situation_told_by_hand(
    facts: dict[str, Any], people: int, hours: float, level: Level
) -> None:
    arena = stranded(facts, people)
    arena.wait(hours * HOUR)
    by_hand = {**facts, "stranded_people": people, "stranded_hours": Decimal(str(hours))}
    told = grade(arena.plan, read_situation(by_hand, arena.plan.facts))
    assert arena.state.level is told.level is level


def test_each_bound_is_recorded_once_at_its_own_minute_however_late_the_tick() -> None:
    arena = stranded(ROPEWAY, 120)
    arena.wait(5 * 24 * HOUR)
    arena.wait(1)
    rows = [e for e in arena.journal.read("i1") if e.kind == "StopwatchReached"]
    claimed = [
        (row.payload["hours"], (row.occurred_at - START) / timedelta(hours=1)) for row in rows
    ]
    assert claimed == [(h, float(h)) for h in ("1", "2", "3.5", "12", "24", "48")]
    assert arena.state.figures["stranded_hours"].at == START + timedelta(hours=48)
    assert arena.state.level is Level.I


def test_the_next_bound_is_among_the_deadlines() -> None:
    arena = stranded({"equipment": "lift"})
    for waited, bound in ((0, 1), (61, 2)):
        arena.wait(waited)
        at = min(moment for moment, _, _ in ahead(arena.state))
        assert at == START + timedelta(hours=bound)
        soonest = next_due(arena.plan, arena.state)
        assert soonest is not None
        assert soonest <= at


def test_what_passed_before_it_was_told_counts_at_once() -> None:
    arena = Arena("special_equipment")
    arena.report({"equipment": "lift"})
    since = c.Moment(START - timedelta(minutes=225))
    arena.do(c.StartStopwatch("stranded", "物业", since, people=2))
    assert figures(arena, "stranded_hours", "stranded_people") == ["3.75", 2]
    assert level(arena) == "IV"


def test_stopping_records_the_exact_time_and_takes_back_what_the_clock_added_since() -> None:
    arena = stranded({"equipment": "lift"}, 2)
    arena.wait(130)
    assert level(arena) == "IV"
    freed = c.Moment(START + timedelta(minutes=105))
    arena.do(c.StopStopwatch("stranded", "消防", freed))
    assert figures(arena, "stranded_hours") == ["1.75"]
    assert level(arena) == "below"
    arena.wait(600)
    assert len(arena.events(e.StopwatchReached)) == 2


def test_who_is_still_held_at_that_hour_counts_not_who_was_at_the_beginning() -> None:
    arena = stranded(ROPEWAY, 120)
    arena.wait(20 * HOUR)
    arena.do(c.CountHeld("stranded", 80, "消防"))
    arena.wait(10 * HOUR)
    assert figures(arena, "stranded_hours", "stranded_people") == [24, 80]
    assert arena.state.level is Level.III


def test_freeing_the_last_ones_does_not_undo_what_a_hundred_endured() -> None:
    arena = stranded(ROPEWAY, 120)
    arena.wait(25 * HOUR)
    arena.do(c.CountHeld("stranded", 30, "消防"))
    arena.wait(5 * HOUR)
    arena.do(c.CountHeld("stranded", 0, "消防"))
    assert figures(arena, "stranded_hours", "stranded_people") == [25, 120]
    assert (arena.state.level, arena.state.stopwatches["stranded"].running) == (Level.II, False)


def test_a_corrected_beginning_moves_the_bounds() -> None:
    arena = stranded({"equipment": "lift"}, 2)
    arena.wait(121)
    later = c.Moment(START + timedelta(minutes=30))
    arena.do(c.CorrectStopwatch("stranded", later, "物业", "监控时间核对"))
    assert level(arena) == "below"
    arena.wait(29)
    assert level(arena) == "IV"
    assert next_due(arena.plan, arena.state) is not None


def test_a_count_told_before_is_where_the_stopwatch_begins() -> None:
    arena = Arena("special_equipment")
    arena.report({**ROPEWAY, "stranded_people": 130})
    arena.do(c.StartStopwatch("stranded", "索道公司"))
    assert arena.state.stopwatches["stranded"].people == 130


def test_the_clock_runs_in_the_aftermath_and_stops_with_the_incident() -> None:
    arena = Arena("special_equipment")
    arena.report({"equipment": "boiler", "boiler_mw": 600, "outage_from_fault": True})
    arena.do(c.StartStopwatch("outage", "电厂"))
    arena.do(c.DismissIncident("误报"))
    arena.wait(300 * HOUR)
    assert arena.events(e.StopwatchReached) == []


ILLEGAL: list[tuple[str, c.Command]] = [
    ("running", c.StartStopwatch("stranded", "x")),
    ("no_stopwatch", c.StartStopwatch("smoke", "x")),
    ("not_running", c.StopStopwatch("outage", "x")),
    ("no_source", c.CountHeld("stranded", 3, "")),
    ("no_people", c.CountHeld("stranded", -1, "x")),
    ("before_start", c.StopStopwatch("stranded", "x", c.Moment(START - timedelta(hours=1)))),
    ("no_reason", c.CorrectStopwatch("stranded", c.NOW, "x", "")),
]


@pytest.mark.parametrize(("code", "command"), ILLEGAL)
def test_what_cannot_be_is_refused_with_its_reason(code: str, command: c.Command) -> None:
    arena = stranded({"equipment": "lift"}, 2)
    with pytest.raises(CommandRefused) as refused:
        arena.do(command)
    assert refused.value.refusal.code == code
