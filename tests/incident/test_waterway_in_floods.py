"""The waterway plan while flood and typhoon responses come and go (二(二)1, 三(二), 四(三))."""

from __future__ import annotations

import pytest

from engine.incident import commands as c
from tests.incident.arena import Arena


@pytest.fixture
def arena() -> Arena:
    arena = Arena("waterway")
    arena.report({"missing": 3, "flood_response": "none"})
    arena.grant()
    return arena


def flood(arena: Arena, level: str) -> None:
    arena.do(c.RecordFigures({"flood_response": level}, "市防指"))


def standing(arena: Arena) -> set[str]:
    return {d.item for d in arena.state.directives.values() if d.state != "withdrawn"}


def owed(arena: Arena) -> set[str]:
    return {r.obligation for r in arena.state.reports.values() if r.state != "lifted"}


def test_from_three_the_group_is_a_sub_command_and_information_has_one_outlet(arena: Arena) -> None:
    flood(arena, "III")
    assert {"become_sub_command", "one_outlet", "release_own_warning"} <= standing(arena)
    assert {"government_to_flood", "sub_command_to_flood"} <= owed(arena)


def test_from_two_the_own_warning_gives_way_to_the_central_one(arena: Arena) -> None:
    flood(arena, "II")
    assert {"warning_content", "release_warning_centrally"} <= standing(arena)
    assert "release_own_warning" not in standing(arena)


def test_when_the_flood_response_ends_the_group_is_itself_again(arena: Arena) -> None:
    before = standing(arena), owed(arena)
    flood(arena, "I")
    flood(arena, "none")
    assert (standing(arena), owed(arena)) == before


def test_the_flood_response_leaves_level_and_response_alone(arena: Arena) -> None:
    flood(arena, "I")
    assert (arena.state.level.code, arena.state.response) == ("III", "city_response")
