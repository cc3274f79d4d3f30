"""Figures became known, and what level they establish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class FiguresRecorded:
    """Figures became known. A value is exact, [low, high], or None for 'unknown after all'.

    `history` names those that speak of an earlier time than what is known: they are kept, and do
    not replace it. `corrects` is the sequence of the entry that was wrong. `register` is the kind
    of register (people, clock or places) that added the figures up, empty where people said them.
    """

    version: ClassVar[int] = 1
    figures: Mapping[str, Any]
    source: str
    note: str
    history: tuple[str, ...] = ()
    corrects: int | None = None
    register: str = ""


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
