"""The timeline in words: reports."""

from __future__ import annotations

from typing import Any

from engine.incident import events as e
from engine.incident.codec import kind_of
from engine.incident.story.telling import Scene, Tellers, Telling, both

_REPORTS = {
    "ReportOwed": ("应报", "Owed"),
    "ReportSent": ("已报出", "Sent"),
    "ReportConfirmed": ("已确认收到", "Receipt confirmed"),
    "ReportOverdue": ("报告超时", "Overdue"),
    "ReportLifted": ("不再需要报告", "No longer owed"),
    "ReceiptOverdue": ("超时未确认收到", "Receipt not confirmed in time"),
}


def _report(s: Scene, ev: Any) -> Telling:
    zh, en = _REPORTS[kind_of(ev)]
    title = s.report(ev.report)
    said = getattr(ev, "words", "") or getattr(ev, "by", "") or getattr(ev, "reason", "")
    late = isinstance(ev, (e.ReportOverdue, e.ReceiptOverdue))
    return "late" if late else "report", both(f"{zh} {title.zh}", f"{en}: {title.en}", said)


TELLERS: Tellers = {
    **dict.fromkeys(_REPORTS, _report),
}
