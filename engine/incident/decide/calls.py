"""Opening an incident, adding notes."""

from __future__ import annotations

from datetime import UTC, datetime

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.channels import channel_words
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.figures import read_values
from engine.incident.decide.moments import CLOCK_SLACK, happened
from engine.incident.refusals import refuse, require_words


def _called(deciding: Deciding, command: c.ReportIncident) -> datetime:
    if command.reported_at is None:
        return deciding.now
    if command.reported_at > deciding.now + CLOCK_SLACK:
        refuse("in_future", "接报时间不能晚于现在", "The call cannot lie in the future")
    return command.reported_at.astimezone(UTC)


def report(deciding: Deciding, command: c.ReportIncident) -> None:
    """Open an incident: who called, what happened where, what is known."""
    title = require_words(
        command.title, "no_title", "请用一句话写明发生了什么", "Say in one line what happened"
    )
    place = require_words(command.place, "no_place", "请写明事发地点", "Say where it happened")
    if command.district not in deciding.plan.directory.districts:
        refuse("no_district", "请选择事发地所在区县", "Choose the district where it happened")
    values = read_values(deciding, command.facts)
    reported_at = _called(deciding, command)
    at = reported_at if command.when.at is None else happened(deciding, command.when)
    if at > reported_at + CLOCK_SLACK:
        refuse(
            "after_call",
            "发生时间晚于接报时间，请核对两个时间",
            "It happened after the call that reported it; check both times",
        )
    event = e.IncidentReported(
        plan=deciding.plan.id,
        title=title,
        place=place,
        district=command.district,
        summary=command.summary.strip(),
        caller=dict(command.caller),
        channel=command.channel,
        reported_at=reported_at,
        drill=command.drill,
    )
    deciding.happen(event, at, about=command.when.about)
    if command.warning:
        deciding.happen(e.WarningLinked(command.warning, command.warned_of, raised=False))
    known = {fact: value for fact, value in values.items() if value is not None}
    if known:
        source = command.source or command.caller.get("name") or channel_words(command.channel).zh
        deciding.happen(e.FiguresRecorded(known, source, ""), at, about=command.when.about)
    deciding.happen(initial_phase(deciding), at)


def initial_phase(deciding: Deciding) -> e.PhaseChanged:
    """Return the entry into the plan's first phase."""
    lifecycle = deciding.plan.lifecycle
    return e.PhaseChanged("", lifecycle.initial, "report", lifecycle.clause)


def add_note(deciding: Deciding, command: c.AddNote) -> None:
    """Add a line; a correction points at the entry it corrects."""
    text = require_words(command.text, "no_text", "请写明内容", "Write what happened")
    corrects = command.corrects
    if corrects is not None and not 1 <= corrects <= deciding.state.version:
        refuse("no_entry", "没有这一条记录，无法更正", "There is no such entry to correct")
    at = happened(deciding, command.when)
    deciding.happen(e.NoteAdded(text, corrects), at, about=command.when.about)


DECISIONS: Decisions = {c.AddNote: add_note}
