"""Which rule of public information counts, whose step is next, what a published text got wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.incident.demand import context_of, situation_of
from engine.incident.state import Incident
from engine.incident.state.releases import Release, Wording
from engine.incident.ways import ways_of
from engine.plan.lifecycle import Step
from engine.plan.plan import Plan
from engine.plan.release import ReleaseRule

DRILL_MARK = "【演练】"
"""What stands in front of every title and text of a drill, so that no copy is taken for real."""


def counting_rule(plan: Plan, incident: Incident) -> ReleaseRule | None:
    """Return the rule that counts at the standing level under what is known, if any does."""
    if plan.release is None:
        return None
    return ways_of(plan, situation_of(plan, incident), context_of(plan, incident)).release


def rule_named(plan: Plan, name: str) -> ReleaseRule:
    """Return a rule of the plan's release chapter."""
    rules = plan.release.rules if plan.release else ()
    return next(rule for rule in rules if rule.id == name)


def speaker_of(plan: Plan, incident: Incident, rule: ReleaseRule) -> str:
    """Return the party that alone may speak under a rule."""
    return plan.party(rule.speaker, incident.district)


def next_release_step(plan: Plan, release: Release) -> Step | None:
    """Return the step to take now; None for a text that was sent back, published or dropped."""
    if release.state not in ("draft", "review"):
        return None
    taken = {done.step for done in release.steps}
    return next((s for s in rule_named(plan, release.rule).chain if s.id not in taken), None)


def publishes(plan: Plan, release: Release, step: Step) -> bool:
    """Return whether a step is the last of its chain, so that the text is public by it."""
    return rule_named(plan, release.rule).chain[-1].id == step.id


def awaited(plan: Plan, incident: Incident, step: Step | None) -> str | None:
    """Return the party whose step it is, None when nobody's is."""
    return None if step is None else plan.party(step.by, incident.district)


def first_awaited(plan: Plan, incident: Incident, rule: ReleaseRule) -> str:
    """Return the party that begins the chain of a rule."""
    return plan.party(rule.chain[0].by, incident.district)


def release_parties(plan: Plan, incident: Incident) -> frozenset[str]:
    """Return everybody with a step in the chain that counts, or in that of a text."""
    names = {release.rule for release in incident.publicity.releases.values()}
    names |= {incident.publicity.rule} if incident.publicity.rule else set()
    rules = [rule_named(plan, name) for name in names]
    steps = [step for rule in rules for step in rule.chain]
    return frozenset(plan.party(step.by, incident.district) for step in steps)


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that a text states and that is known to be another now (None: no longer known)."""

    fact: str
    stated: Any
    known: Any


def changed_figures(incident: Incident, wording: Wording) -> list[Changed]:
    """Return the figures of a version that are no longer what is known."""
    known: Mapping[str, Any] = {name: one.value for name, one in incident.figures.items()}
    return [
        Changed(fact, stated, known.get(fact))
        for fact, stated in wording.figures.items()
        if known.get(fact) != stated
    ]


def corrected_by(incident: Incident, release: str) -> list[Release]:
    """Return the later texts that correct a release, oldest first, without those given up."""
    found = incident.publicity.releases.values()
    return [one for one in found if one.corrects == release and one.state != "dropped"]
