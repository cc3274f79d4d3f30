"""The evidence checklist is answered line by line; what is open is named, and blocks nothing."""

from __future__ import annotations

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident.evidence import belongs, checklist
from tests.incident.arena import Arena
from tests.incident.stages import aftermath


def refused(arena: Arena, command: c.Command) -> str:
    with pytest.raises(CommandRefused) as found:
        arena.do(command)
    return found.value.refusal.code


@pytest.fixture
def arena() -> Arena:
    arena = Arena("special_equipment")
    arena.report({"deaths": 3})
    return arena


def test_a_line_is_secured_and_says_where_it_is_kept(arena: Arena) -> None:
    arena.do(c.RecordEvidence("photographs", "secured", kept="证物袋3号"))
    line = arena.state.evidence["photographs"]
    assert (line.verdict, line.kept, line.name) == ("secured", "证物袋3号", "王值班")
    assert checklist(arena.plan, arena.state).secured == 1


def test_what_is_not_there_or_does_not_apply_needs_a_reason(arena: Arena) -> None:
    assert refused(arena, c.RecordEvidence("video", "absent")) == "no_reason"
    assert refused(arena, c.RecordEvidence("video", "not_applicable", note=" ")) == "no_reason"
    arena.do(c.RecordEvidence("video", "absent", note="监控损坏"))
    assert len(checklist(arena.plan, arena.state).open) == 14


def test_the_latest_answer_counts(arena: Arena) -> None:
    arena.do(c.RecordEvidence("video", "absent", note="监控损坏"))
    arena.do(c.RecordEvidence("video", "secured", kept="邻厂监控拷贝"))
    assert arena.state.evidence["video"].verdict == "secured"
    assert arena.replayed() == arena.incident


def test_a_line_that_the_plan_does_not_have_is_refused(arena: Arena) -> None:
    assert refused(arena, c.RecordEvidence("no_such", "secured")) == "no_item"
    water = Arena("waterway")
    water.report()
    assert refused(water, c.RecordEvidence("video", "secured")) == "no_item"


def test_it_is_the_business_of_the_tasks_that_the_plan_names(arena: Arena) -> None:
    ours = {d.item for d in arena.state.directives.values() if belongs(arena.plan, d)}
    assert "equipment_records" in ours
    assert ours <= {"equipment_records", "city_equipment_records", "mark_moved_objects"}


def test_open_lines_are_named_when_closing() -> None:
    arena = aftermath("special_equipment")
    with pytest.raises(CommandRefused) as found:
        arena.do(c.CloseIncident())
    assert "证据资料未落实15项" in found.value.refusal.reason.zh
    for item, _ in checklist(arena.plan, arena.state).lines:
        arena.do(c.RecordEvidence(item.id, "secured"))
    with pytest.raises(CommandRefused) as found:
        arena.do(c.CloseIncident())
    assert "证据资料" not in found.value.refusal.reason.zh
