"""What the pages of public information show: who may speak, what is owed, each text on its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.incident.figure_words import figure_words
from engine.incident.releases import (
    changed_figures,
    corrected_by,
    next_release_step,
    publishes,
    release_parties,
    rule_named,
    speaker_of,
)
from engine.incident.state import Release, ReleaseDuty
from engine.incident.state.releases import ReleaseStep
from engine.incident.story.releases import DUTIES
from engine.plan.lifecycle import Step
from engine.plan.release import ReleaseRule
from engine.text import Text
from web.permissions import ACTIONS, Reach
from web.rooms.incident_reach import Opened
from web.visit import Visit


@dataclass(frozen=True, slots=True)
class ReleaseStepLine:
    """One step of a text's way. `mine`: the visitor takes it now; `last`: it makes it public."""

    step: Step
    party: str
    title: Text
    done: ReleaseStep | None
    current: bool
    mine: bool
    last: bool


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A figure of a text that is known to be another by now."""

    title: Text
    stated: Text
    known: Text


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    """One text: its rule, its way, what has changed since, what it corrects and who corrects it."""

    release: Release
    rule: ReleaseRule
    speaker: Text
    steps: tuple[ReleaseStepLine, ...]
    changed: tuple[ChangedLine, ...]
    stated: tuple[tuple[Text, Text], ...]
    channels: tuple[Text, ...]
    corrects: Release | None
    corrections: tuple[Release, ...]

    @property
    def current(self) -> ReleaseStepLine | None:
        """The step that is next."""
        return next((one for one in self.steps if one.current), None)


@dataclass(frozen=True, slots=True)
class DutyLine:
    """What the public is or was owed, by whom, and how that ended."""

    duty: ReleaseDuty
    title: Text
    party: Text


@dataclass(frozen=True, slots=True)
class Told:
    """Everything on the page of public information."""

    rule: ReleaseRule | None
    speaker: Text | None
    chain: tuple[tuple[Step, Text], ...]
    silence: tuple[Text, str] | None
    duties: tuple[DutyLine, ...]
    cards: tuple[ReleaseCard, ...]


def drafter(visit: Visit, opened: Opened) -> str | None:
    """Return the visitor's party with a step in a chain; the desk drafts without one."""
    parties = release_parties(opened.plan, opened.incident) & visit.person.parties
    return min(parties, default=None)


def may_draft(visit: Visit, opened: Opened) -> bool:
    """Return whether the visitor may write or change a text."""
    if opened.incident.over:
        return False
    reach = ACTIONS["release.issue"].reach(visit.visitor)
    own = drafter(visit, opened) is not None
    return reach is Reach.ANY or (reach is Reach.OWN and own)


def told(visit: Visit, opened: Opened) -> Told:
    """Return what the page shows: open texts first, then the latest."""
    plan, incident = opened.plan, opened.incident
    known = incident.publicity
    rule = rule_named(plan, known.rule) if known.rule else None
    cards = [card_of(visit, opened, one) for one in reversed(tuple(known.releases.values()))]
    cards.sort(key=lambda card: not card.release.open)
    duties = [duty_line(opened, one) for one in known.duties.values() if one.state != "lifted"]
    return Told(
        rule=rule,
        speaker=plan.party_title(speaker_of(plan, incident, rule)) if rule else None,
        chain=_chain(opened, rule),
        silence=_silence(opened),
        duties=tuple(duties),
        cards=tuple(cards),
    )


def duty_line(opened: Opened, duty: ReleaseDuty) -> DutyLine:
    """Return what is owed in words."""
    return DutyLine(duty, DUTIES[duty.kind], opened.plan.party_title(duty.party))


def _silence(opened: Opened) -> tuple[Text, str] | None:
    """Return who else must keep silent, with the clause."""
    chapter = opened.plan.release
    said = chapter.silence if chapter else None
    return (Text(zh=said.zh, en=said.en), said.clause) if said else None


def _chain(opened: Opened, rule: ReleaseRule | None) -> tuple[tuple[Step, Text], ...]:
    plan, district = opened.plan, opened.incident.district
    steps = rule.chain if rule else ()
    return tuple((step, plan.party_title(plan.party(step.by, district))) for step in steps)


def card_of(visit: Visit, opened: Opened, release: Release) -> ReleaseCard:
    """Return one text with everything about it."""
    plan, incident = opened.plan, opened.incident
    rule = rule_named(plan, release.rule)
    offered = plan.release.channels if plan.release else ()
    sent = release.published.channels if release.published else ()
    corrected = incident.publicity.releases.get(release.corrects or "")
    return ReleaseCard(
        release=release,
        rule=rule,
        speaker=plan.party_title(speaker_of(plan, incident, rule)),
        steps=_steps(visit, opened, release, rule),
        changed=_changed(opened, release),
        stated=_stated(opened, release.wording.figures),
        channels=tuple(one.title for one in offered if one.id in sent),
        corrects=corrected,
        corrections=tuple(corrected_by(incident, release.id)),
    )


def _steps(
    visit: Visit, opened: Opened, release: Release, rule: ReleaseRule
) -> tuple[ReleaseStepLine, ...]:
    plan, incident = opened.plan, opened.incident
    following = None if incident.over else next_release_step(plan, release)
    done = {one.step: one for one in release.steps}
    found = []
    for step in rule.chain:
        party = plan.party(step.by, incident.district)
        now = following is not None and step.id == following.id
        mine = now and party in visit.person.parties and visit.may("release.step", party)
        last = publishes(plan, release, step)
        title = plan.party_title(party)
        found.append(ReleaseStepLine(step, party, title, done.get(step.id), now, mine, last))
    return tuple(found)


def _changed(opened: Opened, release: Release) -> tuple[ChangedLine, ...]:
    plan = opened.plan
    return tuple(
        ChangedLine(
            plan.facts[one.fact].title,
            figure_words(plan.facts[one.fact], one.stated),
            figure_words(plan.facts[one.fact], one.known),
        )
        for one in changed_figures(opened.incident, release.wording)
    )


def _stated(opened: Opened, figures: Mapping[str, Any]) -> tuple[tuple[Text, Text], ...]:
    facts = opened.plan.facts
    return tuple((facts[f].title, figure_words(facts[f], value)) for f, value in figures.items())


def typed_again(value: Any) -> str:
    """Return a recorded number as it would be typed: 3, 3-5, 5+."""
    if not isinstance(value, list):
        return str(value)
    low, high = value
    return f"{low}+" if high is None else f"{low}-{high}"
