"""What was taken into use from somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Compensation:
    """What is paid for it, in yuan; `paid_at` None until it was."""

    amount: str
    by: str
    reason: str
    decided_at: datetime
    paid_at: datetime | None = None
    receipt: str = ""

    @property
    def nothing_due(self) -> bool:
        """Whether it was decided that nothing is paid."""
        return Decimal(self.amount) == 0


@dataclass(frozen=True, slots=True)
class Requisition:
    """An entry of the register. `state` and `paying` are states of their two lifecycles."""

    id: str
    sort: str
    what: str
    quantity: str
    owner: str
    contact: str
    body: str
    order: str
    value: str | None
    receipt: str
    state: str
    taken_at: datetime
    recorder: str
    paying: str = "open"
    settled_at: datetime | None = None
    words: str = ""
    compensation: Compensation | None = None

    @property
    def counts(self) -> bool:
        """Whether it stands; a struck entry does not."""
        return self.state != "struck"

    @property
    def unpaid(self) -> bool:
        """Whether its compensation is still to be decided or paid."""
        return self.counts and self.paying in ("open", "decided")
