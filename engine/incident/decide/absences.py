"""Who is away, and who acts meanwhile."""

from __future__ import annotations

from datetime import UTC

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.moments import happened
from engine.incident.refusals import refuse, require_words
from engine.journal.chain import stamp


def record_absence(deciding: Deciding, command: c.RecordAbsence) -> None:
    """Record who is away and who acts meanwhile; one absence of a party at a time."""
    state = deciding.state
    if not deciding.plan.names(command.party):
        refuse("no_party", "没有这个单位", "There is no such party")
    if state.absence(command.party):
        refuse(
            "absent_already",
            "该机构负责人的缺位已经登记；情况变了请先登记返岗",
            "An absence is recorded already; record the return first",
            ("RecordReturn",),
        )
    who = require_words(command.who, "no_name", "请写明谁缺位", "Say who is away")
    deputy = require_words(command.deputy, "no_deputy", "请写明由谁代行", "Say who acts meanwhile")
    reason = require_words(command.reason, "no_reason", "请写明缺位原因", "Say why")
    if command.until is not None and command.until <= deciding.now:
        refuse("ended_already", "缺位的截止时间已经过去", "The end of the absence has passed")
    at = happened(deciding, command.since)
    event = e.AbsenceRecorded(
        absence=f"absence_{len(state.absences) + 1}",
        party=command.party,
        who=who,
        deputy=deputy,
        reason=reason,
        until=stamp(command.until.astimezone(UTC)) if command.until else "",
    )
    deciding.happen(event, at, about=command.since.about)


def record_return(deciding: Deciding, command: c.RecordReturn) -> None:
    """Record that the head is back."""
    absence = deciding.state.absence(command.party)
    if absence is None:
        refuse("not_absent", "没有登记缺位", "No absence is recorded", ("RecordAbsence",))
    at = happened(deciding, command.when)
    if at < absence.since:
        refuse("too_early", "返岗早于缺位，请核对时间", "The return lies before the absence")
    event = e.AbsenceEnded(absence.id, command.words.strip())
    deciding.happen(event, at, about=command.when.about)


DECISIONS: Decisions = {c.RecordAbsence: record_absence, c.RecordReturn: record_return}
