"""What is known of a fact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A fact's latest value in JSON form, when it was so, who said so, and the entry.

    `changed_at` and `changed_seq` say when the value was first recorded; who only confirms it
    changes neither. `register` is the kind of register that added it up, empty where people said it.
    """

    value: Any
    at: datetime
    about: bool
    source: str
    seq: int
    changed_at: datetime | None = None
    changed_seq: int = 0
    register: str = ""
