"""Reports up the chain: sent, confirmed, and carried on by follow-ups and a final one."""

from __future__ import annotations

from datetime import datetime, timedelta

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.decide.deciding import Deciding, Decisions
from engine.incident.decide.moments import CLOCK_SLACK, happened
from engine.incident.demand import WantedReport, demand
from engine.incident.drafting import named
from engine.incident.lifecycles import REPORT
from engine.incident.refusals import refuse, require_words
from engine.incident.state import Report
from engine.plan.duties import FollowUps


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


def _receipt_due(deciding: Deciding, sent_at: datetime) -> datetime | None:
    ladder = deciding.plan.ladder.get("receipt")
    if ladder is None or ladder.within is None:
        return None
    return sent_at + timedelta(minutes=deciding.plan.minutes(ladder.within))


def send(deciding: Deciding, command: c.SendReport) -> None:
    """Record that a report went out: how, to whom, in which words, and what those words lack."""
    report = _owed(deciding, command.report, "send")
    how = require_words(command.how, "no_channel", "请写明报送方式", "Say how it was sent")
    at = happened(deciding, command.when)
    words = command.words.strip()
    said, missing = named(deciding.plan, deciding.plan.report[report.obligation], words)
    event = e.ReportSent(
        report=report.id,
        how=how,
        whom=command.whom.strip(),
        words=words,
        said=said,
        missing=missing,
        receipt_due=_receipt_due(deciding, at),
    )
    deciding.happen(event, at, about=command.when.about)


def confirm(deciding: Deciding, command: c.ConfirmReport) -> None:
    """Record who confirmed receipt, how and when."""
    report = _owed(deciding, command.report, "confirm")
    by = require_words(command.by, "no_name", "请写明谁确认收到", "Say who confirmed receipt")
    at = happened(deciding, command.when)
    if report.sent_at is not None and at < report.sent_at - CLOCK_SLACK:
        refuse(
            "before_sent",
            "确认时间早于报出时间，请核对",
            "It was confirmed before it was sent; check the times",
        )
    event = e.ReportConfirmed(report.id, by, command.how.strip())
    deciding.happen(event, at, about=command.when.about)


def follow_up(deciding: Deciding, command: c.FollowUp) -> None:
    """Owe a follow-up or the final report, once the one before it went out."""
    terms = _terms(deciding, command.obligation)
    want = _wanted(deciding, command)
    chain = [r for r in deciding.state.reports.values() if (r.obligation, r.party) == want.key]
    standing = [report for report in chain if report.state != "lifted"]
    if not standing or standing[-1].state == "due":
        refuse(
            "first_unsent",
            "先把已列出的这份报告报出，再续报",
            "Send the report that is owed first",
            ("SendReport",),
        )
    if command.kind == "final" and standing[-1].stage == "final":
        refuse("final_sent", "终报已经报出", "The final report was sent already", ("FollowUp",))
    due = deciding.now + timedelta(minutes=deciding.plan.minutes(terms.within))
    event = e.ReportOwed(
        report=f"{want.obligation}.{want.party}.{len(chain) + 1}",
        obligation=want.obligation,
        sender=want.sender,
        party=want.party,
        due=due,
        clause=terms.clause,
        kind=command.kind,
        reason=command.reason.strip(),
    )
    deciding.happen(event)


def _terms(deciding: Deciding, name: str) -> FollowUps:
    obligation = deciding.plan.report.get(name)
    if obligation is None:
        refuse("no_report", "预案没有这项报告", "The plan has no such report")
    if obligation.follow_ups is None:
        refuse(
            "no_follow_ups",
            f"预案没有规定“{obligation.title.zh}”续报（{obligation.clause}）",
            f"The plan has no follow-ups to {obligation.title.en} ({obligation.clause})",
        )
    return obligation.follow_ups


def _wanted(deciding: Deciding, command: c.FollowUp) -> WantedReport:
    """Return the report as the plan still demands it, or refuse: nothing is owed to be lifted."""
    key = (command.obligation, command.party)
    wanted = {want.key: want for want in demand(deciding.plan, deciding.state).reports}
    if key not in wanted:
        refuse(
            "not_called_for",
            "目前的情况和级别不需要这项报告",
            "Facts and level do not call for this report now",
        )
    return wanted[key]


DECISIONS: Decisions = {
    c.SendReport: send,
    c.ConfirmReport: confirm,
    c.FollowUp: follow_up,
}
