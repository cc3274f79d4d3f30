"""What was sent and done in a merged incident: told in the other, and never asked for twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.incident import events as e
from engine.incident.directive_words import directive_title
from engine.incident.state import Directive, Incident, Report
from engine.journal.chain import stamp
from engine.plan.plan import Plan

_SENT = ("sent", "confirmed")
_ANSWERED = ("acknowledged", "under_way", "done")
_UNANSWERED = ("issued", "received")


def deeds_of(plan: Plan, incident: Incident) -> tuple[Mapping[str, Any], ...]:
    """Return what was sent and done in an incident, in words that any plan can tell."""
    sent = [
        {
            "kind": "report",
            "title": _plain(plan.report[one.obligation].title),
            "party": _plain(plan.party_title(one.party)),
            "at": stamp(one.sent_at),
        }
        for one in incident.reports.values()
        if one.state in _SENT and one.sent_at is not None
    ]
    done = [
        {
            "kind": "task",
            "title": _plain(directive_title(plan, one)),
            "party": _plain(plan.party_title(one.party)),
            "at": stamp(one.changed_at),
        }
        for one in incident.directives.values()
        if one.state == "done"
    ]
    return (*sent, *done)


def _plain(text: Any) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def take_over(plan: Plan, into: Incident, origin: Incident) -> Iterator[e.Event]:
    """Yield the duties of an incident that a merged one under the same plan has answered."""
    yield from _reports(plan, into, origin)
    yield from _directives(plan, into, origin)


def _latest_sent(origin: Incident) -> dict[tuple[str, str], Report]:
    reports = origin.reports.values()
    return {(r.obligation, r.party): r for r in reports if r.state in _SENT}


def _reports(plan: Plan, into: Incident, origin: Incident) -> Iterator[e.Event]:
    ours: dict[tuple[str, str], list[Report]] = {}
    for report in into.reports.values():
        ours.setdefault((report.obligation, report.party), []).append(report)
    owing = {(r.obligation, r.party) for r in origin.reports.values() if r.state == "due"}
    for key, sent in _latest_sent(origin).items():
        standing = [report for report in ours.get(key, ()) if report.state != "lifted"]
        if sent.obligation not in plan.report or any(r.state in _SENT for r in standing):
            continue
        count = len(ours.get(key, ()))
        name = standing[-1].id if standing else f"{key[0]}.{key[1]}.{count + 1}"
        current = key not in owing and _tells_the_same(plan, sent, into, origin)
        yield e.ReportTakenOver(
            report=name,
            obligation=sent.obligation,
            sender=sent.sender,
            party=sent.party,
            clause=sent.clause,
            incident=origin.id,
            state=sent.state,
            sent_at=sent.sent_at or sent.owed_at,
            words=sent.words,
            current=current,
        )


def _tells_the_same(plan: Plan, sent: Report, into: Incident, origin: Incident) -> bool:
    """Whether what a report told there is what is known here, as far as news would be owed."""
    terms = plan.report[sent.obligation].supplements
    return terms is None or all(
        _value(into, fact) in (None, _value(origin, fact)) for fact in terms.facts
    )


def _value(incident: Incident, fact: str) -> Any:
    known = incident.figures.get(fact)
    return known.value if known else None


def _directives(plan: Plan, into: Incident, origin: Incident) -> Iterator[e.Event]:
    latest = {(d.origin, d.item, d.party): d for d in into.directives.values()}
    theirs = {(d.origin, d.item, d.party): d for d in origin.directives.values()}
    items = {("task", name) for name in plan.task} | {("group", name) for name in plan.groups}
    for key, there in theirs.items():
        if there.state not in _ANSWERED or key[:2] not in items:
            continue
        here = latest.get(key)
        name = _ours(into, key, here, there)
        if name:
            yield e.DirectiveTakenOver(
                directive=name,
                origin=there.origin,
                item=there.item,
                party=there.party,
                clause=there.clause,
                incident=origin.id,
                state=there.state,
                issued_at=there.issued_at,
                note=there.note,
            )


def _ours(
    into: Incident, key: tuple[str, str, str], here: Directive | None, there: Directive
) -> str:
    """Return which directive of ours one of theirs answers; empty when none is."""
    if here is not None and here.state in _UNANSWERED:
        return here.id
    if there.state != "done" or (here is not None and here.state != "withdrawn"):
        return ""
    rounds = sum((d.origin, d.item, d.party) == key for d in into.directives.values())
    return f"{'.'.join(key)}.{rounds + 1}"
