"""The register of casualties adds up, moves, splits, is corrected, and feeds the figures."""

from __future__ import annotations

from typing import Any

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident.state import Incident
from engine.incident.story import story
from engine.levels import Level
from tests.incident.arena import START, Arena

DAY = 24 * 60
HOSPITAL = "市人民医院"


@pytest.fixture
def ship() -> Arena:
    found = Arena("waterway")
    found.report()
    return found


def enter(arena: Arena, state: Any, people: int = 1, **told: Any) -> str:
    arena.do(c.RegisterCasualty(state, "海事处", people, **told))
    return list(arena.state.casualties)[-1]


def figures(state: Incident) -> dict[str, Any]:
    return {fact: known.value for fact, known in state.figures.items()}


def refused(arena: Arena, command: c.Command) -> str:
    with pytest.raises(CommandRefused) as error:
        arena.do(command)
    return error.value.refusal.code


def test_missing_people_count_as_dead_on_the_water(ship: Arena) -> None:
    enter(ship, "missing", 3)
    assert figures(ship.state) == {"missing": 3}
    assert ship.state.level is Level.III


def test_one_of_three_found_dead_is_split_off(ship: Arena) -> None:
    group = enter(ship, "missing", 3)
    ship.do(c.MoveCasualty(group, "dead", "搜救队", 1, place="下游2公里"))
    entries = [(one.state, one.people) for one in ship.state.casualties.values()]
    assert entries == [("missing", 2), ("dead", 1)]
    assert figures(ship.state) == {"missing": 2, "deaths": 1}
    assert ship.state.level is Level.III


def test_who_is_rescued_no_longer_counts_as_dead(ship: Arena) -> None:
    group = enter(ship, "missing", 3)
    ship.do(c.MoveCasualty(group, "rescued", "搜救队", 2))
    assert figures(ship.state)["missing"] == 1
    assert ship.state.level is Level.IV


def test_a_figure_says_that_the_register_added_it_up_and_from_whom(ship: Arena) -> None:
    enter(ship, "dead", 2)
    known = ship.state.figures["deaths"]
    assert (known.register, known.source) == ("people", "海事处")


def test_nobody_entered_in_a_state_leaves_its_fact_unknown_not_zero(ship: Arena) -> None:
    enter(ship, "missing")
    assert "deaths" not in ship.state.figures


def test_a_struck_entry_counts_no_more_and_stays_readable(ship: Arena) -> None:
    enter(ship, "missing", 2)
    double = enter(ship, "missing", 2)
    ship.do(c.StrikeCasualty(double, "与第1条重复"))
    assert figures(ship.state)["missing"] == 2
    assert ship.state.casualties[double].struck == "与第1条重复"
    assert refused(ship, c.MoveCasualty(double, "dead", "海事处")) == "struck"


def test_striking_all_brings_the_count_back_to_none(ship: Arena) -> None:
    ship.do(c.StrikeCasualty(enter(ship, "dead"), "误登"))
    assert figures(ship.state)["deaths"] == 0


def test_a_list_that_was_only_begun_never_lowers_what_was_reported(ship: Arena) -> None:
    ship.do(c.RecordFigures({"missing": 3}, "船公司"))
    enter(ship, "missing", name="李某")
    assert (figures(ship.state)["missing"], ship.state.level) == (3, Level.III)
    enter(ship, "missing", 2)
    assert ship.state.figures["missing"].register == "people"
    ship.do(c.MoveCasualty("p2", "rescued", "搜救队"))
    assert figures(ship.state)["missing"] == 1


def test_a_list_raises_the_lower_end_of_a_range_that_was_reported(ship: Arena) -> None:
    ship.do(c.RecordFigures({"missing": [2, 6]}, "船公司"))
    enter(ship, "missing", 4)
    assert figures(ship.state)["missing"] == [4, 6]
    enter(ship, "missing", 2)
    assert figures(ship.state)["missing"] == 6


def test_a_count_reported_later_stands_until_the_register_is_adopted(ship: Arena) -> None:
    enter(ship, "missing", 3)
    ship.do(c.RecordFigures({"missing": 5}, "船公司"))
    assert figures(ship.state)["missing"] == 5
    ship.do(c.AdoptRegister("missing", "值班长核对"))
    assert figures(ship.state)["missing"] == 3
    assert refused(ship, c.AdoptRegister("missing", "再核对")) == "already_adopted"


def test_naming_one_of_a_group_changes_no_total(ship: Arena) -> None:
    group = enter(ship, "missing", 3)
    head = len(ship.journal.read("i1"))
    ship.do(c.IdentifyCasualty(group, "李某", "家属", "男", "43"))
    assert [one.people for one in ship.state.casualties.values()] == [2, 1]
    assert ship.state.casualties["p2"].name == "李某"
    assert len(ship.journal.read("i1")) == head + 1


