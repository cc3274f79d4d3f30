"""Figures: what is known, from whom, and when it was so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from engine.figures import read_situation
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.moments import happened
from engine.incident.refusals import refuse, require_words

_TYPED = timedelta(minutes=1)
"""People write down a time to the minute: within it nobody can say which figure is the newer."""


def read_values(deciding: Deciding, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts as the timeline holds them; None where somebody says that it is unknown."""
    known = read_situation(facts, deciding.plan.facts)
    return {fact: known[fact].plain() if fact in known else None for fact in facts}


def record_figures(deciding: Deciding, command: c.RecordFigures) -> None:
    """Add figures to what is known; an equal value is confirmed, never dropped."""
    if not command.facts:
        refuse("no_figures", "没有填写任何数据", "No figure was given")
    source = require_words(
        command.source, "no_source", "请写明数据来源", "Say where the figures come from"
    )
    values = read_values(deciding, command.facts)
    at = happened(deciding, command.when)
    standing = _corrected(deciding, command)
    older = tuple(fact for fact in values if fact not in standing and _older(deciding, fact, at))
    event = e.FiguresRecorded(values, source, command.note.strip(), older, command.corrects)
    deciding.happen(event, at, about=command.when.about)


def _corrected(deciding: Deciding, command: c.RecordFigures) -> frozenset[str]:
    """Return the facts whose known figure came from the entry that is corrected."""
    if command.corrects is None:
        return frozenset()
    figures = deciding.state.figures
    found = frozenset(
        fact for fact in command.facts if fact in figures and figures[fact].seq == command.corrects
    )
    if found != frozenset(command.facts):
        refuse(
            "not_standing",
            f"现用的数据不是出自第{command.corrects}条，请重新核对；旧数据可补记说明",
            f"What is known does not come from entry {command.corrects}; check again, or add a note",
            ("RecordFigures", "AddNote"),
        )
    return found


def _older(deciding: Deciding, fact: str, at: datetime) -> bool:
    known = deciding.state.figures.get(fact)
    return known is not None and at + _TYPED <= known.at


DECISIONS: Decisions = {c.RecordFigures: record_figures}
