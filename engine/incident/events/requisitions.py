"""What was called in or requisitioned, what became of it, and its compensation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class RequisitionRecorded:
    """Something was taken into use: what, from whom, by which body's order, on which receipt.

    `sort` is people, goods, equipment, vehicle or site. `value` is in yuan, a decimal string, None
    while nobody knows it.
    """

    version: ClassVar[int] = 1
    requisition: str
    sort: str
    what: str
    quantity: str
    owner: str
    contact: str
    body: str
    order: str
    value: str | None
    receipt: str


@dataclass(frozen=True, slots=True)
class RequisitionSettled:
    """What became of it: returned, damaged, lost or used_up."""

    version: ClassVar[int] = 1
    requisition: str
    outcome: str
    words: str


@dataclass(frozen=True, slots=True)
class RequisitionStruck:
    """It was recorded by mistake; the entry stays and counts for nothing."""

    version: ClassVar[int] = 1
    requisition: str
    reason: str


@dataclass(frozen=True, slots=True)
class CompensationDecided:
    """How much is paid for it, in yuan, and who decided; nothing is due for 0, and `reason` why."""

    version: ClassVar[int] = 1
    requisition: str
    amount: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class CompensationPaid:
    """The owner was paid what was decided, on a receipt."""

    version: ClassVar[int] = 1
    requisition: str
    receipt: str


Event = (
    RequisitionRecorded
    | RequisitionSettled
    | RequisitionStruck
    | CompensationDecided
    | CompensationPaid
)
