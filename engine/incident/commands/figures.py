"""Adding figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.incident.commands.clock import NOW, Moment


@dataclass(frozen=True, slots=True)
class RecordFigures:
    """Add figures; earlier ones stay in the timeline."""

    facts: Mapping[str, Any]
    source: str
    note: str = ""
    when: Moment = NOW


Command = RecordFigures
