"""The simulated people who tell the public: one drafts, each body takes its step, one speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from engine.incident import commands as c
from engine.incident.release_draft import first_draft
from engine.incident.releases import first_awaited, next_release_step, publishes, rule_named
from engine.incident.state import Incident, Release
from engine.plan.plan import Plan

Draw = Callable[[str], timedelta]
"""How long somebody takes over what a key names."""

Doing = tuple[datetime, str, str, c.Command]
"""When, under which key, by which party, what."""


def releasing(plan: Plan, incident: Incident, draw: Draw) -> Iterator[Doing]:
    """Yield what the simulated bodies do next about public information."""
    known = incident.publicity
    texts = [one for one in known.releases.values() if one.open]
    owed = known.owed("notice")
    if owed is not None and not texts:
        rule = rule_named(plan, owed.rule)
        key = f"release:{owed.id}:draft:{len(known.releases)}"
        at = owed.since + draw(key)
        words = first_draft(plan, incident, at)
        command = c.DraftRelease(words.title.zh, words.text.zh, words.figures)
        yield at, key, first_awaited(plan, incident, rule), command
    for release in texts:
        yield from _step(plan, incident, release, draw)
    conference = known.owed("conference")
    if conference is not None and owed is None:
        key = f"release:{conference.id}:hold"
        speaker = plan.party_title(conference.party).zh
        held = c.HoldConference(f"{speaker}新闻发言人（模拟）")
        yield conference.since + draw(key), key, conference.party, held


def _step(plan: Plan, incident: Incident, release: Release, draw: Draw) -> Iterator[Doing]:
    step = next_release_step(plan, release)
    if step is None:
        return
    number = release.wording.number
    key = f"release:{release.id}:{number}:{release.rule}:{step.id}:{len(release.lapsed)}"
    channels: tuple[str, ...] = ()
    if publishes(plan, release, step) and plan.release is not None:
        channels = tuple(one.id for one in plan.release.channels if not one.if_needed)[:1]
    how = "" if channels else "模拟发布"
    command = c.TakeReleaseStep(release.id, number, step.id, grant=True, channels=channels, how=how)
    party = plan.party(step.by, incident.district)
    yield release.changed_at + draw(key), key, party, command
