"""What was owed up the chain, sent and confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ReportOwed:
    """A report is owed by `sender` to `party`, at the latest by `due`.

    `kind` is follow_up or final where a person asked for it, and `reason` says why; empty where
    the plan calls for it by itself.
    """

    version: ClassVar[int] = 1
    report: str
    obligation: str
    sender: str
    party: str
    due: datetime
    clause: str
    kind: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReportSent:
    """The report was sent: how, to whom, in which words.

    `said` and `missing` are the content items that the words hold and lack; both are empty when
    no words were recorded. Receipt should be confirmed by `receipt_due`, if there is such a clock.
    """

    version: ClassVar[int] = 1
    report: str
    how: str
    whom: str
    words: str
    said: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    receipt_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportConfirmed:
    """The recipient confirmed receipt; when is the time at which the entry occurred."""

    version: ClassVar[int] = 1
    report: str
    by: str
    how: str


@dataclass(frozen=True, slots=True)
class ReportOverdue:
    """The report was not sent in time."""

    version: ClassVar[int] = 1
    report: str
    due: datetime


@dataclass(frozen=True, slots=True)
class ReportLifted:
    """An unsent report is no longer owed. `code` says why."""

    version: ClassVar[int] = 1
    report: str
    code: str


@dataclass(frozen=True, slots=True)
class ReceiptOverdue:
    """Nobody confirmed receipt in time."""

    version: ClassVar[int] = 1
    report: str
    due: datetime


Event = ReportOwed | ReportSent | ReportConfirmed | ReportOverdue | ReportLifted | ReceiptOverdue