def test_no_name_stands_in_the_timeline(ship: Arena) -> None:
    enter(ship, "missing", name="李某某")
    ship.do(c.IdentifyCasualty("p1", "李某某", "家属"))
    told = " ".join(line.text.zh for line in story(ship.plan, ship.journal.read("i1")))
    assert "登记第1条：失踪1人" in told
    assert "李某某" not in told


ILLEGAL: list[tuple[str, c.Command]] = [
    ("no_source", c.RegisterCasualty("dead", " ")),
    ("no_people", c.RegisterCasualty("dead", "x", 0)),
    ("one_name", c.RegisterCasualty("dead", "x", 2, name="李某")),
    ("no_entry", c.MoveCasualty("p9", "dead", "x")),
    ("illegal_move", c.MoveCasualty("p1", "missing", "x")),
    ("too_many", c.MoveCasualty("p1", "dead", "x", 4)),
    ("no_reason", c.StrikeCasualty("p1", "")),
    ("no_name", c.IdentifyCasualty("p1", "", "x")),
    ("no_register", c.AdoptRegister("deaths", "x")),
    ("no_register", c.CountRelocated(3, "x", "学校")),
    ("no_stopwatch", c.StartStopwatch("stranded", "x")),
]


@pytest.mark.parametrize(("code", "command"), ILLEGAL)
def test_what_cannot_be_is_refused_with_its_reason(
    ship: Arena, code: str, command: c.Command
) -> None:
    enter(ship, "missing", 3)
    assert refused(ship, command) == code


def test_a_move_from_death_names_the_moves_that_are_legal(ship: Arena) -> None:
    entry = enter(ship, "dead")
    with pytest.raises(CommandRefused) as error:
        ship.do(c.MoveCasualty(entry, "rescued", "医院"))
    assert error.value.refusal.legal == ("strike",)
    assert "已划去" in error.value.refusal.reason.zh


def test_nobody_dies_before_being_hurt(ship: Arena) -> None:
    entry = enter(ship, "serious")
    ship.wait(60)
    early = c.MoveCasualty(entry, "dead", HOSPITAL, when=c.Moment(START.replace(hour=1)))
    assert refused(ship, early) == "before_state"


@pytest.mark.parametrize(("days", "level"), [(9, Level.III), (29, Level.III), (31, Level.IV)])
def test_a_death_after_days_regrades_within_the_window_of_the_plan(days: int, level: Level) -> None:
    arena = Arena("production_safety")
    arena.report({"traffic_or_fire": False})
    enter(arena, "dead", 2)
    hurt = enter(arena, "serious")
    arena.wait(days * DAY)
    arena.do(c.MoveCasualty(hurt, "dead", HOSPITAL))
    assert arena.state.casualties[hurt].state == "dead"
    assert arena.state.level is level


def test_after_the_window_the_timeline_says_so_and_the_injury_still_counts() -> None:
    arena = Arena("production_safety")
    arena.report({"traffic_or_fire": False})
    hurt = enter(arena, "serious")
    arena.wait(31 * DAY)
    entries = arena.do(c.MoveCasualty(hurt, "dead", HOSPITAL))
    assert [entry.kind for entry in entries] == ["CasualtyMoved"]
    assert figures(arena.state)["serious_injuries"] == 1
    *_, last = story(arena.plan, arena.journal.read("i1"))
    assert "已过补报期限" in last.text.zh


def test_a_traffic_accident_has_the_shorter_window() -> None:
    arena = Arena("production_safety")
    arena.report({"traffic_or_fire": True})
    hurt = enter(arena, "serious")
    arena.wait(8 * DAY)
    arena.do(c.MoveCasualty(hurt, "dead", HOSPITAL))
    assert "deaths" not in figures(arena.state)


def test_a_death_told_late_counts_by_the_day_on_which_it_happened() -> None:
    arena = Arena("production_safety")
    arena.report({"traffic_or_fire": False})
    hurt = enter(arena, "serious")
    arena.wait(29 * DAY)
    died = arena.now
    arena.wait(3 * DAY)
    arena.do(c.MoveCasualty(hurt, "dead", HOSPITAL, when=c.Moment(died)))
    assert figures(arena.state)["deaths"] == 1


def test_a_plan_without_a_window_regrades_at_any_time(ship: Arena) -> None:
    hurt = enter(ship, "serious")
    ship.wait(60 * DAY)
    ship.do(c.MoveCasualty(hurt, "dead", HOSPITAL))
    assert figures(ship.state) == {"serious_injuries": 0, "deaths": 1}
