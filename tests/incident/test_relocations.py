"""People moved away are counted place by place, and the sum feeds the figure."""

from __future__ import annotations

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from tests.incident.arena import Arena


def level(arena: Arena) -> str:
    return arena.state.level.code


@pytest.fixture
def leak() -> Arena:
    found = Arena("special_equipment")
    found.report({"equipment": "pressure_vessel", "toxic_leak": True})
    return found


def test_places_add_up_to_the_figure_and_its_level(leak: Arena) -> None:
    leak.do(c.CountRelocated(300, "街道", "实验小学"))
    assert level(leak) == "below"
    leak.do(c.CountRelocated(200, "街道", "体育馆"))
    assert leak.state.figures["relocated"].value == 500
    assert level(leak) == "IV"


def test_a_later_count_of_a_place_takes_the_place_of_the_one_before(leak: Arena) -> None:
    leak.do(c.CountRelocated(300, "街道", "实验小学"))
    leak.wait(30)
    leak.do(c.CountRelocated(420, "街道", entry="s1"))
    assert leak.state.figures["relocated"].value == 420
    assert [one.people for one in leak.state.shelters["s1"].tallies] == [300, 420]


def test_a_struck_place_counts_no_more(leak: Arena) -> None:
    leak.do(c.CountRelocated(300, "街道", "实验小学"))
    leak.do(c.CountRelocated(300, "教育局", "实验小学"))
    leak.do(c.StrikeRelocated("s2", "与第一处重复"))
    assert leak.state.figures["relocated"].value == 300


@pytest.mark.parametrize(
    ("code", "command"),
    [
        ("no_place", c.CountRelocated(3, "x")),
        ("no_people", c.CountRelocated(-1, "x", "学校")),
        ("no_entry", c.CountRelocated(3, "x", entry="s7")),
        ("no_entry", c.StrikeRelocated("s7", "重复")),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    leak: Arena, code: str, command: c.Command
) -> None:
    with pytest.raises(CommandRefused) as refused:
        leak.do(command)
    assert refused.value.refusal.code == code
