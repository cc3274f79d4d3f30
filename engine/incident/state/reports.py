"""A report owed to a recipient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Told:
    """What was known when a report went out, so that the next one can say what changed."""

    figures: Mapping[str, Any]
    level: str
    phase: str
    response: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report owed to one recipient. `state` is a state of the report lifecycle.

    `taken_from` is the merged incident in which it was sent, if it was not sent here.
    `supplement` counts the reports of the same obligation that this recipient got before; `kind`
    is follow_up or final where a person asked for it. `said` and `missing` are content items.
    The clock runs from `start` to `due`, unless it stands since `paused_at` on the ground `pause`;
    every pause moves both. `reached` are the rungs of ladders that fell due.
    """

    id: str
    obligation: str
    sender: str
    party: str
    clause: str
    state: str
    owed_at: datetime
    due: datetime
    sent_at: datetime | None = None
    sent_seq: int = 0
    overdue: bool = False
    words: str = ""
    supplement: int = 0
    taken_from: str = ""
    kind: str = ""
    reason: str = ""
    how: str = ""
    whom: str = ""
    said: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    told: Told | None = None
    receipt_due: datetime | None = None
    receipt_overdue: bool = False
    confirmed_at: datetime | None = None
    confirmed_by: str = ""
    confirmed_how: str = ""
    counted_from: datetime | None = None
    paused_at: datetime | None = None
    pause: str = ""
    reached: tuple[str, ...] = ()

    @property
    def start(self) -> datetime:
        """When the clock began, less the time that it stood."""
        return self.counted_from or self.owed_at

    @property
    def stage(self) -> Literal["first", "follow_up", "final"]:
        """Whether it is the first report to its recipient, a later one, or the final one."""
        if self.kind == "final":
            return "final"
        return "follow_up" if self.supplement else "first"

    @property
    def running(self) -> bool:
        """Whether it is unsent and its clock runs."""
        return self.state == "due" and self.paused_at is None
