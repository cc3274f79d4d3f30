"""The timeline names a person only for what a person did."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident.story import Line, story
from tests.incident.arena import Arena


def told(arena: Arena, kind: str) -> list[Line]:
    lines = story(arena.plan, arena.journal.read("i1"))
    return [line for line in lines if line.entry.kind == kind]


def test_what_the_level_calls_for_is_nobodys_proposal() -> None:
    arena = Arena("waterway")
    arena.report({"deaths": 3, "missing": 0})
    (line,) = told(arena, "ApprovalOpened")
    assert line.system
    assert line.text.zh.startswith("按级别提请")


def test_what_a_person_asked_for_is_theirs() -> None:
    arena = Arena("waterway")
    arena.report({"deaths": 0, "missing": 0})
    arena.grant()
    arena.do(c.ProposeResponse("impact_response", "油膜扩散，影响取水口"))
    line = told(arena, "ApprovalOpened")[-1]
    assert not line.system
    assert line.text.zh.endswith("油膜扩散，影响取水口")
