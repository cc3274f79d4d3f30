"""A line of the evidence checklist was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class EvidenceRecorded:
    """A document or trace is secured, absent or not_applicable; `kept` says where it lies."""

    version: ClassVar[int] = 1
    item: str
    verdict: str
    kept: str
    note: str


Event = EvidenceRecorded
