"""A report owed to a recipient."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Report:
    """A report owed to one recipient. `state` is a state of the report lifecycle.

    `supplement` counts the reports of the same obligation that this recipient got before.
    `taken_from` is the merged incident in which it was sent, if it was not sent here.
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
