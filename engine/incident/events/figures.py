"""Figures became known, and what level they establish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class FiguresRecorded:
    """Figures became known. A value is exact, [low, high], or None for 'unknown after all'."""

    version: ClassVar[int] = 1
    figures: Mapping[str, Any]
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class IncidentGraded:
    """The known figures establish a level.

    `because` holds criterion, clause, level and figure; `open` the facts that could still raise
    it, each with the level it could reach; `projected` the level that is feared.
    """

    version: ClassVar[int] = 1
    level: str
    ceiling: str
    projected: str
    because: tuple[Mapping[str, Any], ...]
    open: tuple[Mapping[str, Any], ...]


Event = FiguresRecorded | IncidentGraded
