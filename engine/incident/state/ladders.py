"""A rung of a ladder that fell due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung reached at `at`; `done_at`, `by` and `words` once a person recorded the act."""

    name: str
    clock: str
    rung: str
    act: str
    party: str
    told: str
    subjects: tuple[str, ...]
    due: datetime
    at: datetime
    done_at: datetime | None = None
    by: str = ""
    words: str = ""
