"""A directive that was withdrawn and issued again: the state keeps the last round alone."""

from __future__ import annotations

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident import events as e
from engine.journal.entry import Actor
from tests.incident.arena import Arena


def twice_directed() -> Arena:
    """Raise a waterway incident to Ⅲ, lower it, raise it again."""
    arena = Arena("waterway")
    arena.report({"deaths": 3})
    arena.grant()
    for deaths in (1, 3):
        arena.wait(2)
        arena.do(c.RecordFigures({"deaths": deaths}, "现场"))
        arena.grant()
    return arena


def test_the_state_keeps_one_round_and_the_timeline_all_of_them() -> None:
    arena = twice_directed()
    issued = [event.directive for event in arena.events(e.DirectiveIssued)]
    again = [name for name in issued if name.endswith(".2")]
    assert again
    assert len(issued) == len(set(issued))
    assert not {f"{name.removesuffix('2')}1" for name in again} & set(arena.state.directives)
    assert set(again) <= set(arena.state.directives)
    assert arena.replayed() == arena.state


def test_an_answer_to_the_earlier_round_is_refused_with_the_reason() -> None:
    arena = twice_directed()
    later = next(d for d in arena.state.directives.values() if d.id.endswith(".2"))
    earlier = f"{later.stem}.1"
    actor = Actor(user="u", name="联络员", role="unit_liaison", party=later.party)
    with pytest.raises(CommandRefused, match="重新下达"):
        arena.do(c.MoveDirective(earlier, "acknowledge"), actor)
    assert arena.state.replaced(earlier) == later
    assert arena.state.replaced(later.id) is None
    arena.do(c.MoveDirective(later.id, "acknowledge"), actor)
    assert arena.state.directives[later.id].state == "acknowledged"
