"""Supplements: a report that was sent is owed again once what it said has changed."""

from __future__ import annotations

from datetime import datetime, timedelta

from engine.incident.demand import context_of, situation_of
from engine.incident.fold.reports import TYPED
from engine.incident.state import Incident, Report
from engine.plan.duties import Supplements
from engine.plan.plan import Plan
from engine.text import Text
from engine.truth import Truth, judge


def window_of(plan: Plan, incident: Incident, terms: Supplements) -> str:
    """Return the parameter that says how long after the beginning changes must be supplemented."""
    other = terms.instead
    if other is not None:
        situation, context = situation_of(plan, incident), context_of(plan, incident)
        if judge(other.when, situation, context) is Truth.TRUE:
            return other.window
    return terms.window


def _window(plan: Plan, incident: Incident, terms: Supplements) -> timedelta:
    return timedelta(minutes=plan.minutes(window_of(plan, incident, terms)))


def _news(incident: Incident, sent: Report, fact: str) -> bool:
    """Whether a figure became another after the report went out.

    What was recorded before the sending was, has been told; unless the sending was entered late
    and the figure changed in between. Nothing is sent before it is owed.
    """
    known = incident.figures.get(fact)
    if known is None or known.changed_at is None or sent.sent_at is None:
        return False
    if known.changed_seq > sent.sent_seq:
        return True
    return known.changed_at >= max(sent.sent_at, sent.owed_at) + TYPED


def owed_again(plan: Plan, incident: Incident, last: Report, now: datetime) -> Supplements | None:
    """Return the terms on which the latest report of its kind to its recipient is owed again.

    None while it is unsent, when nothing it hangs on has changed, or after the plan's window.
    """
    terms = plan.report[last.obligation].supplements
    if terms is None or last.state not in ("sent", "confirmed"):
        return None
    if not any(_news(incident, last, fact) for fact in terms.facts):
        return None
    return terms if now <= incident.occurred_at + _window(plan, incident, terms) else None


def counted_until(plan: Plan, incident: Incident, fact: str) -> datetime | None:
    """Return until when a change of a fact counts; None when the plan sets no end to it.

    A change counts as long as any report of the plan has to be supplemented with it.
    """
    terms = [one.supplements for one in plan.reports.reports if one.supplements]
    windows = [_window(plan, incident, one) for one in terms if fact in one.facts]
    return incident.occurred_at + max(windows) if windows else None


def supplement_words(report: Report) -> Text | None:
    """Return what marks a report as a later or the final one; None for a first report."""
    if report.stage == "final":
        return Text(zh="终报", en="final report")
    number = report.supplement
    return Text(zh=f"续报{number}", en=f"supplement {number}") if number else None


def report_mark(plan: Plan, report: Report) -> Text | None:
    """Return 初报, 续报 N or 终报; None for a report that the plan wants once and no more."""
    mark = supplement_words(report)
    obligation = plan.report[report.obligation]
    if mark is None and (obligation.follow_ups or obligation.supplements):
        return Text(zh="初报", en="first report")
    return mark


def report_title(plan: Plan, report: Report) -> Text:
    """Return the name of a report owed, with its mark."""
    title, mark = plan.report[report.obligation].title, report_mark(plan, report)
    if mark is None:
        return title
    return Text(zh=f"{title.zh}（{mark.zh}）", en=f"{title.en} ({mark.en})")
