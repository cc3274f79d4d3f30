"""The register of what was called in or requisitioned, and its compensation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.incident.commands.clock import NOW, Moment

Sort = Literal["people", "goods", "equipment", "vehicle", "site"]
Outcome = Literal["returned", "damaged", "lost", "used_up"]


@dataclass(frozen=True, slots=True)
class RecordRequisition:
    """Enter what was taken into use, from whom and by whose order; `value` in yuan if known."""

    sort: Sort
    what: str
    owner: str
    body: str
    quantity: str = ""
    contact: str = ""
    order: str = ""
    value: str | None = None
    receipt: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class SettleRequisition:
    """Say what became of it; damage and loss need words."""

    requisition: str
    outcome: Outcome
    words: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class StrikeRequisition:
    """Strike an entry made by mistake; a reason is required."""

    requisition: str
    reason: str


@dataclass(frozen=True, slots=True)
class DecideCompensation:
    """Fix how much is paid, in yuan, and who decided it; 0 needs a reason."""

    requisition: str
    amount: str
    by: str
    reason: str = ""
    when: Moment = NOW


@dataclass(frozen=True, slots=True)
class PayCompensation:
    """Record that it was paid, on which receipt."""

    requisition: str
    receipt: str
    when: Moment = NOW


Command = (
    RecordRequisition | SettleRequisition | StrikeRequisition | DecideCompensation | PayCompensation
)
