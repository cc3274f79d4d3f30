"""What a ladder asked of people, done."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.moments import happened
from engine.incident.ladders import BY_HAND
from engine.incident.refusals import refuse, require_words


def record(deciding: Deciding, command: c.RecordRung) -> None:
    """Record a call: all the rungs that it answers, once each."""
    if not command.rungs:
        refuse("no_rung", "没有选定要记录的催办", "No step of escalation is chosen")
    words = require_words(
        command.words,
        "no_words",
        "请写明联系到谁、说了什么",
        "Say who was reached and what was said",
    )
    at = happened(deciding, command.when)
    for name in dict.fromkeys(command.rungs):
        rung = deciding.state.rungs.get(name)
        if rung is None:
            refuse("no_rung", "没有这一步催办", "There is no such step of escalation")
        if rung.act not in BY_HAND:
            refuse("no_act", "提醒已自动送达，无须记录", "A reminder needs no record")
        if rung.done_at is not None:
            refuse(
                "already_done",
                f"{rung.by}已记录：{rung.words}",
                f"{rung.by} already recorded: {rung.words}",
            )
        if at < rung.at:
            refuse("too_early", "联系时间早于催办时间", "It cannot be before the step fell due")
        deciding.happen(e.RungRecorded(name, rung.party, words), at, about=command.when.about)


DECISIONS: Decisions = {c.RecordRung: record}
