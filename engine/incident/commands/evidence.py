"""Answering the evidence checklist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.incident.commands.clock import NOW, Moment

EvidenceVerdict = Literal["secured", "absent", "not_applicable"]


@dataclass(frozen=True, slots=True)
class RecordEvidence:
    """Answer a line: secured and where it is `kept`, or absent or not_applicable and why."""

    item: str
    verdict: EvidenceVerdict
    kept: str = ""
    note: str = ""
    when: Moment = NOW


Command = RecordEvidence
