"""A plan edition from before the ways out were drawn."""

from __future__ import annotations

from dataclasses import replace

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident.decide import decide
from tests.incident.arena import LIBRARY, OFFICER, START, Arena

DRAWN_LATER = ("hand_over", "merge", "take_back_", "reopen_")


def without_ways(plan_id: str, command: c.Command) -> str | None:
    """Return the code with which an old edition refuses a command, None when it does not."""
    arena = Arena(plan_id)
    plan = LIBRARY.plan(plan_id)
    lifecycle = plan.lifecycle
    moves = tuple(move for move in lifecycle.moves if not move.id.startswith(DRAWN_LATER))
    drawn = lifecycle.model_copy(update={"moves": moves})
    arena.plan = plan.revised(lifecycle=drawn, edition=f"without-ways-{plan_id}")
    arena.report({"deaths": 1})
    known = replace(arena.state)
    try:
        decide(arena.plan, known, command, name="i1", actor=OFFICER, now=START)
    except CommandRefused as refused:
        return refused.refusal.code
    return None
