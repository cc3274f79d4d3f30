"""What the public is owed, as the difference between the rule that counts and what was told.

A first release is owed once by every speaker: the clock counts from the first moment at which a
rule of his that names it counts. While rules that name the clock follow one another, it runs on;
another rule may shorten it, none gives more time. A rule without the clock lifts what is owed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from engine.incident import events as e
from engine.incident.releases import (
    counting_rule,
    first_awaited,
    rule_named,
    speaker_of,
)
from engine.incident.state import Incident
from engine.incident.state.releases import ReleaseDuty
from engine.plan.plan import Plan
from engine.plan.release import ReleaseRule

KINDS = ("notice", "conference")


def clock_of(rule: ReleaseRule, kind: str) -> str | None:
    """Return the clock parameter that a rule names for a first release or a conference."""
    return rule.within if kind == "notice" else rule.conference


def _spoke(plan: Plan, incident: Incident, kind: str, party: str) -> bool:
    """Whether a speaker has already told the public, or held a conference."""
    known = incident.publicity
    if kind == "conference":
        return any(held.party == party for held in known.conferences)
    published = (one for one in known.releases.values() if one.state == "published")
    return any(speaker_of(plan, incident, rule_named(plan, one.rule)) == party for one in published)


def _duty(
    plan: Plan, incident: Incident, rule: ReleaseRule, kind: str, now: datetime
) -> Iterator[e.Event]:
    owed = incident.publicity.owed(kind)
    clock = clock_of(rule, kind)
    party = speaker_of(plan, incident, rule)
    if clock is None or _spoke(plan, incident, kind, party):
        if owed is not None:
            yield e.ReleaseLifted(owed.id, "rule")
        return
    due = now + timedelta(minutes=plan.minutes(clock))
    if owed is None:
        earlier = sum(duty.kind == kind for duty in incident.publicity.duties.values())
        name = f"{kind}-{earlier + 1}"
        yield e.ReleaseOwed(name, kind, rule.id, party, due, rule.clause)
    elif owed.rule != rule.id:
        yield e.ReleaseCarried(owed.id, rule.id, party, min(owed.due, due), rule.clause)


def _lifted(incident: Incident, code: str) -> Iterator[e.Event]:
    for kind in KINDS:
        owed: ReleaseDuty | None = incident.publicity.owed(kind)
        if owed is not None:
            yield e.ReleaseLifted(owed.id, code)


def releases(plan: Plan, incident: Incident, now: datetime) -> Iterator[e.Event]:
    """Yield the rule that counts now, what is owed under it, and texts that go its way.

    A text keeps its own rule while none counts: what was begun may still be finished.
    """
    if plan.release is None:
        return
    if incident.outcome is not None:
        yield from _lifted(incident, incident.outcome)
        return
    rule, known = counting_rule(plan, incident), incident.publicity
    name = rule.id if rule else None
    if name != known.rule:
        party = speaker_of(plan, incident, rule) if rule else None
        clause = rule.clause if rule else plan.release.clause
        yield e.ReleaseRuleTaken(name, known.rule, party, clause)
    if rule is None:
        yield from _lifted(incident, "rule")
        return
    for kind in KINDS:
        yield from _duty(plan, incident, rule, kind, now)
    for release in known.releases.values():
        if release.open and release.rule != rule.id:
            awaits = first_awaited(plan, incident, rule)
            yield e.ReleaseRerouted(release.id, rule.id, rule.clause, awaits)
