"""What was owed up the chain, sent and confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ReportOwed:
    """A report is owed by `sender` to `party`, at the latest by `due`."""

    version: ClassVar[int] = 1
    report: str
    obligation: str
    sender: str
    party: str
    due: datetime
    clause: str


@dataclass(frozen=True, slots=True)
class ReportSent:
    """The report was sent: how, to whom, in which words."""

    version: ClassVar[int] = 1
    report: str
    how: str
    whom: str
    words: str


@dataclass(frozen=True, slots=True)
class ReportConfirmed:
    """The recipient confirmed receipt."""

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


Event = ReportOwed | ReportSent | ReportConfirmed | ReportOverdue | ReportLifted
