"""Answering the evidence checklist."""

from __future__ import annotations

from typing import get_args

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.moments import happened
from engine.incident.refusals import refuse, require_words


def record(deciding: Deciding, command: c.RecordEvidence) -> None:
    """Answer one line; what is not secured needs a reason, a later answer counts."""
    evidence = deciding.plan.evidence
    known = [item.id for item in evidence.items] if evidence else []
    if command.item not in known:
        refuse("no_item", "证据清单中没有这一项", "The checklist has no such line", tuple(known))
    verdicts = get_args(c.EvidenceVerdict)
    if command.verdict not in verdicts:
        refuse("no_verdict", "请选择一项", "Choose one", verdicts)
    note, kept = command.note.strip(), command.kept.strip()
    if command.verdict != "secured":
        require_words(
            note, "no_reason", "没有或不适用须说明原因", "Say why it is not there or does not apply"
        )
    for words in (note, kept):
        if words:
            require_words(words, "no_words", "", "")
    at = happened(deciding, command.when)
    event = e.EvidenceRecorded(command.item, command.verdict, kept, note)
    deciding.happen(event, at, about=command.when.about)


DECISIONS: Decisions = {c.RecordEvidence: record}
