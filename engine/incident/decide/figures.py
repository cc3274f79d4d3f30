"""Figures: what is known, from whom, and when it was so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.figures import read_situation
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.moments import happened
from engine.incident.refusals import refuse, require_words


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
    event = e.FiguresRecorded(values, source, command.note.strip())
    deciding.happen(event, at, about=command.when.about)


DECISIONS: Decisions = {c.RecordFigures: record_figures}
