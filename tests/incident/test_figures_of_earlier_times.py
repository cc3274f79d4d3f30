"""A figure that speaks of an earlier time joins the history; a correction replaces what was wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident.codec import to_event
from engine.incident.events import FiguresRecorded
from engine.incident.story import story
from tests.incident.arena import Arena


@pytest.fixture
def arena() -> Arena:
    found = Arena("waterway")
    found.report({"deaths": 1})
    found.wait(60)
    found.do(c.RecordFigures({"deaths": 3}, "现场"))
    return found


def earlier(arena: Arena, minutes: float) -> c.Moment:
    return c.Moment(arena.now - timedelta(minutes=minutes))


def value(arena: Arena, fact: str = "deaths") -> Any:
    return arena.state.figures[fact].value


def test_what_was_so_before_does_not_replace_what_is_known_now(arena: Arena) -> None:
    level = arena.state.level
    arena.do(c.RecordFigures({"deaths": 2}, "120", when=earlier(arena, 20)))
    assert (value(arena), arena.state.level) == (3, level)
    *_, last = story(arena.plan, arena.journal.read("i1"))
    assert last.text.zh.startswith("补记（现用值较新）：死亡人数 2")


def test_each_fact_is_weighed_by_its_own_time(arena: Arena) -> None:
    arena.do(c.RecordFigures({"deaths": 2, "missing": 1}, "120", when=earlier(arena, 20)))
    assert (value(arena), value(arena, "missing")) == (3, 1)


def test_a_time_typed_to_the_minute_still_replaces(arena: Arena) -> None:
    arena.do(c.RecordFigures({"deaths": 4}, "120", when=earlier(arena, 0.9)))
    assert value(arena) == 4


def test_a_correction_replaces_whatever_its_time(arena: Arena) -> None:
    wrong = arena.state.figures["deaths"].seq
    arena.do(c.RecordFigures({"deaths": 2}, "120", when=earlier(arena, 20), corrects=wrong))
    assert value(arena) == 2
    *_, told = (one for one in story(arena.plan, arena.journal.read("i1")) if "更正" in one.text.zh)
    assert told.text.zh.startswith(f"更正第{wrong}条：")


def test_only_what_stands_can_be_corrected(arena: Arena) -> None:
    with pytest.raises(CommandRefused) as refused:
        arena.do(c.RecordFigures({"deaths": 2}, "120", corrects=2))
    assert refused.value.refusal.code == "not_standing"
    assert "AddNote" in refused.value.refusal.legal


def test_an_entry_from_before_these_fields_folds_as_it_did() -> None:
    old = to_event("FiguresRecorded", {"figures": {"deaths": 2}, "source": "现场", "note": ""})
    assert old == FiguresRecorded({"deaths": 2}, "现场", "")
