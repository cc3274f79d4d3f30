"""What the public is told."""

from __future__ import annotations

from dataclasses import replace

from engine.incident import events as e
from engine.incident.codec import Record
from engine.incident.fold.folds import Folds
from engine.incident.state import Incident
from engine.incident.state.releases import (
    Conference,
    Publication,
    Publicity,
    Release,
    ReleaseDuty,
    ReleaseStep,
    Wording,
)


def _with(now: Incident, release: Release) -> Incident:
    releases = {**now.publicity.releases, release.id: release}
    return replace(now, publicity=replace(now.publicity, releases=releases))


def _with_duty(now: Incident, duty: ReleaseDuty) -> Incident:
    duties = {**now.publicity.duties, duty.id: duty}
    return replace(now, publicity=replace(now.publicity, duties=duties))


def _rule(now: Incident, event: e.ReleaseRuleTaken, record: Record) -> Incident:
    taken = replace(now.publicity, rule=event.rule, since=record.recorded_at)
    return replace(now, publicity=taken)


def _owed(now: Incident, event: e.ReleaseOwed, record: Record) -> Incident:
    duty = ReleaseDuty(
        id=event.duty,
        kind=event.kind,
        rule=event.rule,
        party=event.party,
        clause=event.clause,
        since=record.recorded_at,
        due=event.due,
    )
    return _with_duty(now, duty)


def _carried(now: Incident, event: e.ReleaseCarried, _: Record) -> Incident:
    duty = replace(
        now.publicity.duties[event.duty],
        rule=event.rule,
        party=event.party,
        clause=event.clause,
        due=event.due,
    )
    return _with_duty(now, duty)


def _overdue(now: Incident, event: e.ReleaseOverdue, _: Record) -> Incident:
    return _with_duty(now, replace(now.publicity.duties[event.duty], overdue=True))


def _lifted(now: Incident, event: e.ReleaseLifted, _: Record) -> Incident:
    return _with_duty(now, replace(now.publicity.duties[event.duty], state="lifted"))


def _wording(number: int, event: e.ReleaseDrafted | e.ReleaseEdited, record: Record) -> Wording:
    name = record.actor.name
    return Wording(number, event.title, event.text, event.figures, record.recorded_at, name)


def _drafted(now: Incident, event: e.ReleaseDrafted, record: Record) -> Incident:
    release = Release(
        id=event.release,
        rule=event.rule,
        state="draft",
        opened_at=record.recorded_at,
        changed_at=record.recorded_at,
        versions=(_wording(1, event, record),),
        corrects=event.corrects,
    )
    return _with(now, release)


def _anew(release: Release, record: Record) -> Release:
    """Return a text at the beginning of its chain; the steps taken are kept as lapsed."""
    return replace(
        release,
        state="draft",
        steps=(),
        lapsed=(*release.lapsed, *release.steps),
        changed_at=record.recorded_at,
    )


def _edited(now: Incident, event: e.ReleaseEdited, record: Record) -> Incident:
    release = _anew(now.publicity.releases[event.release], record)
    versions = (*release.versions, _wording(event.number, event, record))
    return _with(now, replace(release, versions=versions))


def _rerouted(now: Incident, event: e.ReleaseRerouted, record: Record) -> Incident:
    release = _anew(now.publicity.releases[event.release], record)
    return _with(now, replace(release, rule=event.rule))


def _done(
    event: e.ReleaseStepTaken | e.ReleaseReturned | e.ReleasePublished,
    record: Record,
    *,
    granted: bool,
) -> ReleaseStep:
    name = record.actor.name
    at = record.occurred_at
    return ReleaseStep(event.number, event.step, event.party, at, name, event.reason, granted)


def _step(now: Incident, event: e.ReleaseStepTaken, record: Record) -> Incident:
    release = now.publicity.releases[event.release]
    steps = (*release.steps, _done(event, record, granted=True))
    return _with(now, replace(release, state="review", steps=steps, changed_at=record.recorded_at))


def _returned(now: Incident, event: e.ReleaseReturned, record: Record) -> Incident:
    release = now.publicity.releases[event.release]
    steps = (*release.steps, _done(event, record, granted=False))
    return _with(
        now, replace(release, state="returned", steps=steps, changed_at=record.recorded_at)
    )


def _published(now: Incident, event: e.ReleasePublished, record: Record) -> Incident:
    release = now.publicity.releases[event.release]
    published = Publication(
        at=record.occurred_at,
        about=record.about,
        party=event.party,
        name=record.actor.name,
        channels=event.channels,
        how=event.how,
    )
    release = replace(
        release,
        state="published",
        steps=(*release.steps, _done(event, record, granted=True)),
        changed_at=record.recorded_at,
        published=published,
    )
    return _met(_with(now, release), "notice", event.speaker, record)


def _met(now: Incident, kind: str, speaker: str, record: Record) -> Incident:
    """Return the incident once a speaker has told the public what was owed."""
    known: Publicity = now.publicity
    duty = known.owed(kind)
    if duty is None or duty.party != speaker:
        return now
    return _with_duty(now, replace(duty, state="met", met_at=record.occurred_at))


def _dropped(now: Incident, event: e.ReleaseDropped, record: Record) -> Incident:
    release = now.publicity.releases[event.release]
    return _with(
        now,
        replace(release, state="dropped", dropped=event.reason, changed_at=record.recorded_at),
    )


def _conference(now: Incident, event: e.ConferenceHeld, record: Record) -> Incident:
    held = Conference(
        rule=event.rule,
        party=event.party,
        spoke=event.spoke,
        words=event.words,
        at=record.occurred_at,
        about=record.about,
        name=record.actor.name,
    )
    known = replace(now.publicity, conferences=(*now.publicity.conferences, held))
    return _met(replace(now, publicity=known), "conference", event.party, record)


FOLDS: Folds = {
    "ReleaseRuleTaken": _rule,
    "ReleaseOwed": _owed,
    "ReleaseCarried": _carried,
    "ReleaseOverdue": _overdue,
    "ReleaseLifted": _lifted,
    "ReleaseDrafted": _drafted,
    "ReleaseEdited": _edited,
    "ReleaseRerouted": _rerouted,
    "ReleaseStepTaken": _step,
    "ReleaseReturned": _returned,
    "ReleasePublished": _published,
    "ReleaseDropped": _dropped,
    "ConferenceHeld": _conference,
}
