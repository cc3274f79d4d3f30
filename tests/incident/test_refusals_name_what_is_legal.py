"""Every refusal says what can be done instead, by name and in words."""

from __future__ import annotations

import pytest

from engine.errors import CommandRefused, Refusal
from engine.incident import commands as c
from engine.incident.legal import is_of_input
from engine.journal.entry import Actor
from tests.incident.arena import OFFICER, Arena


def refusal(arena: Arena, command: c.Command, actor: Actor = OFFICER) -> Refusal:
    with pytest.raises(CommandRefused) as refused:
        arena.do(command, actor)
    return refused.value.refusal


@pytest.fixture
def arena() -> Arena:
    found = Arena("waterway")
    found.report({"deaths": 3})
    return found


def test_closing_too_early_names_the_moves_of_the_phase_and_who_decides(arena: Arena) -> None:
    found = refusal(arena, c.CloseIncident())
    assert {"begin_ending", "dismiss"} <= set(found.legal)
    assert "activate_city_response" not in found.legal
    found = refusal(arena, c.ProposeEnding())
    assert found.legal == ("TakeStep",)
    assert [words.zh for words in found.moves] == ["先作出决定"]


def test_the_wrong_body_hears_whose_the_decision_is(arena: Arena) -> None:
    approval = arena.state.open_approval("activation")
    assert approval is not None
    found = refusal(arena, c.TakeStep(approval.id, "decide", grant=True), arena.person("maritime"))
    assert found.code == "not_yours"
    assert any("领导小组决定" in words.zh for words in found.moves)


def test_a_directive_that_is_done_has_no_move_but_the_incident_has(arena: Arena) -> None:
    one = next(iter(arena.state.directives.values()))
    actor = Actor("u", "联络员", "unit_liaison", party=one.party)
    for move in ("acknowledge", "complete"):
        arena.do(c.MoveDirective(one.id, move), actor)
    found = refusal(arena, c.MoveDirective(one.id, "decline", "晚了"), actor)
    assert found.code == "illegal_move"
    assert "AddNote" in found.legal


def test_an_incident_that_is_over_takes_notes(arena: Arena) -> None:
    arena.do(c.DismissIncident("误报"))
    found = refusal(arena, c.RecordFigures({"deaths": 1}, "现场"))
    assert (found.code, found.legal[0]) == ("over", "AddNote")


def test_words_that_are_missing_need_words_and_no_other_move(arena: Arena) -> None:
    found = refusal(arena, c.DismissIncident(" "))
    assert is_of_input(found)
    assert found.legal == ()
