"""Reports up the chain: sent and confirmed."""

from __future__ import annotations

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.moments import happened
from engine.incident.lifecycles import REPORT
from engine.incident.refusals import refuse, require_words
from engine.incident.state import Report


def _owed(deciding: Deciding, name: str, move: str) -> Report:
    report = deciding.state.reports.get(name)
    if report is None:
        refuse("no_report", "没有这项报告", "There is no such report")
    if REPORT.after(report.state, move) is None:
        words = {
            "due": ("尚未报出", "not sent yet"),
            "sent": ("已经报出", "already sent"),
            "confirmed": ("已确认收到", "already confirmed"),
            "lifted": ("已不再需要", "no longer owed"),
        }[report.state]
        refuse(
            "illegal_move",
            f"该报告{words[0]}",
            f"The report is {words[1]}",
            REPORT.legal(report.state),
        )
    return report


def send(deciding: Deciding, command: c.SendReport) -> None:
    """Record that a report went out: how, to whom and in which words."""
    report = _owed(deciding, command.report, "send")
    how = require_words(command.how, "no_channel", "请写明报送方式", "Say how it was sent")
    at = happened(deciding, command.when)
    event = e.ReportSent(report.id, how, command.whom.strip(), command.words.strip())
    deciding.happen(event, at, about=command.when.about)


def confirm(deciding: Deciding, command: c.ConfirmReport) -> None:
    """Record who confirmed receipt."""
    report = _owed(deciding, command.report, "confirm")
    by = require_words(command.by, "no_name", "请写明谁确认收到", "Say who confirmed receipt")
    deciding.happen(e.ReportConfirmed(report.id, by, command.how.strip()))


DECISIONS: Decisions = {
    c.SendReport: send,
    c.ConfirmReport: confirm,
}
