"""A change in a register, and the figures that follow from it in the same breath."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from engine.incident import events as e
from engine.incident.decide.deciding import Deciding
from engine.incident.totals import Totals, joined, kind_of_register, totals


def enter(
    deciding: Deciding, event: e.Event, source: str, at: datetime, *, about: bool = False
) -> None:
    """Let a register change, and record what it now adds up to.

    Only facts whose total changed are recorded: what people said meanwhile stands until then.
    """
    before = totals(deciding.plan, deciding.state)
    deciding.happen(event, at, about=about)
    _feed(deciding, before, source, at, about=about)


def _feed(deciding: Deciding, before: Totals, source: str, at: datetime, *, about: bool) -> None:
    state, facts = deciding.state, deciding.plan.facts
    found: dict[str, dict[str, Any]] = {}
    for fact, total in totals(deciding.plan, state).items():
        if before.get(fact) == total:
            continue
        value = joined(state.figures.get(fact), total, facts[fact])
        if value is not None:
            found.setdefault(kind_of_register(facts[fact]), {})[fact] = value
    for kind, figures in found.items():
        known = [state.figures[fact].at for fact in figures if fact in state.figures]
        # A sum speaks of now, also when what changed it happened before the last one.
        when = at if kind == "clock" else max([at, *known])
        event = e.FiguresRecorded(figures, source, "", register=kind)
        deciding.happen(event, when, about=about)
