"""The warnings that an incident came out of, or raised."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident


def _linked(now: Incident, event: e.WarningLinked, _: Record) -> Incident:
    return replace(now, warnings=(*now.warnings, event.warning))


FOLDS: Folds = {"WarningLinked": _linked}
