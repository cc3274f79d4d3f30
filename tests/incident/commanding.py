"""What the tests of command share: an incident with its response in force, and a telephone."""

from __future__ import annotations

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident.story import story
from engine.journal.entry import Actor
from tests.incident.arena import OFFICER, Arena


def responding(plan: str = "special_equipment", deaths: int = 3) -> Arena:
    arena = Arena(plan)
    arena.report({"deaths": deaths})
    arena.grant()
    return arena


def heard(arena: Arena, body: str, channel: str = "电话", words: str = "同意，马上办") -> Actor:
    return Actor(
        user="wang",
        name="王值班",
        role="duty_officer",
        party="office",
        on_behalf_of=arena.party(body),
        channel=channel,
        words=words,
    )


def refused(arena: Arena, command: c.Command, actor: Actor = OFFICER) -> str:
    before = arena.journal.head()
    with pytest.raises(CommandRefused) as caught:
        arena.do(command, actor)
    assert arena.journal.head() == before
    assert caught.value.refusal.reason.en
    return caught.value.refusal.code


def told(arena: Arena) -> list[str]:
    return [line.text.zh for line in story(arena.plan, arena.journal.read("i1"))]


def standing(arena: Arena, origin: str, item: str) -> set[str]:
    of = arena.state.directives.values()
    return {d.party for d in of if (d.origin, d.item) == (origin, item) and d.state != "withdrawn"}
