"""Clocks that stand still: only on a ground that the plan names, and never after the deadline."""

from __future__ import annotations

from datetime import datetime

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.moments import happened
from engine.incident.demand import context_of, situation_of
from engine.incident.refusals import refuse, require_words
from engine.incident.state import Directive, Report
from engine.plan.duties import Pause, ReportObligation, Task
from engine.truth import judge

_Subject = tuple[Directive | Report, datetime]


def _running(deciding: Deciding, clock: c.Pausable, subject: str) -> _Subject:
    """Return what the clock belongs to and its deadline, or refuse because none runs or stands."""
    state = deciding.state
    report = state.reports.get(subject) if clock == "report" else None
    if report is not None and report.state == "due":
        return report, report.due
    directive = state.directives.get(subject) if clock == "completion" else None
    if directive is None or not directive.open or directive.complete_due is None:
        refuse("no_clock", "没有这个在走的时限", "There is no such clock")
    return directive, directive.complete_due


def _item(deciding: Deciding, found: Directive | Report) -> Task | ReportObligation | None:
    if isinstance(found, Report):
        return deciding.plan.report[found.obligation]
    return deciding.plan.task.get(found.item) if found.origin == "task" else None


def _ground(deciding: Deciding, found: Directive | Report, name: str) -> Pause:
    item = _item(deciding, found)
    grounds = {one.id: one for one in item.pauses} if item else {}
    ground = grounds.get(name)
    if ground is None:
        refuse(
            "no_pause",
            f"预案没有规定这一时限可以中止（{found.clause}）",
            f"The plan does not let this clock stand still ({found.clause})",
            tuple(grounds),
        )
    state, plan = deciding.state, deciding.plan
    if not judge(ground.when, situation_of(plan, state), context_of(plan, state)).holds:
        refuse(
            "not_the_case",
            f"“{ground.title.zh}”的情形尚未记录，不能中止计时（{ground.clause}）",
            f"It is not recorded that this is so: {ground.title.en} ({ground.clause})",
            ("RecordFigures",),
        )
    return ground


def pause(deciding: Deciding, command: c.PauseClock) -> None:
    """Let a clock stand still from a moment on, with the reason."""
    found, due = _running(deciding, command.clock, command.subject)
    ground = _ground(deciding, found, command.ground)
    reason = require_words(
        command.reason, "no_reason", "中止计时须说明理由", "Stopping a clock needs a reason"
    )
    if found.paused_at is not None:
        refuse("paused", "计时已经中止", "The clock stands still already", ("ResumeClock",))
    at = happened(deciding, command.when)
    if at < found.start:
        refuse("before_start", "早于开始计时的时间", "The clock did not run yet")
    if found.overdue or at >= due:
        refuse("overdue", "已超过时限，不能再中止", "The deadline has passed")
    event = e.ClockPaused(
        clock=command.clock,
        subject=found.id,
        party=_party(found),
        ground=ground.id,
        clause=ground.clause,
        reason=reason,
    )
    deciding.happen(event, at, about=command.when.about)


def resume(deciding: Deciding, command: c.ResumeClock) -> None:
    """Let a clock run on; the deadline moves by exactly the time that it stood."""
    found, due = _running(deciding, command.clock, command.subject)
    if found.paused_at is None:
        refuse("not_paused", "计时没有中止", "The clock is running")
    at = happened(deciding, command.when)
    if at < found.paused_at:
        refuse("before_pause", "早于中止的时间", "It cannot run on before it stopped")
    event = e.ClockResumed(
        clock=command.clock,
        subject=found.id,
        party=_party(found),
        due=due + (at - found.paused_at),
        reason=command.reason.strip(),
    )
    deciding.happen(event, at, about=command.when.about)


def _party(found: Directive | Report) -> str:
    return found.sender if isinstance(found, Report) else found.party


DECISIONS: Decisions = {c.PauseClock: pause, c.ResumeClock: resume}
