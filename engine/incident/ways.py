"""The ways that a plan draws out of an incident: warnings, public information, hand-overs."""

from __future__ import annotations

from dataclasses import dataclass

from engine.figures import Situation
from engine.levels import Level
from engine.plan.document import HandOver
from engine.plan.plan import Plan
from engine.plan.release import ReleaseRule
from engine.plan.warnings import Route
from engine.truth import Context, judge


@dataclass(frozen=True, slots=True)
class Ways:
    """The warning route taken, the release rule that counts, and every likely hand-over."""

    route: Route | None
    release: ReleaseRule | None
    handovers: tuple[HandOver, ...]


def ways_of(plan: Plan, situation: Situation, context: Context) -> Ways:
    """Return the ways open in a situation; of routes and of rules the first that fits."""

    def holds(way: Route | ReleaseRule | HandOver) -> bool:
        return judge(way.when, situation, context).holds

    routes = plan.warnings.routes if plan.warnings else ()
    rules = plan.release.rules if plan.release else ()
    level = context.level or Level.BELOW
    return Ways(
        route=next(filter(holds, routes), None),
        release=next((rule for rule in rules if level in rule.levels and holds(rule)), None),
        handovers=tuple(filter(holds, plan.document.handovers)),
    )
