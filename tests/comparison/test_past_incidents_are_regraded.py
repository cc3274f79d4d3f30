"""A recorded incident under another edition: what it would have been."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.comparison.incidents import differing, regraded
from engine.journal.chain import open_entry
from engine.journal.entry import Entry
from engine.levels import Level
from engine.plan.library import PlanLibrary
from engine.plan.loader import load_plan
from engine.plan.plan import Plan

LIBRARY = PlanLibrary.shipped()
GOLDEN = Path(__file__).parents[1] / "journal" / "golden" / "waterway_drill.v1.jsonl"


def entries() -> list[Entry]:
    lines = GOLDEN.read_bytes().splitlines()
    return [open_entry(line, place) for place, line in enumerate(lines, 1)]


def edition(old: str, new: str) -> Plan:
    files = dict(LIBRARY.files("waterway"))
    text = files["waterway/grading.yaml"].decode()
    assert old in text
    files["waterway/grading.yaml"] = text.replace(old, new, 1).encode()
    return load_plan(files, "waterway")


def test_the_same_rules_grade_an_incident_as_it_was() -> None:
    found = regraded(entries(), LIBRARY.plan("waterway"))
    assert found is not None
    assert not found.differs
    assert list(differing([entries()], LIBRARY.plan("waterway"))) == []


@pytest.mark.parametrize(
    ("new", "level"),
    [("{IV: [1, 2], III: [2, 3], II: [3, 4], I: [4, null]}", Level.I)],
)
def test_stricter_rules_grade_it_higher(new: str, level: Level) -> None:
    stricter = edition("{IV: [1, 3], III: [3, 10], II: [10, 30], I: [30, null]}", new)
    (found,) = differing([entries()], stricter)
    assert found.would is level
    assert found.would > found.was


def test_a_figure_that_the_other_edition_does_not_ask_for_is_named() -> None:
    found = regraded(entries(), LIBRARY.plan("special_equipment"))
    assert found is not None
    assert "oil_spill_tonnes" in found.unread


def test_no_entries_are_no_incident() -> None:
    assert regraded([], LIBRARY.plan("waterway")) is None
