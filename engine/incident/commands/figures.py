"""Adding figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.incident.commands.clock import NOW, Moment


@dataclass(frozen=True, slots=True)
class RecordFigures:
    """Add figures; earlier ones stay in the timeline.

    What speaks of an earlier time than the figure known joins the history and does not replace it,
    unless `corrects` names the entry that the figure known came from.
    """

    facts: Mapping[str, Any]
    source: str
    note: str = ""
    when: Moment = NOW
    corrects: int | None = None


Command = RecordFigures
